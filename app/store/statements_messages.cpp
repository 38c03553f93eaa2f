// Messages by (room, id): the index on room_id ends in the rowid, so a page is one range of it.
#include "store/statements_messages.h"

#include "sql/database.h"
#include "store/statements_search.h"

namespace desk::statements {

namespace {

#define DESK_MESSAGE_COLUMNS                                                                                           \
    "id, room_id, sender_id, sender_name, role, text, created_at, is_read, read_at, file_url, file_name, file_bytes, " \
    "file_type, nonce"

Message readMessage(const sql::Query &row)
{
    Message message;
    message.id = row.id<MessageId>(0);
    message.room = row.id<RoomId>(1);
    message.sender = row.id<UserId>(2);
    message.senderName = row.text(3);
    message.role = SenderRole(row.integer(4));
    message.text = row.text(5);
    message.createdAt = fromMs(row.integer(6));
    message.isRead = row.boolean(7);
    message.readAt = fromMs(row.integer(8));
    if (!row.isNull(9))
        message.attachment = Attachment{row.text(9), row.text(10), row.integer(11), row.text(12)};
    if (!row.isNull(13))
        message.nonce = QUuid::fromRfc4122(row.blob(13));
    return message;
}

Result<QList<Message>> readAll(sql::Query query)
{
    QList<Message> messages;
    while (query.step())
        messages << readMessage(query);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return messages;
}

Result<MessageId> readId(sql::Query query)
{
    MessageId id;
    if (query.step())
        id = query.id<MessageId>(0);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return id;
}

void bindMoving(sql::Query &query, const Message &message)
{
    query.bind(message.isRead).bind(toMs(message.readAt));
    if (message.attachment)
        query.bind(message.attachment->url)
            .bind(message.attachment->name)
            .bind(message.attachment->bytes)
            .bind(message.attachment->type);
    else
        query.bindNull().bindNull().bindNull().bindNull();
    if (message.nonce.isNull())
        query.bindNull();
    else
        query.bind(message.nonce.toRfc4122());
}

} // namespace

qint64 toMs(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}
QDateTime fromMs(qint64 ms)
{
    return ms ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
}

Result<std::optional<Message>> message(sql::Database &db, MessageId id)
{
    sql::Query query = db.query(QStringLiteral("SELECT " DESK_MESSAGE_COLUMNS " FROM messages WHERE id=?"));
    query.bind(id);
    auto found = readAll(std::move(query));
    if (!found)
        return tl::make_unexpected(found.error());
    return found->isEmpty() ? std::nullopt : std::optional<Message>(found->first());
}

Result<Stored> putMessage(sql::Database &db, Message &message)
{
    const auto stored = statements::message(db, message.id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    const std::optional<Message> &known = *stored;
    if (!known) {
        sql::Query insert =
            db.query(QStringLiteral("INSERT INTO messages (id, room_id, sender_id, sender_name, role, text, "
                                    "created_at, is_read, read_at, file_url, "
                                    "file_name, file_bytes, file_type, nonce) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
        insert.bind(message.id)
            .bind(message.room)
            .bind(message.sender)
            .bind(message.senderName)
            .bind(int(message.role));
        insert.bind(message.text).bind(toMs(message.createdAt));
        bindMoving(insert, message);
        if (auto done = insert.exec(); !done)
            return tl::make_unexpected(done.error());
        message.createdAt = fromMs(toMs(message.createdAt));
        return putWords(db, message).map([] { return Stored::New; });
    }
    Message moved = *known;
    moved.isRead = known->isRead || message.isRead;
    if (!moved.readAt.isValid())
        moved.readAt = fromMs(toMs(message.readAt));
    if (!moved.attachment || (moved.attachment->bytes < 0 && message.attachment))
        moved.attachment = message.attachment;
    if (moved.nonce.isNull())
        moved.nonce = message.nonce;
    message = moved;
    if (moved == *known)
        return Stored::Unchanged;
    sql::Query update = db.query(QStringLiteral("UPDATE messages SET is_read=?, read_at=?, file_url=?, file_name=?, "
                                                "file_bytes=?, file_type=?, nonce=? WHERE id=?"));
    bindMoving(update, moved);
    update.bind(moved.id);
    if (auto done = update.exec(); !done)
        return tl::make_unexpected(done.error());
    if (moved.attachment == known->attachment)
        return Stored::Changed;
    if (auto done = removeWords(db, *known); !done)
        return tl::make_unexpected(done.error());
    return putWords(db, moved).map([] { return Stored::Changed; });
}

Result<QList<Message>> messagesOf(sql::Database &db, MessageId after, int limit)
{
    sql::Query query =
        db.query(QStringLiteral("SELECT " DESK_MESSAGE_COLUMNS " FROM messages WHERE id>? ORDER BY id LIMIT ?"));
    query.bind(after).bind(limit);
    return readAll(std::move(query));
}

Result<QList<Message>> messagesBefore(sql::Database &db, RoomId room, MessageId before, int limit)
{
    sql::Query query = db.query(QStringLiteral("SELECT " DESK_MESSAGE_COLUMNS
                                               " FROM messages WHERE room_id=? AND id<? ORDER BY id DESC LIMIT ?"));
    query.bind(room).bind(before.isValid() ? before.value : std::numeric_limits<qint64>::max()).bind(limit);
    auto messages = readAll(std::move(query));
    if (messages)
        std::reverse(messages->begin(), messages->end());
    return messages;
}

Result<QList<Message>> messagesAfter(sql::Database &db, RoomId room, MessageId after, int limit)
{
    sql::Query query = db.query(
        QStringLiteral("SELECT " DESK_MESSAGE_COLUMNS " FROM messages WHERE room_id=? AND id>? ORDER BY id LIMIT ?"));
    query.bind(room).bind(after).bind(limit);
    return readAll(std::move(query));
}

Result<MessageId> oldestMessage(sql::Database &db, RoomId room)
{
    sql::Query query = db.query(QStringLiteral("SELECT id FROM messages WHERE room_id=? ORDER BY id LIMIT 1"));
    query.bind(room);
    return readId(std::move(query));
}

Result<MessageId> newestMessage(sql::Database &db, RoomId room)
{
    sql::Query query = db.query(QStringLiteral("SELECT id FROM messages WHERE room_id=? ORDER BY id DESC LIMIT 1"));
    query.bind(room);
    return readId(std::move(query));
}

Result<MessageId> firstByOthers(sql::Database &db, RoomId room, MessageId after, UserId me)
{
    sql::Query query = db.query(
        QStringLiteral("SELECT id FROM messages WHERE room_id=? AND id>? AND sender_id<>? ORDER BY id LIMIT 1"));
    query.bind(room).bind(after).bind(me);
    return readId(std::move(query));
}

Result<QDateTime> latestTime(sql::Database &db, RoomId room)
{
    constexpr int latenessInRows = 50;
    sql::Query query = db.query(QStringLiteral("SELECT coalesce(max(created_at), 0) FROM (SELECT created_at FROM "
                                               "messages WHERE room_id=? ORDER BY id DESC LIMIT ?)"));
    query.bind(room).bind(latenessInRows);
    if (query.step())
        return fromMs(query.integer(0));
    if (query.error())
        return tl::make_unexpected(*query.error());
    return QDateTime();
}

Result<void> markReadByMe(sql::Database &db, RoomId room, const QDateTime &upTo, UserId me)
{
    sql::Query query = db.query(QStringLiteral(
        "UPDATE messages SET is_read=1 WHERE room_id=? AND is_read=0 AND sender_id<>? AND created_at<=?"));
    return query.bind(room).bind(me).bind(toMs(upTo)).exec();
}

Result<QDateTime> waitingSince(sql::Database &db, const Room &room, UserId me)
{
    QDateTime since;
    sql::Query query = db.query(
        QStringLiteral("SELECT sender_id, created_at FROM messages WHERE room_id=? ORDER BY id DESC LIMIT 200"));
    query.bind(room.id);
    while (query.step() && isTheirs(room, query.id<UserId>(0), me))
        since = fromMs(query.integer(1));
    if (query.error())
        return tl::make_unexpected(*query.error());
    return since;
}

Result<int> countByOthers(sql::Database &db, RoomId room, MessageId after, UserId me, bool flagged)
{
    sql::Query query = db.query(QStringLiteral(
        "SELECT count(*) FROM messages WHERE room_id=? AND id>? AND sender_id<>? AND (is_read=0 OR NOT ?)"));
    query.bind(room).bind(after).bind(me).bind(flagged);
    if (!query.step())
        return tl::make_unexpected(query.error().value_or(Error{ErrorCode::StorageFailed, {}, {}, 0}));
    return int(query.integer(0));
}

Result<std::optional<Message>> messageByNonce(sql::Database &db, const QUuid &nonce)
{
    sql::Query query = db.query(QStringLiteral("SELECT " DESK_MESSAGE_COLUMNS " FROM messages WHERE nonce=?"));
    query.bind(nonce.toRfc4122());
    auto found = readAll(std::move(query));
    if (!found)
        return tl::make_unexpected(found.error());
    return found->isEmpty() ? std::nullopt : std::optional<Message>(found->first());
}

Result<QList<Hole>> holes(sql::Database &db, RoomId room)
{
    QList<Hole> list;
    sql::Query query =
        db.query(QStringLiteral("SELECT after_id, before_id FROM holes WHERE room_id=? ORDER BY after_id"));
    query.bind(room);
    while (query.step())
        list << Hole{room, query.id<MessageId>(0), query.id<MessageId>(1)};
    if (query.error())
        return tl::make_unexpected(*query.error());
    return list;
}

Result<void> cover(sql::Database &db, RoomId room, MessageId newestBefore, MessageId after, MessageId upTo)
{
    auto known = holes(db, room);
    if (!known)
        return tl::make_unexpected(known.error());
    QList<Hole> left;
    const auto keep = [&left, room](MessageId from, MessageId to) {
        if (to.value - from.value > 1)
            left << Hole{room, from, to};
    };
    for (const Hole &hole : std::as_const(*known)) {
        if (upTo <= hole.after || after.value + 1 >= hole.before.value) { // apart
            left << hole;
            continue;
        }
        keep(hole.after, MessageId{std::min(after.value + 1, hole.before.value)});
        keep(std::max(upTo, hole.after), hole.before);
    }
    // Beyond the newest: nothing was known there, so it is no hole yet unless the run leaves a gap.
    if (after > newestBefore)
        keep(newestBefore, MessageId{after.value + 1});
    if (left == *known)
        return {};
    sql::Query clear = db.query(QStringLiteral("DELETE FROM holes WHERE room_id=?"));
    clear.bind(room);
    if (auto done = clear.exec(); !done)
        return done;
    for (const Hole &hole : std::as_const(left)) {
        sql::Query put =
            db.query(QStringLiteral("INSERT OR REPLACE INTO holes (room_id, after_id, before_id) VALUES (?,?,?)"));
        put.bind(room).bind(hole.after).bind(hole.before);
        if (auto done = put.exec(); !done)
            return done;
    }
    return {};
}

Result<void> claimNothing(sql::Database &db)
{
    for (const QString &sql :
         {QStringLiteral("DELETE FROM meta"), QStringLiteral("UPDATE rooms SET synced_to=0, whole_at=0"),
          QStringLiteral("DELETE FROM holes"),
          QStringLiteral(
              "INSERT INTO holes SELECT room_id, 0, max(id) FROM messages GROUP BY room_id HAVING max(id)>1")}) {
        if (auto done = db.exec(sql); !done)
            return done;
    }
    return forgetWords(db);
}

#undef DESK_MESSAGE_COLUMNS

} // namespace desk::statements
