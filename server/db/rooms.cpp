// SQL of rooms: one statement shape gives a whole RoomRecord, wherever the ids come from.
#include "server/db/statements.h"

#include "sql/query.h"

namespace desk::server::db {

namespace {

/// `from`: a parenthesised select of one column, id.
QString recordSql(const QString &from)
{
    return QStringLiteral("SELECT r.id, r.room_type, r.publisher_id, p.username, p.first_name, p.last_name, "
                          "r.client_id, c.username, "
                          "c.first_name, c.last_name, r.ad_id, a.title, a.slug, r.created_at, r.updated_at, "
                          "r.is_active, d.maker_id, d.cursor, "
                          "d.last_message_id, m.message, s.username, m.created_at, x.pub, x.oth, "
                          "(SELECT count(*) FROM chat_messages u WHERE u.room_id=r.id AND u.id>x.pub AND "
                          "u.sender_id<>r.publisher_id), "
                          "(SELECT count(*) FROM chat_messages u WHERE u.room_id=r.id AND u.id>x.oth AND "
                          "u.sender_id=r.publisher_id), "
                          "t.state, t.category, t.subject, t.waiting_since FROM "
                          "(SELECT i.id, "
                          "coalesce((SELECT up_to FROM desk_reads WHERE room_id=i.id AND user_id=(SELECT publisher_id "
                          "FROM chat_rooms WHERE id=i.id)), 0) AS pub, "
                          "coalesce((SELECT max(up_to) FROM desk_reads WHERE room_id=i.id AND user_id<>(SELECT "
                          "publisher_id FROM chat_rooms WHERE id=i.id)), 0) AS oth "
                          "FROM ") +
           from +
           QStringLiteral(" i) x JOIN chat_rooms r ON r.id=x.id JOIN users p ON p.id=r.publisher_id LEFT JOIN users c "
                          "ON c.id=r.client_id "
                          "LEFT JOIN classified_ads a ON a.id=r.ad_id LEFT JOIN desk_rooms d ON d.room_id=r.id "
                          "LEFT JOIN chat_messages m ON m.id=d.last_message_id LEFT JOIN users s ON s.id=m.sender_id "
                          "LEFT JOIN desk_support t ON t.room_id=r.id ORDER BY r.updated_at DESC, r.id DESC");
}

RoomRecord takeRecord(const sql::Query &q)
{
    RoomRecord room;
    room.id = q.id<RoomId>(0);
    room.type = q.text(1) == QLatin1String("publisher_admin") ? RoomType::PublisherAdmin : RoomType::PublisherClient;
    room.publisher = {q.id<UserId>(2), q.text(3), q.text(4), q.text(5), {}, {}};
    if (!q.isNull(6))
        room.client = User{q.id<UserId>(6), q.text(7), q.text(8), q.text(9), {}, {}};
    room.ad = q.id<AdId>(10);
    room.adTitle = q.text(11);
    room.adSlug = q.text(12);
    room.createdAt = fromSql(q.text(13));
    room.updatedAt = fromSql(q.text(14));
    room.isActive = q.boolean(15);
    room.maker = q.id<UserId>(16);
    room.cursor = q.id<Cursor>(17);
    room.lastId = q.id<MessageId>(18);
    if (room.lastId.isValid())
        room.last = LastMessage{q.text(19), q.text(20), fromSql(q.text(21))};
    room.side(Side::Publisher) = {q.id<MessageId>(22), static_cast<int>(q.integer(24))};
    room.side(Side::Other) = {q.id<MessageId>(23), static_cast<int>(q.integer(25))};
    if (room.type == RoomType::PublisherAdmin) {
        room.support.emplace();
        room.support->state = q.isNull(26) ? QStringLiteral("open") : q.text(26);
        room.support->category = q.isNull(27) ? QStringLiteral("other") : q.text(27);
        room.support->subject = q.text(28);
        if (!q.isNull(29))
            room.support->waitingSince = fromSql(q.text(29));
    }
    return room;
}

Result<QList<RoomRecord>> takeRecords(sql::Query &query)
{
    QList<RoomRecord> rooms;
    while (query.step())
        rooms << takeRecord(query);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return rooms;
}

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
    auto rooms = takeRecords(query);
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
    auto rooms = takeRecords(query);
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
        done = db.query(QStringLiteral("UPDATE desk_support SET state=? WHERE room_id=?"))
                   .bind(active ? QStringLiteral("open") : QStringLiteral("resolved"))
                   .bind(room)
                   .exec();
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
    auto query = db.query(QStringLiteral("SELECT max(cursor) FROM desk_rooms WHERE room_id IN ") + hisRooms);
    query.bind(user).bind(user).bind(staff).bind(user);
    const Cursor cursor = query.step() ? query.id<Cursor>(0) : Cursor{};
    if (query.error())
        return tl::make_unexpected(*query.error());
    return cursor;
}

Result<Cursor> appendChange(sql::Database &db, RoomId room, const QString &kind, MessageId message)
{
    Cursor cursor;
    {
        auto query = db.query(QStringLiteral("INSERT INTO desk_changes (room_id, kind, message_id) VALUES (?,?,?)"));
        query.bind(room).bind(kind).bindOrNull(message);
        if (auto done = query.exec(); !done)
            return tl::make_unexpected(done.error());
        cursor = Cursor{query.lastInsertId()};
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
        auto query =
            db.query(QStringLiteral("SELECT seq, room_id, message_id FROM desk_changes WHERE seq>? AND +room_id IN ") +
                     hisRooms + QStringLiteral(" ORDER BY seq LIMIT ?"));
        query.bind(since).bind(user).bind(user).bind(staff).bind(user).bind(limit + 1);
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
