// When replies are sought, and which are found.
#include "ui/composer/replymenu.h"

#include "session/replytext.h"
#include "ui/composer/composeredit.h"
#include "ui/composer/replydelegate.h"

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
    clear();
    for (const QuickReply &reply : std::as_const(m_shown))
        ReplyDelegate::add(*this, reply);
    present();
}

void ReplyMenu::choose(int row)
{
    if (row >= 0 && row < m_shown.size())
        Q_EMIT chosen(QuickReply(m_shown.at(row))); // a copy: the list may change meanwhile
}

} // namespace desk::ui
