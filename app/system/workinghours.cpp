// Day by day in the zone of the clock on the wall, so that a day of 23 or 25 hours counts for what it was.
#include "system/workinghours.h"

#include "system/settings.h"

#include <algorithm>

namespace desk {

WorkingHours workingHours(const Settings &settings)
{
    return {settings.workingDays(), settings.workingFrom(), settings.workingTo()};
}

std::chrono::milliseconds workingTime(const WorkingHours &hours, const QDateTime &from, const QDateTime &until)
{
    if (!from.isValid() || !until.isValid() || until <= from)
        return {};
    if (hours.to <= hours.from || hours.days.isEmpty())
        return std::chrono::milliseconds(from.msecsTo(until));
    qint64 worked = 0;
    const QDate last = until.toTimeZone(hours.zone).date();
    for (QDate day = from.toTimeZone(hours.zone).date(); day <= last; day = day.addDays(1)) {
        if (!hours.days.contains(day.dayOfWeek()))
            continue;
        const QDateTime begin = std::max(from, QDateTime(day, hours.from, hours.zone));
        const QDateTime end = std::min(until, QDateTime(day, hours.to, hours.zone));
        worked += std::max<qint64>(begin.msecsTo(end), 0);
    }
    return std::chrono::milliseconds(worked);
}

} // namespace desk
