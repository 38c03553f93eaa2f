// Reading and writing it.
#include "server/db/caserow.h"

namespace desk::server::db {

Result<std::optional<CaseRow>> findCase(sql::Database &db, RoomId room)
{
    auto query = db.query(QStringLiteral(
        "SELECT t.state, t.category, t.opened_at, t.reopened_at, t.waiting_since, t.assignee_id, t.lease_until, "
        "r.publisher_id, d.last_message_id FROM desk_support t JOIN chat_rooms r ON r.id=t.room_id LEFT JOIN "
        "desk_rooms d ON d.room_id=t.room_id WHERE t.room_id=?"));
    query.bind(room);
    std::optional<CaseRow> row;
    if (query.step()) {
        row =
            CaseRow{query.text(0),       query.text(1),    timeOr(query, 2),    timeOr(query, 3),      timeOr(query, 4),
                    query.id<UserId>(5), timeOr(query, 6), query.id<UserId>(7), query.id<MessageId>(8)};
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return row;
}

Result<CaseRow> caseOf(sql::Database &db, RoomId room)
{
    auto row = findCase(db, room);
    if (!row)
        return tl::make_unexpected(row.error());
    if (!*row || !(**row).openedAt.isValid())
        return fail(ErrorCode::NotFound);
    return **row;
}

Result<void> storeCase(sql::Database &db, RoomId room, const CaseRow &row, const QDateTime &resolvedAt,
                       const QDateTime &movedAt)
{
    auto query = db.query(QStringLiteral(
        "UPDATE desk_support SET state=?, category=?, opened_at=?, reopened_at=?, waiting_since=?, assignee_id=?, "
        "lease_until=?, resolved_at=iif(?, ?, resolved_at), moved_at=coalesce(?, moved_at) WHERE room_id=?"));
    query.bind(row.state).bind(row.category);
    for (const QDateTime &time : {row.openedAt, row.reopenedAt, row.waitingSince})
        bindTime(query, time);
    query.bindOrNull(row.assignee);
    bindTime(query, row.assignee.isValid() ? row.leaseUntil : QDateTime());
    query.bind(resolvedAt.isValid() || !row.isResolved());
    bindTime(query, resolvedAt);
    bindTime(query, movedAt);
    return query.bind(room).exec();
}

Result<void> beginWait(sql::Database &db, RoomId room, const QString &category, const QDateTime &at)
{
    return db
        .query(
            QStringLiteral("INSERT INTO desk_waits (room_id, category, began_at, is_first) VALUES (?,?,?, NOT EXISTS "
                           "(SELECT 1 FROM desk_waits WHERE room_id=?))"))
        .bind(room)
        .bind(category)
        .bind(toSql(at))
        .bind(room)
        .exec();
}

Result<void> endWait(sql::Database &db, RoomId room, UserId by, const QString &how, const QDateTime &at)
{
    return db
        .query(
            QStringLiteral("UPDATE desk_waits SET ended_at=?, ended_by=?, how=? WHERE room_id=? AND ended_at IS NULL"))
        .bind(toSql(at))
        .bind(by)
        .bind(how)
        .bind(room)
        .exec();
}

} // namespace desk::server::db
