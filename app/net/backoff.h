// How long to wait before the next attempt: exponential with full jitter. Pure, but for its own random source.
#pragma once

#include <QtGlobal>

#include <chrono>
#include <random>

namespace desk {

class Backoff
{
public:
    using Milliseconds = std::chrono::milliseconds;
    struct Options
    {
        Milliseconds first{3'000}; ///< the first wait is 0…first
        Milliseconds base{1'000};  ///< then 0…min(cap, base * 2^n)
        Milliseconds cap{30'000};
    };

    explicit Backoff(quint64 seed) : Backoff(seed, Options{}) {}
    Backoff(quint64 seed, Options options) : m_options(options), m_random(seed) {}
    Milliseconds next();
    /// A server's Retry-After is a floor for the next wait.
    void atLeast(Milliseconds floor) { m_floor = floor; }
    void reset()
    {
        m_attempt = 0;
        m_floor = {};
    }

private:
    Options m_options;
    std::mt19937_64 m_random;
    int m_attempt = 0;
    Milliseconds m_floor{0};
};

} // namespace desk
