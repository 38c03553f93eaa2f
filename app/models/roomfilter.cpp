// Filter, order, group; and hold still under the pointer.
#include "models/roomfilter.h"

#include "models/listdiff.h"
#include "store/fold.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace desk {

namespace {

qint64 keyOf(const RoomFilter::Row &row)
{
    return row.heading ? -1 - row.ad.value : row.item->room.id.value;
}

RoomFilter::Row roomRow(std::shared_ptr<const RoomItem> item)
{
    RoomFilter::Row row;
    row.ad = item->room.ad;
    row.item = std::move(item);
    return row;
}

/// A case of the deployed site's queue has no time until somebody has opened it: unread, it comes first.
Standing newestFirst(const RoomItem &item)
{
    const bool waits = !item.lastAt.isValid() && item.unread > 0;
    return {waits ? 0 : 1, -item.lastAt.toMSecsSinceEpoch(), -item.room.id.value};
}

/// Pinned ones before all others.
Standing standing(const RoomItem &item, const RoomFilterOptions &options)
{
    if (options.cases)
        return standing(item, options.cases->queue);
    Standing place = newestFirst(item);
    if (options.order == RoomFilterOptions::Order::LongestWaiting && item.needsAnswer)
        place = {-1, item.waitingSince.toMSecsSinceEpoch(), -item.room.id.value};
    if (item.pinned)
        place.group -= 3;
    return place;
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
    connect(&source, &QAbstractItemModel::modelReset, this, [this] { // another list altogether: it comes at once
        m_unread.reset();
        m_cases.reset();
        m_searched.clear();
        refresh();
        Q_EMIT countsChanged();
    });
    connect(&source, &QAbstractItemModel::rowsInserted, this, &RoomFilter::sourceChanged);
    connect(&source, &QAbstractItemModel::rowsRemoved, this, &RoomFilter::sourceChanged);
    connect(&source, &QAbstractItemModel::dataChanged, this, &RoomFilter::sourceChanged);
    m_shown = build();
}

void RoomFilter::sourceChanged()
{
    m_unread.reset();
    m_cases.reset();
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
}

void RoomFilter::setOptions(const RoomFilterOptions &options)
{
    if (m_options == options)
        return;
    if (m_options.cases.has_value() != options.cases.has_value())
        m_searched.clear(); // other words are looked through
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
        const int source = row.heading ? -1 : m_source.rowOf(row.item->room.id);
        return source >= 0 && rooms.contains(row.item->room.id) && !accepts(m_source.shared(source));
    });
    tidyHeadings(next);
    show(std::move(next));
}

void RoomFilter::setKept(RoomId room)
{
    if (m_kept == room)
        return;
    const std::array touched{m_kept, room};
    const auto accepted = [&] {
        std::array<bool, touched.size()> are{};
        std::transform(touched.begin(), touched.end(), are.begin(), [this](RoomId each) {
            const int source = m_source.rowOf(each);
            return source >= 0 && accepts(m_source.shared(source));
        });
        return are;
    };
    const auto before = accepted();
    m_kept = room;
    if (m_refreshQueued || accepted() != before)
        refresh();
}

bool RoomFilter::isFound(const std::shared_ptr<const RoomItem> &shared) const
{
    return m_options.search.isEmpty() || searchedWords(shared).contains(m_needle);
}

const QString &RoomFilter::searchedWords(const std::shared_ptr<const RoomItem> &shared) const
{
    Searched &searched = m_searched[shared->room.id];
    if (searched.item == shared)
        return searched.words;
    const RoomItem &item = *shared;
    QStringList words{item.title, item.room.adTitle, item.lastText};
    if (m_options.cases)
        words << item.room.publisher.username << (item.room.support ? item.room.support->subject : QString());
    searched = {shared, fold(words.join(QLatin1Char('\n')))};
    return searched.words;
}

void RoomFilter::prepareSearch()
{
    if (std::exchange(m_prepared, 0) < 0)
        prepareSome();
}

void RoomFilter::prepareSome()
{
    constexpr int atOnce = 200; // a millisecond or two
    const int end = std::min(m_prepared + atOnce, m_source.rowCount());
    for (; m_prepared < end; ++m_prepared)
        searchedWords(m_source.shared(m_prepared));
    if (m_prepared < m_source.rowCount())
        QMetaObject::invokeMethod(this, &RoomFilter::prepareSome, Qt::QueuedConnection);
    else
        m_prepared = -1;
}

bool RoomFilter::accepts(const std::shared_ptr<const RoomItem> &shared) const
{
    const RoomItem &item = *shared;
    if (m_options.cases)
        return (isIn(*m_options.cases, item) || (item.support && item.room.id == m_kept)) && isFound(shared);
    const bool mayBeHere = m_options.place == RoomFilterOptions::Place::Support
                               ? item.support
                               : !item.support || m_options.supportAmongConversations;
    if (!mayBeHere || !isFound(shared))
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
    std::vector<std::pair<Standing, int>> order; // each room's place and its row in the source
    for (int row = 0; row < m_source.rowCount(); ++row) {
        if (const auto &item = m_source.shared(row); accepts(item))
            order.emplace_back(standing(*item, m_options), row);
    }
    std::sort(order.begin(), order.end());
    QList<Row> rows;
    rows.reserve(qsizetype(order.size()));
    for (const auto &[place, row] : order)
        rows << roomRow(m_source.shared(row));
    const bool groups =
        m_options.groupByAd && m_options.place == RoomFilterOptions::Place::Conversations && !m_options.cases;
    return groups ? grouped(rows) : rows;
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
            std::count_if(group.cbegin(), group.cend(), [](const Row &row) { return isCounted(*row.item); });
        result << Row{
            true, group.first().item->room.adTitle, int(group.size()), ad, {}, folded, folded ? int(news) : 0};
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
            if (row.heading) {
                next << row;
                continue;
            }
            here.insert(row.item->room.id);
            if (const int source = m_source.rowOf(row.item->room.id); source >= 0)
                next << roomRow(m_source.shared(source));
        }
        if (m_options.cases) { // nobody waits unseen
            QList<Row> others = build();
            others.removeIf([&here](const Row &row) { return here.contains(row.item->room.id); });
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
        if (!m_shown[row].heading && m_shown[row].item->room.id == room)
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
    if (!m_unread) {
        m_unread.emplace(0, 0);
        for (int row = 0; row < m_source.rowCount(); ++row) {
            if (const RoomItem &item = m_source.item(row); isCounted(item))
                ++(item.support ? m_unread->second : m_unread->first);
        }
    }
    return place == RoomFilterOptions::Place::Support ? m_unread->second : m_unread->first;
}

CaseCounts RoomFilter::caseCounts(UserId me) const
{
    if (!m_cases || m_cases->first != me) {
        m_cases.emplace(me, CaseCounts{});
        for (int row = 0; row < m_source.rowCount(); ++row)
            count(m_cases->second, m_source.item(row), me);
    }
    return m_cases->second;
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
    if (role == RoomListModel::AdRole)
        return row.ad.value;
    if (row.heading)
        return role == Qt::DisplayRole ? row.title : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return row.item->title;
    case RoomListModel::RoomIdRole:
        return row.item->room.id.value;
    case RoomListModel::UnreadRole:
        return row.item->unread;
    case RoomListModel::LastAtRole:
        return row.item->lastAt;
    case RoomListModel::SupportRole:
        return row.item->support;
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
