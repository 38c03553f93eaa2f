// SQL of messages: pages, nonces, read marks, attachments (a batch is inserted in insertmessages.cpp).
#include "server/db/statements.h"

#include "sql/query.h"

#include <algorithm>

namespace desk::server::db {

namespace {

const QString messageColumns =
    QStringLiteral("SELECT m.id, m.room_id, m.sender_id, s.username, s.first_name, s.last_name, m.message, "
                   "m.created_at, m.is_read, m.read_at, "
                   "r.room_type, r.publisher_id, n.nonce, f.token, f.name, f.bytes, f.type FROM chat_messages m JOIN "
                   "users s ON s.id=m.sender_id "
                   "JOIN chat_rooms r ON r.id=m.room_id LEFT JOIN desk_nonces n ON n.message_id=m.id AND "
                   "n.sender_id=m.sender_id AND (?=0 OR m.sender_id=?) "
                   "LEFT JOIN desk_attachments f ON m.attachment IS NOT NULL AND f.message_id=m.id ");

Message takeMessage(const sql::Query &q)
{
    Message message;
    message.id = q.id<MessageId>(0);
    message.room = q.id<RoomId>(1);
    message.sender = q.id<UserId>(2);
    message.senderName = User{message.sender, q.text(3), q.text(4), q.text(5), {}, {}}.displayName();
    message.text = q.text(6);
    message.createdAt = fromSql(q.text(7));
    message.isRead = q.boolean(8);
    if (!q.isNull(9))
        message.readAt = fromSql(q.text(9));
    if (q.text(10) == QLatin1String("publisher_admin"))
        message.role = message.sender == q.id<UserId>(11) ? SenderRole::Publisher : SenderRole::Admin;
    if (!q.isNull(12))
        message.nonce = QUuid::fromRfc4122(q.blob(12));
    if (!q.isNull(13)) {
        message.attachment = Attachment{QStringLiteral("/media/chat_attachments/") + q.text(13) + QLatin1Char('/'),
                                        q.text(14), q.integer(15), q.text(16)};
    }
    return message;
}

} // namespace

Result<std::optional<NonceHit>> nonce(sql::Database &db, qint64 scope, UserId sender, const QUuid &value)
{
    MessageId id;
    {
        auto query =
            db.query(QStringLiteral("SELECT message_id FROM desk_nonces WHERE scope=? AND sender_id=? AND nonce=?"));
        query.bind(scope).bind(sender).bind(value.toRfc4122());
        if (query.step())
            id = query.id<MessageId>(0);
        if (query.error())
            return tl::make_unexpected(*query.error());
    }
    if (!id.isValid())
        return std::optional<NonceHit>();
    auto found = message(db, id, sender);
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return std::optional<NonceHit>();
    (**found).nonce = value;
    return std::optional<NonceHit>(NonceHit{**found});
}

Result<void> saveNonce(sql::Database &db, qint64 scope, UserId sender, const QUuid &value, MessageId message,
                       RoomId room)
{
    return db
        .query(
            QStringLiteral("INSERT INTO desk_nonces (scope, sender_id, nonce, message_id, room_id) VALUES (?,?,?,?,?)"))
        .bind(scope)
        .bind(sender)
        .bind(value.toRfc4122())
        .bind(message)
        .bind(room)
        .exec();
}

Result<std::optional<Message>> message(sql::Database &db, MessageId id, UserId viewer)
{
    auto query = db.query(messageColumns + QStringLiteral("WHERE m.id=?"));
    query.bind(viewer).bind(viewer).bind(id);
    std::optional<Message> found;
    if (query.step())
        found = takeMessage(query);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return found;
}

Result<protocol::MessagePage> page(sql::Database &db, const PageQuery &ask)
{
    const bool forward = ask.ascending || ask.after.isValid() || ask.afterTime.isValid();
    QString sql = messageColumns + (ask.ad.isValid()
                                        ? QStringLiteral("WHERE m.room_id IN (SELECT id FROM chat_rooms WHERE ad_id=? "
                                                         "AND client_id IS NOT NULL) ")
                                        : QStringLiteral("WHERE m.room_id=? "));
    if (ask.afterTime.isValid())
        sql += QStringLiteral("AND m.created_at>? ORDER BY m.created_at, m.id LIMIT ?");
    else if (forward)
        sql += QStringLiteral("AND m.id>? ORDER BY m.id LIMIT ?");
    else
        sql += QStringLiteral("AND m.id<? ORDER BY m.id DESC LIMIT ?");
    auto query = db.query(sql);
    query.bind(ask.viewer).bind(ask.viewer).bind(ask.ad.isValid() ? ask.ad.value : ask.room.value);
    if (ask.afterTime.isValid())
        query.bind(toSql(ask.afterTime));
    else if (forward)
        query.bind(ask.after);
    else
        query.bind(ask.before.isValid() ? ask.before.value : std::numeric_limits<qint64>::max());
    query.bind(ask.limit + 1);
    protocol::MessagePage result;
    while (query.step()) {
        if (result.messages.size() == ask.limit) {
            result.hasMore = true;
            break;
        }
        result.messages << takeMessage(query);
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    if (!forward)
        std::reverse(result.messages.begin(), result.messages.end());
    return result;
}

Result<ReadOutcome> markRead(sql::Database &db, const ReadRequest &ask)
{
    ReadOutcome outcome;
    MessageId last, mine;
    {
        auto query =
            db.query(QStringLiteral("SELECT coalesce((SELECT last_message_id FROM desk_rooms WHERE room_id=?), 0), "
                                    "coalesce((SELECT up_to FROM desk_reads WHERE room_id=? AND user_id=?), 0)"));
        query.bind(ask.room).bind(ask.room).bind(ask.user);
        if (query.step()) {
            last = query.id<MessageId>(0);
            mine = query.id<MessageId>(1);
        }
        if (query.error())
            return tl::make_unexpected(*query.error());
    }
    outcome.upTo = ask.upTo.isValid() ? std::min(ask.upTo, last) : last;
    if (outcome.upTo <= mine) {
        outcome.upTo = mine;
        return outcome;
    }
    outcome.moved = true;
    auto done =
        db.query(QStringLiteral("INSERT OR REPLACE INTO desk_reads (room_id, user_id, up_to, at) VALUES (?,?,?,?)"))
            .bind(ask.room)
            .bind(ask.user)
            .bind(outcome.upTo)
            .bind(toSql(ask.at))
            .exec();
    const bool othersOnly = ask.side == Side::Publisher || !ask.bySide;
    if (done) {
        done = db.query(othersOnly
                            ? QStringLiteral(
                                  "UPDATE chat_messages SET is_read=1, read_at=? WHERE room_id=? AND id>? AND id<=? "
                                  "AND +is_read=0 AND +sender_id<>?")
                            : QStringLiteral(
                                  "UPDATE chat_messages SET is_read=1, read_at=? WHERE room_id=? AND id>? AND id<=? "
                                  "AND +is_read=0 AND +sender_id=?"))
                   .bind(toSql(ask.at))
                   .bind(ask.room)
                   .bind(mine)
                   .bind(outcome.upTo)
                   .bind(othersOnly ? ask.user : ask.publisher)
                   .exec();
    }
    if (!done)
        return tl::make_unexpected(done.error());
    {
        auto query = db.query(
            ask.side == Side::Publisher
                ? QStringLiteral("SELECT count(*) FROM chat_messages WHERE room_id=? AND id>? AND +sender_id<>?")
                : QStringLiteral("SELECT count(*) FROM chat_messages WHERE room_id=? AND id>? AND +sender_id=?"));
        query.bind(ask.room).bind(outcome.upTo).bind(ask.publisher);
        if (query.step())
            outcome.unread = static_cast<int>(query.integer(0));
        if (query.error())
            return tl::make_unexpected(*query.error());
    }
    auto cursor = appendChange(db, ask.room, QStringLiteral("read"), {});
    if (!cursor)
        return tl::make_unexpected(cursor.error());
    outcome.cursor = *cursor;
    return outcome;
}

Result<std::optional<AttachmentRow>> attachment(sql::Database &db, const QString &token)
{
    auto query = db.query(QStringLiteral("SELECT m.room_id, f.token, f.name, f.bytes, f.type FROM desk_attachments f "
                                         "JOIN chat_messages m ON m.id=f.message_id WHERE f.token=?"));
    query.bind(token);
    std::optional<AttachmentRow> row;
    if (query.step())
        row = AttachmentRow{query.id<RoomId>(0), {query.text(1), query.text(2), query.integer(3), query.text(4)}};
    if (query.error())
        return tl::make_unexpected(*query.error());
    return row;
}

} // namespace desk::server::db
