// The time, behind a seam: what waits or dates takes a Clock, so that tests need no sleep.
#pragma once

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <functional>

namespace desk {

class Clock
{
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const = 0;                       ///< UTC
    virtual std::chrono::milliseconds monotonic() const = 0; ///< never goes back; counts no suspend
    /// Calls once after `delay` unless `context` has gone by then.
    virtual void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> call) = 0;
};

/// The machine's own.
class SystemClock : public Clock
{
public:
    QDateTime now() const override;
    std::chrono::milliseconds monotonic() const override;
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> call) override;
};

} // namespace desk
