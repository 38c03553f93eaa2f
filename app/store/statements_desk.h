// The SQL of desk.db: outbox, drafts, read marks, room marks, claims. On the worker's thread, inside the worker's transaction.
#pragma once

#include "sql/query.h"
#include "store/incoming.h"

namespace desk::statements {

/// Inserts if the row has no id yet, and gives it one.
Result<void> putOutboxRow(sql::Database &db, OutboxRow &row);
Result<void> removeOutboxRow(sql::Database &db, OutboxId id);
/// A row that is not as it was written is Refused, with UnsentDamaged.
Result<QList<OutboxRow>> outboxRows(sql::Database &db);

Result<void> putDraft(sql::Database &db, RoomId room, const QString &text); ///< empty: deletes it
Result<QHash<RoomId, QString>> drafts(sql::Database &db);

Result<void> putReadMark(sql::Database &db, RoomId room, const ReadMark &mark); ///< never goes back
Result<QHash<RoomId, ReadMark>> readMarks(sql::Database &db);

Result<void> putRoomMark(sql::Database &db, RoomId room, const RoomMark &mark); ///< one that says nothing: deletes it
Result<QHash<RoomId, RoomMark>> roomMarks(sql::Database &db);

/// False: another row has claimed this message already.
Result<bool> claim(sql::Database &db, const OutboxRow &row, MessageId message);

/// After a salvage: no id is given again that a lost row may have had.
Result<void> giveNewIds(sql::Database &db);

} // namespace desk::statements
