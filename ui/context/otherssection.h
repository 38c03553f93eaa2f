// The other conversations with the person of the open one: his other ads, or a publisher's other cases.
#pragma once

#include "session/rooms.h"
#include "system/clock.h"
#include "ui/context/section.h"

namespace desk::ui {

class RoomLines;

class OthersSection : public Section
{
    Q_OBJECT
public:
    OthersSection(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent);
    /// `others`: in their order.
    void showRooms(const QList<RoomItem> &others, bool cases);

Q_SIGNALS:
    void roomWanted(desk::RoomId room);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tell();

    bool m_cases = false;
    RoomLines *m_list;
};

} // namespace desk::ui
