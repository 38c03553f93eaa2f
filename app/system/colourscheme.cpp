#include "system/colourscheme.h"

#ifdef DESK_HAVE_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace desk {

namespace {

class UnknownScheme : public ColourScheme
{
public:
    Scheme scheme() const override { return Scheme::Unknown; }
};

#ifdef DESK_HAVE_DBUS

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colourKey = QStringLiteral("color-scheme");
constexpr int patience = 5'000;

class PortalScheme : public ColourScheme
{
    Q_OBJECT
public:
    explicit PortalScheme(QDBusConnection bus) : m_bus(std::move(bus))
    {
        m_bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                      SLOT(settingChanged(QString, QString, QDBusVariant)));
        QDBusMessage ask = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
        ask << appearance << colourKey;
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(ask, patience), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            if (!reply.isError())
                take(reply.value().variant());
            watcher->deleteLater();
        });
    }

    Scheme scheme() const override { return m_scheme; }

private Q_SLOTS:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value)
    {
        if (space == appearance && key == colourKey)
            take(value.variant());
    }

private:
    void take(QVariant value)
    {
        while (value.canConvert<QDBusVariant>() && value.userType() == qMetaTypeId<QDBusVariant>())
            value = value.value<QDBusVariant>().variant(); // Read wraps twice
        const uint number = value.toUInt();
        const Scheme next = number == 1 ? Scheme::Dark : number == 2 ? Scheme::Light : Scheme::Unknown;
        if (std::exchange(m_scheme, next) != next)
            Q_EMIT changed();
    }

    QDBusConnection m_bus;
    Scheme m_scheme = Scheme::Unknown;
};

#endif

} // namespace

std::unique_ptr<ColourScheme> makeColourScheme()
{
#ifdef DESK_HAVE_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected())
        return std::make_unique<PortalScheme>(bus);
#endif
    return std::make_unique<UnknownScheme>();
}

} // namespace desk

#ifdef DESK_HAVE_DBUS
#include "colourscheme.moc"
#endif
