// The desktop's services over a D-Bus of the test's own: notifications, colour scheme; and the keychain where there is
// one.
#include "system/colourscheme.h"
#include "system/notifications.h"
#include "system/secretstore.h"
#include "system/wake.h"

#include "support/await.h"
#include "support/fakeclock.h"
#include "support/notificationservice.h"

#include <QSignalSpy>
#include <QTest>

#ifdef __linux__ // where the core links Qt DBus
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusVariant>
#endif

using namespace desk;

class TestDesktop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void keychainKeepsSecrets();
    void noticeIsShownAsPlainText();
    void whatWasShownGoesWithTheProgram();
    void noticeOfTheSameTagIsReplaced();
    void actionsComeBackByTag();
    void closingBeforeTheNumberCameCloses();
    void soundIsAskedForOrSuppressed();
    void anotherServiceKnowsNothingOfEarlierNumbers();
    void withoutAServiceTheNoticeComesBack();
    void whereThereIsNoMarkupTextStaysAsItIs();
    void logindTellsOfTheWake();
    void colourSchemeIsReadAndFollowed();

private:
    std::unique_ptr<TestBus> m_bus;
    FakeNotificationService m_service;
    std::unique_ptr<QObject> m_fakePortal;
    bool m_hasBus = false;
};

#ifdef __linux__

class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint value = 1;

public Q_SLOTS:
    QDBusVariant Read(const QString &, const QString &)
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(value)));
    }

Q_SIGNALS:
    void SettingChanged(const QString &space, const QString &key, const QDBusVariant &value);
};

class FakeLogind : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
Q_SIGNALS:
    void PrepareForSleep(bool going);
};

namespace {

Notice notice(const char *tag, const QString &body)
{
    return {QString::fromUtf8(tag),
            QStringLiteral("Nour\n& <b>Co</b>"),
            body,
            {{QStringLiteral("reply"), QStringLiteral("Answer")}}};
}

} // namespace

#define NEED_BUS()                                                                                                     \
    if (!m_hasBus)                                                                                                     \
    QSKIP("no dbus-daemon on this machine")

void TestDesktop::initTestCase()
{
    // A caller that brings a bus of its own with a keyring (CI) keeps it.
    if (!qEnvironmentVariableIsEmpty("DESK_TEST_KEYRING"))
        return;
    m_bus = std::make_unique<TestBus>();
    m_fakePortal = std::make_unique<FakePortal>();
    m_hasBus = m_bus->isThere() && m_service.start(*m_bus) &&
               m_bus->serve(QStringLiteral("org.freedesktop.portal.Desktop"),
                            QStringLiteral("/org/freedesktop/portal/desktop"), m_fakePortal.get());
}

void TestDesktop::cleanupTestCase()
{
    if (!m_hasBus)
        return;
    m_service.stop(*m_bus);
    m_bus->leave(QStringLiteral("org.freedesktop.portal.Desktop"));
}

void TestDesktop::noticeIsShownAsPlainText()
{
    NEED_BUS();
    const auto notifications = makeNotifications(QStringLiteral("Idrissimart Desk"));
    QVERIFY(notifications->isAvailable());
    FakeNotificationService &daemon = m_service;
    daemon.shown.clear();
    notifications->show(notice("room-1", QStringLiteral("<img src=\"file:///etc/passwd\"> & سلام")));
    QTRY_COMPARE(daemon.shown.size(), 1);
    QCOMPARE(daemon.shown.first().body, QStringLiteral(u"&lt;img src=&quot;file:///etc/passwd&quot;&gt; &amp; سلام"));
    QCOMPARE(daemon.shown.first().title, QStringLiteral("Nour & <b>Co</b>")); // a title is never markup
    QCOMPARE(daemon.shown.first().actions.at(0), QStringLiteral("default"));
    QCOMPARE(daemon.shown.first().actions.mid(2), (QStringList{QStringLiteral("reply"), QStringLiteral("Answer")}));
}

