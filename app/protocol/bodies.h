// The HTTP bodies of SITE.md and PROTOCOL.md that are more than one value of types.h, in the manner of frames.h.
#pragma once

#include "protocol/features.h"
#include "protocol/types.h"

namespace desk::protocol {

/// GET /api/chat-rooms/
struct RoomPage
{
    int count = 0;
    bool hasNext = false;
    bool hasPrevious = false;
    QString next; ///< absolute address, empty: none (written by the server; a client counts pages itself)
    QString previous;
    QList<Room> rooms;
    friend bool operator==(const RoomPage &, const RoomPage &) = default;
};

/// GET /api/chat-rooms/<id>/
struct RoomDetail
{
    Room room;
    std::optional<Ad> ad; ///< the short form
    QList<Message> messages;
    QList<User> people; ///< senders who are neither the publisher nor the client (staff); writing only
    friend bool operator==(const RoomDetail &, const RoomDetail &) = default;
};

/// GET /<lang>/chat/room/<id>/messages/ (marks read!)
struct PollPage
{
    QList<Message> messages;
    RoomId room;
    QString clientName;
    QString adTitle;
    QString adUrl;
    int unread = 0;
    friend bool operator==(const PollPage &, const PollPage &) = default;
};

/// GET /api/desk/rooms/<id>/messages/
struct MessagePage
{
    QList<Message> messages; ///< oldest first
    bool hasMore = false;
    friend bool operator==(const MessagePage &, const MessagePage &) = default;
};

/// GET /api/desk/changes/
struct ChangesPage
{
    Cursor cursor;
    bool more = false;
    QList<Room> rooms;
    QList<Message> messages;
    friend bool operator==(const ChangesPage &, const ChangesPage &) = default;
};

/// POST /<lang>/publisher/support/create/
struct SupportRequest
{
    QString subject;
    QString category; ///< technical, payment, account, ads, other
    QString message;
    QUuid nonce;
    friend bool operator==(const SupportRequest &, const SupportRequest &) = default;
};

/// GET /<lang>/admin/chat-notifications/
struct SupportCounts
{
    int unreadSupportMessages = 0;
    int totalSupportChats = 0;
    int activeSupportChats = 0;
    int resolvedSupportChats = 0;
    int totalUserChats = 0;
    friend bool operator==(const SupportCounts &, const SupportCounts &) = default;
};

/// GET /api/notifications/
struct NotificationPage
{
    int count = 0;
    bool hasNext = false;
    QString next; ///< as in RoomPage
    QString previous;
    QList<SiteNotification> notifications;
    friend bool operator==(const NotificationPage &, const NotificationPage &) = default;
};

} // namespace desk::protocol
