// How long something took, and by which hours that was measured, in words.
#pragma once

#include "models/casetimes.h"

namespace desk::ui {

/// "3 h 20 min"
QString durationText(std::chrono::milliseconds duration);
/// "Measured in working hours, Sunday–Thursday 09:00–17:00; …": the rule of models/casetimes.
QString timesRule(const WorkingHours &hours);
QString timesKind(CaseTime::Kind kind);
/// "12 Nov: median 14 min, 9 of 10 within 40 min, 8 cases"
QString dayText(const QDate &day, const TimeStats &stats, const QDateTime &now);

} // namespace desk::ui
