// When replies are sought, and which are found.
#include "ui/composer/replymenu.h"

#include "session/replytext.h"
#include "store/fold.h"
#include "ui/composer/composeredit.h"
#include "ui/composer/replydelegate.h"

#include <QKeyEvent>

namespace desk::ui {

ReplyMenu::ReplyMenu(const Theme &theme, ComposerEdit &edit, QWidget *parent) : CompletionMenu(theme, edit, parent)
{
    setObjectName(QStringLiteral("replyMenu"));
}

void ReplyMenu::setReplies(const QList<QuickReply> &replies)
{
    m_replies = replies;
    if (m_asked)
        narrow();
}

void ReplyMenu::setTeamReplies(const QList<TeamReply> &replies)
{
    m_team = replies;
    if (m_asked)
        narrow();
}

void ReplyMenu::follow(const QString &text)
{
    if (m_text.isEmpty() && text == QLatin1String("/"))
        m_asked = true;
    else if (!text.startsWith(QLatin1Char('/')) || text.contains(QLatin1Char('\n')))
        m_asked = false;
    m_text = text;
    m_asked ? narrow() : hide();
}

void ReplyMenu::dismiss()
{
    m_asked = false;
    m_text = field() ? field()->toPlainText() : QString();
    CompletionMenu::dismiss();
}

void ReplyMenu::narrow()
{
    m_shown = matching(m_replies, m_text.mid(1));
    m_shownTeam = m_team;
    m_shownTeam.removeIf([sought = fold(m_text.mid(1).trimmed())](const TeamReply &reply) {
        return !fold(reply.name).contains(sought);
    });
    clear();
    for (const QuickReply &reply : std::as_const(m_shown))
        ReplyDelegate::add(*this, reply);
    for (const TeamReply &reply : std::as_const(m_shownTeam))
        ReplyDelegate::add(*this, reply);
    present();
}

void ReplyMenu::choose(int row)
{
    if (row >= 0 && row < m_shown.size())
        Q_EMIT chosen(QuickReply(m_shown.at(row))); // a copy: the list may change meanwhile
    else if (const auto reply = teamReply(row))
        Q_EMIT teamReplyChosen(*reply);
}

std::optional<TeamReply> ReplyMenu::teamReply(int row) const
{
    const qsizetype at = row - m_shown.size();
    return at >= 0 && at < m_shownTeam.size() ? std::optional(m_shownTeam.at(at)) : std::nullopt;
}

/// What is sought is never sent: Ctrl+Enter on a reply of the team does it, or puts it into the field.
bool ReplyMenu::takeKey(const QKeyEvent &key)
{
    const bool enter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    const auto reply = teamReply(currentRow());
    if (!enter || (key.modifiers() & ~Qt::KeypadModifier) != Qt::ControlModifier || !reply)
        return CompletionMenu::takeKey(key);
    if (key.isAutoRepeat()) // a key that is held answers no question
        return true;
    if (reply->resolves)
        Q_EMIT macroChosen(*reply);
    else
        Q_EMIT teamReplyChosen(*reply);
    return true;
}

} // namespace desk::ui
