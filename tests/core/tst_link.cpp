// An AccountSession whose sockets fail while HTTP works must settle: Online, not live, asking now and then. And the deployed
// site's feed through its faults. The site is a bare HTTP server or functions; the sockets are fake.
#include "protocol/codec.h"
#include "session/accountsession.h"
#include "session/changesfeed.h"
#include "session/pollingfeed.h"
#include "session/readmarks.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakesite.h"
#include "tests/support/values.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <tuple>

using namespace desk;
using namespace desk::testing;
using namespace std::chrono_literals;

namespace {

/// A handshake that is answered with this status (0: the connection drops), as soon as the event loop turns.
class RefusedSocket : public Socket
{
public:
    RefusedSocket(int status, int *opened) : m_status(status), m_opened(opened) {}
    void open(const SocketRequest &) override
    {
        ++*m_opened;
        QMetaObject::invokeMethod(
            this,
            [this] {
                const ErrorCode code = m_status == 403 ? ErrorCode::Forbidden
                                       : m_status      ? ErrorCode::ServerFault
                                                       : ErrorCode::Offline;
                Q_EMIT closed(0, Error{code, {}, {}, m_status});
            },
            Qt::QueuedConnection);
    }
    void send(const QByteArray &) override {}
    void close() override {}
    void abort() override {}

private:
    int m_status;
    int *m_opened;
};

/// The list and the rooms of a deployed site, by functions.
struct Polled
{
    QTemporaryDir dir;
    FakeClock clock;
    Store store;
    Intake intake{store};
    Drafts drafts{store, clock};
    Presence presence{clock, UserId{1}};
    Outbox outbox{store, intake, clock, [](RoomId) { return MessageId{}; }, [](RoomId) { return MessageId{}; }};
    RoomMarks roomMarks{store};
    RoomBook book{User{UserId{1}, QStringLiteral("me"), {}, {}, {}, {}}, false, drafts, outbox, presence, roomMarks};
    std::function<Result<protocol::RoomPage>(int)> list;
    std::function<Result<protocol::RoomDetail>(RoomId)> detail;
    QList<int> pages;
    QList<RoomId> read;
    PollingFeed feed{
        {[this](int page, int) {
             pages << page;
             return readyResult<protocol::RoomPage>(list(page));
         },
         [this](RoomId id) {
             read << id;
             return readyResult<protocol::RoomDetail>(detail(id));
         },
         [](RoomId, const QDateTime &) { return readyResult<protocol::PollPage>(fail(ErrorCode::BadReply)); },
         {}},
        intake,
        store,
        book,
        clock,
        UserId{1}};

    Polled()
    {
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        QObject::connect(&store, &Store::committed, &book, [this](const ChangeSet &changes) { book.take(changes); });
    }
    static QList<Message> written(qint64 room) { return messages(room, room * 100 + 1, room * 100 + 5); }
    static Room listed(qint64 id)
    {
        Room room = testing::room(id, 1, 2, 0);
        const Message last = written(id).last();
        room.last = LastMessage{last.text, QStringLiteral("buyer2"), last.createdAt.addMSecs(400)};
        return room;
    }
};

} // namespace

class TestLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void settlesWithoutSockets_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("no sockets here") << 404;
        QTest::newRow("bad gateway") << 502;
        QTest::newRow("refused") << 403;
        QTest::newRow("dropped") << 0;
    }

    void settlesWithoutSockets()
    {
        QFETCH(int, status);
        Discovery discovery;
        discovery.database = QUuid::createUuid();
        discovery.me = User{UserId{1}, QStringLiteral("me"), {}, {}, {}, {}};
        int changes = 0;
        FakeSite site([&](const SeenRequest &request) {
            if (request.path.startsWith("/api/desk/changes/")) {
                ++changes;
                return FakeSite::reply(200, R"({"cursor":1,"more":false,"rooms":[],"messages":[]})");
            }
            if (request.path.startsWith("/api/desk/"))
                return FakeSite::reply(200, protocol::encode(discovery));
            return FakeSite::reply(200, "{\"id\":1,\"username\":\"me\",\"first_name\":\"\",\"last_name\":\"\"}");
        });
        QTemporaryDir dir;
        FakeClock clock;
        int sockets = 0;
        CoreOptions options;
        options.jitterSeed = 7;
        options.sockets = [&]() -> std::unique_ptr<Socket> {
            return std::make_unique<RefusedSocket>(status, &sockets);
        };
        Account account;
        account.key = {discovery.database, {}, UserId{1}};
        account.me = discovery.me;
        account.site = site.address();
        AccountSession session(account, options, clock, QTimeZone::utc());
        QVERIFY(await(session.open(dir.path())));
        session.connectWith({"sid", "token", {}}, false);
        QTRY_COMPARE(session.status().state, ConnectionStatus::State::Online);
        int away = 0;
        connect(&session, &Session::statusChanged, this,
                [&] { away += session.status().state != ConnectionStatus::State::Online; });
        // Half a minute in, nothing is new any more.
        const auto pass = [&](int seconds) {
            for (int second = 0; second < seconds; ++second) {
                clock.advance(1s);
                const qsizetype seen = site.seen().size();
                std::ignore = QTest::qWaitFor([&] { return site.seen().size() > seen; }, 5); // whoever wants to ask may
            }
        };
        pass(30);
        QTRY_COMPARE(session.status().liveUpdates, false);
        const int changesBefore = changes, socketsBefore = sockets;
        const qsizetype before = site.seen().size();
        pass(300);
        QCOMPARE(away, 0);
        QCOMPARE(session.status().state, ConnectionStatus::State::Online);
        QCOMPARE(session.status().liveUpdates, false);
        QVERIFY2(changes - changesBefore >= 18 && changes - changesBefore <= 24,
                 qPrintable(QString::number(changes - changesBefore)));
        QVERIFY2(site.seen().size() - before <= 40, qPrintable(QString::number(site.seen().size() - before)));
        QVERIFY2(sockets - socketsBefore <= 60, qPrintable(QString::number(sockets - socketsBefore)));
    }

    void theSupportDeskIsThereForStaffWhereTheSiteHasIt_data()
    {
        QTest::addColumn<bool>("staff");
        QTest::addColumn<bool>("feature");
        QTest::addColumn<bool>("before"); ///< what is believed while the site is not reached
        QTest::addColumn<bool>("then");
        QTest::newRow("staff") << true << true << true << true;
        QTest::newRow("an older server") << true << false << true << false;
        QTest::newRow("a publisher") << false << true << false << false;
    }

    void theSupportDeskIsThereForStaffWhereTheSiteHasIt()
    {
        QFETCH(bool, staff);
        QFETCH(bool, feature);
        QFETCH(bool, before);
        QFETCH(bool, then);
        Discovery discovery;
        discovery.database = QUuid::createUuid();
        discovery.me = User{UserId{1}, QStringLiteral("me"), {}, {}, staff, {}};
        discovery.features.setFlag(Feature::Changes);
        discovery.features.setFlag(Feature::Triage, feature);
        FakeSite site([&](const SeenRequest &request) {
            if (request.path.startsWith("/api/desk/changes/"))
                return FakeSite::reply(200, R"({"cursor":1,"more":false,"rooms":[],"messages":[]})");
            if (request.path == "/api/desk/support/staff/")
                return FakeSite::reply(200, protocol::encodeStaff({}));
            if (request.path == "/api/desk/replies/")
                return FakeSite::reply(
                    200, protocol::encodeTeamReplies(
                             {{TeamReplyId{1}, QStringLiteral("n"), {QStringLiteral("t")}, {}, false, {}, {}}}));
            return FakeSite::reply(200, request.path == "/api/desk/" ? protocol::encode(discovery)
                                                                     : protocol::encode(discovery.me));
        });
        QTemporaryDir dir;
        FakeClock clock;
        int sockets = 0;
        CoreOptions options;
        options.jitterSeed = 7;
        options.sockets = [&]() -> std::unique_ptr<Socket> { return std::make_unique<RefusedSocket>(404, &sockets); };
        Account account;
        account.key = {discovery.database, {}, UserId{1}};
        account.me = discovery.me;
        account.staff = staff;
        account.site = site.address();
        AccountSession session(account, options, clock, QTimeZone::utc());
        QVERIFY(await(session.open(dir.path())));
        QCOMPARE(session.triage()->available(), before);
        QSignalSpy changed(session.triage(), &Triage::availableChanged);
        session.connectWith({"sid", "token", {}}, false);
        QTRY_COMPARE(session.status().state, ConnectionStatus::State::Online);
        QCOMPARE(session.triage()->available(), then);
        QCOMPARE(changed.size(), int(before != then));
        if (then)
            QTRY_COMPARE(session.triage()->teamReplies().size(), 1); // asked for on arrival
    }

    void signingInAgainSurvivesAFault()
    {
        FakeClock clock;
        Discovery discovery;
        discovery.database = QUuid::createUuid();
        discovery.me.id = UserId{3};
        std::optional<Error> fault = Error{ErrorCode::ServerFault, {}, {}, 502};
        Link link({[&] {
                       return readyResult<std::optional<Discovery>>(
                           fault ? Result<std::optional<Discovery>>(tl::make_unexpected(*fault)) : discovery);
                   },
                   [] { return readyResult<User>(User{}); }},
                  {discovery.database, {}, UserId{3}}, clock, 1);
        link.signedOut(Error{ErrorCode::SignedOut, {}, {}, 401});
        link.check();
        QTRY_COMPARE(link.state(), Link::State::Offline);
        fault.reset();
        clock.advance(60s);
        QTRY_COMPARE(link.state(), Link::State::Online);
    }

    void aLostSocketIsNotALostSite()
    {
        FakeClock clock;
        Discovery discovery;
        discovery.database = QUuid::createUuid();
        discovery.me.id = UserId{3};
        Link link({[&] { return readyResult<std::optional<Discovery>>(discovery); },
                   [] { return readyResult<User>(User{}); }},
                  {discovery.database, {}, UserId{3}}, clock, 1);
        link.check();
        QTRY_COMPARE(link.state(), Link::State::Online);
        QSignalSpy changed(&link, &Link::stateChanged), established(&link, &Link::established);
        link.lost(Error{ErrorCode::Offline, {}, {}, 0}, {});
        QTRY_COMPARE(established.size(), 1);
        QCOMPARE(link.state(), Link::State::Online);
    }

    void theListIsWalkedAgainAfterAStopInTheMiddle()
    {
        Polled site;
        site.list = [](int page) {
            protocol::RoomPage answer;
            answer.rooms << Polled::listed(page);
            answer.hasNext = page == 1;
            return Result<protocol::RoomPage>(answer);
        };
        site.detail = [](RoomId id) {
            return Result<protocol::RoomDetail>(
                protocol::RoomDetail{room(id.value, 1, 2, 0), {}, Polled::written(id.value), {}});
        };
        site.feed.start();
        site.feed.stop(); // page 1 is under way
        site.feed.start();
        QTRY_COMPARE(site.book.stored(RoomId{2}), MessageId{205});
        QTRY_VERIFY(site.clock.untilNext());
        const qsizetype before = site.pages.size();
        site.clock.advance(16s);
        QTRY_VERIFY(site.pages.size() > before);
    }

    void aRoomThatFailsIsReadLaterAndHoldsUpNobody()
    {
        Polled site;
        bool broken = true;
        site.list = [](int) {
            protocol::RoomPage answer;
            answer.rooms << Polled::listed(1) << Polled::listed(2);
            return Result<protocol::RoomPage>(answer);
        };
        site.detail = [&broken](RoomId id) {
            if (broken && id == RoomId{1})
                return Result<protocol::RoomDetail>(fail(ErrorCode::ServerFault, {}, 500));
            return Result<protocol::RoomDetail>(
                protocol::RoomDetail{room(id.value, 1, 2, 0), {}, Polled::written(id.value), {}});
        };
        QSignalSpy lost(&site.feed, &Feed::lost);
        site.feed.start();
        QTRY_COMPARE(site.book.stored(RoomId{2}), MessageId{205});
        QVERIFY(lost.isEmpty());
        QTRY_VERIFY(site.clock.untilNext());
        broken = false;
        site.clock.advance(16s);
        QTRY_COMPARE(site.book.stored(RoomId{1}), MessageId{105});
    }

    void aReadThatTimedOutIsDoneAgain()
    {
        Polled site;
        bool broken = true;
        site.list = [](int) {
            protocol::RoomPage answer;
            answer.rooms << Polled::listed(1);
            return Result<protocol::RoomPage>(answer);
        };
        site.detail = [&broken](RoomId id) {
            if (broken)
                return Result<protocol::RoomDetail>(fail(ErrorCode::TimedOut));
            return Result<protocol::RoomDetail>(
                protocol::RoomDetail{Polled::listed(id.value), {}, Polled::written(id.value), {}});
        };
        QSignalSpy lost(&site.feed, &Feed::lost);
        site.feed.start();
        QTRY_COMPARE(lost.size(), 1);
        QTRY_VERIFY(site.book.room(RoomId{1}));
        broken = false;
        site.feed.resume();
        QTRY_COMPARE(site.book.stored(RoomId{1}), MessageId{105});
        // The summary's fraction of a second is no news.
        const qsizetype reads = site.read.size();
        const qsizetype lists = site.pages.size();
        QTRY_VERIFY(site.clock.untilNext());
        site.clock.advance(16s);
        QTRY_VERIFY(site.pages.size() > lists);
        QTRY_VERIFY(site.clock.untilNext());
        QCOMPARE(site.read.size(), reads);
    }

    void theDeployedSiteIsToldOnlyWhenAllWasSeen()
    {
        Polled site;
        QList<MessageId> told;
        ReadMarks marks(site.store, site.intake, site.clock, [&told](RoomId, MessageId upTo) {
            told << upTo;
            return readyResult<void>(Result<void>());
        });
        marks.setWholeRooms([](RoomId) { return MessageId{30}; });
        marks.setOnline(true);
        marks.mark(RoomId{1}, MessageId{1}, {});
        QVERIFY(told.isEmpty());
        marks.mark(RoomId{1}, MessageId{30}, {});
        QCOMPARE(told, QList<MessageId>{MessageId{30}});
    }
};

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
