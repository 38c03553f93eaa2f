// Filter, order, group; and hold still under the pointer.
#include "models/roomfilter.h"

#include "models/listdiff.h"
#include "store/fold.h"

#include <QHash>

#include <algorithm>

namespace desk {

namespace {

qint64 keyOf(const RoomFilter::Row &row)
{
    return row.heading ? -1 - row.ad.value : row.item.room.id.value;
}

RoomFilter::Row roomRow(const RoomItem &item)
{
    RoomFilter::Row row;
    row.ad = item.room.ad;
    row.item = item;
    return row;
}

/// A case of the deployed site's queue has no time until somebody has opened it: unread, it comes first.
bool newerFirst(const RoomItem &a, const RoomItem &b)
{
    const bool waitsA = !a.lastAt.isValid() && a.unread > 0, waitsB = !b.lastAt.isValid() && b.unread > 0;
    if (waitsA != waitsB)
        return waitsA;
    return a.lastAt != b.lastAt ? a.lastAt > b.lastAt : a.room.id > b.room.id;
}

bool longerWaiting(const RoomItem &a, const RoomItem &b)
{
    if (a.needsAnswer != b.needsAnswer)
        return a.needsAnswer;
    if (!a.needsAnswer || a.waitingSince == b.waitingSince)
        return newerFirst(a, b);
    return a.waitingSince < b.waitingSince;
}

/// Counts again what stands below each heading, and takes the headings away below which nothing is left.
void tidyHeadings(QList<RoomFilter::Row> &rows)
{
    for (qsizetype row = rows.size() - 1, below = 0; row >= 0; --row) {
        RoomFilter::Row &each = rows[row];
        if (!each.heading) {
            ++below;
            continue;
        }
        if (!each.folded)
            each.count = int(below);
        if (each.count == 0)
            rows.removeAt(row);
        below = 0;
    }
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

void RoomFilter::setFolded(AdId ad, bool folded)
{
    if (m_folded.contains(ad) == folded)
        return;
    if (folded)
        m_folded.insert(ad);
    else
        m_folded.remove(ad);
    if (!m_frozen)
        return refresh();
    // The heading is under the pointer: only what is below it comes or goes.
    const int at = headingOf(ad);
    if (at < 0)
        return;
    QList<Row> next = m_shown;
    qsizetype end = at + 1;
    while (end < next.size() && !next[end].heading)
        ++end;
    next.remove(at + 1, end - at - 1);
    const QList<Row> all = build();
    qsizetype from = 0;
    while (from < all.size() && !(all[from].heading && all[from].ad == ad))
        ++from;
    if (from < all.size())
        next[at] = all[from];
    for (qsizetype row = from + 1, to = at + 1; row < all.size() && !all[row].heading; ++row, ++to)
        next.insert(to, all[row]);
    show(std::move(next));
}

void RoomFilter::letGo(const QList<RoomId> &rooms)
{
    if (!m_frozen)
        return refresh();
    QList<Row> next = m_shown;
    next.removeIf([&](const Row &row) {
        const int source = row.heading ? -1 : m_source.rowOf(row.item.room.id);
        return source >= 0 && rooms.contains(row.item.room.id) && !accepts(m_source.item(source));
    });
    tidyHeadings(next);
    show(std::move(next));
}

void RoomFilter::setKept(RoomId room)
{
    if (m_kept == room)
        return;
    m_kept = room;
    refresh();
}

bool RoomFilter::isFound(const RoomItem &item) const
{
    if (m_options.search.isEmpty())
        return true;
    QStringList words{item.title, item.room.adTitle, item.lastText};
    if (m_options.cases)
        words << item.room.publisher.username << item.room.support.value_or(Support{}).subject;
    return fold(words.join(QLatin1Char('\n'))).contains(m_needle);
}

bool RoomFilter::accepts(const RoomItem &item) const
{
    if (m_options.cases)
        return isFound(item) && (isIn(*m_options.cases, item) || (item.support && item.room.id == m_kept));
    const bool mayBeHere = m_options.place == RoomFilterOptions::Place::Support
                               ? item.support
                               : !item.support || m_options.supportAmongConversations;
    if (!mayBeHere || !isFound(item))
        return false;
    using Show = RoomFilterOptions::Show;
    const bool sentAway = item.archived || (m_options.show == Show::NeedsAnswer && item.noReplyNeeded);
    if (item.room.id == m_kept && !sentAway)
        return true;
    switch (m_options.show) {
    case Show::All:
        return (item.room.isActive && !item.archived) || !m_options.search.isEmpty();
    case Show::Unread:
        return isUnread(item) && !item.archived;
    case Show::NeedsAnswer:
        return item.needsAnswer && !item.archived;
    case Show::Archived:
        return item.archived || !item.room.isActive;
    }
    return false;
}

QList<RoomFilter::Row> RoomFilter::build() const
{
    QList<Row> rows;
    for (int row = 0; row < m_source.rowCount(); ++row) {
        const RoomItem &item = m_source.item(row);
        if (accepts(item))
            rows << roomRow(item);
    }
    arrange(rows);
    const bool groups =
        m_options.groupByAd && m_options.place == RoomFilterOptions::Place::Conversations && !m_options.cases;
    return groups ? grouped(rows) : rows;
}

void RoomFilter::arrange(QList<Row> &rows) const
{
    if (m_options.cases) {
        std::sort(rows.begin(), rows.end(), [queue = m_options.cases->queue](const Row &a, const Row &b) {
            return stand(a.item, b.item, queue);
        });
        return;
    }
    const auto before = m_options.order == RoomFilterOptions::Order::LongestWaiting ? longerWaiting : newerFirst;
    std::sort(rows.begin(), rows.end(), [before](const Row &a, const Row &b) {
        return a.item.pinned != b.item.pinned ? a.item.pinned : before(a.item, b.item);
    });
}

QList<RoomFilter::Row> RoomFilter::grouped(const QList<Row> &rows) const
{
    // groups in the order of their first room; the support cases come last
    QList<AdId> order;
    QHash<AdId, QList<Row>> groups;
    for (const Row &row : rows) {
        if (!groups.contains(row.ad) && row.ad.isValid())
            order << row.ad;
        groups[row.ad] << row;
    }
    if (groups.contains(AdId{}))
        order << AdId{};
    QList<Row> result;
    for (AdId ad : std::as_const(order)) {
        const QList<Row> &group = groups[ad];
        const bool folded = isFolded(ad);
        const auto news =
            std::count_if(group.cbegin(), group.cend(), [](const Row &row) { return isCounted(row.item); });
        result << Row{true, group.first().item.room.adTitle, int(group.size()), ad, {}, folded, folded ? int(news) : 0};
        if (!folded)
            result << group;
    }
    return result;
}

void RoomFilter::refresh()
{
    QList<Row> next;
    if (m_frozen) {
        QSet<RoomId> here;
        for (const Row &row : std::as_const(m_shown)) {
            here.insert(row.item.room.id);
            const int source = row.heading ? -1 : m_source.rowOf(row.item.room.id);
            if (row.heading)
                next << row;
            else if (source >= 0)
                next << roomRow(m_source.item(source));
        }
        if (m_options.cases) { // nobody waits unseen
            QList<Row> others = build();
            others.removeIf([&here](const Row &row) { return here.contains(row.item.room.id); });
            next << others;
        }
    } else {
        next = build();
    }
    show(std::move(next));
}

void RoomFilter::show(QList<Row> next)
{
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

int RoomFilter::headingOf(AdId ad) const
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (m_shown[row].heading && m_shown[row].ad == ad)
            return row;
    }
    return -1;
}

int RoomFilter::unreadRooms(RoomFilterOptions::Place place) const
{
    int count = 0;
    for (int row = 0; row < m_source.rowCount(); ++row) {
        const RoomItem &item = m_source.item(row);
        count += isCounted(item) && item.support == (place == RoomFilterOptions::Place::Support);
    }
    return count;
}

CaseCounts RoomFilter::caseCounts(UserId me) const
{
    CaseCounts counts;
    for (int row = 0; row < m_source.rowCount(); ++row)
        count(counts, m_source.item(row), me);
    return counts;
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
    case Qt::DisplayRole:
        return row.heading ? row.title : row.item.title;
    case RoomListModel::RoomIdRole:
        return row.item.room.id.value;
    case RoomListModel::AdRole:
        return row.ad.value;
    case RoomListModel::UnreadRole:
        return row.item.unread;
    case RoomListModel::LastAtRole:
        return row.item.lastAt;
    case RoomListModel::SupportRole:
        return row.item.support;
    default:
        return {};
    }
}

Qt::ItemFlags RoomFilter::flags(const QModelIndex &index) const
{
    if (index.isValid() && index.row() < m_shown.size() && m_shown[index.row()].heading)
        return Qt::ItemIsEnabled;
    return QAbstractListModel::flags(index);
}

} // namespace desk
