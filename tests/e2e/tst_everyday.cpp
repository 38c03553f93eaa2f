// Deleting the cache and changing the way to the site, in the middle of a talk, with the real server in both dialects.
#include "e2e/livesite.h"

using namespace desk;
using State = ConnectionStatus::State;

class TestEveryday : public QObject
{
    Q_OBJECT

private:
    struct Talk
    {
        LiveSite site;
        LiveClient publisher{8};
        LiveClient buyer{8};
        std::unique_ptr<SiteApi> page;
        RoomId room;

        bool begin(const QString &dialect)
        {
            if (!site.addUser(QStringLiteral("publisher")) || !site.addUser(QStringLiteral("buyer")) ||
                !site.addAd(QStringLiteral("publisher"), QStringLiteral("Bicycle")) ||
                !site.start(QStringLiteral("serve"), 0, {QStringLiteral("--dialect"), dialect}))
                return false;
            if (!publisher.signIn(site.address(), QStringLiteral("publisher")) ||
                !buyer.signIn(site.address(), QStringLiteral("buyer")))
                return false;
            page = std::make_unique<SiteApi>(*SiteAddress::fromInput(site.address()), QTimeZone::utc());
            page->setSession(buyer.session().cookie());
            const auto made = await(page->createOrGetRoom(AdId{1}));
            if (!made)
                return false;
            room = made->id;
            return say(QStringLiteral("one")) && say(QStringLiteral("two")) &&
                   QTest::qWaitFor([this] { return publisher.isReady() && publisher.room(room); }, 20'000);
        }
        bool say(const QString &text) { return await(page->send(room, text, {})).has_value(); }
    };

private Q_SLOTS:
    void aDeletedCacheComesBackFromTheSite_data() { dialects(); }
    void aDeletedCacheComesBackFromTheSite()
    {
        QFETCH(QString, dialect);
        Talk talk;
        QVERIFY(talk.begin(dialect));
        AccountSession &session = talk.publisher.session();
        talk.publisher.open(talk.room);
        QTRY_COMPARE_WITH_TIMEOUT(talk.publisher.texts().size(), 2, 20'000);
        session.setNote(talk.room, QStringLiteral("mine"));
        session.setDraft(talk.room, QStringLiteral("begun"));
        session.setRoomState(talk.room, RoomState::Pinned, true);
        QVERIFY(await(session.deleteCache()));
        QTRY_VERIFY_WITH_TIMEOUT(talk.publisher.room(talk.room), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(talk.publisher.texts().size(), 2, 20'000); // also in the window that was open
        QCOMPARE(session.note(talk.room), QStringLiteral("mine"));
        QCOMPARE(session.draft(talk.room), QStringLiteral("begun"));
        QVERIFY(talk.publisher.room(talk.room)->pinned);
        QVERIFY(talk.say(QStringLiteral("three")));
        QTRY_COMPARE_WITH_TIMEOUT(talk.publisher.texts().size(), 3, 30'000);
        const auto use = await(session.storageUse());
        QVERIFY(use);
        QCOMPARE(use->messages, 3);
    }

    void anotherWayToTheSiteIsTakenAtOnce_data() { dialects(); }
    void anotherWayToTheSiteIsTakenAtOnce()
    {
        QFETCH(QString, dialect);
        Talk talk;
        QVERIFY(talk.begin(dialect));
        talk.publisher.open(talk.room);
        QTRY_COMPARE_WITH_TIMEOUT(talk.publisher.texts().size(), 2, 20'000);
        talk.publisher.settings().setProxy(ProxyChoice::None, {}, 8080);
        QVERIFY(talk.say(QStringLiteral("three")));
        QTRY_COMPARE_WITH_TIMEOUT(talk.publisher.texts().size(), 3, 30'000);
        talk.publisher.session().send(talk.room, QStringLiteral("four"));
        QTRY_VERIFY_WITH_TIMEOUT(talk.publisher.shown().pending.isEmpty() && talk.publisher.texts().size() == 4,
                                 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(talk.publisher.isReady(), 20'000);
        QCOMPARE(talk.publisher.session().status().liveUpdates, dialect == QLatin1String("desk"));
    }

private:
    static void dialects()
    {
        QTest::addColumn<QString>("dialect");
        QTest::newRow("our server") << QStringLiteral("desk");
        QTest::newRow("as deployed") << QStringLiteral("deployed");
    }
};

QTEST_GUILESS_MAIN(TestEveryday)
#include "tst_everyday.moc"
