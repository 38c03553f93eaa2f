// The SQL of support cases: their logs and the team's replies (cache.db), notes and orders that still have to reach the server
// (desk.db). On the worker's thread, inside the worker's transaction.
#pragma once

#include "protocol/triage.h"
#include "sql/query.h"
#include "store/records.h"

namespace desk::statements {

// cache.db
/// True: it is new. An entry never changes.
Result<bool> putCaseEntry(sql::Database &db, RoomId room, const CaseEntry &entry);
Result<QList<CaseEntry>> caseLog(sql::Database &db, RoomId room); ///< oldest first
Result<void> putTeamReplies(sql::Database &db, const QList<TeamReply> &replies);
Result<QList<TeamReply>> teamReplies(sql::Database &db);

// desk.db
Result<void> putCaseNote(sql::Database &db, const CaseNote &note);
Result<void> removeCaseNote(sql::Database &db, const QUuid &nonce);
Result<QList<CaseNote>> caseNotes(sql::Database &db);
Result<void> putCaseOrder(sql::Database &db, const CaseOrder &order);
Result<void> removeCaseOrder(sql::Database &db, const QList<QUuid> &nonces);
Result<QList<CaseOrder>> caseOrders(sql::Database &db);

} // namespace desk::statements
