// Whether nobody is to be disturbed now: ordered for a while or for good, or by the hours of the day. Pure.
#pragma once

#include <QDateTime>

namespace desk {

class Settings;

/// `now` is UTC; the hours are those of the clock on the wall.
bool isQuiet(const Settings &settings, const QDateTime &now);
/// The order alone, without the hours.
bool isUndisturbed(const Settings &settings, const QDateTime &now);

} // namespace desk
