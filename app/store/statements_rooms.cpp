// Rooms keep their people in `users`; a row holds everything the list shows but the newest message.
#include "store/statements_rooms.h"

#include "sql/database.h"
#include "store/statements_messages.h"
#include "store/statements_search.h"

namespace desk::statements {

Result<void> putUser(sql::Database &db, const User &user)
{
    if (user.id.value == 0)
        return {};
    sql::Query query = db.query(QStringLiteral(
        "INSERT INTO users (id, username, first_name, last_name, is_staff, is_superuser) VALUES (?,?,?,?,?,?) "
        "ON CONFLICT(id) DO UPDATE SET username=excluded.username, first_name=excluded.first_name, "
        "last_name=excluded.last_name, is_staff=coalesce(excluded.is_staff, is_staff), "
        "is_superuser=coalesce(excluded.is_superuser, is_superuser)"));
    query.bind(user.id).bind(user.username).bind(user.firstName).bind(user.lastName);
    for (const auto &flag : {user.isStaff, user.isSuperuser}) {
        if (flag)
            query.bind(*flag);
        else
            query.bindNull();
    }
    return query.exec();
}

std::optional<User> readUser(const sql::Query &row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    User user{row.id<UserId>(column), row.text(column + 1), row.text(column + 2), row.text(column + 3), {}, {}};
    if (!row.isNull(column + 4))
        user.isStaff = row.boolean(column + 4);
    if (!row.isNull(column + 5))
        user.isSuperuser = row.boolean(column + 5);
    return user;
}

namespace {

#define DESK_ROOM_SELECT                                                                                               \
    "SELECT " DESK_USER("p") DESK_USER("c")                                                                            \
        DESK_USER("a") "r.id, r.type, r.ad_id, r.ad_title, r.has_last, r.last_text, r.last_sender, r.last_at, "        \
                       "r.unread, r.created_at, "                                                                      \
                       "r.updated_at, r.is_active, r.last_message_id, r.my_read_up_to, r.their_read_up_to, r.cursor, " \
                       "r.has_support, "                                                                               \
                       "r.support_state, r.support_category, r.support_subject, r.waiting_since, "                     \
                       "r.case_opened_at, r.lease_until, r.resolved_at, r.notes_more FROM rooms r "                    \
                       "LEFT JOIN users p ON p.id=r.publisher_id LEFT JOIN users c ON c.id=r.client_id LEFT JOIN "     \
                       "users a ON a.id=r.assignee_id"

Room readRoom(const sql::Query &row)
{
    Room room;
    room.publisher = readUser(row, 0).value_or(User{});
    room.client = readUser(row, 6);
    constexpr int first = 18;
    room.id = row.id<RoomId>(first);
    room.type = RoomType(row.integer(first + 1));
    room.ad = row.id<AdId>(first + 2);
    room.adTitle = row.text(first + 3);
    if (row.boolean(first + 4))
        room.last = LastMessage{row.text(first + 5), row.text(first + 6), fromMs(row.integer(first + 7))};
    room.unread = int(row.integer(first + 8));
    room.createdAt = fromMs(row.integer(first + 9));
    room.updatedAt = fromMs(row.integer(first + 10));
    room.isActive = row.boolean(first + 11);
    room.lastMessageId = row.id<MessageId>(first + 12);
    room.myReadUpTo = row.id<MessageId>(first + 13);
    room.theirReadUpTo = row.id<MessageId>(first + 14);
    room.cursor = row.id<Cursor>(first + 15);
    if (row.boolean(first + 16)) {
        room.support = Support{row.text(first + 17),
                               row.text(first + 18),
                               row.text(first + 19),
                               readUser(row, 12),
                               fromMs(row.integer(first + 20)),
                               fromMs(row.integer(first + 21)),
                               fromMs(row.integer(first + 22)),
                               fromMs(row.integer(first + 23)),
                               {},
                               row.boolean(first + 24)};
    }
    return room;
}

Result<QList<Room>> readRooms(sql::Query query)
{
    QList<Room> list;
    while (query.step())
        list << readRoom(query);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return list;
}

Result<qint64> number(sql::Query query)
{
    qint64 value = 0;
    if (query.step())
        value = query.integer(0);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return value;
}

} // namespace

Result<void> putRoom(sql::Database &db, const Room &incoming)
{
    for (const User &user : {incoming.publisher, incoming.client.value_or(User{}),
                             incoming.support && incoming.support->assignee ? *incoming.support->assignee : User{}}) {
        if (auto done = putUser(db, user); !done)
            return done;
    }
    const Support support = incoming.support.value_or(Support{});
    const LastMessage last = incoming.last.value_or(LastMessage{});
    sql::Query query = db.query(QStringLiteral(
        "INSERT INTO rooms (id, type, publisher_id, client_id, ad_id, ad_title, has_last, last_text, last_sender, "
        "last_at, "
        "unread, created_at, updated_at, is_active, last_message_id, my_read_up_to, their_read_up_to, cursor, "
        "has_support, "
        "support_state, support_category, support_subject, assignee_id, waiting_since, "
        "case_opened_at, lease_until, resolved_at, notes_more) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET "
        "type=excluded.type, "
        "publisher_id=excluded.publisher_id, client_id=excluded.client_id, ad_id=excluded.ad_id, "
        "ad_title=excluded.ad_title, "
        "has_last=excluded.has_last, last_text=excluded.last_text, last_sender=excluded.last_sender, "
        "last_at=excluded.last_at, "
        "unread=excluded.unread, created_at=excluded.created_at, updated_at=max(updated_at, excluded.updated_at), "
        "is_active=excluded.is_active, last_message_id=max(last_message_id, excluded.last_message_id), "
        "my_read_up_to=max(my_read_up_to, excluded.my_read_up_to), "
        "their_read_up_to=max(their_read_up_to, excluded.their_read_up_to), cursor=excluded.cursor, "
        "has_support=excluded.has_support, support_state=excluded.support_state, "
        "support_category=excluded.support_category, "
        "support_subject=excluded.support_subject, assignee_id=excluded.assignee_id, "
        "waiting_since=excluded.waiting_since, case_opened_at=excluded.case_opened_at, "
        "lease_until=excluded.lease_until, resolved_at=excluded.resolved_at, notes_more=excluded.notes_more "
        "WHERE excluded.cursor>=rooms.cursor"));
    query.bind(incoming.id).bind(int(incoming.type)).bind(incoming.publisher.id);
    query.bind(incoming.client ? incoming.client->id : UserId{}).bind(incoming.ad).bind(incoming.adTitle);
    query.bind(incoming.last.has_value()).bind(last.text).bind(last.senderUsername).bind(toMs(last.createdAt));
    query.bind(incoming.unread).bind(toMs(incoming.createdAt)).bind(toMs(incoming.updatedAt)).bind(incoming.isActive);
    query.bind(incoming.lastMessageId).bind(incoming.myReadUpTo).bind(incoming.theirReadUpTo).bind(incoming.cursor);
    query.bind(incoming.support.has_value()).bind(support.state).bind(support.category).bind(support.subject);
    query.bind(support.assignee ? support.assignee->id : UserId{}).bind(toMs(support.waitingSince));
    query.bind(toMs(support.openedAt)).bind(toMs(support.leaseUntil)).bind(toMs(support.resolvedAt));
    query.bind(support.notesMore);
    return query.exec();
}

Result<std::optional<Room>> room(sql::Database &db, RoomId id)
{
    sql::Query query = db.query(QStringLiteral(DESK_ROOM_SELECT " WHERE r.id=?"));
    query.bind(id);
    auto found = readRooms(std::move(query));
    if (!found)
        return tl::make_unexpected(found.error());
    return found->isEmpty() ? std::nullopt : std::optional<Room>(found->first());
}

Result<QList<Room>> rooms(sql::Database &db)
{
    return readRooms(db.query(QStringLiteral(DESK_ROOM_SELECT)));
}

Result<void> removeRoom(sql::Database &db, RoomId id)
{
    if (auto done = removeWordsOf(db, id); !done)
        return done;
    for (const QString &sql :
         {QStringLiteral("DELETE FROM rooms WHERE id=?"), QStringLiteral("DELETE FROM messages WHERE room_id=?"),
          QStringLiteral("DELETE FROM holes WHERE room_id=?"),
          QStringLiteral("DELETE FROM case_log WHERE room_id=?")}) {
        sql::Query query = db.query(sql);
        query.bind(id);
        if (auto done = query.exec(); !done)
            return done;
    }
    return {};
}

Result<MessageId> syncedTo(sql::Database &db, RoomId id)
{
    sql::Query query = db.query(QStringLiteral("SELECT synced_to FROM rooms WHERE id=?"));
    query.bind(id);
    return number(std::move(query)).map([](qint64 value) { return MessageId{value}; });
}

Result<void> setSyncedTo(sql::Database &db, RoomId id, MessageId upTo)
{
    sql::Query query = db.query(QStringLiteral("UPDATE rooms SET synced_to=max(synced_to, ?) WHERE id=?"));
    query.bind(upTo).bind(id);
    return query.exec();
}

Result<QHash<RoomId, QDateTime>> wholeTimes(sql::Database &db)
{
    QHash<RoomId, QDateTime> times;
    sql::Query query = db.query(QStringLiteral("SELECT id, whole_at FROM rooms WHERE whole_at<>0"));
    while (query.step())
        times.insert(query.id<RoomId>(0), fromMs(query.integer(1)));
    if (query.error())
        return tl::make_unexpected(*query.error());
    return times;
}

Result<void> setWholeAt(sql::Database &db, RoomId id, const QDateTime &lastMessage)
{
    sql::Query query = db.query(QStringLiteral("UPDATE rooms SET whole_at=? WHERE id=?"));
    query.bind(toMs(lastMessage)).bind(id);
    return query.exec();
}

Result<void> touchRoom(sql::Database &db, const Message &newest)
{
    sql::Query query = db.query(QStringLiteral(
        "UPDATE rooms SET last_message_id=max(last_message_id, ?), updated_at=max(updated_at, ?) WHERE id=?"));
    query.bind(newest.id).bind(toMs(newest.createdAt)).bind(newest.room);
    return query.exec();
}

Result<void> raiseRead(sql::Database &db, RoomId id, MessageId upTo, bool mine)
{
    sql::Query query =
        db.query(mine ? QStringLiteral("UPDATE rooms SET my_read_up_to=max(my_read_up_to, ?) WHERE id=?")
                      : QStringLiteral("UPDATE rooms SET their_read_up_to=max(their_read_up_to, ?) WHERE id=?"));
    query.bind(upTo).bind(id);
    return query.exec();
}

Result<void> deriveUnread(sql::Database &db, RoomId id, UserId me)
{
    auto stored = room(db, id);
    if (!stored || !*stored)
        return stored ? Result<void>() : tl::make_unexpected(stored.error());
    const Room &value = **stored;
    auto newest = newestMessage(db, id);
    auto gaps = holes(db, id);
    if (!newest || !gaps)
        return newest ? tl::make_unexpected(gaps.error()) : tl::make_unexpected(newest.error());
    // The deployed site keeps no marks but a flag on each message; while its summary is ahead of us its own number stands.
    const bool deployed = !value.cursor.isValid();
    if (deployed && !value.last)
        return {};
    const bool whole = newest->isValid() && *newest >= value.lastMessageId &&
                       std::none_of(gaps->cbegin(), gaps->cend(), [&value](const Hole &hole) {
                           return hole.before.value > value.myReadUpTo.value + 1;
                       });
    if (!whole && value.myReadUpTo < value.lastMessageId)
        return {};
    int unread = 0;
    if (deployed) {
        auto at = latestTime(db, id);
        if (!at)
            return tl::make_unexpected(at.error());
        if (!whole || value.last->createdAt >= at->addSecs(1))
            return {};
    }
    if (whole) {
        auto counted = countByOthers(db, id, value.myReadUpTo, me, deployed);
        if (!counted)
            return tl::make_unexpected(counted.error());
        unread = *counted;
    }
    sql::Query query = db.query(QStringLiteral("UPDATE rooms SET unread=? WHERE id=?"));
    query.bind(unread).bind(id);
    return query.exec();
}

Result<Cursor> cursor(sql::Database &db)
{
    return number(db.query(QStringLiteral("SELECT value FROM meta WHERE key='cursor'"))).map([](qint64 value) {
        return Cursor{value};
    });
}

Result<void> setCursor(sql::Database &db, Cursor value)
{
    sql::Query query = db.query(QStringLiteral(
        "INSERT INTO meta (key, value) VALUES ('cursor', ?) ON CONFLICT(key) DO UPDATE SET value=excluded.value"));
    query.bind(value);
    return query.exec();
}

Result<void> clearCache(sql::Database &db)
{
    for (const QString &sql : {QStringLiteral("DELETE FROM rooms"), QStringLiteral("DELETE FROM messages"),
                               QStringLiteral("DELETE FROM holes"), QStringLiteral("DELETE FROM users"),
                               QStringLiteral("DELETE FROM ads"), QStringLiteral("DELETE FROM case_log"),
                               QStringLiteral("DELETE FROM team_replies"), QStringLiteral("DELETE FROM meta")}) {
        if (auto done = db.exec(sql); !done)
            return done;
    }
    return clearWords(db);
}

Result<std::optional<Ad>> ad(sql::Database &db, AdId id)
{
    sql::Query query =
        db.query(QStringLiteral("SELECT id, title, slug, description, price, is_negotiable, images, city, country, "
                                "status, created_at FROM ads WHERE id=?"));
    query.bind(id);
    std::optional<Ad> found;
    if (query.step()) {
        found = Ad{query.id<AdId>(0),
                   query.text(1),
                   query.text(2),
                   query.text(3),
                   query.text(4),
                   query.boolean(5),
                   query.text(6).split(QLatin1Char('\n'), Qt::SkipEmptyParts),
                   query.text(7),
                   query.text(8),
                   query.text(9),
                   fromMs(query.integer(10))};
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return found;
}

Result<void> putAd(sql::Database &db, const Ad &value)
{
    sql::Query query = db.query(
        QStringLiteral("INSERT OR REPLACE INTO ads (id, title, slug, description, price, is_negotiable, images, "
                       "city, country, status, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)"));
    query.bind(value.id)
        .bind(value.title)
        .bind(value.slug)
        .bind(value.description)
        .bind(value.price)
        .bind(value.isNegotiable);
    query.bind(value.images.join(QLatin1Char('\n')))
        .bind(value.city)
        .bind(value.country)
        .bind(value.status)
        .bind(toMs(value.createdAt));
    return query.exec();
}

#undef DESK_ROOM_SELECT

} // namespace desk::statements
