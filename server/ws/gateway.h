// Decides about a handshake before there is a socket: route, Origin, session, membership. Keeps the list of open sockets,
// ends those whose session ended and those that do not read. SITE.md, "WebSockets"; PROTOCOL.md, "Answers".
#pragma once

#include "server/auth/sessions.h"
#include "server/http/connection.h"
#include "server/rooms/roomservice.h"
#include "server/ws/socket.h"

#include <unordered_set>

namespace desk::server {

class Client;

class Gateway
{
public:
    Gateway(const Config &config, Sessions &sessions, RoomService &rooms);

    void upgrade(const RequestPtr &request, std::function<void(std::shared_ptr<SocketOwner>, Response)> done);
    SocketLimits limits() const;

    const Config &config() const { return m_config; }
    RoomService &rooms() { return m_rooms; }
    void add(Client *client);
    void remove(Client *client);
    size_t size() const { return m_clients.size(); }

    void endSession(const QString &key, UserId user, SessionEnd why);
    /// Every second: readers that do not read.
    void sweep();
    /// The server goes down: nothing more is taken from anybody,
    void stopTaking() { m_taking = false; }
    bool taking() const { return m_taking; }
    /// then everybody hears 1001.
    void closeAll();
    /// And whoever does not answer that is left.
    void cutAll();

private:
    using Done = std::function<void(std::shared_ptr<SocketOwner>, Response)>;
    void join(const RequestPtr &request, const SessionPtr &session, const Done &done);
    Callback<Joined> joined(const RequestPtr &request, const SessionPtr &session, const Done &done);
    bool originHolds(const Request &request) const;

    const Config &m_config;
    Sessions &m_sessions;
    RoomService &m_rooms;
    std::unordered_set<Client *> m_clients;
    bool m_taking = true;
};

} // namespace desk::server
