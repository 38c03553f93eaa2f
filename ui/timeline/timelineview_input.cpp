// The view's keys, pointer, selection and menu.
#include "models/timelinemodel.h"
#include "ui/errortext.h"
#include "ui/theme.h"
#include "ui/timeline/jumpbutton.h"
#include "ui/timeline/timelineaccessible.h"
#include "ui/timeline/timelinemenu.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QStyle>
#include <QToolTip>

namespace desk::ui {

RowHit TimelineView::hitAt(const QPoint &position, int *row) const
{
    *row = rowAt(position);
    if (*row < 0)
        return {};
    const auto layout = const_cast<TimelineView *>(this)->m_layouts.layout(m_model->row(*row));
    return layout->hitTest(position - QPointF(0, rowRect(*row).top()));
}

void TimelineView::updateHover(const QPoint &position)
{
    int row = -1;
    const RowHit hit = hitAt(position, &row);
    const bool opens = hit.part != RowHit::Part::Attachment || m_model->row(row).message.isValid();
    switch (opens ? hit.part : RowHit::Part::Bubble) {
    case RowHit::Part::Text:
        viewport()->setCursor(Qt::IBeamCursor);
        break;
    case RowHit::Part::Link:
    case RowHit::Part::Action:
    case RowHit::Part::Attachment:
        viewport()->setCursor(Qt::PointingHandCursor);
        break;
    default:
        viewport()->unsetCursor();
    }
    const QPersistentModelIndex hovered =
        hit.part == RowHit::Part::Action ? QPersistentModelIndex(m_model->index(row)) : QPersistentModelIndex();
    if (hovered != m_hoveredAction) {
        m_hoveredAction = hovered;
        viewport()->update();
    }
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_hoveredAction = QPersistentModelIndex();
        viewport()->update();
    } else if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        int row = -1;
        const RowHit hit = hitAt(help->pos(), &row);
        // an address is shown as it is, never as markup
        if (hit.part == RowHit::Part::Link)
            QToolTip::showText(help->globalPos(), hit.url.toDisplayString().toHtmlEscaped(), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    m_wheel->stop();
    m_selecting = false;
    m_pressedAt = event->position().toPoint();
    const RowHit hit = hitAt(m_pressedAt, &m_pressedRow);
    if (event->button() != Qt::LeftButton || m_pressedRow < 0)
        return;
    m_selection.clear();
    m_selection.begin(m_model->index(m_pressedRow), hit.position);
    if (m_model->row(m_pressedRow).isWritten() && hit.part != RowHit::Part::Outside)
        m_current = m_model->index(m_pressedRow);
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position().toPoint();
    if (!(event->buttons() & Qt::LeftButton)) {
        if (m_model)
            updateHover(m_pointer);
        return;
    }
    if (m_pressedRow < 0)
        return;
    if (!m_selecting && (m_pointer - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_selecting = true;
    extendSelectionTo(m_pointer);
    const bool outside = m_pointer.y() < 0 || m_pointer.y() >= viewport()->height();
    if (outside && !m_autoScroll.isActive())
        m_autoScroll.start(30, this);
    else if (!outside)
        m_autoScroll.stop();
}

void TimelineView::extendSelectionTo(const QPoint &position)
{
    const QPoint inside(position.x(), std::clamp(position.y(), 0, viewport()->height() - 1));
    int row = -1;
    const RowHit hit = hitAt(inside, &row);
    if (row < 0)
        return;
    m_selection.extend(m_model->index(row), hit.position);
    viewport()->update();
}

void TimelineView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const int over = m_pointer.y() < 0 ? -m_pointer.y() : viewport()->height() - 1 - m_pointer.y();
    scrollPixels(std::clamp(over, -40, 40));
    extendSelectionTo(m_pointer);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    m_autoScroll.stop();
    if (event->button() != Qt::LeftButton || m_selecting || m_pressedRow < 0)
        return;
    int row = -1;
    const RowHit hit = hitAt(event->position().toPoint(), &row);
    if (row == m_pressedRow)
        activate(row, hit);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    int row = -1;
    const RowHit hit = hitAt(event->position().toPoint(), &row);
    if (event->button() != Qt::LeftButton || hit.part != RowHit::Part::Text)
        return;
    const auto [from, to] = m_layouts.layout(m_model->row(row))->wordAt(hit.position);
    m_selection.begin(m_model->index(row), from);
    m_selection.extend(m_model->index(row), to);
    m_pressedRow = -1;
    viewport()->update();
}

void TimelineView::activate(int row, const RowHit &hit)
{
    const TimelineRow message = m_model->row(row);
    switch (hit.part) {
    case RowHit::Part::Link:
        Q_EMIT linkActivated(hit.url);
        break;
    case RowHit::Part::Attachment:
        if (!message.message.isValid()) // it lies here; nothing of it can be fetched
            break;
        if (m_layouts.layout(message)->showsPicture())
            Q_EMIT pictureActivated(message.message);
        else if (message.attachment)
            Q_EMIT attachmentActivated(*message.attachment);
        break;
    case RowHit::Part::Action:
        if (message.kind == TimelineRow::Kind::Note)
            Q_EMIT noteRetryRequested(message.nonce);
        else if (message.upload)
            Q_EMIT takeBackRequested(message.outbox);
        else if (message.outbox.isValid())
            Q_EMIT retryRequested(message.outbox);
        else if (m_model->timeline())
            m_model->timeline()->loadOlder();
        break;
    default:
        break;
    }
}

void TimelineView::activateCurrent()
{
    if (!m_current.isValid())
        return;
    const TimelineRow message = m_model->row(m_current.row());
    const auto layout = m_layouts.layout(message);
    RowHit hit;
    if (!layout->actionText().isEmpty())
        hit.part = RowHit::Part::Action;
    else if (message.attachment)
        hit.part = RowHit::Part::Attachment;
    else if (!layout->links().isEmpty())
        hit = {RowHit::Part::Link, 0, layout->links().first().url};
    activate(m_current.row(), hit);
}

void TimelineView::setCurrentRow(int row)
{
    if (!m_model || row < 0 || row >= m_model->rowCount())
        return;
    m_untouched = false;
    m_current = m_model->index(row);
    m_anchor.reveal(row);
    m_following = isAtNewest();
    moved();
    TimelineAccessible::focusMoved(this, row);
}

void TimelineView::moveCurrent(int step)
{
    int row = m_current.isValid() ? m_current.row() + step : -1;
    if (!m_current.isValid() || rowRect(m_current.row()).isEmpty()) {
        // the lowest that is wholly there
        const QList<ScrollAnchor::Visible> seen = m_anchor.visible();
        for (const ScrollAnchor::Visible &visible : seen) {
            if (row < 0 || visible.top + visible.height <= viewport()->height())
                row = visible.row;
        }
    }
    setCurrentRow(std::clamp(row, 0, std::max(0, m_anchor.rows() - 1)));
}

void TimelineView::pageBy(int direction)
{
    m_wheel->stop();
    scrollPixels(direction * viewport()->height() * 9 / 10);
    if (!m_current.isValid())
        return;
    const QList<ScrollAnchor::Visible> seen = m_anchor.visible();
    if (!seen.isEmpty())
        setCurrentRow(direction > 0 ? seen.at(std::min<qsizetype>(1, seen.size() - 1)).row : m_anchor.row());
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (!m_model) {
        event->ignore();
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->modifiers() & ~(Qt::KeypadModifier | Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_PageUp:
        return pageBy(1);
    case Qt::Key_PageDown:
        return pageBy(-1);
    case Qt::Key_Home:
        m_untouched = false;
        m_anchor.toTop();
        m_following = isAtNewest();
        if (m_current.isValid())
            setCurrentRow(0);
        return moved();
    case Qt::Key_End:
        jumpToNewest();
        if (m_current.isValid() && !m_newestPending)
            setCurrentRow(m_anchor.rows() - 1);
        return;
    case Qt::Key_Up:
        return moveCurrent(-1);
    case Qt::Key_Down:
        return moveCurrent(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return activateCurrent();
    case Qt::Key_Escape:
        if (!m_selection.isEmpty()) {
            m_selection.clear();
            return viewport()->update();
        }
        break;
    default:
        break;
    }
    event->ignore();
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                       event->reason() == Qt::ShortcutFocusReason;
    if (byKey && m_anchor.rows() > 0 && (!m_current.isValid() || rowRect(m_current.row()).isEmpty())) {
        m_current = QPersistentModelIndex();
        moveCurrent(0);
    }
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    if (!event->pixelDelta().isNull()) {
        m_wheel->stop();
        scrollPixels(event->pixelDelta().y());
        return;
    }
    const int lines = QApplication::wheelScrollLines();
    const int pixels = event->angleDelta().y() * lines * m_theme.px(20) / 120;
    const bool running = m_wheel->state() == QAbstractAnimation::Running;
    const int rest = running ? m_wheel->endValue().toInt() - m_wheelDone : 0;
    m_wheel->stop();
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) <= 0) {
        scrollPixels(pixels);
        return;
    }
    m_wheelDone = 0;
    m_wheel->setStartValue(0);
    m_wheel->setEndValue(rest + pixels);
    m_wheel->setDuration(130);
    m_wheel->start();
}

QString TimelineView::selectedText() const
{
    return m_model ? m_selection.text(*m_model) : QString();
}

void TimelineView::copy()
{
    QString text = selectedText();
    if (text.isEmpty() && m_current.isValid())
        text = copiedText(*m_model, m_current.row());
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_model)
        return;
    int row = -1;
    RowHit hit;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        row = m_current.isValid() ? m_current.row() : -1;
        if (row >= 0)
            at = viewport()->mapToGlobal(bubbleRect(row).center());
    } else {
        hit = hitAt(event->pos(), &row);
        if (row >= 0 && m_model->row(row).isWritten())
            m_current = m_model->index(row);
    }
    if (row < 0 || !m_model->row(row).isWritten())
        return;
    viewport()->update();
    const auto layout = m_layouts.layout(m_model->row(row));
    const QUrl link = hit.url.isValid() || layout->links().size() != 1 ? hit.url : layout->links().first().url;
    showTimelineMenu(*this, row, link, at);
}

} // namespace desk::ui
