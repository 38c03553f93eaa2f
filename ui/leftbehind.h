// Says once, without asking anything, that a reply was left behind which does not know of everything that was said
// there. Goes away when its conversation is open again.
#pragma once

#include "protocol/ids.h"

#include <QObject>

#include <functional>

namespace desk {
struct RoomItem;
}

namespace desk::ui {

class NoticeBar;

class LeftBehind : public QObject
{
    Q_OBJECT
public:
    /// `goBack`: opens the room, ready to write.
    LeftBehind(NoticeBar &notices, std::function<void(RoomId)> goBack, QObject *parent);
    void tell(const RoomItem &item);
    void opened(RoomId room);

private:
    NoticeBar &m_notices;
    std::function<void(RoomId)> m_goBack;
    RoomId m_room;
    QString m_words;
};

} // namespace desk::ui
