// Who types where, now. Bypasses the store: it is gone in five seconds, or with the message.
#pragma once

#include "protocol/types.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>

namespace desk {

class Clock;

class Presence : public QObject
{
    Q_OBJECT
public:
    Presence(Clock &clock, UserId me, QObject *parent = nullptr);

    void heard(RoomId room, UserId user, const QString &name);
    void wrote(RoomId room, UserId user); ///< his message is there: he has stopped
    QStringList typing(RoomId room) const;

    /// At each keystroke; calls `send` at most every three seconds a room.
    void keystroke(RoomId room, const std::function<void()> &send);

Q_SIGNALS:
    void changed(desk::RoomId room);

private:
    struct Typist
    {
        UserId user;
        QString name;
        std::chrono::milliseconds until;
    };
    void expire(RoomId room);

    Clock &m_clock;
    UserId m_me;
    QHash<RoomId, QList<Typist>> m_typists;
    QHash<RoomId, std::chrono::milliseconds> m_lastSent;
};

} // namespace desk
