// The window: at most `windowLimit` messages; what grows on one side is trimmed on the other.
#include "session/roomtimeline.h"

#include "session/outbox.h"
#include "session/readmarks.h"
#include "session/roombook.h"

namespace desk {

namespace {
constexpr int openingPage = 80;
constexpr int page = 100;
constexpr int windowLimit = 400;
} // namespace

RoomTimeline::RoomTimeline(const Parts &parts, RoomId room) : m_parts(parts)
{
    m_shown.room = room;
    m_shown.me = parts.me;
    describe(parts.book.room(room));
    connect(&m_parts.store, &Store::committed, this, &RoomTimeline::take);
    connect(&m_parts.outbox, &Outbox::changed, this, [this](RoomId changedRoom) {
        if (changedRoom == m_shown.room && m_open) {
            refreshPending();
            Q_EMIT changed();
        }
    });
    const int unread = parts.book.room(room).value_or(Room{}).unread;
    follow(m_parts.store.openRoom(room, std::clamp(unread + 20, openingPage, windowLimit - page)), this,
           [this](const Result<RoomSlice> &slice) {
               if (m_place != 0)
                   return;
               m_open = true;
               show(slice.value_or(RoomSlice{}), true);
               Q_EMIT opened();
               if (m_jumpWhenOpen.isValid())
                   return jumpTo(m_jumpWhenOpen); // nobody has seen the newest
               Q_EMIT changed();
               const MessageId known = m_parts.book.newest(m_shown.room);
               if (m_shown.messages.isEmpty() || known > last())
                   fetchOlder({}); // the newest are not here yet
               else
                   fillHoles();
           });
}

MessageId RoomTimeline::first() const
{
    return m_shown.messages.isEmpty() ? MessageId{} : m_shown.messages.first().id;
}
MessageId RoomTimeline::last() const
{
    return m_shown.messages.isEmpty() ? MessageId{} : m_shown.messages.last().id;
}

void RoomTimeline::describe(const std::optional<Room> &room)
{
    if (!room)
        return;
    const bool support = room->type == RoomType::PublisherAdmin;
    m_shown.theirReadUpTo = room->theirReadUpTo;
    m_shown.readTicks = !(support && m_parts.deployed);
    m_shown.several = support;
    m_shown.staffSide = support && m_parts.staff && room->publisher.id != m_parts.me;
}

void RoomTimeline::show(const RoomSlice &slice, bool opening)
{
    m_shown.messages = slice.messages;
    describe(slice.room);
    if (opening && slice.room && slice.room->unread > 0) {
        m_shown.unreadAtOpening = slice.room->unread;
        m_shown.firstUnread = slice.firstUnread;
        // The deployed site keeps no mark, only a count: the line stands above as many of the others' messages.
        int left = slice.room->unread;
        for (auto it = slice.messages.crbegin();
             !slice.firstUnread.isValid() && it != slice.messages.crend() && left > 0; ++it) {
            if (it->sender != m_parts.me) {
                m_shown.firstUnread = it->id;
                --left;
            }
        }
    }
    refreshHoles(slice.holes);
    judgeEdges(slice.oldest, slice.newest);
    refreshPending();
}

void RoomTimeline::judgeEdges(MessageId oldestStored, MessageId newestStored)
{
    const bool firstIsOldest = m_shown.messages.isEmpty() || first() <= oldestStored || !oldestStored.isValid();
    const bool emptyAndUnknown = m_shown.messages.isEmpty() && m_parts.book.newest(m_shown.room).isValid();
    m_shown.atOldest = firstIsOldest && !holeAbove(first()) && !emptyAndUnknown;
    m_shown.atNewest = m_shown.messages.isEmpty() || last() >= newestStored;
}

bool RoomTimeline::holeAbove(MessageId message) const
{
    return std::any_of(m_allHoles.cbegin(), m_allHoles.cend(), [message](const Hole &hole) {
        return hole.before == message || (hole.after < message && message < hole.before);
    });
}

void RoomTimeline::refreshHoles(const QList<Hole> &all)
{
    m_allHoles = all;
    m_shown.holes.clear();
    for (const Hole &hole : all) {
        if (hole.before >= first() && hole.after < last())
            m_shown.holes << hole;
    }
}

void RoomTimeline::refreshPending()
{
    m_shown.pending.clear();
    const QList<OutboxRow> rows = m_parts.outbox.rows(m_shown.room);
    for (const OutboxRow &row : rows) {
        const bool there =
            std::any_of(m_shown.messages.crbegin(), m_shown.messages.crend(), [&row](const Message &message) {
                return !message.nonce.isNull() && message.nonce == row.nonce;
            });
        if (!there)
            m_shown.pending << row;
    }
}

void RoomTimeline::take(const ChangeSet &changes)
{
    if (!m_open)
        return; // the opening page, read after this commit, holds it
    if (changes.reset) {
        m_shown.messages.clear();
        m_shown.holes.clear();
        m_allHoles.clear();
        m_shown.atOldest = false;
        m_shown.atNewest = true;
        ++m_place;
        m_readingOlder = m_readingNewer = m_shown.loadingOlder = m_filling = false;
        Q_EMIT changed();
        return;
    }
    bool mine = false;
    QList<Message> messages;
    for (const Message &message : changes.messages) {
        if (message.room == m_shown.room)
            messages << message;
    }
    if (!messages.isEmpty()) {
        takeMessages(messages);
        mine = true;
    }
    const auto holes = changes.holes.constFind(m_shown.room);
    if (holes != changes.holes.constEnd()) {
        const QList<Hole> before = m_shown.holes;
        refreshHoles(*holes);
        if (!m_shown.messages.isEmpty() && m_shown.atOldest && holeAbove(first()))
            m_shown.atOldest = false;
        mine = mine || before != m_shown.holes;
    }
    for (const OutboxRow &row : changes.settled)
        mine = mine || row.room == m_shown.room;
    for (const Room &room : changes.rooms) {
        if (room.id == m_shown.room) {
            describe(room);
            mine = true;
        }
    }
    if (mine) {
        refreshPending();
        Q_EMIT changed();
    }
    for (const Message &message : changes.arrived) {
        if (message.room == m_shown.room)
            Q_EMIT arrived(message);
    }
    if (mine)
        fillHoles();
}

void RoomTimeline::takeMessages(const QList<Message> &messages)
{
    QList<Message> &window = m_shown.messages;
    const bool wasEmpty = window.isEmpty();
    for (const Message &message : messages) {
        const auto place = std::lower_bound(window.begin(), window.end(), message.id,
                                            [](const Message &each, MessageId id) { return each.id < id; });
        if (place != window.end() && place->id == message.id) {
            *place = message;
        } else if (place == window.end()) {
            if (m_shown.atNewest || wasEmpty)
                window << message;
        } else if (place != window.begin() || wasEmpty) {
            window.insert(place, message);
        } // older than the window: it is read from the store when somebody scrolls there
    }
    trim(m_shown.atNewest);
}

void RoomTimeline::trim(bool keepNewest)
{
    const qsizetype tooMany = m_shown.messages.size() - windowLimit;
    if (tooMany <= 0)
        return;
    if (keepNewest) {
        m_shown.messages.remove(0, tooMany);
        m_shown.atOldest = false;
    } else {
        m_shown.messages.remove(windowLimit, tooMany);
        m_shown.atNewest = false;
    }
    refreshHoles(m_allHoles);
}

void RoomTimeline::loadOlder()
{
    if (!m_open || m_shown.atOldest || m_shown.loadingOlder || m_readingOlder)
        return;
    if (m_shown.messages.isEmpty() || holeAbove(first()))
        fetchOlder(first());
    else
        readOlder(false);
}

void RoomTimeline::fetchOlder(MessageId before)
{
    m_shown.loadingOlder = true;
    m_shown.loadError.reset();
    Q_EMIT changed();
    follow(m_parts.fetch(m_shown.room, before), this, [this, place = m_place](const Result<void> &fetched) {
        if (place != m_place)
            return;
        m_shown.loadingOlder = false;
        if (!fetched)
            m_shown.loadError = fetched.error();
        readOlder(true); // also after a failure: beyond the hole there may be more in the cache
    });
}

void RoomTimeline::readOlder(bool afterFetch)
{
    m_readingOlder = true;
    const bool wasEmpty = m_shown.messages.isEmpty();
    follow(m_parts.store.before(m_shown.room, first(), page), this,
           [this, place = m_place, afterFetch, wasEmpty](const Result<RoomSlice> &slice) {
               if (place != m_place)
                   return;
               m_readingOlder = false;
               if (!slice) {
                   m_shown.loadError = slice.error();
                   Q_EMIT changed();
                   return;
               }
               if (wasEmpty && m_shown.messages.isEmpty())
                   show(*slice, true);
               else
                   prepend(*slice);
               if (slice->messages.isEmpty() && afterFetch && !m_shown.loadError)
                   m_shown.atOldest = true; // asked, and there is nothing
               Q_EMIT changed();
               if (!m_shown.loadError)
                   fillHoles();
           });
}

void RoomTimeline::prepend(const RoomSlice &slice)
{
    QList<Message> older;
    for (const Message &message : slice.messages) {
        if (m_shown.messages.isEmpty() || message.id < first())
            older << message;
    }
    m_shown.messages = older + m_shown.messages;
    refreshHoles(slice.holes);
    const bool wasNewest = m_shown.atNewest;
    judgeEdges(slice.oldest, slice.newest);
    m_shown.atNewest = wasNewest && m_shown.atNewest;
    trim(false);
}

void RoomTimeline::loadNewer()
{
    if (!m_open || m_shown.atNewest || m_readingNewer)
        return;
    m_readingNewer = true;
    follow(m_parts.store.after(m_shown.room, last(), page), this,
           [this, place = m_place](const Result<RoomSlice> &slice) {
               if (place != m_place)
                   return;
               m_readingNewer = false;
               if (slice)
                   append(*slice);
               Q_EMIT changed();
           });
}

void RoomTimeline::append(const RoomSlice &slice)
{
    for (const Message &message : slice.messages) {
        if (message.id > last())
            m_shown.messages << message;
    }
    refreshHoles(slice.holes);
    judgeEdges(slice.oldest, slice.newest);
    trim(true);
    fillHoles();
}

void RoomTimeline::jumpToNewest()
{
    if (!m_open || m_shown.atNewest)
        return;
    ++m_place;
    m_readingOlder = m_readingNewer = m_shown.loadingOlder = m_filling = false;
    follow(m_parts.store.openRoom(m_shown.room, openingPage), this,
           [this, place = m_place](const Result<RoomSlice> &slice) {
               if (place != m_place || !slice)
                   return;
               show(*slice, false);
               Q_EMIT changed();
               fillHoles();
           });
}

void RoomTimeline::jumpTo(MessageId message)
{
    if (!m_open) {
        m_jumpWhenOpen = message;
        return;
    }
    ++m_place;
    m_readingOlder = m_readingNewer = m_shown.loadingOlder = m_filling = false;
    follow(m_parts.store.around(m_shown.room, message, 2 * page), this,
           [this, place = m_place](const Result<RoomSlice> &slice) {
               if (place != m_place || !slice)
                   return;
               show(*slice, false);
               Q_EMIT changed();
               fillHoles();
           });
}

void RoomTimeline::markSeen(MessageId upTo)
{
    const Room room = m_parts.book.room(m_shown.room).value_or(Room{});
    m_parts.marks.mark(m_shown.room, upTo, room.myReadUpTo);
}

void RoomTimeline::siteReached()
{
    if (!m_open)
        return;
    if (m_filling) { // asked while the site was away: that answer is worth nothing now
        m_filling = false;
        ++m_place;
        m_readingOlder = m_readingNewer = m_shown.loadingOlder = false;
    }
    if (m_shown.loadError) {
        m_shown.loadError.reset();
        Q_EMIT changed();
    }
    const MessageId known = m_parts.book.newest(m_shown.room);
    if (m_shown.messages.isEmpty() && !m_shown.loadingOlder && !m_readingOlder && known.isValid())
        fetchOlder({});
    else
        fillHoles();
}

/// A hole that ends in sight is filled without being asked, from its newer end; one at the upper edge waits for somebody to
/// scroll there.
void RoomTimeline::fillHoles()
{
    if (m_filling || m_shown.loadError)
        return;
    const auto inside = std::find_if(m_shown.holes.crbegin(), m_shown.holes.crend(),
                                     [this](const Hole &hole) { return hole.before > first(); });
    if (inside == m_shown.holes.crend())
        return;
    m_filling = true;
    follow(m_parts.fetch(m_shown.room, inside->before), this,
           [this, hole = *inside, place = m_place](const Result<void> &fetched) {
               if (place != m_place)
                   return;
               m_filling = false;
               if (!fetched) {
                   m_shown.loadError = fetched.error();
                   Q_EMIT changed();
                   return;
               }
               if (!m_shown.holes.contains(hole)) // else it is not for this feed to fill
                   fillHoles();
           });
}

} // namespace desk
