// When a case that waits without an owner calls: after so many minutes, and then again and again until somebody has it. Pure.
#pragma once

#include "session/rooms.h"

namespace desk {

class CaseAlert
{
public:
    struct Rules
    {
        std::chrono::minutes after{5}; ///< 0: never
        std::chrono::minutes every{10};
        bool quiet = false; ///< nobody is to be disturbed: what is due then calls when that is over
    };

    /// The cases that call now, the longest waiting first; they have called then.
    QList<RoomId> due(const QList<RoomItem> &cases, const Rules &rules, const QDateTime &now);

private:
    struct Called
    {
        QDateTime waitingSince; ///< of which wait
        QDateTime at;
    };
    QHash<RoomId, Called> m_called;
};

} // namespace desk
