// The messages, the acts, the presses of a key and the absences of one case's people, for whoever has to understand a fault.
#include "e2e/shift/shiftjudge.h"

#include <QMultiMap>

namespace desk {

namespace {

QString kindOf(CaseEntryKind kind)
{
    switch (kind) {
    case CaseEntryKind::Claim:
        return QStringLiteral("claim");
    case CaseEntryKind::Release:
        return QStringLiteral("release");
    case CaseEntryKind::Transfer:
        return QStringLiteral("transfer");
    case CaseEntryKind::LeaseEnd:
        return QStringLiteral("lease end");
    case CaseEntryKind::Resolve:
        return QStringLiteral("resolve");
    case CaseEntryKind::Reopen:
        return QStringLiteral("reopen");
    default:
        return QStringLiteral("entry");
    }
}

} // namespace

QStringList story(const ShiftLog &log, RoomId room)
{
    QMultiMap<QDateTime, QString> lines;
    QSet<UserId> people;
    for (const ShiftCase &one : log.cases) {
        if (one.room != room)
            continue;
        for (const Message &message : one.messages) {
            people << message.sender;
            lines.insert(message.createdAt, QStringLiteral("message %1 of %2: %3")
                                                .arg(message.id.value)
                                                .arg(message.sender.value)
                                                .arg(message.text));
        }
        for (const CaseEntry &entry : one.log)
            lines.insert(entry.at, QStringLiteral("%1 %2 by %3 to %4 after %5")
                                       .arg(kindOf(entry.kind))
                                       .arg(entry.id.value)
                                       .arg(entry.user.value_or(User{}).id.value)
                                       .arg(entry.to.value_or(User{}).id.value)
                                       .arg(entry.after.value));
    }
    if (lines.isEmpty())
        return {};
    const QDateTime from = lines.firstKey(), until = lines.lastKey();
    for (const ShiftAnswer &answer : log.answers) {
        if (answer.room == room)
            lines.insert(answer.at, QStringLiteral("%1 presses send%2: %3")
                                        .arg(answer.by.value)
                                        .arg(answer.offline ? QStringLiteral(" offline") : QString(), answer.text));
    }
    for (const ShiftSpan &span : log.spans) {
        if (!people.contains(span.admin))
            continue;
        if (span.from >= from && span.from <= until)
            lines.insert(span.from, QStringLiteral("%1 has a socket").arg(span.admin.value));
        if (span.until >= from && span.until <= until)
            lines.insert(span.until, QStringLiteral("%1 has no socket").arg(span.admin.value));
    }
    QStringList story{QStringLiteral("case %1").arg(room.value)};
    for (auto line = lines.cbegin(); line != lines.cend(); ++line)
        story << line.key().toString(QStringLiteral("  hh:mm:ss.zzz ")) + line.value();
    return story;
}

} // namespace desk
