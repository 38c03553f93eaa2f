// The room list as it is shown: filtered, the pinned ones first, grouped by ad with headings that fold. While the pointer
// is over the list (`setFrozen`) nothing changes place: new rooms wait (new cases come last), changed rows are redrawn where
// they are.
#pragma once

#include "models/casequeue.h"
#include "models/roomlistmodel.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace desk {

struct RoomFilterOptions
{
    enum class Show {
        All,
        Unread,
        NeedsAnswer,
        Archived, ///< here, or closed at the site
    };
    enum class Order { Newest, LongestWaiting };
    enum class Place { Conversations, Support }; ///< the rail: buyers, or support cases
    Show show = Show::All;
    Order order = Order::Newest;
    Place place = Place::Conversations;
    bool groupByAd = false;
    bool supportAmongConversations = true; ///< a publisher's own cases stand with his buyers; staff have a queue
    QString search;                        ///< name, ad or last words; folded comparison
    /// Instead of all the above but the search: one queue of support cases. Held still it lets new cases come, at its end.
    std::optional<CaseView> cases = {};
    friend bool operator==(const RoomFilterOptions &, const RoomFilterOptions &) = default;
};

class RoomFilter : public QAbstractListModel
{
    Q_OBJECT
public:
    /// A heading has no room: its title is the ad's, its count the rooms below it. No ad: the support cases. A folded one
    /// stands for its rooms: `unread` of them have news.
    struct Row
    {
        bool heading = false;
        QString title;
        int count = 0;
        AdId ad;
        std::shared_ptr<const RoomItem> item;
        bool folded = false;
        int unread = 0;
        friend bool operator==(const Row &, const Row &) = default;
    };

    explicit RoomFilter(RoomListModel &source, QObject *parent = nullptr);
    void setOptions(const RoomFilterOptions &options);
    const RoomFilterOptions &options() const { return m_options; }
    void setFrozen(bool frozen);
    /// Below this heading nothing is shown, until the program ends or it is asked for. While something is searched all is shown.
    void setFolded(AdId ad, bool folded);
    /// Somebody is about to search: what is looked through is folded now, a little at a time, and the first letter need not wait.
    void prepareSearch();
    /// The person has sent these away: what no longer belongs here goes at once, even under the pointer.
    void letGo(const QList<RoomId> &rooms);
    /// This room stays listed although the filter would drop it (the open one, read just now). 0: none.
    void setKept(RoomId room);

    const Row &row(int index) const { return m_shown.at(index); }
    int rowOf(RoomId room) const;
    int headingOf(AdId ad) const;
    /// For the rail's badges and the chip: without the muted ones.
    int unreadRooms(RoomFilterOptions::Place place) const;
    CaseCounts caseCounts(UserId me) const; ///< of all, whatever is shown

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override; ///< headings cannot be selected

Q_SIGNALS:
    void countsChanged();

private:
    void sourceChanged();
    void refresh();
    void show(QList<Row> next);
    QList<Row> build() const;
    QList<Row> grouped(const QList<Row> &rows) const;
    bool isFolded(AdId ad) const { return m_folded.contains(ad) && m_options.search.isEmpty(); }
    bool accepts(const std::shared_ptr<const RoomItem> &shared) const;
    bool isFound(const std::shared_ptr<const RoomItem> &shared) const;
    const QString &searchedWords(const std::shared_ptr<const RoomItem> &shared) const;
    void prepareSome();

    RoomListModel &m_source;
    RoomFilterOptions m_options;
    QString m_needle; ///< the search, folded
    struct Searched
    {
        std::shared_ptr<const RoomItem> item;
        QString words; ///< folded
    };
    mutable QHash<RoomId, Searched> m_searched; ///< of the rooms that were looked through, until they change
    int m_prepared = -1;                        ///< the next row to be folded; -1: none
    bool m_frozen = false;
    bool m_refreshQueued = false; ///< many changes of the source are one rebuild, when the loop turns
    RoomId m_kept;
    mutable std::optional<std::pair<int, int>> m_unread; ///< conversations, cases; nothing: to be counted again
    mutable std::optional<std::pair<UserId, CaseCounts>> m_cases;
    QSet<AdId> m_folded;
    QList<Row> m_shown;
};

} // namespace desk
