// Written when an account is left, not at each step.
#include "ui/recents.h"

namespace desk::ui {

namespace {
constexpr qsizetype most = 20;
}

void Recents::setSession(Session *session)
{
    save();
    m_account = session ? session->account().key.folderName() : QString();
    m_rooms.clear();
    const QList<qint64> kept = m_account.isEmpty() ? QList<qint64>() : m_settings.recentRooms(m_account);
    for (const qint64 room : kept)
        m_rooms << RoomId{room};
}

void Recents::visited(RoomId room)
{
    m_rooms.removeAll(room);
    m_rooms.prepend(room);
    m_rooms = m_rooms.first(std::min(m_rooms.size(), most));
}

void Recents::save()
{
    if (m_account.isEmpty() || m_rooms.isEmpty())
        return;
    QList<qint64> rooms;
    for (const RoomId room : std::as_const(m_rooms))
        rooms << room.value;
    m_settings.setRecentRooms(m_account, rooms);
}

} // namespace desk::ui
