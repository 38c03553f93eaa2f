// The site's staff on the deployed site: a superuser's queue from its page, a case by its number for the others, and nothing
// read that nobody looked at.
#include "e2e/deployedsite.h"
#include "e2e/livesite.h"

using namespace desk;

namespace {
constexpr int speed = 20;
const QString publisher = QStringLiteral("publisher");
const QString boss = QStringLiteral("boss");
const QString helper = QStringLiteral("helper");
} // namespace

class TestDeployedStaff : public QObject
{
    Q_OBJECT

    DeployedSite m_site;
    LiveClient m_boss{speed};
    LiveClient m_helper{speed};
    std::unique_ptr<SiteApi> m_browser; ///< of the publisher
    RoomId m_case;

    int unread() { return m_site.unread(m_case, boss); }

private Q_SLOTS:
    void initTestCase()
    {
        m_site.addUser(publisher, {QStringLiteral("--first-name"), QStringLiteral("Samir"),
                                   QStringLiteral("--last-name"), QStringLiteral("Fuad")});
        m_site.addUser(boss, {QStringLiteral("--staff"), QStringLiteral("--superuser")});
        m_site.addUser(helper, {QStringLiteral("--staff")});
        const QByteArray wrong = m_site.start();
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        m_browser = m_site.browser(publisher);
        QVERIFY(m_browser);
        const auto created =
            await(m_browser->createSupportCase(
                      {QStringLiteral("Paid twice"), QStringLiteral("payment"), QStringLiteral("I paid twice"), {}}),
                  10'000);
        QVERIFY(created);
        m_case = *created;
    }

    void theRedirectAfterSigningInTellsStaff()
    {
        QVERIFY(m_boss.signIn(m_site.address(), boss));
        QTRY_VERIFY_WITH_TIMEOUT(m_boss.isReady(), 20'000);
        QVERIFY(m_boss.session().isStaff());
    }

    void theQueueShowsTheCaseAndReadsNothing()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_boss.room(m_case), 10'000);
        QCOMPARE(m_boss.room(m_case)->title, QStringLiteral("Samir Fuad"));
        QCOMPARE(m_boss.room(m_case)->unread, 1);
        m_boss.open(m_case, false); // in a window behind another
        QTRY_VERIFY(!m_boss.shown().loadingOlder);
        m_site.say(m_case, publisher, QStringLiteral("are you there?"));
        QTRY_COMPARE_WITH_TIMEOUT(m_boss.room(m_case)->unread, 2, 10'000);
        QCOMPARE(unread(), 2);
    }

    void aCaseOnScreenIsReadAndAnswered()
    {
        m_boss.session().setActiveRoom(m_case, true);
        QTRY_COMPARE_WITH_TIMEOUT(m_boss.shown().messages.size(), 2, 10'000);
        QCOMPARE(m_boss.shown().messages.last().role, SenderRole::Publisher);
        QTRY_COMPARE_WITH_TIMEOUT(m_boss.room(m_case)->unread, 0, 10'000);
        QCOMPARE(unread(), 0);
        m_boss.session().send(m_case, QStringLiteral("We look into it."));
        QTRY_VERIFY_WITH_TIMEOUT(
            m_boss.shown().pending.isEmpty() && m_boss.texts().contains(QStringLiteral("We look into it.")), 10'000);
        QCOMPARE(DeployedSite::said(*m_browser, m_case, QStringLiteral("We look into it.")), 1);
        QVERIFY(!m_boss.shown().readTicks);
    }

    void othersOfTheStaffOpenACaseByItsNumber()
    {
        QVERIFY(m_helper.signIn(m_site.address(), helper));
        QTRY_VERIFY_WITH_TIMEOUT(m_helper.isReady(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_helper.session().status().casesByNumber, 10'000);
        QVERIFY(!m_boss.session().status().casesByNumber);
        QVERIFY(!m_helper.room(m_case));
        QCOMPARE(await(m_helper.session().lookUpCase(RoomId{4711}), 10'000).error().code, ErrorCode::NotFound);
        QVERIFY(await(m_helper.session().lookUpCase(m_case), 10'000));
        QTRY_VERIFY(m_helper.room(m_case));
        QCOMPARE(m_helper.room(m_case)->title, QStringLiteral("Samir Fuad"));
        m_helper.open(m_case);
        QTRY_COMPARE_WITH_TIMEOUT(m_helper.shown().messages.size(), 3, 10'000);
        QCOMPARE(m_helper.shown().messages.last().role, SenderRole::Admin); // a colleague's answer
    }

    void aSuperuserResolvesAndReopens()
    {
        QVERIFY(await(m_boss.session().resolveSupport(m_case), 10'000));
        QTRY_VERIFY_WITH_TIMEOUT(!m_boss.room(m_case)->room.isActive, 10'000);
        QVERIFY(await(m_boss.session().reopenSupport(m_case), 10'000));
        QTRY_VERIFY_WITH_TIMEOUT(m_boss.room(m_case)->room.isActive, 10'000);
        QVERIFY(!await(m_helper.session().resolveSupport(m_case), 10'000));
    }
};

QTEST_GUILESS_MAIN(TestDeployedStaff)
#include "tst_deployed_staff.moc"
