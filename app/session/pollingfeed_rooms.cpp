// Whole rooms: the answer proves everything about one. And what a failure means, for a room and for the feed.
#include "session/pollingfeed.h"

#include "session/roombook.h"
#include "system/clock.h"

#include <algorithm>

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::milliseconds firstRest = 15s; ///< doubled with every failure in a row

bool isNetwork(ErrorCode code)
{
    return code == ErrorCode::Offline || code == ErrorCode::HostNotFound || code == ErrorCode::TimedOut ||
           code == ErrorCode::TlsFailed;
}
} // namespace

void PollingFeed::nudge(RoomId room)
{
    if (isQueued(room)) { // staff can read it only by the call that marks; the page tells the rest
        m_queueAskedAt.reset();
        askQueue();
        return watch();
    }
    if (isResting(room))
        return;
    m_toRead.removeAll(room);
    m_toRead.prepend(room);
    readNext();
}

void PollingFeed::readNext()
{
    if (m_reading.isValid() || !m_running || m_toRead.isEmpty())
        return;
    const RoomId room = m_toRead.takeFirst();
    m_reading = room;
    follow(read(room), this, [this, room](const Result<void> &done) {
        m_reading = {};
        if (!done) {
            readFailed(room, done.error());
            return;
        }
        m_resting.remove(room);
        m_readWhole.insert(room);
        syncedIfDone();
        readNext();
    });
}

/// Without a network the room waits for the next list; a fault of this one room must not hold up the others.
void PollingFeed::readFailed(RoomId room, const Error &error)
{
    m_read.remove(room);
    if (isNetwork(error.code)) {
        m_toRead.removeAll(room);
        m_toRead.prepend(room);
        return failed(error);
    }
    if (error.code == ErrorCode::NotFound) {
        close(room);
    } else {
        m_owed[room] = {};
        m_settledCount = -1; // whether it is gone nobody knows yet
    }
    Rest &rest = m_resting[room];
    rest.until =
        m_clock.now().addMSecs((std::max(firstRest, error.retryAfter) * (1 << std::min(rest.failures++, 5))).count());
    m_toRead.removeAll(room);
    if (error.code == ErrorCode::SignedOut || error.code == ErrorCode::Forbidden)
        return failed(error);
    syncedIfDone();
    readNext();
}

/// The site no longer shows this room: nobody can write there any more. What was said stays.
void PollingFeed::close(RoomId id)
{
    std::optional<Room> room = m_book.room(id);
    if (!room || !room->isActive)
        return;
    room->isActive = false;
    Incoming incoming;
    incoming.rooms << *room;
    incoming.news = false;
    m_intake.take(incoming);
}

bool PollingFeed::isClosed(RoomId id) const
{
    const auto room = m_book.room(id);
    return room && !room->isActive;
}

bool PollingFeed::isResting(RoomId room) const
{
    const auto rest = m_resting.constFind(room);
    return rest != m_resting.constEnd() && m_clock.now() < rest->until;
}

FutureResult<void> PollingFeed::read(RoomId room)
{
    Promised<void> stored;
    m_toComplete.remove(room);
    m_owed.remove(room);
    follow(m_site.room(room), this, [this, room, stored](const Result<protocol::RoomDetail> &detail) {
        if (!detail) {
            stored.finish(tl::make_unexpected(detail.error()));
            return;
        }
        if (m_owed.contains(room) && m_owed[room] == toldBy(detail->room))
            m_owed.remove(room); // it was told of while we asked, and this answer holds it
        Incoming incoming;
        incoming.news = !m_firstSync;
        incoming.rooms << detail->room;
        MessageRun run = runOf(room, detail->messages);
        if (!run.messages.isEmpty()) {
            run.upTo = run.messages.last().id;
            run.wholeAt = detail->room.last ? detail->room.last->createdAt : m_read.value(room).lastAt;
        }
        incoming.runs << run;
        follow(m_intake.take(incoming), this, [stored](const Result<void> &taken) { stored.finish(taken); });
    });
    return stored.future();
}

MessageRun PollingFeed::runOf(RoomId room, const QList<Message> &messages)
{
    MessageRun run;
    run.room = room;
    run.messages = messages;
    std::sort(run.messages.begin(), run.messages.end(), [](const Message &a, const Message &b) { return a.id < b.id; });
    return run;
}

FutureResult<void> PollingFeed::fetch(RoomId room, MessageId)
{
    if (!isQueued(room))
        return read(room);
    watch();
    return readyResult<void>(Result<void>()); // what it brings is told by the store
}

void PollingFeed::failed(const Error &error)
{
    if (isNetwork(error.code)) {
        stop(); // offline nothing is asked: somebody finds out when the site is there again, and starts us
        Q_EMIT lost(error, {});
        return;
    }
    if (error.code == ErrorCode::SignedOut || error.code == ErrorCode::Forbidden)
        Q_EMIT suspectSignedOut();
    else
        Q_EMIT lost(error, {});
    if (m_running)
        scheduleList();
}

} // namespace desk
