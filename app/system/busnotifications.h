// org.freedesktop.Notifications over D-Bus. Remembers which number the service gave to which tag, and forgets all of
// them when the service goes: another one counts from the beginning.
#pragma once

#include "system/notifications.h"

#ifdef DESK_HAVE_DBUS

#include <QDBusConnection>
#include <QHash>

#include <optional>

namespace desk {

class BusNotifications : public Notifications
{
    Q_OBJECT
public:
    BusNotifications(QDBusConnection bus, const QString &applicationName);
    /// What it showed leads nowhere any more.
    ~BusNotifications() override;

    bool isAvailable() const override { return m_bus.isConnected(); }
    void show(const Notice &notice) override;
    void close(const QString &tag) override;

private Q_SLOTS:
    void actionInvoked(uint number, const QString &action);
    void activationToken(uint number, const QString &token);
    void noticeClosed(uint number, uint reason);

private:
    struct Shown
    {
        Notice notice;
        uint number = 0; ///< the desktop's; 0: none yet
        bool isAsked = false;
        bool isUnwanted = false;
        bool isNext = false; ///< `notice` is a later one, to be shown when the number has come
    };

    void askForMarkup();
    void forgetNumbers();
    void ask(Shown &shown);
    void numberCame(const QString &tag, uint number);
    void closeNumber(uint number);
    QString tagOf(uint number) const;

    QDBusConnection m_bus;
    const QString m_name;
    QHash<QString, Shown> m_shown;
    quint64 m_service = 0;   ///< an answer of an earlier service names none of this one's notices
    bool m_hasMarkup = true; ///< until the desktop says otherwise: an escape too many is ugly, one too few is markup
};

} // namespace desk

#endif
