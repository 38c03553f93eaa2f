// cursor <= mine: known; previous > mine: something is missing, ask; else apply.
#include "session/changesfeed.h"

#include "system/clock.h"

#include <QRandomGenerator>

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr int pageSize = 100;
constexpr auto pollEvery = 15s;
constexpr auto retryPull = 1s;
constexpr auto retryRefused = 5min;
} // namespace

QList<MessageRun> chainedRuns(const QList<Message> &messages)
{
    QList<MessageRun> runs;
    QHash<RoomId, qsizetype> places;
    for (const Message &message : messages) {
        auto place = places.find(message.room);
        if (place == places.end()) {
            place = places.insert(message.room, runs.size());
            MessageRun run;
            run.room = message.room;
            run.reach = Reach::Chained;
            runs << run;
        }
        runs[*place].messages << message;
    }
    return runs;
}

MessageRun runBelow(RoomId room, const protocol::MessagePage &page, MessageId before)
{
    MessageRun run;
    run.room = room;
    run.messages = page.messages;
    if (page.hasMore && !page.messages.isEmpty())
        run.after = MessageId{page.messages.first().id.value - 1};
    if (before.isValid())
        run.upTo = MessageId{before.value - 1};
    else if (!page.messages.isEmpty())
        run.upTo = page.messages.last().id;
    return run;
}

ChangesFeed::ChangesFeed(Site site, std::unique_ptr<Connection> connection, Intake &intake, Store &store, Clock &clock,
                         Cursor cursor, QObject *parent)
    : Feed(parent), m_site(std::move(site)), m_connection(std::move(connection)), m_intake(intake), m_store(store),
      m_clock(clock), m_cursor(cursor), m_backoff(QRandomGenerator::global()->generate64())
{
    connect(m_connection.get(), &Connection::frameReceived, this, &ChangesFeed::heard);
    connect(m_connection.get(), &Connection::stateChanged, this, &ChangesFeed::connectionChanged);
    connect(m_connection.get(), &Connection::refused, this, &ChangesFeed::socketRefused);
    connect(&m_store, &Store::rebuilt, this,
            [this] { // what is there now is worth keeping; everything is asked for again
                m_cursor = {};
                ++m_generation;
                pull();
            });
}

void ChangesFeed::start()
{
    if (m_running)
        return;
    m_running = true;
    m_connection->start();
    if (!m_live)
        pollWithoutSocket();
    pull(); // does not wait for the socket: the list freshens at once
}

void ChangesFeed::stop()
{
    m_running = false;
    ++m_retryTurn;
    ++m_pollTurn;
    ++m_refusedTurn;
    m_connection->stop();
}

void ChangesFeed::resume()
{
    if (!m_running)
        return start();
    m_connection->retryNow(); // one that was refused stays off until its slow timer
    pull();
}

/// Perhaps no sockets here, perhaps no session: somebody else asks. If we are known all the same, asking must do, for long.
void ChangesFeed::socketRefused()
{
    setLive(false);
    m_clock.after(retryRefused, this, [this, turn = ++m_refusedTurn] {
        if (turn == m_refusedTurn && m_running)
            m_connection->start();
    });
    Q_EMIT suspectSignedOut();
}

void ChangesFeed::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
    Q_EMIT liveChanged(live);
    if (!live)
        pollWithoutSocket();
}

void ChangesFeed::connectionChanged()
{
    switch (m_connection->state()) {
    case Connection::State::Online:
        m_socketFailures = 0;
        setLive(true);
        Q_EMIT connected();
        break;
    case Connection::State::BackingOff:
        socketFailed();
        break;
    case Connection::State::Connecting:
    case Connection::State::Off:
        break;
    }
}

/// A lost socket alone does not mean a lost site: HTTP decides. While polling, the polls tell.
void ChangesFeed::socketFailed()
{
    const Error error = m_connection->lastError().value_or(Error{ErrorCode::Offline, {}, {}, 0});
    const bool wasLive = m_live;
    if (error.httpStatus != 0 || ++m_socketFailures > 1)
        setLive(false);
    if (wasLive)
        Q_EMIT lost(error, m_connection->retryAt());
}

void ChangesFeed::pollWithoutSocket()
{
    m_clock.after(pollEvery, this, [this, turn = ++m_pollTurn] {
        if (turn != m_pollTurn || !m_running || m_live)
            return;
        pull();
        pollWithoutSocket();
    });
}

