// Whether a shift went as it should. Pure: the log in, the faults and the counts out.
#pragma once

#include "e2e/shift/shiftlog.h"

#include <QStringList>

namespace desk {

struct ShiftVerdict
{
    /// Each begins with its kind: unseen, unshown, queue, twice, lease, owners, shut, private, lost, doubled, strange.
    QStringList faults;
    QSet<RoomId> cases; ///< of those faults
    int claims = 0;
    int leaseEnds = 0;
    int takeOvers = 0;
    int transfers = 0;
    int resolves = 0;
    int reopens = 0;
    int notes = 0;
};

ShiftVerdict judge(const ShiftLog &log);
/// What happened in this case, a line each, in the order of time.
QStringList story(const ShiftLog &log, RoomId room);

} // namespace desk