void TestDesktop::noticeOfTheSameTagIsReplaced()
{
    NEED_BUS();
    const auto notifications = makeNotifications(QStringLiteral("Idrissimart Desk"));
    FakeNotificationService &daemon = m_service;
    daemon.shown.clear();
    notifications->show(notice("room-1", QStringLiteral("one")));
    notifications->show(notice("room-1", QStringLiteral("two"))); // the number of the first is not known yet
    notifications->show(notice("room-1", QStringLiteral("three")));
    QTRY_COMPARE(daemon.shown.size(), 2);
    QCOMPARE(daemon.shown.at(0).replaces, 0u);
    QVERIFY(daemon.shown.at(1).replaces != 0);
    QCOMPARE(daemon.shown.at(1).body, QStringLiteral("three"));
}

void TestDesktop::actionsComeBackByTag()
{
    NEED_BUS();
    const auto notifications = makeNotifications(QStringLiteral("Idrissimart Desk"));
    FakeNotificationService &daemon = m_service;
    daemon.shown.clear();
    QSignalSpy activated(notifications.get(), &Notifications::activated);
    QSignalSpy closed(notifications.get(), &Notifications::closed);
    notifications->show(notice("room-7", QStringLiteral("one")));
    QTRY_COMPARE(daemon.shown.size(), 1);
    notifications->show(notice("room-7", QStringLiteral("two")));
    QTRY_COMPARE(daemon.shown.size(), 2); // by now the first number is known
    const uint number = daemon.shown.last().replaces;
    Q_EMIT daemon.ActionInvoked(number + 1'000, QStringLiteral("default")); // somebody else's
    Q_EMIT daemon.ActionInvoked(number, QStringLiteral("reply"));
    Q_EMIT daemon.ActionInvoked(number, QStringLiteral("default"));
    QTRY_COMPARE(activated.size(), 2);
    QCOMPARE(activated.at(0), (QVariantList{QStringLiteral("room-7"), QStringLiteral("reply")}));
    QCOMPARE(activated.at(1), (QVariantList{QStringLiteral("room-7"), QString()}));
    notifications->close(QStringLiteral("room-7"));
    QTRY_VERIFY(daemon.closed.contains(number));
}

void TestDesktop::closingBeforeTheNumberCameCloses()
{
    NEED_BUS();
    const auto notifications = makeNotifications(QStringLiteral("Idrissimart Desk"));
    FakeNotificationService &daemon = m_service;
    daemon.shown.clear();
    daemon.closed.clear();
    notifications->show(notice("room-9", QStringLiteral("one")));
    notifications->close(QStringLiteral("room-9"));
    QTRY_COMPARE(daemon.closed.size(), 1);
    QCOMPARE(daemon.shown.size(), 1);
}

void TestDesktop::soundIsAskedForOrSuppressed()
{
    NEED_BUS();
    const auto notifications = makeNotifications(QStringLiteral("Idrissimart Desk"));
    m_service.shown.clear();
    Notice silent = notice("room-1", QStringLiteral("one"));
    silent.sound = false;
    notifications->show(notice("room-2", QStringLiteral("two")));
    notifications->show(silent);
    QTRY_COMPARE(m_service.shown.size(), 2);
    QVERIFY(m_service.shown.at(0).hints.contains(QStringLiteral("sound-name")));
    QVERIFY(!m_service.shown.at(0).hints.contains(QStringLiteral("suppress-sound")));
    QCOMPARE(m_service.shown.at(1).hints.value(QStringLiteral("suppress-sound")), QVariant(true));
    QVERIFY(!m_service.shown.at(1).hints.contains(QStringLiteral("sound-name")));
}

void TestDesktop::anotherServiceKnowsNothingOfEarlierNumbers()
{
    NEED_BUS();
    const auto notifications = makeNotifications(QStringLiteral("Idrissimart Desk"));
    m_service.shown.clear();
    QSignalSpy closed(notifications.get(), &Notifications::closed);
    notifications->show(notice("room-1", QStringLiteral("one")));
    QTRY_COMPARE(m_service.shown.size(), 1);
    notifications->show(notice("room-1", QStringLiteral("two"))); // so the first number has come
    QTRY_COMPARE(m_service.shown.size(), 2);
    QTRY_VERIFY(m_service.shown.last().replaces != 0);
    m_service.stop(*m_bus);
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(m_service.start(*m_bus));
    notifications->close(QStringLiteral("room-1"));
    notifications->show(notice("room-2", QStringLiteral("three")));
    QTRY_COMPARE(m_service.shown.size(), 1);
    QCOMPARE(m_service.shown.first().replaces, 0u);
    QVERIFY(m_service.closed.isEmpty()); // that number is another program's now
}

void TestDesktop::withoutAServiceTheNoticeComesBack()
{
    NEED_BUS();
    m_service.stop(*m_bus);
    const auto notifications = makeNotifications(QStringLiteral("Idrissimart Desk"));
    QSignalSpy failed(notifications.get(), &Notifications::failed);
    notifications->show(notice("room-1", QStringLiteral("one")));
    notifications->show(notice("room-1", QStringLiteral("two")));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Notice>().body, QStringLiteral("two"));
    QVERIFY(m_service.start(*m_bus)); // comes later than the program
    notifications->show(notice("room-1", QStringLiteral("three")));
    QTRY_COMPARE(m_service.shown.size(), 1);
    QCOMPARE(m_service.shown.first().body, QStringLiteral("three"));
}

