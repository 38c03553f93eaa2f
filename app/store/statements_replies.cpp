// A reply is known by its shortcut, its place by the order in which it is given.
#include "store/statements_replies.h"

#include "sql/database.h"

#include <QDateTime>

namespace desk::statements {

Result<void> putReplies(sql::Database &db, const QList<QuickReply> &replies, const QStringList &gone)
{
    for (const QString &shortcut : gone) {
        sql::Query query = db.query(QStringLiteral("DELETE FROM quick_replies WHERE shortcut=?"));
        if (auto done = query.bind(shortcut).exec(); !done)
            return done;
    }
    int position = 0;
    for (const QuickReply &reply : replies) {
        sql::Query query =
            db.query(QStringLiteral("INSERT INTO quick_replies (position, shortcut, title, text) VALUES (?,?,?,?) ON "
                                    "CONFLICT(shortcut) DO UPDATE SET "
                                    "position=excluded.position, title=excluded.title, text=excluded.text"));
        query.bind(++position).bind(reply.shortcut).bind(reply.title).bind(reply.text);
        if (auto done = query.exec(); !done)
            return done;
    }
    return {};
}

Result<QList<QuickReply>> replies(sql::Database &db)
{
    QList<QuickReply> all;
    sql::Query query =
        db.query(QStringLiteral("SELECT shortcut, title, text FROM quick_replies ORDER BY position, id"));
    while (query.step())
        all << QuickReply{query.text(0), query.text(1), query.text(2)};
    if (query.error())
        return tl::make_unexpected(*query.error());
    return all;
}

Result<void> putNote(sql::Database &db, RoomId room, const QString &text)
{
    if (text.isEmpty()) {
        sql::Query query = db.query(QStringLiteral("DELETE FROM notes WHERE room_id=?"));
        query.bind(room);
        return query.exec();
    }
    sql::Query query =
        db.query(QStringLiteral("INSERT OR REPLACE INTO notes (room_id, text, written_at) VALUES (?,?,?)"));
    query.bind(room).bind(text).bind(QDateTime::currentMSecsSinceEpoch());
    return query.exec();
}

Result<QHash<RoomId, QString>> notes(sql::Database &db)
{
    QHash<RoomId, QString> all;
    sql::Query query = db.query(QStringLiteral("SELECT room_id, text FROM notes"));
    while (query.step())
        all.insert(query.id<RoomId>(0), query.text(1));
    if (query.error())
        return tl::make_unexpected(*query.error());
    return all;
}

} // namespace desk::statements
