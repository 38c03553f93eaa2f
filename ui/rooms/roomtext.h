// What one row of the room list says, in words: title, snippet, tags, and all of it as a sentence.
#pragma once

#include "models/roomfilter.h"
#include "system/workinghours.h"

#include <QDateTime>

namespace desk {
class Session;
}

namespace desk::ui {

/// How staff look at cases: who has them, and how long they wait by the team's clock.
struct StaffView
{
    UserId me;
    WorkingHours hours;
    int warnMinutes = 15; ///< of working time
    int lateMinutes = 30;
    friend bool operator==(const StaffView &, const StaffView &) = default;
};

/// Nothing for who is no staff, or signed out (null).
std::optional<StaffView> staffView(const Session *session, const Settings &settings);

struct RoomText
{
    enum class Prefix { None, Draft, NotSent, You, Typing };
    enum class Urgency { None, Calm, Soon, Urgent };

    QString title;
    Prefix prefix = Prefix::None;
    QString prefixText; ///< "Draft:", "Not sent:", "You:", "typing…"
    QString snippet;    ///< people's text, one line
    bool ticks = false; ///< the last word is mine
    bool read = false;
    bool waitingToSend = false;
    QString time;
    QString category; ///< tag, for staff
    QString waiting;  ///< tag, for staff: how long the case waits, in working time
    QString owner;    ///< tag, for staff: who has the case
    Urgency urgency = Urgency::None;
};

/// `staff`: for one of them, waiting time, category and owner of support cases are told.
RoomText roomText(const RoomItem &item, const std::optional<StaffView> &staff, const QDateTime &now);
/// All of it in one sentence, for assistive technology.
QString roomSentence(const RoomItem &item, const std::optional<StaffView> &staff, const QDateTime &now);

/// The name of a room in headers and notifications.
QString roomTitle(const RoomItem &item);
/// "About Toyota Corolla 2019", "Support · Payment", or empty.
QString roomSubtitle(const RoomItem &item);
/// Over the rooms of one ad or over the cases; the second for assistive technology, with what is below it.
QString headingTitle(const RoomFilter::Row &heading);
QString headingText(const RoomFilter::Row &heading);
QString waitingText(std::chrono::milliseconds waited);

} // namespace desk::ui
