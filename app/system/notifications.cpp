#include "system/notifications.h"

#ifdef DESK_HAVE_DBUS
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QHash>
#include <QPointer>
#include <QVariantMap>
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

#ifdef DESK_HAVE_DBUS

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString clicked = QStringLiteral("default");
constexpr int patience = 5'000;

class BusNotifications : public Notifications
{
    Q_OBJECT
public:
    BusNotifications(QDBusConnection bus, const QString &applicationName)
        : m_bus(std::move(bus)), m_name(applicationName)
    {
        m_bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this,
                      SLOT(actionInvoked(uint, QString)));
        m_bus.connect(service, path, service, QStringLiteral("NotificationClosed"), this,
                      SLOT(noticeClosed(uint, uint)));
        askForMarkup();
    }

    bool isAvailable() const override { return m_bus.isConnected(); }

    void show(const Notice &notice) override
    {
        if (!isAvailable())
            return;
        Shown &shown = m_shown[notice.tag];
        if (shown.isAsked) {
            shown.next = notice; // its number is on the way: replaced when it has come
            return;
        }
        shown.isAsked = true;
        QStringList actions{clicked, QString()};
        for (const auto &[name, words] : notice.actions)
            actions << name << words;
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
        call << m_name << shown.number << QStringLiteral("idrissimart-desk") << oneLine(notice.title)
             << (m_hasMarkup ? notice.body.toHtmlEscaped() : notice.body) << actions
             << QVariantMap{{QStringLiteral("category"), QStringLiteral("im.received")},
                            {QStringLiteral("desktop-entry"), QStringLiteral("idrissimart-desk")}}
             << -1;
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, patience), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, tag = notice.tag] {
            const QDBusPendingReply<uint> reply = *watcher;
            watcher->deleteLater();
            numberCame(tag, reply.isError() ? 0 : reply.value());
        });
    }

    void close(const QString &tag) override
    {
        const auto found = m_shown.find(tag);
        if (found == m_shown.end())
            return;
        found->next.reset();
        if (found->isAsked) {
            found->isUnwanted = true;
            return;
        }
        closeNumber(found->number);
        m_shown.erase(found);
    }

private Q_SLOTS:
    void actionInvoked(uint number, const QString &action)
    {
        const QString tag = tagOf(number);
        if (!tag.isNull())
            Q_EMIT activated(tag, action == clicked ? QString() : action);
    }

    void noticeClosed(uint number, uint)
    {
        const QString tag = tagOf(number);
        if (tag.isNull())
            return;
        m_shown.remove(tag);
        Q_EMIT closed(tag);
    }

private:
    struct Shown
    {
        uint number = 0; ///< the desktop's; 0: none yet
        bool isAsked = false;
        bool isUnwanted = false;
        std::optional<Notice> next;
    };

    static QString oneLine(const QString &text) { return text.simplified(); }

    void askForMarkup()
    {
        const auto call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("GetCapabilities"));
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, patience), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
            const QDBusPendingReply<QStringList> reply = *watcher;
            watcher->deleteLater();
            if (!reply.isError())
                m_hasMarkup = reply.value().contains(QStringLiteral("body-markup"));
        });
    }

    void numberCame(const QString &tag, uint number)
    {
        const auto found = m_shown.find(tag);
        if (found == m_shown.end())
            return;
        found->isAsked = false;
        found->number = number;
        if (found->isUnwanted || (number == 0 && !found->next)) {
            closeNumber(number);
            m_shown.erase(found);
        } else if (found->next) {
            const Notice next = *std::exchange(found->next, std::nullopt);
            show(next);
        }
    }

    void closeNumber(uint number)
    {
        if (number == 0 || !isAvailable())
            return;
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("CloseNotification"));
        call << number;
        m_bus.asyncCall(call, patience);
    }

    QString tagOf(uint number) const
    {
        for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
            if (number != 0 && shown->number == number)
                return shown.key();
        }
        return {};
    }

    QDBusConnection m_bus;
    const QString m_name;
    QHash<QString, Shown> m_shown;
    bool m_hasMarkup = true; ///< until the desktop says otherwise: an escape too many is ugly, one too few is markup
};

#endif

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

#ifdef DESK_HAVE_DBUS
#include "notifications.moc"
#endif
