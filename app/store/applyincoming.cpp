// The order matters: rooms first (a run may name a new one), then messages with their holes, then marks and counts, then the cursor.
#include "store/applyincoming.h"

#include "store/statements_messages.h"
#include "store/statements_rooms.h"
#include "store/statements_triage.h"
#include "system/killpoint.h"

#include <QSet>

namespace desk {

namespace {

Result<void> applyRun(sql::Database &db, const MessageRun &run, bool news, UserId me, ChangeSet &changes)
{
    auto newest = statements::newestMessage(db, run.room);
    if (!newest)
        return tl::make_unexpected(newest.error());
    MessageId after = run.after;
    MessageId upTo = run.upTo;
    if (run.reach != Reach::Bounds && run.messages.isEmpty())
        return {};
    if (run.reach == Reach::Loose) {
        after = MessageId{run.messages.first().id.value - 1};
        if (newest->isValid())
            after = std::min(after, *newest);
        upTo = run.messages.last().id;
    } else if (run.reach == Reach::Chained) {
        auto synced = statements::syncedTo(db, run.room);
        if (!synced)
            return tl::make_unexpected(synced.error());
        after = synced->isValid() ? *synced : MessageId{run.messages.first().id.value - 1};
        upTo = run.messages.last().id;
        if (auto done = statements::setSyncedTo(db, run.room, upTo); !done)
            return done;
    }
    for (Message message : run.messages) {
        message.room = run.room;
        auto stored = statements::putMessage(db, message);
        if (!stored)
            return tl::make_unexpected(stored.error());
        if (*stored == statements::Stored::Unchanged)
            continue;
        changes.messages << message;
        if (*stored == statements::Stored::New && news && message.sender != me && !message.isRead)
            changes.arrived << message;
    }
    if (auto done = statements::cover(db, run.room, *newest, after, upTo); !done)
        return done;
    if (!run.messages.isEmpty()) {
        Message last = run.messages.last();
        last.room = run.room;
        if (auto done = statements::touchRoom(db, last); !done)
            return done;
    }
    if (run.wholeAt.isValid()) {
        if (auto done = statements::setWholeAt(db, run.room, run.wholeAt); !done)
            return done;
        changes.whole.insert(run.room, run.wholeAt);
    }
    auto gaps = statements::holes(db, run.room);
    if (!gaps)
        return tl::make_unexpected(gaps.error());
    changes.holes.insert(run.room, *gaps);
    return {};
}

/// The deployed site keeps no marks: a list without unread messages means that what it knows of has been read, here or there.
Result<void> takeReadElsewhere(sql::Database &db, const Room &listed, UserId me)
{
    if (listed.cursor.isValid() || listed.unread > 0 || !listed.last)
        return {};
    auto known = statements::room(db, listed.id);
    if (!known)
        return tl::make_unexpected(known.error());
    if (!*known || (**known).unread == 0)
        return {};
    return statements::markReadByMe(db, listed.id, listed.last->createdAt, me);
}

Result<void> takeLog(sql::Database &db, RoomId room, const QList<CaseEntry> &log, ChangeSet &changes)
{
    for (const CaseEntry &entry : log) {
        auto isNew = statements::putCaseEntry(db, room, entry);
        if (!isNew)
            return tl::make_unexpected(isNew.error());
        if (*isNew)
            changes.caseEntries[room] << entry;
    }
    return {};
}

} // namespace

Result<void> applyIncoming(sql::Database &db, const Incoming &incoming, UserId me, ChangeSet &changes)
{
    QSet<RoomId> touched;
    for (const Room &room : incoming.rooms) {
        if (auto done = takeReadElsewhere(db, room, me); !done)
            return done;
        if (auto done = statements::putRoom(db, room); !done)
            return done;
        if (auto done = takeLog(db, room.id, room.support.value_or(Support{}).notes, changes); !done)
            return done;
        touched.insert(room.id);
    }
    for (const MessageRun &run : incoming.runs) {
        if (auto done = applyRun(db, run, incoming.news, me, changes); !done)
            return done;
        touched.insert(run.room);
    }
    for (auto log = incoming.caseLogs.cbegin(); log != incoming.caseLogs.cend(); ++log) {
        if (auto done = takeLog(db, log.key(), log.value(), changes); !done)
            return done;
    }
    for (const ReadNews &read : incoming.reads) {
        if (auto done = statements::raiseRead(db, read.room, read.upTo, read.mine); !done)
            return done;
        touched.insert(read.room);
    }
    for (const RoomId gone : incoming.gone) {
        if (auto done = statements::removeRoom(db, gone); !done)
            return done;
        changes.removedRooms << gone;
        touched.remove(gone);
    }
    for (const RoomId id : std::as_const(touched)) {
        if (auto done = statements::deriveUnread(db, id, me); !done)
            return done;
        auto stored = statements::room(db, id);
        if (!stored)
            return tl::make_unexpected(stored.error());
        if (*stored)
            changes.rooms << **stored;
    }
    if (incoming.cursor) {
        if (auto done = statements::setCursor(db, *incoming.cursor); !done)
            return done;
    }
    changes.settled = incoming.settled;
    if (!incoming.settled.isEmpty())
        killPoint("message-before-commit");
    return {};
}

Result<RoomSlice> sliceOf(sql::Database &db, RoomId room, QList<Message> messages)
{
    RoomSlice slice;
    slice.messages = std::move(messages);
    auto stored = statements::room(db, room);
    auto gaps = statements::holes(db, room);
    auto oldest = statements::oldestMessage(db, room);
    auto newest = statements::newestMessage(db, room);
    for (const std::optional<Error> &error :
         {stored ? std::nullopt : std::optional(stored.error()), gaps ? std::nullopt : std::optional(gaps.error()),
          oldest ? std::nullopt : std::optional(oldest.error()),
          newest ? std::nullopt : std::optional(newest.error())}) {
        if (error)
            return tl::make_unexpected(*error);
    }
    slice.room = *stored;
    slice.holes = *gaps;
    slice.oldest = *oldest;
    slice.newest = *newest;
    return slice;
}

} // namespace desk
