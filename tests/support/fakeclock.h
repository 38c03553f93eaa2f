// A clock that moves only when a test says so; what is due fires in order, on the way.
#pragma once

#include "system/clock.h"

#include <QPointer>
#include <QTimeZone>

#include <algorithm>
#include <list>

namespace desk {

class FakeClock : public Clock
{
public:
    explicit FakeClock(const QDateTime &start = QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC)) : m_start(start)
    {
    }

    QDateTime now() const override { return m_start.addMSecs(m_elapsed.count()); }
    std::chrono::milliseconds monotonic() const override { return m_elapsed; }
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> call) override
    {
        const auto due = m_elapsed + std::max(delay - m_early, std::chrono::milliseconds(0));
        const auto later = std::find_if(m_calls.begin(), m_calls.end(), [due](const Call &c) { return c.due > due; });
        m_calls.insert(later, Call{due, context, std::move(call)});
    }

    /// Moves on, calling what falls due in the order of its times (also what those calls schedule themselves).
    void advance(std::chrono::milliseconds by)
    {
        const auto end = m_elapsed + by;
        while (!m_calls.empty() && m_calls.front().due <= end) {
            const Call next = std::move(m_calls.front());
            m_calls.pop_front();
            m_elapsed = std::max(m_elapsed, next.due);
            if (next.context)
                next.call();
        }
        m_elapsed = end;
    }

    /// As Qt's coarse timers do.
    void comeEarlyBy(std::chrono::milliseconds by) { m_early = by; }

    /// The wall clock alone jumps: a suspend, or somebody set it.
    void jumpWallClock(std::chrono::milliseconds by) { m_start = m_start.addMSecs(by.count()); }

    /// How long until the next call that still has its context; nullopt: nothing is waiting.
    std::optional<std::chrono::milliseconds> untilNext() const
    {
        for (const Call &call : m_calls) {
            if (call.context)
                return call.due - m_elapsed;
        }
        return std::nullopt;
    }

private:
    struct Call
    {
        std::chrono::milliseconds due;
        QPointer<QObject> context;
        std::function<void()> call;
    };
    QDateTime m_start;
    std::chrono::milliseconds m_elapsed{0};
    std::chrono::milliseconds m_early{0};
    std::list<Call> m_calls; ///< by due time, then in the order of asking
};

} // namespace desk
