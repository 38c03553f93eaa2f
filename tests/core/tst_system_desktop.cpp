// The desktop's services over a D-Bus of the test's own: notifications, colour scheme; and the keychain where there is
// one.
#include "system/colourscheme.h"
#include "system/notifications.h"
#include "system/secretstore.h"

#include "support/await.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#ifdef __linux__ // where the core links Qt DBus
#include <QtDBus/QDBusConnection>
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
    void noticeOfTheSameTagIsReplaced();
    void actionsComeBackByTag();
    void closingBeforeTheNumberCameCloses();
    void colourSchemeIsReadAndFollowed();

private:
    QProcess m_daemon;
    std::unique_ptr<QObject> m_fakeNotifications;
    std::unique_ptr<QObject> m_fakePortal;
    bool m_hasBus = false;
};

#ifdef __linux__

class FakeNotificationDaemon : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown
    {
        uint replaces;
        QString title;
        QString body;
        QStringList actions;
    };
    QList<Shown> shown;
    QList<uint> closed;

public Q_SLOTS:
    QStringList GetCapabilities()
    {
        return {QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")};
    }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &, int)
    {
        shown.append({replaces, title, body, actions});
        return replaces ? replaces : ++m_last;
    }
    void CloseNotification(uint number)
    {
        closed << number;
        Q_EMIT NotificationClosed(number, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint number, const QString &action);
    void NotificationClosed(uint number, uint reason);

private:
    uint m_last = 0;
};

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

namespace {

FakeNotificationDaemon *notificationsOf(const std::unique_ptr<QObject> &object)
{
    return static_cast<FakeNotificationDaemon *>(object.get());
}

bool serve(const QString &address, const QString &service, const QString &path, QObject *object)
{
    QDBusConnection bus =
        QDBusConnection::connectToBus(address, service); // a connection of its own: as another process
    return bus.isConnected() && bus.registerService(service) &&
           bus.registerObject(path, object, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
}

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
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") || qEnvironmentVariableIsEmpty("DESK_TEST_KEYRING")) {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead(5'000))
            return;
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
    }
    const QString address = QString::fromLocal8Bit(qgetenv("DBUS_SESSION_BUS_ADDRESS"));
    m_fakeNotifications = std::make_unique<FakeNotificationDaemon>();
    m_fakePortal = std::make_unique<FakePortal>();
    m_hasBus = serve(address, QStringLiteral("org.freedesktop.Notifications"),
                     QStringLiteral("/org/freedesktop/Notifications"), m_fakeNotifications.get()) &&
               serve(address, QStringLiteral("org.freedesktop.portal.Desktop"),
                     QStringLiteral("/org/freedesktop/portal/desktop"), m_fakePortal.get());
}

void TestDesktop::cleanupTestCase()
{
    for (const char *name : {"org.freedesktop.Notifications", "org.freedesktop.portal.Desktop"})
        QDBusConnection::disconnectFromBus(QString::fromLatin1(name));
    if (m_daemon.state() != QProcess::NotRunning) {
        m_daemon.terminate();
        m_daemon.waitForFinished(5'000);
    }
}

void TestDesktop::noticeIsShownAsPlainText()
{
    NEED_BUS();
    const auto notifications = makeNotifications(QStringLiteral("Idrissimart Desk"));
    QVERIFY(notifications->isAvailable());
    FakeNotificationDaemon &daemon = *notificationsOf(m_fakeNotifications);
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
    FakeNotificationDaemon &daemon = *notificationsOf(m_fakeNotifications);
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
    FakeNotificationDaemon &daemon = *notificationsOf(m_fakeNotifications);
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
    FakeNotificationDaemon &daemon = *notificationsOf(m_fakeNotifications);
    daemon.shown.clear();
    daemon.closed.clear();
    notifications->show(notice("room-9", QStringLiteral("one")));
    notifications->close(QStringLiteral("room-9"));
    QTRY_COMPARE(daemon.closed.size(), 1);
    QCOMPARE(daemon.shown.size(), 1);
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
