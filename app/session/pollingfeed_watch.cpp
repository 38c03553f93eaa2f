// The watched room. Rows may become visible out of the order of their times (SITE.md, "The tables"), so each poll reaches
// back a minute; what is known already changes nothing in the store.
#include "session/pollingfeed.h"

#include "session/roombook.h"
#include "system/clock.h"

#include <algorithm>

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::milliseconds watchEvery = 4s;
constexpr std::chrono::seconds overlap = 60s;
constexpr std::chrono::milliseconds completeAfter = 30s;
constexpr qsizetype fullPage = 50;
} // namespace

bool PollingFeed::isWatching() const
{
    return m_running && m_visible && m_newestInView && m_active.isValid();
}

void PollingFeed::scheduleWatch()
{
    const quint64 turn = ++m_watchTurn;
    m_clock.after(watchEvery, this, [this, turn] {
        if (turn == m_watchTurn)
            watch();
    });
}

void PollingFeed::watch()
{
    if (!isWatching() || m_watching)
        return;
    const RoomId room = m_active;
    QDateTime newest = m_book.storedAt(room);
    if (const auto listed = m_book.room(room); listed && listed->last && newest.isValid())
        newest = std::min(newest,
                          listed->last->createdAt); // what a wrong zone has put into the future would hide everything
    const bool closed = isClosed(room) && !isQueued(room);
    const bool byPageAlone = isQueued(room) || closed;
    if (!byPageAlone &&
        (!newest.isValid() || isResting(room))) { // nothing to begin at: the whole room, which is small or new
        nudge(room);
        return scheduleWatch();
    }
    m_watching = true;
    QDateTime after = std::exchange(m_further, {});
    if (!after.isValid()) {
        m_furtherAfter = {};
        if (newest.isValid() &&
            (!closed || m_readWhole.contains(room))) // else from its beginning, once: there may be holes
            after = newest.addSecs(-overlap.count());
    }
    follow(m_site.poll(room, after), this, [this, room, byPageAlone, after](const Result<protocol::PollPage> &page) {
        m_watching = false;
        if (page)
            return byPageAlone ? takeForwardPoll(room, after, *page) : takePoll(room, after, *page);
        if (page.error().code == ErrorCode::NotFound)
            nudge(room); // the whole room tells what has become of it
        else
            failed(page.error());
        if (m_running)
            scheduleWatch();
    });
}

void PollingFeed::completeLater(RoomId room)
{
    if (m_toComplete.contains(room))
        return;
    m_toComplete.insert(room);
    m_clock.after(completeAfter, this, [this, room] {
        if (m_toComplete.remove(room) && m_running)
            nudge(room);
    });
}

void PollingFeed::takePoll(RoomId room, const QDateTime &after, const protocol::PollPage &page)
{
    const MessageId known = m_book.stored(room);
    const bool full = page.messages.size() >= fullPage;
    bool isNew = false, bare = false;
    for (const Message &message : page.messages) {
        isNew |= message.id > known;
        bare |= message.id > known && message.text.isEmpty();
    }
    // A minute of more than a page, and this page of it is known: the next one tells what is new.
    const bool further = full && !isNew && page.messages.last().createdAt > after && m_active == room;
    if (further) {
        m_further = page.messages.last().createdAt;
    } else if (full || bare) {
        nudge(room); // more than fits into an answer, or a file that it does not tell of
    } else if (isNew) {
        completeLater(room);
    }
    if (full && page.messages.first().createdAt <= after)
        return scheduleWatch(); // not what was asked for: proves nothing about the newest
    Incoming incoming;
    MessageRun run = runOf(room, page.messages);
    run.reach = Reach::Loose;
    incoming.runs << run;
    if (!run.messages.isEmpty())
        incoming.reads << ReadNews{room, run.messages.last().id, true}; // the asking has marked it
    follow(m_intake.take(incoming), this, [this, further](const Result<void> &) {
        if (further)
            watch();
        else
            scheduleWatch();
    });
}

} // namespace desk