void TestDesktop::whereThereIsNoMarkupTextStaysAsItIs()
{
    NEED_BUS();
    m_service.stop(*m_bus);
    m_service.capabilities = QStringList{QStringLiteral("body")};
    QVERIFY(m_service.start(*m_bus));
    const auto notifications = makeNotifications(QStringLiteral("Idrissimart Desk"));
    const QString words = QStringLiteral("1 < 2 & <b>more</b>");
    QTRY_VERIFY([&] {
        notifications->show(notice("room-1", words));
        return !m_service.shown.isEmpty() && m_service.shown.last().body == words;
    }());
    m_service.capabilities << QStringLiteral("body-markup");
    m_service.stop(*m_bus);
    QVERIFY(m_service.start(*m_bus)); // another desktop's service is asked anew
    QTRY_VERIFY([&] {
        notifications->show(notice("room-2", words));
        return !m_service.shown.isEmpty() && m_service.shown.last().body == words.toHtmlEscaped();
    }());
}

void TestDesktop::whatWasShownGoesWithTheProgram()
{
    NEED_BUS();
    auto notifications = makeNotifications(QStringLiteral("Idrissimart Desk"));
    m_service.shown.clear();
    notifications->show(notice("room-1", QStringLiteral("one")));
    notifications->show(notice("room-1", QStringLiteral("two")));
    QTRY_VERIFY(!m_service.shown.isEmpty() && m_service.shown.last().replaces != 0); // so its number has come
    const uint number = m_service.shown.last().number;
    m_service.closed.clear();
    notifications.reset();
    QTRY_VERIFY(m_service.closed.contains(number));
}

void TestDesktop::logindTellsOfTheWake()
{
    NEED_BUS();
    const QString service = QStringLiteral("org.freedesktop.login1");
    FakeLogind logind;
    QVERIFY(m_bus->serve(service, QStringLiteral("/org/freedesktop/login1"), &logind));
    FakeClock clock;
    const auto wake = makeWake(clock);
    QSignalSpy woke(wake.get(), &Wake::woke);
    // When both ends have an answer from the bus, it has passed on what came before.
    const auto tell = [&](bool going) {
        Q_EMIT logind.PrepareForSleep(going);
        const auto ask =
            QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
                                           QStringLiteral("org.freedesktop.DBus"), QStringLiteral("GetId"));
        QDBusConnection(service).call(ask);
        QDBusConnection::systemBus().call(ask);
        QCoreApplication::processEvents();
    };
    tell(true);
    QCOMPARE(woke.size(), 0); // going to sleep is no wake
    tell(false);
    QCOMPARE(woke.size(), 1);
    clock.jumpWallClock(std::chrono::hours(2)); // the clocks tell of the same wake, and it is told once
    clock.advance(std::chrono::seconds(15));
    QCOMPARE(woke.size(), 1);
    clock.advance(std::chrono::minutes(5));
    tell(true);
    QCOMPARE(woke.size(), 1);
    tell(false);
    QCOMPARE(woke.size(), 2);
    m_bus->leave(service);
}

