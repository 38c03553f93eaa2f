// Which room has which address, and what its frames mean for the store.
#include "session/roomsockets.h"

#include "session/presence.h"
#include "session/roombook.h"
#include "system/clock.h"

namespace desk {

namespace {
constexpr std::chrono::minutes retryRefused{5};
} // namespace

RoomSockets::RoomSockets(Site site, const RoomBook &book, Intake &intake, Presence &presence, Clock &clock, UserId me,
                         int limit, QObject *parent)
    : QObject(parent), m_site(std::move(site)), m_book(book), m_intake(intake), m_presence(presence), m_clock(clock),
      m_me(me), m_limit(limit)
{
}

RoomSockets::~RoomSockets() = default;

void RoomSockets::start(Dialect dialect)
{
    if (m_dialect != dialect)
        m_live.clear();
    m_dialect = dialect;
    m_running = true;
    arrange();
}

void RoomSockets::stop()
{
    m_running = false;
    m_live.clear();
    m_refused.clear();
}

void RoomSockets::retryNow()
{
    for (auto &[room, connection] : m_live)
        connection->retryNow();
}

void RoomSockets::setActiveRoom(RoomId room)
{
    if (m_active != room)
        m_refused.remove(room); // a person's act: one more try
    m_active = room;
    arrange();
}

/// Empty: this room has no socket for us.
QString RoomSockets::path(const Room &room) const
{
    const bool full = m_dialect == Dialect::Full;
    QString path;
    if (room.type == RoomType::PublisherAdmin) {
        path = QStringLiteral("/ws/chat/support/publisher_%1/").arg(room.publisher.id.value);
        if (full)
            path += QStringLiteral("?room=%1").arg(room.id.value);
    } else if (room.client && room.client->id == m_me) {
        path = QStringLiteral("/ws/chat/ad/%1/").arg(room.ad.value);
    } else if (full && room.client) {
        path = QStringLiteral("/ws/chat/ad/%1/?buyer=%2").arg(room.ad.value).arg(room.client->id.value);
    } else {
        return {}; // an owner hears nobody there (SITE.md)
    }
    if (full && m_book.stored(room.id).isValid()) {
        path += path.contains(QLatin1Char('?')) ? QLatin1Char('&') : QLatin1Char('?');
        path += QStringLiteral("after=%1").arg(m_book.stored(room.id).value);
    }
    return path;
}

void RoomSockets::arrange()
{
    if (!m_running || m_arranging)
        return;
    m_arranging = true;
    QList<Room> wanted;
    const auto want = [this, &wanted](const Room &room) {
        if (wanted.size() < m_limit && room.isActive && !m_refused.contains(room.id) && !path(room).isEmpty())
            wanted << room;
    };
    if (const auto active = m_book.room(m_active))
        want(*active);
    m_book.visitByActivity([&](const Room &room) {
        if (room.id != m_active)
            want(room);
        return wanted.size() < m_limit;
    });
    QSet<RoomId> ids;
    for (const Room &room : std::as_const(wanted))
        ids.insert(room.id);
    std::erase_if(m_live, [&ids](const auto &entry) { return !ids.contains(entry.first); });
    for (const Room &room : std::as_const(wanted)) {
        if (!m_live.contains(room.id))
            open(room);
    }
    m_arranging = false;
}

void RoomSockets::open(const Room &room)
{
    const RoomId id = room.id;
    auto connection = std::make_unique<Connection>(
        m_site.sockets, [this, id] { return m_site.request(path(m_book.room(id).value_or(Room{}))); }, m_clock);
    connect(connection.get(), &Connection::frameReceived, this,
            [this, id](const protocol::ServerFrame &frame) { heard(id, frame); });
    connect(connection.get(), &Connection::online, this, [this, id] { Q_EMIT opened(id); });
    connect(connection.get(), &Connection::refused, this, [this, id](int closeCode, const Error &) {
        m_refused.insert(id); // until the next sign-in, or until a person opens the room, or for long: no loop
        m_clock.after(retryRefused, this, [this, id] {
            if (m_refused.remove(id))
                arrange();
        });
        if (closeCode == 4401)
            Q_EMIT suspectSignedOut();
    });
    connection->start();
    m_live[id] = std::move(connection);
}

void RoomSockets::heard(RoomId room, const protocol::ServerFrame &frame)
{
    if (const auto *typing = std::get_if<protocol::Typing>(&frame)) {
        m_presence.heard(room, typing->user, typing->userName);
    } else if (const auto *history = std::get_if<protocol::History>(&frame)) {
        takeHistory(room, *history);
    } else if (const auto *stored = std::get_if<protocol::MessageStored>(&frame)) {
        m_presence.wrote(room, stored->message.sender);
        takeMessage(room, stored->message);
    } else if (const auto *read = std::get_if<protocol::ReadUpTo>(&frame)) {
        const auto known = m_book.room(room);
        if (!known)
            return;
        const bool mine = read->user == m_me;
        const bool staffReadForStaff =
            known->type == RoomType::PublisherAdmin && known->publisher.id != m_me && read->user != known->publisher.id;
        if (!mine && staffReadForStaff)
            return; // a colleague on my own side
        Incoming incoming;
        incoming.reads << ReadNews{room, read->upTo, mine};
        m_intake.take(incoming);
    } else if (const auto *colleague = std::get_if<protocol::PresenceFrame>(&frame)) {
        Q_EMIT presence(room, *colleague);
    } else if (const auto *error = std::get_if<protocol::ErrorFrame>(&frame)) {
        if (error->code == QLatin1String("signed_out"))
            Q_EMIT suspectSignedOut();
    }
}

void RoomSockets::takeHistory(RoomId room, const protocol::History &history)
{
    if (history.messages.isEmpty())
        return;
    if (m_dialect == Dialect::Deployed) {
        if (history.messages.last().id > m_book.stored(room))
            Q_EMIT stirred(room);
        return;
    }
    Incoming incoming;
    incoming.news = m_book.stored(room).isValid();
    MessageRun run;
    run.room = room;
    run.messages = history.messages;
    run.reach = Reach::Loose;
    incoming.runs << run;
    m_intake.take(incoming);
}

void RoomSockets::takeMessage(RoomId room, const Message &message)
{
    if (m_dialect == Dialect::Deployed) {
        Q_EMIT stirred(room);
        return;
    }
    Incoming incoming;
    MessageRun run;
    run.room = room;
    run.messages << message;
    run.reach = Reach::Loose;
    incoming.runs << run;
    m_intake.take(incoming);
}

void RoomSockets::sendTyping(RoomId room)
{
    const auto live = m_live.find(room);
    if (live != m_live.end())
        live->second->send(protocol::SendTyping{});
}

void RoomSockets::sendLooking(RoomId room)
{
    const auto live = m_live.find(room);
    if (live != m_live.end())
        live->second->send(protocol::Looking{});
}

} // namespace desk
