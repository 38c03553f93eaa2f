// The words of support cases: who did what, and the names of states. The names of categories are categoryText() of ui/format.
#pragma once

#include "protocol/types.h"

namespace desk::ui {

/// "Noura took the case", "You took the case": who did what. Names and people's words are isolated, on one line and shortened.
QString caseEvent(const CaseEntry &entry, UserId me = {});
/// As staff read it; empty for a state that is not known.
QString caseStateText(const QString &state);
/// All that the site knows, in the order in which they are offered.
QStringList caseCategories();

} // namespace desk::ui
