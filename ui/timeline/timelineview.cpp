// The view's model and place. Painting is in timelineview_paint.cpp, keys and pointer in timelineview_input.cpp.
#include "ui/timeline/timelineview.h"

#include "models/timelinemodel.h"
#include "ui/format.h"
#include "ui/theme.h"
#include "ui/timeline/jumpbutton.h"
#include "ui/timeline/rowtext.h"
#include "ui/timeline/timelineaccessible.h"

#include <QScrollBar>

#include <cmath>

namespace desk::ui {

namespace {

constexpr int edge = 14;     // above the first and under the last row
constexpr int barSteps = 16; // steps of the scroll bar in one row
constexpr int nearEdge = 12; // rows from an end where more is asked for

} // namespace

TimelineView::TimelineView(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent), m_theme(theme),
      m_anchor([this](int row) { return m_layouts.layout(m_model->row(row))->height(); }),
      m_jump(new JumpButton(theme, this)), m_wheel(new QVariantAnimation(this))
{
    TimelineAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(barSteps);
    m_wheel->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_wheel, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        const int step = value.toInt() - m_wheelDone;
        m_wheelDone += step;
        scrollPixels(step);
    });
    m_jump->hide();
    connect(m_jump, &QAbstractButton::clicked, this, &TimelineView::jumpToNewest);
    LayoutContext context;
    context.zone = QTimeZone::systemTimeZone();
    context.today = QDate::currentDate();
    m_layouts.setContext(context);
    restyle();
}

void TimelineView::setModel(TimelineModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model) {
        connect(model, &QAbstractItemModel::modelReset, this, &TimelineView::rowsReset);
        connect(model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) { rowsInserted(first, last); });
        connect(model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) { rowsRemoved(first, last); });
        connect(model, &QAbstractItemModel::rowsMoved, this, &TimelineView::rowsReset);
        connect(model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &from, const QModelIndex &to) { rowsChanged(from.row(), to.row()); });
        if (model->timeline())
            connect(model->timeline(), &Timeline::arrived, this, &TimelineView::somebodyWrote);
    }
    m_seen = {};
    m_targetPending = {};
    m_newestPending = false;
    m_new = 0;
    m_current = QPersistentModelIndex();
    m_layouts.clear();
    rowsReset();
}

void TimelineView::setZone(const QTimeZone &zone)
{
    LayoutContext context = m_layouts.context();
    context.zone = zone;
    m_layouts.setContext(context);
    updateContext();
}

void TimelineView::setToday(const QDate &today)
{
    LayoutContext context = m_layouts.context();
    if (context.today == today)
        return;
    context.today = today;
    m_layouts.setContext(context);
    updateContext();
}

void TimelineView::setEmptyText(const QString &title, const QString &hint)
{
    m_emptyTitle = title;
    m_emptyHint = hint;
    viewport()->update();
}

void TimelineView::restyle()
{
    setAccessibleName(tr("Messages"));
    m_jump->retranslate();
    m_jump->resize(m_jump->sizeHint());
    m_layouts.clear();
    boundPictures();
    updateContext();
}

void TimelineView::updateContext()
{
    LayoutContext context = m_layouts.context();
    context.theme = &m_theme;
    context.width = viewport()->width();
    context.direction = layoutDirection();
    context.locale = wordsLocale();
    m_layouts.setContext(context);
    m_anchor.setViewport(viewport()->height(), m_theme.px(edge));
    if (m_untouched)
        openingPlace();
    else if (m_following)
        m_anchor.toBottom();
    moved();
}

bool TimelineView::isAtNewest() const
{
    return m_anchor.atBottom() && (!m_model || !m_model->timeline() || m_model->timeline()->snapshot().atNewest);
}

int TimelineView::newCount() const
{
    return m_new;
}

// ---- the model

void TimelineView::rowsReset()
{
    m_selection.clear();
    m_layouts.clear();
    m_anchor.reset(m_model ? m_model->rowCount() : 0);
    m_following = true;
    m_untouched = !goToPending();
    if (m_untouched)
        openingPlace();
    moved();
}

