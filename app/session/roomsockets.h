// The few live sockets of rooms: the one on screen and the most recent ones. They make typing, reading and messages fast;
// what is true arrives by the feed in any case.
#pragma once

#include "net/connection.h"
#include "session/intake.h"

#include <QSet>

#include <map>

namespace desk {

class Clock;
class Presence;
class RoomBook;

class RoomSockets : public QObject
{
    Q_OBJECT
public:
    struct Site
    {
        Connection::SocketFactory sockets;
        /// The request for a path on the site, with cookie and origin.
        std::function<SocketRequest(const QString &path)> request;
    };

    RoomSockets(Site site, const RoomBook &book, Intake &intake, Presence &presence, Clock &clock, UserId me, int limit,
                QObject *parent = nullptr);
    ~RoomSockets() override;

    void start(Dialect dialect);
    void stop();
    void retryNow();
    void setActiveRoom(RoomId room);
    /// The order of rooms changed: perhaps others deserve a socket now.
    void arrange();
    void sendTyping(RoomId room);
    void sendLooking(RoomId room);

Q_SIGNALS:
    /// On the deployed site a socket only says that there is something: somebody should look.
    void stirred(desk::RoomId room);
    void suspectSignedOut();
    void opened(desk::RoomId room);
    void presence(desk::RoomId room, const desk::protocol::PresenceFrame &frame); ///< of a colleague

private:
    QString path(const Room &room) const;
    void open(const Room &room);
    void heard(RoomId room, const protocol::ServerFrame &frame);
    void takeHistory(RoomId room, const protocol::History &history);
    void takeMessage(RoomId room, const Message &message);

    Site m_site;
    const RoomBook &m_book;
    Intake &m_intake;
    Presence &m_presence;
    Clock &m_clock;
    UserId m_me;
    int m_limit;
    Dialect m_dialect = Dialect::Full;
    bool m_running = false;
    bool m_arranging = false;
    RoomId m_active;
    std::map<RoomId, std::unique_ptr<Connection>> m_live;
    QSet<RoomId> m_refused;
};

} // namespace desk
