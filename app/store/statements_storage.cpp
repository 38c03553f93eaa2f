// Pruning keeps three things true: a hole below what is left, no hole above my read mark (or the unread could not be
// counted any more), and enough messages to show a room and to say since when it waits.
#include "store/statements_storage.h"

#include "sql/database.h"
#include "store/statements_messages.h"
#include "store/statements_rooms.h"
#include "store/statements_search.h"

namespace desk::statements {

namespace {

constexpr int alwaysKept = 200;

Result<qint64> one(sql::Query query)
{
    qint64 value = 0;
    if (query.step())
        value = query.integer(0);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return value;
}

/// Everything below this id may go; 0: nothing.
Result<qint64> pruneBelow(sql::Database &db, RoomId id)
{
    auto stored = room(db, id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    if (!*stored)
        return 0;
    sql::Query kept =
        db.query(QStringLiteral("SELECT id FROM messages WHERE room_id=? ORDER BY id DESC LIMIT 1 OFFSET ?"));
    kept.bind(id).bind(alwaysKept - 1);
    sql::Query read =
        db.query(QStringLiteral("SELECT id FROM messages WHERE room_id=? AND id<=? ORDER BY id DESC LIMIT 1"));
    read.bind(id).bind((**stored).myReadUpTo);
    const auto oldestKept = one(std::move(kept));
    const auto newestRead = one(std::move(read));
    if (!oldestKept || !newestRead)
        return oldestKept ? newestRead : oldestKept;
    return std::min(*oldestKept, *newestRead);
}

Result<void> noteHoleBelow(sql::Database &db, RoomId id, MessageId oldestKept)
{
    auto known = holes(db, id);
    if (!known)
        return tl::make_unexpected(known.error());
    MessageId before = oldestKept;
    for (const Hole &hole : std::as_const(*known)) {
        if (hole.after < oldestKept)
            before = std::max(before, hole.before);
    }
    sql::Query clear = db.query(QStringLiteral("DELETE FROM holes WHERE room_id=? AND after_id<?"));
    if (auto done = clear.bind(id).bind(oldestKept).exec(); !done)
        return done;
    sql::Query put = db.query(QStringLiteral("INSERT INTO holes (room_id, after_id, before_id) VALUES (?,0,?)"));
    return put.bind(id).bind(before).exec();
}

} // namespace

Result<StorageUse> storageUse(sql::Database &db)
{
    const auto pages = one(db.query(QStringLiteral("PRAGMA page_count")));
    const auto unused = one(db.query(QStringLiteral("PRAGMA freelist_count")));
    const auto page = one(db.query(QStringLiteral("PRAGMA page_size")));
    const auto messages = one(db.query(QStringLiteral("SELECT count(*) FROM messages")));
    // By id, not by time: the site numbers as it stores, and there is no index of times.
    const auto oldest = one(db.query(QStringLiteral("SELECT created_at FROM messages ORDER BY id LIMIT 1")));
    for (const auto *each : {&pages, &unused, &page, &messages, &oldest}) {
        if (!*each)
            return tl::make_unexpected(each->error());
    }
    return StorageUse{*pages * *page, *unused * *page, *messages, fromMs(*oldest)};
}

Result<QList<RoomId>> roomIds(sql::Database &db)
{
    QList<RoomId> ids;
    sql::Query query = db.query(QStringLiteral("SELECT id FROM rooms ORDER BY id"));
    while (query.step())
        ids << query.id<RoomId>(0);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return ids;
}

Result<int> prune(sql::Database &db, RoomId id, const QDateTime &before, int limit, ChangeSet &changes)
{
    const auto below = pruneBelow(db, id);
    if (!below)
        return tl::make_unexpected(below.error());
    auto oldest = messagesAfter(db, id, {}, limit);
    if (!oldest)
        return tl::make_unexpected(oldest.error());
    int count = 0;
    MessageId last;
    for (const Message &message : std::as_const(*oldest)) {
        if (message.id.value >= *below || message.createdAt >= before)
            break;
        if (auto done = removeWords(db, message); !done)
            return tl::make_unexpected(done.error());
        last = message.id;
        ++count;
    }
    if (count == 0)
        return 0;
    sql::Query remove = db.query(QStringLiteral("DELETE FROM messages WHERE room_id=? AND id<=?"));
    if (auto done = remove.bind(id).bind(last).exec(); !done)
        return tl::make_unexpected(done.error());
    const auto kept = oldestMessage(db, id);
    if (!kept)
        return tl::make_unexpected(kept.error());
    if (auto done = noteHoleBelow(db, id, *kept); !done)
        return tl::make_unexpected(done.error());
    auto gaps = holes(db, id);
    if (!gaps)
        return tl::make_unexpected(gaps.error());
    changes.holes.insert(id, *gaps);
    return count;
}

} // namespace desk::statements
