// Interfaces of the view and its rows.
#include "ui/timeline/timelineaccessible.h"

#include "models/timelinemodel.h"
#include "ui/timeline/jumpbutton.h"
#include "ui/timeline/timelineview.h"

#include <QWindow>

namespace desk::ui {

namespace {

constexpr qsizetype mostKept = 512;

QAccessibleInterface *create(const QString &className, QObject *object)
{
    auto *view = className == QLatin1String("desk::ui::TimelineView") ? qobject_cast<TimelineView *>(object) : nullptr;
    return view ? new TimelineAccessible(view) : nullptr;
}

} // namespace

TimelineAccessible::TimelineAccessible(TimelineView *view) : QAccessibleWidget(view, QAccessible::List) {}

TimelineAccessible::~TimelineAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_rows))
        QAccessible::deleteAccessibleInterface(id);
}

void TimelineAccessible::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(create);
        return true;
    }();
    Q_UNUSED(installed)
}

void TimelineAccessible::focusMoved(TimelineView *view, int row)
{
    if (!QAccessible::isActive() || !view->hasFocus())
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

TimelineView *TimelineAccessible::view() const
{
    return static_cast<TimelineView *>(object());
}

/// The rows, then the way back to the newest while it is shown.
int TimelineAccessible::childCount() const
{
    const TimelineModel *model = view()->model();
    return (model ? model->rowCount() : 0) + (view()->jumpButton()->isVisible() ? 1 : 0);
}

QAccessibleInterface *TimelineAccessible::child(int index) const
{
    TimelineModel *model = view()->model();
    const int rows = model ? model->rowCount() : 0;
    if (index < 0 || index >= childCount())
        return nullptr;
    if (index >= rows)
        return QAccessible::queryAccessibleInterface(view()->jumpButton());
    const QPersistentModelIndex key(model->index(index));
    if (const auto known = m_rows.constFind(key); known != m_rows.cend())
        return QAccessible::accessibleInterface(known.value());
    if (m_rows.size() >= mostKept)
        forgetStale();
    auto *made = new TimelineRowAccessible(view(), key);
    m_rows.insert(key, QAccessible::registerAccessibleInterface(made));
    return made;
}

/// Rows that left the window of the timeline, and, if that is not enough, those far from what is seen.
void TimelineAccessible::forgetStale() const
{
    for (auto it = m_rows.begin(); it != m_rows.end();) {
        const bool seen = it.key().isValid() && !view()->rowRect(it.key().row()).isEmpty();
        if (seen || (it.key().isValid() && it.key().row() == view()->currentRow())) {
            ++it;
            continue;
        }
        QAccessible::deleteAccessibleInterface(it.value());
        it = m_rows.erase(it);
    }
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    const QPoint point = view()->viewport()->mapFromGlobal(QPoint(x, y));
    if (!view()->viewport()->rect().contains(point))
        return nullptr;
    if (view()->jumpButton()->isVisible() &&
        view()->jumpButton()->geometry().contains(view()->mapFromGlobal(QPoint(x, y))))
        return child(childCount() - 1);
    const int row = view()->rowAt(point);
    return row >= 0 ? child(row) : nullptr;
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    if (!child)
        return -1;
    if (child->object())
        return child->object() == view()->jumpButton() && view()->jumpButton()->isVisible() ? childCount() - 1 : -1;
    return child->role() == QAccessible::ListItem ? static_cast<const TimelineRowAccessible *>(child)->row() : -1;
}

QAccessibleInterface *TimelineAccessible::focusChild() const
{
    if (view()->hasFocus() && view()->currentRow() >= 0)
        return child(view()->currentRow());
    return QAccessibleWidget::focusChild();
}

QString TimelineAccessible::text(QAccessible::Text which) const
{
    return which == QAccessible::Name ? view()->accessibleName() : QAccessibleWidget::text(which);
}

TimelineRowAccessible::TimelineRowAccessible(TimelineView *view, const QModelIndex &row) : m_view(view), m_row(row) {}

bool TimelineRowAccessible::isValid() const
{
    return m_view && m_view->model() && m_row.isValid() && m_row.model() == m_view->model();
}

QWindow *TimelineRowAccessible::window() const
{
    return m_view ? m_view->window()->windowHandle() : nullptr;
}

QAccessibleInterface *TimelineRowAccessible::parent() const
{
    return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
}

QString TimelineRowAccessible::text(QAccessible::Text which) const
{
    return which == QAccessible::Name && isValid() ? m_view->rowSentence(m_row.row()) : QString();
}

QRect TimelineRowAccessible::rect() const
{
    if (!isValid())
        return {};
    const QRect rect = m_view->rowRect(m_row.row());
    return rect.isEmpty() ? QRect() : QRect(m_view->viewport()->mapToGlobal(rect.topLeft()), rect.size());
}

QAccessible::State TimelineRowAccessible::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.focusable = true;
    state.readOnly = true;
    state.focused = m_view->hasFocus() && m_view->currentRow() == m_row.row();
    state.active = m_view->currentRow() == m_row.row();
    state.offscreen = m_view->rowRect(m_row.row()).isEmpty();
    return state;
}

void *TimelineRowAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList TimelineRowAccessible::actionNames() const
{
    return {QAccessibleActionInterface::setFocusAction()};
}

void TimelineRowAccessible::doAction(const QString &name)
{
    if (!isValid() || name != QAccessibleActionInterface::setFocusAction())
        return;
    m_view->setFocus();
    m_view->setCurrentRow(m_row.row());
}

} // namespace desk::ui
