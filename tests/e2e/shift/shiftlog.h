// What is known of one shift when it is over, each part from a witness of its own: what publishers were told, what admins pressed
// and what their clients showed, which sockets the road carried, and what the server stored.
#pragma once

#include "protocol/types.h"

#include <QHash>
#include <QSet>

#include <chrono>

namespace desk {

/// A publisher's word that he was told is stored.
struct ShiftWord
{
    RoomId room;
    MessageId id; ///< 0: of the first word nobody is told
    QString text;
};

/// An admin pressed send.
struct ShiftAnswer
{
    UserId by;
    RoomId room;
    QString text;
    QSet<MessageId> shown; ///< what stood in his talk then
    QDateTime at{};
    bool offline = false;   ///< his client said that it does not reach the site
    bool takenBack = false; ///< it was refused, and he was told
};

/// An admin's client showed this case as waiting, up to this message.
struct ShiftSight
{
    UserId admin;
    RoomId room;
    MessageId upTo;
};

/// The road carried at least one socket of this admin, all the time.
struct ShiftSpan
{
    UserId admin;
    QDateTime from;
    QDateTime until;
};

/// An admin was shown who has a case, and took it from him.
struct ShiftTakeOver
{
    UserId by;
    RoomId room;
};

struct ShiftCase
{
    RoomId room;
    UserId publisher;
    QString state;
    UserId owner;
    QList<CaseEntry> log;
    QList<Message> messages;
};

struct ShiftLog
{
    QList<UserId> admins;
    QList<ShiftWord> words;
    QList<ShiftAnswer> answers;
    QList<ShiftSight> sights;
    QList<ShiftSpan> spans;
    QList<ShiftTakeOver> takeOvers;
    QList<ShiftCase> cases;
    QHash<UserId, QSet<RoomId>> queues; ///< what stood in each admin's queue at the end
    QList<QByteArray> told;             ///< the bodies that publishers received
    QList<QByteArray> secrets;          ///< what must stand in none of them
    QDateTime until;                    ///< the end
    std::chrono::milliseconds lease{0};
    std::chrono::milliseconds tolerance{0}; ///< of the end of a lease
};

} // namespace desk
