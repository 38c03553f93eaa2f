// The staff's queue on the deployed site: a page of names and counts, for superusers. The cases themselves can be read only by
// the call that marks them read, so only while somebody of the staff looks at them.
#include "session/pollingfeed.h"

#include "session/roombook.h"
#include "system/clock.h"

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::seconds queueEvery = 15s;
constexpr qsizetype fullPage = 50;
} // namespace

/// A case that I do not own: no call of the REST part knows it.
bool PollingFeed::isQueued(RoomId id) const
{
    const auto room = m_book.room(id);
    return room && room->type == RoomType::PublisherAdmin && room->publisher.id != m_me;
}

void PollingFeed::askQueue()
{
    if (!m_site.queue || m_queueRefused || m_askingQueue)
        return;
    if (m_queueAskedAt && *m_queueAskedAt + queueEvery > m_clock.monotonic())
        return;
    m_queueAskedAt = m_clock.monotonic();
    m_askingQueue = true;
    follow(m_site.queue(), this, [this](const Result<QList<SupportEntry>> &entries) {
        m_askingQueue = false;
        if (entries)
            takeQueue(*entries);
        m_queueRefused = !entries && entries.error().code == ErrorCode::Forbidden; // staff, but no superuser
        if (entries || m_queueRefused)
            Q_EMIT casesHidden(m_queueRefused);
    });
}

void PollingFeed::takeQueue(const QList<SupportEntry> &entries)
{
    Incoming incoming;
    incoming.news = false;
    for (const SupportEntry &entry : entries) {
        Room room = m_book.room(entry.room).value_or(Room{});
        if (room.publisher.id == m_me)
            continue; // my own case: the list tells of it
        room.id = entry.room;
        room.type = RoomType::PublisherAdmin;
        if (!room.publisher.id.isValid()) { // the page names nobody's id: known by name, under the room's
            room.publisher = User{UserId{-entry.room.value}, entry.name, {}, {}, {}, {}};
        }
        room.unread = entry.unread;
        room.isActive = entry.isActive;
        room.support = Support{entry.isActive ? QStringLiteral("open") : QStringLiteral("resolved"), {}, {}, {}, {}};
        incoming.rooms << room;
    }
    m_intake.take(incoming);
}

/// Forward from what is stored, or from the beginning, page by page: the queue's cases, and closed rooms, which may not have
/// been read.
void PollingFeed::takeForwardPoll(RoomId id, const QDateTime &after, const protocol::PollPage &page)
{
    Room room = m_book.room(id).value_or(Room{});
    const QString publisher = room.publisher.displayName();
    const bool queued = isQueued(id);
    Incoming incoming;
    MessageRun run = runOf(id, page.messages);
    for (Message &message : run.messages) {
        if (!queued)
            break;
        const bool theirs = message.senderName == publisher;
        message.role = theirs ? SenderRole::Publisher : SenderRole::Admin;
        if (theirs && !room.publisher.id.isValid()) { // now his id is known
            room.publisher.id = message.sender;
            incoming.rooms << room;
        }
    }
    const MessageId told = std::exchange(m_furtherAfter, {});
    if (after.isValid() && !told.isValid()) {
        run.reach = Reach::Loose;
    } else if (!run.messages.isEmpty()) {
        run.after = told;
        run.upTo = run.messages.last().id;
    }
    const bool full = page.messages.size() >= fullPage;
    const bool further = full && (!after.isValid() || page.messages.last().createdAt > after);
    const QDateTime next = further ? page.messages.last().createdAt : QDateTime();
    if (further && run.reach == Reach::Bounds)
        m_furtherAfter = run.upTo;
    else if (!further && !queued)
        m_readWhole.insert(id);
    incoming.runs << run;
    if (!run.messages.isEmpty())
        incoming.reads << ReadNews{id, run.messages.last().id, true}; // the asking has marked it
    incoming.news = after.isValid() && !full;
    follow(m_intake.take(incoming), this, [this, id, queued, next](const Result<void> &) {
        if (next.isValid() && m_active == id) {
            m_further = next;
            return watch();
        }
        scheduleWatch();
        if (queued && m_book.room(id).value_or(Room{}).unread > 0) { // no longer: the page tells
            m_queueAskedAt.reset();
            askQueue();
        }
    });
}

} // namespace desk
