// Keeps as many months of conversations in the cache as the person wants: deletes what is older, a little at a time, so
// that nobody waits behind it. The desk file is never touched.
#pragma once

#include "store/store.h"

namespace desk {

class Clock;

class CacheKeeper : public QObject
{
    Q_OBJECT
public:
    CacheKeeper(Store &store, Clock &clock, QObject *parent = nullptr);

    /// 0: all of it is kept. What is too old goes soon.
    void setMonths(int months);
    /// The cache is there; the first look waits until the window has what it needs.
    void start();

Q_SIGNALS:
    void pruned();

private:
    void lookLater(std::chrono::milliseconds after);
    void look();
    void pruneNext(const QDateTime &before);

    Store &m_store;
    Clock &m_clock;
    int m_months = 0;
    bool m_started = false;
    bool m_busy = false;
    bool m_again = false;   ///< the measure changed on this round
    bool m_deleted = false; ///< on this round
    quint64 m_turn = 0;     ///< an earlier timer's turn has passed
    QList<RoomId> m_rooms;  ///< still to be looked through
};

} // namespace desk
