// Keyboard, pointer and accessibility of the room list.
#include "ui/rooms/roomlistview.h"

#include "ui/rooms/roomdelegate.h"
#include "ui/rooms/roompresentation.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <chrono>

namespace desk::ui {

RoomListView::RoomListView(RoomFilter &filter, const Theme &theme, const Clock &clock, QWidget *parent)
    : QListView(parent), m_filter(filter), m_delegate(new RoomDelegate(filter, theme, clock, this)),
      m_presentation(new RoomPresentation(filter, clock, this))
{
    setModel(m_presentation);
    setItemDelegate(m_delegate);
    setObjectName(QStringLiteral("roomList"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setResizeMode(Adjust);
    setMouseTracking(true);
    setAccessibleName(tr("Conversations"));
    verticalScrollBar()->setSingleStep(24);

    const auto chooseToTalk = [this](const QModelIndex &index) {
        choose(index);
        Q_EMIT talkWanted();
    };
    connect(this, &QListView::clicked, this, chooseToTalk);
    connect(this, &QListView::activated, this, chooseToTalk);
    connect(m_presentation, &QAbstractItemModel::rowsInserted, this, &RoomListView::restoreCurrent);
    connect(m_presentation, &QAbstractItemModel::rowsRemoved, this, &RoomListView::restoreCurrent);
    connect(m_presentation, &QAbstractItemModel::modelReset, this, &RoomListView::restoreCurrent);
    m_minute.setInterval(std::chrono::seconds(30));
    connect(&m_minute, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_minute.start();
}

void RoomListView::setOpenRoom(RoomId room)
{
    m_open = room;
    m_delegate->setOpenRoom(room);
    keepOpenRoom();
    restoreCurrent();
    const int row = m_filter.rowOf(room);
    if (row >= 0)
        scrollTo(m_presentation->index(row, 0), EnsureVisible);
    viewport()->update();
}

void RoomListView::setStaff(bool staff)
{
    m_delegate->setStaff(staff);
    m_presentation->setStaff(staff);
    viewport()->update();
}

void RoomListView::keepOpenRoom()
{
    // read just now, it must not vanish from the unread ones while it is on screen
    m_filter.setKept(m_filter.options().show == RoomFilterOptions::Show::Unread ? m_open : RoomId{});
}

void RoomListView::restoreCurrent()
{
    const int row = m_open.isValid() ? m_filter.rowOf(m_open) : -1;
    const QModelIndex index = row >= 0 ? m_presentation->index(row, 0) : QModelIndex();
    if (index != currentIndex())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

int RoomListView::nextRow(int from, int by, bool unreadOnly) const
{
    const int rows = m_presentation->rowCount();
    for (int row = from + by; row >= 0 && row < rows; row += by) {
        const RoomFilter::Row &candidate = m_filter.row(row);
        if (!candidate.heading && (!unreadOnly || candidate.item.unread > 0))
            return row;
    }
    return -1;
}

void RoomListView::step(int by, bool unreadOnly)
{
    int from = m_open.isValid() ? m_filter.rowOf(m_open) : -1;
    if (from < 0)
        from = by > 0 ? -1 : m_presentation->rowCount();
    int row = nextRow(from, by, unreadOnly);
    if (row < 0 && unreadOnly)
        row = nextRow(-1, by, true);
    if (row >= 0)
        choose(m_presentation->index(row, 0));
}

void RoomListView::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const RoomFilter::Row row = m_filter.row(index.row());
    if (!row.heading)
        Q_EMIT roomChosen(row.item.room.id);
}

void RoomListView::enterEvent(QEnterEvent *event)
{
    m_filter.setFrozen(true);
    QListView::enterEvent(event);
}

void RoomListView::leaveEvent(QEvent *event)
{
    m_filter.setFrozen(false);
    QListView::leaveEvent(event);
}

void RoomListView::hideEvent(QHideEvent *event)
{
    m_filter.setFrozen(false);
    QListView::hideEvent(event);
}

void RoomListView::keyPressEvent(QKeyEvent *event)
{
    const int rows = m_presentation->rowCount();
    const int current = currentIndex().isValid() ? currentIndex().row() : -1;
    int row = -1;
    switch (event->key()) {
    case Qt::Key_Down:
        row = nextRow(current, 1, false);
        break;
    case Qt::Key_Up:
        row = nextRow(current < 0 ? rows : current, -1, false);
        break;
    case Qt::Key_Home:
        row = nextRow(-1, 1, false);
        break;
    case Qt::Key_End:
        row = nextRow(rows, -1, false);
        break;
    default:
        QListView::keyPressEvent(event);
        return;
    }
    if (event->modifiers().testFlag(Qt::AltModifier)) {
        QListView::keyPressEvent(event);
        return;
    }
    if (row >= 0)
        choose(m_presentation->index(row, 0));
    event->accept();
}

void RoomListView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (!hasFocus() || currentIndex().isValid())
        return;
    // no conversation is open: the list itself shows that it has the keyboard
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRoundedRect(viewport()->rect().adjusted(2, 2, -2, -2), 6, 6);
}

void RoomListView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    viewport()->update();
}

void RoomListView::focusOutEvent(QFocusEvent *event)
{
    QListView::focusOutEvent(event);
    viewport()->update();
}

void RoomListView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        scheduleDelayedItemsLayout();
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Conversations"));
}

} // namespace desk::ui
