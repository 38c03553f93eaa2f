// Numbered .sql files of one database: PRAGMA user_version says how many have run; each runs in its own transaction.
#pragma once

#include "protocol/result.h"

#include <QStringList>

namespace desk::sql {

class Database;

/// `folder` holds 001_name.sql, 002_name.sql, … (usually a Qt resource folder). Statements end with a line ending in ';'
/// (a trigger body ends with a line `END;`). A file of a newer version than we know is StorageFailed.
Result<void> migrate(Database &db, const QString &folder);

} // namespace desk::sql