/// At the newest, or where the unread messages begin if that is further up than one view shows.
void TimelineView::openingPlace()
{
    m_anchor.toBottom();
    const int line = m_model ? m_model->unreadLineRow() : -1;
    const QList<ScrollAnchor::Visible> seen = m_anchor.visible();
    if (line >= 0 && !seen.isEmpty() && (line < seen.first().row || (line == seen.first().row && seen.first().top < 0)))
        m_anchor.place(line, viewport()->height() / 5);
    m_following = isAtNewest();
}

void TimelineView::rowsInserted(int first, int last)
{
    const bool wasEmpty = m_anchor.rows() == 0;
    m_anchor.inserted(first, last - first + 1);
    if (goToPending()) {
        // placed
    } else if (wasEmpty) {
        m_untouched = true;
        openingPlace();
    } else if (m_following) {
        m_anchor.toBottom();
        m_untouched &= first == 0; // the talk goes on: where it was opened does not matter any more
    }
    moved();
}

void TimelineView::rowsRemoved(int first, int last)
{
    m_anchor.removed(first, last - first + 1);
    if (m_following)
        m_anchor.toBottom();
    moved();
}

void TimelineView::rowsChanged(int first, int last)
{
    for (int row = first; row <= last && row < m_anchor.rows(); ++row)
        m_layouts.forget(m_model->row(row).key());
    if (m_following)
        m_anchor.toBottom();
    moved();
}

void TimelineView::somebodyWrote()
{
    if (m_following)
        return;
    ++m_new;
    placeJumpButton();
}

bool TimelineView::goToPending()
{
    if (m_targetPending.isValid()) {
        const int row = m_model->rowOf(m_targetPending);
        if (row < 0)
            return false;
        m_targetPending = {};
        m_anchor.place(row, viewport()->height() / 3);
        m_current = m_model->index(row);
        m_following = isAtNewest();
        return true;
    }
    if (m_newestPending && m_model->timeline() && m_model->timeline()->snapshot().atNewest) {
        m_newestPending = false;
        m_anchor.toBottom();
        m_following = true;
        return true;
    }
    return false;
}

void TimelineView::jumpToNewest()
{
    m_wheel->stop();
    m_untouched = false;
    if (m_model && m_model->timeline() && !m_model->timeline()->snapshot().atNewest) {
        m_newestPending = true;
        m_model->timeline()->jumpToNewest();
        if (m_newestPending)
            return;
    }
    m_anchor.toBottom();
    m_following = isAtNewest();
    moved();
}

void TimelineView::jumpTo(MessageId message)
{
    if (!m_model || !m_model->timeline())
        return;
    m_untouched = false;
    m_targetPending = message;
    if (!goToPending())
        m_model->timeline()->jumpTo(message);
    moved();
}

// ---- the place

/// After every change of rows, heights or place.
void TimelineView::moved()
{
    m_anchor.settle();
    if (isAtNewest())
        m_new = 0;
    updateBar();
    placeJumpButton();
    askForMore();
    reportSeen();
    viewport()->update();
}

void TimelineView::scrollPixels(int pixels)
{
    m_untouched = false;
    m_targetPending = {}; // whoever scrolls no longer waits to be taken elsewhere
    m_newestPending = false;
    m_anchor.scrollBy(pixels);
    m_following = isAtNewest();
    moved();
}

void TimelineView::updateBar()
{
    m_updatingBar = true;
    const double top = m_anchor.topPosition();
    const double bottom = m_anchor.bottomPosition();
    const double seen = bottom - top;
    const bool atTop = top <= 0;
    QScrollBar *bar = verticalScrollBar();
    const int most = std::max(0, int(std::lround((m_anchor.rows() - seen) * barSteps)));
    bar->setPageStep(std::max(1, int(seen * barSteps)));
    bar->setRange(0, most);
    bar->setValue(m_anchor.atBottom() ? most : atTop ? 0 : int(std::lround(top * barSteps)));
    m_updatingBar = false;
}

