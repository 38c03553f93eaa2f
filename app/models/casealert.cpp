// Every look forgets those that no longer wait without an owner: let go again, they call as at the first time.
#include "models/casealert.h"

#include "models/casequeue.h"

#include <algorithm>

namespace desk {

QList<RoomId> CaseAlert::due(const QList<RoomItem> &cases, const Rules &rules, const QDateTime &now)
{
    QHash<RoomId, Called> called;
    QList<std::pair<QDateTime, RoomId>> calling;
    for (const RoomItem &item : cases) {
        if (!isUnclaimed(item) || item.muted || !item.waitingSince.isValid())
            continue;
        const RoomId room = item.room.id;
        const auto before = m_called.constFind(room);
        const bool again = before != m_called.constEnd() && before->waitingSince == item.waitingSince;
        const QDateTime next =
            again ? before->at.addSecs(rules.every.count() * 60) : item.waitingSince.addSecs(rules.after.count() * 60);
        if (rules.after.count() > 0 && !rules.quiet && next <= now) {
            called.insert(room, {item.waitingSince, now});
            calling.append({item.waitingSince, room});
        } else if (again) {
            called.insert(room, *before);
        }
    }
    m_called = called;
    std::sort(calling.begin(), calling.end());
    QList<RoomId> rooms;
    for (const auto &[since, room] : std::as_const(calling))
        rooms << room;
    return rooms;
}

} // namespace desk
