// What is said of rooms on this machine, in the list: its filters, order and folding; and nothing jumps under the pointer.
#include "models/roomfilter.h"
#include "models/roomlistmodel.h"
#include "tests/support/fakesession.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace desk;

namespace {

const QDateTime noon(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

RoomItem room(qint64 id, qint64 ad, int minutes, int unread = 0)
{
    RoomItem item;
    item.room.id = RoomId{id};
    item.room.ad = AdId{ad};
    item.room.adTitle = QStringLiteral("ad %1").arg(ad);
    item.title = QStringLiteral("room %1").arg(id);
    item.lastAt = noon.addSecs(minutes * 60);
    item.unread = unread;
    return item;
}

RoomItem waiting(qint64 id, qint64 ad, int minutes, int since)
{
    RoomItem item = room(id, ad, minutes);
    item.needsAnswer = true;
    item.waitingSince = noon.addSecs(since * 60);
    return item;
}

QList<qint64> order(const RoomFilter &filter)
{
    QList<qint64> result;
    for (int i = 0; i < filter.rowCount(); ++i)
        result << (filter.row(i).heading ? -filter.row(i).ad.value : filter.row(i).item->room.id.value);
    return result;
}

} // namespace

class TestRoomFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePinnedStandFirstInEveryOrder()
    {
        FakeRooms rooms;
        RoomListModel source;
        source.setRooms(&rooms);
        RoomFilter filter(source);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        RoomItem pinned = room(1, 7, 1);
        pinned.pinned = true;
        rooms.put(pinned);
        rooms.put(waiting(2, 8, 5, -50));
        rooms.put(room(3, 7, 9));
        rooms.put(waiting(4, 8, 20, -10));
        QTRY_COMPARE(order(filter), (QList<qint64>{1, 4, 3, 2}));
        auto options = filter.options();
        options.order = RoomFilterOptions::Order::LongestWaiting;
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{1, 2, 4, 3}));
        options.groupByAd = true;
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{-7, 1, 3, -8, 2, 4}));
    }
    void whatIsLookedThroughIsPreparedAndFollowsItsRoom()
    {
        FakeRooms rooms;
        RoomListModel source;
        source.setRooms(&rooms);
        RoomFilter filter(source);
        for (int id = 1; id <= 450; ++id)
            rooms.put(room(id, 7, id));
        QTRY_COMPARE(filter.rowCount(), 450);
        filter.prepareSearch();
        RoomItem said = room(3, 7, 3);
        said.lastText = QStringLiteral("الفاتورة");
        rooms.put(said); // between the first piece of the work and the last
        QCoreApplication::processEvents();
        auto options = filter.options();
        options.search = QStringLiteral("فاتوره");
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{3}));
        said.lastText = QStringLiteral("thanks");
        rooms.put(said);
        QTRY_VERIFY(order(filter).isEmpty());
    }
    void unansweredIsApartFromUnread()
    {
        FakeRooms rooms;
        RoomListModel source;
        source.setRooms(&rooms);
        RoomFilter filter(source);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        rooms.put(waiting(1, 7, 1, -5)); // read, not answered
        rooms.put(room(2, 8, 5, 2));     // unread, nothing to answer
        RoomItem marked = room(3, 8, 6);
        marked.markedUnread = true;
        rooms.put(marked);
        auto options = filter.options();
        options.show = RoomFilterOptions::Show::NeedsAnswer;
        filter.setOptions(options);
        QTRY_COMPARE(order(filter), (QList<qint64>{1}));
        options.show = RoomFilterOptions::Show::Unread;
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{3, 2}));
        options.show = RoomFilterOptions::Show::NeedsAnswer;
        filter.setOptions(options);
        filter.setKept(RoomId{1});
        RoomItem answered = waiting(1, 7, 2, -5);
        answered.needsAnswer = false;
        rooms.put(answered);
        QTRY_VERIFY(!filter.row(0).item->needsAnswer);
        QCOMPARE(order(filter), (QList<qint64>{1})); // it is on screen
        answered.noReplyNeeded = true;
        rooms.put(answered);
        QTRY_VERIFY(order(filter).isEmpty()); // the person sent it away

        answered.noReplyNeeded = false; // kept below its folded heading, then another one is opened
        options.groupByAd = true;
        filter.setOptions(options);
        rooms.put(answered);
        QTRY_COMPARE(order(filter), (QList<qint64>{-7, 1}));
        filter.setFolded(AdId{7}, true);
        QCOMPARE(order(filter), (QList<qint64>{-7}));
        filter.setKept(RoomId{2});
        QCOMPARE(order(filter).count(-7), 0);
    }
    void theArchivedAreHiddenFoundAndNotCounted()
    {
        FakeRooms rooms;
        RoomListModel source;
        source.setRooms(&rooms);
        RoomFilter filter(source);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        RoomItem archived = waiting(1, 7, 1, -5);
        archived.archived = true;
        archived.unread = 3;
        rooms.put(archived);
        RoomItem closed = room(2, 8, 2);
        closed.room.isActive = false;
        rooms.put(closed);
        RoomItem muted = room(3, 8, 3, 4);
        muted.muted = true;
        rooms.put(muted);
        QTRY_COMPARE(order(filter), (QList<qint64>{3}));
        QCOMPARE(filter.unreadRooms(RoomFilterOptions::Place::Conversations), 0);
        auto options = filter.options();
        for (const auto &[show, rows] : {std::pair(RoomFilterOptions::Show::Unread, QList<qint64>{3}),
                                         std::pair(RoomFilterOptions::Show::NeedsAnswer, QList<qint64>{}),
                                         std::pair(RoomFilterOptions::Show::Archived, QList<qint64>{2, 1})}) {
            options.show = show;
            filter.setOptions(options);
            QCOMPARE(order(filter), rows);
        }
        options.show = RoomFilterOptions::Show::All;
        options.search = QStringLiteral("room 1");
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{1}));
    }
    void aFoldedHeadingStandsForItsRooms()
    {
        FakeRooms rooms;
        RoomListModel source;
        source.setRooms(&rooms);
        RoomFilter filter(source);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        rooms.put(room(1, 7, 1, 2));
        rooms.put(room(2, 8, 5));
        rooms.put(room(3, 7, 9));
        auto options = filter.options();
        options.groupByAd = true;
        filter.setOptions(options);
        filter.setFolded(AdId{7}, true);
        QTRY_COMPARE(order(filter), (QList<qint64>{-7, -8, 2}));
        QCOMPARE(filter.row(0).count, 2);
        QCOMPARE(filter.row(0).unread, 1);
        options.search = QStringLiteral("room"); // what is searched is shown
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{-7, 3, 1, -8, 2}));
        options.search.clear();
        filter.setOptions(options);
        QCOMPARE(order(filter), (QList<qint64>{-7, -8, 2}));
        filter.setFolded(AdId{7}, false);
        QCOMPARE(order(filter), (QList<qint64>{-7, 3, 1, -8, 2}));
    }
    void foldingAndArchivingUnderThePointerMoveNothingElse()
    {
        FakeRooms rooms;
        RoomListModel source;
        source.setRooms(&rooms);
        RoomFilter filter(source);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        rooms.put(room(1, 7, 1));
        rooms.put(room(2, 8, 5));
        rooms.put(room(3, 7, 9));
        auto options = filter.options();
        options.groupByAd = true;
        filter.setOptions(options);
        QTRY_COMPARE(order(filter), (QList<qint64>{-7, 3, 1, -8, 2}));
        filter.setFrozen(true);
        rooms.put(room(2, 8, 50)); // its group would go up
        QTRY_COMPARE(filter.row(4).item->lastAt, room(2, 8, 50).lastAt);
        filter.setFolded(AdId{7}, true);
        QCOMPARE(order(filter), (QList<qint64>{-7, -8, 2}));
        filter.setFolded(AdId{7}, false);
        QCOMPARE(order(filter), (QList<qint64>{-7, 3, 1, -8, 2}));
        RoomItem archived = room(3, 7, 9);
        archived.archived = true;
        rooms.put(archived);
        filter.letGo({RoomId{3}});
        QCOMPARE(order(filter), (QList<qint64>{-7, 1, -8, 2}));
        QCOMPARE(filter.row(0).count, 1);
        archived = room(1, 7, 1);
        archived.archived = true;
        rooms.put(archived);
        filter.letGo({RoomId{1}});
        QCOMPARE(order(filter), (QList<qint64>{-8, 2})); // nothing is left below the heading
        filter.setFrozen(false);
        QCOMPARE(order(filter), (QList<qint64>{-8, 2}));
    }
};

QTEST_GUILESS_MAIN(TestRoomFilter)
#include "tst_roomfilter.moc"
