// SQL of what is done to support cases: by staff, by messages, by time.
#include "server/db/cases.h"
#include "server/db/caserow.h"

namespace desk::server::db {

namespace {

Result<void> setRoomActive(sql::Database &db, RoomId room, bool active, const QDateTime &at)
{
    return db.query(QStringLiteral("UPDATE chat_rooms SET is_active=?, updated_at=? WHERE id=?"))
        .bind(active)
        .bind(toSql(at))
        .bind(room)
        .exec();
}

/// The publisher's first word since the last answer; invalid: staff have the last word.
Result<QDateTime> unansweredSince(sql::Database &db, RoomId room, UserId publisher)
{
    auto query = db.query(
        QStringLiteral("SELECT min(created_at) FROM chat_messages WHERE room_id=? AND id>coalesce((SELECT max(id) FROM "
                       "chat_messages WHERE room_id=? AND +sender_id<>?), 0)"));
    query.bind(room).bind(room).bind(publisher);
    const QDateTime since = query.step() ? timeOr(query, 0) : QDateTime();
    if (query.error())
        return tl::make_unexpected(*query.error());
    return since;
}

/// False for no message.
Result<bool> hasWrittenAfter(sql::Database &db, RoomId room, UserId publisher, MessageId message)
{
    if (!message.isValid())
        return false;
    auto query = db.query(
        QStringLiteral("SELECT EXISTS (SELECT 1 FROM chat_messages WHERE room_id=? AND id>? AND sender_id=?)"));
    query.bind(room).bind(message).bind(publisher);
    const bool written = query.step() && query.boolean(0);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return written;
}

Result<CaseOutcome> outcome(sql::Database &db, RoomId id, Cursor cursor = {}, Audience audience = Audience::Staff)
{
    auto record = room(db, id);
    if (!record)
        return tl::make_unexpected(record.error());
    if (!*record)
        return fail(ErrorCode::NotFound);
    return CaseOutcome{std::move(**record), cursor, audience, {}};
}

/// What every act ends with: the row, the log, what the case is now.
Result<CaseOutcome> settle(sql::Database &db, const CaseAct &act, const CaseRow &row, CaseEntryKind kind,
                           Audience audience = Audience::Staff, const QDateTime &resolvedAt = {})
{
    if (auto stored = storeCase(db, act.room, row, resolvedAt, audience == Audience::Staff ? QDateTime() : act.at);
        !stored)
        return tl::make_unexpected(stored.error());
    auto cursor = logCase(db, act, kind, row.lastId, audience);
    if (!cursor)
        return tl::make_unexpected(cursor.error());
    return outcome(db, act.room, *cursor, audience);
}

} // namespace

Result<CaseOutcome> claimCase(sql::Database &db, const CaseAct &act)
{
    auto row = caseOf(db, act.room);
    if (!row)
        return tl::make_unexpected(row.error());
    if (row->isResolved())
        return fail(ErrorCode::RoomClosed);
    if (row->assignee == act.by)
        return outcome(db, act.room);
    if (row->assignee.isValid() && !act.takeOver) {
        auto refused = outcome(db, act.room);
        if (refused)
            refused->rival = refused->record.support->assignee;
        return refused;
    }
    row->assignee = act.by;
    row->leaseUntil = act.leaseUntil;
    return settle(db, act, *row, CaseEntryKind::Claim);
}

Result<CaseOutcome> releaseCase(sql::Database &db, const CaseAct &act)
{
    auto row = caseOf(db, act.room);
    if (!row)
        return tl::make_unexpected(row.error());
    if (row->assignee != act.by)
        return fail(ErrorCode::NotYours);
    row->assignee = {};
    return settle(db, act, *row, CaseEntryKind::Release);
}

Result<CaseOutcome> transferCase(sql::Database &db, const CaseAct &act)
{
    auto row = caseOf(db, act.room);
    if (!row)
        return tl::make_unexpected(row.error());
    if (row->isResolved())
        return fail(ErrorCode::RoomClosed);
    auto colleague = account(db, act.to);
    if (!colleague)
        return tl::make_unexpected(colleague.error());
    if (!*colleague || !(**colleague).staff() || !(**colleague).usable)
        return fail(ErrorCode::BadColleague);
    row->assignee = act.to;
    row->leaseUntil = act.leaseUntil;
    return settle(db, act, *row, CaseEntryKind::Transfer);
}

Result<CaseOutcome> resolveCase(sql::Database &db, const CaseAct &act)
{
    auto row = caseOf(db, act.room);
    if (!row)
        return tl::make_unexpected(row.error());
    if (row->isResolved())
        return outcome(db, act.room);
    auto overtaken = hasWrittenAfter(db, act.room, row->publisher, act.seen);
    if (!overtaken || *overtaken)
        return overtaken ? fail(ErrorCode::Overtaken) : tl::make_unexpected(overtaken.error());
    auto done = setRoomActive(db, act.room, false, act.at);
    if (done)
        done = endWait(db, act.room, act.by, QStringLiteral("resolve"), act.at);
    if (done) {
        done =
            db.query(QStringLiteral("INSERT INTO desk_resolutions (room_id, category, opened_at, resolved_at, by_id, "
                                    "macro) VALUES (?,?,?,?,?,?)"))
                .bind(act.room)
                .bind(row->category)
                .bind(toSql(row->reopenedAt.isValid() ? row->reopenedAt : row->openedAt))
                .bind(toSql(act.at))
                .bind(act.by)
                .bind(act.macro)
                .exec();
    }
    if (!done)
        return tl::make_unexpected(done.error());
    row->state = QStringLiteral("resolved");
    row->waitingSince = {};
    row->assignee = {};
    return settle(db, act, *row, CaseEntryKind::Resolve, Audience::Everybody, act.at);
}

Result<CaseOutcome> reopenCase(sql::Database &db, const CaseAct &act)
{
    auto row = caseOf(db, act.room);
    if (!row)
        return tl::make_unexpected(row.error());
    if (!row->isResolved())
        return outcome(db, act.room);
    auto since = unansweredSince(db, act.room, row->publisher);
    if (!since)
        return tl::make_unexpected(since.error());
    auto done = setRoomActive(db, act.room, true, act.at);
    if (done && since->isValid())
        done = beginWait(db, act.room, row->category, act.at); // what he waited before ended with the case
    if (!done)
        return tl::make_unexpected(done.error());
    row->state = since->isValid() ? QStringLiteral("waiting") : QStringLiteral("open");
    row->waitingSince = *since;
    row->reopenedAt = act.at;
    return settle(db, act, *row, CaseEntryKind::Reopen, Audience::Everybody);
}

Result<CaseOutcome> noteOnCase(sql::Database &db, const CaseAct &act)
{
    auto row = caseOf(db, act.room);
    if (!row)
        return tl::make_unexpected(row.error());
    if (!act.nonce.isNull()) {
        auto query =
            db.query(QStringLiteral("SELECT text FROM desk_case_log WHERE room_id=? AND user_id=? AND nonce=?"));
        query.bind(act.room).bind(act.by).bind(act.nonce.toRfc4122());
        const bool known = query.step();
        if (query.error())
            return tl::make_unexpected(*query.error());
        if (known && query.text(0) != act.text)
            return fail(ErrorCode::NonceReused);
        if (known)
            return outcome(db, act.room);
    }
    return settle(db, act, *row, CaseEntryKind::Note);
}

Result<CaseOutcome> needsNoReply(sql::Database &db, const CaseAct &act)
{
    auto row = caseOf(db, act.room);
    if (!row)
        return tl::make_unexpected(row.error());
    if (!row->isWaiting())
        return outcome(db, act.room);
    if (auto done = endWait(db, act.room, act.by, QStringLiteral("no_reply"), act.at); !done)
        return tl::make_unexpected(done.error());
    row->state = QStringLiteral("open");
    row->waitingSince = {};
    return settle(db, act, *row, CaseEntryKind::NoReply, Audience::Everybody);
}

Result<CaseOutcome> categorizeCase(sql::Database &db, const CaseAct &act)
{
    auto row = caseOf(db, act.room);
    if (!row)
        return tl::make_unexpected(row.error());
    if (row->category == act.text)
        return outcome(db, act.room);
    row->category = act.text;
    return settle(db, act, *row, CaseEntryKind::Category);
}

Result<QList<Cursor>> takeTurn(sql::Database &db, const CaseTurn &turn)
{
    QList<Cursor> acts;
    auto found = findCase(db, turn.room);
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return acts;
    CaseRow row = **found;
    const auto log = [&](const NewMessage &message, CaseEntryKind kind, MessageId after) -> Result<void> {
        auto cursor = logCase(db, {turn.room, message.sender, message.createdAt, {}, {}, {}, {}, {}, false, false},
                              kind, after, Audience::Staff);
        if (!cursor)
            return tl::make_unexpected(cursor.error());
        acts << *cursor;
        return {};
    };
    MessageId before;
    {
        auto query = db.query(QStringLiteral("SELECT max(id) FROM chat_messages WHERE room_id=? AND id<?"));
        query.bind(turn.room).bind(turn.ids.first());
        if (query.step())
            before = query.id<MessageId>(0);
        if (query.error())
            return tl::make_unexpected(*query.error());
    }
    for (qsizetype i = 0; i < turn.messages.size(); before = turn.ids[i], ++i) {
        const NewMessage &message = *turn.messages[i];
        Result<void> done;
        if (!row.openedAt.isValid())
            row.openedAt = message.createdAt;
        if (message.role == SenderRole::Publisher) {
            if (row.isResolved()) {
                row.reopenedAt = message.createdAt;
                done = log(message, CaseEntryKind::Reopen, before);
            }
            row.state = QStringLiteral("waiting");
            if (done && !row.waitingSince.isValid()) {
                row.waitingSince = message.createdAt;
                done = beginWait(db, turn.room, row.category, message.createdAt);
            }
        } else {
            if (row.waitingSince.isValid())
                done = endWait(db, turn.room, message.sender, QStringLiteral("reply"), message.createdAt);
            row.state = QStringLiteral("open");
            row.waitingSince = {};
            if (done && message.triage && !row.assignee.isValid()) {
                row.assignee = message.sender;
                row.leaseUntil = message.leaseUntil;
                done = log(message, CaseEntryKind::Claim, turn.ids[i]);
            }
        }
        if (!done)
            return tl::make_unexpected(done.error());
    }
    if (auto stored = storeCase(db, turn.room, row, {}, turn.messages.last()->createdAt); !stored)
        return tl::make_unexpected(stored.error());
    return acts;
}

Result<QList<RoomId>> setLease(sql::Database &db, UserId owner, const QDateTime &until)
{
    auto query = db.query(
        until.isValid() ? QStringLiteral("UPDATE desk_support SET lease_until=? WHERE assignee_id=? RETURNING room_id")
                        : QStringLiteral("UPDATE desk_support SET lease_until=? WHERE assignee_id=? AND "
                                         "lease_until IS NOT NULL RETURNING room_id"));
    bindTime(query, until);
    query.bind(owner);
    QList<RoomId> rooms;
    while (query.step())
        rooms << query.id<RoomId>(0);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return rooms;
}

Result<void> restartLeases(sql::Database &db, const QDateTime &until)
{
    return db.query(QStringLiteral("UPDATE desk_support SET lease_until=? WHERE assignee_id IS NOT NULL"))
        .bind(toSql(until))
        .exec();
}

Result<EndedLeases> endLeases(sql::Database &db, const QDateTime &now)
{
    QList<RoomId> rooms;
    {
        auto query = db.query(QStringLiteral("SELECT room_id FROM desk_support WHERE assignee_id IS NOT NULL AND "
                                             "lease_until<=? ORDER BY lease_until, room_id"));
        query.bind(toSql(now));
        while (query.step())
            rooms << query.id<RoomId>(0);
        if (query.error())
            return tl::make_unexpected(*query.error());
    }
    EndedLeases ended;
    for (const RoomId room : std::as_const(rooms)) {
        auto row = caseOf(db, room);
        if (!row)
            return tl::make_unexpected(row.error());
        row->assignee = {};
        auto freed = settle(db, {room, {}, now, {}, {}, {}, {}, {}, false, false}, *row, CaseEntryKind::LeaseEnd);
        if (!freed)
            return tl::make_unexpected(freed.error());
        ended.cases << std::move(*freed);
    }
    auto query = db.query(QStringLiteral("SELECT min(lease_until) FROM desk_support WHERE assignee_id IS NOT NULL"));
    if (query.step())
        ended.next = timeOr(query, 0);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return ended;
}

} // namespace desk::server::db
