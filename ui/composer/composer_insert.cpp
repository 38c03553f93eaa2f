// What comes into the field by other means than its keys: a quick reply, an emoji, a text that was taken back.
#include "ui/composer/composer.h"

#include "ui/composer/composeredit.h"
#include "ui/composer/emojimenu.h"
#include "ui/composer/emojipicker.h"
#include "ui/composer/replymenu.h"
#include "ui/format.h"

#include <QTextCursor>

namespace desk::ui {

void Composer::giveBack(const QString &given)
{
    setNoteMode(false); // a reply comes back, not a note
    const QString now = text();
    setText(now.trimmed().isEmpty() ? given : given + QLatin1Char('\n') + now);
    Q_EMIT edited(text(), false);
    focusInput();
}

/// In place of what asked for it, else where the caret stands: nothing that was written goes.
void Composer::choose(const QuickReply &reply)
{
    if (isClosed() || m_isNote)
        return;
    QTextCursor cursor = m_edit->textCursor();
    if (m_menu->isAsked() || text().trimmed().isEmpty())
        cursor.select(QTextCursor::Document);
    cursor.insertText(filled(reply.text, m_values));
    m_edit->setTextCursor(cursor);
    m_menu->dismiss();
    const QStringList unknown = unknownIn(reply.text);
    if (!unknown.isEmpty())
        showNote(tr("Not known in this conversation, write it yourself: %1").arg(unknown.join(QLatin1Char(' '))), true);
    focusInput();
}

QStringList Composer::unknownIn(const QString &text) const
{
    QStringList unknown = variablesOf(text);
    unknown.removeIf([this](const QString &variable) { return filled(variable, m_values) != variable; });
    for (QString &variable : unknown)
        variable = isolated(variable);
    return unknown;
}

void Composer::setTeamReplies(const QList<TeamReply> &replies)
{
    m_menu->setTeamReplies(replies);
    restyle();
}

void Composer::chooseTeamReply(const TeamReply &reply)
{
    choose({reply.name, {}, reply.texts.join(QStringLiteral("\n---\n"))});
}

/// At once, as if it had been written and sent; but nothing leaves with a variable in it that nobody has filled.
void Composer::runMacro(const TeamReply &reply)
{
    if (isClosed())
        return;
    QStringList texts;
    bool known = true;
    bool fits = true;
    for (const QString &text : reply.texts) {
        texts << filled(text, m_values);
        known = known && unknownIn(text).isEmpty();
        fits = fits && texts.last().size() <= m_limits.messageChars;
    }
    if (!known || !fits) {
        chooseTeamReply(reply);
        return;
    }
    if (m_gate && !m_gate())
        return;
    setText({});
    Q_EMIT edited({}, false);
    Q_EMIT macroRequested(reply, texts);
    focusInput();
}

void Composer::openEmoji()
{
    if (isClosed())
        return;
    if (!m_picker) {
        m_picker = new EmojiPicker(m_theme, *m_shelf, *this, parentWidget() ? parentWidget() : this);
        connect(m_picker, &EmojiPicker::closed, this, &Composer::focusInput);
        connect(m_picker, &EmojiPicker::chosen, this,
                [this](const QString &emoji) { insertEmoji(emoji, m_edit->textCursor().selectionStart()); });
    }
    m_picker->isVisible() ? m_picker->close() : m_picker->open();
}

/// In place of what stands between there and the caret, or of what is selected.
void Composer::insertEmoji(const QString &emoji, int from)
{
    QTextCursor cursor = m_edit->textCursor();
    const int to = cursor.selectionEnd();
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
    cursor.beginEditBlock(); // a step of its own, not one with what was typed before it
    cursor.insertText(emoji);
    cursor.endEditBlock();
    m_edit->setTextCursor(cursor);
    focusInput();
}

} // namespace desk::ui
