// How far I have read each room: kept in desk.db, shown at once, told to the site until it has heard.
#pragma once

#include "session/intake.h"

namespace desk {

class Clock;

class ReadMarks : public QObject
{
    Q_OBJECT
public:
    using Tell = std::function<FutureResult<void>(RoomId room, MessageId upTo)>;

    ReadMarks(Store &store, Intake &intake, Clock &clock, Tell tell, QObject *parent = nullptr);
    ~ReadMarks() override;
    void load(const QHash<RoomId, ReadMark> &marks);
    void writeAgain(); ///< the desk file has lost something
    /// The person has seen the room up to here, on screen. `known`: what the site knows already.
    void mark(RoomId room, MessageId upTo, MessageId known);
    MessageId upTo(RoomId room) const { return m_marks.value(room).upTo; }
    /// The deployed site knows no "up to", only "all": there a room is told when its newest (by this function) was seen.
    void setWholeRooms(std::function<MessageId(RoomId)> newest) { m_newest = std::move(newest); }
    /// Only while the site is reached anything is told.
    void setOnline(bool online);

private:
    void tell(RoomId room);

    Store &m_store;
    Intake &m_intake;
    Clock &m_clock;
    Tell m_tell;
    std::function<MessageId(RoomId)> m_newest;
    QHash<RoomId, ReadMark> m_marks;
    QHash<RoomId, int> m_underWay; ///< one call a room at a time
    bool m_online = false;
};

} // namespace desk
