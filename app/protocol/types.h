// The values of the marketplace as every floor knows them: users, ads, rooms, messages.
// Plain structs; how they look on the wire is codec's business. All times are UTC.
#pragma once

#include "protocol/ids.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace desk {

struct User
{
    UserId id; ///< negative: known by name alone (the deployed site's queue tells no ids)
    QString username;
    QString firstName;
    QString lastName;
    std::optional<bool> isStaff; ///< the deployed site does not always tell
    std::optional<bool> isSuperuser;

    /// The full name if there is one, else the user name (as the site shows people).
    QString displayName() const;
    friend bool operator==(const User &, const User &) = default;
};

enum class SenderRole { None, Publisher, Admin }; ///< only support rooms tell

struct Attachment
{
    QString url;       ///< as the site gave it: absolute, or a path on the site
    QString name;      ///< file name as people see it; hostile until proven otherwise
    qint64 bytes = -1; ///< -1: unknown (the deployed site gives a bare path)
    QString type;      ///< MIME type, may be empty
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

struct Message
{
    MessageId id;
    RoomId room; ///< 0 where the wire does not tell (the deployed site's sockets)
    UserId sender;
    QString senderName;
    SenderRole role = SenderRole::None;
    QString text;
    QDateTime createdAt;
    bool isRead = false;
    QDateTime readAt; ///< invalid: unknown
    std::optional<Attachment> attachment;
    QUuid nonce; ///< null for others' messages and on the deployed site
    friend bool operator==(const Message &, const Message &) = default;
};

enum class RoomType { PublisherClient, PublisherAdmin };

struct LastMessage
{
    QString text;
    QString senderUsername;
    QDateTime createdAt;
    friend bool operator==(const LastMessage &, const LastMessage &) = default;
};

enum class CaseEntryKind {
    Unknown, ///< of a newer server
    Note,
    Claim,
    Release,
    Transfer,
    LeaseEnd,
    Resolve,
    Reopen,
    NoReply,
    Category,
};

/// Who did what in a support case: a private note, or an act. It stands in the talk behind the message `after`.
struct CaseEntry
{
    CaseEntryId id;
    CaseEntryKind kind = CaseEntryKind::Unknown;
    std::optional<User> user; ///< nothing: the server itself (the end of a lease)
    std::optional<User> to;   ///< of a transfer
    QString text;             ///< of a note; a reason, the word with a transfer, the new category
    QDateTime at;
    MessageId after; ///< 0: before every message
    QUuid nonce;     ///< of my own notes
    friend bool operator==(const CaseEntry &, const CaseEntry &) = default;
};

/// What our server tells of a support case (PROTOCOL.md, `triage`); publishers see `state` alone.
struct Support
{
    QString state;    ///< waiting, open, resolved
    QString category; ///< technical, payment, account, ads, other
    QString subject;
    std::optional<User> assignee;
    QDateTime waitingSince;
    QDateTime openedAt{};
    QDateTime leaseUntil{}; ///< valid while the assignee has no socket: then the claim ends
    QDateTime resolvedAt{};
    QList<CaseEntry> notes{}; ///< the newest of the log, oldest first
    bool notesMore = false;   ///< the log has older entries
    friend bool operator==(const Support &, const Support &) = default;
};

struct Room
{
    RoomId id;
    RoomType type = RoomType::PublisherClient;
    User publisher;
    std::optional<User> client;
    AdId ad; ///< 0 in support rooms
    QString adTitle;
    std::optional<LastMessage> last;
    int unread = 0;
    QDateTime createdAt;
    QDateTime updatedAt;
    bool isActive = true;
    // what our server adds (`rooms`); 0 on the deployed site
    MessageId lastMessageId;
    MessageId myReadUpTo;
    MessageId theirReadUpTo;
    Cursor cursor;
    std::optional<Support> support;
    friend bool operator==(const Room &, const Room &) = default;
};

struct Ad
{
    AdId id;
    QString title;
    QString slug;
    QString description;
    QString price; ///< a decimal as the site wrote it; empty: none
    bool isNegotiable = false;
    QStringList images;
    QString city;
    QString country;
    QString status;
    QDateTime createdAt;
    friend bool operator==(const Ad &, const Ad &) = default;
};

struct SiteNotification
{
    NotificationId id;
    UserId user; ///< whom it is for
    QString type;
    QString title;
    QString message;
    QString link;
    bool isRead = false;
    QDateTime createdAt;
    friend bool operator==(const SiteNotification &, const SiteNotification &) = default;
};

} // namespace desk
