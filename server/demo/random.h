// The demo's own dice: std::mt19937_64 (portable by the standard) with our own distributions (the library's are not).
#pragma once

#include <QtGlobal>

#include <random>

namespace desk::server::demo {

class Random
{
public:
    explicit Random(quint64 seed) : m_engine(seed) {}

    /// 0 <= result < bound; bound > 0.
    qint64 below(qint64 bound) { return static_cast<qint64>(m_engine() % static_cast<quint64>(bound)); }
    /// low <= result <= high.
    qint64 between(qint64 low, qint64 high) { return low + below(high - low + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <typename List> const auto &pick(const List &list)
    {
        return list[static_cast<typename List::size_type>(below(list.size()))];
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace desk::server::demo
