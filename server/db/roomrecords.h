// Inside server/db: one statement shape gives whole RoomRecords, wherever the ids come from.
#pragma once

#include "server/db/records.h"
#include "sql/query.h"

namespace desk::server::db {

inline const QString newestActivity = QStringLiteral("r.updated_at DESC, r.id DESC");

/// `from`: a parenthesised select of one column, id; `order`: of the room `r` and its case `t`.
QString recordSql(const QString &from, const QString &order = newestActivity);
Result<QList<RoomRecord>> takeRecords(sql::Database &db, sql::Query &query);

} // namespace desk::server::db
