// Notify, CloseNotification and what the service tells.
#include "system/busnotifications.h"

#ifdef DESK_HAVE_DBUS

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QVariantMap>

namespace desk {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString clicked = QStringLiteral("default");
constexpr int patience = 5'000;

QDBusMessage callOf(const char *method)
{
    return QDBusMessage::createMethodCall(service, path, service, QString::fromLatin1(method));
}

} // namespace

BusNotifications::BusNotifications(QDBusConnection bus, const QString &applicationName)
    : m_bus(std::move(bus)), m_name(applicationName)
{
    m_bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
    m_bus.connect(service, path, service, QStringLiteral("ActivationToken"), this,
                  SLOT(activationToken(uint, QString)));
    m_bus.connect(service, path, service, QStringLiteral("NotificationClosed"), this, SLOT(noticeClosed(uint, uint)));
    auto *watcher = new QDBusServiceWatcher(service, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &last, const QString &next) {
                if (!last.isEmpty())
                    forgetNumbers();
                if (!next.isEmpty())
                    askForMarkup();
            });
    askForMarkup();
}

BusNotifications::~BusNotifications()
{
    for (const Shown &shown : std::as_const(m_shown))
        closeNumber(shown.number);
}

void BusNotifications::forgetNumbers()
{
    m_hasMarkup = true;
    ++m_service;
    const QStringList tags = m_shown.keys();
    for (const QString &tag : tags) {
        if (m_shown.value(tag).isAsked)
            continue; // the call's end tells
        m_shown.remove(tag);
        Q_EMIT closed(tag);
    }
}

void BusNotifications::show(const Notice &notice)
{
    if (!isAvailable())
        return;
    Shown &shown = m_shown[notice.tag];
    shown.notice = notice;
    if (shown.isAsked)
        shown.isNext = true; // its number is on the way: replaced when it has come
    else
        ask(shown);
}

void BusNotifications::ask(Shown &shown)
{
    shown.isAsked = true;
    shown.isNext = false;
    const Notice &notice = shown.notice;
    QStringList actions{clicked, QString()};
    for (const auto &[name, words] : notice.actions)
        actions << name << words;
    QVariantMap hints{{QStringLiteral("category"), QStringLiteral("im.received")},
                      {QStringLiteral("desktop-entry"), QStringLiteral("idrissimart-desk")}};
    if (notice.sound)
        hints.insert(QStringLiteral("sound-name"), QStringLiteral("message-new-instant"));
    else
        hints.insert(QStringLiteral("suppress-sound"), true);
    QDBusMessage call = callOf("Notify");
    call << m_name << shown.number << QStringLiteral("idrissimart-desk") << notice.title.simplified()
         << (m_hasMarkup ? notice.body.toHtmlEscaped() : notice.body) << actions << hints << -1;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, patience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, tag = notice.tag, asked = m_service] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        numberCame(tag, reply.isError() || asked != m_service ? 0 : reply.value());
    });
}

void BusNotifications::numberCame(const QString &tag, uint number)
{
    const auto found = m_shown.find(tag);
    if (found == m_shown.end())
        return;
    found->isAsked = false;
    found->number = number;
    if (number == 0) {
        const Shown lost = *found;
        m_shown.erase(found);
        if (!lost.isUnwanted)
            Q_EMIT failed(lost.notice);
    } else if (found->isUnwanted) {
        m_shown.erase(found);
        closeNumber(number);
    } else if (found->isNext) {
        ask(*found);
    }
}

void BusNotifications::close(const QString &tag)
{
    const auto found = m_shown.find(tag);
    if (found == m_shown.end())
        return;
    found->isNext = false;
    if (found->isAsked) {
        found->isUnwanted = true;
        return;
    }
    closeNumber(found->number);
    m_shown.erase(found);
}

void BusNotifications::actionInvoked(uint number, const QString &action)
{
    const QString tag = tagOf(number);
    if (!tag.isNull())
        Q_EMIT activated(tag, action == clicked ? QString() : action);
}

/// Comes before the action: with it a window may raise itself on Wayland. Qt takes it from there.
void BusNotifications::activationToken(uint number, const QString &token)
{
    if (!tagOf(number).isNull())
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

void BusNotifications::noticeClosed(uint number, uint)
{
    const QString tag = tagOf(number);
    if (tag.isNull() || m_shown.value(tag).isAsked) // replaced at this moment: the answer tells the number that lives
        return;
    m_shown.remove(tag);
    Q_EMIT closed(tag);
}

void BusNotifications::askForMarkup()
{
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(callOf("GetCapabilities"), patience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, asked = m_service] {
        const QDBusPendingReply<QStringList> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isError() && asked == m_service)
            m_hasMarkup = reply.value().contains(QStringLiteral("body-markup"));
    });
}

void BusNotifications::closeNumber(uint number)
{
    if (number == 0 || !isAvailable())
        return;
    QDBusMessage call = callOf("CloseNotification");
    call << number;
    m_bus.send(call);
}

QString BusNotifications::tagOf(uint number) const
{
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (number != 0 && shown->number == number)
            return shown.key();
    }
    return {};
}

} // namespace desk

#endif
