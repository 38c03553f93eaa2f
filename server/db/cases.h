// SQL of support cases (PROTOCOL.md, `triage`): the acts of staff, the log, leases, the queue, team replies, times.
// As in statements.h: a function that writes runs inside its caller's transaction.
#pragma once

#include "protocol/triage.h"
#include "server/db/statements.h"

namespace desk::server {

/// Somebody does something to a case. What an act does not need stays empty.
struct CaseAct
{
    RoomId room;
    UserId by;
    QDateTime at;
    QString text;         ///< a note, a reason, a word, a category
    UserId to;            ///< of a transfer
    QDateTime leaseUntil; ///< of the new owner: invalid while he has a socket
    QUuid nonce;          ///< of a note
    MessageId seen;       ///< of a resolve: Overtaken if the publisher has written after it; 0: not told
    bool takeOver = false;
    bool macro = false;
};

/// What became of an act. An act that found nothing to do has cursor 0.
struct CaseOutcome
{
    RoomRecord record; ///< as it is now
    Cursor cursor;
    Audience audience = Audience::Staff;
    std::optional<User> rival; ///< a claim was refused: he has the case
};

struct CaseQuery
{
    enum List : quint8 { Waiting, Mine, Open, Resolved } list = Waiting;
    UserId viewer;
    QString category; ///< empty: all
    QString words;    ///< part of the publisher's name or the subject; empty: all
    int offset = 0;
    int limit = 100;
};

} // namespace desk::server

namespace desk::server::db {

QString caseKindName(CaseEntryKind kind);
CaseEntryKind caseKind(const QString &name);
/// Appends to the log, and the change that goes with it.
Result<Cursor> logCase(sql::Database &db, const CaseAct &act, CaseEntryKind kind, MessageId after, Audience audience);
Result<QList<CaseEntry>> caseLog(sql::Database &db, RoomId room); ///< oldest first

// ---- acts. Errors: NotFound, RoomClosed, NotYours, BadColleague, NonceReused, Overtaken.
Result<CaseOutcome> claimCase(sql::Database &db, const CaseAct &act);
Result<CaseOutcome> releaseCase(sql::Database &db, const CaseAct &act);
Result<CaseOutcome> transferCase(sql::Database &db, const CaseAct &act);
Result<CaseOutcome> resolveCase(sql::Database &db, const CaseAct &act);
Result<CaseOutcome> reopenCase(sql::Database &db, const CaseAct &act);
Result<CaseOutcome> noteOnCase(sql::Database &db, const CaseAct &act);
Result<CaseOutcome> needsNoReply(sql::Database &db, const CaseAct &act);
Result<CaseOutcome> categorizeCase(sql::Database &db, const CaseAct &act);

// ---- what messages do to a case (insertmessages)
/// The new messages of one room, in their order.
struct CaseTurn
{
    RoomId room;
    QList<const NewMessage *> messages;
    QList<MessageId> ids;
};
/// The changes beside the messages' own, all of them staff's.
Result<QList<Cursor>> takeTurn(sql::Database &db, const CaseTurn &turn);

// ---- leases
/// Of all his cases; invalid: none. The rooms it changed.
Result<QList<RoomId>> setLease(sql::Database &db, UserId owner, const QDateTime &until);
Result<void> restartLeases(sql::Database &db, const QDateTime &until);
struct EndedLeases
{
    QList<CaseOutcome> cases;
    QDateTime next; ///< when the next one ends; invalid: none runs
};
/// Frees what nobody holds any more.
Result<EndedLeases> endLeases(sql::Database &db, const QDateTime &now);

// ---- lists
struct CaseList
{
    protocol::CaseQueuePage page; ///< without its rooms
    QList<RoomRecord> rooms;
};
Result<CaseList> caseQueue(sql::Database &db, const CaseQuery &query);
/// Without its room.
Result<protocol::CaseDetail> caseDetail(sql::Database &db, RoomId room, UserId publisher);
/// Everybody who may answer, with how many cases he has.
Result<QList<StaffMember>> staff(sql::Database &db);
/// What ended at or after `since` (invalid: ever), in that order, then what still waits.
Result<protocol::CaseTimes> caseTimes(sql::Database &db, const QDateTime &since, int limit);
/// The newest entries of these rooms' logs go into their `support`.
Result<void> readNotes(sql::Database &db, QList<RoomRecord> &rooms);

// ---- team replies
Result<QList<TeamReply>> teamReplies(sql::Database &db);
/// id 0: a new one. Errors: NotFound, NameTaken.
Result<TeamReply> saveTeamReply(sql::Database &db, const TeamReply &reply, UserId by, const QDateTime &at);
Result<void> deleteTeamReply(sql::Database &db, TeamReplyId id);

} // namespace desk::server::db
