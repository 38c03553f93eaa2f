// Readings of a whole file, each in one read on its worker's thread.
#include "store/starts.h"

#include "store/statements_desk.h"
#include "store/statements_messages.h"
#include "store/statements_replies.h"
#include "store/statements_rooms.h"
#include "store/statements_triage.h"

namespace desk {

Result<CacheStart> cacheStart(sql::Database &db, UserId me)
{
    CacheStart start;
    auto cursor = statements::cursor(db);
    auto rooms = statements::rooms(db);
    auto whole = statements::wholeTimes(db);
    if (!cursor || !rooms || !whole)
        return tl::make_unexpected(!cursor ? cursor.error() : !rooms ? rooms.error() : whole.error());
    start.cursor = *cursor;
    for (const Room &room : std::as_const(*rooms)) {
        auto newest = statements::messagesBefore(db, room.id, {}, 1);
        if (!newest)
            return tl::make_unexpected(newest.error());
        auto waiting = statements::waitingSince(db, room, me);
        if (!waiting)
            return tl::make_unexpected(waiting.error());
        start.rooms << RoomStart{room, newest->isEmpty() ? std::nullopt : std::optional<Message>(newest->first()),
                                 whole->value(room.id), *waiting};
    }
    return start;
}

Result<ChangeSet> allOf(sql::Database &db, UserId me)
{
    auto start = cacheStart(db, me);
    if (!start)
        return tl::make_unexpected(start.error());
    ChangeSet changes;
    for (const RoomStart &each : std::as_const(start->rooms)) {
        changes.rooms << each.room;
        if (each.newest)
            changes.messages << *each.newest;
        auto holes = statements::holes(db, each.room.id);
        if (!holes)
            return tl::make_unexpected(holes.error());
        changes.holes.insert(each.room.id, *holes);
    }
    return changes;
}

Result<DeskStart> deskStart(sql::Database &db)
{
    auto outbox = statements::outboxRows(db);
    auto drafts = statements::drafts(db);
    auto marks = statements::readMarks(db);
    if (!outbox)
        return tl::make_unexpected(outbox.error());
    if (!drafts || !marks)
        return tl::make_unexpected(drafts ? marks.error() : drafts.error());
    auto said = statements::roomMarks(db);
    auto replies = statements::replies(db);
    auto notes = statements::notes(db);
    if (!said)
        return tl::make_unexpected(said.error());
    if (!replies || !notes)
        return tl::make_unexpected(replies ? notes.error() : replies.error());
    auto caseNotes = statements::caseNotes(db);
    auto orders = statements::caseOrders(db);
    if (!caseNotes || !orders)
        return tl::make_unexpected(caseNotes ? orders.error() : caseNotes.error());
    return DeskStart{*outbox, *drafts, *marks, *said, *replies, *notes, *caseNotes, *orders};
}

} // namespace desk
