// People of the log stand in `users`, as those of the rooms do.
#include "store/statements_triage.h"

#include "sql/database.h"
#include "store/statements_messages.h"
#include "store/statements_rooms.h"

namespace desk::statements {

namespace {

constexpr QChar separator(0x1E);

QByteArray bytesOf(const QList<QUuid> &nonces)
{
    QByteArray bytes;
    for (const QUuid &nonce : nonces)
        bytes += nonce.toRfc4122();
    return bytes;
}

QList<QUuid> noncesIn(const QByteArray &bytes)
{
    constexpr qsizetype size = 16;
    QList<QUuid> nonces;
    for (qsizetype at = 0; at + size <= bytes.size(); at += size)
        nonces << QUuid::fromRfc4122(bytes.mid(at, size));
    return nonces;
}

template <typename T, typename Read> Result<QList<T>> readAll(sql::Query query, Read read)
{
    QList<T> all;
    while (query.step())
        all << read(query);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return all;
}

} // namespace

Result<bool> putCaseEntry(sql::Database &db, RoomId room, const CaseEntry &entry)
{
    for (const User &user : {entry.user.value_or(User{}), entry.to.value_or(User{})}) {
        if (auto done = putUser(db, user); !done)
            return tl::make_unexpected(done.error());
    }
    sql::Query query = db.query(
        QStringLiteral("INSERT OR IGNORE INTO case_log (id, room_id, kind, user_id, to_id, text, at, after_id, "
                       "nonce) VALUES (?,?,?,?,?,?,?,?,?)"));
    query.bind(entry.id).bind(room).bind(int(entry.kind)).bind(entry.user.value_or(User{}).id);
    query.bind(entry.to.value_or(User{}).id).bind(entry.text).bind(toMs(entry.at)).bind(entry.after);
    if (entry.nonce.isNull())
        query.bindNull();
    else
        query.bind(entry.nonce.toRfc4122());
    if (auto done = query.exec(); !done)
        return tl::make_unexpected(done.error());
    return query.affected() > 0;
}

Result<QList<CaseEntry>> caseLog(sql::Database &db, RoomId room)
{
    sql::Query query = db.query(QStringLiteral(
        "SELECT " DESK_USER("u") DESK_USER("t") "l.id, l.kind, l.text, l.at, l.after_id, l.nonce FROM case_log l LEFT "
                                                "JOIN users u ON u.id=l.user_id LEFT JOIN users t ON t.id=l.to_id "
                                                "WHERE l.room_id=? ORDER BY l.id"));
    query.bind(room);
    return readAll<CaseEntry>(std::move(query), [](const sql::Query &row) {
        constexpr int first = 12;
        CaseEntry entry;
        entry.user = readUser(row, 0);
        entry.to = readUser(row, 6);
        entry.id = row.id<CaseEntryId>(first);
        entry.kind = CaseEntryKind(row.integer(first + 1));
        entry.text = row.text(first + 2);
        entry.at = fromMs(row.integer(first + 3));
        entry.after = row.id<MessageId>(first + 4);
        if (!row.isNull(first + 5))
            entry.nonce = QUuid::fromRfc4122(row.blob(first + 5));
        return entry;
    });
}

Result<void> putTeamReplies(sql::Database &db, const QList<TeamReply> &replies)
{
    if (auto done = db.exec(QStringLiteral("DELETE FROM team_replies")); !done)
        return done;
    for (const TeamReply &reply : replies) {
        const User by = reply.updatedBy.value_or(User{});
        if (auto done = putUser(db, by); !done)
            return done;
        sql::Query query = db.query(QStringLiteral("INSERT INTO team_replies (id, name, texts, category, resolves, "
                                                   "updated_by, updated_at) VALUES (?,?,?,?,?,?,?)"));
        query.bind(reply.id).bind(reply.name).bind(reply.texts.join(separator)).bind(reply.category);
        query.bind(reply.resolves).bind(by.id).bind(toMs(reply.updatedAt));
        if (auto done = query.exec(); !done)
            return done;
    }
    return {};
}

Result<QList<TeamReply>> teamReplies(sql::Database &db)
{
    sql::Query query =
        db.query(QStringLiteral("SELECT " DESK_USER("u") "r.id, r.name, r.texts, r.category, r.resolves, r.updated_at "
                                                         "FROM team_replies r LEFT JOIN users u ON u.id=r.updated_by "
                                                         "ORDER BY r.id"));
    return readAll<TeamReply>(std::move(query), [](const sql::Query &row) {
        constexpr int first = 6;
        return TeamReply{row.id<TeamReplyId>(first),    row.text(first + 1),    row.text(first + 2).split(separator),
                         row.text(first + 3),           row.boolean(first + 4), readUser(row, 0),
                         fromMs(row.integer(first + 5))};
    });
}

Result<void> putCaseNote(sql::Database &db, const CaseNote &note)
{
    sql::Query query = db.query(
        QStringLiteral("INSERT INTO case_notes (nonce, room_id, text, after_id, written_at, error_code, error_detail) "
                       "VALUES (?,?,?,?,?,?,?) ON CONFLICT(nonce) DO UPDATE SET error_code=excluded.error_code, "
                       "error_detail=excluded.error_detail"));
    query.bind(note.nonce.toRfc4122()).bind(note.room).bind(note.text).bind(note.after).bind(toMs(note.writtenAt));
    if (note.error)
        query.bind(int(note.error->code)).bind(note.error->detail);
    else
        query.bindNull().bindNull();
    return query.exec();
}

Result<void> removeCaseNote(sql::Database &db, const QUuid &nonce)
{
    sql::Query query = db.query(QStringLiteral("DELETE FROM case_notes WHERE nonce=?"));
    query.bind(nonce.toRfc4122());
    return query.exec();
}

Result<QList<CaseNote>> caseNotes(sql::Database &db)
{
    return readAll<CaseNote>(
        db.query(QStringLiteral("SELECT nonce, room_id, text, after_id, written_at, error_code, error_detail FROM "
                                "case_notes ORDER BY id")),
        [](const sql::Query &row) {
            CaseNote note{QUuid::fromRfc4122(row.blob(0)),
                          row.id<RoomId>(1),
                          row.text(2),
                          row.id<MessageId>(3),
                          fromMs(row.integer(4)),
                          {}};
            if (!row.isNull(5))
                note.error = Error{ErrorCode(row.integer(5)), row.text(6), {}, 0};
            return note;
        });
}

Result<void> putCaseOrder(sql::Database &db, const CaseOrder &order)
{
    sql::Query query = db.query(QStringLiteral("INSERT INTO case_orders (nonces, room_id, category, resolves, reason, "
                                               "written_at, seen) VALUES (?,?,?,?,?,?,?)"));
    query.bind(bytesOf(order.nonces)).bind(order.room).bind(order.category).bind(order.resolves);
    query.bind(order.reason).bind(toMs(order.writtenAt)).bind(order.seen);
    return query.exec();
}

Result<void> removeCaseOrder(sql::Database &db, const QList<QUuid> &nonces)
{
    sql::Query query = db.query(QStringLiteral("DELETE FROM case_orders WHERE nonces=?"));
    query.bind(bytesOf(nonces));
    return query.exec();
}

Result<QList<CaseOrder>> caseOrders(sql::Database &db)
{
    return readAll<CaseOrder>(
        db.query(QStringLiteral(
            "SELECT nonces, room_id, category, resolves, reason, written_at, seen FROM case_orders ORDER BY id")),
        [](const sql::Query &row) {
            return CaseOrder{noncesIn(row.blob(0)), row.id<RoomId>(1),      row.text(2),         row.boolean(3),
                             row.text(4),           fromMs(row.integer(5)), row.id<MessageId>(6)};
        });
}

} // namespace desk::statements
