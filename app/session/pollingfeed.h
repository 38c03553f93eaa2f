// The feed of the deployed site, which pushes nothing that can be relied on. The list every 15 s (hidden: 50 s; 5 s while a room
// is on screen that is not watched); a room whose summary moved is read whole by the call that marks nothing. Only a watched
// room, whose newest message stands in the focused window, is asked every 4 s by the cheap call that marks it read.
#pragma once

#include "net/supportlist.h"
#include "protocol/bodies.h"
#include "session/feed.h"
#include "session/intake.h"

#include <QDateTime>
#include <QHash>
#include <QSet>

namespace desk {

class Clock;
class RoomBook;

class PollingFeed : public Feed
{
    Q_OBJECT
public:
    struct Site
    {
        std::function<FutureResult<protocol::RoomPage>(int page, int pageSize)> rooms;
        std::function<FutureResult<protocol::RoomDetail>(RoomId room)> room;
        /// What was created after that time, at most 50, the oldest first. Marks the room read.
        std::function<FutureResult<protocol::PollPage>(RoomId room, const QDateTime &after)> poll;
        /// The page of support rooms; staff only, else empty. Forbidden: not for this one of the staff.
        std::function<FutureResult<QList<SupportEntry>>()> queue;
    };

    PollingFeed(Site site, Intake &intake, Store &store, const RoomBook &book, Clock &clock, UserId me,
                QObject *parent = nullptr);

    void start() override;
    void stop() override;
    void resume() override;
    void setActiveRoom(RoomId room, bool newestInView) override;
    void setWindowVisible(bool visible) override;
    FutureResult<void> fetch(RoomId room, MessageId before) override;
    void nudge(RoomId room) override;
    FutureResult<void> startOver() override;

private:
    void forget();
    // the list
    void askList();
    void walk(int page);
    void takeList(const protocol::RoomPage &page);
    void takeWalked(const protocol::RoomPage &page, int number);
    void listFailed(const Error &error);
    void listDone();
    void noteMoved(const QList<Room> &rooms);
    bool hidesSomething(const Room &listed) const;
    bool isCountRight(int count) const;
    QList<RoomId> listedRooms() const; ///< open here, and in the list while they are open there
    void lookForGone();
    void scheduleList();
    // the staff's queue
    bool isQueued(RoomId room) const;
    void askQueue();
    void takeQueue(const QList<SupportEntry> &entries);
    // the watched room
    bool isWatching() const;
    void watch();
    void takePoll(RoomId room, const QDateTime &after, const protocol::PollPage &page);
    void takeForwardPoll(RoomId room, const QDateTime &after, const protocol::PollPage &page);
    void completeLater(RoomId room);
    void scheduleWatch();
    // whole rooms
    void readNext();
    void readFailed(RoomId room, const Error &error);
    void close(RoomId room);
    bool isClosed(RoomId room) const;
    bool isResting(RoomId room) const;
    FutureResult<void> read(RoomId room);
    /// The site orders by time, a run is by id.
    static MessageRun runOf(RoomId room, const QList<Message> &messages);
    void syncedIfDone();
    void failed(const Error &error);

    Site m_site;
    Intake &m_intake;
    Store &m_store;
    const RoomBook &m_book;
    Clock &m_clock;
    UserId m_me;
    RoomId m_active;
    bool m_newestInView = false;
    bool m_visible = true;
    bool m_running = false;
    bool m_listing = false;
    RoomId m_reading;        ///< a whole room is under way
    bool m_watching = false; ///< a poll is under way
    bool m_firstSync = true;
    quint64 m_listTurn = 0; ///< an older timer's turn has passed
    quint64 m_watchTurn = 0;
    quint64 m_pagesTurn = 0; ///< of one walk through the pages of the list
    QSet<RoomId> m_walked;   ///< seen on that walk
    int m_settledCount = -1; ///< a count of the list that a walk has explained
    QList<RoomId> m_toRead;
    struct Told
    {
        QDateTime lastAt, updatedAt;
        int unread = 0;
        friend bool operator==(const Told &, const Told &) = default;
    };
    static Told toldBy(const Room &room);
    QHash<RoomId, Told> m_read; ///< what the list told when the room was read for it: once is enough
    QSet<RoomId> m_readWhole;   ///< since the start
    QHash<RoomId, Told> m_owed; ///< moved while they were being read or rested: read when they can be
    QSet<RoomId>
        m_toComplete; ///< a poll does not tell of files, nor of all that came before: read whole a little later
    bool m_askingQueue = false;
    bool m_queueRefused = false;                             ///< until the next start
    std::optional<std::chrono::milliseconds> m_queueAskedAt; ///< by the monotonic clock
    QDateTime m_further;                                     ///< where the next page of a case or a closed room begins
    MessageId m_furtherAfter;                                ///< the pages before it have told of everything up to here
    struct Rest
    {
        int failures = 0;
        QDateTime until;
    };
    QHash<RoomId, Rest> m_resting; ///< rooms that could not be read, though the site answers
};

} // namespace desk
