// The staff's side of the demo's support cases.
#pragma once

#include "protocol/result.h"
#include "server/demo/world.h"

namespace desk::sql {
class Database;
}

namespace desk::server::demo {

/// Once the rooms and their messages are in.
Result<void> writeCasebook(sql::Database &db, const World &world);

} // namespace desk::server::demo
