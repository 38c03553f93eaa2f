// Which answers decide (PROTOCOL.md, "Answers to what goes wrong").
#include "session/delivery.h"

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

} // namespace desk
