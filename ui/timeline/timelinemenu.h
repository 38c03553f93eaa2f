// The menu of one message.
#pragma once

#include <QPoint>
#include <QUrl>

namespace desk::ui {

class TimelineView;

/// Shows it and returns; what is chosen becomes a signal of the view.
void showTimelineMenu(TimelineView &view, int row, const QUrl &link, const QPoint &globalPosition);

} // namespace desk::ui
