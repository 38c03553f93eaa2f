// One open socket of a person in a room (or in every room of his ad): frames to calls of RoomService, events to frames.
#pragma once

#include "server/auth/sessions.h"
#include "server/rooms/roomservice.h"
#include "server/ws/socket.h"

#include "protocol/frames.h"

namespace desk::server {

class Gateway;

/// What every open socket is to the gateway.
class Client : public SocketOwner, public Listener, public std::enable_shared_from_this<Client>
{
public:
    Client(Gateway &gateway, SessionPtr session);
    ~Client() override;

    UserId user() const override { return m_session->account->id(); }
    bool staff() const override { return m_session->account->staff(); }
    const SessionPtr &session() const { return m_session; }
    Socket *socket() const { return m_socket.get(); }
    void hear(const Event &event) override;
    void opened(std::shared_ptr<Socket> socket) override;
    void binary() override;
    void closed() override;
    void text(std::string_view text) override;
    void push(const protocol::ServerFrame &frame);
    void end(quint16 code, const char *reason);

protected:
    /// The socket is open.
    virtual void begin() = 0;
    virtual void frame(const protocol::ClientFrame &frame) = 0;
    /// The socket is gone: leave what was joined.
    virtual void leave() = 0;

    const AccountPtr &who() const { return m_session->account; }
    void subscribe(Topic topic);
    void unsubscribe(Topic topic);
    void error(const Error &error, const QUuid &nonce = {}, RoomId room = {});

    Gateway &m_gateway;

private:
    SessionPtr m_session;
    std::shared_ptr<Socket> m_socket;
};

class RoomClient final : public Client
{
public:
    RoomClient(Gateway &gateway, SessionPtr session, Joined joined, MessageId after);

protected:
    void begin() override;
    void frame(const protocol::ClientFrame &frame) override;
    void leave() override;

private:
    void send(const protocol::SendMessage &frame);
    void sendTo(RoomId room, const protocol::SendMessage &frame);
    void history(const protocol::RequestHistory &frame);
    /// The room a frame means: the socket's own, or one of the ad's that it names. 0: it must name one.
    RoomId roomOf(RoomId named) const { return m_joined.room.isValid() ? m_joined.room : named; }

    Joined m_joined;
    MessageId m_after;
};

class NotificationClient final : public Client
{
public:
    using Client::Client;

protected:
    void begin() override;
    void frame(const protocol::ClientFrame &frame) override;
    void leave() override;

private:
    bool m_counted = false;
};

} // namespace desk::server
