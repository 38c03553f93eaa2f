// The machine's clock, except that everybody who waits waits `speed` times less: polls of minutes pass in seconds.
#pragma once

#include "system/clock.h"

#include <QTimer>

#include <algorithm>

namespace desk {

class SpedUpClock : public Clock
{
public:
    explicit SpedUpClock(int speed = 1) : m_speed(speed), m_turnedAt(machine()) {}

    /// What waits already keeps the speed at which it began to wait.
    void setSpeed(int speed)
    {
        m_passed = monotonic();
        m_turnedAt = machine();
        m_speed = speed;
    }
    int speed() const { return m_speed; }
    /// Somebody has set the desktop's clock wrong.
    void setWrongBy(std::chrono::seconds by) { m_wrongBy = by; }

    QDateTime now() const override { return QDateTime::currentDateTimeUtc().addSecs(m_wrongBy.count()); }
    std::chrono::milliseconds monotonic() const override { return m_passed + (machine() - m_turnedAt) * m_speed; }
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> call) override
    {
        const auto shorter = std::max(delay, std::chrono::milliseconds(0)) / m_speed;
        QTimer::singleShot(shorter, Qt::PreciseTimer, context, std::move(call));
    }

private:
    static std::chrono::milliseconds machine()
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    }

    int m_speed;
    std::chrono::milliseconds m_turnedAt;
    std::chrono::milliseconds m_passed{std::chrono::hours(1)};
    std::chrono::seconds m_wrongBy{0};
};

} // namespace desk
