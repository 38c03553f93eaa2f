// The outbox's files on their way: how far they are, and which of them can still be taken back.
#include "session/outbox.h"

namespace desk {

/// What is not stored of a row.
void Outbox::describe(OutboxRow &row) const
{
    row.undecided = isUndecided(row);
    const auto upload = m_uploads.constFind(row.id);
    if (upload == m_uploads.cend())
        return;
    row.upload = *upload;
    row.upload->stoppable = upload->done < upload->total && mayStop(row);
}

/// Its file is on its way for the first time: what has not been handed over whole cannot be there.
bool Outbox::mayStop(const OutboxRow &row) const
{
    return m_delivery && row.state == SendState::Sending && m_underWay.value(row.room) == row.id &&
           !row.filePath.isEmpty() && !m_doubted.contains(row.id);
}

/// Told in steps that can be seen.
void Outbox::uploaded(OutboxId id, qint64 done, qint64 total)
{
    const OutboxRow *row = find(id);
    if (!row || row->state != SendState::Sending || total <= 0)
        return;
    const auto before = m_uploads.constFind(id);
    const bool seen = before == m_uploads.cend() || before->done * 100 / total != done * 100 / total;
    m_uploads.insert(id, {done, total, false});
    if (seen)
        Q_EMIT changed(row->room);
}

} // namespace desk
