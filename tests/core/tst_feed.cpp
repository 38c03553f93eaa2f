// The cursor rule of the changes feed, typing, the account key. The site is functions and a fake socket.
#include "protocol/codec.h"
#include "session/accountbook.h"
#include "session/changesfeed.h"
#include "session/drafts.h"
#include "session/link.h"
#include "session/outbox.h"
#include "session/presence.h"
#include "session/roombook.h"
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

class FakeSocket : public Socket
{
public:
    using Socket::Socket;
    void open(const SocketRequest &request) override { m_request = request; }
    void send(const QByteArray &text) override { m_sent << text; }
    void ping() override {}
    void close() override {}
    void abort() override {}
    void hear(const protocol::ServerFrame &frame) { Q_EMIT received(protocol::encode(frame)); }
    SocketRequest m_request;
    QByteArrayList m_sent;
};

struct World
{
    QTemporaryDir dir;
    FakeClock clock;
    Store store;
    Intake intake{store};
    QPointer<FakeSocket> socket;
    QList<Cursor> asked;
    QList<Result<protocol::ChangesPage>> answers;
    std::unique_ptr<ChangesFeed> feed;

    explicit World(qint64 cursor)
    {
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        auto connection = std::make_unique<Connection>(
            [this]() -> std::unique_ptr<Socket> {
                auto made = std::make_unique<FakeSocket>();
                socket = made.get();
                return made;
            },
            [] { return SocketRequest{}; }, clock);
        ChangesFeed::Site site;
        site.changes = [this](Cursor since) {
            asked << since;
            return readyResult<protocol::ChangesPage>(answers.isEmpty() ? protocol::ChangesPage{since, false, {}, {}}
                                                                        : answers.takeFirst());
        };
        feed = std::make_unique<ChangesFeed>(site, std::move(connection), intake, store, clock, Cursor{cursor});
    }
    void start()
    {
        feed->start();
        QTRY_COMPARE(asked.size(), 1); // the list freshens without waiting for the socket
        clock.advance(5s);
        QTRY_VERIFY(socket);
        Q_EMIT socket->opened();
        QTRY_VERIFY(feed->cursor().value >= 0);
    }
    qint64 storedCursor() { return await(store.loadCache())->cursor.value; }
    static protocol::Change change(qint64 cursor, qint64 previous, qint64 messageId)
    {
        return {Cursor{cursor}, Cursor{previous}, room(7, 1, 2, cursor), message(7, messageId, 2)};
    }
};

} // namespace

class TestFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void appliesWhatFollows()
    {
        World world(10);
        world.start();
        world.socket->hear(World::change(11, 10, 100));
        world.socket->hear(World::change(15, 11, 101)); // numbers of others lie between
        QTRY_COMPARE(world.feed->cursor(), Cursor{15});
        QTRY_COMPARE(world.storedCursor(), 15);
        QCOMPARE(world.asked.size(), 1);
        QCOMPARE(await(world.store.openRoom(RoomId{7}, 9))->messages.size(), 2);
    }

    void ignoresWhatIsKnown()
    {
        World world(10);
        world.start();
        world.socket->hear(World::change(10, 9, 100));
        world.socket->hear(World::change(3, 2, 99));
        world.socket->hear(protocol::Pong{Cursor{10}});
        QTRY_COMPARE(world.feed->cursor(), Cursor{10});
        QVERIFY(await(world.store.openRoom(RoomId{7}, 9))->messages.isEmpty());
        QCOMPARE(world.asked.size(), 1);
    }

    void asksWhenSomethingIsMissing()
    {
        World world(10);
        world.start();
        world.answers << protocol::ChangesPage{Cursor{20}, true, {room(7, 1, 2, 20)}, messages(7, 100, 104)}
                      << protocol::ChangesPage{Cursor{30}, false, {room(7, 1, 2, 30)}, messages(7, 105, 109)};
        world.socket->hear(World::change(30, 29, 109));
        QTRY_COMPARE(world.feed->cursor(), Cursor{30});
        QCOMPARE(world.asked, (QList<Cursor>{Cursor{10}, Cursor{10}, Cursor{20}}));
        QCOMPARE(await(world.store.openRoom(RoomId{7}, 50))->messages.size(), 10);
        QCOMPARE(world.storedCursor(), 30);
    }

    void aPongTellsThatSomethingIsMissing()
    {
        World world(10);
        world.start();
        world.answers << protocol::ChangesPage{Cursor{12}, false, {room(7, 1, 2, 12)}, {message(7, 100, 2)}};
        world.socket->hear(protocol::Pong{Cursor{12}});
        QTRY_COMPARE(world.feed->cursor(), Cursor{12});
        world.answers << protocol::ChangesPage{Cursor{14}, false, {}, {}};
        world.socket->hear(protocol::Hello{Cursor{14}});
        QTRY_COMPARE(world.feed->cursor(), Cursor{14});
    }

    void firstSyncAnnouncesNothing()
    {
        World world(0);
        QSignalSpy committed(&world.store, &Store::committed);
        QSignalSpy syncing(world.feed.get(), &Feed::syncingChanged);
        world.answers << protocol::ChangesPage{Cursor{5}, true, {room(7, 1, 2, 5)}, messages(7, 1, 5)}
                      << protocol::ChangesPage{Cursor{9}, false, {room(7, 1, 2, 9)}, messages(7, 6, 9)};
        world.start();
        QTRY_COMPARE(world.feed->cursor(), Cursor{9});
        QTRY_COMPARE(syncing.size(), 2);
        for (const QList<QVariant> &each : std::as_const(committed))
            QVERIFY(each.first().value<ChangeSet>().arrived.isEmpty());
    }

    void duringTheFirstSyncNothingIsNewsByAnyRoad()
    {
        World world(0);
        QSignalSpy committed(&world.store, &Store::committed);
        world.answers << protocol::ChangesPage{Cursor{5}, true, {room(7, 1, 2, 5)}, messages(7, 1, 5)}
                      << protocol::ChangesPage{Cursor{9}, false, {room(7, 1, 2, 9)}, messages(7, 6, 9)};
        world.feed->start();
        Incoming history; // a room's socket is faster than the feed
        history.runs << chained(7, messages(7, 6, 9));
        history.runs.first().reach = Reach::Loose;
        world.intake.take(history);
        QTRY_COMPARE(world.feed->cursor(), Cursor{9});
        for (const QList<QVariant> &each : std::as_const(committed))
            QVERIFY(each.first().value<ChangeSet>().arrived.isEmpty());
        history.runs.first().messages = {message(7, 10, 2)};
        QVERIFY(await(world.intake.take(history)));
        QTRY_COMPARE(committed.last().first().value<ChangeSet>().arrived.size(), 1);
    }

    void aGoneCursorEmptiesTheCacheAndBeginsAnew()
    {
        World world(50);
        QSignalSpy committed(&world.store, &Store::committed);
        world.answers << Result<protocol::ChangesPage>(fail(ErrorCode::CursorGone, {}, 410))
                      << protocol::ChangesPage{Cursor{3}, false, {room(7, 1, 2, 3)}, messages(7, 1, 3)};
        world.feed->start();
        QTRY_COMPARE(world.feed->cursor(), Cursor{3});
        QCOMPARE(world.asked, (QList<Cursor>{Cursor{50}, Cursor{}}));
        QVERIFY(std::any_of(committed.cbegin(), committed.cend(),
                            [](const QList<QVariant> &each) { return each.first().value<ChangeSet>().reset; }));
        QCOMPARE(world.storedCursor(), 3);
    }

    void startingOverEmptiesTheCacheAndAsksForEverything()
    {
        World world(0);
        world.answers << protocol::ChangesPage{Cursor{3}, false, {room(7, 1, 2, 3)}, messages(7, 1, 3)};
        world.start();
        QTRY_COMPARE(world.storedCursor(), 3);
        world.answers << protocol::ChangesPage{Cursor{4}, false, {room(7, 1, 2, 4)}, messages(7, 1, 4)};
        const qsizetype before = world.asked.size();
        const auto over = world.feed->startOver();
        world.socket->hear(World::change(9, 3, 9)); // on the way meanwhile: continues nothing
        QVERIFY(await(over));
        QTRY_COMPARE(world.storedCursor(), 4);
        QCOMPARE(world.asked.value(before, Cursor{-1}), Cursor{});
        QCOMPARE(await(world.store.openRoom(RoomId{7}, 99))->messages.size(), 4);
    }

    void aRefusedSocketIsReplacedByAsking()
    {
        World world(10);
        QSignalSpy live(world.feed.get(), &Feed::liveChanged);
        QSignalSpy suspect(world.feed.get(), &Feed::suspectSignedOut);
        world.feed->start();
        world.clock.advance(5s);
        QTRY_VERIFY(world.socket);
        Q_EMIT world.socket->closed(0, Error{ErrorCode::Forbidden, {}, {}, 403});
        QTRY_COMPARE(suspect.size(), 1);
        QCOMPARE(live.first().first().toBool(), false);
        const qsizetype before = world.asked.size();
        QTRY_VERIFY(await(world.store.loadCache()));
        world.clock.advance(16s);
        QTRY_COMPARE(world.asked.size(), before + 1);
    }

    void typingEndsByItselfOrWithTheMessage()
    {
        FakeClock clock;
        Presence presence(clock, UserId{1});
        QSignalSpy changed(&presence, &Presence::changed);
        presence.heard(RoomId{7}, UserId{2}, QStringLiteral("Mona"));
        presence.heard(RoomId{7}, UserId{1}, QStringLiteral("me"));
        QCOMPARE(presence.typing(RoomId{7}), QStringList{QStringLiteral("Mona")});
        clock.advance(4s);
        presence.heard(RoomId{7}, UserId{2}, QStringLiteral("Mona"));
        clock.advance(4s);
        QCOMPARE(presence.typing(RoomId{7}).size(), 1);
        clock.advance(1s);
        QVERIFY(presence.typing(RoomId{7}).isEmpty());
        presence.heard(RoomId{7}, UserId{2}, QStringLiteral("Mona"));
        presence.wrote(RoomId{7}, UserId{2});
        QVERIFY(presence.typing(RoomId{7}).isEmpty());
        QCOMPARE(changed.size(), 4);
    }

    void typingIsSentAtMostEveryThreeSeconds()
    {
        FakeClock clock;
        Presence presence(clock, UserId{1});
        int sent = 0;
        for (int i = 0; i < 70; ++i) {
            presence.keystroke(RoomId{7}, [&sent] { ++sent; });
            clock.advance(100ms);
        }
        QCOMPARE(sent, 3);
    }

    void draftsAreWrittenAfterAPause()
    {
        QTemporaryDir dir;
        FakeClock clock;
        Store store;
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        Drafts drafts(store, clock);
        drafts.set(RoomId{7}, QStringLiteral("h"));
        drafts.set(RoomId{7}, QStringLiteral("hello"));
        QVERIFY(await(store.loadDesk())->drafts.isEmpty());
        clock.advance(300ms);
        QCOMPARE(await(store.loadDesk())->drafts.value(RoomId{7}), QStringLiteral("hello"));
        drafts.set(RoomId{7}, {});
        clock.advance(300ms);
        QVERIFY(await(store.loadDesk())->drafts.isEmpty());
    }

    void oneServerIsOneAccountOnAnyPort()
    {
        const QUuid database = QUuid::createUuid();
        const AccountKey here{database, {}, UserId{3}}, deployed{{}, QStringLiteral("https://a.example"), UserId{3}};
        QCOMPARE(here.folderName(),
                 (AccountKey{database, QStringLiteral("http://127.0.0.1:9"), UserId{3}}.folderName()));
        QVERIFY(here.folderName() != (AccountKey{database, {}, UserId{4}}.folderName()));
        QVERIFY(here.folderName() != (AccountKey{QUuid::createUuid(), {}, UserId{3}}.folderName()));
        QVERIFY(deployed.folderName() != (AccountKey{{}, QStringLiteral("https://b.example"), UserId{3}}.folderName()));
        QVERIFY(deployed.folderName() != here.folderName());
        QVERIFY(!deployed.folderName().contains(QLatin1Char('/')) && !deployed.folderName().isEmpty());
    }

    void accountsAreRememberedWithoutSecrets()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("accounts.ini"));
        Account one;
        one.key = {QUuid::createUuid(), {}, UserId{3}};
        one.me = User{UserId{3}, QStringLiteral("samir"), QStringLiteral("سمير"), {}, {}, {}};
        one.site = *SiteAddress::fromInput(QStringLiteral("http://127.0.0.1:8000"));
        Account two = one;
        two.key.me = two.me.id = UserId{4};
        {
            AccountBook book(file);
            book.use(one);
            book.use(two);
            book.use(one);
        }
        AccountBook book(file);
        QCOMPARE(book.accounts().size(), 2);
        QCOMPARE(book.accounts().first().me.firstName, one.me.firstName);
        QVERIFY(book.accounts().first().key == one.key && book.accounts().first().site == one.site);
        book.forget(one.key);
        QCOMPARE(AccountBook(file).accounts().size(), 1);
        const SessionCookie cookie{"id", "token", QDateTime(QDate(2026, 12, 1), QTime(), Qt::UTC)};
        QCOMPARE(*unpackSecret(packSecret(cookie)), cookie);
        QVERIFY(!unpackSecret("nonsense"));
    }

    void anotherPersonIsNeverEstablished()
    {
        FakeClock clock;
        const QUuid database = QUuid::createUuid();
        Discovery discovery;
        discovery.database = database;
        discovery.me.id = UserId{4};
        Link link({[&] { return readyResult<std::optional<Discovery>>(discovery); },
                   [] { return readyResult<User>(User{}); }},
                  {database, {}, UserId{3}}, clock, 1);
        QSignalSpy established(&link, &Link::established);
        link.check();
        QTRY_COMPARE(link.state(), Link::State::SignedOut);
        QVERIFY(established.isEmpty());
        discovery.me.id = UserId{3};
        link.check();
        QTRY_COMPARE(link.state(), Link::State::Online);
        QCOMPARE(established.size(), 1);
        discovery.database = QUuid::createUuid(); // another server at the old address
        link.check();
        QTRY_COMPARE(link.state(), Link::State::SignedOut);
        QCOMPARE(established.size(), 1);
    }

    void aRefusalIsCheckedBeforeItIsBelieved()
    {
        FakeClock clock;
        const QUuid database = QUuid::createUuid();
        Discovery discovery;
        discovery.database = database;
        discovery.me.id = UserId{3};
        std::optional<Error> discoverError, meError;
        Link link(
            {[&] {
                 return readyResult<std::optional<Discovery>>(
                     discoverError ? Result<std::optional<Discovery>>(tl::make_unexpected(*discoverError)) : discovery);
             },
             [&] { return readyResult<User>(meError ? Result<User>(tl::make_unexpected(*meError)) : discovery.me); }},
            {database, {}, UserId{3}}, clock, 1);
        link.check();
        QTRY_COMPARE(link.state(), Link::State::Online);
        QSignalSpy established(&link, &Link::established);
        link.suspect(); // but the site still knows us
        QTRY_COMPARE(established.size(), 1);
        QCOMPARE(link.state(), Link::State::Online);
        discoverError = Error{ErrorCode::ServerFault, {}, {}, 502}; // a portal's page or a fault decides nothing
        link.check();
        QTRY_COMPARE(link.state(), Link::State::Offline);
        QVERIFY(link.retryAt().isValid());
        discoverError.reset();
        clock.advance(60s);
        QTRY_COMPARE(link.state(), Link::State::Online);
        meError = Error{ErrorCode::SignedOut, {}, {}, 401};
        link.suspect();
        QTRY_COMPARE(link.state(), Link::State::SignedOut);
    }
};

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"
