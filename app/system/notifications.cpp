// Which of the desktop's services there is.
#include "system/notifications.h"

#ifdef DESK_HAVE_DBUS
#include "system/busnotifications.h"
#endif

namespace desk {

namespace {

class NoNotifications : public Notifications
{
public:
    bool isAvailable() const override { return false; }
    void show(const Notice &) override {}
    void close(const QString &) override {}
};

} // namespace

std::unique_ptr<Notifications> makeNotifications(const QString &applicationName)
{
#ifdef DESK_HAVE_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected())
        return std::make_unique<BusNotifications>(bus, applicationName);
#endif
    return std::make_unique<NoNotifications>();
}

} // namespace desk
