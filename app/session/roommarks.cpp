// Said by a person, a few a minute: each is written when it is said.
#include "session/roommarks.h"

namespace desk {

RoomMarks::RoomMarks(Store &store, QObject *parent) : QObject(parent), m_store(store) {}

void RoomMarks::load(const QHash<RoomId, RoomMark> &marks)
{
    m_marks = marks;
    for (auto it = marks.cbegin(); it != marks.cend(); ++it)
        Q_EMIT changed(it.key());
}

void RoomMarks::set(RoomId room, RoomState state, bool on, MessageId newest)
{
    RoomMark next = mark(room);
    const MessageId upTo = !on ? MessageId{} : newest.isValid() ? newest : MessageId{-1};
    switch (state) {
    case RoomState::Pinned:
        next.pinned = on;
        break;
    case RoomState::Muted:
        next.muted = on;
        break;
    case RoomState::Archived:
        next.archivedUpTo = upTo;
        break;
    case RoomState::MarkedUnread:
        next.unread = on;
        break;
    case RoomState::NoReplyNeeded:
        next.noReplyUpTo = upTo;
        break;
    }
    put(room, next);
}

void RoomMarks::heard(RoomId room, MessageId message)
{
    const auto known = m_marks.constFind(room);
    if (known == m_marks.constEnd())
        return;
    RoomMark next = *known;
    if (message > next.archivedUpTo)
        next.archivedUpTo = {};
    if (message > next.noReplyUpTo)
        next.noReplyUpTo = {};
    put(room, next);
}

void RoomMarks::put(RoomId room, const RoomMark &next)
{
    if (mark(room) == next)
        return;
    if (next == RoomMark{})
        m_marks.remove(room);
    else
        m_marks.insert(room, next);
    m_store.putRoomMark(room, next);
    Q_EMIT changed(room);
}

void RoomMarks::writeAgain()
{
    for (auto it = m_marks.cbegin(); it != m_marks.cend(); ++it)
        m_store.putRoomMark(it.key(), it.value());
}

} // namespace desk
