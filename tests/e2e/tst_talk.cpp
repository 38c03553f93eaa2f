// A publisher and a buyer with the real server: talking, typing, reading, dropping and resuming, restarting
// without a network, signing in again in place.
#include "e2e/livesite.h"

#include <QSignalSpy>

using namespace desk;
using State = ConnectionStatus::State;

class TestTalk : public QObject
{
    Q_OBJECT

    LiveSite m_site;
    LiveClient m_publisher;
    LiveClient m_buyer;
    RoomId m_room;

    QStringList conversation() const
    {
        return {QStringLiteral("مرحبا، هل ما زال متاحا؟"), QStringLiteral("نعم، تفضل")};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_site.addUser(QStringLiteral("publisher"), {QStringLiteral("--first-name"), QStringLiteral("Samir")}));
        QVERIFY(m_site.addUser(QStringLiteral("buyer"), {QStringLiteral("--first-name"), QStringLiteral("Mona")}));
        QVERIFY(m_site.addUser(QStringLiteral("admin"), {QStringLiteral("--staff")}));
        QVERIFY(m_site.addAd(QStringLiteral("publisher"), QStringLiteral("Bicycle")));
        QVERIFY(m_site.start());
    }

    void aWrongPasswordIsRefused()
    {
        const auto session = m_publisher.signIn(m_site.address(), QStringLiteral("publisher"), QStringLiteral("wrong"));
        QVERIFY(!session);
        QCOMPARE(session.error().code, ErrorCode::SignInRefused);
        QVERIFY(!m_publisher.accounts().current());
    }

    void bothSignIn()
    {
        QVERIFY(m_publisher.signIn(m_site.address(), QStringLiteral("publisher")));
        QVERIFY(m_buyer.signIn(m_site.address(), QStringLiteral("buyer")));
        QTRY_VERIFY(m_publisher.isReady() && m_buyer.isReady());
        // The buyer opens the room from the ad's page, as on the site.
        SiteApi page(*SiteAddress::fromInput(m_site.address()), QTimeZone::utc());
        page.setSession(m_buyer.session().cookie());
        const auto room = await(page.createOrGetRoom(AdId{1}));
        QVERIFY(room);
        m_room = room->id;
        QVERIFY(await(page.send(m_room, conversation().first(), QUuid::createUuid())));
        QTRY_VERIFY(m_publisher.room(m_room) && m_buyer.room(m_room));
    }

    void theyTalkBothWays()
    {
        QTRY_COMPARE(m_publisher.room(m_room)->unread, 1);
        QCOMPARE(m_publisher.room(m_room)->title, QStringLiteral("Mona"));
        QVERIFY(m_buyer.room(m_room)->iAmBuyer);
        m_publisher.open(m_room);
        m_buyer.open(m_room);
        QTRY_COMPARE(m_publisher.texts(), conversation().first(1));
        QCOMPARE(m_publisher.shown().unreadAtOpening, 1);
        QSignalSpy arrived(&m_buyer.session(), &Session::messageArrived);
        m_publisher.session().send(m_room, conversation().at(1));
        QTRY_COMPARE(m_buyer.texts(), conversation());
        QTRY_COMPARE(m_publisher.texts(), conversation());
        QTRY_VERIFY(m_publisher.shown().pending.isEmpty());
        QCOMPARE(arrived.size(), 1);
        QCOMPARE(m_buyer.room(m_room)->lastText, conversation().at(1));
    }

    void typingIsSeenAndEndsWithTheMessage()
    {
        QTRY_VERIFY2_WITH_TIMEOUT((m_buyer.session().typing(m_room), !m_publisher.room(m_room)->typingNames.isEmpty()),
                                  "no typing", 15'000);
        QCOMPARE(m_publisher.room(m_room)->typingNames.size(), 1);
        m_buyer.session().send(m_room, QStringLiteral("ok"));
        QTRY_COMPARE(m_publisher.texts().last(), QStringLiteral("ok"));
        QTRY_VERIFY(m_publisher.room(m_room)->typingNames.isEmpty());
    }

    void readTicksTellTheTruth()
    {
        QVERIFY(m_buyer.shown().theirReadUpTo < m_buyer.shown().messages.last().id);
        QVERIFY(m_publisher.room(m_room)->unread > 0);
        const MessageId last = m_publisher.shown().messages.last().id;
        static_cast<void>(m_publisher.open(m_room));
        QTRY_COMPARE(m_publisher.texts().size(), 3);
        QVERIFY(m_buyer.shown().theirReadUpTo < last); // opening alone reads nothing
        m_publisher.session().openTimeline(m_room)->markSeen(last);
        QTRY_COMPARE(m_publisher.room(m_room)->unread, 0);
        QTRY_COMPARE(m_buyer.shown().theirReadUpTo, last);
        QTRY_VERIFY(m_buyer.room(m_room)->lastIsRead);
    }

    void aSupportCaseReachesTheStaff()
    {
        LiveClient admin;
        QVERIFY(admin.signIn(m_site.address(), QStringLiteral("admin")));
        QTRY_VERIFY(admin.isReady());
        QVERIFY(admin.session().isStaff());
        const auto created = await(m_publisher.session().createSupportCase(
            QStringLiteral("Invoice"), QStringLiteral("payment"), QStringLiteral("Where is it?")));
        QVERIFY(created);
        QTRY_VERIFY(admin.room(*created));
        QTRY_VERIFY(m_publisher.room(*created));
        QVERIFY(m_publisher.room(*created)->support);
        QCOMPARE(m_publisher.room(*created)->room.support->state, QStringLiteral("waiting"));
        QTRY_COMPARE(admin.room(*created)->lastText, QStringLiteral("Where is it?"));
        admin.session().send(*created, QStringLiteral("In your mail"));
        QTRY_COMPARE(m_publisher.room(*created)->lastText, QStringLiteral("In your mail"));
    }

    void whatIsWrittenOfflineLeavesOnceWhenTheServerIsBack()
    {
        const int port = m_site.port();
        m_site.stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_publisher.is(State::Offline) || m_publisher.is(State::Connecting), 10'000);
        for (int i = 1; i <= 5; ++i)
            m_publisher.session().send(m_room, QStringLiteral("offline %1").arg(i));
        m_buyer.session().send(m_room, QStringLiteral("me too"));
        QTRY_COMPARE(m_publisher.session().status().waiting, 5);
        QVERIFY(m_site.start(QStringLiteral("serve"), port));
        m_publisher.session().retryNow();
        m_buyer.session().retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_publisher.session().status().waiting, 0, 40'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_buyer.texts().size(), 9, 40'000);
        QTRY_COMPARE(m_publisher.texts(), m_buyer.texts());
        QStringList offline = m_buyer.texts().filter(QStringLiteral("offline"));
        QCOMPARE(offline.size(), 5);
        QStringList sorted = offline;
        sorted.sort();
        QCOMPARE(offline, sorted);
        QVERIFY(m_buyer.shown().holes.isEmpty());
        QTRY_VERIFY(m_publisher.is(State::Online));
    }

    void aRestartWithoutANetworkFindsEverything()
    {
        const QStringList before = m_publisher.texts();
        m_publisher.session().setDraft(m_room, QStringLiteral("half a sent"));
        const int port = m_site.port();
        m_site.stop();
        m_publisher.end();
        m_publisher.begin();
        QCOMPARE(m_publisher.accounts().known().size(), 1);
        QVERIFY(await(m_publisher.accounts().open(m_publisher.accounts().known().first())));
        QVERIFY(m_publisher.session().rooms().loadedFromCache());
        QCOMPARE(m_publisher.room(m_room)->draft, QStringLiteral("half a sent"));
        m_publisher.open(m_room);
        QTRY_COMPARE(m_publisher.texts(), before);
        QTRY_VERIFY(m_publisher.is(State::Offline));
        m_publisher.session().send(m_room, QStringLiteral("written before the network"));
        QTRY_COMPARE(m_publisher.shown().pending.size(), 1);
        QVERIFY(m_site.start(QStringLiteral("serve"), port));
        m_publisher.session().retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_publisher.texts().size(), before.size() + 1, 40'000);
        QTRY_VERIFY(m_publisher.shown().pending.isEmpty());
    }

    void anEndedSessionIsMendedInPlace()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_publisher.isReady(), 40'000);
        SiteApi elsewhere(*SiteAddress::fromInput(m_site.address()), QTimeZone::utc());
        elsewhere.setSession(m_publisher.session().cookie());
        QVERIFY(await(elsewhere.signOut()));
        QTRY_VERIFY_WITH_TIMEOUT(m_publisher.is(State::SignedOut), 30'000);
        m_publisher.session().send(m_room, QStringLiteral("signed out"));
        QTRY_COMPARE(m_publisher.session().status().waiting, 1);
        Session *before = m_publisher.accounts().current();
        QVERIFY(m_publisher.signIn(m_site.address(), QStringLiteral("publisher")));
        QCOMPARE(m_publisher.accounts().current(), before);
        QTRY_COMPARE_WITH_TIMEOUT(m_publisher.session().status().waiting, 0, 20'000);
        QTRY_COMPARE(m_publisher.texts().last(), QStringLiteral("signed out"));
        QCOMPARE(m_publisher.room(m_room)->draft, QStringLiteral("half a sent"));
    }

    void anotherPersonsSignInTouchesNothingOfTheFirst()
    {
        m_publisher.closeTimeline();
        const QString first = m_publisher.session().account().key.folderName();
        QVERIFY(m_publisher.signIn(m_site.address(), QStringLiteral("admin")));
        QVERIFY(m_publisher.session().account().key.folderName() != first);
        QTRY_VERIFY(m_publisher.isReady());
        QVERIFY(!m_publisher.room(m_room));
        QCOMPARE(m_publisher.accounts().known().size(), 2);
        QVERIFY(m_publisher.signIn(m_site.address(), QStringLiteral("publisher")));
        QCOMPARE(m_publisher.room(m_room)->draft, QStringLiteral("half a sent"));
    }

    void theSameServerOnAnotherPortIsTheSameAccount()
    {
        const QString before = m_publisher.session().account().key.folderName();
        const int port = m_site.port();
        m_site.stop();
        do { // the old port may be given again
            m_site.stop();
            QVERIFY(m_site.start());
        } while (m_site.port() == port);
        QVERIFY(m_publisher.signIn(m_site.address(), QStringLiteral("publisher")));
        QCOMPARE(m_publisher.session().account().key.folderName(), before);
        QVERIFY(m_publisher.room(m_room)); // from the cache, before any answer
        QTRY_VERIFY(m_publisher.isReady());
    }

    void signingOutEndsTheSessionAtTheSite()
    {
        const SessionCookie cookie = m_publisher.session().cookie();
        const auto out = await(m_publisher.accounts().signOut(true));
        QVERIFY(out && out->atSite);
        QVERIFY(!m_publisher.accounts().current());
        QCOMPARE(m_publisher.accounts().known().size(), 1); // the admin's
        SiteApi api(*SiteAddress::fromInput(m_site.address()), QTimeZone::utc());
        api.setSession(cookie);
        QVERIFY(!await(api.me()));
    }
};

QTEST_GUILESS_MAIN(TestTalk)
#include "tst_talk.moc"
