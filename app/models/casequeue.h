// The four queues of support cases: which case stands in which, in what order, and how many there are. Pure: the list itself
// is a RoomFilter with a CaseView.
#pragma once

#include "protocol/triage.h"
#include "session/rooms.h"

namespace desk {

enum class CaseState { Waiting, Open, Resolved };
enum class CaseQueue {
    Waiting,  ///< the publisher has the last word; the longest waiting first
    Mine,     ///< I have it and it is not resolved; the waiting ones first
    Open,     ///< answered, or no answer needed; the latest first
    Resolved, ///< the latest first
};

/// What the list of cases shows.
struct CaseView
{
    CaseQueue queue = CaseQueue::Waiting;
    UserId me;
    QString category; ///< empty: all
    friend bool operator==(const CaseView &, const CaseView &) = default;
};

/// As our server says; of a site that tells no state, as its last word says.
CaseState caseState(const RoomItem &item);
/// It waits, and nobody has it.
bool isUnclaimed(const RoomItem &item);
/// A case of this queue and category.
bool isIn(const CaseView &view, const RoomItem &item);
/// Its place in a list: the lesser stands first.
struct Standing
{
    int group = 0;
    qint64 time = 0; ///< milliseconds since the epoch; negative: the latest stands first
    qint64 room = 0;
    friend auto operator<=>(const Standing &, const Standing &) = default;
};
Standing standing(const RoomItem &item, CaseQueue queue);
void count(CaseCounts &counts, const RoomItem &item, UserId me); ///< rooms that are no case do not count

} // namespace desk
