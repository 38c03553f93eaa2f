// What one row of the room list says, in words: title, snippet, tags, and the sentence for assistive technology.
#pragma once

#include "models/roomfilter.h"

#include <QDateTime>

namespace desk::ui {

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
    QString waiting;  ///< tag, for staff: how long the case waits
    Urgency urgency = Urgency::None;
    QString accessible;
};

/// `staff`: shows waiting time and category of support cases.
RoomText roomText(const RoomItem &item, bool staff, const QDateTime &now);

/// The name of a room in headers and notifications.
QString roomTitle(const RoomItem &item);
/// "About Toyota Corolla 2019", "Support · Payment", or empty.
QString roomSubtitle(const RoomItem &item);
/// Over the rooms of one ad or over the cases; the second for assistive technology, with what is below it.
QString headingTitle(const RoomFilter::Row &heading);
QString headingText(const RoomFilter::Row &heading);
QString waitingText(const QDateTime &since, const QDateTime &now);

} // namespace desk::ui
