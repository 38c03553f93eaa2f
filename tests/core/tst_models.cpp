// The Qt models of the core under the model tester, and the pure functions behind them.
#include "models/listdiff.h"
#include "models/roomfilter.h"
#include "models/roomlistmodel.h"
#include "models/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace desk;

namespace {

class FakeRooms : public Rooms
{
public:
    void forEach(const std::function<void(const RoomItem &)> &visit) const override
    {
        for (const RoomItem &item : m_items)
            visit(item);
    }
    std::optional<RoomItem> item(RoomId room) const override
    {
        return m_items.contains(room) ? std::optional(m_items.value(room)) : std::nullopt;
    }
    bool loadedFromCache() const override { return true; }
    int totalUnread() const override { return 0; }

    void put(const RoomItem &item)
    {
        m_items.insert(item.room.id, item);
        Q_EMIT itemChanged(item);
    }
    void remove(RoomId room)
    {
        m_items.remove(room);
        Q_EMIT itemRemoved(room);
    }

private:
    QHash<RoomId, RoomItem> m_items;
};

class FakeTimeline : public Timeline
{
public:
    TimelineSnapshot value;
    const TimelineSnapshot &snapshot() const override { return value; }
    RoomId room() const override { return value.room; }
    void loadOlder() override {}
    void loadNewer() override {}
    void jumpToNewest() override {}
    void jumpTo(MessageId) override {}
    void markSeen(MessageId) override {}
    void announce() { Q_EMIT changed(); }
};

const QDateTime noon(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
const QTimeZone utcZone("UTC");
constexpr UserId me{1}, other{2}, colleague{3};

Message message(qint64 id, UserId sender, int minutes, const QString &text = QStringLiteral("x"))
{
    Message m;
    m.id = MessageId{id};
    m.sender = sender;
    m.senderName = QStringLiteral("u%1").arg(sender.value);
    m.text = text;
    m.createdAt = noon.addSecs(minutes * 60);
    return m;
}

RoomItem room(qint64 id, qint64 ad, int minutes, int unread = 0, bool support = false)
{
    RoomItem item;
    item.room.id = RoomId{id};
    item.room.ad = AdId{ad};
    item.room.adTitle = QStringLiteral("ad %1").arg(ad);
    item.title = QStringLiteral("room %1").arg(id);
    item.lastAt = noon.addSecs(minutes * 60);
    item.unread = unread;
    item.support = support;
    return item;
}

QStringList kinds(const QList<TimelineRow> &rows)
{
    QStringList result;
    for (const TimelineRow &row : rows) {
        switch (row.kind) {
        case TimelineRow::Kind::Message:
            result << (row.outbox.isValid() ? QStringLiteral("out") : QString::number(row.message.value));
            break;
        case TimelineRow::Kind::DayBreak:
            result << QStringLiteral("day");
            break;
        case TimelineRow::Kind::UnreadLine:
            result << QStringLiteral("new%1").arg(row.unread);
            break;
        case TimelineRow::Kind::Hole:
            result << QStringLiteral("hole");
            break;
        case TimelineRow::Kind::LoadError:
            result << QStringLiteral("error");
            break;
        case TimelineRow::Kind::Note:
            result << QStringLiteral("note");
            break;
        case TimelineRow::Kind::CaseEvent:
            result << QStringLiteral("event");
            break;
        }
    }
    return result;
}

QList<qint64> order(const RoomFilter &filter)
{
    QList<qint64> result;
    for (int i = 0; i < filter.rowCount(); ++i)
        result << (filter.row(i).heading ? -filter.row(i).ad.value : filter.row(i).item->room.id.value);
    return result;
}

struct KeyedItem
{
    int key = 0, value = 0;
    bool operator==(const KeyedItem &) const = default;
};

/// Sees what who follows the signals sees.
struct MirrorHost
{
    QList<KeyedItem> &shown, &mirror;
    int first = 0, last = 0;
    void beginInsert(int f, int l)
    {
        first = f;
        last = l;
    }
    void endInsert()
    {
        for (int i = first; i <= last; ++i)
            mirror.insert(i, shown[i]);
    }
    void beginRemove(int f, int l) { mirror.remove(f, l - f + 1); }
    void endRemove() {}
    void rowChanged(int row) { mirror[row] = shown[row]; }
};

} // namespace

class tst_Models : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void diffTurnsAnyListIntoAnyOther()
    {
        std::mt19937 random(7);
        QList<KeyedItem> shown, mirror;
        for (int round = 0; round < 2000; ++round) {
            QList<int> keys(12);
            std::iota(keys.begin(), keys.end(), 0);
            std::shuffle(keys.begin(), keys.end(), random);
            QList<KeyedItem> next;
            for (int key : keys.first(qsizetype(random() % 13)))
                next << KeyedItem{key, int(random() % 3)};
            applyDiff(
                shown, next, [](const KeyedItem &item) { return item.key; }, MirrorHost{shown, mirror});
            QCOMPARE(shown.size(), next.size());
            QVERIFY(shown == next);
            QVERIFY(mirror == next); // who followed the signals sees the same
        }
    }

