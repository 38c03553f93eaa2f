// Which answers decide (PROTOCOL.md, "Answers to what goes wrong").
#include "session/delivery.h"

#include "store/follow.h"

namespace desk {

Verdict verdictOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::RoomClosed:
    case ErrorCode::TooLong:
    case ErrorCode::Forbidden:
    case ErrorCode::NotFound:
    case ErrorCode::Invalid:
    case ErrorCode::NonceReused:
    case ErrorCode::WhichRoom:
    case ErrorCode::Claimed:
    case ErrorCode::NotYours:
    case ErrorCode::BadColleague:
    case ErrorCode::NameTaken:
    case ErrorCode::Overtaken:
    case ErrorCode::StorageFailed: // the file to send cannot be read: nothing travelled
        return Verdict::Refused;
    case ErrorCode::RateLimited:
    case ErrorCode::SignedOut:
    case ErrorCode::HostNotFound:
    case ErrorCode::TlsFailed:
    case ErrorCode::InsecureAddress:
        return Verdict::Postponed;
    default:
        return Verdict::Unknown;
    }
}

void Delivery::tellFailure(OutboxId row, const Error &error, const std::function<FutureResult<User>()> &me)
{
    switch (verdictOf(error)) {
    case Verdict::Refused:
        if (error.code != ErrorCode::Forbidden) {
            Q_EMIT refused(row, error);
            return;
        }
        follow(me(), this, [this, row, error](const Result<User> &known) {
            if (known)
                Q_EMIT refused(row, error);
            else
                Q_EMIT postponed(row, known.error());
        });
        return;
    case Verdict::Postponed:
        Q_EMIT postponed(row, error);
        return;
    case Verdict::Unknown:
        Q_EMIT uncertain(row, error);
        return;
    }
}

} // namespace desk