/// The person moved the bar.
void TimelineView::scrollContentsBy(int, int)
{
    if (m_updatingBar)
        return;
    m_untouched = false;
    m_wheel->stop();
    const QScrollBar *bar = verticalScrollBar();
    if (bar->value() >= bar->maximum())
        m_anchor.toBottom();
    else if (bar->value() <= 0)
        m_anchor.toTop();
    else
        m_anchor.setBottomPosition(double(bar->value() + bar->pageStep()) / barSteps);
    m_following = isAtNewest();
    moved();
}

void TimelineView::placeJumpButton()
{
    const QRect area = viewport()->geometry();
    const int margin = m_theme.px(14);
    const int x =
        layoutDirection() == Qt::RightToLeft ? area.left() + margin : area.right() + 1 - margin - m_jump->width();
    m_jump->move(x, area.bottom() + 1 - margin / 2 - m_jump->height());
    m_jump->setCount(m_new);
    const bool wanted = m_anchor.rows() > 0 && !isAtNewest();
    if (wanted == m_jump->isHidden()) {
        if (!wanted && m_jump->hasFocus())
            setFocus();
        m_jump->setVisible(wanted);
        m_jump->raise();
    }
    if (m_newestInView != isAtNewest()) {
        m_newestInView = !m_newestInView;
        Q_EMIT newestInViewChanged();
    }
}

/// Once the event is over: the answer may come at once and change the rows.
void TimelineView::askForMore()
{
    if (m_askQueued || !m_model || !m_model->timeline())
        return;
    m_askQueued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_askQueued = false;
            Timeline *timeline = m_model ? m_model->timeline() : nullptr;
            if (!timeline || !isVisible())
                return;
            askForPictures();
            const TimelineSnapshot &snapshot = timeline->snapshot();
            if (!snapshot.atOldest && !snapshot.loadingOlder && !snapshot.loadError &&
                m_anchor.topPosition() < nearEdge)
                timeline->loadOlder();
            if (!timeline->snapshot().atNewest && m_anchor.rows() - m_anchor.bottomPosition() < nearEdge)
                timeline->loadNewer();
        },
        Qt::QueuedConnection);
}

/// Seen is what stands in the focused window: the newest message whose end, or half a view of which, is there.
void TimelineView::reportSeen()
{
    if (!m_model || !isVisible() || !window()->isActiveWindow() || window()->isMinimized())
        return;
    const int lower = viewport()->height();
    MessageId highest;
    const QList<ScrollAnchor::Visible> rows = m_anchor.visible();
    for (const ScrollAnchor::Visible &seen : rows) {
        const int shown = std::min(seen.top + seen.height, lower) - std::max(seen.top, 0);
        const bool whole = seen.top + seen.height <= lower + m_theme.px(edge);
        const TimelineRow &row = m_model->row(seen.row);
        if (row.kind == TimelineRow::Kind::Message && (whole || shown >= lower / 2))
            highest = std::max(highest, row.message);
    }
    if (highest > m_seen) {
        m_seen = highest;
        Q_EMIT seenUpTo(highest);
    }
}

QRect TimelineView::rowRect(int row) const
{
    for (const ScrollAnchor::Visible &seen : m_anchor.visible()) {
        if (seen.row == row)
            return QRect(0, seen.top, viewport()->width(), seen.height);
    }
    return {};
}

QRect TimelineView::bubbleRect(int row) const
{
    const QRect rect = rowRect(row);
    if (rect.isEmpty())
        return {};
    const auto layout = const_cast<TimelineView *>(this)->m_layouts.layout(m_model->row(row));
    return layout->bubble().translated(0, rect.top()).toAlignedRect();
}

int TimelineView::rowAt(const QPoint &position) const
{
    for (const ScrollAnchor::Visible &seen : m_anchor.visible()) {
        if (position.y() >= seen.top && position.y() < seen.top + seen.height)
            return seen.row;
    }
    return -1;
}

QString TimelineView::rowSentence(int row) const
{
    const LayoutContext &context = m_layouts.context();
    return RowText::sentence(m_model->row(row), context.zone, context.today, context.locale);
}

} // namespace desk::ui
