// The menu opens at once; the suggestions come when they are found.
#include "ui/composer/spellmenu.h"

#include "store/follow.h"
#include "system/speller.h"
#include "ui/composer/composeredit.h"
#include "ui/composer/spellmarks.h"

#include <QMenu>
#include <QTextCursor>

#include <algorithm>

namespace desk::ui {

SpellMenu::SpellMenu(ComposerEdit &edit, SpellMarks &marks) : QObject(&edit), m_edit(edit), m_marks(marks)
{
    connect(&edit, &ComposerEdit::menuAboutToOpen, this, [this](QMenu *menu, int position) { fill(*menu, position); });
}

void SpellMenu::fill(QMenu &menu, int position)
{
    const std::optional<SpellWord> wrong = m_marks.wrongAt(position);
    if (!wrong)
        return;
    QAction *rest = menu.actions().value(0);
    const auto add = [&](const QString &text, auto &&order) {
        auto *action = new QAction(text, &menu);
        connect(action, &QAction::triggered, this, order);
        menu.insertAction(rest, action);
    };
    suggest(menu, *wrong);
    const QPointer<Speller> speller = m_marks.speller();
    add(tr("Add to my dictionary"), [speller, word = wrong->word] {
        if (speller)
            speller->keep(word);
    });
    add(tr("Ignore this word"), [speller, word = wrong->word] {
        if (speller)
            speller->ignore(word);
    });
    menu.insertSeparator(rest);
}

void SpellMenu::suggest(QMenu &menu, const SpellWord &word)
{
    QAction *rest = menu.actions().value(0);
    auto *waiting = new QAction(tr("Looking for other spellings…"), &menu);
    waiting->setEnabled(false);
    menu.insertAction(rest, waiting);
    menu.insertSeparator(rest);
    follow(m_marks.speller()->suggestions(word.word, word.language), &menu,
           [this, &menu, waiting, word](const QStringList &found) {
               const QList<QAction *> before = menu.actions();
               const auto usable = std::find_if(before.cbegin(), before.cend(), [](QAction *each) {
                   return each->isEnabled() && !each->isSeparator();
               });
               const bool untouched =
                   !menu.activeAction() || (usable != before.cend() && menu.activeAction() == *usable);
               QAction *first = nullptr;
               for (const QString &each : found) {
                   auto *action = new QAction(each, &menu);
                   connect(action, &QAction::triggered, this, [this, word, each] { replace(word, each); });
                   menu.insertAction(waiting, action);
                   first = first ? first : action;
               }
               if (!first) {
                   waiting->setText(tr("No other spelling is known"));
                   return;
               }
               menu.removeAction(waiting);
               if (untouched)
                   menu.setActiveAction(first);
           });
}

/// Unless it was changed meanwhile.
void SpellMenu::replace(const SpellWord &word, const QString &by)
{
    const std::optional<SpellWord> now = m_marks.wrongAt(int(word.range.from));
    if (!now || !(*now == word))
        return;
    QTextCursor cursor = m_edit.textCursor();
    cursor.setPosition(int(word.range.from));
    cursor.setPosition(int(word.range.to), QTextCursor::KeepAnchor);
    cursor.insertText(by);
    m_edit.setTextCursor(cursor);
}

} // namespace desk::ui
