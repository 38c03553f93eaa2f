// One Incoming into cache.db, and what it changed. On the worker's thread, inside the worker's transaction.
#pragma once

#include "sql/database.h"
#include "store/incoming.h"

namespace desk {

Result<void> applyIncoming(sql::Database &db, const Incoming &incoming, UserId me, ChangeSet &changes);
/// The edges of a page: the room, its holes, its ends.
Result<RoomSlice> sliceOf(sql::Database &db, RoomId room, QList<Message> messages);

} // namespace desk
