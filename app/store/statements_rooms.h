// The SQL of rooms, people, ads and the cursor in cache.db. On the worker's thread, inside the worker's transaction.
#pragma once

#include "sql/query.h"
#include "store/incoming.h"

namespace desk::statements {

/// A person of the users' table; 0: nobody, nothing is written.
Result<void> putUser(sql::Database &db, const User &user);
#define DESK_USER(u) u ".id, " u ".username, " u ".first_name, " u ".last_name, " u ".is_staff, " u ".is_superuser, "
/// From the columns of DESK_USER; nobody: nothing.
std::optional<User> readUser(const sql::Query &row, int column);

/// The notes of its case are not among it: they are the case's log (statements_triage). An older state of the room than the stored one (by cursor) changes nothing; read marks and last ids never go back.
Result<void> putRoom(sql::Database &db, const Room &room);
Result<std::optional<Room>> room(sql::Database &db, RoomId id);
Result<QList<Room>> rooms(sql::Database &db);
Result<void> removeRoom(sql::Database &db, RoomId id);

/// How far the changes feed has brought this room without a gap. 0: nothing yet.
Result<MessageId> syncedTo(sql::Database &db, RoomId id);
Result<void> setSyncedTo(sql::Database &db, RoomId id, MessageId upTo);
/// Up to which last message the deployed site has told the whole room, all rooms; those never read whole are missing.
Result<QHash<RoomId, QDateTime>> wholeTimes(sql::Database &db);
Result<void> setWholeAt(sql::Database &db, RoomId id, const QDateTime &lastMessage);
/// The room heard of a message or a read: last id, last time and marks follow.
Result<void> touchRoom(sql::Database &db, const Message &newest);
Result<void> raiseRead(sql::Database &db, RoomId id, MessageId upTo, bool mine);
/// Counts my unread anew where everything after my read mark is stored; elsewhere the site's own number stands.
Result<void> deriveUnread(sql::Database &db, RoomId id, UserId me);

Result<Cursor> cursor(sql::Database &db);
Result<void> setCursor(sql::Database &db, Cursor cursor);
Result<void> clearCache(sql::Database &db);

Result<std::optional<Ad>> ad(sql::Database &db, AdId id);
Result<void> putAd(sql::Database &db, const Ad &ad);

} // namespace desk::statements
