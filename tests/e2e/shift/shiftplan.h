// The time and the chances of one shift, and whom its people tell of what they do.
#pragma once

#include "e2e/shift/shiftlog.h"

#include <QRandomGenerator>
#include <QTimer>

#include <functional>

namespace desk {

struct ShiftPlan
{
    int speed = 300;
    int clientSpeed = 40; ///< of the clients' waits: the network's milliseconds do not become less
    int hours = 10;
    quint32 seed = 1;
    QRandomGenerator chances{1};
    bool isOver = false;                  ///< publishers write no more; admins finish what waits
    std::function<void(RoomId)> onTyping; ///< an admin begins to answer

    bool chance(double share) { return chances.generateDouble() < share; }
    double between(double from, double to) { return from + chances.generateDouble() * (to - from); }
    /// `minutes` of the shift from now.
    void after(double minutes, QObject *context, std::function<void()> call) const
    {
        QTimer::singleShot(int(minutes * 60'000 / speed), Qt::PreciseTimer, context, std::move(call));
    }
};

} // namespace desk
