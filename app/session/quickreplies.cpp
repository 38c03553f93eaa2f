// The list is small and changes as a whole; only what was taken out of it is deleted.
#include "session/quickreplies.h"

namespace desk {

QuickReplies::QuickReplies(Store &store, QObject *parent) : QObject(parent), m_store(store) {}

void QuickReplies::load(const QList<QuickReply> &replies)
{
    m_replies = replies;
    Q_EMIT changed();
}

void QuickReplies::writeAgain()
{
    if (!m_replies.isEmpty())
        m_store.putReplies(m_replies, {});
}

void QuickReplies::set(const QList<QuickReply> &replies)
{
    if (m_replies == replies)
        return;
    QStringList gone;
    for (const QuickReply &old : std::as_const(m_replies))
        gone << old.shortcut;
    for (const QuickReply &reply : replies)
        gone.removeAll(reply.shortcut);
    m_replies = replies;
    m_store.putReplies(replies, gone);
    Q_EMIT changed();
}

} // namespace desk
