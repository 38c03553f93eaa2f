// Clocks of the support desk: working hours over weekends, nights and changed clocks; response and resolution times; the four
// queues; and when a case that nobody has calls.
#include "models/casealert.h"
#include "models/casequeue.h"
#include "models/casetimes.h"
#include "models/roomfilter.h"
#include "models/roomlistmodel.h"
#include "system/settings.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakesession.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace std::chrono_literals;

namespace {

const QTimeZone cairo("Africa/Cairo");
const QTimeZone berlin("Europe/Berlin");
const UserId me{3}, she{4};

/// Sunday to Thursday, nine to five.
WorkingHours office(const QTimeZone &zone = cairo)
{
    return {{7, 1, 2, 3, 4}, QTime(9, 0), QTime(17, 0), zone};
}

QDateTime at(const char *text, const QTimeZone &zone = cairo)
{
    QDateTime time = QDateTime::fromString(QLatin1String(text), QStringLiteral("yyyy-MM-dd HH:mm"));
    return QDateTime(time.date(), time.time(), zone).toUTC();
}

User staff(UserId id)
{
    return {id, QStringLiteral("staff%1").arg(id.value), {}, {}, {}, {}};
}

WaitEpisode wait(qint64 room, const char *from, const char *until, WaitEnd how, UserId by, bool first)
{
    return {RoomId{room},
            QStringLiteral("payment"),
            at(from),
            until ? at(until) : QDateTime(),
            by.isValid() ? std::optional(staff(by)) : std::nullopt,
            how,
            first};
}

CaseResolution resolution(qint64 room, const char *opened, const char *resolved, UserId by)
{
    return {RoomId{room}, QStringLiteral("payment"), at(opened), at(resolved), staff(by)};
}

RoomItem item(qint64 id, const QString &state, int minutes, UserId assignee = {})
{
    RoomItem value;
    value.room.id = RoomId{id};
    value.room.type = RoomType::PublisherAdmin;
    value.room.cursor = Cursor{1};
    value.room.isActive = state != QLatin1String("resolved");
    value.support = true;
    value.title = QStringLiteral("publisher %1").arg(id);
    value.lastAt = at("2026-11-23 12:00").addSecs(60 * minutes);
    Support support;
    support.state = state;
    support.category = id % 2 ? QStringLiteral("payment") : QStringLiteral("ads");
    support.subject = QStringLiteral("subject %1").arg(id);
    if (assignee.isValid())
        support.assignee = staff(assignee);
    if (state == QLatin1String("waiting")) {
        support.waitingSince = value.lastAt;
        value.waitingSince = value.lastAt;
        value.needsAnswer = true;
    }
    value.room.support = support;
    return value;
}

QList<qint64> order(const RoomFilter &filter)
{
    QList<qint64> ids;
    for (int row = 0; row < filter.rowCount(); ++row)
        ids << filter.row(row).item->room.id.value;
    return ids;
}

struct Queue
{
    FakeRooms rooms;
    RoomListModel source;
    RoomFilter filter{source};
    QAbstractItemModelTester tester{&filter, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Queue()
    {
        source.setRooms(&rooms);
        rooms.put(item(1, QStringLiteral("waiting"), 30));
        rooms.put(item(2, QStringLiteral("waiting"), 10, she));
        rooms.put(item(3, QStringLiteral("waiting"), 20, me));
        rooms.put(item(4, QStringLiteral("open"), 40, me));
        rooms.put(item(5, QStringLiteral("open"), 50));
        rooms.put(item(6, QStringLiteral("resolved"), 60));
        RoomItem buyer;
        buyer.room.id = RoomId{99};
        rooms.put(buyer);
    }
    void show(CaseQueue queue, const QString &category = {}, const QString &search = {})
    {
        RoomFilterOptions options;
        options.cases = CaseView{queue, me, category};
        options.search = search;
        filter.setOptions(options);
    }
};

} // namespace

class TestCaseTimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWorkingTimeAlone_data()
    {
        QTest::addColumn<QDateTime>("from");
        QTest::addColumn<QDateTime>("until");
        QTest::addColumn<int>("minutes");
        // 2026-11-23 is a Monday
        QTest::newRow("inside of a day") << at("2026-11-23 10:00") << at("2026-11-23 10:25") << 25;
        QTest::newRow("before opening") << at("2026-11-23 07:00") << at("2026-11-23 09:10") << 10;
        QTest::newRow("over closing time") << at("2026-11-23 16:50") << at("2026-11-24 09:05") << 15;
        QTest::newRow("at night alone") << at("2026-11-23 18:00") << at("2026-11-24 08:59") << 0;
        QTest::newRow("over the weekend") << at("2026-11-26 16:30") << at("2026-11-29 09:30") << 60;
        QTest::newRow("on Friday alone") << at("2026-11-27 10:00") << at("2026-11-27 16:00") << 0;
        QTest::newRow("a whole week") << at("2026-11-22 00:00") << at("2026-11-29 00:00") << 5 * 8 * 60;
        QTest::newRow("backwards") << at("2026-11-23 12:00") << at("2026-11-23 10:00") << 0;
        QTest::newRow("never ended") << at("2026-11-23 12:00") << QDateTime() << 0;
    }
    void countsWorkingTimeAlone()
    {
        QFETCH(QDateTime, from);
        QFETCH(QDateTime, until);
        QFETCH(int, minutes);
        QCOMPARE(workingTime(office(), from, until), std::chrono::minutes(minutes));
    }

