// The statement that gives whole RoomRecords, and how its rows are taken.
#include "server/db/roomrecords.h"

#include "server/db/caserow.h"
#include "server/db/cases.h"

namespace desk::server::db {

QString recordSql(const QString &from, const QString &order)
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
                          "t.state, t.category, t.subject, t.waiting_since, t.opened_at, t.lease_until, t.resolved_at, "
                          "t.staff_cursor, o.id, o.username, o.first_name, o.last_name FROM "
                          "(SELECT i.id, "
                          "coalesce((SELECT up_to FROM desk_reads WHERE room_id=i.id AND user_id=(SELECT publisher_id "
                          "FROM chat_rooms WHERE id=i.id)), 0) AS pub, "
                          "coalesce((SELECT max(up_to) FROM desk_reads WHERE room_id=i.id AND user_id<>(SELECT "
                          "publisher_id FROM chat_rooms WHERE id=i.id)), 0) AS oth "
                          "FROM ") +
           from +
           QStringLiteral(
               " i) x JOIN chat_rooms r ON r.id=x.id JOIN users p ON p.id=r.publisher_id LEFT JOIN users c "
               "ON c.id=r.client_id "
               "LEFT JOIN classified_ads a ON a.id=r.ad_id LEFT JOIN desk_rooms d ON d.room_id=r.id "
               "LEFT JOIN chat_messages m ON m.id=d.last_message_id LEFT JOIN users s ON s.id=m.sender_id "
               "LEFT JOIN desk_support t ON t.room_id=r.id LEFT JOIN users o ON o.id=t.assignee_id ORDER BY ") +
           order;
}

namespace {

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
        room.support->waitingSince = timeOr(q, 29);
        room.support->openedAt = timeOr(q, 30);
        room.support->leaseUntil = timeOr(q, 31);
        room.support->resolvedAt = timeOr(q, 32);
        room.staffCursor = q.id<Cursor>(33);
        if (!q.isNull(34))
            room.support->assignee = User{q.id<UserId>(34), q.text(35), q.text(36), q.text(37), {}, {}};
    }
    return room;
}

} // namespace

Result<QList<RoomRecord>> takeRecords(sql::Database &db, sql::Query &query)
{
    QList<RoomRecord> rooms;
    while (query.step())
        rooms << takeRecord(query);
    if (query.error())
        return tl::make_unexpected(*query.error());
    if (auto read = readNotes(db, rooms); !read)
        return tl::make_unexpected(read.error());
    return rooms;
}

} // namespace desk::server::db
