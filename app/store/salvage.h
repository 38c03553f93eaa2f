// A sound file in the place of a damaged one: what can still be read of its tables is carried over. The damaged file is
// not touched until the new one is whole, then set aside; it is never deleted here.
#pragma once

#include "sql/database.h"

#include <functional>

namespace desk {

using Prepare = std::function<Result<void>(sql::Database &)>;

/// `path` is closed. `migrated` makes the tables in the new file; then come the rows of every table whose key is one
/// number (the others hold claims about the whole); then `finished` makes the new file honest. An error: everything is
/// as it was. Reads and writes page by page; runs as long as that takes: on a worker's thread.
Result<void> salvage(const QString &path, const Prepare &migrated, const Prepare &finished);
/// The damaged file goes aside and leaves its place to a new one.
void setAside(const QString &path);
/// The end of a salvage that was cut short between its two renames. Before the file is opened.
void finishSalvage(const QString &path);

} // namespace desk
