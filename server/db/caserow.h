// Inside server/db: the row of a case while something is done to it, and the times its publisher waited.
#pragma once

#include "server/db/statements.h"
#include "sql/query.h"

namespace desk::server::db {

/// NULL: invalid.
inline QDateTime timeOr(const sql::Query &query, int column)
{
    return query.isNull(column) ? QDateTime() : fromSql(query.text(column));
}
inline void bindTime(sql::Query &query, const QDateTime &time)
{
    if (time.isValid())
        query.bind(toSql(time));
    else
        query.bindNull();
}

struct CaseRow
{
    QString state;
    QString category;
    QDateTime openedAt;
    QDateTime reopenedAt;
    QDateTime waitingSince;
    UserId assignee;
    QDateTime leaseUntil;
    UserId publisher;
    MessageId lastId;

    bool isResolved() const { return state == QLatin1String("resolved"); }
    bool isWaiting() const { return state == QLatin1String("waiting"); }
};

/// Nothing: no support room.
Result<std::optional<CaseRow>> findCase(sql::Database &db, RoomId room);
/// Of an act: somebody wrote in it. Error: NotFound.
Result<CaseRow> caseOf(sql::Database &db, RoomId room);
/// `movedAt` invalid: as it was; `resolvedAt` is kept while the case stays resolved.
Result<void> storeCase(sql::Database &db, RoomId room, const CaseRow &row, const QDateTime &resolvedAt,
                       const QDateTime &movedAt);
Result<void> beginWait(sql::Database &db, RoomId room, const QString &category, const QDateTime &at);
Result<void> endWait(sql::Database &db, RoomId room, UserId by, const QString &how, const QDateTime &at);

} // namespace desk::server::db
