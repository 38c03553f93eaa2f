// The list. A room whose last message or time differs from what is stored is read whole; one that has left the list is asked
// for once: then it is known to be closed.
#include "session/pollingfeed.h"

#include "session/roombook.h"
#include "system/clock.h"

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::milliseconds listEvery = 15s;
constexpr std::chrono::milliseconds listBesideRoom = 5s;
constexpr std::chrono::milliseconds hiddenEvery = 50s; ///< with the answers it stays within a minute
constexpr int usualPage = 20;                          ///< what moved is on the first page
constexpr int walkingPage = 100;
} // namespace

PollingFeed::PollingFeed(Site site, Intake &intake, Store &store, const RoomBook &book, Clock &clock, UserId me,
                         QObject *parent)
    : Feed(parent), m_site(std::move(site)), m_intake(intake), m_store(store), m_book(book), m_clock(clock), m_me(me)
{
    connect(&m_store, &Store::rebuilt, this, [this] {
        forget();
        if (m_running)
            resume();
    });
}

void PollingFeed::forget()
{
    m_firstSync = true;
    m_settledCount = -1;
    m_read.clear();
    m_readWhole.clear();
}

FutureResult<void> PollingFeed::startOver()
{
    const FutureResult<void> cleared = m_store.clearCache();
    follow(cleared, this, [this](const Result<void> &) {
        forget();
        if (m_running)
            resume();
    });
    return cleared;
}

void PollingFeed::start()
{
    if (m_running)
        return;
    m_running = true;
    m_queueRefused = false;
    Q_EMIT liveChanged(false);
    resume();
}

void PollingFeed::stop()
{
    m_running = false;
    m_listing = false;
    ++m_pagesTurn;
    ++m_listTurn;
    ++m_watchTurn;
}

void PollingFeed::resume()
{
    if (!m_running)
        return start();
    askList();
    watch();
    readNext();
}

void PollingFeed::setActiveRoom(RoomId room, bool newestInView)
{
    if (m_active == room && m_newestInView == newestInView)
        return;
    const bool another = m_active != room;
    if (another) {
        m_further = {};
        m_furtherAfter = {};
    }
    m_active = room;
    m_newestInView = newestInView;
    if (!m_running)
        return;
    if (another && room.isValid() && !m_readWhole.contains(room))
        nudge(room);
    watch();
    scheduleList();
}

void PollingFeed::setWindowVisible(bool visible)
{
    if (m_visible == visible)
        return;
    m_visible = visible;
    if (!m_running)
        return;
    watch();
    if (visible)
        askList();
    else
        scheduleList();
}

// ---- the list

void PollingFeed::scheduleList()
{
    const quint64 turn = ++m_listTurn;
    const bool besideRoom = m_active.isValid() && !isWatching();
    m_clock.after(!m_visible   ? hiddenEvery
                  : besideRoom ? listBesideRoom
                               : listEvery,
                  this, [this, turn] {
                      if (turn == m_listTurn && m_running)
                          askList();
                  });
}

void PollingFeed::askList()
{
    if (!m_running || m_listing)
        return;
    m_listing = true;
    askQueue();
    if (m_firstSync) {
        m_intake.setSyncing(true);
        Q_EMIT syncingChanged(true);
        return walk(1);
    }
    follow(m_site.rooms(1, usualPage), this, [this, turn = ++m_pagesTurn](const Result<protocol::RoomPage> &answer) {
        if (turn != m_pagesTurn)
            return; // stopped meanwhile
        if (answer)
            takeList(*answer);
        else
            listFailed(answer.error());
    });
}

/// Every page of the list, from the first.
void PollingFeed::walk(int page)
{
    if (page == 1)
        m_walked.clear();
    follow(m_site.rooms(page, walkingPage), this,
           [this, page, turn = ++m_pagesTurn](const Result<protocol::RoomPage> &answer) {
               if (turn != m_pagesTurn)
                   return;
               if (answer)
                   takeWalked(*answer, page);
               else if (answer.error().code == ErrorCode::NotFound && page > 1)
                   lookForGone(); // the pages have shrunk meanwhile
               else
                   listFailed(answer.error());
           });
}

