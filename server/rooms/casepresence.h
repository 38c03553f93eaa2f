// Who of the staff has which support case on screen, or writes in it (PROTOCOL.md, `triage`). Never stored, never told to
// a publisher. Network thread only.
#pragma once

#include "server/config.h"
#include "server/rooms/hub.h"

#include "protocol/frames.h"

#include <QSet>

#include <chrono>
#include <unordered_map>

namespace desk::server {

class CasePresence
{
public:
    using Clock = std::chrono::steady_clock;

    CasePresence(const Config &config, Hub &hub) : m_config(config), m_hub(hub) {}

    /// `state`: looking or typing; `socket` is where it was said.
    void seen(RoomId room, const User &who, const Listener *socket, const QString &state);
    void left(RoomId room, const Listener *socket);
    /// Whom somebody who joins finds there.
    QList<protocol::PresenceFrame> others(RoomId room, UserId than) const;
    /// Whoever has not been heard of in time is gone.
    void sweep(Clock::time_point now);

private:
    struct Looker
    {
        User user;
        QString state;
        QSet<const Listener *> sockets;
        Clock::time_point until;
    };
    void say(RoomId room, const User &who, const QString &state) const;

    const Config &m_config;
    Hub &m_hub;
    std::unordered_map<RoomId, std::vector<Looker>> m_lookers;
};

} // namespace desk::server
