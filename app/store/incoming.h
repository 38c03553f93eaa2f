// What goes into the store in one transaction, and what comes out of it for a timeline or a start. Values only.
#pragma once

#include "store/records.h"

#include <limits>

namespace desk {

/// What a run of messages proves about the ids between and before them.
enum class Reach {
    Bounds,  ///< every message with `after` < id <= `upTo` is among them
    Chained, ///< from the changes feed: continues without a gap what that feed brought before
    Loose,   ///< nothing; but the feed will bring whatever lies between them and what is stored
};

/// Messages of one room.
struct MessageRun
{
    RoomId room;
    QList<Message> messages;     ///< ascending by id
    MessageId after;             ///< exclusive; 0: from the room's beginning
    MessageId upTo;              ///< inclusive
    Reach reach = Reach::Bounds; ///< otherwise `after` and `upTo` are not looked at
    QDateTime wholeAt; ///< valid: the room is whole up to its last message of this time, in the site's own words
};

struct ReadNews
{
    RoomId room;
    MessageId upTo;
    bool mine = false; ///< true: I read; false: the other side did
};

/// One transaction of the cache. The cursor and what it stands for go together.
struct Incoming
{
    QList<Room> rooms;
    QList<RoomId> gone; ///< rooms the site no longer shows: deleted here
    QList<MessageRun> runs;
    QList<ReadNews> reads;
    QHash<RoomId, QList<CaseEntry>> caseLogs; ///< beside those that come with the rooms
    std::optional<Cursor> cursor;
    bool news = true; ///< false: a first sync or older pages, nothing to announce; what is read already never is
    QList<OutboxRow> settled; ///< rows that these messages settle: told with them, then deleted from the desk file
    bool isEmpty() const
    {
        return rooms.isEmpty() && gone.isEmpty() && runs.isEmpty() && reads.isEmpty() && caseLogs.isEmpty() &&
               !cursor && settled.isEmpty();
    }
};

/// A page of one room as stored, with what a window needs to judge its edges.
struct RoomSlice
{
    std::optional<Room> room;
    QList<Message> messages; ///< ascending by id
    QList<Hole> holes;       ///< all of the room
    MessageId oldest;        ///< stored; 0: none
    MessageId newest;
    MessageId firstUnread; ///< 0: none or unknown
};

struct RoomStart
{
    Room room;
    std::optional<Message> newest;
    QDateTime wholeAt;
    QDateTime waitingSince; ///< the first of their messages after my last one; invalid: the last word is not theirs
};

struct CacheStart
{
    Cursor cursor;
    QList<RoomStart> rooms;
};

struct ReadMark
{
    MessageId upTo;
    MessageId sentUpTo;
};

/// What the person said of a room, on this machine only.
struct RoomMark
{
    bool pinned = false;
    bool muted = false;
    bool unread = false;
    MessageId archivedUpTo; ///< the newest message then; 0: not archived, -1: no message was known
    MessageId noReplyUpTo;  ///< the same of "no reply needed"
    friend bool operator==(const RoomMark &, const RoomMark &) = default;
};

struct DeskStart
{
    QList<OutboxRow> outbox;
    QHash<RoomId, QString> drafts;
    QHash<RoomId, ReadMark> readMarks;
    QHash<RoomId, RoomMark> roomMarks;
    QList<QuickReply> replies; ///< in the person's order
    QHash<RoomId, QString> notes;
    QList<CaseNote> caseNotes; ///< in their order
    QList<CaseOrder> caseOrders;
};

} // namespace desk
