// Many rows in few statements: a statement costs as much as the row it inserts.
#pragma once

#include "sql/database.h"
#include "sql/query.h"

namespace desk::sql {

/// `head` VALUES (?,…),… `tail`, for all `rows` (a random-access range) in order; `bindRow(Query &, row)` binds `columns`
/// values. The id of the last row; 0 if there are none.
template <typename Rows, typename BindRow>
Result<qint64> insertMany(Database &db, const QString &head, int columns, const QString &tail, const Rows &rows,
                          BindRow bindRow)
{
    const QString one = QLatin1Char('(') + QStringLiteral("?,").repeated(columns - 1) + QLatin1String("?),");
    qint64 last = 0;
    auto next = rows.begin();
    for (const qsizetype size : {64, 8, 1}) { // few sizes, so that few statements are kept
        if (rows.end() - next < size)
            continue;
        const QString sql = head + QLatin1String(" VALUES ") + one.repeated(size).chopped(1) + tail;
        while (rows.end() - next >= size) {
            Query query = db.query(sql);
            for (qsizetype i = 0; i < size; ++i, ++next)
                bindRow(query, *next);
            if (auto done = query.exec(); !done)
                return tl::make_unexpected(done.error());
            last = query.lastInsertId();
        }
    }
    return last;
}

} // namespace desk::sql
