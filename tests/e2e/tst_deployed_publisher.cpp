// A publisher at home on the deployed site: signing in, every room, the whole of a long one, answering, hearing the
// buyer, and what is read where. How messages leave: tst_deployed_delivery.
#include "e2e/deployedsite.h"
#include "e2e/livesite.h"

#include <QElapsedTimer>

using namespace desk;
using State = ConnectionStatus::State;

namespace {
constexpr int speed = 20;
const QString publisher = QStringLiteral("publisher");
const QString buyer = QStringLiteral("buyer");
const QString get = QStringLiteral("GET");
const QString post = QStringLiteral("POST");
} // namespace

class TestDeployedPublisher : public QObject
{
    Q_OBJECT

    DeployedSite m_site;
    LiveClient m_client{speed};
    std::unique_ptr<SiteApi> m_browser; ///< of the publisher
    RoomId m_room;                      ///< the buyer's
    RoomId m_quiet;                     ///< the guest's
    RoomId m_long;                      ///< of 5,000 messages
    RoomId m_own;                       ///< where the publisher is the buyer
    QStringList m_arrived;

    QString pollPath(RoomId room) const { return QStringLiteral("/ar/chat/room/%1/messages/").arg(room.value); }
    void lookAway()
    {
        m_client.closeTimeline();
        m_client.session().setActiveRoom({}, false);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_site.addUser(publisher, {QStringLiteral("--first-name"), QStringLiteral("Samir")});
        m_site.addUser(buyer, {QStringLiteral("--first-name"), QStringLiteral("منى")});
        m_site.addUser(QStringLiteral("guest"));
        m_site.addUser(QStringLiteral("rival"));
        const AdId bicycle = m_site.addAd(publisher, QStringLiteral("دراجة"));
        const AdId car = m_site.addAd(QStringLiteral("rival"), QStringLiteral("Car"));
        const AdId sofa = m_site.addAd(publisher, QStringLiteral("Sofa"));
        m_site.crowd(bicycle, 105);
        m_room = m_site.makeRoom(bicycle, buyer);
        m_quiet = m_site.makeRoom(bicycle, QStringLiteral("guest"));
        m_long = m_site.makeRoom(sofa, buyer);
        m_own = m_site.makeRoom(car, publisher);
        m_site.flood(m_long, buyer, 5'000);
        m_site.say(m_room, buyer, QStringLiteral("مرحبا"));
        m_site.say(m_quiet, QStringLiteral("guest"), QStringLiteral("hello"));
        const QByteArray wrong = m_site.start();
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    void theSignInGoesThroughTheFormInBothLanguages()
    {
        const auto refused = m_client.signIn(m_site.address(), publisher, QStringLiteral("wrong"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::SignInRefused);
        qsizetype before = m_site.askedCount();
        QVERIFY(m_client.signIn(m_site.address(), publisher));
        QList<Asked> way = m_site.asked(before);
        QVERIFY(way.size() >= 3);
        QCOMPARE(way[0].path, QStringLiteral("/login/"));
        QCOMPARE(way[0].status, 302);
        QCOMPARE(way[1].path, QStringLiteral("/ar/login/"));
        QCOMPARE(way[1].status, 200);
        QCOMPARE(way[2].method + way[2].path, QStringLiteral("POST/ar/login/"));
        QCOMPARE(way[2].status, 302);
        QCOMPARE(m_client.session().account().me.username, publisher);
        QVERIFY(!m_client.session().isStaff());
        connect(&m_client.session(), &Session::messageArrived, this,
                [this](const Message &message) { m_arrived << message.text; });

        before = m_site.askedCount();
        m_browser = std::make_unique<SiteApi>(*SiteAddress::fromInput(m_site.address()), QTimeZone("Africa/Cairo"));
        m_browser->setLanguage(Language::English);
        const auto english = await(m_browser->signIn(publisher, DeployedSite::password(), true));
        QVERIFY(english);
        QVERIFY(!english->looksLikeStaff);
        QCOMPARE(m_site.askedFor({}, post, QStringLiteral("/en/login/"), before), 1);
        QCOMPARE(m_site.askedFor({}, get, QStringLiteral("/login/"), before), 0);
    }

    void everyRoomIsThereAfterTheFirstSync()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_client.isReady(), 40'000);
        QTRY_COMPARE(m_client.session().rooms().items().size(), 109);
        QVERIFY(m_site.askedFor(publisher, get, QStringLiteral("/api/chat-rooms/?page=2")) > 0);
        QCOMPARE(m_client.room(m_room)->title, QStringLiteral("منى"));
        QCOMPARE(m_client.room(m_room)->room.adTitle, QStringLiteral("دراجة"));
        QCOMPARE(m_client.room(m_room)->unread, 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_client.room(m_long)->unread, 5'000, 10'000);
        QVERIFY(m_client.room(m_own)->iAmBuyer);
    }

    void aRoomOf5000MessagesIsReadWhole()
    {
        QElapsedTimer took;
        took.start();
        const auto detail = await(m_browser->room(m_long), 30'000);
        QVERIFY(detail);
        QCOMPARE(detail->messages.size(), 5'000);
        qInfo("the detail call of a room of 5,000 messages: %lld ms", static_cast<long long>(took.elapsed()));

        Timeline &timeline = m_client.open(m_long, false);
        m_client.session().setActiveRoom({}, false);
        QTRY_VERIFY_WITH_TIMEOUT(!m_client.shown().messages.isEmpty(), 20'000);
        QCOMPARE(m_client.texts().last(), QStringLiteral("5000"));
        QSet<qint64> seen;
        for (;;) {
            for (const Message &message : m_client.shown().messages)
                seen.insert(message.id.value);
            if (m_client.shown().atOldest)
                break;
            const MessageId first = m_client.shown().messages.first().id;
            timeline.loadOlder();
            QTRY_VERIFY_WITH_TIMEOUT(m_client.shown().atOldest || m_client.shown().messages.first().id < first, 20'000);
        }
        QCOMPARE(seen.size(), 5'000);
        QCOMPARE(m_client.texts().first(), QStringLiteral("1"));
        QVERIFY(m_client.shown().holes.isEmpty());
        QCOMPARE(m_site.unread(m_long, publisher), 5'000);
        QCOMPARE(m_site.askedFor(publisher, get, pollPath(m_long)), 0);
    }

    void anAnswerIsOneRowAtTheSite()
    {
        m_client.open(m_room);
        QTRY_COMPARE(m_client.texts(), QStringList{QStringLiteral("مرحبا")});
        m_client.session().send(m_room, QStringLiteral("  نعم، تفضل\n"));
        QTRY_VERIFY(m_client.shown().pending.isEmpty() && m_client.texts().size() == 2);
        QCOMPARE(m_client.texts().last(), QStringLiteral("نعم، تفضل"));
        QCOMPARE(DeployedSite::said(*m_browser, m_room, QStringLiteral("نعم، تفضل")), 1);
    }

    void theBuyersWebAnswerIsInTheOpenRoomWithinFiveSeconds()
    {
        m_client.clock().setSpeed(1);
        m_client.open(m_room);
        for (int i = 1; i <= 2; ++i) {
            const QString text = QStringLiteral("from the web page %1").arg(i);
            m_site.say(m_room, buyer, text);
            QElapsedTimer waited;
            waited.start();
            QTRY_VERIFY_WITH_TIMEOUT(m_client.texts().contains(text), 5'000);
            qInfo("in the open room after %lld ms, at the true speed", static_cast<long long>(waited.elapsed()));
        }
        m_client.clock().setSpeed(speed);
    }

    void itIsElsewhereWithinAMinuteAlsoWithTheWindowHidden()
    {
        lookAway();
        for (const bool visible : {true, false}) {
            m_client.session().setWindowVisible(visible);
            const QString text = visible ? QStringLiteral("elsewhere") : QStringLiteral("hidden");
            m_arrived.clear();
            m_site.say(m_room, buyer, text);
            QElapsedTimer waited;
            waited.start();
            QTRY_VERIFY_WITH_TIMEOUT(m_arrived.contains(text), 60'000 / speed + 300);
            qInfo("%s: after %lld s", qPrintable(text), static_cast<long long>(waited.elapsed() * speed / 1000));
            QCOMPARE(m_client.room(m_room)->lastText, text);
        }
        m_client.session().setWindowVisible(true);
    }

    void aNewBuyersFirstMessageIsNews()
    {
        m_site.addUser(QStringLiteral("newcomer"));
        const RoomId fresh = m_site.makeRoom(AdId{1}, QStringLiteral("newcomer"));
        m_site.say(fresh, QStringLiteral("newcomer"), QStringLiteral("still for sale?"));
        QTRY_VERIFY(m_client.room(fresh) && m_client.room(fresh)->unread == 1);
        // the site counts and tells the last words in two queries: the message may have come between them
        QTRY_COMPARE(m_client.room(fresh)->lastText, QStringLiteral("still for sale?"));
        QTRY_VERIFY(m_arrived.contains(QStringLiteral("still for sale?")));
    }

    void rowsThatBecomeVisibleOutOfTimeOrderAreFoundInTheOpenRoom()
    {
        m_client.open(m_room);
        m_site.say(m_room, buyer, QStringLiteral("first here"));
        QTRY_VERIFY(m_client.texts().contains(QStringLiteral("first here")));
        m_site.say(m_room, buyer, QStringLiteral("late"), QDateTime::currentDateTimeUtc().addSecs(-30));
        QTRY_VERIFY(m_client.texts().contains(QStringLiteral("late")));
        QCOMPARE(m_client.texts().count(QStringLiteral("first here")), 1);
    }

    /// The list shows the same last message as before, and one more that is not read.
    void andElsewhere()
    {
        lookAway();
        m_site.say(m_quiet, QStringLiteral("guest"), QStringLiteral("first there"));
        QTRY_VERIFY(m_arrived.contains(QStringLiteral("first there")));
        m_site.say(m_quiet, QStringLiteral("guest"), QStringLiteral("late there"),
                   QDateTime::currentDateTimeUtc().addSecs(-30));
        QTRY_VERIFY(m_arrived.contains(QStringLiteral("late there")));
        QCOMPARE(m_client.room(m_quiet)->unread, 3);
    }

    void aWatchedRoomIsMarkedRead()
    {
        lookAway();
        QCOMPARE(m_site.unread(m_quiet, publisher), 3);
        m_client.open(m_quiet);
        QTRY_VERIFY(m_site.askedFor(publisher, get, pollPath(m_quiet)) > 0);
        QCOMPARE(m_site.unread(m_quiet, publisher), 0);
        QTRY_COMPARE(m_client.room(m_quiet)->unread, 0);
    }

    void whatIsReadOnTheWebBecomesReadHere()
    {
        lookAway();
        const MessageId id = m_site.say(m_quiet, QStringLiteral("guest"), QStringLiteral("are you there?"));
        QTRY_COMPARE(m_client.room(m_quiet)->unread, 1);
        QVERIFY(await(m_browser->markRead(m_quiet, id)));
        QTRY_COMPARE(m_client.room(m_quiet)->unread, 0);
    }

    /// SITE.md, "WebSockets": he would hear nobody there.
    void anOwnerNeverOpensTheSocketOfHisAd()
    {
        QTRY_COMPARE(m_site.askedFor(publisher, QStringLiteral("WS"), QStringLiteral("/ws/chat/ad/2/")),
                     1); // where he buys
        QCOMPARE(m_site.askedFor(publisher, QStringLiteral("WS"), QStringLiteral("/ws/chat/ad/")), 1);
    }
};

QTEST_GUILESS_MAIN(TestDeployedPublisher)
#include "tst_deployed_publisher.moc"
