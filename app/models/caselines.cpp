// From entries to rows, in their places.
#include "models/caselines.h"

#include <QSet>

#include <algorithm>

namespace desk {

TimelineRow caseRow(const CaseLine &line, UserId me)
{
    const CaseEntry &entry = line.entry;
    TimelineRow row;
    row.kind = entry.kind == CaseEntryKind::Note ? TimelineRow::Kind::Note : TimelineRow::Kind::CaseEvent;
    row.entry = entry.id;
    row.nonce = entry.nonce;
    row.act = entry.kind;
    row.mine = line.pending || (entry.user && entry.user->id == me);
    row.sender = entry.user && !row.mine ? entry.user->displayName() : QString();
    row.toMe = entry.to && entry.to->id == me;
    row.to = entry.to && !row.toMe ? entry.to->displayName() : QString();
    row.text = entry.text;
    row.at = entry.at;
    if (line.pending) {
        const bool refused = line.error && !line.retries;
        row.delivery = refused ? DeliveryState::Refused : DeliveryState::Sending;
        row.error = refused ? line.error : std::nullopt;
    }
    return row;
}

CaseLines::CaseLines(const QList<CaseLine> &log, const TimelineSnapshot &snapshot)
    : m_me(snapshot.me), m_atNewest(snapshot.atNewest)
{
    if (log.isEmpty() || (snapshot.messages.isEmpty() && !snapshot.atOldest))
        return;
    const MessageId first = snapshot.messages.isEmpty() ? MessageId{} : snapshot.messages.first().id;
    m_last = snapshot.messages.isEmpty() ? MessageId{} : snapshot.messages.last().id;
    QSet<QUuid> stored;
    for (const CaseLine &line : log) {
        if (!line.pending && !line.entry.nonce.isNull())
            stored.insert(line.entry.nonce);
    }
    for (const CaseLine &line : log) {
        const bool older = !snapshot.atOldest && line.entry.after < first;
        const bool again = line.pending && stored.contains(line.entry.nonce);
        if (line.entry.kind != CaseEntryKind::Unknown && !older && !again)
            m_lines << line;
    }
    std::stable_sort(m_lines.begin(), m_lines.end(),
                     [](const CaseLine &a, const CaseLine &b) { return a.entry.after < b.entry.after; });
}

void CaseLines::before(MessageId message, const std::function<void(TimelineRow)> &take)
{
    qsizetype until = m_next;
    while (until < m_lines.size() && m_lines.at(until).entry.after < message)
        ++until;
    handOver(until, take);
}

void CaseLines::atEnd(const std::function<void(TimelineRow)> &take)
{
    qsizetype until = m_next;
    while (until < m_lines.size() && (m_atNewest || m_lines.at(until).entry.after <= m_last))
        ++until;
    handOver(until, take);
}

void CaseLines::handOver(qsizetype until, const std::function<void(TimelineRow)> &take)
{
    for (; m_next < until; ++m_next)
        take(caseRow(m_lines.at(m_next), m_me));
}

} // namespace desk
