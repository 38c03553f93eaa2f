// The precious rows: each statement is small, and each commit is synchronous.
#include "store/statements_desk.h"

#include "sql/database.h"
#include "store/statements_messages.h"
#include "system/killpoint.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

namespace desk::statements {

namespace {

/// Of what is stored of it, so that it reads as it was written or not at all.
qint64 sumOf(const OutboxRow &row)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    const auto written = [](const QString &text) {
        return text.isEmpty() ? QByteArray("") : text.toUtf8();
    }; // a null one reads as empty
    stream << row.room.value << written(row.text) << written(row.filePath) << row.nonce << int(row.dialect)
           << int(row.state) << toMs(row.createdAt) << toMs(row.attemptedAt) << row.floor.value;
    if (row.seen.isValid()) // rows of earlier versions know none, and keep their sums
        stream << row.seen.value;
    return qFromBigEndian<qint64>(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).constData());
}

void bindRow(sql::Query &query, const OutboxRow &row)
{
    query.bind(row.room)
        .bind(row.text)
        .bind(row.filePath)
        .bind(row.nonce.toRfc4122())
        .bind(int(row.dialect))
        .bind(int(row.state));
    query.bind(toMs(row.createdAt)).bind(toMs(row.attemptedAt)).bind(row.floor);
    if (row.error)
        query.bind(int(row.error->code)).bind(row.error->detail).bind(row.error->httpStatus);
    else
        query.bindNull().bindNull().bindNull();
    query.bind(sumOf(row)).bind(row.seen);
}

} // namespace

