// Keeping the list, and telling the colleagues.
#include "server/rooms/casepresence.h"

#include "protocol/codec.h"

#include <algorithm>

namespace desk::server {

void CasePresence::say(RoomId room, const User &who, const QString &state) const
{
    const protocol::ServerFrame frame = protocol::PresenceFrame{who.id, who.displayName(), state, room};
    m_hub.publish({.room = room,
                   .ad = {},
                   .from = who.id,
                   .echo = false,
                   .audience = Audience::Staff,
                   .frame = &frame,
                   .wire = protocol::encode(frame),
                   .own = {}});
}

void CasePresence::seen(RoomId room, const User &who, const Listener *socket, const QString &state)
{
    auto &lookers = m_lookers[room];
    auto it = std::find_if(lookers.begin(), lookers.end(), [&who](const Looker &one) { return one.user.id == who.id; });
    if (it == lookers.end())
        it = lookers.insert(lookers.end(), {who, {}, {}, {}});
    it->state = state;
    it->sockets.insert(socket);
    it->until = Clock::now() + m_config.presenceTime;
    say(room, who, state);
}

void CasePresence::left(RoomId room, const Listener *socket)
{
    auto found = m_lookers.find(room);
    if (found == m_lookers.end())
        return;
    auto &lookers = found->second;
    const auto it =
        std::find_if(lookers.begin(), lookers.end(), [socket](Looker &one) { return one.sockets.remove(socket); });
    if (it == lookers.end() || !it->sockets.isEmpty())
        return;
    const User who = it->user;
    lookers.erase(it);
    if (lookers.empty())
        m_lookers.erase(found);
    say(room, who, QStringLiteral("gone"));
}

QList<protocol::PresenceFrame> CasePresence::others(RoomId room, UserId than) const
{
    QList<protocol::PresenceFrame> there;
    if (auto found = m_lookers.find(room); found != m_lookers.end()) {
        for (const Looker &one : found->second) {
            if (one.user.id != than)
                there << protocol::PresenceFrame{one.user.id, one.user.displayName(), one.state, room};
        }
    }
    return there;
}

void CasePresence::sweep(Clock::time_point now)
{
    for (auto room = m_lookers.begin(); room != m_lookers.end();) {
        std::erase_if(room->second, [&](const Looker &one) {
            if (one.until > now)
                return false;
            say(room->first, one.user, QStringLiteral("gone"));
            return true;
        });
        room = room->second.empty() ? m_lookers.erase(room) : std::next(room);
    }
}

} // namespace desk::server
