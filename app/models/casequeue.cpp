// A tie is settled by the number of the case: no two orders of the same cases.
#include "models/casequeue.h"

namespace desk {

namespace {

const Support &supportOf(const RoomItem &item)
{
    static const Support none; // asked for thousands of cases at once: nothing is copied
    return item.room.support ? *item.room.support : none;
}

bool isMine(const RoomItem &item, UserId me)
{
    const auto &support = item.room.support;
    return support && support->assignee && support->assignee->id == me && caseState(item) != CaseState::Resolved;
}

QDateTime resolvedAt(const RoomItem &item)
{
    const QDateTime told = supportOf(item).resolvedAt;
    return told.isValid() ? told : item.lastAt;
}

} // namespace

CaseState caseState(const RoomItem &item)
{
    const QString &said = supportOf(item).state;
    if (!item.room.isActive || said == QLatin1String("resolved"))
        return CaseState::Resolved;
    const bool told = item.room.cursor.isValid() && item.room.support;
    const bool waits = told ? said == QLatin1String("waiting") : item.needsAnswer;
    return waits ? CaseState::Waiting : CaseState::Open;
}

bool isUnclaimed(const RoomItem &item)
{
    return item.support && caseState(item) == CaseState::Waiting && !supportOf(item).assignee;
}

bool isIn(const CaseView &view, const RoomItem &item)
{
    if (!item.support || (!view.category.isEmpty() && supportOf(item).category != view.category))
        return false;
    switch (view.queue) {
    case CaseQueue::Waiting:
        return caseState(item) == CaseState::Waiting;
    case CaseQueue::Mine:
        return isMine(item, view.me);
    case CaseQueue::Open:
        return caseState(item) == CaseState::Open;
    case CaseQueue::Resolved:
        return caseState(item) == CaseState::Resolved;
    }
    return false;
}

Standing standing(const RoomItem &item, CaseQueue queue)
{
    const qint64 room = item.room.id.value;
    if (queue == CaseQueue::Resolved)
        return {0, -resolvedAt(item).toMSecsSinceEpoch(), -room};
    if (caseState(item) == CaseState::Waiting)
        return {0, item.waitingSince.toMSecsSinceEpoch(), room};
    return {1, -item.lastAt.toMSecsSinceEpoch(), -room}; // of what is mine, or of the one case that the list keeps
}

void count(CaseCounts &counts, const RoomItem &item, UserId me)
{
    if (!item.support)
        return;
    const CaseState state = caseState(item);
    counts.waiting += state == CaseState::Waiting;
    counts.open += state == CaseState::Open;
    counts.resolved += state == CaseState::Resolved;
    counts.mine += isMine(item, me);
    counts.unclaimed += isUnclaimed(item);
}

} // namespace desk
