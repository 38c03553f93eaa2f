// The SQL of messages and holes in cache.db. On the worker's thread, inside the worker's transaction.
#pragma once

#include "sql/query.h"
#include "store/incoming.h"

namespace desk::statements {

enum class Stored { New, Changed, Unchanged };

/// A known id changes nothing but the facts that move: read, attachment, nonce. `message` becomes what is stored.
Result<Stored> putMessage(sql::Database &db, Message &message);
Result<std::optional<Message>> message(sql::Database &db, MessageId id);
/// Of all rooms, ascending.
Result<QList<Message>> messagesOf(sql::Database &db, MessageId after, int limit);
/// Ascending. `before` 0: the newest.
Result<QList<Message>> messagesBefore(sql::Database &db, RoomId room, MessageId before, int limit);
Result<QList<Message>> messagesAfter(sql::Database &db, RoomId room, MessageId after, int limit);
/// 0: none stored.
Result<MessageId> oldestMessage(sql::Database &db, RoomId room);
Result<MessageId> newestMessage(sql::Database &db, RoomId room);
Result<MessageId> firstByOthers(sql::Database &db, RoomId room, MessageId after, UserId me);
/// The time of the first of their messages after my last one; invalid: the last word is not theirs. Looks 200 messages back.
Result<QDateTime> waitingSince(sql::Database &db, const Room &room, UserId me);
/// `flagged`: only those that the site does not call read.
Result<int> countByOthers(sql::Database &db, RoomId room, MessageId after, UserId me, bool flagged);
/// The latest time of what is stored, which need not be the newest message's: rows may become visible late. Invalid: none.
Result<QDateTime> latestTime(sql::Database &db, RoomId room);
/// The site says that I have read everything up to then.
Result<void> markReadByMe(sql::Database &db, RoomId room, const QDateTime &upTo, UserId me);
Result<std::optional<Message>> messageByNonce(sql::Database &db, const QUuid &nonce);

Result<QList<Hole>> holes(sql::Database &db, RoomId room);
/// Takes after < id <= upTo out of the holes; what lies between the newest stored id and `after` becomes one.
Result<void> cover(sql::Database &db, RoomId room, MessageId newestBefore, MessageId after, MessageId upTo);

/// After a salvage: anything may be missing before each room's newest message, and the feed begins anew.
Result<void> claimNothing(sql::Database &db);

qint64 toMs(const QDateTime &time);
QDateTime fromMs(qint64 ms);

} // namespace desk::statements
