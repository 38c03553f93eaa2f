// SQL of rooms and of the changes in them.
#include "server/db/statements.h"

#include "server/db/roomrecords.h"

namespace desk::server::db {

namespace {

Result<QList<RoomId>> takeIds(sql::Query &query)
{
    QList<RoomId> ids;
    while (query.step())
        ids << query.id<RoomId>(0);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return ids;
}

/// Of `r` with its desk row `d`.
const QString shown = QStringLiteral(" AND (d.last_message_id>0 OR d.maker_id=? OR d.room_id IS NULL OR ?)");

/// `his`: how often `where` asks for the user.
Result<RoomList> listOf(sql::Database &db, const QString &where, int his, UserId user, bool emptyOnes, int offset,
                        int limit)
{
    const QString condition = where + shown;
    const auto bindCondition = [&](sql::Query &query) {
        for (int i = 0; i <= his; ++i)
            query.bind(user);
        query.bind(emptyOnes);
    };
    RoomList list;
    {
        auto count = db.query(
            QStringLiteral("SELECT count(*) FROM chat_rooms r LEFT JOIN desk_rooms d ON d.room_id=r.id WHERE ") +
            condition);
        bindCondition(count);
        if (count.step())
            list.count = static_cast<int>(count.integer(0));
        if (count.error())
            return tl::make_unexpected(*count.error());
    }
    auto query = db.query(
        recordSql(QStringLiteral("(SELECT r.id FROM chat_rooms r LEFT JOIN desk_rooms d ON d.room_id=r.id WHERE ") +
                  condition + QStringLiteral(" ORDER BY r.updated_at DESC, r.id DESC LIMIT ? OFFSET ?)")));
    bindCondition(query);
    query.bind(limit).bind(offset);
    auto rooms = takeRecords(db, query);
    if (!rooms)
        return tl::make_unexpected(rooms.error());
    list.rooms = std::move(*rooms);
    return list;
}

} // namespace

Result<RoomId> insertRoom(sql::Database &db, RoomType type, UserId publisher, UserId client, AdId ad, UserId maker,
                          const QDateTime &now)
{
    auto query =
        db.query(QStringLiteral("INSERT INTO chat_rooms (room_type, publisher_id, client_id, ad_id, created_at, "
                                "updated_at, is_active) VALUES (?,?,?,?,?,?,1)"));
    query.bind(type == RoomType::PublisherAdmin ? QStringLiteral("publisher_admin")
                                                : QStringLiteral("publisher_client"));
    query.bind(publisher).bindOrNull(client).bindOrNull(ad).bind(toSql(now)).bind(toSql(now));
    if (auto done = query.exec(); !done)
        return tl::make_unexpected(done.error());
    const RoomId id{query.lastInsertId()};
    auto desk =
        db.query(QStringLiteral("INSERT INTO desk_rooms (room_id, maker_id) VALUES (?,?)")).bind(id).bind(maker).exec();
    if (!desk)
        return tl::make_unexpected(desk.error());
    return id;
}

Result<void> insertSupport(sql::Database &db, RoomId room, const QString &subject, const QString &category)
{
    return db.query(QStringLiteral("INSERT OR REPLACE INTO desk_support (room_id, subject, category) VALUES (?,?,?)"))
        .bind(room)
        .bind(subject)
        .bind(category)
        .exec();
}

Result<std::optional<RoomRecord>> room(sql::Database &db, RoomId id)
{
    static const QString text = recordSql(QStringLiteral("(SELECT id FROM chat_rooms WHERE id=?)"));
    auto query = db.query(text);
    query.bind(id);
    auto rooms = takeRecords(db, query);
    if (!rooms)
        return tl::make_unexpected(rooms.error());
    if (rooms->isEmpty())
        return std::optional<RoomRecord>();
    return std::optional<RoomRecord>(rooms->first());
}

Result<RoomId> roomOfAd(sql::Database &db, AdId ad, UserId publisher, UserId client)
{
    auto query =
        db.query(QStringLiteral("SELECT id FROM chat_rooms WHERE ad_id=? AND publisher_id=? AND client_id IS ? "
                                "AND room_type='publisher_client' ORDER BY id LIMIT 1"));
    query.bind(ad).bind(publisher).bindOrNull(client);
    auto ids = takeIds(query);
    if (!ids)
        return tl::make_unexpected(ids.error());
    return ids->isEmpty() ? RoomId{} : ids->first();
}

Result<QList<RoomId>> roomsOfAd(sql::Database &db, AdId ad)
{
    auto query = db.query(
        QStringLiteral("SELECT r.id FROM chat_rooms r JOIN desk_rooms d ON d.room_id=r.id WHERE r.ad_id=? "
                       "AND r.client_id IS NOT NULL AND d.last_message_id>0 ORDER BY r.updated_at DESC, r.id DESC"));
    query.bind(ad);
    return takeIds(query);
}

Result<QList<RoomId>> supportRoomsOf(sql::Database &db, UserId publisher, bool closedToo)
{
    auto query =
        db.query(QStringLiteral("SELECT id FROM chat_rooms WHERE publisher_id=? AND room_type='publisher_admin' "
                                "AND (is_active=1 OR ?) ORDER BY created_at DESC, id DESC"));
    query.bind(publisher).bind(closedToo);
    return takeIds(query);
}

Result<RoomList> roomsOf(sql::Database &db, UserId user, bool emptyOnes, int offset, int limit)
{
    return listOf(db, QStringLiteral("r.is_active=1 AND (r.publisher_id=? OR r.client_id=?)"), 2, user, emptyOnes,
                  offset, limit);
}

Result<RoomList> supportRooms(sql::Database &db, UserId viewer, bool emptyOnes, bool activeOnly, int offset, int limit)
{
    return listOf(db,
                  activeOnly ? QStringLiteral("r.room_type='publisher_admin' AND r.is_active=1")
                             : QStringLiteral("r.room_type='publisher_admin'"),
                  0, viewer, emptyOnes, offset, limit);
}

Result<Cursor> setActive(sql::Database &db, RoomId room, bool active, const QString &kind, const QDateTime &now)
{
    auto done = db.query(QStringLiteral("UPDATE chat_rooms SET is_active=?, updated_at=? WHERE id=?"))
                    .bind(active)
                    .bind(toSql(now))
                    .bind(room)
                    .exec();
    if (done) {
        auto query =
            db.query(QStringLiteral("UPDATE desk_support SET state=?, resolved_at=?, moved_at=? WHERE room_id=?"));
        query.bind(active ? QStringLiteral("open") : QStringLiteral("resolved"));
        if (active)
            query.bindNull();
        else
            query.bind(toSql(now));
        done = query.bind(toSql(now)).bind(room).exec();
    }
    if (!done)
        return tl::make_unexpected(done.error());
    return appendChange(db, room, kind, {});
}

Result<protocol::SupportCounts> supportCounts(sql::Database &db)
{
    auto query = db.query(QStringLiteral(
        "SELECT (SELECT count(*) FROM chat_messages m JOIN chat_rooms r ON r.id=m.room_id WHERE "
        "r.room_type='publisher_admin' "
        "AND r.is_active=1 AND m.is_read=0 AND m.sender_id=r.publisher_id), "
        "sum(r.room_type='publisher_admin'), sum(r.room_type='publisher_admin' AND r.is_active), "
        "sum(r.room_type='publisher_admin' AND NOT r.is_active), sum(r.room_type='publisher_client') "
        "FROM chat_rooms r LEFT JOIN desk_rooms d ON d.room_id=r.id WHERE d.last_message_id>0 OR d.room_id IS NULL"));
    protocol::SupportCounts counts;
    if (query.step()) {
        counts = {static_cast<int>(query.integer(0)), static_cast<int>(query.integer(1)),
                  static_cast<int>(query.integer(2)), static_cast<int>(query.integer(3)),
                  static_cast<int>(query.integer(4))};
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return counts;
}

// ---- changes: which rooms a person can know of

namespace {
const QString hisRooms = QStringLiteral(
    "(SELECT d.room_id FROM (SELECT id FROM chat_rooms WHERE publisher_id=? UNION SELECT id FROM chat_rooms WHERE "
    "client_id=? "
    "UNION SELECT id FROM chat_rooms WHERE ? AND room_type='publisher_admin') h JOIN desk_rooms d ON d.room_id=h.id "
    "WHERE d.last_message_id>0 OR d.maker_id=?)");
} // namespace

Result<Cursor> visibleCursor(sql::Database &db, UserId user, bool staff)
{
    auto query = db.query(
        staff ? QStringLiteral("SELECT max(max(d.cursor, coalesce(t.staff_cursor, 0))) FROM desk_rooms d LEFT JOIN "
                               "desk_support t ON t.room_id=d.room_id WHERE d.room_id IN ") +
                    hisRooms
              : QStringLiteral("SELECT max(cursor) FROM desk_rooms WHERE room_id IN ") + hisRooms);
    query.bind(user).bind(user).bind(staff).bind(user);
    const Cursor cursor = query.step() ? query.id<Cursor>(0) : Cursor{};
    if (query.error())
        return tl::make_unexpected(*query.error());
    return cursor;
}

Result<Cursor> appendChange(sql::Database &db, RoomId room, const QString &kind, MessageId message, Audience audience)
{
    const bool staffOnly = audience == Audience::Staff;
    Cursor cursor;
    {
        auto query = db.query(
            QStringLiteral("INSERT INTO desk_changes (room_id, kind, message_id, staff_only) VALUES (?,?,?,?)"));
        query.bind(room).bind(kind).bindOrNull(message).bind(staffOnly);
        if (auto done = query.exec(); !done)
            return tl::make_unexpected(done.error());
        cursor = Cursor{query.lastInsertId()};
    }
    if (staffOnly) {
        auto done = db.query(QStringLiteral("UPDATE desk_support SET staff_cursor=? WHERE room_id=?"))
                        .bind(cursor)
                        .bind(room)
                        .exec();
        if (!done)
            return tl::make_unexpected(done.error());
        return cursor;
    }
    auto done = db.query(QStringLiteral("INSERT INTO desk_rooms (room_id, cursor, last_message_id) VALUES (?,?,?) "
                                        "ON CONFLICT (room_id) DO UPDATE SET cursor=excluded.cursor, "
                                        "last_message_id=max(last_message_id, excluded.last_message_id)"))
                    .bind(room)
                    .bind(cursor)
                    .bind(message)
                    .exec();
    if (!done)
        return tl::make_unexpected(done.error());
    return cursor;
}

Result<ChangeRows> changes(sql::Database &db, UserId user, bool staff, Cursor since, int limit)
{
    ChangeRows result;
    {
        auto head = db.query(QStringLiteral("SELECT max(seq) FROM desk_changes"));
        if (head.step())
            result.head = head.id<Cursor>(0);
        if (head.error())
            return tl::make_unexpected(*head.error());
    }
    if (since > result.head)
        return result;
    QList<qint64> rooms, messages;
    {
        // +room_id: by the counter, which is short from a late cursor and scans once, page by page, in a first sync.
        auto query = db.query(
            QStringLiteral("SELECT seq, room_id, message_id FROM desk_changes WHERE seq>? AND (? OR NOT staff_only) "
                           "AND +room_id IN ") +
            hisRooms + QStringLiteral(" ORDER BY seq LIMIT ?"));
        query.bind(since).bind(staff).bind(user).bind(user).bind(staff).bind(user).bind(limit + 1);
        int rows = 0;
        while (query.step()) {
            if (++rows > limit) {
                result.more = true;
                break;
            }
            result.cursor = query.id<Cursor>(0);
            if (!rooms.contains(query.integer(1)))
                rooms << query.integer(1);
            if (!query.isNull(2))
                messages << query.integer(2);
        }
        if (query.error())
            return tl::make_unexpected(*query.error());
    }
    for (const qint64 id : rooms) {
        auto record = room(db, RoomId{id});
        if (!record)
            return tl::make_unexpected(record.error());
        if (*record)
            result.rooms << **record;
    }
    for (const qint64 id : messages) {
        auto one = message(db, MessageId{id}, user);
        if (!one)
            return tl::make_unexpected(one.error());
        if (*one)
            result.messages << **one;
    }
    if (!result.more) {
        auto visible = visibleCursor(db, user, staff);
        if (!visible)
            return tl::make_unexpected(visible.error());
        result.cursor = std::max(result.cursor, *visible);
    }
    return result;
}

} // namespace desk::server::db
