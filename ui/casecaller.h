// Calls staff to support cases that wait and that nobody has, again and again until somebody takes them.
#pragma once

#include "models/casealert.h"
#include "session/session.h"
#include "system/clock.h"
#include "system/notifications.h"
#include "system/settings.h"

#include <QObject>
#include <QPointer>

namespace desk::ui {

class CaseCaller : public QObject
{
    Q_OBJECT
public:
    CaseCaller(Settings &settings, Clock &clock, Notifications &notifications, QObject *parent = nullptr);
    void setSession(Session *session);

Q_SIGNALS:
    /// The call was clicked: the case that has waited longest.
    void openWanted(desk::RoomId room);

private:
    void wait();
    void look();
    void call(const QList<RoomId> &rooms);
    void follow(const RoomItem &item);
    void withdraw();

    Settings &m_settings;
    Clock &m_clock;
    Notifications &m_notifications;
    QPointer<Session> m_session;
    CaseAlert m_alert;
    QList<RoomId> m_called; ///< the notice on the desktop speaks of them
    quint64 m_wait = 0;     ///< an older wait looks no more
};

} // namespace desk::ui
