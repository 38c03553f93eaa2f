// The words of support cases: who did what, and the names of states. The names of categories are categoryText() of ui/format.
#pragma once

#include "models/timelinerow.h"

namespace desk::ui {

/// "Noura took the case: she knows it", "You took the case": who did what, and the words said with it. Names and people's words
/// are isolated and on one line; words longer than `longest` are shortened (-1: never).
QString caseEvent(const TimelineRow &row, qsizetype longest = -1);
/// As staff read it; empty for a state that is not known.
QString caseStateText(const QString &state);
/// All that the site knows, in the order in which they are offered.
QStringList caseCategories();

} // namespace desk::ui
