// Quiet by order and by the hour.
#include "system/quiet.h"

#include "system/settings.h"

namespace desk {

bool isUndisturbed(const Settings &settings, const QDateTime &now)
{
    const QDateTime until = settings.doNotDisturbUntil();
    return settings.doNotDisturb() && (!until.isValid() || now < until);
}

bool isQuiet(const Settings &settings, const QDateTime &now)
{
    if (isUndisturbed(settings, now))
        return true;
    if (!settings.quietHours())
        return false;
    const QTime time = now.toLocalTime().time();
    const QTime from = settings.quietFrom();
    const QTime to = settings.quietTo();
    if (from <= to)
        return time >= from && time < to;
    return time >= from || time < to; // over midnight
}

} // namespace desk
