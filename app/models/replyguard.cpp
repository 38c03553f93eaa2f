// The rules of the guard.
#include "models/replyguard.h"

#include "store/records.h"

namespace desk {

namespace {

constexpr std::chrono::minutes fresh{5};

}

void ReplyGuard::openRoom(RoomId room, bool begun)
{
    m_room = room;
    m_seen = {};
    m_known = false;
    m_reading = false;
    m_waiting = begun && !m_drafts.contains(room);
}

void ReplyGuard::closeRoom(Time now)
{
    setReading(false, now);
    m_room = {};
    m_waiting = false;
}

void ReplyGuard::follow(const TimelineSnapshot &snapshot, Time now)
{
    if (!m_room.isValid() || snapshot.room != m_room)
        return;
    if (!m_known) {
        m_known = true;
        // a draft from before the program began: what is unread here came after it
        MessageId before;
        for (const Message &message : snapshot.messages) {
            if (snapshot.firstUnread.isValid() && message.id >= snapshot.firstUnread)
                break;
            before = message.id;
        }
        m_seen = std::max(m_seen, before);
        if (m_waiting)
            m_drafts.insert(m_room, Draft{before, {}});
        m_waiting = false;
    }
    const auto draft = m_drafts.constFind(m_room);
    if (draft == m_drafts.cend())
        return;
    const MessageId began = draft->began;
    for (auto it = snapshot.messages.crbegin(); it != snapshot.messages.crend() && it->id > began; ++it) {
        if (it->sender != snapshot.me)
            take(*it, now);
    }
}

void ReplyGuard::hear(const Message &message, Time now)
{
    if (m_drafts.contains(m_room))
        take(message, now);
}

void ReplyGuard::take(const Message &message, Time now)
{
    Draft &draft = m_drafts[m_room];
    if (message.id <= draft.began || draft.news.contains(message.id))
        return;
    draft.news.insert(message.id, News{message, m_reading ? std::optional(now) : std::nullopt, false});
}

void ReplyGuard::seen(MessageId upTo)
{
    m_seen = std::max(m_seen, upTo);
}

void ReplyGuard::setReading(bool reading, Time now)
{
    if (m_reading == reading)
        return;
    m_reading = reading;
    const auto draft = m_drafts.find(m_room);
    if (draft == m_drafts.end())
        return;
    for (News &news : draft->news) {
        if (reading) {
            news.since = now;
        } else {
            news.read = news.read || (news.since && now - *news.since >= readingTime);
            news.since.reset();
        }
    }
}

void ReplyGuard::setBegun(bool begun)
{
    if (!m_room.isValid())
        return;
    if (!begun) {
        m_drafts.remove(m_room);
        m_waiting = false;
    } else if (!m_known) {
        m_waiting = !m_drafts.contains(m_room);
    } else if (!m_drafts.contains(m_room)) {
        m_drafts.insert(m_room, Draft{m_seen, {}});
    }
}

QList<Message> ReplyGuard::unread(Time now) const
{
    QList<Message> messages;
    const Draft draft = m_drafts.value(m_room);
    for (const News &news : draft.news) {
        if (!news.read && !(news.since && now - *news.since >= readingTime))
            messages << news.message;
    }
    return messages;
}

void ReplyGuard::accept()
{
    const auto draft = m_drafts.find(m_room);
    if (draft == m_drafts.end() || draft->news.isEmpty())
        return;
    draft->began = draft->news.lastKey();
    draft->news.clear();
}

bool isColleague(const Room &room, const Message &message, UserId me)
{
    const bool myCase = room.type == RoomType::PublisherAdmin && room.publisher.id.isValid() && room.publisher.id != me;
    return myCase && message.sender != me && !isTheirs(room, message.sender, me);
}

std::optional<Message> freshAnswer(const TimelineSnapshot &snapshot, const Room &room, const QDateTime &now)
{
    if (!snapshot.atNewest || snapshot.messages.isEmpty())
        return std::nullopt;
    const Message &last = snapshot.messages.last();
    const bool recent = std::chrono::seconds(last.createdAt.secsTo(now)) <= fresh;
    return recent && isColleague(room, last, snapshot.me) ? std::optional(last) : std::nullopt;
}

} // namespace desk
