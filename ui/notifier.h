// Tells the desktop of a message that came while its conversation was not the focused one. A click opens it.
#pragma once

#include "session/session.h"
#include "system/notifications.h"
#include "system/settings.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace desk::ui {

class Notifier : public QObject
{
    Q_OBJECT
public:
    /// `isFocused`: this room is on screen in the focused window. `show`: the desktop's own way.
    Notifier(Settings &settings, std::function<bool(RoomId)> isFocused, std::function<void(const Notice &)> show,
             QObject *parent = nullptr);
    void setSession(Session *session);
    /// The notice's tag names its room.
    static RoomId roomOf(const QString &tag);

private:
    void tell(const Message &message, const RoomItem &room);

    Settings &m_settings;
    std::function<bool(RoomId)> m_isFocused;
    std::function<void(const Notice &)> m_show;
    QPointer<Session> m_session;
};

} // namespace desk::ui
