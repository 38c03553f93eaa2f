// A heading over ui/rooms/roomlines; without others there is nothing to see.
#include "ui/context/otherssection.h"

#include "ui/format.h"
#include "ui/rooms/roomlines.h"

#include <QEvent>

namespace desk::ui {

OthersSection::OthersSection(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent)
    : Section("others", theme, settings, parent), m_list(new RoomLines(RoomLines::Of::One, theme, clock, this))
{
    m_list->setObjectName(QStringLiteral("othersList"));
    add(m_list);
    connect(m_list, &RoomLines::roomChosen, this, &OthersSection::roomWanted);
    tell();
}

void OthersSection::showRooms(const QList<RoomItem> &others, bool cases)
{
    m_cases = cases;
    m_list->show(others);
    tell();
}

void OthersSection::tell()
{
    const QString title = m_cases ? tr("Other cases") : tr("Other conversations");
    setTitle(title, m_list->count() ? number(m_list->count()) : QString());
    m_list->setAccessibleName(title);
    setVisible(m_list->count() > 0);
}

void OthersSection::changeEvent(QEvent *event)
{
    Section::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        tell();
}

} // namespace desk::ui
