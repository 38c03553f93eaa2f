// The one way a floor says that something outside the program failed: Result<T>.
// An Error is a closed code with a detail; only ui/errortext makes a sentence of it.
#pragma once

#include <QFuture>
#include <QString>

#include <chrono>

#include <tl/expected.hpp>

namespace desk {

enum class ErrorCode {
    // the way to the site
    Offline, ///< no network, connection refused, connection lost before an answer
    HostNotFound,
    TimedOut,
    TlsFailed,       ///< detail: the first certificate error, from the TLS library
    InsecureAddress, ///< http or ws to something that is not loopback
    NotAChatSite,    ///< an answer came, but no site of ours gives it
    // what the site said
    SignInRefused, ///< detail: the form's own reason (plain text), may be empty
    SignedOut,     ///< 302 to the login page, 401, or 403 without a session; close 4401
    Forbidden,     ///< 403
    NotFound,      ///< 404
    Invalid,       ///< 400; detail: the site's words
    RoomClosed,    ///< 403 `is_inactive`, error `room_closed`
    WhichRoom,     ///< an owner's send without a room
    NonceReused,   ///< 409
    CursorGone,    ///< 410: resync
    TooLong,       ///< 413, error `too_long`
    RateLimited,   ///< 429; see Error::retryAfter
    ServerFault,   ///< 5xx, error `internal`: the outcome is unknown
    BadReply,      ///< what came back does not parse
    BadFrame,      ///< our own frame was refused, or a frame does not parse
    // this machine
    StorageFailed, ///< SQLite refused; detail: its words
    StorageFull,
    StorageDamaged, ///< of the cache: what can be read of it is kept, the site has the rest
    NoSecretService,
    Cancelled,
    // the numbers are stored (desk.db): what comes new comes last
    UnsentDamaged, ///< the same of the desk file: nobody else has what could not be read
    StorageReadOnly,
    StorageInUse, ///< another process holds the file
    // support cases (`triage`)
    Claimed,      ///< 409 `claimed`: a colleague has the case; detail: his name
    NotYours,     ///< 409 `not_yours`
    BadColleague, ///< 400 `bad_colleague`: no member of the staff
    NameTaken,    ///< 409 `name_taken`: another team reply has this name
    Overtaken,    ///< 409 `overtaken`: somebody has written since what was seen
};

struct Error
{
    ErrorCode code = ErrorCode::ServerFault;
    QString detail; ///< people's or a library's words: show as plain text only, log never for SignInRefused
    std::chrono::milliseconds retryAfter{0};
    int httpStatus = 0; ///< 0: none came

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T> using Result = tl::expected<T, Error>;

template <typename T> using FutureResult = QFuture<Result<T>>;

inline tl::unexpected<Error> fail(ErrorCode code, QString detail = {}, int httpStatus = 0)
{
    return tl::make_unexpected(Error{code, std::move(detail), {}, httpStatus});
}

} // namespace desk
