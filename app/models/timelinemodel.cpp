// From snapshots to the smallest model changes.
#include "models/timelinemodel.h"

#include "models/listdiff.h"

namespace desk {

TimelineModel::TimelineModel(QObject *parent) : QAbstractListModel(parent) {}

void TimelineModel::setTimeline(Timeline *timeline)
{
    if (m_timeline)
        m_timeline->disconnect(this);
    m_timeline = timeline;
    readLog();
    beginResetModel();
    m_rows = timeline ? timelineRows(timeline->snapshot(), m_zone, m_log) : QList<TimelineRow>();
    endResetModel();
    if (!timeline)
        return;
    connect(timeline, &Timeline::changed, this, &TimelineModel::refresh);
    connect(timeline, &QObject::destroyed, this, [this] {
        m_timeline = nullptr;
        beginResetModel();
        m_rows.clear();
        endResetModel();
    });
}

void TimelineModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    refresh();
}

void TimelineModel::setCase(Triage *triage)
{
    if (m_case == triage)
        return;
    if (m_case)
        m_case->disconnect(this);
    m_case = triage;
    if (triage) {
        connect(triage, &Triage::logChanged, this, [this](RoomId room) {
            if (!m_timeline || m_timeline->room() != room)
                return;
            readLog();
            refresh();
        });
    }
    readLog();
    refresh();
}

void TimelineModel::readLog()
{
    m_log = m_case && m_timeline ? m_case->log(m_timeline->room()) : QList<CaseLine>();
}

void TimelineModel::refresh()
{
    if (m_timeline)
        show(timelineRows(m_timeline->snapshot(), m_zone, m_log));
}

void TimelineModel::show(QList<TimelineRow> rows)
{
    struct Host
    {
        TimelineModel &model;
        void beginInsert(int first, int last) { model.beginInsertRows({}, first, last); }
        void endInsert() { model.endInsertRows(); }
        void beginRemove(int first, int last) { model.beginRemoveRows({}, first, last); }
        void endRemove() { model.endRemoveRows(); }
        void rowChanged(int row) { Q_EMIT model.dataChanged(model.index(row), model.index(row)); }
    };
    applyDiff(
        m_rows, std::move(rows), [](const TimelineRow &row) { return row.key(); }, Host{*this});
}

int TimelineModel::rowOf(MessageId message) const
{
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (m_rows[row].kind == TimelineRow::Kind::Message && m_rows[row].message == message)
            return row;
    }
    return -1;
}

int TimelineModel::unreadLineRow() const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].kind == TimelineRow::Kind::UnreadLine)
            return row;
    }
    return -1;
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const TimelineRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return row.text;
    case KindRole:
        return int(row.kind);
    case MineRole:
        return row.mine;
    case DeliveryRole:
        return int(row.delivery);
    default:
        return {};
    }
}

} // namespace desk
