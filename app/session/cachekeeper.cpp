// One room after another, a slice at a time: between two slices everybody else's jobs have their turn.
#include "session/cachekeeper.h"

#include "system/clock.h"

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr int slice = 200;
constexpr std::chrono::milliseconds atStart = 30s;
constexpr std::chrono::milliseconds betweenSlices = 20ms;
constexpr std::chrono::milliseconds everyDay = 24h;
} // namespace

CacheKeeper::CacheKeeper(Store &store, Clock &clock, QObject *parent) : QObject(parent), m_store(store), m_clock(clock)
{
}

void CacheKeeper::setMonths(int months)
{
    if (m_months == months)
        return;
    m_months = months;
    m_rooms.clear(); // a round by the old measure ends
    m_again = m_busy;
    if (m_started && !m_busy)
        look();
}

void CacheKeeper::start()
{
    m_started = true;
    lookLater(atStart);
}

void CacheKeeper::lookLater(std::chrono::milliseconds after)
{
    m_clock.after(after, this, [this, turn = ++m_turn] {
        if (turn == m_turn && !m_busy)
            look();
    });
}

void CacheKeeper::look()
{
    lookLater(everyDay);
    if (m_months <= 0)
        return;
    m_busy = true;
    m_deleted = false;
    const QDateTime before = m_clock.now().addMonths(-m_months);
    follow(m_store.roomIds(), this, [this, before](const Result<QList<RoomId>> &rooms) {
        if (!m_again)
            m_rooms = rooms.value_or(QList<RoomId>());
        pruneNext(before);
    });
}

void CacheKeeper::pruneNext(const QDateTime &before)
{
    if (m_rooms.isEmpty()) {
        m_busy = false;
        if (m_deleted)
            Q_EMIT pruned();
        if (std::exchange(m_again, false))
            look();
        return;
    }
    follow(m_store.prune(m_rooms.last(), before, slice), this, [this, before](const Result<int> &count) {
        m_deleted = m_deleted || count.value_or(0) > 0;
        if (m_rooms.isEmpty())
            return pruneNext(before); // the measure has changed
        if (count.value_or(0) < slice)
            m_rooms.removeLast();
        if (count.value_or(0) == 0)
            return pruneNext(before);
        m_clock.after(betweenSlices, this, [this, before] { pruneNext(before); });
    });
}

} // namespace desk
