// The hours in which cases are answered, and how much of a stretch of time falls into them. Pure.
#pragma once

#include <QDateTime>
#include <QList>
#include <QTimeZone>

#include <chrono>

namespace desk {

class Settings;

struct WorkingHours
{
    QList<int> days; ///< Qt::DayOfWeek numbers
    QTime from;
    QTime to; ///< exclusive; not later than `from`: no hours are kept, all time counts
    QTimeZone zone = QTimeZone::systemTimeZone();
    friend bool operator==(const WorkingHours &, const WorkingHours &) = default;
};

WorkingHours workingHours(const Settings &settings);
/// Nothing if `until` is not later, or one of them is invalid.
std::chrono::milliseconds workingTime(const WorkingHours &hours, const QDateTime &from, const QDateTime &until);

} // namespace desk
