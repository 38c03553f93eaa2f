// What is read of the two files when they are opened. On the worker's thread.
#pragma once

#include "sql/query.h"
#include "store/incoming.h"

namespace desk {

Result<CacheStart> cacheStart(sql::Database &db, UserId me);
/// For those who know the cache as it was: what is there now.
Result<ChangeSet> allOf(sql::Database &db, UserId me);
Result<DeskStart> deskStart(sql::Database &db);

} // namespace desk
