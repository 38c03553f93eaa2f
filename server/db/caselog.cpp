// SQL of the log of support cases: private notes and who did what.
#include "server/db/cases.h"

#include "sql/query.h"

#include <QHash>
#include <QStringList>

namespace desk::server::db {

namespace {

constexpr int shownNotes = 50;

constexpr std::pair<QLatin1String, CaseEntryKind> kinds[] = {
    {QLatin1String("note"), CaseEntryKind::Note},          {QLatin1String("claim"), CaseEntryKind::Claim},
    {QLatin1String("release"), CaseEntryKind::Release},    {QLatin1String("transfer"), CaseEntryKind::Transfer},
    {QLatin1String("lease_end"), CaseEntryKind::LeaseEnd}, {QLatin1String("resolve"), CaseEntryKind::Resolve},
    {QLatin1String("reopen"), CaseEntryKind::Reopen},      {QLatin1String("no_reply"), CaseEntryKind::NoReply},
    {QLatin1String("category"), CaseEntryKind::Category},
};

const QString entryColumns =
    QStringLiteral("l.room_id, l.id, l.kind, l.text, l.at, l.after_id, l.nonce, u.id, u.username, u.first_name, "
                   "u.last_name, t.id, t.username, t.first_name, t.last_name");
const QString entryPeople = QStringLiteral(" LEFT JOIN users u ON u.id=l.user_id LEFT JOIN users t ON t.id=l.to_id ");

std::optional<User> takePerson(const sql::Query &q, int first)
{
    if (q.isNull(first))
        return {};
    return User{q.id<UserId>(first), q.text(first + 1), q.text(first + 2), q.text(first + 3), {}, {}};
}

CaseEntry takeEntry(const sql::Query &q)
{
    return {q.id<CaseEntryId>(1),
            caseKind(q.text(2)),
            takePerson(q, 7),
            takePerson(q, 11),
            q.text(3),
            fromSql(q.text(4)),
            q.id<MessageId>(5),
            q.isNull(6) ? QUuid() : QUuid::fromRfc4122(q.blob(6))};
}

} // namespace

QString caseKindName(CaseEntryKind kind)
{
    for (const auto &[name, value] : kinds) {
        if (value == kind)
            return name;
    }
    return {};
}

CaseEntryKind caseKind(const QString &text)
{
    for (const auto &[name, value] : kinds) {
        if (text == name)
            return value;
    }
    return CaseEntryKind::Unknown;
}

Result<Cursor> logCase(sql::Database &db, const CaseAct &act, CaseEntryKind kind, MessageId after, Audience audience)
{
    auto query =
        db.query(QStringLiteral("INSERT INTO desk_case_log (room_id, kind, user_id, to_id, text, at, after_id, "
                                "nonce) VALUES (?,?,?,?,?,?,?,?)"));
    query.bind(act.room).bind(caseKindName(kind)).bindOrNull(act.by).bindOrNull(act.to).bind(act.text);
    query.bind(toSql(act.at)).bind(after);
    if (act.nonce.isNull())
        query.bindNull();
    else
        query.bind(act.nonce.toRfc4122());
    if (auto done = query.exec(); !done)
        return tl::make_unexpected(done.error());
    return appendChange(db, act.room, caseKindName(kind), {}, audience);
}

Result<QList<CaseEntry>> caseLog(sql::Database &db, RoomId room)
{
    auto query = db.query(QStringLiteral("SELECT ") + entryColumns + QStringLiteral(" FROM desk_case_log l") +
                          entryPeople + QStringLiteral("WHERE l.room_id=? ORDER BY l.id"));
    query.bind(room);
    QList<CaseEntry> log;
    while (query.step())
        log << takeEntry(query);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return log;
}

Result<void> readNotes(sql::Database &db, QList<RoomRecord> &rooms)
{
    QHash<RoomId, RoomRecord *> cases;
    QStringList ids;
    for (RoomRecord &room : rooms) {
        if (!room.support)
            continue;
        cases.insert(room.id, &room);
        ids << QString::number(room.id.value);
    }
    if (ids.isEmpty())
        return {};
    auto query = db.query(QStringLiteral("SELECT ") + entryColumns +
                          QStringLiteral(" FROM (SELECT *, row_number() OVER (PARTITION BY room_id ORDER BY id DESC) "
                                         "AS age FROM desk_case_log WHERE room_id IN (SELECT value FROM json_each(?))) "
                                         "l") +
                          entryPeople + QStringLiteral("WHERE l.age<=? ORDER BY l.id"));
    query.bind(QLatin1Char('[') + ids.join(QLatin1Char(',')) + QLatin1Char(']')).bind(shownNotes + 1);
    while (query.step())
        cases.value(query.id<RoomId>(0))->support->notes << takeEntry(query);
    if (query.error())
        return tl::make_unexpected(*query.error());
    for (RoomRecord *room : std::as_const(cases)) {
        Support &support = *room->support;
        support.notesMore = support.notes.size() > shownNotes;
        if (support.notesMore)
            support.notes.removeFirst();
    }
    return {};
}

} // namespace desk::server::db
