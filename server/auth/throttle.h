// Wrong passwords, counted for one account from one address. Time is handed in.
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace desk::server {

class LoginThrottle
{
public:
    using Clock = std::chrono::steady_clock;

    /// tries 0: no limit.
    LoginThrottle(int tries, std::chrono::seconds window) : m_tries(tries), m_window(window) {}

    /// How long this account must wait from this address; nothing: it may try.
    std::optional<std::chrono::seconds> blocked(const QString &account, const QString &address, Clock::time_point now)
    {
        auto it = m_wrong.find(key(account, address));
        if (m_tries == 0 || it == m_wrong.end())
            return {};
        forgetOld(*it, now);
        if (it->size() < m_tries)
            return {};
        const auto left = std::chrono::duration_cast<std::chrono::seconds>(it->first() + m_window - now);
        return std::max(left, std::chrono::seconds(1));
    }
    void wrong(const QString &account, const QString &address, Clock::time_point now)
    {
        if (m_tries == 0)
            return;
        if (m_wrong.size() > 100'000)
            m_wrong.removeIf([&](auto it) {
                forgetOld(it.value(), now);
                return it.value().isEmpty();
            });
        auto &times = m_wrong[key(account, address)];
        forgetOld(times, now);
        times << now;
    }
    void right(const QString &account, const QString &address) { m_wrong.remove(key(account, address)); }

private:
    static QString key(const QString &account, const QString &address)
    {
        return account.left(200).toLower() + QLatin1Char('\n') + address;
    }
    void forgetOld(QList<Clock::time_point> &times, Clock::time_point now) const
    {
        while (!times.isEmpty() && times.first() + m_window <= now)
            times.removeFirst();
    }

    qsizetype m_tries;
    std::chrono::seconds m_window;
    QHash<QString, QList<Clock::time_point>> m_wrong;
};

} // namespace desk::server
