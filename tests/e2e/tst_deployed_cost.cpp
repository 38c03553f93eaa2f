// What polling costs the deployed site: requests an hour of a publisher, by its access log.
#include "e2e/deployedsite.h"
#include "e2e/livesite.h"

using namespace desk;
using namespace std::chrono_literals;

namespace {
constexpr int speed = 10; ///< slow enough that the time of the answers does not count
const QString publisher = QStringLiteral("publisher");
const QString buyer = QStringLiteral("buyer");
const QString get = QStringLiteral("GET");
const QString list = QStringLiteral("/api/chat-rooms/?page=");
} // namespace

class TestDeployedCost : public QObject
{
    Q_OBJECT

    DeployedSite m_site;
    LiveClient m_client{speed};
    RoomId m_room;
    RoomId m_other;

    /// Requests an hour of these minutes, in which the buyer writes as often.
    int requestsAnHour(const char *what, std::chrono::seconds part, int messages)
    {
        const qsizetype before = m_site.askedCount();
        const auto start = m_client.clock().monotonic();
        const auto passed = [this, start] { return m_client.clock().monotonic() - start; };
        for (int i = 0; i < messages; ++i)
            m_site.say(m_room, buyer, QStringLiteral("word"));
        static_cast<void>(QTest::qWaitFor([&] { return passed() >= part; }, 60'000));
        const qsizetype requests = m_site.askedCount() - before;
        const int anHour =
            int(double(requests) * double(std::chrono::milliseconds(1h).count()) / double(passed().count()));
        qInfo("%s: %d requests an hour", what, anHour);
        return anHour;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_site.addUser(publisher);
        m_site.addUser(buyer);
        m_site.addUser(QStringLiteral("guest"));
        const AdId ad = m_site.addAd(publisher, QStringLiteral("Bicycle"));
        m_site.crowd(ad, 30);
        m_room = m_site.makeRoom(ad, buyer);
        m_other = m_site.makeRoom(ad, QStringLiteral("guest"));
        m_site.say(m_other, QStringLiteral("guest"), QStringLiteral("hello"));
        m_site.say(m_room, buyer, QStringLiteral("hello"));
        const QByteArray wrong = m_site.start();
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    void theFirstSyncIsOneCallARoom()
    {
        QVERIFY(m_client.signIn(m_site.address(), publisher));
        QTRY_VERIFY_WITH_TIMEOUT(m_client.isReady(), 30'000);
        QTRY_COMPARE(m_client.session().rooms().items().size(), 32);
        const QString rooms = QStringLiteral("/api/chat-rooms/");
        const int details =
            m_site.askedFor(publisher, get, rooms) - m_site.askedFor(publisher, get, rooms + QLatin1Char('?'));
        QVERIFY2(details >= 32 && details <= 34, QByteArray::number(details)); // a list meanwhile may ask once more
        qInfo("signing in and the first sync of 32 rooms: %d requests", int(m_site.askedCount()));
    }

    void anIdleWindowAsksForTheListEvery15Seconds()
    {
        const int anHour = requestsAnHour("idle, window visible", 100s, 0);
        QVERIFY(anHour >= 150 && anHour <= 300);
    }

    void aRoomScrolledUpIsFollowedEvery5Seconds()
    {
        m_client.open(m_room, false);
        const int anHour = requestsAnHour("a room on screen, scrolled up", 60s, 0);
        QVERIFY(anHour >= 400 && anHour <= 900);
    }

    void aWatchedRoomIsAskedForEvery3To5Seconds()
    {
        m_client.open(m_other, true);
        const int anHour = requestsAnHour("busy: a room is watched, another one gets messages", 90s, 2);
        QVERIFY(anHour >= 700 && anHour <= 1600);
    }

    void aHiddenWindowAsksOnceAMinute()
    {
        m_client.session().setWindowVisible(false); // the watched room is still the active one
        const int anHour = requestsAnHour("idle, window hidden", 130s, 0);
        QVERIFY(anHour <= 100);
    }

    /// An answer that takes long: the next of its kind waits for it.
    void nothingIsAskedForTwiceAtATime()
    {
        m_site.road().hold("GET /api/chat-rooms/?page=1");
        m_client.session().setWindowVisible(true);
        QTRY_VERIFY(m_site.road().isHolding());
        const int lists = m_site.askedFor(publisher, get, list);
        requestsAnHour("a room is watched, while the list does not answer", 30s, 0);
        QCOMPARE(m_site.askedFor(publisher, get, list), lists);
        m_site.road().release();
        QTRY_VERIFY(m_site.askedFor(publisher, get, list) > lists);
    }
};

QTEST_GUILESS_MAIN(TestDeployedCost)
#include "tst_deployed_cost.moc"
