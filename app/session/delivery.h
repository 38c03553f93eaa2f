// How a message is settled: the seam between the outbox and the two dialects. A delivery knows no queue and no order.
#pragma once

#include "store/records.h"

#include <QObject>

namespace desk {

class Delivery : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual Dialect dialect() const = 0;
    /// The row is committed as Sending. Exactly one signal follows.
    virtual void send(const OutboxRow &row) = 0;
    /// The row may or may not be on the site: find out. Exactly one signal follows.
    virtual void settle(const OutboxRow &row) = 0;
    /// True: the row was under way and can no longer reach the site by this attempt; its signal says nothing any more.
    virtual bool stop(OutboxId) { return false; }

Q_SIGNALS:
    void sent(desk::OutboxId row, const desk::Message &message);
    void refused(desk::OutboxId row, const desk::Error &error);   ///< not stored, and never will be
    void postponed(desk::OutboxId row, const desk::Error &error); ///< not stored; may leave later
    void uncertain(desk::OutboxId row, const desk::Error &error); ///< settle() it
    void absent(desk::OutboxId row);                              ///< read back completely: it is not there
protected:
    /// A failed call as one of the signals above. Forbidden may mean signed out: `me` is asked first.
    void tellFailure(OutboxId row, const Error &error, const std::function<FutureResult<User>()> &me);
};

/// What an error says about the message that was sent.
enum class Verdict { Refused, Postponed, Unknown };
Verdict verdictOf(const Error &error);

} // namespace desk
