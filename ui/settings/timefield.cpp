// Hours stand left of minutes in both languages.
#include "ui/settings/timefield.h"

#include <QEvent>

namespace desk::ui {

TimeField::TimeField(QWidget *parent) : QTimeEdit(parent)
{
    putHoursLeft();
}

/// From right to left Qt turns the format round, as if its digits ran that way.
void TimeField::putHoursLeft()
{
    setDisplayFormat(isRightToLeft() ? QStringLiteral("mm:HH") : QStringLiteral("HH:mm"));
}

bool TimeField::event(QEvent *event)
{
    const bool taken = QTimeEdit::event(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::ApplicationLayoutDirectionChange)
        putHoursLeft();
    return taken;
}

} // namespace desk::ui
