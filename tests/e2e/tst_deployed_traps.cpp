// What the deployed site does to a client in the middle of its work: ended sessions, closed rooms, deleted ads,
// shifting pages, other names; and what a wrongly set desktop does: its zone, its clock.
#include "e2e/deployedsite.h"
#include "e2e/livesite.h"

using namespace desk;
using State = ConnectionStatus::State;

namespace {
constexpr int speed = 20;
const QString publisher = QStringLiteral("publisher");
const QString buyer = QStringLiteral("buyer");
const QString get = QStringLiteral("GET");
} // namespace

class TestDeployedTraps : public QObject
{
    Q_OBJECT

    DeployedSite m_site;
    LiveClient m_client{speed};
    std::unique_ptr<SiteApi> m_browser; ///< of the publisher
    AdId m_ad;
    RoomId m_room;
    QList<RoomId> m_crowd;
    QDateTime m_saidAt = QDateTime::currentDateTimeUtc().addDays(-1);

    bool isOpen(RoomId room) { return m_client.room(room)->room.isActive; }
    void signIn()
    {
        QVERIFY(m_client.signIn(m_site.address(), publisher));
        m_browser = m_site.browser(publisher);
        QVERIFY(m_browser);
    }
    /// A list walked page by page stops between the first and the second page while this is done.
    template <typename Shift> void betweenThePages(Shift shift)
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_site.road().isHolding(), 20'000);
        shift();
        m_site.road().release();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_site.addUser(publisher);
        m_site.addUser(buyer, {QStringLiteral("--first-name"), QStringLiteral("Mona")});
        m_ad = m_site.addAd(publisher, QStringLiteral("Bicycle"));
        m_room = m_site.makeRoom(m_ad, buyer);
        m_site.say(m_room, buyer, QStringLiteral("yesterday"), m_saidAt);
        m_site.say(m_room, publisher, QStringLiteral("a minute later"), m_saidAt.addSecs(60));
        m_site.crowd(m_ad, 130);
        m_client.settings().setSiteZone("Europe/Berlin"); // the site's is Africa/Cairo
        m_client.clock().setWrongBy(std::chrono::hours(-5));
        const QByteArray wrong = m_site.start();
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    /// The oldest activity of all is the last room of the second page: it moves to the first page in between.
    void noRoomIsMissingWhenPagesShiftInTheFirstSync()
    {
        m_site.road().hold("GET /api/chat-rooms/?page=2");
        signIn();
        betweenThePages([this] { m_site.say(m_room, buyer, QStringLiteral("I am new")); });
        QTRY_VERIFY_WITH_TIMEOUT(m_client.isReady(), 40'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_client.session().rooms().items().size(), 131, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_client.room(m_room)->lastText, QStringLiteral("I am new"), 10'000);
        const QList<RoomItem> items = m_client.session().rooms().items();
        for (const RoomItem &item : items) {
            QVERIFY(item.room.isActive);
            if (item.room.id != m_room)
                m_crowd << item.room.id;
        }
        std::sort(m_crowd.begin(), m_crowd.end());
    }

