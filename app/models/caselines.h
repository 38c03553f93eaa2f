// The lines of a case's log as rows of its talk, and where they stand: behind the message that was the newest then. Pure.
#pragma once

#include "models/timelinerow.h"

#include <functional>

namespace desk {

/// One line by itself, as `me` reads it.
TimelineRow caseRow(const CaseLine &line, UserId me);

class CaseLines
{
public:
    /// What stands before the first message that is shown is left out, unless it is the first of the room.
    CaseLines(const QList<CaseLine> &log, const TimelineSnapshot &snapshot);

    /// Hands over, in order and once, the rows that stand before this message.
    void before(MessageId message, const std::function<void(TimelineRow)> &take);
    /// Those behind the last message that is shown.
    void atEnd(const std::function<void(TimelineRow)> &take);

private:
    void handOver(qsizetype until, const std::function<void(TimelineRow)> &take);

    QList<CaseLine> m_lines; ///< in the order in which they stand
    qsizetype m_next = 0;
    UserId m_me;
    MessageId m_last; ///< the last message that is shown
    bool m_atNewest;
};

} // namespace desk
