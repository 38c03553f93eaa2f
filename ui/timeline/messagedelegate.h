// Paints one measured row: bubble, words, file, time, tick. Measures nothing.
#pragma once

#include "store/fold.h"
#include "ui/timeline/messagelayout.h"

#include <QPixmap>

#include <optional>

class QPainter;

namespace desk::ui {

/// What is true of a row only while it is on screen.
struct RowLook
{
    std::optional<std::pair<int, int>> selected; ///< from, to in the shown text
    QList<TextRange> found;                      ///< in the shown text
    bool current = false;                        ///< the focus stands here
    bool actionHovered = false;
    QPixmap picture; ///< null: not there yet
};

void paintRow(QPainter &painter, const TimelineRow &row, const MessageLayout &layout, const RowLook &look,
              const LayoutContext &context);

} // namespace desk::ui
