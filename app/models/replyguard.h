// What others wrote in a room since the draft there was begun and what was not plainly seen meanwhile: it is shown
// before the draft leaves. Pure: knows no clock, no window and no sentence.
#pragma once

#include "session/timeline.h"

#include <QHash>
#include <QMap>

#include <chrono>

namespace desk {

class ReplyGuard
{
public:
    using Time = std::chrono::milliseconds; ///< monotonic
    /// What stood at the end of the talk, in the focused window, for so long was read, also by somebody who was typing.
    static constexpr Time readingTime = std::chrono::seconds(5);

    /// `begun`: a draft waits there already.
    void openRoom(RoomId room, bool begun);
    void closeRoom(Time now);
    /// What is stored around the place on screen.
    void follow(const TimelineSnapshot &snapshot, Time now);
    /// By somebody else, also outside of that place.
    void hear(const Message &message, Time now);
    /// Everything up to here has been on screen.
    void seen(MessageId upTo);
    /// Whether the end of the talk stands in the focused window now.
    void setReading(bool reading, Time now);
    /// Something waits to be sent. The draft begins with the first word of it, and ends when nothing is left.
    void setBegun(bool begun);
    bool isBegun() const { return m_drafts.contains(m_room); }
    /// What has to be shown before the draft leaves, in order.
    QList<Message> unread(Time now) const;
    /// All of it has been shown.
    void accept();

private:
    struct News
    {
        Message message;
        std::optional<Time> since; ///< it stands before the person's eyes
        bool read = false;
    };
    struct Draft
    {
        MessageId began; ///< the newest message that was on screen then
        QMap<MessageId, News> news;
    };

    void take(const Message &message, Time now);

    QHash<RoomId, Draft> m_drafts;
    RoomId m_room;
    MessageId m_seen;
    bool m_known = false;   ///< the room's first messages are there
    bool m_waiting = false; ///< the draft begins when they are
    bool m_reading = false;
};

/// The message with which a colleague has answered this case: the last word of the talk, written in the minutes before
/// `now`. Nothing where I am not its staff.
std::optional<Message> freshAnswer(const TimelineSnapshot &snapshot, const Room &room, const QDateTime &now);
/// By somebody on my own side of a case.
bool isColleague(const Room &room, const Message &message, UserId me);

} // namespace desk