void ChangesFeed::heard(const protocol::ServerFrame &frame)
{
    if (const auto *change = std::get_if<protocol::Change>(&frame)) {
        apply(*change);
    } else if (const auto *hello = std::get_if<protocol::Hello>(&frame)) {
        if (hello->cursor != m_cursor) // also when it is behind ours: only the site's 410 tells what that means
            pull();
    } else if (const auto *pong = std::get_if<protocol::Pong>(&frame)) {
        if (pong->cursor && *pong->cursor > m_cursor)
            pull();
    } else if (const auto *pushed = std::get_if<protocol::NotificationPushed>(&frame)) {
        Q_EMIT notificationArrived(pushed->notification);
    } else if (const auto *error = std::get_if<protocol::ErrorFrame>(&frame)) {
        if (error->code == QLatin1String("signed_out"))
            Q_EMIT suspectSignedOut();
    }
}

void ChangesFeed::apply(const protocol::Change &change)
{
    if (change.cursor <= m_cursor)
        return;
    if (change.previous > m_cursor || m_syncing) {
        pull();
        return;
    }
    Incoming incoming;
    incoming.rooms << change.room;
    if (change.message) {
        Message message = *change.message;
        if (!message.room.isValid())
            message.room = change.room.id;
        incoming.runs = chainedRuns({message});
    }
    incoming.cursor = change.cursor;
    m_cursor = change.cursor;
    follow(m_intake.take(incoming), this, [this, before = change.previous](const Result<void> &taken) {
        if (taken)
            return;
        m_cursor = std::min(m_cursor, before); // not stored: it is asked for again, whatever came after it
        ++m_generation;
        pull();
    });
}

void ChangesFeed::pull()
{
    if (!m_running)
        return;
    if (m_pulling) {
        m_pullAgain = true;
        return;
    }
    m_pulling = true;
    m_pullAgain = false;
    if (!m_cursor.isValid())
        setSyncing(true);
    const Cursor asked = m_cursor;
    follow(m_site.changes(asked), this,
           [this, asked, generation = m_generation](const Result<protocol::ChangesPage> &page) {
               if (generation != m_generation) { // this page continues nothing
                   m_pulling = false;
                   pull();
               } else if (page)
                   takePage(*page, asked);
               else
                   pullFailed(page.error());
           });
}

void ChangesFeed::takePage(const protocol::ChangesPage &page, Cursor asked)
{
    Incoming incoming;
    incoming.rooms = page.rooms;
    incoming.runs = chainedRuns(page.messages);
    incoming.news = !m_syncing && !page.more;
    const Cursor reached = std::max(page.cursor, m_cursor); // pushes may have gone further meanwhile
    if (reached != asked || !incoming.isEmpty())
        incoming.cursor = reached;
    follow(m_intake.take(incoming), this,
           [this, reached, more = page.more, generation = m_generation](const Result<void> &taken) {
               m_pulling = false;
               if (generation != m_generation)
                   return pull();
               if (!taken)
                   return pullFailed(taken.error());
               m_backoff.reset();
               ++m_retryTurn;
               m_cursor = std::max(m_cursor, reached);
               if (more || m_pullAgain) {
                   pull();
                   return;
               }
               setSyncing(false);
           });
}

void ChangesFeed::pullFailed(const Error &error)
{
    m_pulling = false;
    switch (error.code) {
    case ErrorCode::CursorGone:
        startOver();
        return;
    case ErrorCode::SignedOut:
    case ErrorCode::Forbidden:
        pullLater(pollEvery);
        Q_EMIT suspectSignedOut();
        return;
    default:
        pullLater(std::max<std::chrono::milliseconds>(retryPull, error.retryAfter));
        if (!m_live)
            Q_EMIT lost(error, {});
        return;
    }
}

/// One timer however many calls fail; each further failure waits longer.
void ChangesFeed::pullLater(std::chrono::milliseconds atLeast)
{
    m_backoff.atLeast(atLeast);
    m_clock.after(m_backoff.next(), this, [this, turn = ++m_retryTurn] {
        if (turn == m_retryTurn)
            pull();
    });
}

FutureResult<void> ChangesFeed::startOver()
{
    m_cursor = {}; // before the order: what is taken after it continues nothing that was there
    ++m_generation;
    const FutureResult<void> cleared = m_store.clearCache();
    follow(cleared, this, [this](const Result<void> &) { pull(); });
    return cleared;
}

void ChangesFeed::setSyncing(bool syncing)
{
    if (m_syncing == syncing)
        return;
    m_syncing = syncing;
    m_intake.setSyncing(syncing);
    Q_EMIT syncingChanged(syncing);
}

FutureResult<void> ChangesFeed::fetch(RoomId room, MessageId before)
{
    Promised<void> fetched;
    follow(m_site.messagesBefore(room, before, pageSize), this,
           [this, room, before, fetched](const Result<protocol::MessagePage> &page) {
               if (!page) {
                   fetched.finish(tl::make_unexpected(page.error()));
                   return;
               }
               Incoming incoming;
               incoming.news = false;
               incoming.runs << runBelow(room, *page, before);
               follow(m_intake.take(incoming), this, [fetched](const Result<void> &taken) { fetched.finish(taken); });
           });
    return fetched.future();
}

} // namespace desk
