// The conversations that were open last, the last one first; kept for each account between runs.
#pragma once

#include "session/session.h"
#include "system/settings.h"

#include <QPointer>

namespace desk::ui {

class Recents
{
public:
    explicit Recents(Settings &settings) : m_settings(settings) {}
    ~Recents() { save(); }
    Recents(const Recents &) = delete;
    Recents &operator=(const Recents &) = delete;

    /// Saves those of the account before.
    void setSession(Session *session);
    void visited(RoomId room);
    const QList<RoomId> &rooms() const { return m_rooms; }

private:
    void save();

    Settings &m_settings;
    QString m_account;
    QList<RoomId> m_rooms;
};

} // namespace desk::ui
