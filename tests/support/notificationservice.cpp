// The bus and the service. On systems without D-Bus there is neither.
#include "notificationservice.h"

#ifdef __linux__ // where the core links Qt DBus
#include <QtDBus/QDBusConnection>
#endif

namespace desk {

namespace {
const QString name = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
} // namespace

#ifdef __linux__

TestBus::TestBus()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead(5'000))
        return;
    const QByteArray address = m_daemon.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", address); // libdbus reads both at once, and once
    m_address = QString::fromLocal8Bit(address);
}

TestBus::~TestBus()
{
    if (m_daemon.state() == QProcess::NotRunning)
        return;
    m_daemon.terminate();
    m_daemon.waitForFinished(5'000);
}

bool TestBus::serve(const QString &service, const QString &objectPath, QObject *object) const
{
    QDBusConnection bus = QDBusConnection::connectToBus(m_address, service);
    return bus.isConnected() &&
           bus.registerObject(objectPath, object,
                              QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
           bus.registerService(service);
}

void TestBus::leave(const QString &service) const
{
    QDBusConnection(service).unregisterService(service); // is answered: the name is free
    QDBusConnection::disconnectFromBus(service);
}

#else

TestBus::TestBus() = default;
TestBus::~TestBus() = default;
bool TestBus::serve(const QString &, const QString &, QObject *) const
{
    return false;
}
void TestBus::leave(const QString &) const {}

#endif

bool FakeNotificationService::start(const TestBus &bus)
{
    m_last = 0; // as a new one does
    return bus.serve(name, path, this);
}

void FakeNotificationService::stop(const TestBus &bus)
{
    bus.leave(name);
    shown.clear();
    closed.clear();
}

QStringList FakeNotificationService::titles() const
{
    QMap<uint, QString> standing;
    for (const Shown &each : shown)
        standing.insert(each.number, each.title);
    for (const uint number : closed)
        standing.remove(number);
    return standing.values();
}

uint FakeNotificationService::Notify(const QString &, uint replaces, const QString &, const QString &title,
                                     const QString &body, const QStringList &actions, const QVariantMap &hints, int)
{
    const uint number = replaces ? replaces : ++m_last;
    closed.removeAll(number);
    shown.append({replaces, title, body, actions, hints, number});
    return number;
}

void FakeNotificationService::CloseNotification(uint number)
{
    closed << number;
    Q_EMIT NotificationClosed(number, 3);
}

} // namespace desk
