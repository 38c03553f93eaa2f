// Tells the desktop of messages that came while their conversation was not the focused one: each by itself, many at
// once in one notice. Withdraws what has been read, here or elsewhere.
#pragma once

#include "session/session.h"
#include "system/clock.h"
#include "system/notifications.h"
#include "system/settings.h"

#include <QMap>
#include <QObject>
#include <QPointer>

#include <functional>

namespace desk::ui {

class Notifier : public QObject
{
    Q_OBJECT
public:
    /// `isFocused`: this room is on screen in the focused window.
    Notifier(Settings &settings, Clock &clock, Notifications &notifications, std::function<bool(RoomId)> isFocused,
             QObject *parent = nullptr);
    void setSession(Session *session);

Q_SIGNALS:
    /// A notice was clicked. An invalid room: the list, for the notice spoke of several.
    void openWanted(desk::RoomId room);

private:
    struct Arrival
    {
        RoomId room;
        MessageId message;
        QString title;
        QString text;
        bool counted = false; ///< its room counts what is unread, so that none left means: read
    };

    void gather(const Message &message, const RoomItem &item);
    void waitForMore();
    void flush();
    void tellEach(const QList<Arrival> &arrivals);
    void tellMany(const QList<Arrival> &arrivals);
    Notice mergedNotice() const;
    bool isToBeTold(const Arrival &arrival) const;
    bool isRead(const Arrival &arrival, const RoomItem &item) const;
    void follow(const RoomItem &item);
    void followAll();
    void followSettings();
    void withdraw(const std::function<bool(const Arrival &)> &which);
    void activated(const QString &tag);
    void closed(const QString &tag);

    Settings &m_settings;
    Clock &m_clock;
    Notifications &m_notifications;
    std::function<bool(RoomId)> m_isFocused;
    QPointer<Session> m_session;
    QList<Arrival> m_gathered;
    quint64 m_wait = 0; ///< an older wait flushes nothing
    std::chrono::milliseconds m_gatheringSince{0};
    bool m_belated = false;        ///< something gathered was written a while ago: more of it is on the way
    QMap<QString, Arrival> m_each; ///< on the desktop now, by tag
    QList<Arrival> m_merged;       ///< what the notice of many speaks of
    bool m_withPreview = true;
};

} // namespace desk::ui
