// Who of the staff has which case on his screen, and who types there. Bypasses the store: it is gone when it ends. The other half:
// telling them that I am looking.
#pragma once

#include "protocol/frames.h"
#include "session/triage.h"

#include <chrono>
#include <functional>

namespace desk {

class Clock;

class Colleagues : public QObject
{
    Q_OBJECT
public:
    /// `look` tells the others in this room.
    using Look = std::function<void(RoomId)>;
    Colleagues(Clock &clock, UserId me, Look look, QObject *parent = nullptr);

    void heard(RoomId room, const protocol::PresenceFrame &frame);
    void wrote(RoomId room, UserId user); ///< his message is there: he has stopped typing
    QList<Colleague> in(RoomId room) const;

    /// The case on screen in the focused window; 0: none. Told at once and again and again, at most every 20 s a room.
    void setActiveRoom(RoomId room);
    void reopened(RoomId room); ///< its socket is a new one: they have not been told

Q_SIGNALS:
    void changed(desk::RoomId room);

private:
    struct Seen
    {
        QString name;
        std::chrono::milliseconds until{};
        std::chrono::milliseconds typingUntil{};
    };
    void expire(RoomId room);
    void tell(const QList<Colleague> &before, RoomId room);
    void look();

    Clock &m_clock;
    UserId m_me;
    Look m_look;
    QHash<RoomId, QHash<UserId, Seen>> m_seen;
    RoomId m_active;
    QHash<RoomId, std::chrono::milliseconds> m_lookedAt; ///< monotonic
    quint64 m_turn = 0;                                  ///< an older timer looks no more
};

} // namespace desk
