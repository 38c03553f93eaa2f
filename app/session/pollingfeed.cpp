// A room whose last message or time differs from what is stored is read whole; the answer proves everything about it.
#include "session/pollingfeed.h"

#include "session/roombook.h"
#include "system/clock.h"

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::milliseconds listEvery = 15s;
constexpr std::chrono::milliseconds activeEvery = 4s;
constexpr std::chrono::milliseconds hiddenEvery = 60s;

bool isNetwork(ErrorCode code)
{
    return code == ErrorCode::Offline || code == ErrorCode::HostNotFound || code == ErrorCode::TimedOut
           || code == ErrorCode::TlsFailed;
}
} // namespace

PollingFeed::PollingFeed(Site site, Intake &intake, Store &store, const RoomBook &book, Clock &clock, QObject *parent)
    : Feed(parent), m_site(std::move(site)), m_intake(intake), m_store(store), m_book(book), m_clock(clock)
{
    connect(&m_store, &Store::rebuilt, this, [this] {
        m_firstSync = true;
        if (m_running)
            resume();
    });
}

void PollingFeed::start()
{
    if (m_running)
        return;
    m_running = true;
    Q_EMIT liveChanged(false);
    resume();
}

void PollingFeed::stop()
{
    m_running = false;
    m_listing = false;
    ++m_pagesTurn;
    ++m_listTurn;
    ++m_activeTurn;
}

void PollingFeed::resume()
{
    if (!m_running)
        return start();
    pollList(1);
    if (m_active.isValid())
        nudge(m_active);
    scheduleActive();
}

void PollingFeed::setActiveRoom(RoomId room)
{
    if (m_active == room)
        return;
    m_active = room;
    if (m_running && room.isValid())
        nudge(room);
    scheduleActive();
}

void PollingFeed::setWindowVisible(bool visible)
{
    if (m_visible == visible)
        return;
    m_visible = visible;
    if (!m_running)
        return;
    scheduleActive();
    if (visible)
        pollList(1);
    else
        scheduleList();
}

void PollingFeed::scheduleList()
{
    const quint64 turn = ++m_listTurn;
    m_clock.after(m_visible ? listEvery : hiddenEvery, this, [this, turn] {
        if (turn == m_listTurn && m_running)
            pollList(1);
    });
}

void PollingFeed::scheduleActive()
{
    const quint64 turn = ++m_activeTurn;
    if (!m_active.isValid() || !m_running)
        return;
    m_clock.after(m_visible ? activeEvery : hiddenEvery, this, [this, turn] {
        if (turn != m_activeTurn || !m_running)
            return;
        nudge(m_active);
        scheduleActive();
    });
}

void PollingFeed::pollList(int page)
{
    if (!m_running || (m_listing && page == 1))
        return;
    m_listing = true;
    if (m_firstSync && page == 1)
        Q_EMIT syncingChanged(true);
    follow(m_site.rooms(page), this, [this, page, turn = ++m_pagesTurn](const Result<protocol::RoomPage> &answer) {
        if (turn != m_pagesTurn)
            return; // stopped meanwhile
        if (answer) {
            takeList(*answer, page);
        } else if (answer.error().code == ErrorCode::NotFound && page > 1) {
            listDone(); // the pages have shrunk meanwhile
        } else {
            m_listing = false;
            failed(answer.error());
        }
    });
}

bool PollingFeed::isBehind(const Room &listed) const
{
    return listed.last && !isResting(listed.id) && m_book.isSummaryNewer(listed);
}

void PollingFeed::takeList(const protocol::RoomPage &page, int number)
{
    bool somethingNew = false;
    for (const Room &room : page.rooms) {
        if (isBehind(room)) {
            somethingNew = true;
            if (!m_toRead.contains(room.id))
                m_toRead << room.id;
        }
    }
    Incoming incoming;
    incoming.rooms = page.rooms;
    incoming.news = false;
    m_intake.take(incoming);
    if (number == 1)
        Q_EMIT connected();
    if (page.hasNext && (somethingNew || m_firstSync))
        pollList(number + 1);
    else
        listDone();
}

void PollingFeed::listDone()
{
    m_listing = false;
    if (m_firstSync && m_toRead.isEmpty()) {
        m_firstSync = false;
        Q_EMIT syncingChanged(false);
    }
    readNext();
    scheduleList();
}

void PollingFeed::nudge(RoomId room)
{
    if (isResting(room))
        return;
    m_toRead.removeAll(room);
    m_toRead.prepend(room);
    readNext();
}

void PollingFeed::readNext()
{
    if (m_reading || !m_running || m_toRead.isEmpty())
        return;
    m_reading = true;
    const RoomId room = m_toRead.takeFirst();
    follow(read(room), this, [this, room](const Result<void> &done) {
        m_reading = false;
        if (!done) {
            readFailed(room, done.error());
            return;
        }
        m_resting.remove(room);
        if (m_firstSync && m_toRead.isEmpty() && !m_listing) {
            m_firstSync = false;
            Q_EMIT syncingChanged(false);
        }
        readNext();
    });
}

/// Without a network the room waits for the next list; a fault of this one room must not hold up the others.
void PollingFeed::readFailed(RoomId room, const Error &error)
{
    if (isNetwork(error.code)) {
        m_toRead.removeAll(room);
        m_toRead.prepend(room);
        return failed(error);
    }
    Rest &rest = m_resting[room];
    rest.until = m_clock.now().addMSecs((std::max(listEvery, error.retryAfter) * (1 << std::min(rest.failures++, 5))).count());
    m_toRead.removeAll(room);
    if (error.code == ErrorCode::SignedOut || error.code == ErrorCode::Forbidden)
        return failed(error);
    if (m_firstSync && m_toRead.isEmpty() && !m_listing) {
        m_firstSync = false;
        Q_EMIT syncingChanged(false);
    }
    readNext();
}

bool PollingFeed::isResting(RoomId room) const
{
    const auto rest = m_resting.constFind(room);
    return rest != m_resting.constEnd() && m_clock.now() < rest->until;
}

FutureResult<void> PollingFeed::read(RoomId room)
{
    Promised<void> stored;
    follow(m_site.room(room), this, [this, room, stored](const Result<protocol::RoomDetail> &detail) {
        if (!detail) {
            stored.finish(tl::make_unexpected(detail.error()));
            return;
        }
        Incoming incoming;
        incoming.news = !m_firstSync && m_book.stored(room).isValid();
        if (!m_book.room(room))
            incoming.rooms << detail->room;
        MessageRun run;
        run.room = room;
        run.messages = detail->messages;
        if (!run.messages.isEmpty())
            run.upTo = run.messages.last().id;
        incoming.runs << run;
        follow(m_intake.take(incoming), this, [stored](const Result<void> &taken) { stored.finish(taken); });
    });
    return stored.future();
}

FutureResult<void> PollingFeed::fetch(RoomId room, MessageId) { return read(room); }

void PollingFeed::failed(const Error &error)
{
    if (error.code == ErrorCode::SignedOut || error.code == ErrorCode::Forbidden) {
        Q_EMIT suspectSignedOut();
    } else {
        Q_EMIT lost(error, {}); // somebody asks whether the site is there; the next list is a try of our own
    }
    if (m_running)
        scheduleList();
}

} // namespace desk