    void aDayOfTwentyThreeHoursCountsForWhatItWas()
    {
        WorkingHours early{{6, 7}, QTime(0, 30), QTime(6, 30), berlin};
        const QDateTime saturday = at("2026-03-28 00:00", berlin); // the clocks go forward on Sunday, 2026-03-29
        QCOMPARE(workingTime(early, saturday, at("2026-03-29 00:00", berlin)), 6h);
        QCOMPARE(workingTime(early, at("2026-03-29 00:00", berlin), at("2026-03-30 00:00", berlin)), 5h);
        QCOMPARE(workingTime(early, at("2026-10-25 00:00", berlin), at("2026-10-26 00:00", berlin)), 7h); // and back
        QCOMPARE(workingTime(office(berlin), at("2026-03-26 16:00", berlin), at("2026-03-29 10:00", berlin)), 2h);
    }

    void withoutHoursAllTimeCounts()
    {
        WorkingHours all = office();
        all.to = all.from;
        QCOMPARE(workingTime(all, at("2026-11-26 16:00"), at("2026-11-29 16:00")), 72h);
        all = office();
        all.days.clear();
        QCOMPARE(workingTime(all, at("2026-11-26 16:00"), at("2026-11-29 16:00")), 72h);
    }

    void settingsOfTheDeskStay()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("desk.ini"));
        {
            Settings settings(file);
            settings.setWorkingHours({1, 5}, QTime(8, 15), QTime(20, 0));
            settings.setCaseAlerts(0, 25);
        }
        Settings settings(file);
        QCOMPARE(workingHours(settings), (WorkingHours{{1, 5}, QTime(8, 15), QTime(20, 0)}));
        QCOMPARE(settings.caseAlertAfter(), 0);
        QCOMPARE(settings.caseAlertEvery(), 25);
    }

    void aFirstResponseEndsWithTheFirstReply()
    {
        protocol::CaseTimes told;
        told.waits << wait(1, "2026-11-23 16:50", "2026-11-24 09:05", WaitEnd::Reply, me, true)
                   << wait(1, "2026-11-24 10:00", "2026-11-24 12:00", WaitEnd::Reply, me,
                           false)                                                   // not the first any more
                   << wait(2, "2026-11-24 10:00", nullptr, WaitEnd::None, {}, true) // still waiting
                   << wait(3, "2026-11-24 11:00", "2026-11-24 11:20", WaitEnd::Resolve, she, true) // without a word
                   << wait(4, "2026-11-24 11:00", "2026-11-24 11:30", WaitEnd::Reply, she,
                           false); // began before all this
        const QList<CaseTime> times = caseTimes(told, office());
        QCOMPARE(times.size(), 1);
        QCOMPARE(times.first().kind, CaseTime::Kind::Response);
        QCOMPARE(times.first().worked, 15min);
        QCOMPARE(times.first().by.id, me);
        const OpenWaits open = openWaits(told, office(), at("2026-11-25 09:30"));
        QCOMPARE(open, (OpenWaits{1, 7h + 30min}));
    }

    void noReplyNeededStopsTheClocks()
    {
        protocol::CaseTimes told;
        told.waits << wait(1, "2026-11-23 10:00", "2026-11-23 10:20", WaitEnd::NoReply, me, true)
                   << wait(1, "2026-11-23 14:00", "2026-11-23 14:10", WaitEnd::Reply, she, false)
                   << wait(1, "2026-11-23 15:00", "2026-11-23 15:05", WaitEnd::NoReply, me, false);
        told.resolutions << resolution(1, "2026-11-23 10:00", "2026-11-23 16:00", she);
        const QList<CaseTime> times = caseTimes(told, office());
        QCOMPARE(times.size(), 2);
        QCOMPARE(times[0].kind, CaseTime::Kind::Response);
        QCOMPARE(times[0].worked, 30min); // 20 before, 10 after
        QCOMPARE(times[0].by.id, she);
        QCOMPARE(times[1].kind, CaseTime::Kind::Resolution);
        QCOMPARE(times[1].worked, 6h - (3h + 40min) - 55min);
    }

    void aReopenedCaseBeginsAnew()
    {
        protocol::CaseTimes told;
        told.waits << wait(1, "2026-11-23 10:00", "2026-11-23 10:20", WaitEnd::Reply, me, true)
                   << wait(1, "2026-11-25 10:00", "2026-11-25 10:30", WaitEnd::Reply, me, false);
        told.resolutions << resolution(1, "2026-11-23 10:00", "2026-11-23 11:00", me)
                         << resolution(1, "2026-11-23 10:00", "2026-11-25 11:00", me);
        const QList<CaseTime> times = caseTimes(told, office());
        QCOMPARE(times.size(), 3);
        QCOMPARE(times[1].worked, 1h);
        QCOMPARE(times[2].worked, 1h);
    }

    void statisticsAreOfADayAndAPerson()
    {
        QList<CaseTime> times;
        for (int minutes = 1; minutes <= 10; ++minutes) {
            CaseTime time;
            time.room = RoomId{minutes};
            time.by = staff(minutes % 2 ? me : she);
            time.at = at(minutes <= 9 ? "2026-11-23 23:30" : "2026-11-24 00:10"); // one after midnight, there
            time.worked = std::chrono::minutes(minutes);
            times << time;
        }
        const QDate monday(2026, 11, 23), tuesday(2026, 11, 24);
        const auto stats = [&](const QDate &first, const QDate &last, UserId who = {}) {
            return timeStats(times, CaseTime::Kind::Response, first, last, office(), who);
        };
        QCOMPARE(stats(monday, tuesday), (TimeStats{10, 5min + 30s, 9min}));
        QCOMPARE(stats(monday, monday), (TimeStats{9, 5min, 9min}));
        QCOMPARE(stats(monday, tuesday, me), (TimeStats{5, 5min, 9min}));
        QCOMPARE(stats(tuesday, tuesday, me), TimeStats{});
        QCOMPARE(timeStats(times, CaseTime::Kind::Resolution, monday, tuesday, office()), TimeStats{});
        const QList<TimesOfDay> days = timesByDay(times, QDate(2026, 11, 22), tuesday, office());
        QCOMPARE(days.size(), 3);
        QCOMPARE(days[0], (TimesOfDay{QDate(2026, 11, 22), {}, {}}));
        QCOMPARE(days[1].response, (TimeStats{9, 5min, 9min}));
        QCOMPARE(days[2].response, (TimeStats{1, 10min, 10min}));
    }

    void csvIsPlainText()
    {
        CaseTime time{CaseTime::Kind::Resolution, RoomId{7}, QStringLiteral("ads"), staff(me), at("2026-11-23 09:00"),
                      at("2026-11-23 10:30"),     90min};
        time.by.username = QStringLiteral("=cmd(\"x\"),1");
        const CsvWords words{
            {QStringLiteral("What"), QStringLiteral("Case")}, QStringLiteral("Response"), QStringLiteral("Resolution")};
        QCOMPARE(timesCsv({time}, office(), words),
                 QStringLiteral("What,Case\r\nResolution,7,ads,\"'=cmd(\"\"x\"\"),1\",2026-11-23 09:00,2026-11-23 "
                                "10:30,90\r\n"));
    }

    void eachQueueHasItsCasesInItsOrder()
    {
        Queue queue;
        queue.show(CaseQueue::Waiting);
        QCOMPARE(order(queue.filter), (QList<qint64>{2, 3, 1})); // the longest waiting first
        queue.show(CaseQueue::Mine);
        QCOMPARE(order(queue.filter), (QList<qint64>{3, 4}));
        queue.show(CaseQueue::Open);
        QCOMPARE(order(queue.filter), (QList<qint64>{5, 4}));
        queue.show(CaseQueue::Resolved);
        QCOMPARE(order(queue.filter), (QList<qint64>{6}));
        QCOMPARE(queue.filter.caseCounts(me), (CaseCounts{3, 2, 2, 1, 1}));
        queue.show(CaseQueue::Waiting, QStringLiteral("payment"));
        QCOMPARE(order(queue.filter), (QList<qint64>{3, 1}));
        queue.show(CaseQueue::Waiting, {}, QStringLiteral("SUBJECT 3"));
        QCOMPARE(order(queue.filter), (QList<qint64>{3}));
    }

    void aPinDoesNotOvertakeWhoWaits()
    {
        Queue queue;
        RoomItem pinned = item(1, QStringLiteral("waiting"), 30);
        pinned.pinned = true;
        queue.rooms.put(pinned);
        queue.show(CaseQueue::Waiting);
        QCOMPARE(order(queue.filter), (QList<qint64>{2, 3, 1}));
    }

    void nothingJumpsUnderThePointer()
    {
        Queue queue;
        queue.show(CaseQueue::Waiting);
        queue.filter.setFrozen(true);
        queue.rooms.put(item(8, QStringLiteral("waiting"), 5));   // has waited longest of all
        queue.rooms.put(item(2, QStringLiteral("open"), 70, me)); // answered
        queue.rooms.put(item(9, QStringLiteral("waiting"), 1));
        QTRY_COMPARE(order(queue.filter), (QList<qint64>{2, 3, 1, 9, 8}));
        QCOMPARE(caseState(*queue.filter.row(0).item), CaseState::Open); // shown as it is, where it was
        queue.rooms.put(item(10, QStringLiteral("waiting"), 0));
        QTRY_COMPARE(order(queue.filter), (QList<qint64>{2, 3, 1, 9, 8, 10}));
        queue.filter.setFrozen(false);
        QCOMPARE(order(queue.filter), (QList<qint64>{10, 9, 8, 3, 1}));
    }

    void theOpenCaseStaysListed()
    {
        Queue queue;
        queue.show(CaseQueue::Waiting);
        queue.filter.setKept(RoomId{3});
        queue.rooms.put(item(3, QStringLiteral("resolved"), 80));
        QTRY_COMPARE(order(queue.filter), (QList<qint64>{2, 1, 3}));
        queue.filter.setKept({});
        QCOMPARE(order(queue.filter), (QList<qint64>{2, 1}));
    }

    void aSiteThatTellsNoStateIsReadByItsLastWord()
    {
        RoomItem old = item(1, QStringLiteral("open"), 0);
        old.room.cursor = {};
        old.needsAnswer = true;
        QCOMPARE(caseState(old), CaseState::Waiting);
        old.needsAnswer = false;
        QCOMPARE(caseState(old), CaseState::Open);
        old.room.isActive = false;
        QCOMPARE(caseState(old), CaseState::Resolved);
        RoomItem told = item(2, QStringLiteral("open"), 0);
        told.needsAnswer = true; // his is the last word, and it needs no reply
        QCOMPARE(caseState(told), CaseState::Open);
    }

    void fiveThousandCasesFollowAChangeAtOnce()
    {
        FakeRooms rooms;
        RoomListModel source;
        for (int id = 1; id <= 5'000; ++id)
            rooms.put(item(id, id % 4 ? QStringLiteral("waiting") : QStringLiteral("open"), id % 700));
        source.setRooms(&rooms);
        RoomFilter filter(source);
        RoomFilterOptions options;
        options.cases = CaseView{CaseQueue::Waiting, me, {}};
        filter.setOptions(options);
        QCOMPARE(filter.rowCount(), 3'750);
        int signalled = 0;
        connect(&filter, &QAbstractItemModel::rowsRemoved, this, [&signalled] { ++signalled; });
        connect(&filter, &QAbstractItemModel::rowsInserted, this, [&signalled] { ++signalled; });
        rooms.put(item(5, QStringLiteral("open"), 5));
        QTRY_COMPARE(filter.rowCount(), 3'749);
        QCOMPARE(signalled, 1); // the one row, not the list
    }

    void anUnclaimedCaseCallsAgainAndAgain_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<qint64>("assignee");
        QTest::addColumn<bool>("muted");
        QTest::addColumn<int>("after");
        QTest::addColumn<QList<int>>("minutes"); ///< at which it called, of 0…30
        const QString waiting = QStringLiteral("waiting");
        QTest::newRow("unclaimed") << waiting << 0LL << false << 5 << QList<int>{5, 15, 25};
        QTest::newRow("mine") << waiting << me.value << false << 5 << QList<int>{};
        QTest::newRow("a colleague's") << waiting << she.value << false << 5 << QList<int>{};
        QTest::newRow("answered") << QStringLiteral("open") << 0LL << false << 5 << QList<int>{};
        QTest::newRow("resolved") << QStringLiteral("resolved") << 0LL << false << 5 << QList<int>{};
        QTest::newRow("muted here") << waiting << 0LL << true << 5 << QList<int>{};
        QTest::newRow("alerts are off") << waiting << 0LL << false << 0 << QList<int>{};
    }
    void anUnclaimedCaseCallsAgainAndAgain()
    {
        QFETCH(QString, state);
        QFETCH(qint64, assignee);
        QFETCH(bool, muted);
        QFETCH(int, after);
        QFETCH(QList<int>, minutes);
        RoomItem each = item(1, state, 0, UserId{assignee});
        each.muted = muted;
        FakeClock clock(at("2026-11-23 12:00"));
        CaseAlert alert;
        QList<int> called;
        for (int minute = 0; minute <= 30; ++minute, clock.advance(1min)) {
            if (!alert.due({each}, {std::chrono::minutes(after), 10min, false}, clock.now()).isEmpty())
                called << minute;
        }
        QCOMPARE(called, minutes);
    }

    void whatIsDueInQuietHoursCallsAfterThem()
    {
        const RoomItem each = item(1, QStringLiteral("waiting"), 0), later = item(2, QStringLiteral("waiting"), 1);
        const QDateTime noon = at("2026-11-23 12:00");
        CaseAlert alert;
        CaseAlert::Rules rules{5min, 10min, true};
        QVERIFY(alert.due({each}, rules, noon.addSecs(20 * 60)).isEmpty());
        rules.quiet = false;
        QCOMPARE(alert.due({later, each}, rules, noon.addSecs(21 * 60)), (QList<RoomId>{RoomId{1}, RoomId{2}}));
        QVERIFY(alert.due({each, later}, rules, noon.addSecs(22 * 60)).isEmpty());
    }

    void anotherWaitCallsAsTheFirst()
    {
        const QDateTime noon = at("2026-11-23 12:00");
        const CaseAlert::Rules rules{5min, 10min, false};
        CaseAlert alert;
        QCOMPARE(alert.due({item(1, QStringLiteral("waiting"), 0)}, rules, noon.addSecs(300)).size(), 1);
        QVERIFY(alert.due({item(1, QStringLiteral("open"), 0)}, rules, noon.addSecs(360)).isEmpty());
        const RoomItem again = item(1, QStringLiteral("waiting"), 7);
        QVERIFY(alert.due({again}, rules, noon.addSecs(11 * 60)).isEmpty());
        QCOMPARE(alert.due({again}, rules, noon.addSecs(12 * 60)).size(), 1);
        QVERIFY(alert.due({item(1, QStringLiteral("waiting"), 7, me)}, rules, noon.addSecs(60 * 60)).isEmpty());
        QCOMPARE(alert.due({again}, rules, noon.addSecs(61 * 60)).size(), 1); // let go again
    }
};

QTEST_GUILESS_MAIN(TestCaseTimes)
#include "tst_casetimes.moc"
