// What polling never does on the deployed site: mark a room as read that nobody looks at. Minutes are counted in the
// requests that they hold, made as fast as the site answers.
#include "e2e/deployedsite.h"
#include "e2e/livesite.h"

using namespace desk;

namespace {
constexpr int speed = 120;
const QString publisher = QStringLiteral("publisher");
const QString buyer = QStringLiteral("buyer");
const QString get = QStringLiteral("GET");
const QString list = QStringLiteral("/api/chat-rooms/?page=");
} // namespace

class TestDeployedMarks : public QObject
{
    Q_OBJECT

    DeployedSite m_site;
    LiveClient m_client{speed};
    RoomId m_room; ///< the one that nobody looks at
    RoomId m_other;
    int m_said = 0; ///< there, by the buyer

    /// Until so many requests of this path were made; the buyer writes at the beginning and in the middle.
    void polled(const QString &path, int requests)
    {
        const int before = m_site.askedFor(publisher, get, path);
        const auto made = [&] { return m_site.askedFor(publisher, get, path) - before; };
        sayThere();
        QTRY_VERIFY_WITH_TIMEOUT(made() >= requests / 2, 60'000);
        sayThere();
        QTRY_VERIFY_WITH_TIMEOUT(made() >= requests, 60'000);
        QTRY_VERIFY(isThere());
        QCOMPARE(m_site.unread(m_room, publisher), m_said);
        QCOMPARE(markingCalls(m_room), 0);
    }
    void sayThere() { m_site.say(m_room, buyer, QStringLiteral("word %1").arg(++m_said)); }
    bool isThere() { return m_client.room(m_room)->lastText == QStringLiteral("word %1").arg(m_said); }
    QString pollOfOther() const { return QStringLiteral("/ar/chat/room/%1/messages/").arg(m_other.value); }
    int markingCalls(RoomId room) const
    {
        const QList<Asked> all = m_site.asked();
        return int(std::count_if(all.cbegin(), all.cend(), [room](const Asked &each) {
            return each.path.contains(QStringLiteral("/chat/room/%1/").arg(room.value)) ||
                   each.path.contains(QStringLiteral("/chat-rooms/%1/mark_read").arg(room.value));
        }));
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
        sayThere();
        const QByteArray wrong = m_site.start();
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    void theFirstSyncMarksNothing()
    {
        QVERIFY(m_client.signIn(m_site.address(), publisher));
        QTRY_VERIFY_WITH_TIMEOUT(m_client.isReady(), 30'000);
        QTRY_COMPARE(m_client.session().rooms().items().size(), 32);
        QTRY_COMPARE(m_client.session().rooms().totalUnread(), 32);
        QCOMPARE(m_site.unread(m_room, publisher), m_said);
        QCOMPARE(markingCalls(m_room), 0);
    }

    /// Open, but the window has not the focus.
    void tenMinutesOfAnUnfocusedRoomMarkNothing()
    {
        m_client.open(m_room, false);
        m_client.session().setActiveRoom({}, false);
        QTRY_VERIFY(!m_client.shown().messages.isEmpty());
        polled(list, 10 * 60 / 15);
        QTRY_COMPARE(m_client.texts().size(), m_said);
    }

    void fiveMinutesOfARoomScrolledUpMarkNothing()
    {
        m_client.session().setActiveRoom(m_room, false);
        polled(list, 5 * 60 / 5);
    }

    void fiveMinutesOfAnotherRoomMarkThatOneAlone()
    {
        m_client.open(m_other, true);
        polled(pollOfOther(), 5 * 60 / 4);
        QCOMPARE(m_site.unread(m_other, publisher), 0);
    }

    /// The watched room is still the active one.
    void tenMinutesOfAHiddenWindowMarkNothing()
    {
        m_client.session().setWindowVisible(false);
        m_site.say(m_other, QStringLiteral("guest"), QStringLiteral("hidden"));
        polled(list, 10);
        QCOMPARE(m_site.unread(m_other, publisher), 1);
    }
};

QTEST_GUILESS_MAIN(TestDeployedMarks)
#include "tst_deployed_marks.moc"
