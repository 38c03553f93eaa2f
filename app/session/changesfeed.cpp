// cursor <= mine: known; previous > mine: something is missing, ask; else apply.
#include "session/changesfeed.h"

#include "system/clock.h"

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr int pageSize = 100;
constexpr auto pollEvery = 15s;
constexpr auto retryPull = 3s;
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
      m_clock(clock), m_cursor(cursor)
{
    connect(m_connection.get(), &Connection::frameReceived, this, &ChangesFeed::heard);
    connect(m_connection.get(), &Connection::stateChanged, this, &ChangesFeed::connectionChanged);
    connect(m_connection.get(), &Connection::refused, this, [this](int closeCode, const Error &) {
        if (closeCode == 0 && m_live) { // the handshake itself: perhaps no sockets here, perhaps no session
            m_live = false;
            Q_EMIT liveChanged(false);
            pollWithoutSocket();
        }
        Q_EMIT suspectSignedOut();
    });
    connect(&m_store, &Store::rebuilt, this, &ChangesFeed::resync);
}

void ChangesFeed::start()
{
    if (m_running)
        return resume();
    m_running = true;
    m_connection->start();
    pull(); // does not wait for the socket: the list freshens at once
}

void ChangesFeed::stop()
{
    m_running = false;
    m_connection->stop();
}

void ChangesFeed::resume()
{
    if (!m_running)
        return;
    if (m_connection->state() == Connection::State::Off)
        m_connection->start();
    else if (m_connection->state() != Connection::State::Connecting)
        m_connection->retryNow();
    pull();
}

void ChangesFeed::connectionChanged()
{
    switch (m_connection->state()) {
    case Connection::State::Online:
        if (!m_live) {
            m_live = true;
            Q_EMIT liveChanged(true);
        }
        Q_EMIT connected();
        break;
    case Connection::State::BackingOff:
        Q_EMIT lost(m_connection->lastError().value_or(Error{ErrorCode::Offline, {}, {}, 0}), m_connection->retryAt());
        break;
    case Connection::State::Connecting:
    case Connection::State::Off:
        break;
    }
}

void ChangesFeed::pollWithoutSocket()
{
    m_clock.after(pollEvery, this, [this] {
        if (!m_running || m_live)
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
        if (!taken)
            m_cursor = std::min(m_cursor, before); // not stored: it will be asked for again
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
    follow(m_site.changes(asked), this, [this, asked, generation = m_generation](const Result<protocol::ChangesPage> &page) {
        if (generation != m_generation) { // the cache was emptied meanwhile: this page continues nothing
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
    follow(m_intake.take(incoming), this, [this, reached, more = page.more](const Result<void> &taken) {
        m_pulling = false;
        if (!taken) {
            pullFailed(taken.error());
            return;
        }
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
        resync();
        return;
    case ErrorCode::SignedOut:
    case ErrorCode::Forbidden:
        Q_EMIT suspectSignedOut();
        return;
    default:
        // The socket, or the next answer, calls again; this is for a fault of this one call.
        m_clock.after(std::max<std::chrono::milliseconds>(retryPull, error.retryAfter), this, [this] { pull(); });
        return;
    }
}

void ChangesFeed::resync()
{
    m_cursor = {};
    ++m_generation;
    follow(m_store.clearCache(), this, [this](const Result<void> &) { pull(); });
}

void ChangesFeed::setSyncing(bool syncing)
{
    if (m_syncing == syncing)
        return;
    m_syncing = syncing;
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