void PollingFeed::takeList(const protocol::RoomPage &page)
{
    const bool more = page.hasNext && !page.rooms.isEmpty() && m_book.isSummaryNewer(page.rooms.last());
    noteMoved(page.rooms);
    Q_EMIT connected();
    if (more || !isCountRight(page.count))
        return walk(1);
    listDone();
}

void PollingFeed::takeWalked(const protocol::RoomPage &page, int number)
{
    for (const Room &room : page.rooms)
        m_walked.insert(room.id);
    noteMoved(page.rooms);
    if (number == 1)
        Q_EMIT connected();
    m_settledCount = page.count;
    if (page.hasNext)
        walk(number + 1);
    else
        lookForGone();
}

PollingFeed::Told PollingFeed::toldBy(const Room &room)
{
    return {room.last.value_or(LastMessage{}).createdAt, room.updatedAt, room.unread};
}

void PollingFeed::noteMoved(const QList<Room> &rooms)
{
    for (const Room &room : rooms) {
        if (!room.last || m_toRead.contains(room.id))
            continue;
        const Told told = toldBy(room);
        const bool hides = m_book.isSummaryNewer(room) || hidesSomething(room);
        // A message that was read elsewhere before any list told of it hides behind my own next one.
        const bool unproven = m_book.wholeAt(room.id) != told.lastAt;
        const bool moved = m_owed.contains(room.id) || ((hides || unproven) && m_read.value(room.id) != told);
        if (!moved)
            continue;
        if (!hides && isWatching() && room.id == m_active) { // its polls tell soon enough
            m_read[room.id] = told;
            completeLater(room.id);
            continue;
        }
        if (room.id == m_reading ||
            isResting(room.id)) { // what it tells is stored below: the next list tells no difference
            m_owed[room.id] = told;
            continue;
        }
        m_owed.remove(room.id);
        m_read[room.id] = told;
        m_toRead << room.id;
    }
    Incoming incoming;
    incoming.rooms = rooms;
    incoming.news = false;
    m_intake.take(incoming);
}

/// A row that became visible late changes no summary, but the site counts it; and what it no longer counts was read elsewhere
/// (nothing unread at all: the store takes the list's word for it).
bool PollingFeed::hidesSomething(const Room &listed) const
{
    const auto known = m_book.room(listed.id);
    return known && m_book.stored(listed.id).isValid() && listed.unread > 0 && listed.unread != known->unread;
}

/// The list holds the active rooms alone: another number than ours means that some came or went where we did not look.
bool PollingFeed::isCountRight(int count) const
{
    return count == m_settledCount || count == listedRooms().size();
}

QList<RoomId> PollingFeed::listedRooms() const
{
    QList<RoomId> rooms = m_book.openRooms();
    rooms.removeIf([this](RoomId room) { return isQueued(room); });
    return rooms;
}

/// What was not on any page has been closed, or has slipped from one page to another while we walked: it is asked for.
void PollingFeed::lookForGone()
{
    const QList<RoomId> open = listedRooms();
    for (const RoomId room : open) {
        if (m_walked.contains(room) || m_toRead.contains(room))
            continue;
        if (isResting(room))
            m_settledCount = -1; // whether it is gone is asked later
        else
            m_toRead << room;
    }
    listDone();
}

void PollingFeed::listFailed(const Error &error)
{
    m_listing = false;
    failed(error);
}

void PollingFeed::listDone()
{
    m_listing = false;
    syncedIfDone();
    readNext();
    scheduleList();
}

void PollingFeed::syncedIfDone()
{
    if (!m_firstSync || m_listing || m_reading.isValid() || !m_toRead.isEmpty())
        return;
    m_firstSync = false;
    m_intake.setSyncing(false);
    Q_EMIT syncingChanged(false);
}

} // namespace desk
