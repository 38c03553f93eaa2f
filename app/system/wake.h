// Tells that the machine woke up, so that connections need not find out by waiting.
#pragma once

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <memory>

namespace desk {

class Clock;

class Wake : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void woke();
};

/// logind's signal where there is one, and on every system a look at the two clocks: the wall clock runs on while the
/// machine sleeps, the monotonic one does not.
std::unique_ptr<Wake> makeWake(Clock &clock);

} // namespace desk
