// Grouping, day breaks, the unread line and holes, from one snapshot.
#include "models/timelinerow.h"

#include "models/caselines.h"

#include <QSet>

namespace desk {

namespace {

constexpr qint64 groupSeconds = 5 * 60;

DeliveryState deliveryOf(SendState state)
{
    switch (state) {
    case SendState::Queued:
        return DeliveryState::Queued;
    case SendState::Sending:
        return DeliveryState::Sending;
    case SendState::Sent:
        return DeliveryState::Sent;
    case SendState::Uncertain:
        return DeliveryState::Uncertain;
    case SendState::Refused:
        return DeliveryState::Refused;
    case SendState::Asking:
        return DeliveryState::Asking;
    }
    return DeliveryState::None;
}

/// Adds rows one after the other and knows what the last one was.
class Builder
{
public:
    Builder(const TimelineSnapshot &snapshot, const QTimeZone &zone) : m_snapshot(snapshot), m_zone(zone) {}

    void addMark(TimelineRow::Kind kind, int unread, bool loading, MessageId anchor)
    {
        TimelineRow row;
        row.kind = kind;
        row.unread = unread;
        row.loading = loading;
        row.message = anchor;
        row.error = kind == TimelineRow::Kind::LoadError ? m_snapshot.loadError : std::nullopt;
        m_rows << row;
    }

    /// A heading if a new day begins with what was written then.
    void breakDay(const QDateTime &at)
    {
        const QDateTime local = m_zone.isValid() ? at.toTimeZone(m_zone) : at.toLocalTime();
        if (local.date() == m_day)
            return;
        m_day = local.date();
        TimelineRow day;
        day.kind = TimelineRow::Kind::DayBreak;
        day.day = m_day;
        day.repeat = m_days[m_day]++;
        m_rows << day;
    }

    void add(TimelineRow row, UserId author)
    {
        breakDay(row.at);
        TimelineRow *before = m_rows.isEmpty() ? nullptr : &m_rows.last();
        const bool continues = before && before->kind == TimelineRow::Kind::Message && m_author == author &&
                               std::abs(before->at.secsTo(row.at)) <= groupSeconds;
        row.first = !continues;
        if (continues)
            before->last = false;
        m_author = author;
        m_rows << std::move(row);
    }

    void addLine(TimelineRow row)
    {
        breakDay(row.at);
        m_rows << std::move(row);
    }

    QList<TimelineRow> take() { return std::move(m_rows); }

private:
    const TimelineSnapshot &m_snapshot;
    const QTimeZone &m_zone;
    QList<TimelineRow> m_rows;
    QDate m_day;
    QHash<QDate, int> m_days;
    UserId m_author;
};

TimelineRow rowOf(const Message &message, const TimelineSnapshot &snapshot)
{
    TimelineRow row;
    row.message = message.id;
    const bool me = message.sender == snapshot.me;
    row.mine = me || (snapshot.staffSide && message.role == SenderRole::Admin);
    row.named = snapshot.several && !me;
    row.sender = me ? QString() : message.senderName;
    row.role = message.role;
    row.text = message.text;
    row.attachment = message.attachment;
    row.at = message.createdAt;
    if (me) {
        const bool read = snapshot.readTicks && (message.isRead || message.id <= snapshot.theirReadUpTo);
        row.delivery = read ? DeliveryState::Read : DeliveryState::Sent;
    }
    return row;
}

TimelineRow rowOf(const OutboxRow &pending)
{
    TimelineRow row;
    row.outbox = pending.id;
    row.mine = true;
    row.text = pending.text;
    if (!pending.filePath.isEmpty())
        row.attachment = Attachment{{}, pending.filePath.section(QLatin1Char('/'), -1), -1, {}};
    row.at = pending.createdAt;
    row.delivery = deliveryOf(pending.state);
    row.error = pending.error;
    row.undecided = pending.undecided;
    row.localFile = pending.filePath;
    row.upload = pending.upload;
    return row;
}

} // namespace

QString TimelineRow::key() const
{
    switch (kind) {
    case Kind::Message:
        return outbox.isValid() ? QStringLiteral("o%1").arg(outbox.value) : QStringLiteral("m%1").arg(message.value);
    case Kind::DayBreak:
        return QStringLiteral("d%1/%2").arg(day.toJulianDay()).arg(repeat);
    case Kind::UnreadLine:
        return QStringLiteral("u");
    case Kind::Hole:
        return QStringLiteral("h%1").arg(message.value);
    case Kind::LoadError:
        return QStringLiteral("e");
    case Kind::Note:
    case Kind::CaseEvent: // my note keeps its key when it is stored
        return nonce.isNull() ? QStringLiteral("c%1").arg(entry.value)
                              : QStringLiteral("n") + nonce.toString(QUuid::WithoutBraces);
    }
    return {};
}

QList<TimelineRow> timelineRows(const TimelineSnapshot &snapshot, const QTimeZone &zone, const QList<CaseLine> &log)
{
    Builder builder(snapshot, zone);
    CaseLines lines(log, snapshot);
    const auto addLine = [&builder](TimelineRow row) { builder.addLine(std::move(row)); };
    QHash<MessageId, Hole> holeBefore;
    for (const Hole &hole : snapshot.holes)
        holeBefore.insert(hole.before, hole);
    const MessageId top = snapshot.messages.isEmpty() ? MessageId{} : snapshot.messages.first().id;
    if (snapshot.loadError)
        builder.addMark(TimelineRow::Kind::LoadError, 0, false, {});
    else if (snapshot.loadingOlder && !holeBefore.contains(top))
        builder.addMark(TimelineRow::Kind::Hole, 0, true, {});

    bool unreadShown = !snapshot.firstUnread.isValid();
    QSet<QUuid> settled;
    for (const Message &message : snapshot.messages) {
        lines.before(message.id, addLine);
        if (holeBefore.contains(message.id))
            builder.addMark(TimelineRow::Kind::Hole, 0, snapshot.loadingOlder, message.id);
        if (!unreadShown && message.id >= snapshot.firstUnread) {
            builder.breakDay(message.createdAt); // the line belongs to its day
            builder.addMark(TimelineRow::Kind::UnreadLine, snapshot.unreadAtOpening, false, {});
            unreadShown = true;
        }
        builder.add(rowOf(message, snapshot), message.sender);
        if (!message.nonce.isNull())
            settled.insert(message.nonce);
    }
    lines.atEnd(addLine);
    if (snapshot.atNewest) {
        for (const OutboxRow &pending : snapshot.pending) {
            if (!settled.contains(pending.nonce))
                builder.add(rowOf(pending), snapshot.me);
        }
    }
    return builder.take();
}

} // namespace desk