    void doubleKeysLeaveNothingBehind()
    {
        QList<KeyedItem> shown{{4, 0}, {9, 0}, {1, 0}, {9, 0}, {5, 0}}, mirror = shown;
        const QList<KeyedItem> next{{7, 0}, {9, 0}, {1, 0}, {3, 0}}; // one 9 too many, in the middle
        applyDiff(
            shown, next, [](const KeyedItem &item) { return item.key; }, MirrorHost{shown, mirror});
        QVERIFY(shown == next);
        QVERIFY(mirror == next);
    }
    void anOldOutboxRowLeavesNoDayBehind()
    {
        FakeTimeline timeline;
        timeline.value.me = me;
        timeline.value.messages = {message(1, other, -24 * 60), message(2, other, 0)};
        OutboxRow waiting; // written yesterday, below today's message
        waiting.id = OutboxId{1};
        waiting.createdAt = noon.addDays(-1);
        timeline.value.pending = {waiting};
        TimelineModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setZone(utcZone);
        model.setTimeline(&timeline);
        QCOMPARE(model.rowCount(), 6);
        QSet<QString> keys;
        for (int row = 0; row < model.rowCount(); ++row)
            keys.insert(model.row(row).key());
        QCOMPARE(keys.size(), 6);
        timeline.value.pending.clear();
        timeline.value.messages << message(3, me, 1);
        timeline.announce();
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.row(4).message, MessageId{3});
    }
    void messagesOfOneSenderWithinFiveMinutesAreOneGroup()
    {
        TimelineSnapshot snapshot;
        snapshot.me = me;
        snapshot.messages = {message(1, other, 0), message(2, other, 4), message(3, other, 10), message(4, me, 11),
                             message(5, me, 12)};
        const auto rows = timelineRows(snapshot, utcZone);
        QCOMPARE(kinds(rows), (QStringList{QStringLiteral("day"), QStringLiteral("1"), QStringLiteral("2"),
                                           QStringLiteral("3"), QStringLiteral("4"), QStringLiteral("5")}));
        QCOMPARE((QList<bool>{rows[1].first, rows[2].first, rows[3].first, rows[4].first, rows[5].first}),
                 (QList<bool>{true, false, true, true, false}));
        QCOMPARE((QList<bool>{rows[1].last, rows[2].last, rows[3].last, rows[4].last, rows[5].last}),
                 (QList<bool>{false, true, true, false, true}));
        QVERIFY(rows[4].mine && !rows[1].mine);
    }
    void dayBreaksFollowThePersonsZone()
    {
        TimelineSnapshot snapshot;
        snapshot.me = me;
        snapshot.messages = {message(1, other, 9 * 60), message(2, other, 11 * 60)}; // 21:00 and 23:00 UTC
        QCOMPARE(timelineRows(snapshot, utcZone).size(), 3);
        QCOMPARE(timelineRows(snapshot, QTimeZone("Africa/Cairo")).size(), 4); // 23:00 and 01:00
    }
    void theUnreadLineStandsBeforeTheFirstUnread()
    {
        TimelineSnapshot snapshot;
        snapshot.me = me;
        snapshot.messages = {message(1, other, 0), message(2, other, 1), message(3, other, 2)};
        snapshot.firstUnread = MessageId{2};
        snapshot.unreadAtOpening = 2;
        const auto rows = timelineRows(snapshot, utcZone);
        QCOMPARE(kinds(rows), (QStringList{QStringLiteral("day"), QStringLiteral("1"), QStringLiteral("new2"),
                                           QStringLiteral("2"), QStringLiteral("3")}));
        QVERIFY(rows[1].last && rows[3].first);           // the line parts the group
        snapshot.messages[1].createdAt = noon.addDays(1); // a new day stands above the line
        snapshot.messages[2].createdAt = noon.addDays(1);
        QCOMPARE(kinds(timelineRows(snapshot, utcZone)),
                 (QStringList{QStringLiteral("day"), QStringLiteral("1"), QStringLiteral("day"), QStringLiteral("new2"),
                              QStringLiteral("2"), QStringLiteral("3")}));
    }
    void holesAndLoadingAreShownWhereTheyAre()
    {
        TimelineSnapshot snapshot;
        snapshot.me = me;
        snapshot.messages = {message(1, other, 0), message(9, other, 1)};
        snapshot.holes = {Hole{{}, MessageId{1}, MessageId{9}}};
        QCOMPARE(kinds(timelineRows(snapshot, utcZone)), (QStringList{QStringLiteral("day"), QStringLiteral("1"),
                                                                      QStringLiteral("hole"), QStringLiteral("9")}));
        snapshot.holes.clear();
        snapshot.loadingOlder = true;
        QCOMPARE(kinds(timelineRows(snapshot, utcZone)).first(), QStringLiteral("hole"));
        snapshot.loadError = Error{ErrorCode::Offline, {}, {}, 0};
        QCOMPARE(kinds(timelineRows(snapshot, utcZone)).first(), QStringLiteral("error"));
    }
    void ticksTellTheTruth()
    {
        TimelineSnapshot snapshot;
        snapshot.me = me;
        snapshot.messages = {message(1, me, 0), message(2, me, 1), message(3, me, 2), message(4, other, 3)};
        snapshot.messages[2].isRead = true;
        snapshot.theirReadUpTo = MessageId{1};
        auto rows = timelineRows(snapshot, utcZone);
        QCOMPARE(rows[1].delivery, DeliveryState::Read);
        QCOMPARE(rows[2].delivery, DeliveryState::Sent);
        QCOMPARE(rows[3].delivery, DeliveryState::Read);
        QCOMPARE(rows[4].delivery, DeliveryState::None);
        snapshot.readTicks = false; // the deployed site's support rooms
        rows = timelineRows(snapshot, utcZone);
        QCOMPARE(rows[1].delivery, DeliveryState::Sent);
        QCOMPARE(rows[3].delivery, DeliveryState::Sent);
    }
    void colleaguesStandOnMySideWithTheirNames()
    {
        TimelineSnapshot snapshot;
        snapshot.me = me;
        snapshot.several = snapshot.staffSide = true;
        snapshot.messages = {message(1, other, 0), message(2, colleague, 1), message(3, me, 2)};
        snapshot.messages[0].role = SenderRole::Publisher;
        snapshot.messages[1].role = snapshot.messages[2].role = SenderRole::Admin;
        const auto rows = timelineRows(snapshot, utcZone);
        QVERIFY(!rows[1].mine && rows[1].named);
        QVERIFY(rows[2].mine && rows[2].named);
        QVERIFY(rows[3].mine && !rows[3].named && rows[3].first);
    }
    void aSettledRowIsNeverShownTwice()
    {
        TimelineSnapshot snapshot;
        snapshot.me = me;
        OutboxRow pending;
        pending.id = OutboxId{5};
        pending.nonce = QUuid::createUuid();
        pending.createdAt = noon;
        snapshot.pending = {pending};
        QCOMPARE(kinds(timelineRows(snapshot, utcZone)), (QStringList{QStringLiteral("day"), QStringLiteral("out")}));
        snapshot.messages = {message(1, me, 0)};
        snapshot.messages[0].nonce = pending.nonce;
        QCOMPARE(kinds(timelineRows(snapshot, utcZone)), (QStringList{QStringLiteral("day"), QStringLiteral("1")}));
        snapshot.messages.clear();
        snapshot.atNewest = false;
        QVERIFY(timelineRows(snapshot, utcZone).isEmpty());
    }
    void timelineModelFollowsItsTimeline()
    {
        FakeTimeline timeline;
        timeline.value.me = me;
        TimelineModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setZone(utcZone);
        model.setTimeline(&timeline);
        std::mt19937 random(3);
        for (int round = 0; round < 200; ++round) {
            QList<Message> messages;
            const int from = int(random() % 20);
            for (int id = from + 1; id < from + int(random() % 40); ++id)
                messages << message(id, random() % 2 ? me : other, id);
            timeline.value.messages = messages;
            timeline.value.firstUnread = MessageId{qint64(random() % 30)};
            timeline.announce();
            QCOMPARE(model.rowCount(), timelineRows(timeline.value, utcZone).size());
        }
        timeline.value.messages = {message(1, other, 0)};
        timeline.announce();
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        timeline.value.messages << message(2, other, 20);
        timeline.announce();
        QCOMPARE(inserted.size(), 1); // one message more is one row more
        QCOMPARE(removed.size(), 0);
        QCOMPARE(model.rowOf(MessageId{2}), model.rowCount() - 1);
    }

    void roomListFollowsItsRooms()
    {
        FakeRooms rooms;
        rooms.put(room(1, 1, 0));
        RoomListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRooms(&rooms);
        QCOMPARE(model.rowCount(), 1);
        rooms.put(room(2, 1, 1));
        rooms.put(room(3, 1, 1));
        rooms.remove(RoomId{1});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.item(model.rowOf(RoomId{3})).room.id, RoomId{3});
        rooms.put(room(3, 1, 1, 4));
        QCOMPARE(model.item(model.rowOf(RoomId{3})).unread, 4);
    }
    void newestFirstGroupedByAdSupportLast()
    {
        FakeRooms rooms;
        RoomListModel source;
        source.setRooms(&rooms);
        RoomFilter filter(source);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        rooms.put(room(1, 7, 1));
        rooms.put(room(2, 8, 5));
        rooms.put(room(3, 7, 9));
        rooms.put(room(4, 0, 20, 1, true));
        QTRY_COMPARE(order(filter), (QList<qint64>{4, 3, 2, 1}));
        auto options = filter.options();
        options.groupByAd = true;
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{-7, 3, 1, -8, 2, 0, 4}));
        QCOMPARE(filter.row(0).count, 2);
        QVERIFY(!(filter.flags(filter.index(0)) & Qt::ItemIsSelectable));
        options.supportAmongConversations = false;
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{-7, 3, 1, -8, 2}));
        options.place = RoomFilterOptions::Place::Support;
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{4}));
        QCOMPARE(filter.unreadRooms(RoomFilterOptions::Place::Support), 1);
    }
    void manyChangesAreOneRebuild()
    {
        FakeRooms rooms;
        RoomListModel source;
        source.setRooms(&rooms);
        RoomFilter filter(source);
        QSignalSpy counts(&filter, &RoomFilter::countsChanged);
        for (int id = 1; id <= 50; ++id)
            rooms.put(room(id, 7, id, 1));
        QTRY_COMPARE(filter.rowCount(), 50);
        QCOMPARE(counts.size(), 1);
    }
    void filtersShowWhatTheySay()
    {
        FakeRooms rooms;
        RoomListModel source;
        source.setRooms(&rooms);
        RoomFilter filter(source);
        rooms.put(room(1, 7, 1, 2));
        rooms.put(room(2, 8, 5));
        RoomItem closed = room(3, 8, 6);
        closed.room.isActive = false;
        closed.title = QStringLiteral("أحمد");
        rooms.put(closed);
        QTRY_COMPARE(order(filter), (QList<qint64>{2, 1}));
        auto options = filter.options();
        options.show = RoomFilterOptions::Show::Unread;
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{1}));
        filter.setKept(RoomId{1});
        rooms.put(room(1, 7, 1, 0)); // read just now, still on screen
        QTRY_COMPARE(filter.row(0).item->unread, 0);
        QCOMPARE(order(filter), (QList<qint64>{1}));
        filter.setKept({});
        QVERIFY(order(filter).isEmpty());
        options.show = RoomFilterOptions::Show::Archived;
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{3}));
        options.show = RoomFilterOptions::Show::All;
        options.search = QStringLiteral("احمد"); // folded, and closed rooms are found too
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{3}));
    }
    void nothingJumpsUnderThePointer()
    {
        FakeRooms rooms;
        RoomListModel source;
        source.setRooms(&rooms);
        RoomFilter filter(source);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        rooms.put(room(1, 7, 1));
        rooms.put(room(2, 7, 2));
        filter.setFrozen(true);
        rooms.put(room(1, 7, 30, 3));                // would go up
        rooms.put(room(5, 7, 40));                   // would come in on top
        QTRY_COMPARE(filter.row(1).item->unread, 3); // but is redrawn in place
        QCOMPARE(order(filter), (QList<qint64>{2, 1}));
        rooms.remove(RoomId{2});
        QTRY_COMPARE(order(filter), (QList<qint64>{1}));
        filter.setFrozen(false);
        QCOMPARE(order(filter), (QList<qint64>{5, 1}));
    }
};

QTEST_GUILESS_MAIN(tst_Models)
#include "tst_models.moc"
