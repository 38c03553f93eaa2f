// The feed of the deployed site: the list every 15 s, the room on screen every 4 s, at most every 60 s while hidden; always by
// calls that mark nothing read. One list and one room at a time, besides what a timeline fetches for itself.
#pragma once

#include "protocol/bodies.h"
#include "session/feed.h"
#include "session/intake.h"

#include <QDateTime>
#include <QHash>

namespace desk {

class Clock;
class RoomBook;

class PollingFeed : public Feed
{
    Q_OBJECT
public:
    struct Site
    {
        std::function<FutureResult<protocol::RoomPage>(int page)> rooms;
        std::function<FutureResult<protocol::RoomDetail>(RoomId room)> room;
    };

    PollingFeed(Site site, Intake &intake, Store &store, const RoomBook &book, Clock &clock, QObject *parent = nullptr);

    void start() override;
    void stop() override;
    void resume() override;
    void setActiveRoom(RoomId room) override;
    void setWindowVisible(bool visible) override;
    FutureResult<void> fetch(RoomId room, MessageId before) override;
    void nudge(RoomId room) override;

private:
    void pollList(int page);
    void takeList(const protocol::RoomPage &page, int number);
    void listDone();
    bool isBehind(const Room &listed) const;
    void scheduleList();
    void scheduleActive();
    void readNext();
    void readFailed(RoomId room, const Error &error);
    bool isResting(RoomId room) const;
    FutureResult<void> read(RoomId room);
    void failed(const Error &error);

    Site m_site;
    Intake &m_intake;
    Store &m_store;
    const RoomBook &m_book;
    Clock &m_clock;
    RoomId m_active;
    bool m_visible = true;
    bool m_running = false;
    bool m_listing = false;
    bool m_reading = false;
    bool m_firstSync = true;
    quint64 m_listTurn = 0;   ///< an older timer's turn has passed
    quint64 m_activeTurn = 0;
    quint64 m_pagesTurn = 0;  ///< of one walk through the pages of the list
    QList<RoomId> m_toRead;
    struct Rest
    {
        int failures = 0;
        QDateTime until;
    };
    QHash<RoomId, Rest> m_resting; ///< rooms that could not be read, though the site answers
};

} // namespace desk
