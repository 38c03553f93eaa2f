// Timers through the clock, one for each event that will end.
#include "session/colleagues.h"

#include "system/clock.h"

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::milliseconds lookingLasts = 45s;
constexpr std::chrono::milliseconds typingLasts = 5s;
constexpr std::chrono::milliseconds lookEvery = 20s;
} // namespace

Colleagues::Colleagues(Clock &clock, UserId me, Look look, QObject *parent)
    : QObject(parent), m_clock(clock), m_me(me), m_look(std::move(look))
{
}

void Colleagues::heard(RoomId room, const protocol::PresenceFrame &frame)
{
    if (frame.user == m_me)
        return;
    const QList<Colleague> before = in(room);
    if (frame.state == QLatin1String("gone")) {
        m_seen[room].remove(frame.user);
    } else {
        const auto now = m_clock.monotonic();
        Seen &seen = m_seen[room][frame.user];
        seen.name = frame.userName;
        seen.until = now + lookingLasts;
        m_clock.after(lookingLasts, this, [this, room] { expire(room); });
        if (frame.state == QLatin1String("typing")) {
            seen.typingUntil = now + typingLasts;
            m_clock.after(typingLasts, this, [this, room, user = frame.user, until = seen.typingUntil] {
                if (m_seen.value(room).value(user).typingUntil == until) // he has not gone on, nor stopped before
                    Q_EMIT changed(room);
            });
        }
    }
    tell(before, room);
}

void Colleagues::wrote(RoomId room, UserId user)
{
    const QList<Colleague> before = in(room);
    const auto here = m_seen.find(room);
    if (here == m_seen.end() || !here->contains(user))
        return;
    (*here)[user].typingUntil = {};
    tell(before, room);
}

void Colleagues::expire(RoomId room)
{
    const auto here = m_seen.find(room);
    if (here == m_seen.end())
        return;
    const auto gone = here->removeIf(
        [now = m_clock.monotonic()](const QHash<UserId, Seen>::iterator &each) { return each->until <= now; });
    if (here->isEmpty())
        m_seen.erase(here);
    if (gone > 0)
        Q_EMIT changed(room);
}

void Colleagues::tell(const QList<Colleague> &before, RoomId room)
{
    if (in(room) != before)
        Q_EMIT changed(room);
}

QList<Colleague> Colleagues::in(RoomId room) const
{
    const auto now = m_clock.monotonic();
    QList<Colleague> all;
    const QHash<UserId, Seen> here = m_seen.value(room);
    for (auto each = here.cbegin(); each != here.cend(); ++each) {
        if (each->until > now)
            all << Colleague{each.key(), each->name, each->typingUntil > now};
    }
    std::sort(all.begin(), all.end(),
              [](const Colleague &a, const Colleague &b) { return a.typing != b.typing ? a.typing : a.user < b.user; });
    return all;
}

void Colleagues::setActiveRoom(RoomId room)
{
    if (m_active == room)
        return;
    m_active = room;
    look();
}

void Colleagues::reopened(RoomId room)
{
    m_lookedAt.remove(room);
    if (room == m_active)
        look();
}

void Colleagues::look()
{
    ++m_turn;
    if (!m_active.isValid())
        return;
    const auto now = m_clock.monotonic();
    const auto last = m_lookedAt.constFind(m_active);
    auto next = lookEvery;
    if (last == m_lookedAt.constEnd() || now - *last >= lookEvery) {
        m_lookedAt.insert(m_active, now);
        m_look(m_active);
    } else {
        next = lookEvery - (now - *last);
    }
    m_clock.after(next, this, [this, turn = m_turn] {
        if (turn == m_turn)
            look();
    });
}

} // namespace desk
