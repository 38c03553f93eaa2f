// How a publisher's messages leave on the deployed site: over HTTP, once each, whatever becomes of the answer; and
// which sockets are used beside it.
#include "e2e/deployedsite.h"
#include "e2e/livesite.h"
#include "net/websocket.h"

using namespace desk;
using State = ConnectionStatus::State;

namespace {
constexpr int speed = 20;
const QString publisher = QStringLiteral("publisher");
const QString buyer = QStringLiteral("buyer");
const QString post = QStringLiteral("POST");
const QString handshake = QStringLiteral("WS");
} // namespace

class TestDeployedDelivery : public QObject
{
    Q_OBJECT

    DeployedSite m_site;
    LiveClient m_client{speed};
    std::unique_ptr<SiteApi> m_browser; ///< of the publisher
    RoomId m_room;
    RoomId m_own; ///< where the publisher is the buyer

    QString sendPath(RoomId room) const { return QStringLiteral("/api/chat-rooms/%1/send_message/").arg(room.value); }

private Q_SLOTS:
    void initTestCase()
    {
        m_site.addUser(publisher);
        m_site.addUser(buyer);
        m_site.addUser(QStringLiteral("rival"));
        m_site.addUser(QStringLiteral("admin"), {QStringLiteral("--staff")});
        const AdId bicycle = m_site.addAd(publisher, QStringLiteral("Bicycle"));
        const AdId car = m_site.addAd(QStringLiteral("rival"), QStringLiteral("Car"));
        m_room = m_site.makeRoom(bicycle, buyer);
        m_own = m_site.makeRoom(car, publisher);
        m_site.say(m_room, buyer, QStringLiteral("hello"));
        const QByteArray wrong = m_site.start();
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        QVERIFY(m_client.signIn(m_site.address(), publisher));
        m_browser = m_site.browser(publisher);
        QVERIFY(m_browser);
        QTRY_VERIFY_WITH_TIMEOUT(m_client.isReady(), 20'000);
        m_client.open(m_room);
    }

    void twoSendsWithTheSameTextAreTwoMessages()
    {
        m_client.session().send(m_room, QStringLiteral("ok"));
        m_client.session().send(m_room, QStringLiteral("ok"));
        QTRY_COMPARE(m_client.texts().count(QStringLiteral("ok")), 2);
        QTRY_VERIFY(m_client.shown().pending.isEmpty());
        QCOMPARE(DeployedSite::said(*m_browser, m_room, QStringLiteral("ok")), 2);
    }

    void aBuyersOwnRoomUsesItsSocket()
    {
        const QString path = QStringLiteral("/ws/chat/ad/2/");
        QTRY_COMPARE(m_site.askedFor(publisher, handshake, path), 1);
        QVERIFY(m_client.is(State::Online));
        m_client.clock().setSpeed(1); // the list comes every 15 s: only the socket is faster
        m_client.open(m_own, false);
        WebSocket phone;
        bool isOpen = false;
        connect(&phone, &Socket::opened, this, [&isOpen] { isOpen = true; });
        const SiteAddress site = *SiteAddress::fromInput(m_site.address());
        phone.open({site.websocket(path), "sessionid=" + m_browser->session().sessionId, site.originHeader().toUtf8()});
        QTRY_VERIFY(isOpen);
        m_client.session().setActiveRoom({}, false);
        phone.send("{\"type\":\"message\",\"message\":\"from my phone\"}");
        QTRY_VERIFY_WITH_TIMEOUT(m_client.texts().contains(QStringLiteral("from my phone")), 2'000);
        m_client.clock().setSpeed(speed);
    }

    void aRefusedSupportSocketIsDoneWithout()
    {
        const auto first = await(m_client.session().createSupportCase(
            QStringLiteral("Invoice"), QStringLiteral("payment"), QStringLiteral("Where is it?")));
        const auto second = await(m_client.session().createSupportCase(QStringLiteral("Ad"), QStringLiteral("ads"),
                                                                       QStringLiteral("Refused, why?")));
        QVERIFY(first && second);
        QTRY_VERIFY(m_client.room(*first) && m_client.room(*second));
        const QString path = QStringLiteral("/ws/chat/support/publisher_1/");
        QTRY_VERIFY(m_site.askedFor(publisher, handshake, path) > 0);
        m_client.open(*second);
        QTRY_COMPARE(m_client.texts().size(), 1);
        m_site.say(*second, QStringLiteral("admin"), QStringLiteral("We look"));
        QTRY_COMPARE(m_client.texts().size(), 2);
        m_client.session().send(*second, QStringLiteral("Thank you"));
        QTRY_VERIFY(m_client.shown().pending.isEmpty() && m_client.texts().size() == 3);
        QCOMPARE(DeployedSite::said(*m_browser, *second, QStringLiteral("Thank you")), 1);
        QVERIFY(m_client.is(State::Online));
        QVERIFY(!m_client.session().status().liveUpdates);
        const QList<Asked> all = m_site.asked();
        QVERIFY(std::any_of(all.cbegin(), all.cend(),
                            [&path](const Asked &each) { return each.path == path && each.status == 500; }));
    }

    /// It is looked for by the call that marks nothing.
    void aSendWhoseAnswerIsLostIsNotSentTwice()
    {
        m_client.open(m_room, false);
        m_client.session().setActiveRoom({}, false);
        QTRY_VERIFY(!m_client.shown().messages.isEmpty());
        m_site.say(m_room, buyer, QStringLiteral("not seen by anybody"));
        const qsizetype before = m_site.askedCount();
        m_site.road().loseAnswerTo("POST " + sendPath(m_room).toLatin1());
        m_client.session().send(m_room, QStringLiteral("once"));
        QTRY_VERIFY(m_site.road().hasLost());
        QTRY_COMPARE_WITH_TIMEOUT(m_client.session().status().waiting, 0, 20'000);
        QTRY_COMPARE(m_client.texts().count(QStringLiteral("once")), 1);
        QCOMPARE(m_site.askedFor(publisher, post, sendPath(m_room), before), 1);
        QCOMPARE(DeployedSite::said(*m_browser, m_room, QStringLiteral("once")), 1);
        QCOMPARE(m_site.unread(m_room, publisher), 1);
        QCOMPARE(m_site.askedFor(publisher, QStringLiteral("GET"), QStringLiteral("/ar/chat/room/"), before), 0);
    }

    /// The row comes two seconds after the time that it bears, long after the client has looked for it.
    void norIsOneWhoseRowComesLate()
    {
        const QByteArray wrong = m_site.start({QStringLiteral("--insert-delay"), QStringLiteral("2000")});
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        QTRY_VERIFY_WITH_TIMEOUT(m_client.is(State::Online), 20'000);
        const qsizetype before = m_site.askedCount();
        m_site.road().loseAnswerTo("POST " + sendPath(m_room).toLatin1());
        m_client.session().send(m_room, QStringLiteral("late, and once"));
        QTRY_VERIFY_WITH_TIMEOUT(m_site.road().hasLost(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_client.session().status().waiting, 0, 20'000);
        QTRY_COMPARE(m_client.texts().count(QStringLiteral("late, and once")), 1);
        QCOMPARE(m_site.askedFor(publisher, post, sendPath(m_room), before), 1);
        QCOMPARE(DeployedSite::said(*m_browser, m_room, QStringLiteral("late, and once")), 1);
    }
};

QTEST_GUILESS_MAIN(TestDeployedDelivery)
#include "tst_deployed_delivery.moc"
