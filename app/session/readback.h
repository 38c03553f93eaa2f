// Delivery on the deployed site, which knows no nonce: an unanswered message is looked for in the room at once, and
// again when it can no longer arrive, by the call that marks nothing read.
#pragma once

#include "session/delivery.h"
#include "session/sender.h"
#include "store/follow.h"

#include <chrono>

namespace desk {

class Clock;

class ReadBack : public Delivery
{
    Q_OBJECT
public:
    /// Claims for this row the first of these message ids that no other row has claimed; 0: none.
    using Claim = std::function<FutureResult<MessageId>(const OutboxRow &row, const QList<MessageId> &candidates)>;

    /// `settleTime`: how long a message may still arrive after its connection was closed. It counts from then, or, for what
    /// an earlier run sent, from the beginning of this one: a wall clock that was set in between proves nothing.
    ReadBack(Sender sender, Claim claim, UserId me, Clock &clock, std::chrono::milliseconds settleTime,
             QObject *parent = nullptr);
    Dialect dialect() const override { return Dialect::Deployed; }
    void send(const OutboxRow &row) override;
    void settle(const OutboxRow &row) override;
    bool stop(OutboxId row) override { return m_sender.stop && m_sender.stop(row); }

private:
    void lookFor(const OutboxRow &row, std::chrono::milliseconds left);

    Sender m_sender;
    Claim m_claim;
    UserId m_me;
    Clock &m_clock;
    std::chrono::milliseconds m_settleTime;
    std::chrono::milliseconds m_began;                    ///< monotonic: whoever sent before has let go by then
    QHash<OutboxId, std::chrono::milliseconds> m_givenUp; ///< monotonic: when the carrier of a row was closed
};

/// My messages above the row's floor with its text as the site trims it, the lowest first.
QList<Message> candidatesFor(const OutboxRow &row, UserId me, const QList<Message> &messages);

} // namespace desk