void TestDesktop::colourSchemeIsReadAndFollowed()
{
    NEED_BUS();
    auto &portal = *static_cast<FakePortal *>(m_fakePortal.get());
    const auto scheme = makeColourScheme();
    QCOMPARE(scheme->scheme(), ColourScheme::Scheme::Unknown);
    QSignalSpy changed(scheme.get(), &ColourScheme::changed);
    QTRY_COMPARE(scheme->scheme(), ColourScheme::Scheme::Dark);
    const QString space = QStringLiteral("org.freedesktop.appearance");
    Q_EMIT portal.SettingChanged(space, QStringLiteral("accent-color"), QDBusVariant(2u));
    Q_EMIT portal.SettingChanged(space, QStringLiteral("color-scheme"), QDBusVariant(2u));
    QTRY_COMPARE(scheme->scheme(), ColourScheme::Scheme::Light);
    Q_EMIT portal.SettingChanged(space, QStringLiteral("color-scheme"), QDBusVariant(0u));
    QTRY_COMPARE(scheme->scheme(), ColourScheme::Scheme::Unknown);
    QCOMPARE(changed.size(), 3);
}

#else

void TestDesktop::initTestCase() {}
void TestDesktop::cleanupTestCase() {}
void TestDesktop::noticeIsShownAsPlainText()
{
    QSKIP("no D-Bus on this system");
}
void TestDesktop::noticeOfTheSameTagIsReplaced()
{
    QSKIP("no D-Bus on this system");
}
void TestDesktop::actionsComeBackByTag()
{
    QSKIP("no D-Bus on this system");
}
void TestDesktop::closingBeforeTheNumberCameCloses()
{
    QSKIP("no D-Bus on this system");
}
void TestDesktop::soundIsAskedForOrSuppressed()
{
    QSKIP("no D-Bus on this system");
}
void TestDesktop::anotherServiceKnowsNothingOfEarlierNumbers()
{
    QSKIP("no D-Bus on this system");
}
void TestDesktop::withoutAServiceTheNoticeComesBack()
{
    QSKIP("no D-Bus on this system");
}
void TestDesktop::whereThereIsNoMarkupTextStaysAsItIs()
{
    QSKIP("no D-Bus on this system");
}
void TestDesktop::whatWasShownGoesWithTheProgram()
{
    QSKIP("no D-Bus on this system");
}
void TestDesktop::logindTellsOfTheWake()
{
    QSKIP("no D-Bus on this system");
}
void TestDesktop::colourSchemeIsReadAndFollowed()
{
    QSKIP("no D-Bus on this system");
}

#endif

void TestDesktop::keychainKeepsSecrets()
{
    if (qEnvironmentVariableIsEmpty("DESK_TEST_KEYRING"))
        QSKIP("set DESK_TEST_KEYRING where an unlocked secret service runs on the session bus");
    const auto store = makeKeychainStore(QStringLiteral("idrissimart-desk-test"));
    const auto works = await(store->probe(), 20'000);
    QVERIFY(works);
    QVERIFY(*works);
    QVERIFY(store->isPersistent());
    const QString key = QStringLiteral("session");
    const QByteArray secret("a\0b\xff", 4);
    QVERIFY(await(store->write(key, secret)));
    const auto again = makeKeychainStore(QStringLiteral("idrissimart-desk-test"));
    QVERIFY(*await(again->probe(), 20'000));
    QCOMPARE(await(again->read(key))->value(), secret);
    QVERIFY(await(again->remove(key)));
    QVERIFY(!await(store->read(key))->has_value());
}

QTEST_GUILESS_MAIN(TestDesktop)
#include "tst_system_desktop.moc"
