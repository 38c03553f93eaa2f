// The feed of the deployed site: what it asks, when, and what it never asks. The site is functions, the clock a fake.
#include "session/drafts.h"
#include "session/outbox.h"
#include "session/pollingfeed.h"
#include "session/presence.h"
#include "session/roombook.h"
#include "session/roommarks.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"
#include "tests/support/values.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::testing;
using namespace std::chrono_literals;

namespace {

/// A site of rooms with messages, as the REST list and detail tell of them.
struct World
{
    QTemporaryDir dir;
    FakeClock clock;
    Store store;
    Intake intake{store};
    Drafts drafts{store, clock};
    Presence presence{clock, UserId{1}};
    Outbox outbox{store, intake, clock, [](RoomId) { return MessageId{}; }, [](RoomId) { return MessageId{}; }};
    RoomMarks roomMarks{store};
    RoomBook book{
        User{UserId{1}, QStringLiteral("publisher1"), {}, {}, {}, {}}, false, drafts, outbox, presence, roomMarks};
    std::unique_ptr<PollingFeed> feed;

    QMap<qint64, QList<Message>> atSite;
    QHash<qint64, QList<Message>> asks; ///< support rooms: no list and no detail knows them
    QHash<qint64, int> unread;
    QHash<qint64, int> faults; ///< so many times the room is not told
    QSet<qint64> closed;       ///< meanwhile: no detail any more
    QSet<qint64> skipped;      ///< slips from page to page: on none, though it is open
    QList<int> lists;          ///< sizes of the pages asked for
    QList<qint64> details;
    QList<QDateTime> polls;
    bool offline = false;
    Result<QList<SupportEntry>> queue = fail(ErrorCode::Forbidden);

    World()
    {
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        QObject::connect(&store, &Store::committed, &book, [this](const ChangeSet &changes) { book.take(changes); });
        feed = std::make_unique<PollingFeed>(
            PollingFeed::Site{[this](int page, int size) { return list(page, size); },
                              [this](RoomId id) { return detail(id); },
                              [this](RoomId id, const QDateTime &after) { return poll(id, after); },
                              [this] { return readyResult<QList<SupportEntry>>(queue); }},
            intake, store, book, clock, UserId{1});
    }
    Room summary(qint64 id) const
    {
        Room listed = room(id, 1, 2, 0);
        listed.unread = unread.value(id);
        if (const QList<Message> &said = atSite[id]; !said.isEmpty())
            listed.last = LastMessage{said.last().text, QStringLiteral("buyer2"), said.last().createdAt};
        return listed;
    }
    FutureResult<protocol::RoomPage> list(int number, int size)
    {
        lists << size;
        if (offline)
            return readyResult<protocol::RoomPage>(fail(ErrorCode::Offline));
        QList<qint64> ids = atSite.keys();
        ids.removeIf([this](qint64 id) { return skipped.contains(id); });
        protocol::RoomPage page;
        page.count = int(atSite.size());
        for (qsizetype i = (number - 1) * size; i < std::min<qsizetype>(ids.size(), number * size); ++i)
            page.rooms << summary(ids[i]);
        page.hasNext = ids.size() > number * size;
        return readyResult<protocol::RoomPage>(page);
    }
    FutureResult<protocol::RoomDetail> detail(RoomId id)
    {
        details << id.value;
        if (faults[id.value]-- > 0)
            return readyResult<protocol::RoomDetail>(fail(ErrorCode::ServerFault, {}, 500));
        if (!atSite.contains(id.value) || closed.contains(id.value))
            return readyResult<protocol::RoomDetail>(fail(ErrorCode::NotFound));
        return readyResult<protocol::RoomDetail>(protocol::RoomDetail{summary(id.value), {}, atSite[id.value], {}});
    }
    FutureResult<protocol::PollPage> poll(RoomId id, const QDateTime &after)
    {
        polls << after;
        if (offline)
            return readyResult<protocol::PollPage>(fail(ErrorCode::TimedOut));
        protocol::PollPage page;
        for (Message message : asks.contains(id.value) ? asks[id.value] : atSite.value(id.value)) {
            if ((!after.isValid() || message.createdAt > after) && page.messages.size() < 50) {
                message.attachment = {};
                page.messages << message;
            }
        }
        return readyResult<protocol::PollPage>(page);
    }
    /// The feed has asked and stored everything, and waits for its clock.
    bool settle()
    {
        for (int i = 0; i < 4; ++i) {
            if (!await(store.openRoom(RoomId{7}, 1)))
                return false;
            QCoreApplication::processEvents();
        }
        return clock.untilNext().has_value();
    }
    void pass(std::chrono::seconds time)
    {
        for (auto left = time; left.count() > 0; left -= 1s) {
            clock.advance(1s);
            QVERIFY(settle());
        }
    }
};

} // namespace

class TestPollingFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOnlyRoomsThatMoved()
    {
        World world;
        world.atSite[7] = messages(7, 1, 60);
        world.feed->start();
        QTRY_COMPARE(world.book.stored(RoomId{7}), MessageId{60});
        QCOMPARE(world.details, QList<qint64>{7});
        world.pass(16s);
        QCOMPARE(world.lists, (QList<int>{100, 20}));
        QCOMPARE(world.details.size(), 1); // nothing moved
        world.atSite[7] << message(7, 61, 2);
        world.pass(16s);
        QCOMPARE(world.book.stored(RoomId{7}), MessageId{61});
        QCOMPARE(world.details.size(), 2);
        QVERIFY(await(world.store.openRoom(RoomId{7}, 1))->holes.isEmpty());
        QVERIFY(world.polls.isEmpty());
    }

    void startingOverReadsEveryRoomAgain()
    {
        World world;
        world.atSite[7] = messages(7, 1, 3);
        world.atSite[8] = messages(8, 11, 12);
        world.feed->start();
        QVERIFY(world.settle());
        QTRY_COMPARE(await(world.store.openRoom(RoomId{8}, 9))->messages.size(), 2);
        world.details.clear();
        QVERIFY(await(world.feed->startOver()));
        QTRY_COMPARE(world.details.size(), 2);
        QTRY_COMPARE(await(world.store.openRoom(RoomId{7}, 9))->messages.size(), 3);
        QTRY_COMPARE(await(world.store.openRoom(RoomId{8}, 9))->messages.size(), 2);
    }

    void aHiddenWindowAsksWithinAMinute()
    {
        World world;
        world.atSite[7] = messages(7, 1, 3);
        world.feed->start();
        world.pass(1s);
        world.feed->setWindowVisible(false);
        const auto before = world.lists.size();
        world.pass(49s);
        QCOMPARE(world.lists.size(), before);
        world.pass(2s);
        QCOMPARE(world.lists.size(), before + 1);
    }

    void firstSyncSeesEveryPage()
    {
        World world;
        for (qint64 id = 1; id <= 230; ++id)
            world.atSite[id] = {message(id, id, 2)};
        QSignalSpy syncing(world.feed.get(), &Feed::syncingChanged);
        world.feed->start();
        QTRY_COMPARE_WITH_TIMEOUT(world.book.items().size(), 230, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(syncing.size(), 2, 20'000);
        QCOMPARE(world.lists, (QList<int>{100, 100, 100}));
        QCOMPARE(world.details.size(), 230);
    }

    void onlyAWatchedRoomIsAskedByTheCallThatMarks()
    {
        World world;
        world.atSite[7] = messages(7, 1, 10);
        world.atSite[8] = messages(8, 11, 20);
        world.feed->start();
        world.pass(2s);
        world.feed->setActiveRoom(RoomId{7}, false); // scrolled up
        world.pass(60s);
        QVERIFY(world.polls.isEmpty());
        QVERIFY(world.lists.size() >= 12); // the list tells within 5 s instead
        world.feed->setActiveRoom(RoomId{7}, true);
        world.pass(1s);
        QCOMPARE(world.polls.size(), 1);
        QCOMPARE(world.polls.first(), world.atSite[7].last().createdAt.addSecs(-60));
        world.pass(12s);
        QCOMPARE(world.polls.size(), 4);
        world.feed->setWindowVisible(false);
        world.feed->setActiveRoom({}, true);
        const auto polls = world.polls.size();
        world.pass(120s);
        QCOMPARE(world.polls.size(), polls);
    }

    void aWatchedRoomHearsWithinFiveSeconds()
    {
        World world;
        world.atSite[7] = messages(7, 1, 10);
        world.feed->start();
        world.feed->setActiveRoom(RoomId{7}, true);
        world.pass(2s);
        const auto details = world.details.size();
        Message late = message(7, 12, 2, QStringLiteral("late"));
        Message early = message(7, 13, 2, QStringLiteral("early"));
        late.createdAt = early.createdAt.addSecs(-30); // visible only now, though it was made before
        world.atSite[7] << late << early;
        world.pass(5s);
        QCOMPARE(world.book.stored(RoomId{7}), MessageId{13});
        QCOMPARE(await(world.store.openRoom(RoomId{7}, 50))->messages.size(), 12);
        QCOMPARE(world.details.size(), details);
        world.pass(31s);
        QCOMPARE(world.details.size(), details + 1); // what a poll does not tell of
    }

    void aMessageWithoutTextIsAFileThatTheWholeRoomTellsOf()
    {
        World world;
        world.atSite[7] = messages(7, 1, 10);
        world.feed->start();
        world.feed->setActiveRoom(RoomId{7}, true);
        world.pass(2s);
        Message file = message(7, 11, 2, {});
        file.attachment = Attachment{QStringLiteral("/media/a.png"), QStringLiteral("a.png"), -1, {}};
        world.atSite[7] << file;
        world.pass(5s);
        const auto slice = await(world.store.openRoom(RoomId{7}, 1));
        QVERIFY(slice->messages.last().attachment.has_value());
    }

    void moreThanAPageAtOnceLeavesNoHole()
    {
        World world;
        world.atSite[7] = messages(7, 1, 10);
        world.feed->start();
        world.feed->setActiveRoom(RoomId{7}, true);
        world.pass(2s);
        world.atSite[7] += messages(7, 11, 300);
        world.pass(10s);
        const auto slice = await(world.store.openRoom(RoomId{7}, 1000));
        QCOMPARE(slice->messages.size(), 300);
        QVERIFY(slice->holes.isEmpty());
    }

    void aFloodWithinTheOverlapIsNotAskedForInALoop()
    {
        World world;
        world.atSite[7] = messages(7, 1, 10);
        world.feed->start();
        world.feed->setActiveRoom(RoomId{7}, true);
        world.pass(2s);
        const auto polls = world.polls.size();
        world.atSite[7] += messages(7, 11, 65); // one a second: each poll's last minute is more than a page
        world.pass(12s);
        QVERIFY(world.polls.size() <= polls + 8); // four turns of two pages
        QCOMPARE(await(world.store.openRoom(RoomId{7}, 1000))->messages.size(), 65);
        const auto details = world.details.size();
        world.pass(20s);
        QCOMPARE(world.details.size(), details); // what is known already is no reason to read the whole room
        world.atSite[7] << message(7, 66, 2, QStringLiteral("on the second page"));
        world.pass(5s);
        QCOMPARE(await(world.store.openRoom(RoomId{7}, 1000))->messages.last().id, MessageId{66});
    }

    void aRoomThatLeftTheListIsClosedAndKept()
    {
        World world;
        for (qint64 id = 7; id <= 9; ++id)
            world.atSite[id] = {message(id, id, 2)};
        world.feed->start();
        world.pass(2s);
        world.atSite.remove(8);
        world.skipped.insert(9); // still open: it only slipped between two pages
        world.pass(20s);
        QVERIFY(!world.book.room(RoomId{8})->isActive);
        QVERIFY(world.book.room(RoomId{9})->isActive);
        QCOMPARE(await(world.store.openRoom(RoomId{8}, 5))->messages.size(), 1);
        const auto lists = world.lists.size();
        const auto details = world.details.size();
        world.pass(60s);
        QCOMPARE(world.details.size(), details); // asked once
        QCOMPARE(world.lists.size(), lists + 4);
    }

    void aRoomClosedBeforeItWasReadIsReadByThePage()
    {
        World world;
        world.atSite[7] = messages(7, 1, 120);
        world.unread[7] = 60;
        world.faults[7] = 1;
        world.feed->start();
        world.pass(2s);
        world.closed = {7};
        world.asks[7] = world.atSite.take(7);
        world.pass(60s);
        QVERIFY(!world.book.room(RoomId{7})->isActive);
        QCOMPARE(world.book.item(RoomId{7})->unread, 60);
        Incoming own; // an answer to a send had told of one of them alone
        own.runs << run(7, {world.asks[7].at(100)}, 0, 0);
        own.runs.first().reach = Reach::Loose;
        QVERIFY(await(world.intake.take(own)));
        QVERIFY(!await(world.store.openRoom(RoomId{7}, 500))->holes.isEmpty());
        world.feed->setActiveRoom(RoomId{7}, true);
        world.pass(2s);
        const auto slice = await(world.store.openRoom(RoomId{7}, 500));
        QCOMPARE(slice->messages.size(), 120);
        QVERIFY(slice->holes.isEmpty());
        QCOMPARE(world.book.item(RoomId{7})->unread, 0);
    }

    void whatIsReadOnTheWebIsReadHere()
    {
        World world;
        world.atSite[7] = messages(7, 1, 10);
        world.unread[7] = 5;
        world.feed->start();
        world.pass(2s);
        QCOMPARE(world.book.item(RoomId{7})->unread, 5);
        world.unread[7] = 0;
        world.pass(16s);
        QCOMPARE(world.book.item(RoomId{7})->unread, 0);
        world.atSite[7] << message(7, 11, 2);
        world.unread[7] = 1;
        world.pass(16s);
        QCOMPARE(world.book.item(RoomId{7})->unread, 1);
    }

    void staffReadACaseOnlyWhileTheyLookAtIt()
    {
        World world;
        world.queue = QList<SupportEntry>{{RoomId{30}, QStringLiteral("Samir"), 2, true},
                                          {RoomId{31}, QStringLiteral("Huda"), 0, false}};
        world.feed->start();
        world.pass(40s);
        QCOMPARE(world.book.item(RoomId{30})->title, QStringLiteral("Samir"));
        QCOMPARE(world.book.item(RoomId{30})->unread, 2);
        QVERIFY(!world.book.room(RoomId{31})->isActive);
        QVERIFY(world.polls.isEmpty());
        QVERIFY(!world.details.contains(30));
        QVERIFY(await(world.feed->fetch(RoomId{30}, {}))); // opened, but in a window behind another
        QVERIFY(world.polls.isEmpty());
        world.asks[30] = messages(30, 1, 120, 4, 9);
        for (Message &said : world.asks[30])
            said.senderName = said.sender == UserId{9} ? QStringLiteral("Samir") : QStringLiteral("Noura");
        world.feed->setActiveRoom(RoomId{30}, true);
        world.pass(2s);
        const auto slice = await(world.store.openRoom(RoomId{30}, 500));
        QCOMPARE(slice->messages.size(), 120);
        QVERIFY(slice->holes.isEmpty());
        QCOMPARE(slice->messages.first().senderName, QStringLiteral("Samir"));
        QCOMPARE(slice->messages.first().role, SenderRole::Publisher);
        QCOMPARE(slice->messages.at(1).role, SenderRole::Admin);
        world.queue = QList<SupportEntry>{{RoomId{30}, QStringLiteral("Samir"), 0, true}};
        world.pass(16s);
        QCOMPARE(world.book.item(RoomId{30})->unread, 0);
        QVERIFY(!world.details.contains(30));
    }

    void offlineNothingIsAsked()
    {
        World world;
        world.atSite[7] = messages(7, 1, 3);
        world.feed->start();
        world.feed->setActiveRoom(RoomId{7}, true);
        world.pass(2s);
        QSignalSpy lost(world.feed.get(), &Feed::lost);
        world.offline = true;
        for (int i = 0; i < 20; ++i) {
            world.clock.advance(1s);
            QCoreApplication::processEvents();
        }
        QCOMPARE(lost.size(), 1);
        const auto asked = world.lists.size() + world.details.size() + world.polls.size();
        world.clock.advance(600s);
        QCoreApplication::processEvents();
        QCOMPARE(world.lists.size() + world.details.size() + world.polls.size(), asked);
        world.offline = false;
        world.atSite[7] << message(7, 4, 2);
        world.feed->start(); // the link found the site again
        world.pass(2s);
        QCOMPARE(world.book.stored(RoomId{7}), MessageId{4});
    }

    void whatWasReadElsewhereIsFoundBehindMyOwnMessage()
    {
        World world;
        world.atSite[7] = messages(7, 1, 10);
        world.feed->start();
        world.pass(2s);
        // Away: somebody wrote, I read it on the web; back: my message leaves before the list is asked.
        Message theirs = message(7, 11, 2);
        theirs.isRead = true;
        const Message mine = message(7, 12, 1);
        world.atSite[7] << theirs << mine;
        Incoming sent;
        sent.runs << MessageRun{RoomId{7}, {mine}, {}, {}, Reach::Loose, {}};
        QVERIFY(await(world.store.take(sent)));
        const auto known = [&world] { return await(world.store.openRoom(RoomId{7}, 50))->messages.size(); };
        QCOMPARE(known(), 11);
        world.pass(16s);
        QCOMPARE(known(), 12);
        QCOMPARE(world.details.size(), 2);
        world.pass(40s);
        QCOMPARE(world.details.size(), 2); // once is enough
        world.feed->stop();
        world.feed->start();
        world.pass(16s);
        QCOMPARE(world.details.size(), 2); // it is written down
    }

    void aRoomThatWentWhileItRestedIsAskedForLater()
    {
        World world;
        world.atSite[7] = messages(7, 1, 3);
        world.atSite[8] = messages(8, 4, 6);
        world.feed->start();
        world.pass(2s);
        world.atSite[8] << message(8, 7, 2);
        world.faults[8] = 1; // its reading fails, and it rests
        world.pass(16s);
        world.atSite.remove(8);
        world.pass(60s);
        QVERIFY(!world.book.room(RoomId{8})->isActive);
    }

    void whatTheSiteNoLongerCountsIsReadAgain()
    {
        World world;
        world.atSite[7] = messages(7, 1, 9);
        world.unread[7] = 5;
        world.feed->start();
        world.pass(2s);
        QCOMPARE(world.book.item(RoomId{7})->unread, 5);
        for (qsizetype i = 0; i + 1 < world.atSite[7].size(); ++i)
            world.atSite[7][i].isRead = true; // read on the web, all but the last
        world.unread[7] = 1;
        world.pass(16s);
        QCOMPARE(world.book.item(RoomId{7})->unread, 1);
    }

    void aRowThatBecameVisibleLateIsFoundByItsCount()
    {
        World world;
        world.atSite[7] = messages(7, 1, 10);
        for (Message &said : world.atSite[7])
            said.isRead = true;
        world.feed->start();
        world.pass(2s);
        Message late = message(7, 11, 2);
        late.createdAt = world.atSite[7].first().createdAt;
        world.atSite[7].insert(1, late);
        world.unread[7] = 1;
        world.pass(16s);
        QCOMPARE(world.details.size(), 2);
        QCOMPARE(await(world.store.openRoom(RoomId{7}, 50))->messages.size(), 11);
        world.pass(40s);
        QCOMPARE(world.details.size(), 2);
    }

    void aRoomThatMovedWhileItRestedIsReadAfterwards()
    {
        World world;
        world.atSite[7] = messages(7, 1, 10);
        world.feed->start();
        world.pass(2s);
        world.faults[7] = 1;
        world.atSite[7] << message(7, 11, 2);
        world.unread[7] = 1;
        world.pass(16s);
        world.atSite[7] << message(7, 12,
                                   1); // mine, known by the answer to its sending: the summary is no news any more
        Incoming own;
        own.runs << run(7, {world.atSite[7].last()}, 0, 0);
        own.runs.first().reach = Reach::Loose;
        QVERIFY(await(world.intake.take(own)));
        world.pass(40s);
        QCOMPARE(await(world.store.openRoom(RoomId{7}, 50))->messages.size(), 12);
    }

    void aRoomThatLeftTheListIsAskedForUntilItAnswers()
    {
        World world;
        for (qint64 id = 7; id <= 8; ++id)
            world.atSite[id] = {message(id, id, 2)};
        world.feed->start();
        world.pass(2s);
        world.atSite.remove(8);
        world.faults[8] = 1;
        world.pass(60s);
        QVERIFY(!world.book.room(RoomId{8})->isActive);
    }

    void aFaultyRoomDoesNotHoldUpTheOthers()
    {
        World world;
        world.atSite[7] = messages(7, 1, 3);
        world.feed->start();
        world.pass(2s);
        world.feed->nudge(RoomId{99}); // nobody knows it
        world.atSite[7] << message(7, 4, 2);
        world.pass(16s);
        QCOMPARE(world.book.stored(RoomId{7}), MessageId{4});
        QCOMPARE(world.details.count(99), 1);
    }
};

QTEST_GUILESS_MAIN(TestPollingFeed)
#include "tst_pollingfeed.moc"
