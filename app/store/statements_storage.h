// The SQL of what cache.db takes and of what is too old for it. On the worker's thread, inside the worker's
// transaction.
#pragma once

#include "sql/query.h"
#include "store/records.h"
#include "store/storage.h"

namespace desk::statements {

Result<StorageUse> storageUse(sql::Database &db);
Result<QList<RoomId>> roomIds(sql::Database &db);
/// Deletes at most `limit` messages of the room, the oldest first, that are older than `before`; never what is unread,
/// nor the newest ones. What is gone is a hole: it can be loaded from the site again. How many were deleted.
Result<int> prune(sql::Database &db, RoomId room, const QDateTime &before, int limit, ChangeSet &changes);

} // namespace desk::statements
