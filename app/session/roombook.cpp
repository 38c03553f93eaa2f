// An item is rebuilt from its parts whenever one of them moves; nobody patches it.
#include "session/roombook.h"

#include "session/drafts.h"
#include "session/outbox.h"
#include "session/presence.h"
#include "session/roommarks.h"

#include <QSet>

#include <algorithm>
#include <tuple>
#include <vector>

namespace desk {

QString roomTitle(const Room &room, UserId me)
{
    if (room.type == RoomType::PublisherAdmin)
        return room.publisher.id == me ? (room.support ? room.support->subject : QString())
                                       : room.publisher.displayName();
    if (room.publisher.id == me)
        return room.client ? room.client->displayName() : QString();
    return room.publisher.displayName();
}

RoomBook::RoomBook(const User &me, bool staff, const Drafts &drafts, const Outbox &outbox, const Presence &presence,
                   const RoomMarks &marks, QObject *parent)
    : Rooms(parent), m_me(me), m_staff(staff), m_drafts(drafts), m_outbox(outbox), m_presence(presence), m_marks(marks)
{
}

void RoomBook::load(const QList<RoomStart> &rooms)
{
    m_entries.clear();
    for (const RoomStart &start : rooms) {
        Entry entry{start.room, start.newest, start.wholeAt, start.waitingSince, {}, {}};
        entry.heard = start.newest ? start.newest->id : MessageId{};
        entry.shown = build(entry);
        m_entries.insert(start.room.id, entry);
    }
    m_loaded = true;
    Q_EMIT reset();
}

void RoomBook::take(const ChangeSet &changes)
{
    if (changes.reset)
        load({});
    QSet<RoomId> touched;
    for (const Room &room : changes.rooms) {
        m_entries[room.id].room = room;
        touched.insert(room.id);
    }
    for (const Message &message : changes.messages) {
        const auto entry = m_entries.find(message.room);
        if (entry == m_entries.end())
            continue;
        if (message.sender != m_me.id)
            entry->heard = std::max(entry->heard, message.id);
        if (!entry->newest || message.id >= entry->newest->id) {
            follow(*entry, message, desk::isTheirs(entry->room, message.sender, m_me.id));
            touched.insert(message.room);
        }
    }
    for (auto whole = changes.whole.cbegin(); whole != changes.whole.cend(); ++whole) {
        if (const auto entry = m_entries.find(whole.key()); entry != m_entries.end())
            entry->wholeAt = whole.value();
    }
    for (const RoomId gone : changes.removedRooms) {
        touched.remove(gone);
        if (m_entries.remove(gone))
            Q_EMIT itemRemoved(gone);
    }
    for (const RoomId id : std::as_const(touched))
        update(m_entries[id]);
}

void RoomBook::follow(Entry &entry, const Message &message, bool theirs)
{
    const bool another = !entry.newest || message.id > entry.newest->id;
    entry.newest = message;
    if (!theirs)
        entry.waitingSince = {};
    else if (another && !entry.waitingSince.isValid())
        entry.waitingSince = message.createdAt;
}

void RoomBook::refresh(RoomId room)
{
    const auto entry = m_entries.find(room);
    if (entry != m_entries.end())
        update(*entry);
}

void RoomBook::setStaff(bool staff)
{
    if (m_staff == staff)
        return;
    m_staff = staff;
    for (Entry &entry : m_entries)
        entry.shown = build(entry);
    Q_EMIT reset();
}

void RoomBook::setMe(const User &me)
{
    m_me = me;
    for (Entry &entry : m_entries)
        entry.shown = build(entry);
    Q_EMIT reset();
}

void RoomBook::update(Entry &entry)
{
    const RoomItem item = build(entry);
    if (item == entry.shown)
        return;
    entry.shown = item;
    Q_EMIT itemChanged(item);
}

namespace {
/// A summary has microseconds, a message read over REST whole seconds: within one, the text tells them apart.
bool isNewer(const LastMessage &summary, const Message &stored)
{
    return summary.createdAt >= stored.createdAt.addSecs(1) ||
           (summary.createdAt > stored.createdAt.addMSecs(1) && summary.text != stored.text);
}
} // namespace

bool RoomBook::isSummaryNewer(const Room &listed) const
{
    const auto entry = m_entries.constFind(listed.id);
    if (!listed.last)
        return false;
    return entry == m_entries.constEnd() || !entry->newest || isNewer(*listed.last, *entry->newest);
}

RoomItem RoomBook::build(const Entry &entry) const
{
    const Room &room = entry.room;
    RoomItem item;
    item.room = room;
    item.title = roomTitle(room, m_me.id);
    item.support = room.type == RoomType::PublisherAdmin;
    item.iAmBuyer = room.client && room.client->id == m_me.id;
    item.unread = room.unread;
    item.lastAt = room.updatedAt.isValid() ? room.updatedAt : room.createdAt;
    // The site's summary may be ahead of what is stored here; its message is not.
    const bool summaryIsNewer = room.last && entry.newest && isNewer(*room.last, *entry.newest);
    if (entry.newest && !summaryIsNewer) {
        item.lastText = entry.newest->text;
        item.lastIsMine = entry.newest->sender == m_me.id;
        item.lastIsRead = item.lastIsMine && (entry.newest->isRead || entry.newest->id <= room.theirReadUpTo);
        item.lastHasFile = entry.newest->attachment.has_value();
        item.lastAt = entry.newest->createdAt;
    } else if (room.last) {
        item.lastText = room.last->text;
        item.lastIsMine = room.last->senderUsername == m_me.username;
        item.lastIsRead = item.lastIsMine && room.lastMessageId.isValid() && room.lastMessageId <= room.theirReadUpTo;
        item.lastAt = room.last->createdAt;
    }
    item.draft = m_drafts.draft(room.id);
    item.typingNames = m_presence.typing(room.id);
    const QList<OutboxRow> rows = m_outbox.rows(room.id);
    for (const OutboxRow &row : rows) {
        if (row.state == SendState::Refused || row.state == SendState::Asking) {
            ++item.notSent;
            item.notSentText = row.text;
        } else if (row.state != SendState::Sent) {
            ++item.waitingToSend;
            item.waitingText = row.text;
        }
    }
    layMarks(item, entry, summaryIsNewer);
    return item;
}

/// The marks are of a moment: what the other side wrote since ends some of them, here also before RoomMarks has heard of it.
void RoomBook::layMarks(RoomItem &item, const Entry &entry, bool summaryIsNewer) const
{
    const Room &room = entry.room;
    const bool stored = entry.newest && !summaryIsNewer;
    bool theirs = item.unread > 0; // a case that nobody has opened: its words are not known yet
    if (stored)
        theirs = desk::isTheirs(room, entry.newest->sender, m_me.id);
    else if (room.last && item.support && room.publisher.id != m_me.id)
        theirs = room.last->senderUsername == room.publisher.username;
    else if (room.last)
        theirs = !item.lastIsMine;
    const MessageId last = stored ? entry.newest->id : room.lastMessageId; // of a summary the deployed site tells none
    const auto covers = [&](MessageId upTo) {
        const bool said = upTo != MessageId{};
        return said && (!theirs || (last.isValid() ? last <= upTo : !summaryIsNewer));
    };
    const RoomMark mark = m_marks.mark(room.id);
    item.pinned = mark.pinned;
    item.muted = mark.muted;
    item.archived = covers(mark.archivedUpTo);
    item.markedUnread = mark.unread;
    item.noReplyNeeded = theirs && covers(mark.noReplyUpTo);
    // Of a case our server tells its staff whether it waits, and since when.
    const bool told = room.cursor.isValid() && room.support && room.publisher.id != m_me.id;
    const bool waits = told ? room.support->state == QLatin1String("waiting") : theirs && !item.noReplyNeeded;
    item.needsAnswer = waits && room.isActive && item.waitingToSend == 0;
    if (!item.needsAnswer)
        return;
    item.waitingSince = told && room.support->waitingSince.isValid() ? room.support->waitingSince
                        : entry.waitingSince.isValid()               ? entry.waitingSince
                                                                     : item.lastAt;
}

bool RoomBook::isTheirs(const Message &message) const
{
    const auto entry = m_entries.constFind(message.room);
    return entry != m_entries.constEnd() && desk::isTheirs(entry->room, message.sender, m_me.id);
}

std::optional<Room> RoomBook::room(RoomId id) const
{
    const auto entry = m_entries.constFind(id);
    return entry == m_entries.constEnd() ? std::nullopt : std::optional<Room>(entry->room);
}

MessageId RoomBook::heard(RoomId id) const
{
    const auto entry = m_entries.constFind(id);
    return entry != m_entries.constEnd() && entry->heard.isValid() ? entry->heard : newest(id);
}

MessageId RoomBook::newest(RoomId id) const
{
    return std::max(stored(id), room(id).value_or(Room{}).lastMessageId);
}

MessageId RoomBook::stored(RoomId id) const
{
    const auto entry = m_entries.constFind(id);
    return entry == m_entries.constEnd() || !entry->newest ? MessageId{} : entry->newest->id;
}

QDateTime RoomBook::storedAt(RoomId id) const
{
    const auto entry = m_entries.constFind(id);
    return entry == m_entries.constEnd() || !entry->newest ? QDateTime() : entry->newest->createdAt;
}

QDateTime RoomBook::wholeAt(RoomId id) const
{
    const auto entry = m_entries.constFind(id);
    return entry == m_entries.constEnd() ? QDateTime() : entry->wholeAt;
}

QList<RoomId> RoomBook::openRooms() const
{
    QList<RoomId> open;
    for (const Entry &entry : m_entries) {
        if (entry.room.isActive)
            open << entry.room.id;
    }
    return open;
}

void RoomBook::visitByActivity(const std::function<bool(const Room &)> &visit) const
{
    using Dated = std::tuple<qint64, RoomId, const Room *>; // a heap: a few are asked for, of thousands
    std::vector<Dated> heap;
    heap.reserve(size_t(m_entries.size()));
    for (const Entry &entry : m_entries)
        heap.emplace_back(entry.shown.lastAt.toMSecsSinceEpoch(), entry.room.id, &entry.room);
    std::make_heap(heap.begin(), heap.end());
    for (auto end = heap.end(); end != heap.begin(); --end) {
        std::pop_heap(heap.begin(), end);
        if (!visit(*std::get<const Room *>(*std::prev(end))))
            return;
    }
}

void RoomBook::forEach(const std::function<void(const RoomItem &)> &visit) const
{
    for (const Entry &entry : m_entries)
        visit(entry.shown);
}

std::optional<RoomItem> RoomBook::item(RoomId room) const
{
    const auto entry = m_entries.constFind(room);
    return entry == m_entries.constEnd() ? std::nullopt : std::optional<RoomItem>(entry->shown);
}

int RoomBook::totalUnread() const
{
    int total = 0;
    for (const Entry &entry : m_entries)
        total += isCounted(entry.shown) ? entry.shown.unread : 0;
    return total;
}

} // namespace desk
