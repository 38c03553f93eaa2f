#include "system/wake.h"

#include "system/clock.h"

#ifdef DESK_HAVE_DBUS
#include <QDBusConnection>
#endif

namespace desk {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds lookEvery{15'000};
constexpr milliseconds slept{30'000};    ///< more than any correction of the wall clock in daily life
constexpr milliseconds sameWake{60'000}; ///< logind and the clocks tell of one wake only once

class SystemWake : public Wake
{
    Q_OBJECT
public:
    explicit SystemWake(Clock &clock) : m_clock(clock)
    {
        note();
        look();
#ifdef DESK_HAVE_DBUS
        QDBusConnection bus = QDBusConnection::systemBus();
        if (bus.isConnected())
            bus.connect(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"), this,
                        SLOT(prepareForSleep(bool)));
#endif
    }

private Q_SLOTS:
    void prepareForSleep(bool isGoing)
    {
        if (!isGoing)
            tell();
    }

private:
    void look()
    {
        m_clock.after(lookEvery, this, [this] {
            const milliseconds wall(m_wall.msecsTo(m_clock.now()));
            const milliseconds ran = m_clock.monotonic() - m_monotonic;
            note();
            if (wall - ran >= slept)
                tell();
            look();
        });
    }

    void note()
    {
        m_wall = m_clock.now();
        m_monotonic = m_clock.monotonic();
    }

    void tell()
    {
        note();
        if (m_told && m_clock.monotonic() - *m_told < sameWake)
            return;
        m_told = m_clock.monotonic();
        Q_EMIT woke();
    }

    Clock &m_clock;
    QDateTime m_wall;
    milliseconds m_monotonic{0};
    std::optional<milliseconds> m_told; ///< monotonic
};

} // namespace

std::unique_ptr<Wake> makeWake(Clock &clock)
{
    return std::make_unique<SystemWake>(clock);
}

} // namespace desk

#include "wake.moc"