    /// A new room makes the count another one, so that the list is walked again.
    void noneIsWronglyClosedWhenTheyShiftLater()
    {
        const RoomId last = m_crowd.first(); // the longest quiet
        m_site.road().hold("GET /api/chat-rooms/?page=2");
        m_site.addUser(QStringLiteral("guest"));
        const RoomId fresh = m_site.makeRoom(m_ad, QStringLiteral("guest"));
        const qsizetype before = m_site.askedCount();
        betweenThePages([this, last] { m_site.say(last, QStringLiteral("buyer3"), QStringLiteral("I moved")); });
        QTRY_VERIFY_WITH_TIMEOUT(m_client.room(fresh).has_value(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_client.room(last)->lastText, QStringLiteral("I moved"), 20'000);
        QTRY_VERIFY(m_site.askedFor(publisher, get, QStringLiteral("/api/chat-rooms/?page=1&page_size=20"), before) >
                    2);
        QCOMPARE(m_client.session().rooms().items().size(), 132);
        const QList<RoomItem> items = m_client.session().rooms().items();
        for (const RoomItem &item : items)
            QVERIFY(item.room.isActive);
    }

    void aWronglyConfiguredZoneDoesNotShiftTheTimes()
    {
        m_client.open(m_room);
        QTRY_VERIFY_WITH_TIMEOUT(m_client.shown().messages.size() >= 3, 20'000);
        const QList<Message> messages = m_client.shown().messages;
        QCOMPARE(messages[0].text, QStringLiteral("yesterday"));
        QVERIFY2(qAbs(messages[0].createdAt.secsTo(m_saidAt)) <= 1,
                 qPrintable(messages[0].createdAt.toString(Qt::ISODate)));
        QVERIFY(qAbs(messages[1].createdAt.secsTo(m_saidAt.addSecs(60))) <= 1);
        const QDateTime newest = messages.last().createdAt;
        QVERIFY2(qAbs(newest.secsTo(QDateTime::currentDateTimeUtc())) < 120, qPrintable(newest.toString(Qt::ISODate)));
    }

    /// The desktop is five hours behind: what is asked for is reckoned from the site's own times.
    void aWrongClockHidesNothing()
    {
        m_site.say(m_room, buyer, QStringLiteral("what time is it?"));
        QTRY_VERIFY_WITH_TIMEOUT(m_client.texts().contains(QStringLiteral("what time is it?")), 20'000);
        m_client.session().send(m_room, QStringLiteral("noon"));
        QTRY_VERIFY_WITH_TIMEOUT(
            m_client.shown().pending.isEmpty() && m_client.texts().contains(QStringLiteral("noon")), 20'000);
        QCOMPARE(DeployedSite::said(*m_browser, m_room, QStringLiteral("noon")), 1);
        QCOMPARE(m_client.texts().last(), QStringLiteral("noon"));
    }

    void anotherNameOfTheBuyerIsShown()
    {
        QCOMPARE(m_client.room(m_room)->title, QStringLiteral("Mona"));
        m_site.run({QStringLiteral("adduser"), QStringLiteral("--update"), buyer, QStringLiteral("--first-name"),
                    QStringLiteral("منى")});
        QTRY_COMPARE_WITH_TIMEOUT(m_client.room(m_room)->title, QStringLiteral("منى"), 20'000);
    }

    void whatIsWrittenWhenTheSessionDiesLeavesOnceAfterSigningInAgain()
    {
        m_client.clock().setSpeed(1); // no request between these two
        m_site.endSessions(publisher);
        m_client.session().send(m_room, QStringLiteral("between two requests"));
        QTRY_VERIFY_WITH_TIMEOUT(m_client.is(State::SignedOut), 10'000);
        m_client.clock().setSpeed(speed);
        m_client.session().send(m_room, QStringLiteral("signed out"));
        QTRY_COMPARE_WITH_TIMEOUT(m_client.session().status().waiting, 2, 20'000);
        signIn();
        QTRY_COMPARE_WITH_TIMEOUT(m_client.session().status().waiting, 0, 20'000);
        QVERIFY(m_client.is(State::Online));
        for (const QString &text : {QStringLiteral("between two requests"), QStringLiteral("signed out")}) {
            QCOMPARE(DeployedSite::said(*m_browser, m_room, text), 1);
            QTRY_COMPARE_WITH_TIMEOUT(m_client.texts().count(text), 1, 20'000);
        }
    }

    void aDeletedAdLeavesTheRoomAsItIs()
    {
        m_site.setAd(m_ad, QStringLiteral("sold"));
        m_client.session().send(m_room, QStringLiteral("sold, sorry"));
        QTRY_VERIFY_WITH_TIMEOUT(m_client.texts().contains(QStringLiteral("sold, sorry")), 20'000);
        m_site.setAd(m_ad, QStringLiteral("deleted-row"));
        const qsizetype before = m_site.askedCount();
        m_site.say(m_room, buyer, QStringLiteral("a pity"));
        QTRY_VERIFY_WITH_TIMEOUT(m_client.texts().contains(QStringLiteral("a pity")), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_site.askedFor(publisher, get, QStringLiteral("/api/chat-rooms/?page=1"), before) > 2,
                                 20'000);
        QVERIFY(isOpen(m_room));
        QCOMPARE(m_client.session().rooms().items().size(), 132);
        m_client.session().send(m_room, QStringLiteral("indeed"));
        QTRY_VERIFY_WITH_TIMEOUT(
            m_client.shown().pending.isEmpty() && m_client.texts().contains(QStringLiteral("indeed")), 20'000);
        QVERIFY(m_client.is(State::Online));
    }

    void aRoomClosedWhileOpenIsClosedHereAndItsQueuedMessageIsKept()
    {
        m_site.endSessions(publisher);
        QTRY_VERIFY_WITH_TIMEOUT(m_client.is(State::SignedOut), 10'000);
        m_client.session().send(m_room, QStringLiteral("too late"));
        QTRY_COMPARE_WITH_TIMEOUT(m_client.shown().pending.size(), 1, 20'000);
        m_site.setOpen(m_room, false);
        signIn();
        QTRY_COMPARE_WITH_TIMEOUT(m_client.shown().pending.value(0).state, SendState::Refused, 10'000);
        const OutboxRow refused = m_client.shown().pending.first();
        QVERIFY(refused.error && refused.error->code == ErrorCode::RoomClosed);
        QCOMPARE(refused.text, QStringLiteral("too late"));
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(m_room), 20'000);
        QCOMPARE(m_client.room(m_room)->notSent, 1);
        QVERIFY(m_client.texts().contains(QStringLiteral("indeed"))); // what was said stays
        QCOMPARE(await(m_client.session().takeBack(refused.id)).value_or(QString()), QStringLiteral("too late"));

        const RoomId watched = m_crowd.last();
        m_client.open(watched);
        QTRY_VERIFY_WITH_TIMEOUT(!m_client.shown().messages.isEmpty(), 20'000);
        m_site.setOpen(watched, false);
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(watched), 20'000);
        m_client.session().send(watched, QStringLiteral("anybody?"));
        QTRY_COMPARE_WITH_TIMEOUT(m_client.shown().pending.value(0).state, SendState::Refused, 20'000);
        QCOMPARE(m_client.shown().pending.first().error->code, ErrorCode::RoomClosed);
        QTRY_COMPARE_WITH_TIMEOUT(m_client.session().rooms().items().size(), 132, 20'000);
    }

    /// A support case that was resolved and opened again.
    void aRoomOpenedAgainIsOpenHere()
    {
        m_site.setOpen(m_room, true);
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(m_room), 20'000);
        m_client.open(m_room);
        m_client.session().send(m_room, QStringLiteral("again"));
        QTRY_VERIFY_WITH_TIMEOUT(
            m_client.shown().pending.isEmpty() && m_client.texts().contains(QStringLiteral("again")), 20'000);
    }
};

QTEST_GUILESS_MAIN(TestDeployedTraps)
#include "tst_deployed_traps.moc"
