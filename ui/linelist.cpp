// Rows painted like the room list's, smaller.
#include "ui/linelist.h"

#include "ui/format.h"
#include "ui/icons.h"
#include "ui/textline.h"

#include <QContextMenuEvent>
#include <QIdentityProxyModel>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QStyledItemDelegate>

namespace desk::ui {

namespace {

/// The rows in words, for assistive technology.
class Worded : public QIdentityProxyModel
{
public:
    Worded(LineList::FaceOf faceOf, QObject *parent) : QIdentityProxyModel(parent), m_faceOf(std::move(faceOf)) {}
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || (role != Qt::AccessibleTextRole && role != Qt::DisplayRole && role != Qt::ToolTipRole))
            return QIdentityProxyModel::data(index, role);
        const LineFace face = m_faceOf(index.row());
        if (role == Qt::ToolTipRole)
            return face.tip.isEmpty() ? QVariant() : plainToolTip(face.tip);
        return role == Qt::DisplayRole || face.accessible.isEmpty() ? face.title : face.accessible;
    }

private:
    LineList::FaceOf m_faceOf;
};

class LineDelegate : public QStyledItemDelegate
{
public:
    LineDelegate(const LineList::FaceOf &faceOf, int lines, const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent), m_faceOf(faceOf), m_lines(lines), m_theme(theme)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {m_theme.px(100), m_theme.px(m_lines > 1 ? 42 : 26)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBadge(QPainter &painter, const QRect &place, int count) const;

    const LineList::FaceOf &m_faceOf;
    int m_lines;
    const Theme &m_theme;
};

void LineDelegate::paintBadge(QPainter &painter, const QRect &place, int count) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.signal);
    painter.drawRoundedRect(place, place.height() / 2.0, place.height() / 2.0);
    drawLine(painter, place, badgeNumber(count), m_theme.font(11, QFont::Bold), m_theme.onSignal, Qt::LeftToRight,
             LineEdge::Middle);
}

void LineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const LineFace face = m_faceOf(index.row());
    const Qt::LayoutDirection way = option.direction;
    const QRect rect = option.rect;
    const int round = m_theme.px(6);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.chip);
        painter->drawRoundedRect(rect, round, round);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), round, round);
    }
    const QRect inner = rect.adjusted(m_theme.px(6), m_theme.px(3), -m_theme.px(6), -m_theme.px(3));
    const auto placed = [&](int left, int top, int width, int height) {
        return QStyle::visualRect(way, rect, QRect(left, top, width, height));
    };
    int right = inner.right() + 1;
    if (!face.icon.isEmpty()) {
        const int side = m_theme.px(16);
        right -= side;
        paintIcon(*painter, face.icon, placed(right, inner.center().y() - side / 2, side, side), m_theme.muted);
        right -= m_theme.px(8);
    }
    const int height = m_lines > 1 ? inner.height() / 2 : inner.height();
    const QFont small = m_theme.font(11);
    const QFont font = m_theme.font(13, face.strong ? QFont::DemiBold : QFont::Normal);
    if (!face.trailing.isEmpty()) { // what it is comes first
        const int free = right - inner.left() - m_theme.px(8);
        const int title = std::min(lineWidth(face.title, font) + 2, free * 2 / 3);
        const int width = std::min(lineWidth(face.trailing, small) + 2, free - title);
        drawLine(*painter, placed(right - width, inner.top(), width, height), face.trailing, small, m_theme.muted, way,
                 LineEdge::Trailing);
        right -= width + m_theme.px(8);
    }
    drawLine(*painter, placed(inner.left(), inner.top(), right - inner.left(), height), face.title, font, m_theme.ink,
             way);
    if (m_lines > 1) {
        int end = face.icon.isEmpty() ? inner.right() + 1 : right;
        if (face.badge > 0) {
            const int width = std::max(
                m_theme.px(18), lineWidth(badgeNumber(face.badge), m_theme.font(11, QFont::Bold)) + m_theme.px(10));
            end -= width;
            paintBadge(*painter,
                       placed(end, inner.top() + height + (height - m_theme.px(16)) / 2, width, m_theme.px(16)),
                       face.badge);
            end -= m_theme.px(6);
        }
        drawLine(*painter, placed(inner.left(), inner.top() + height, end - inner.left(), height), face.detail,
                 m_theme.font(12), m_theme.muted, way);
    }
    painter->restore();
}

} // namespace

LineList::LineList(QAbstractItemModel &model, FaceOf faceOf, int lines, const Theme &theme, QWidget *parent)
    : QListView(parent), m_theme(theme), m_faceOf(std::move(faceOf)), m_lines(lines)
{
    auto *worded = new Worded(m_faceOf, this);
    worded->setSourceModel(&model);
    setModel(worded);
    setItemDelegate(new LineDelegate(m_faceOf, lines, theme, this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(worded, signal, this, &LineList::fit);
    connect(worded, &QAbstractItemModel::modelReset, this, &LineList::fit);
    fit();
}

int LineList::rowHeight() const
{
    return itemDelegate()->sizeHint({}, {}).height();
}

void LineList::fit()
{
    setFixedHeight(model()->rowCount() * rowHeight());
    setVisible(model()->rowCount() > 0);
    if (hasFocus() && !currentIndex().isValid())
        setCurrentIndex(model()->index(0, 0));
}

void LineList::refresh()
{
    scheduleDelayedItemsLayout();
    fit();
    viewport()->update();
}

int LineList::rowAt(const QPoint &position) const
{
    return indexAt(position).row();
}

void LineList::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (row >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT chosen(row);
        return;
    }
    if (row >= 0 && event->matches(QKeySequence::Save) && !m_faceOf(row).icon.isEmpty()) {
        Q_EMIT iconClicked(row);
        return;
    }
    QListView::keyPressEvent(event);
}

void LineList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const int row = rowAt(event->pos());
    if (event->button() != Qt::LeftButton || row < 0)
        return;
    const int along = layoutDirection() == Qt::LeftToRight ? width() - event->pos().x() : event->pos().x();
    if (!m_faceOf(row).icon.isEmpty() && along < m_theme.px(28))
        Q_EMIT iconClicked(row);
    else
        Q_EMIT chosen(row);
}

void LineList::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid())
        setCurrentIndex(model()->index(0, 0));
    QListView::focusInEvent(event);
    viewport()->update();
}

void LineList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int row = byKey ? currentIndex().row() : rowAt(event->pos());
    if (row >= 0)
        Q_EMIT menuWanted(row,
                          byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).center()) : event->globalPos());
}

void LineList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!current.isValid() || !hasFocus())
        return;
    for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(above);
        if (!area)
            continue;
        const QPoint place = mapTo(area->widget(), visualRect(current).center());
        area->ensureVisible(place.x(), place.y(), 0, rowHeight());
        return;
    }
}

void LineList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace desk::ui
