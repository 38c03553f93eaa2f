// The frames of the WebSockets, one struct each, both directions (SITE.md "WebSockets", PROTOCOL.md "Features").
#pragma once

#include "protocol/types.h"

#include <chrono>
#include <variant>

namespace desk::protocol {

// ---- server to client ----

/// The room's messages, oldest first: at once after the handshake, or the answer to RequestHistory.
struct History
{
    QList<Message> messages;
    RoomId room; ///< 0 on the deployed site
    bool resumed = false;
    std::optional<bool> hasMore; ///< absent: unknown
    MessageId before;            ///< repeats the request
    MessageId after;
    friend bool operator==(const History &, const History &) = default;
};

struct MessageStored
{
    Message message;
    friend bool operator==(const MessageStored &, const MessageStored &) = default;
};

struct Typing
{
    UserId user;
    QString userName;
    RoomId room;
    friend bool operator==(const Typing &, const Typing &) = default;
};

struct ReadUpTo
{
    UserId user;
    MessageId upTo;
    QDateTime at;
    RoomId room;
    friend bool operator==(const ReadUpTo &, const ReadUpTo &) = default;
};

/// `code` is empty on the deployed site. Codes: signed_out bad_frame too_long rate_limited room_closed which_room
/// nonce_reused overtaken internal.
struct ErrorFrame
{
    QString message;
    QString code;
    QUuid nonce;
    RoomId room;
    std::chrono::milliseconds retryAfter{0}; ///< on the wire: seconds, may be fractional
    friend bool operator==(const ErrorFrame &, const ErrorFrame &) = default;
};

struct Hello
{
    Cursor cursor;
    friend bool operator==(const Hello &, const Hello &) = default;
};

struct Pong
{
    std::optional<Cursor> cursor;
    friend bool operator==(const Pong &, const Pong &) = default;
};

struct Change
{
    Cursor cursor;
    Cursor previous;
    Room room;
    std::optional<Message> message;
    friend bool operator==(const Change &, const Change &) = default;
};

struct NotificationPushed
{
    SiteNotification notification;
    friend bool operator==(const NotificationPushed &, const NotificationPushed &) = default;
};

struct PresenceFrame
{
    UserId user;
    QString userName;
    QString state; ///< looking, typing, gone
    RoomId room;
    friend bool operator==(const PresenceFrame &, const PresenceFrame &) = default;
};

/// A type this version does not know: ignored, as SITE.md asks.
struct Unknown
{
    QString type;
    friend bool operator==(const Unknown &, const Unknown &) = default;
};

using ServerFrame = std::variant<Unknown, History, MessageStored, Typing, ReadUpTo, ErrorFrame, Hello, Pong, Change,
                                 NotificationPushed, PresenceFrame>;

// ---- client to server ----

struct SendMessage
{
    QString text;   ///< as typed; the server trims
    QUuid nonce;    ///< null: none (deployed site)
    RoomId room;    ///< 0: the socket's own room
    MessageId seen; ///< of staff in a case: refused if a colleague has answered after it (`overtaken`); 0: absent
    friend bool operator==(const SendMessage &, const SendMessage &) = default;
};

struct SendTyping
{
    RoomId room;
    friend bool operator==(const SendTyping &, const SendTyping &) = default;
};

struct SendRead
{
    MessageId upTo;
    RoomId room;
    friend bool operator==(const SendRead &, const SendRead &) = default;
};

/// Exactly one of before/after is valid.
struct RequestHistory
{
    MessageId before;
    MessageId after;
    int limit = 50;
    RoomId room;
    friend bool operator==(const RequestHistory &, const RequestHistory &) = default;
};

struct Ping
{
    friend bool operator==(const Ping &, const Ping &) = default;
};

struct Looking
{
    RoomId room;
    friend bool operator==(const Looking &, const Looking &) = default;
};

using ClientFrame = std::variant<Unknown, SendMessage, SendTyping, SendRead, RequestHistory, Ping, Looking>;

} // namespace desk::protocol
