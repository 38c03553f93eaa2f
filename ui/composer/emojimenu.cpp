// When emoji are sought, and which are found.
#include "ui/composer/emojimenu.h"

#include "ui/composer/composeredit.h"
#include "ui/composer/emojishelf.h"
#include "ui/composer/replydelegate.h"

#include <QTextBlock>

namespace desk::ui {

namespace {

constexpr int mostFound = 20;

}

EmojiMenu::EmojiMenu(const Theme &theme, ComposerEdit &edit, EmojiShelf &shelf, QWidget *parent)
    : CompletionMenu(theme, edit, parent), m_shelf(shelf)
{
    setObjectName(QStringLiteral("emojiMenu"));
    connect(&edit, &QTextEdit::cursorPositionChanged, this, &EmojiMenu::caretMoved);
    connect(&shelf, &EmojiShelf::ready, this, [this] {
        if (m_sought)
            narrow();
    });
}

/// With the place of its colon in the whole text.
std::optional<EmojiSearch> EmojiMenu::sought() const
{
    const QTextCursor cursor = field()->textCursor();
    if (cursor.hasSelection())
        return std::nullopt;
    std::optional<EmojiSearch> search = emojiSearch(QStringView(cursor.block().text()).left(cursor.positionInBlock()));
    if (search)
        search->from += cursor.block().position();
    return search;
}

void EmojiMenu::follow()
{
    m_sought = sought();
    if (!m_sought)
        m_refused = -1;
    if (m_sought && m_sought->from != m_refused)
        narrow();
    else
        hide();
}

/// Whoever leaves the word no longer seeks; opening is for what is typed alone.
void EmojiMenu::caretMoved()
{
    if (isVisible() && sought() != m_sought)
        hide();
}

void EmojiMenu::dismiss()
{
    if (m_sought && isVisible())
        m_refused = int(m_sought->from);
    m_sought.reset();
    CompletionMenu::dismiss();
}

void EmojiMenu::narrow()
{
    m_shown = m_shelf.found(m_sought->typed, mostFound);
    clear();
    for (const Emoji &emoji : std::as_const(m_shown))
        ReplyDelegate::add(*this, emoji.text, EmojiShelf::name(emoji));
    present();
}

void EmojiMenu::choose(int row)
{
    if (!m_sought || row < 0 || row >= m_shown.size())
        return;
    const QString emoji = m_shown.at(row).text;
    const int from = int(m_sought->from);
    m_sought.reset();
    hide();
    Q_EMIT chosen(emoji, from);
}

} // namespace desk::ui