Result<void> putOutboxRow(sql::Database &db, OutboxRow &row)
{
    if (!row.id.isValid()) {
        sql::Query query =
            db.query(QStringLiteral("INSERT INTO outbox (room_id, text, file_path, nonce, dialect, state, created_at, "
                                    "attempted_at, floor, error_code, "
                                    "error_detail, error_status, row_sum, seen) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
        bindRow(query, row);
        if (auto done = query.exec(); !done)
            return done;
        row.id = OutboxId{query.lastInsertId()};
        killPoint("row-before-commit");
        return {};
    }
    // Inserted if it has been lost (Store::deskRebuilt).
    sql::Query query = db.query(
        QStringLiteral("INSERT OR REPLACE INTO outbox (room_id, text, file_path, nonce, dialect, state, "
                       "created_at, attempted_at, floor, error_code, "
                       "error_detail, error_status, row_sum, seen, id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    bindRow(query, row);
    query.bind(row.id);
    return query.exec();
}

Result<void> removeOutboxRow(sql::Database &db, OutboxId id)
{
    sql::Query query = db.query(QStringLiteral("DELETE FROM outbox WHERE id=?"));
    query.bind(id);
    auto done = query.exec();
    killPoint("removal-before-commit");
    return done;
}

Result<QList<OutboxRow>> outboxRows(sql::Database &db)
{
    QList<OutboxRow> rows;
    sql::Query query = db.query(
        QStringLiteral("SELECT id, room_id, text, file_path, nonce, dialect, state, created_at, attempted_at, "
                       "floor, error_code, error_detail, error_status, row_sum, seen FROM outbox ORDER BY id"));
    while (query.step()) {
        OutboxRow row;
        row.id = query.id<OutboxId>(0);
        row.room = query.id<RoomId>(1);
        row.text = query.text(2);
        row.filePath = query.text(3);
        row.nonce = QUuid::fromRfc4122(query.blob(4));
        row.dialect = Dialect(query.integer(5));
        row.state = SendState(query.integer(6));
        row.createdAt = fromMs(query.integer(7));
        row.attemptedAt = fromMs(query.integer(8));
        row.floor = query.id<MessageId>(9);
        row.seen = query.id<MessageId>(14);
        if (!query.isNull(10))
            row.error = Error{ErrorCode(query.integer(10)), query.text(11), {}, int(query.integer(12))};
        if (!query.isNull(13) && query.integer(13) != sumOf(row)) {
            row.state = SendState::Refused; // it is not what was written: the person looks at it
            row.error = Error{ErrorCode::UnsentDamaged, {}, {}, 0};
            row.dialect = Dialect::Full;
            row.nonce = row.nonce.isNull() ? QUuid::createUuid() : row.nonce;
        }
        rows << row;
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return rows;
}

Result<void> putDraft(sql::Database &db, RoomId room, const QString &text)
{
    if (text.isEmpty()) {
        sql::Query query = db.query(QStringLiteral("DELETE FROM drafts WHERE room_id=?"));
        query.bind(room);
        return query.exec();
    }
    sql::Query query = db.query(QStringLiteral("INSERT OR REPLACE INTO drafts (room_id, text) VALUES (?,?)"));
    query.bind(room).bind(text);
    return query.exec();
}

Result<QHash<RoomId, QString>> drafts(sql::Database &db)
{
    QHash<RoomId, QString> all;
    sql::Query query = db.query(QStringLiteral("SELECT room_id, text FROM drafts"));
    while (query.step())
        all.insert(query.id<RoomId>(0), query.text(1));
    if (query.error())
        return tl::make_unexpected(*query.error());
    return all;
}

Result<void> putReadMark(sql::Database &db, RoomId room, const ReadMark &mark)
{
    sql::Query query = db.query(QStringLiteral(
        "INSERT INTO read_marks (room_id, up_to, sent_up_to) VALUES (?,?,?) ON CONFLICT(room_id) DO UPDATE SET "
        "up_to=max(up_to, excluded.up_to), sent_up_to=max(sent_up_to, excluded.sent_up_to)"));
    query.bind(room).bind(mark.upTo).bind(mark.sentUpTo);
    return query.exec();
}

Result<QHash<RoomId, ReadMark>> readMarks(sql::Database &db)
{
    QHash<RoomId, ReadMark> all;
    sql::Query query = db.query(QStringLiteral("SELECT room_id, up_to, sent_up_to FROM read_marks"));
    while (query.step())
        all.insert(query.id<RoomId>(0), {query.id<MessageId>(1), query.id<MessageId>(2)});
    if (query.error())
        return tl::make_unexpected(*query.error());
    return all;
}

Result<void> putRoomMark(sql::Database &db, RoomId room, const RoomMark &mark)
{
    if (mark == RoomMark{}) {
        sql::Query query = db.query(QStringLiteral("DELETE FROM room_marks WHERE room_id=?"));
        query.bind(room);
        return query.exec();
    }
    sql::Query query = db.query(QStringLiteral("INSERT OR REPLACE INTO room_marks (room_id, pinned, muted, "
                                               "archived_up_to, unread_mark, no_reply_up_to) VALUES (?,?,?,?,?,?)"));
    query.bind(room)
        .bind(mark.pinned)
        .bind(mark.muted)
        .bind(mark.archivedUpTo)
        .bind(mark.unread)
        .bind(mark.noReplyUpTo);
    return query.exec();
}

Result<QHash<RoomId, RoomMark>> roomMarks(sql::Database &db)
{
    QHash<RoomId, RoomMark> all;
    sql::Query query = db.query(
        QStringLiteral("SELECT room_id, pinned, muted, archived_up_to, unread_mark, no_reply_up_to FROM room_marks"));
    while (query.step()) {
        RoomMark mark;
        mark.pinned = query.integer(1) != 0;
        mark.muted = query.integer(2) != 0;
        mark.archivedUpTo = query.id<MessageId>(3);
        mark.unread = query.integer(4) != 0;
        mark.noReplyUpTo = query.id<MessageId>(5);
        all.insert(query.id<RoomId>(0), mark);
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return all;
}

Result<bool> claim(sql::Database &db, const OutboxRow &row, MessageId message)
{
    sql::Query put =
        db.query(QStringLiteral("INSERT OR IGNORE INTO claims (message_id, room_id, outbox_id) VALUES (?,?,?)"));
    put.bind(message).bind(row.room).bind(row.id);
    if (auto done = put.exec(); !done)
        return tl::make_unexpected(done.error());
    sql::Query owner = db.query(QStringLiteral("SELECT outbox_id FROM claims WHERE message_id=?"));
    owner.bind(message);
    killPoint("claim-before-commit");
    const bool mine = owner.step() && owner.id<OutboxId>(0) == row.id;
    if (owner.error())
        return tl::make_unexpected(*owner.error());
    return mine;
}

Result<void> giveNewIds(sql::Database &db)
{
    if (auto done = db.exec(QStringLiteral("DELETE FROM sqlite_sequence WHERE name='outbox'")); !done)
        return done;
    // They count by one; the time in milliseconds is ahead of them all.
    sql::Query ids = db.query(QStringLiteral(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox', max(?, (SELECT coalesce(max(id), 0) FROM outbox))"));
    return ids.bind(QDateTime::currentMSecsSinceEpoch()).exec();
}

} // namespace desk::statements
