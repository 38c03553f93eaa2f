// The feed of our own server: one socket to /ws/notifications/ says what changed, GET changes brings what was missed.
// The cursor rule of PROTOCOL.md lives here and nowhere else.
#pragma once

#include "net/connection.h"
#include "protocol/bodies.h"
#include "session/feed.h"
#include "session/intake.h"

namespace desk {

class Clock;

class ChangesFeed : public Feed
{
    Q_OBJECT
public:
    /// The site's calls it needs, so that tests can play the site.
    struct Site
    {
        std::function<FutureResult<protocol::ChangesPage>(Cursor since)> changes;
        std::function<FutureResult<protocol::MessagePage>(RoomId room, MessageId before, int limit)> messagesBefore;
    };

    ChangesFeed(Site site, std::unique_ptr<Connection> connection, Intake &intake, Store &store, Clock &clock,
                Cursor cursor, QObject *parent = nullptr);

    Cursor cursor() const { return m_cursor; }
    void start() override;
    void stop() override;
    void resume() override;
    void setActiveRoom(RoomId, bool) override {}
    void setWindowVisible(bool) override {}
    FutureResult<void> fetch(RoomId room, MessageId before) override;
    void nudge(RoomId) override { pull(); }
    FutureResult<void> startOver() override;

private:
    void heard(const protocol::ServerFrame &frame);
    void apply(const protocol::Change &change);
    void pull();
    void takePage(const protocol::ChangesPage &page, Cursor asked);
    void pullFailed(const Error &error);
    void pullLater(std::chrono::milliseconds atLeast);
    void connectionChanged();
    void setSyncing(bool syncing);
    void socketRefused();
    void socketFailed();
    void setLive(bool live);
    void pollWithoutSocket();

    Site m_site;
    std::unique_ptr<Connection> m_connection;
    Intake &m_intake;
    Store &m_store;
    Clock &m_clock;
    Cursor m_cursor;
    bool m_running = false;
    bool m_pulling = false;
    bool m_pullAgain = false;
    bool m_syncing = false;
    bool m_live = true;
    int m_socketFailures = 0; ///< in a row
    Backoff m_backoff;        ///< of failed pulls
    quint64 m_retryTurn = 0;  ///< an older timer's turn has passed
    quint64 m_pollTurn = 0;
    quint64 m_refusedTurn = 0;
    quint64 m_generation = 0; ///< a cursor asked with before a resync, or before a push was not stored, leads nowhere
};

/// The runs of a page of the changes feed: by room, in order.
QList<MessageRun> chainedRuns(const QList<Message> &messages);
/// What a page of messages below `before` (0: the newest) proves.
MessageRun runBelow(RoomId room, const protocol::MessagePage &page, MessageId before);

} // namespace desk
