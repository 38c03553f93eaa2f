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
    void setSettler(Settler settler) { m_settler = std::move(settler); }

    FutureResult<void> take(Incoming incoming)
    {
        if (m_settler) {
            for (const MessageRun &run : std::as_const(incoming.runs))
                incoming.settled += m_settler(run.messages);
        }
        return m_store.take(incoming);
    }

private:
    Store &m_store;
    Settler m_settler;
};

} // namespace desk
