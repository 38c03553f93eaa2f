// What a person's frames do, and what he hears.
#include "server/ws/peer.h"

#include "protocol/codec.h"
#include "server/rooms/casedesk.h"
#include "server/rooms/changefeed.h"
#include "server/ws/gateway.h"

namespace desk::server {

namespace {

struct Said
{
    const char *code;
    const char *text;
};
Said said(ErrorCode code)
{
    switch (code) {
    case ErrorCode::TooLong:
        return {"too_long", "The message is too long."};
    case ErrorCode::RateLimited:
        return {"rate_limited", "Too many messages. Try again later."};
    case ErrorCode::RoomClosed:
        return {"room_closed", "This conversation is closed."};
    case ErrorCode::WhichRoom:
        return {"which_room", "Several conversations: name the room."};
    case ErrorCode::NonceReused:
        return {"nonce_reused", "This nonce was used for another message."};
    case ErrorCode::Overtaken:
        return {"overtaken", "Somebody has answered meanwhile."};
    case ErrorCode::SignedOut:
        return {"signed_out", "You are signed out."};
    case ErrorCode::Forbidden:
    case ErrorCode::NotFound:
        return {"forbidden", "You are not in this conversation."};
    case ErrorCode::BadFrame:
    case ErrorCode::Invalid:
        return {"bad_frame", "This is not a frame."};
    default:
        return {"internal", "Server error."};
    }
}

} // namespace

Client::Client(Gateway &gateway, SessionPtr session) : m_gateway(gateway), m_session(std::move(session)) {}
Client::~Client() = default;

void Client::opened(std::shared_ptr<Socket> socket)
{
    m_socket = std::move(socket);
    m_gateway.add(this);
    if (m_session->over) // ended between the handshake's check and now
        return end(4401, "signed_out");
    begin();
}

void Client::closed()
{
    if (!m_socket)
        return;
    m_gateway.remove(this);
    leave();
    m_socket.reset();
}

void Client::hear(const Event &event)
{
    if (m_socket)
        m_socket->push(!event.own.isNull() && event.from == user() ? event.own : event.wire);
}

void Client::push(const protocol::ServerFrame &frame)
{
    if (m_socket)
        m_socket->push(protocol::encode(frame, {m_gateway.config().features()}));
}

void Client::error(const Error &error, const QUuid &nonce, RoomId room)
{
    const Said words = said(error.code);
    push(protocol::ErrorFrame{QString::fromLatin1(words.text), QString::fromLatin1(words.code), nonce, room,
                              error.retryAfter});
}

void Client::end(quint16 code, const char *reason)
{
    if (!m_socket)
        return;
    error({ErrorCode::SignedOut, {}, {}, 0});
    m_socket->close(code, reason);
}

void Client::binary()
{
    error({ErrorCode::BadFrame, {}, {}, 0});
    m_socket->close(1003, "text only");
}

void Client::text(std::string_view text)
{
    if (!m_gateway.taking())
        return;
    const auto decoded =
        protocol::decodeClientFrame(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    if (!decoded)
        return error({ErrorCode::BadFrame, {}, {}, 0});
    frame(*decoded);
}

void Client::subscribe(Topic topic)
{
    m_gateway.rooms().hub().subscribe(topic, this);
}
void Client::unsubscribe(Topic topic)
{
    m_gateway.rooms().hub().unsubscribe(topic, this);
}

// ---- a room

RoomClient::RoomClient(Gateway &gateway, SessionPtr session, Joined joined, MessageId after)
    : Client(gateway, std::move(session)), m_joined(joined), m_after(after)
{
}

void RoomClient::begin()
{
    const auto self = std::static_pointer_cast<RoomClient>(shared_from_this());
    m_gateway.rooms().firstHistory(who(), m_joined, m_after, [self](const Result<Wire> &history) {
        if (!self->socket())
            return;
        if (!history) {
            self->error(history.error());
            return self->socket()->close(1011, "fault");
        }
        self->socket()->push(*history);
        self->subscribe(self->m_joined.topic());
        if (!self->staff())
            return;
        for (const auto &there : self->m_gateway.rooms().cases().presence().others(self->m_joined.room, self->user()))
            self->push(there);
    });
}

void RoomClient::leave()
{
    unsubscribe(m_joined.topic());
    m_gateway.rooms().cases().presence().left(m_joined.room, this);
}

void RoomClient::frame(const protocol::ClientFrame &frame)
{
    if (const auto *message = std::get_if<protocol::SendMessage>(&frame))
        return send(*message);
    if (const auto *typing = std::get_if<protocol::SendTyping>(&frame))
        return m_gateway.rooms().typing(who(), roomOf(typing->room), this);
    if (!m_gateway.config().features())
        return;
    if (const auto *read = std::get_if<protocol::SendRead>(&frame)) {
        const RoomId room = roomOf(read->room);
        if (!room.isValid())
            return error({ErrorCode::WhichRoom, {}, {}, 0});
        const auto self = std::static_pointer_cast<RoomClient>(shared_from_this());
        return m_gateway.rooms().read(who(), room, read->upTo, [self, room](const Result<void> &done) {
            if (!done)
                self->error(done.error(), {}, room);
        });
    }
    if (std::holds_alternative<protocol::Looking>(frame))
        return m_gateway.rooms().looking(who(), m_joined.room, this);
    if (const auto *ask = std::get_if<protocol::RequestHistory>(&frame))
        history(*ask);
}

void RoomClient::send(const protocol::SendMessage &frame)
{
    if (frame.text.trimmed().isEmpty() && frame.nonce.isNull())
        return; // as the site does
    if (m_joined.room.isValid())
        return sendTo(m_joined.room, frame);
    const auto self = std::static_pointer_cast<RoomClient>(shared_from_this());
    const RoomId named = frame.room;
    if (!named.isValid()) {
        return m_gateway.rooms().onlyRoomOf(m_joined.everyRoomOf, [self, frame](RoomId only) {
            if (!only.isValid())
                return self->error({ErrorCode::WhichRoom, {}, {}, 0}, frame.nonce);
            self->sendTo(only, frame);
        });
    }
    m_gateway.rooms().record(who(), named, [self, frame](const Result<const RoomRecord *> &record) {
        if (!record || (*record)->ad != self->m_joined.everyRoomOf)
            return self->error({ErrorCode::Forbidden, {}, {}, 0}, frame.nonce, frame.room);
        self->sendTo(frame.room, frame);
    });
}

void RoomClient::sendTo(RoomId room, const protocol::SendMessage &frame)
{
    const QUuid nonce = m_gateway.config().features() ? frame.nonce : QUuid();
    const auto self = std::static_pointer_cast<RoomClient>(shared_from_this());
    m_gateway.rooms().send(who(), {room, frame.text, nonce, {}, frame.seen, false},
                           [self, room, nonce](const Result<Sent> &sent) {
                               if (!sent)
                                   return self->error(sent.error(), nonce, room);
                               if (sent->repeated)
                                   self->push(sent->frame); // to its sender alone
                           });
}

void RoomClient::history(const protocol::RequestHistory &ask)
{
    const RoomId room = roomOf(ask.room);
    if (!room.isValid())
        return error({ErrorCode::WhichRoom, {}, {}, 0});
    PageRequest request;
    request.before = ask.before;
    request.after = ask.after;
    request.limit = ask.limit;
    const auto self = std::static_pointer_cast<RoomClient>(shared_from_this());
    m_gateway.rooms().page(who(), room, request, [self, ask, room](const Result<protocol::MessagePage> &page) {
        if (!page)
            return self->error(page.error(), {}, room);
        protocol::History history;
        history.messages = page->messages;
        history.room = room;
        history.hasMore = page->hasMore;
        history.before = ask.before;
        history.after = ask.after;
        self->push(history);
    });
}

// ---- notifications

void NotificationClient::begin()
{
    const auto self = std::static_pointer_cast<NotificationClient>(shared_from_this());
    if (!m_gateway.config().features())
        return subscribe({Topic::Person, user().value});
    m_gateway.rooms().feed().open(who(), [self](const Result<Cursor> &cursor) {
        if (!self->socket()) {
            if (cursor)
                self->m_gateway.rooms().feed().close(self->user());
            return;
        }
        if (!cursor)
            return self->socket()->close(1011, "fault");
        self->m_counted = true;
        self->push(protocol::Hello{*cursor});
        self->subscribe({Topic::Person, self->user().value});
    });
}

void NotificationClient::leave()
{
    unsubscribe({Topic::Person, user().value});
    if (std::exchange(m_counted, false))
        m_gateway.rooms().feed().close(user());
}

void NotificationClient::frame(const protocol::ClientFrame &frame)
{
    if (!std::holds_alternative<protocol::Ping>(frame))
        return;
    protocol::Pong pong;
    if (m_gateway.config().features())
        pong.cursor = m_gateway.rooms().feed().cursorOf(user());
    push(pong);
}

} // namespace desk::server
