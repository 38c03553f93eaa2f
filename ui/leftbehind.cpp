// The notice and its end.
#include "ui/leftbehind.h"

#include "ui/format.h"
#include "ui/noticebar.h"
#include "ui/rooms/roomtext.h"

namespace desk::ui {

LeftBehind::LeftBehind(NoticeBar &notices, std::function<void(RoomId)> goBack, QObject *parent)
    : QObject(parent), m_notices(notices), m_goBack(std::move(goBack))
{
}

void LeftBehind::tell(const RoomItem &item)
{
    m_room = item.room.id;
    m_words = tr("Your reply to %1 is kept as a draft. Something new was written there while you were typing.")
                  .arg(isolated(oneLine(roomTitle(item))));
    m_notices.tell(m_words, {{tr("Go back to it"), [this, room = m_room] { m_goBack(room); }}});
}

void LeftBehind::opened(RoomId room)
{
    if (room == m_room && m_notices.words() == m_words)
        m_notices.clear();
    if (room == m_room)
        m_room = {};
}

} // namespace desk::ui
