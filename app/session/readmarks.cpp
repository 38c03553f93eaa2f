// One call a room at a time; what was seen meanwhile goes with the next.
#include "session/readmarks.h"

#include "system/clock.h"

namespace desk {

ReadMarks::ReadMarks(Store &store, Intake &intake, Clock &clock, Tell tell, QObject *parent)
    : QObject(parent), m_store(store), m_intake(intake), m_clock(clock), m_tell(std::move(tell))
{
    m_intake.setMarks([this](RoomId room) { return upTo(room); });
}

ReadMarks::~ReadMarks()
{
    m_intake.setMarks({});
}

void ReadMarks::load(const QHash<RoomId, ReadMark> &marks)
{
    m_marks = marks;
}

void ReadMarks::mark(RoomId room, MessageId upTo, MessageId known)
{
    ReadMark &mark = m_marks[room];
    if (upTo <= mark.upTo || upTo <= known)
        return;
    mark.upTo = upTo;
    m_store.putReadMark(room, mark);
    Incoming seen;
    seen.reads << ReadNews{room, upTo, true};
    m_intake.take(seen);
    tell(room);
}

void ReadMarks::writeAgain()
{
    for (auto it = m_marks.cbegin(); it != m_marks.cend(); ++it)
        m_store.putReadMark(it.key(), it.value());
}

void ReadMarks::setOnline(bool online)
{
    m_online = online;
    if (!online)
        return;
    const QList<RoomId> rooms = m_marks.keys();
    for (const RoomId room : rooms)
        tell(room);
}

void ReadMarks::tell(RoomId room)
{
    const ReadMark mark = m_marks.value(room);
    if (!m_online || mark.upTo <= mark.sentUpTo || m_underWay.contains(room))
        return;
    if (m_newest && mark.upTo < m_newest(room))
        return;
    m_underWay.insert(room, 1);
    follow(m_tell(room, mark.upTo), this, [this, room, upTo = mark.upTo](const Result<void> &told) {
        m_underWay.remove(room);
        const bool hopeless =
            !told && (told.error().code == ErrorCode::NotFound || told.error().code == ErrorCode::Invalid ||
                      told.error().code == ErrorCode::Forbidden || told.error().code == ErrorCode::RoomClosed);
        if (told || hopeless) {
            ReadMark &heard = m_marks[room];
            heard.sentUpTo = std::max(heard.sentUpTo, upTo);
            m_store.putReadMark(room, heard);
            tell(room);
            return;
        }
        m_clock.after(std::max<std::chrono::milliseconds>(std::chrono::seconds(3), told.error().retryAfter), this,
                      [this, room] { tell(room); });
    });
}

} // namespace desk
