// What the client keeps beyond the site's own values: outbox rows, drafts, quick replies, holes; and the change set that tells
// everybody what a transaction changed.
#pragma once

#include "protocol/result.h"
#include "protocol/types.h"

#include <QHash>

namespace desk {

/// The rules under which an outbox row was written (PROTOCOL.md, "Discovery").
enum class Dialect { Deployed, Full };

enum class SendState {
    Queued,    ///< committed here, not handed to the network
    Sending,   ///< handed over, no answer yet
    Sent,      ///< settled: the site's row is known; the outbox row is shown until that message is committed
    Uncertain, ///< it may or may not be on the site: being settled
    Refused,   ///< the site said no before storing; the text is kept; retry, edit or take back
    Asking,    ///< waited more than six hours: asks before it leaves
};

/// How far a file has been handed to the network.
struct Upload
{
    qint64 done = 0;
    qint64 total = 0;
    bool stoppable = false; ///< it can still be taken back: the site cannot have it whole, nor have had it before
    friend bool operator==(const Upload &, const Upload &) = default;
};

struct OutboxRow
{
    OutboxId id;
    RoomId room;
    QString text;
    QString filePath; ///< empty: no attachment
    QUuid nonce;
    Dialect dialect = Dialect::Full;
    SendState state = SendState::Queued;
    QDateTime createdAt;
    QDateTime attemptedAt;
    MessageId floor; ///< the highest message id known in the room before the send
    MessageId seen;  ///< the highest that was known when the person gave it to be sent
    std::optional<Error> error;
    bool undecided = false;       ///< not stored: nothing here can settle it, the person says what becomes of it
    std::optional<Upload> upload; ///< not stored: its file is on its way
    friend bool operator==(const OutboxRow &, const OutboxRow &) = default;
};

/// A private note on a case that the server has not answered yet.
struct CaseNote
{
    QUuid nonce;
    RoomId room;
    QString text;
    MessageId after; ///< the newest message known then
    QDateTime writtenAt;
    std::optional<Error> error; ///< stored where it was refused; else only why it has not arrived yet
    friend bool operator==(const CaseNote &, const CaseNote &) = default;
};

/// What is to be done with a case when the server has stored these messages.
struct CaseOrder
{
    QList<QUuid> nonces; ///< of its messages, never none: it is known by them
    RoomId room;
    QString category; ///< empty: leaves the case's own
    bool resolves = false;
    QString reason;
    QDateTime writtenAt;
    MessageId seen; ///< the highest message id that was known then
    friend bool operator==(const CaseOrder &, const CaseOrder &) = default;
};

/// A text kept to be sent again and again.
struct QuickReply
{
    QString shortcut; ///< one word, without the slash
    QString title;
    QString text; ///< may hold {name} and {ad}, and several messages between lines of "---"
    friend bool operator==(const QuickReply &, const QuickReply &) = default;
};

/// "Between `after` and `before` something is missing here": shown as "loading earlier messages…", filled by paging.
struct Hole
{
    RoomId room;
    MessageId after; ///< 0: everything older than `before` is unknown
    MessageId before;
    friend bool operator==(const Hole &, const Hole &) = default;
};

/// What the list shows of one room.
struct RoomRecord
{
    Room room;
    bool complete = false; ///< its oldest message is stored
    friend bool operator==(const RoomRecord &, const RoomRecord &) = default;
};

/// Whether it is the other side's word: of a case, as its staff, the publisher's.
inline bool isTheirs(const Room &room, UserId sender, UserId me)
{
    const bool caseToAnswer =
        room.type == RoomType::PublisherAdmin && room.publisher.id.isValid() && room.publisher.id != me;
    return caseToAnswer ? sender == room.publisher.id : sender != me;
}

/// One committed transaction, told to the GUI thread. Values, never "go and look".
struct ChangeSet
{
    QList<Room> rooms; ///< new or changed, as stored now
    QList<RoomId> removedRooms;
    QList<Message> messages;          ///< new or changed, as stored now
    QList<Message> arrived;           ///< those of `messages` that are news: new here, and not part of a first sync
    QHash<RoomId, QList<Hole>> holes; ///< all holes of each room named
    QHash<RoomId, QDateTime> whole;   ///< rooms that were read whole: the site's last message then
    QList<OutboxRow> outbox;          ///< new or changed
    QList<OutboxRow> settled;         ///< gone from the outbox (sent or taken back)
    QHash<RoomId, QString> drafts;    ///< empty: gone
    QHash<RoomId, QList<CaseEntry>> caseEntries; ///< new in the logs of cases
    bool reset = false;                          ///< the cache was emptied: read everything again
};

} // namespace desk
