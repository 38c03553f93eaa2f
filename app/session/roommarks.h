// What the person said of each room, for this machine only: pinned, muted, archived, unread, no reply needed. In desk.db at once.
#pragma once

#include "session/rooms.h"
#include "store/store.h"

namespace desk {

class RoomMarks : public QObject
{
    Q_OBJECT
public:
    explicit RoomMarks(Store &store, QObject *parent = nullptr);
    void load(const QHash<RoomId, RoomMark> &marks);
    void writeAgain(); ///< the desk file has lost something
    /// `newest`: the newest message known in the room, the last that what is said now is about.
    void set(RoomId room, RoomState state, bool on, MessageId newest);
    /// The other side wrote this: a later one than what was archived or needed no reply ends that.
    void heard(RoomId room, MessageId message);
    RoomMark mark(RoomId room) const { return m_marks.value(room); }

Q_SIGNALS:
    void changed(desk::RoomId room);

private:
    void put(RoomId room, const RoomMark &mark);

    Store &m_store;
    QHash<RoomId, RoomMark> m_marks;
};

} // namespace desk
