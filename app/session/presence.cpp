// Timers through the clock, one for each typing event; the last one ends it.
#include "session/presence.h"

#include "system/clock.h"

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr auto typingLasts = 5s;
constexpr auto sendAtMostEvery = 3s;
} // namespace

Presence::Presence(Clock &clock, UserId me, QObject *parent) : QObject(parent), m_clock(clock), m_me(me) {}

void Presence::heard(RoomId room, UserId user, const QString &name)
{
    if (user == m_me || !room.isValid())
        return;
    QList<Typist> &typists = m_typists[room];
    const auto until = m_clock.monotonic() + typingLasts;
    const auto known =
        std::find_if(typists.begin(), typists.end(), [user](const Typist &each) { return each.user == user; });
    const bool isNew = known == typists.end();
    if (isNew)
        typists << Typist{user, name, until};
    else
        known->until = until;
    m_clock.after(typingLasts, this, [this, room] { expire(room); });
    if (isNew)
        Q_EMIT changed(room);
}

void Presence::wrote(RoomId room, UserId user)
{
    const auto typists = m_typists.find(room);
    if (typists == m_typists.end())
        return;
    if (typists->removeIf([user](const Typist &each) { return each.user == user; }) > 0)
        Q_EMIT changed(room);
}

void Presence::expire(RoomId room)
{
    const auto now = m_clock.monotonic();
    const auto typists = m_typists.find(room);
    if (typists == m_typists.end())
        return;
    if (typists->removeIf([now](const Typist &each) { return each.until <= now; }) > 0)
        Q_EMIT changed(room);
}

QStringList Presence::typing(RoomId room) const
{
    QStringList names;
    const QList<Typist> typists = m_typists.value(room);
    for (const Typist &each : typists)
        names << each.name;
    return names;
}

void Presence::keystroke(RoomId room, const std::function<void()> &send)
{
    const auto now = m_clock.monotonic();
    const auto last = m_lastSent.constFind(room);
    if (last != m_lastSent.constEnd() && now - *last < sendAtMostEvery)
        return;
    m_lastSent.insert(room, now);
    send();
}

} // namespace desk
