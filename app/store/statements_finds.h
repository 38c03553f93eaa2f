// The SQL of what a conversation holds, by the partial indexes of migration 006. On the worker's thread.
#pragma once

#include "sql/query.h"
#include "store/finds.h"

namespace desk::statements {

/// Looks through a bounded number of messages at a time, so that nobody waits long behind it.
Result<FindsPage> finds(sql::Database &db, const FindsQuery &query);

} // namespace desk::statements
