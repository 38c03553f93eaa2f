// Keys and clicks of the room list: walking, choosing several, folding, the menu.
#include "ui/rooms/roomlistview.h"

#include "ui/rooms/roompresentation.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

namespace desk::ui {

void RoomListView::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers();
    const int current = currentRow();
    const bool onRoom = current >= 0 && !m_filter.row(current).heading;
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    bool taken = true;
    if (modifiers.testFlag(Qt::AltModifier)) {
        taken = false;
    } else if (const int row = rowWanted(event->key()); row >= 0) {
        moveTo(row, modifiers);
    } else if (sideways && !modifiers.testFlag(Qt::ControlModifier)) {
        taken = foldBy((event->key() == Qt::Key_Left) == (layoutDirection() == Qt::LeftToRight));
    } else if (event->key() == Qt::Key_Space && modifiers == Qt::ControlModifier && onRoom) {
        m_selection.toggle(m_filter.row(current).item->room.id);
        restoreCurrent();
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_selection.chooseAll();
        restoreCurrent();
    } else if (event->key() == Qt::Key_F10 && modifiers == Qt::ShiftModifier) { // keyboards without a menu key
        wantMenu(current, viewport()->mapToGlobal(visualRect(currentIndex()).center()));
    } else {
        const int key = event->key();
        taken = key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Home || key == Qt::Key_End;
    }
    if (!taken)
        return QListView::keyPressEvent(event);
    event->accept();
}

int RoomListView::rowWanted(int key) const
{
    const int rows = m_presentation->rowCount();
    const int current = currentRow();
    switch (key) {
    case Qt::Key_Down:
        return nextRow(current, 1, Stop::RoomOrFolded);
    case Qt::Key_Up:
        return nextRow(current < 0 ? rows : current, -1, Stop::RoomOrFolded);
    case Qt::Key_Home:
        return nextRow(-1, 1, Stop::RoomOrFolded);
    case Qt::Key_End:
        return nextRow(rows, -1, Stop::RoomOrFolded);
    default:
        return -1;
    }
}

/// Alone it opens; with Shift it chooses all on the way, with Ctrl nothing.
void RoomListView::moveTo(int row, Qt::KeyboardModifiers modifiers)
{
    const RoomFilter::Row to = m_filter.row(row);
    if (!to.heading && !modifiers.testFlag(Qt::ShiftModifier) && !modifiers.testFlag(Qt::ControlModifier))
        return choose(m_presentation->index(row, 0));
    if (to.heading)
        m_selection.standOn(to.ad);
    else if (modifiers.testFlag(Qt::ShiftModifier))
        m_selection.extendTo(to.item->room.id);
    else
        m_selection.standOn(to.item->room.id);
    restoreCurrent();
    scrollTo(m_presentation->index(row, 0), EnsureVisible);
}

bool RoomListView::foldBy(bool outwards)
{
    const int current = currentRow();
    if (current < 0)
        return false;
    const RoomFilter::Row row = m_filter.row(current);
    const int heading = m_filter.headingOf(row.ad);
    if (heading < 0)
        return false;
    if (row.heading && row.folded == outwards) {
        if (const int first = nextRow(current, 1, Stop::Room); !outwards && first >= 0)
            moveTo(first, {});
    } else if (row.heading) {
        setFolded(row.ad, outwards);
    } else if (outwards) {
        moveTo(heading, {});
    }
    return true;
}

void RoomListView::setFolded(AdId ad, bool folded)
{
    m_selection.standOn(ad);
    m_filter.setFolded(ad, folded);
    restoreCurrent();
    viewport()->update();
}

void RoomListView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const bool onRoom = index.isValid() && !m_filter.row(index.row()).heading;
    const bool several =
        event->modifiers().testFlag(Qt::ShiftModifier) || event->modifiers().testFlag(Qt::ControlModifier);
    if (event->button() == Qt::LeftButton && !several)
        return QListView::mousePressEvent(event);
    event->accept(); // the right button chooses when its menu is asked for
    if (event->button() != Qt::LeftButton || !onRoom)
        return;
    const RoomId room = m_filter.row(index.row()).item->room.id;
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        m_selection.extendTo(room);
    else
        m_selection.toggle(room);
    restoreCurrent();
}

void RoomListView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool several =
        event->modifiers().testFlag(Qt::ShiftModifier) || event->modifiers().testFlag(Qt::ControlModifier);
    if (event->button() == Qt::LeftButton && !several)
        return QListView::mouseReleaseEvent(event);
    event->accept();
}

void RoomListView::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept();
    if (event->reason() == QContextMenuEvent::Mouse)
        wantMenu(indexAt(event->pos()).row(), event->globalPos());
    else
        wantMenu(currentRow(), viewport()->mapToGlobal(visualRect(currentIndex()).center()));
}

void RoomListView::wantMenu(int row, const QPoint &globalPosition)
{
    if (row < 0 || m_filter.row(row).heading)
        return;
    const RoomId room = m_filter.row(row).item->room.id;
    if (!m_selection.contains(room)) {
        m_selection.choose(room);
        restoreCurrent();
    }
    Q_EMIT menuWanted(globalPosition);
}

} // namespace desk::ui
