// Token buckets, one a person. Time is handed in.
#pragma once

#include "protocol/ids.h"

#include <chrono>
#include <optional>
#include <unordered_map>

namespace desk::server {

class RateLimit
{
public:
    using Clock = std::chrono::steady_clock;

    /// `perSecond` 0: no limit.
    RateLimit(double perSecond, double burst) : m_perSecond(perSecond), m_burst(burst) {}

    /// Takes a token; otherwise how long until there is one.
    std::optional<std::chrono::milliseconds> take(UserId user, Clock::time_point now)
    {
        if (m_perSecond <= 0)
            return {};
        if (m_buckets.size() > 50'000)
            forgetFull(now);
        auto [it, fresh] = m_buckets.try_emplace(user, Bucket{m_burst, now});
        refill(it->second, now);
        if (it->second.tokens >= 1) {
            it->second.tokens -= 1;
            return {};
        }
        const double missing = (1 - it->second.tokens) / m_perSecond;
        return std::chrono::milliseconds(static_cast<qint64>(missing * 1000) + 1);
    }

    void giveBack(UserId user)
    {
        if (auto it = m_buckets.find(user); it != m_buckets.end())
            it->second.tokens = std::min(m_burst, it->second.tokens + 1);
    }

private:
    struct Bucket
    {
        double tokens;
        Clock::time_point at;
    };
    void refill(Bucket &bucket, Clock::time_point now) const
    {
        bucket.tokens =
            std::min(m_burst, bucket.tokens + m_perSecond * std::chrono::duration<double>(now - bucket.at).count());
        bucket.at = now;
    }
    void forgetFull(Clock::time_point now)
    {
        for (auto &entry : m_buckets)
            refill(entry.second, now);
        std::erase_if(m_buckets, [this](const auto &entry) { return entry.second.tokens >= m_burst; });
    }

    double m_perSecond;
    double m_burst;
    std::unordered_map<UserId, Bucket> m_buckets;
};

} // namespace desk::server
