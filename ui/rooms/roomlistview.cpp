// What the room list shows of itself: the open room, the steps from one to the next, focus and accessibility.
#include "ui/rooms/roomlistview.h"

#include "ui/rooms/roomdelegate.h"
#include "ui/rooms/roompresentation.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include <chrono>

namespace desk::ui {

RoomListView::RoomListView(RoomFilter &filter, const Theme &theme, const Clock &clock, QWidget *parent)
    : QListView(parent), m_filter(filter), m_delegate(new RoomDelegate(filter, theme, clock, this)),
      m_presentation(new RoomPresentation(filter, clock, this)), m_selection(filter)
{
    setModel(m_presentation);
    setItemDelegate(m_delegate);
    setObjectName(QStringLiteral("roomList"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setResizeMode(Adjust);
    setMouseTracking(true);
    setAccessibleName(tr("Conversations"));
    verticalScrollBar()->setSingleStep(24);

    const auto chooseToTalk = [this](const QModelIndex &index) {
        const RoomFilter::Row row = m_filter.row(index.row());
        if (row.heading)
            return setFolded(row.ad, !row.folded);
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
    const RoomId before = std::exchange(m_open, room);
    m_selection.choose(room);
    m_delegate->setOpenRoom(room);
    keepOpenRoom();
    restoreCurrent();
    for (const RoomId changed : {before, room}) {
        if (const int row = m_filter.rowOf(changed); row >= 0)
            update(m_presentation->index(row, 0));
    }
    const int row = m_filter.rowOf(room);
    if (row >= 0)
        scrollTo(m_presentation->index(row, 0), EnsureVisible);
}

void RoomListView::setStaff(const std::optional<StaffView> &staff)
{
    m_delegate->setStaff(staff);
    m_presentation->setStaff(staff);
    viewport()->update();
}

void RoomListView::keepOpenRoom()
{
    // read or answered just now, it must not vanish from the others while it is on screen
    using Show = RoomFilterOptions::Show;
    const Show show = m_filter.options().show;
    const bool goes = m_filter.options().cases || show == Show::Unread || show == Show::NeedsAnswer;
    m_filter.setKept(goes ? m_open : RoomId{});
}

void RoomListView::restoreCurrent()
{
    m_selection.apply(*selectionModel());
}

QList<RoomId> RoomListView::chosenRooms() const
{
    const QList<RoomId> chosen = m_selection.rooms();
    if (!chosen.isEmpty())
        return chosen;
    const int row = hasFocus() ? currentRow() : -1;
    if (row >= 0 && !m_filter.row(row).heading)
        return {m_filter.row(row).item->room.id};
    return m_open.isValid() ? QList<RoomId>{m_open} : chosen;
}

void RoomListView::chooseOpenRoom(int row)
{
    m_selection.choose(m_open);
    if (m_filter.rowOf(m_open) < 0 && row >= 0) {
        const int below = nextRow(row - 1, 1, Stop::Room);
        const int near = below >= 0 ? below : nextRow(m_presentation->rowCount(), -1, Stop::Room);
        if (near >= 0)
            m_selection.standOn(m_filter.row(near).item->room.id);
    }
    restoreCurrent();
}

int RoomListView::currentRow() const
{
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

int RoomListView::nextRow(int from, int by, Stop stop) const
{
    const int rows = m_presentation->rowCount();
    for (int row = from + by; row >= 0 && row < rows; row += by) {
        const RoomFilter::Row &candidate = m_filter.row(row);
        if (candidate.heading ? stop == Stop::RoomOrFolded && candidate.folded
                              : stop != Stop::News || isCounted(*candidate.item))
            return row;
    }
    return -1;
}

void RoomListView::step(int by, bool unreadOnly)
{
    const Stop stop = unreadOnly ? Stop::News : Stop::Room;
    int from = m_open.isValid() ? m_filter.rowOf(m_open) : -1;
    if (from < 0)
        from = by > 0 ? -1 : m_presentation->rowCount();
    int row = nextRow(from, by, stop);
    if (row < 0 && unreadOnly)
        row = nextRow(-1, by, stop);
    if (row >= 0)
        choose(m_presentation->index(row, 0));
}

void RoomListView::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const RoomFilter::Row row = m_filter.row(index.row());
    if (row.heading)
        return;
    m_selection.choose(row.item->room.id);
    restoreCurrent();
    Q_EMIT roomChosen(row.item->room.id);
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

void RoomListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() != previous.isValid())
        viewport()->update(); // the frame around the whole list comes or goes
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
