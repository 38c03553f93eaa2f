// The window of a room: opening, paging, holes, live messages, jumping, trimming. The site is a function here.
#include "session/drafts.h"
#include "session/intake.h"
#include "session/outbox.h"
#include "session/presence.h"
#include "session/readmarks.h"
#include "session/roombook.h"
#include "session/roommarks.h"
#include "session/roomtimeline.h"
#include "sql/database.h"
#include "store/statements_messages.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"
#include "tests/support/values.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::testing;

namespace {
const RoomId room7{7};

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
    QList<MessageId> told;
    ReadMarks marks{store, intake, clock, [this](RoomId, MessageId upTo) {
                        told << upTo;
                        return readyResult<void>({});
                    }};
    QList<Message> atSite; ///< what the site has of room 7
    std::optional<Error> siteError;
    bool fetchesNothing = false; ///< as for the staff's queue on the deployed site
    int fetches = 0;

    World()
    {
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        QObject::connect(&store, &Store::committed, &book, [this](const ChangeSet &changes) { book.take(changes); });
        book.load({});
    }
    void take(const Room &value, const MessageRun &messages)
    {
        Incoming incoming;
        incoming.rooms << value;
        incoming.runs << messages;
        QVERIFY(await(store.take(incoming)));
        QTRY_VERIFY(book.room(value.id));
    }
    FutureResult<void> fetch(RoomId room, MessageId before)
    {
        ++fetches;
        if (siteError)
            return readyResult<void>(tl::make_unexpected(*siteError));
        if (fetchesNothing)
            return readyResult<void>({});
        QList<Message> page;
        for (const Message &each : std::as_const(atSite)) {
            if (!before.isValid() || each.id < before)
                page << each;
        }
        const bool more = page.size() > 50;
        page = page.mid(std::max<qsizetype>(0, page.size() - 50));
        Incoming incoming;
        incoming.news = false;
        const qint64 upTo = before.isValid() ? before.value - 1 : page.isEmpty() ? 0 : page.last().id.value;
        incoming.runs << run(room.value, page, more ? page.first().id.value - 1 : 0, upTo);
        return intake.take(incoming);
    }
    /// What a salvage leaves: messages that claim nothing.
    void doubtEverything()
    {
        store.close();
        sql::Database db;
        QVERIFY(db.open(dir.filePath(QStringLiteral("cache.db"))));
        QVERIFY(statements::claimNothing(db));
        db.close();
        QVERIFY(await(store.open(dir.path(), UserId{1})));
    }
    std::unique_ptr<RoomTimeline> open()
    {
        auto timeline = std::make_unique<RoomTimeline>(
            RoomTimeline::Parts{store, outbox, book, marks,
                                [this](RoomId room, MessageId before) { return fetch(room, before); }, UserId{1}, false,
                                false},
            room7);
        QSignalSpy opened(timeline.get(), &Timeline::opened);
        if (!opened.wait())
            qWarning("the timeline did not open");
        return timeline;
    }
};

bool isAscendingWithoutDoubles(const QList<Message> &messages)
{
    for (qsizetype i = 1; i < messages.size(); ++i) {
        if (messages[i].id <= messages[i - 1].id)
            return false;
    }
    return true;
}
} // namespace

class TestTimeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAtTheNewestFromTheCache()
    {
        World world;
        world.take(room(7, 1, 2), run(7, messages(7, 1, 500), 0, 500));
        const auto timeline = world.open();
        QVERIFY(timeline->snapshot().messages.size() < 400);
        QCOMPARE(timeline->snapshot().messages.last().id, MessageId{500});
        QVERIFY(timeline->snapshot().atNewest);
        QVERIFY(!timeline->snapshot().atOldest);
        QCOMPARE(world.fetches, 0);
    }

    void pagesToTheBeginningWithinItsWindow()
    {
        World world;
        world.take(room(7, 1, 2), run(7, messages(7, 1, 1500), 0, 1500));
        const auto timeline = world.open();
        for (int i = 0; i < 40 && !timeline->snapshot().atOldest; ++i) {
            QSignalSpy changed(timeline.get(), &Timeline::changed);
            timeline->loadOlder();
            QVERIFY(changed.wait());
            QVERIFY(timeline->snapshot().messages.size() <= 400);
            QVERIFY(isAscendingWithoutDoubles(timeline->snapshot().messages));
        }
        QCOMPARE(timeline->snapshot().messages.first().id, MessageId{1});
        QVERIFY(!timeline->snapshot().atNewest);
        QSignalSpy changed(timeline.get(), &Timeline::changed);
        timeline->loadNewer();
        QVERIFY(changed.wait());
        QVERIFY(timeline->snapshot().messages.last().id > MessageId{400});
        QVERIFY(!timeline->snapshot().atOldest);
        timeline->jumpToNewest();
        QTRY_COMPARE(timeline->snapshot().messages.last().id, MessageId{1500});
        QVERIFY(timeline->snapshot().atNewest);
        timeline->jumpTo(MessageId{700});
        QTRY_VERIFY(timeline->snapshot().messages.first().id < MessageId{700});
        QVERIFY(timeline->snapshot().messages.last().id >= MessageId{700});
        QVERIFY(!timeline->snapshot().atNewest);
    }

    void asksTheSiteAboveAHole()
    {
        World world;
        world.atSite = messages(7, 1, 200);
        world.take(room(7, 1, 2), run(7, messages(7, 180, 200), 179, 200));
        const auto timeline = world.open();
        QCOMPARE(timeline->snapshot().messages.size(), 21);
        QCOMPARE(timeline->snapshot().holes.size(), 1);
        for (int i = 0; i < 20 && !timeline->snapshot().atOldest; ++i) {
            timeline->loadOlder();
            QTRY_VERIFY(!timeline->snapshot().loadingOlder);
            QTRY_VERIFY(timeline->snapshot().atOldest || timeline->snapshot().messages.size() > 21 + i * 50);
        }
        QCOMPARE(timeline->snapshot().messages.size(), 200);
        QVERIFY(timeline->snapshot().holes.isEmpty());
        QVERIFY(isAscendingWithoutDoubles(timeline->snapshot().messages));
    }

    void whatASalvageLeftIsMadeWholeFromItsNewerEnd()
    {
        World world;
        world.atSite = messages(7, 1, 200);
        QList<Message> some = world.atSite;
        some.removeIf([](const Message &each) { return each.id.value % 7 == 0; });
        world.take(room(7, 1, 2), run(7, some, 0, 200));
        world.doubtEverything();
        const auto timeline = world.open();
        const auto missing = [&timeline] {
            const QList<Message> &shown = timeline->snapshot().messages;
            return shown.last().id.value - shown.first().id.value + 1 - shown.size();
        };
        QTRY_COMPARE(missing(), 0); // without being asked, as far as it is in sight
        for (int i = 0; i < 20 && !timeline->snapshot().atOldest; ++i) {
            const qsizetype before = timeline->snapshot().messages.size();
            timeline->loadOlder();
            QTRY_VERIFY(timeline->snapshot().atOldest || timeline->snapshot().messages.size() > before);
            QTRY_COMPARE(missing(), 0);
        }
        QCOMPARE(timeline->snapshot().messages.size(), 200);
        QVERIFY(timeline->snapshot().holes.isEmpty());
        QVERIFY(isAscendingWithoutDoubles(timeline->snapshot().messages));
    }

    void aHoleThatNobodyCanFillIsNotAskedForAgainAndAgain()
    {
        World world;
        world.fetchesNothing = true;
        world.take(room(7, 1, 2), run(7, messages(7, 1, 200), 0, 200));
        world.doubtEverything();
        const auto timeline = world.open();
        for (int i = 0; i < 20 && !timeline->snapshot().atOldest; ++i) {
            const qsizetype before = timeline->snapshot().messages.size();
            timeline->loadOlder();
            QTRY_VERIFY(timeline->snapshot().atOldest || timeline->snapshot().messages.size() > before);
        }
        QCOMPARE(timeline->snapshot().messages.size(), 200);
        QVERIFY(timeline->snapshot().atOldest);
        QTest::qWait(20);
        QVERIFY2(world.fetches < 20, qPrintable(QString::number(world.fetches)));
    }

    void offlineShowsWhatIsBeyondTheHole()
    {
        World world;
        world.atSite = messages(7, 1, 200);
        world.take(room(7, 1, 2), run(7, messages(7, 1, 20), 0, 20));
        world.take(room(7, 1, 2), run(7, messages(7, 180, 200), 179, 200));
        world.siteError = Error{ErrorCode::Offline, {}, {}, 0};
        const auto timeline = world.open();
        QCOMPARE(timeline->snapshot().messages.size(), 41);
        QCOMPARE(timeline->snapshot().holes, (QList<Hole>{{room7, MessageId{20}, MessageId{180}}}));
        QTRY_VERIFY(timeline->snapshot().loadError);
        QCOMPARE(timeline->snapshot().loadError->code, ErrorCode::Offline);
        world.siteError.reset();
        timeline->siteReached(); // the hole in sight is filled without being asked
        QTRY_COMPARE(timeline->snapshot().messages.size(), 200);
        QVERIFY(timeline->snapshot().holes.isEmpty());
        QVERIFY(timeline->snapshot().atOldest);
    }

    void anEmptyCacheAsksForTheNewest()
    {
        World world;
        world.atSite = messages(7, 1, 30);
        Room value = room(7, 1, 2);
        value.lastMessageId = MessageId{30};
        world.take(value, run(7, {}, 0, 0));
        const auto timeline = world.open();
        QTRY_COMPARE(timeline->snapshot().messages.size(), 30);
        QTRY_VERIFY(timeline->snapshot().atOldest);
    }

    void liveMessagesAppearAndTheFarSideIsTrimmed()
    {
        World world;
        world.take(room(7, 1, 2), run(7, messages(7, 1, 100), 0, 100));
        const auto timeline = world.open();
        QSignalSpy arrived(timeline.get(), &Timeline::arrived);
        Incoming incoming;
        incoming.runs << chained(7, messages(7, 101, 600));
        QVERIFY(await(world.store.take(incoming)));
        QTRY_COMPARE(timeline->snapshot().messages.last().id, MessageId{600});
        QVERIFY(timeline->snapshot().messages.size() <= 400);
        QVERIFY(!timeline->snapshot().atOldest);
        QCOMPARE(arrived.size(), 250); // the other side's
    }

    void aWindowScrolledUpDoesNotMove()
    {
        World world;
        world.take(room(7, 1, 2), run(7, messages(7, 1, 1500), 0, 1500));
        const auto timeline = world.open();
        timeline->jumpTo(MessageId{300});
        QTRY_VERIFY(!timeline->snapshot().atNewest);
        const QList<Message> before = timeline->snapshot().messages;
        QSignalSpy arrived(timeline.get(), &Timeline::arrived);
        Incoming incoming;
        incoming.runs << chained(7, {message(7, 1501, 2)});
        QVERIFY(await(world.store.take(incoming)));
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(timeline->snapshot().messages, before);
    }

    void theUnreadLineStaysWhereItWas()
    {
        World world;
        Room value = room(7, 1, 2);
        value.myReadUpTo = MessageId{90};
        world.take(value, run(7, messages(7, 1, 100), 0, 100));
        const auto timeline = world.open();
        QCOMPARE(timeline->snapshot().firstUnread, MessageId{91});
        QCOMPARE(timeline->snapshot().unreadAtOpening, 5);
        world.marks.setOnline(true);
        timeline->markSeen(MessageId{100});
        QTRY_COMPARE(world.told, QList<MessageId>{MessageId{100}});
        QTRY_COMPARE(world.book.item(room7)->unread, 0);
        QCOMPARE(timeline->snapshot().firstUnread, MessageId{91});
        timeline->markSeen(MessageId{100}); // known already
        QCOMPARE(world.told.size(), 1);
    }

    void ownMessagesTakeTheSameRoad()
    {
        World world;
        world.take(room(7, 1, 2), run(7, messages(7, 1, 10), 0, 10));
        const auto timeline = world.open();
        world.outbox.enqueue(room7, QStringLiteral("mine"));
        QTRY_COMPARE(timeline->snapshot().pending.size(), 1);
        Message echo = message(7, 11, 1, QStringLiteral("mine"));
        echo.nonce = timeline->snapshot().pending.first().nonce;
        bool bothOrNeither = false;
        QObject::connect(timeline.get(), &Timeline::changed, timeline.get(), [&timeline, &bothOrNeither] {
            const bool there = timeline->snapshot().messages.last().id == MessageId{11};
            bothOrNeither = bothOrNeither || there != timeline->snapshot().pending.isEmpty();
        });
        Incoming incoming;
        incoming.runs << chained(7, {echo});
        QVERIFY(await(world.intake.take(incoming)));
        QTRY_COMPARE(timeline->snapshot().messages.last().id, MessageId{11});
        QVERIFY(timeline->snapshot().pending.isEmpty());
        QVERIFY2(!bothOrNeither, "the own message was shown twice, or not at all");
    }

    void readTicksFollowTheOtherSide()
    {
        World world;
        world.take(room(7, 1, 2), run(7, messages(7, 1, 10), 0, 10));
        const auto timeline = world.open();
        Incoming incoming;
        incoming.reads << ReadNews{room7, MessageId{8}, false};
        QVERIFY(await(world.store.take(incoming)));
        QTRY_COMPARE(timeline->snapshot().theirReadUpTo, MessageId{8});
        QCOMPARE(world.book.item(room7)->lastIsRead, false);
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
