#include "net/backoff.h"

#include <algorithm>
#include <utility>

namespace desk {

Backoff::Milliseconds Backoff::next()
{
    // 2^20 seconds is far beyond any cap: the shift can never overflow.
    const Milliseconds grown = m_options.base * (qint64(1) << std::min(m_attempt, 20));
    const Milliseconds ceiling = m_attempt == 0 ? m_options.first : std::min(m_options.cap, grown);
    ++m_attempt;
    std::uniform_int_distribution<qint64> wait(0, std::max<qint64>(0, ceiling.count()));
    return std::max(Milliseconds(wait(m_random)), std::exchange(m_floor, Milliseconds(0)));
}

} // namespace desk
