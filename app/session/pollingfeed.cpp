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
} // namespace

PollingFeed::PollingFeed(Site site, Intake &intake, Store &store, const RoomBook &book, Clock &clock, QObject *parent)
    : Feed(parent), m_site(std::move(site)), m_intake(intake), m_store(store), m_book(book), m_clock(clock)
{
    connect(&m_store, &Store::rebuilt, this, [this] {
        m_firstSync = true;
        resume();
    });
}

void PollingFeed::start()
{
    m_running = true;
    Q_EMIT liveChanged(false);
    resume();
}

void PollingFeed::stop()
{
    m_running = false;
    ++m_listTurn;
    ++m_activeTurn;
}

void PollingFeed::resume()
{
    m_running = true;
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
    follow(m_site.rooms(page), this, [this, page](const Result<protocol::RoomPage> &answer) {
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
    const auto known = m_book.item(listed.id);
    if (!known || !m_book.stored(listed.id).isValid())
        return listed.last.has_value();
    return listed.last && listed.last->createdAt > known->lastAt;
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
    m_toRead.removeAll(room);
    m_toRead.prepend(room);
    readNext();
}

void PollingFeed::readNext()
{
    if (m_reading || !m_running || m_toRead.isEmpty())
        return;
    m_reading = true;
    follow(read(m_toRead.takeFirst()), this, [this](const Result<void> &done) {
        m_reading = false;
        if (m_firstSync && m_toRead.isEmpty() && !m_listing) {
            m_firstSync = false;
            Q_EMIT syncingChanged(false);
        }
        if (done || done.error().code == ErrorCode::NotFound || done.error().code == ErrorCode::StorageFailed)
            readNext();
        else
            failed(done.error());
    });
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
        scheduleList();
        return;
    }
    stop(); // until the site answers again: resume()
    Q_EMIT lost(error, {});
}

} // namespace desk
