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

    ReadBack(Sender sender, Claim claim, UserId me, Clock &clock, std::chrono::milliseconds settleTime, QObject *parent = nullptr);
    Dialect dialect() const override { return Dialect::Deployed; }
    void send(const OutboxRow &row) override;
    void settle(const OutboxRow &row) override;

private:
    void lookFor(const OutboxRow &row, std::chrono::milliseconds left);

    Sender m_sender;
    Claim m_claim;
    UserId m_me;
    Clock &m_clock;
    std::chrono::milliseconds m_settleTime;
};

/// My messages above the row's floor with its text as the site trims it, the lowest first.
QList<Message> candidatesFor(const OutboxRow &row, UserId me, const QList<Message> &messages);

} // namespace desk
