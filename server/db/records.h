// Rows as the server's SQL gives and takes them. Values only.
#pragma once

#include "protocol/types.h"

#include <array>

namespace desk::server {

/// The two who talk in a room: the publisher, and the client or the staff.
enum class Side : quint8 { Publisher = 0, Other = 1 };
inline Side opposite(Side side)
{
    return side == Side::Publisher ? Side::Other : Side::Publisher;
}

/// Whom something is for: everybody in the room, its staff, or everybody but them.
enum class Audience : quint8 { Everybody, Staff, Others };

struct SideState
{
    MessageId upTo; ///< what this side has read
    int unread = 0; ///< messages of the other side above it
    friend bool operator==(const SideState &, const SideState &) = default;
};

/// All there is to know about a room, except its messages.
struct RoomRecord
{
    RoomId id;
    RoomType type = RoomType::PublisherClient;
    User publisher;
    std::optional<User> client;
    AdId ad;
    QString adTitle;
    QString adSlug;
    UserId maker;
    bool isActive = true;
    QDateTime createdAt;
    QDateTime updatedAt;
    MessageId lastId;
    std::optional<LastMessage> last;
    Cursor cursor;
    Cursor staffCursor; ///< of what only staff know
    std::array<SideState, 2> sides;
    std::optional<Support> support;

    const SideState &side(Side which) const { return sides[static_cast<size_t>(which)]; }
    SideState &side(Side which) { return sides[static_cast<size_t>(which)]; }
};

struct NewAttachment
{
    QString token; ///< random; the name of the file under attachments/
    QString name;
    qint64 bytes = 0;
    QString type;
};

/// A message on its way into the database.
struct NewMessage
{
    RoomId room;
    UserId sender;
    QString text; ///< trimmed
    QUuid nonce;
    QDateTime createdAt;
    std::optional<NewAttachment> attachment;
    SenderRole role = SenderRole::None; ///< in a support room: which side speaks
    bool triage = false;                ///< there: it claims a case that nobody has, it reopens one that was resolved
    QDateTime leaseUntil{};             ///< of such a claim
    MessageId seen{};                   ///< of staff there: Overtaken if a colleague has answered after it; 0: not told
};

/// A message that was committed, now or (repeated) once before.
struct StoredMessage
{
    MessageId id;
    RoomId room;
    QDateTime createdAt;
    Cursor cursor;
    std::optional<Message> first; ///< the nonce was known: what was stored then
};

struct NewUser
{
    QString username;
    QString passwordHash;
    QString email;
    QString phone;
    QString firstName;
    QString lastName;
    bool staff = false;
    bool superuser = false;
};

struct NewAd
{
    UserId owner;
    QString title;
    QString description;
    QString price;
    QString city;
    bool negotiable = false;
};

struct SessionRecord
{
    QString key;
    UserId user;
    QString passwordMark; ///< the session ends when the user's hash no longer matches it
    bool remember = false;
    QDateTime expires;
};

} // namespace desk::server
