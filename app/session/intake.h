// The one road in: whatever came from the site (feed, sockets, answers) goes through here into the store, together with
// the outbox rows that it settles.
#pragma once

#include "store/store.h"

#include <functional>

namespace desk {

class Intake
{
public:
    /// Which rows of the outbox these messages settle. Each is named once.
    using Settler = std::function<QList<OutboxRow>(const QList<Message> &)>;

    explicit Intake(Store &store) : m_store(store) {}
    /// The messages that settled these rows could not be stored.
    using Unsettler = std::function<void(const QList<OutboxRow> &, const Error &)>;
    void setSettler(Settler settler, Unsettler unsettler)
    {
        m_settler = std::move(settler);
        m_unsettler = std::move(unsettler);
    }

    /// How far I have read a room, by what is kept here: a cache that was emptied does not know it any more.
    void setMarks(std::function<MessageId(RoomId)> readUpTo) { m_readUpTo = std::move(readUpTo); }

    /// While the first sync lasts nothing is news, whichever road it comes by.
    void setSyncing(bool syncing) { m_syncing = syncing; }

    FutureResult<void> take(Incoming incoming)
    {
        incoming.news = incoming.news && !m_syncing;
        for (const Room &room : std::as_const(incoming.rooms)) {
            if (const MessageId upTo = m_readUpTo ? m_readUpTo(room.id) : MessageId(); upTo > room.myReadUpTo)
                incoming.reads << ReadNews{room.id, upTo, true};
        }
        if (m_settler) {
            for (const MessageRun &run : std::as_const(incoming.runs))
                incoming.settled += m_settler(run.messages);
        }
        const auto taken = m_store.take(incoming);
        if (m_unsettler && !incoming.settled.isEmpty()) {
            follow(taken, &m_store, [this, settled = incoming.settled](const Result<void> &outcome) {
                if (!outcome)
                    m_unsettler(settled, outcome.error());
            });
        }
        return taken;
    }

private:
    Store &m_store;
    Settler m_settler;
    Unsettler m_unsettler;
    std::function<MessageId(RoomId)> m_readUpTo;
    bool m_syncing = false;
};

} // namespace desk
