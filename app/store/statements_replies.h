// The SQL of what the person keeps for writing, in desk.db: quick replies and private notes. On the worker's thread,
// inside the worker's transaction.
#pragma once

#include "sql/query.h"
#include "store/records.h"

namespace desk::statements {

Result<void> putReplies(sql::Database &db, const QList<QuickReply> &replies, const QStringList &gone);
Result<QList<QuickReply>> replies(sql::Database &db);

Result<void> putNote(sql::Database &db, RoomId room, const QString &text); ///< empty: deletes it
Result<QHash<RoomId, QString>> notes(sql::Database &db);

} // namespace desk::statements
