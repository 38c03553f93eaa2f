// Filter, order, group; and hold still under the pointer.
#include "models/roomfilter.h"

#include "models/listdiff.h"
#include "store/fold.h"

#include <algorithm>

namespace desk {

namespace {

qint64 keyOf(const RoomFilter::Row &row)
{
    return row.heading ? -1 - row.ad.value : row.item.room.id.value;
}

/// A case of the deployed site's queue has no time until somebody has opened it: unread, it comes first.
bool newerFirst(const RoomItem &a, const RoomItem &b)
{
    const bool waitsA = !a.lastAt.isValid() && a.unread > 0, waitsB = !b.lastAt.isValid() && b.unread > 0;
    if (waitsA != waitsB)
        return waitsA;
    return a.lastAt != b.lastAt ? a.lastAt > b.lastAt : a.room.id > b.room.id;
}

} // namespace

RoomFilter::RoomFilter(RoomListModel &source, QObject *parent) : QAbstractListModel(parent), m_source(source)
{
    const auto follow = [this] {
        if (std::exchange(m_refreshQueued, true))
            return;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_refreshQueued = false;
                refresh();
                Q_EMIT countsChanged();
            },
            Qt::QueuedConnection);
    };
    connect(&source, &QAbstractItemModel::modelReset, this, [this] { // another list altogether: it comes at once
        refresh();
        Q_EMIT countsChanged();
    });
    connect(&source, &QAbstractItemModel::rowsInserted, this, follow);
    connect(&source, &QAbstractItemModel::rowsRemoved, this, follow);
    connect(&source, &QAbstractItemModel::dataChanged, this, follow);
    m_shown = build();
}

void RoomFilter::setOptions(const RoomFilterOptions &options)
{
    if (m_options == options)
        return;
    m_options = options;
    m_needle = fold(options.search);
    const bool frozen = std::exchange(m_frozen, false); // the person asked for another list: it comes at once
    refresh();
    m_frozen = frozen;
}

void RoomFilter::setFrozen(bool frozen)
{
    if (m_frozen == frozen)
        return;
    m_frozen = false;
    if (!frozen || m_refreshQueued) // what happened before the pointer came still counts
        refresh();
    m_frozen = frozen;
}

void RoomFilter::setKept(RoomId room)
{
    if (m_kept == room)
        return;
    m_kept = room;
    refresh();
}

bool RoomFilter::accepts(const RoomItem &item) const
{
    const bool mayBeHere = m_options.place == RoomFilterOptions::Place::Support
                               ? item.support
                               : !item.support || m_options.supportAmongConversations;
    if (!mayBeHere)
        return false;
    if (!m_options.search.isEmpty()) {
        const QString haystack = item.title + QLatin1Char('\n') + item.room.adTitle + QLatin1Char('\n') + item.lastText;
        if (!fold(haystack).contains(m_needle))
            return false;
    }
    if (item.room.id == m_kept)
        return true;
    switch (m_options.show) {
    case RoomFilterOptions::Show::All: return item.room.isActive || !m_options.search.isEmpty();
    case RoomFilterOptions::Show::Unread: return item.unread > 0;
    case RoomFilterOptions::Show::Closed: return !item.room.isActive;
    }
    return false;
}

QList<RoomFilter::Row> RoomFilter::build() const
{
    QList<Row> rows;
    for (int row = 0; row < m_source.rowCount(); ++row) {
        const RoomItem &item = m_source.item(row);
        if (accepts(item))
            rows << Row{false, {}, 0, item.room.ad, item};
    }
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return newerFirst(a.item, b.item); });
    if (!m_options.groupByAd || m_options.place == RoomFilterOptions::Place::Support)
        return rows;

    // groups in the order of their newest room; the support cases come last
    QList<AdId> order;
    QHash<AdId, QList<Row>> groups;
    for (const Row &row : std::as_const(rows)) {
        if (!groups.contains(row.ad) && row.ad.isValid())
            order << row.ad;
        groups[row.ad] << row;
    }
    if (groups.contains(AdId{}))
        order << AdId{};
    QList<Row> grouped;
    for (AdId ad : std::as_const(order)) {
        const QList<Row> &group = groups[ad];
        grouped << Row{true, group.first().item.room.adTitle, int(group.size()), ad, {}};
        grouped << group;
    }
    return grouped;
}

void RoomFilter::refresh()
{
    QList<Row> next;
    if (m_frozen) {
        for (const Row &row : std::as_const(m_shown)) {
            const int source = row.heading ? -1 : m_source.rowOf(row.item.room.id);
            if (row.heading)
                next << row;
            else if (source >= 0)
                next << Row{false, {}, 0, row.ad, m_source.item(source)};
        }
    } else {
        next = build();
    }
    struct Host
    {
        RoomFilter &model;
        void beginInsert(int first, int last) { model.beginInsertRows({}, first, last); }
        void endInsert() { model.endInsertRows(); }
        void beginRemove(int first, int last) { model.beginRemoveRows({}, first, last); }
        void endRemove() { model.endRemoveRows(); }
        void rowChanged(int row) { Q_EMIT model.dataChanged(model.index(row), model.index(row)); }
    };
    applyDiff(m_shown, std::move(next), keyOf, Host{*this});
}

int RoomFilter::rowOf(RoomId room) const
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (!m_shown[row].heading && m_shown[row].item.room.id == room)
            return row;
    }
    return -1;
}

int RoomFilter::unreadRooms(RoomFilterOptions::Place place) const
{
    int count = 0;
    for (int row = 0; row < m_source.rowCount(); ++row) {
        const RoomItem &item = m_source.item(row);
        count += item.unread > 0 && item.support == (place == RoomFilterOptions::Place::Support);
    }
    return count;
}

int RoomFilter::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant RoomFilter::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_shown.size())
        return {};
    const Row &row = m_shown[index.row()];
    switch (role) {
    case Qt::DisplayRole: return row.heading ? row.title : row.item.title;
    case RoomListModel::RoomIdRole: return row.item.room.id.value;
    case RoomListModel::AdRole: return row.ad.value;
    case RoomListModel::UnreadRole: return row.item.unread;
    case RoomListModel::LastAtRole: return row.item.lastAt;
    case RoomListModel::SupportRole: return row.item.support;
    default: return {};
    }
}

Qt::ItemFlags RoomFilter::flags(const QModelIndex &index) const
{
    if (index.isValid() && index.row() < m_shown.size() && m_shown[index.row()].heading)
        return Qt::ItemIsEnabled;
    return QAbstractListModel::flags(index);
}

} // namespace desk
