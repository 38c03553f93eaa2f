// Bars from the leading edge to the trailing one, under the longest of them in words.
#include "ui/team/timeschart.h"

#include "ui/format.h"
#include "ui/team/timewords.h"
#include "ui/textline.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace desk::ui {

TimesChart::TimesChart(const Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock)
{
    setObjectName(QStringLiteral("timesChart"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimesChart::show(const QList<TimesOfDay> &days, CaseTime::Kind kind)
{
    if (days.size() != m_days.size())
        m_chosen = int(days.size()) - 1;
    m_days = days;
    m_kind = kind;
    tell();
}

const TimeStats &TimesChart::stats(int day) const
{
    return m_kind == CaseTime::Kind::Response ? m_days.at(day).response : m_days.at(day).resolution;
}

QString TimesChart::words() const
{
    return m_chosen < 0 ? QString() : dayText(m_days.at(m_chosen).day, stats(m_chosen), m_clock.now());
}

void TimesChart::tell()
{
    setAccessibleName(timesKind(m_kind));
    setAccessibleDescription(words());
    update();
    Q_EMIT chosen();
}

void TimesChart::choose(int day)
{
    if (m_days.isEmpty())
        return;
    m_chosen = std::clamp(day, 0, int(m_days.size()) - 1);
    tell();
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QSize TimesChart::sizeHint() const
{
    return {m_theme.px(480), m_theme.px(170)};
}

QSize TimesChart::minimumSizeHint() const
{
    return {m_theme.px(200), m_theme.px(170)};
}

/// Between the line of the longest and the line of the days.
QRect TimesChart::plot() const
{
    const int edge = m_theme.px(8);
    const int line = m_theme.px(20);
    return rect().adjusted(edge, edge + line, -edge, -edge - line);
}

QRect TimesChart::place(int day) const
{
    const QRect area = plot();
    const int count = std::max(1, int(m_days.size()));
    const int left = area.left() + area.width() * day / count;
    const int right = area.left() + area.width() * (day + 1) / count;
    return QStyle::visualRect(layoutDirection(), area, QRect(left, area.top(), right - left, area.height()));
}

void TimesChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Qt::LayoutDirection way = layoutDirection();
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.px(8), m_theme.px(8));
    }
    if (m_days.isEmpty())
        return;
    std::chrono::milliseconds longest{0};
    for (int day = 0; day < m_days.size(); ++day)
        longest = std::max(longest, stats(day).median);
    const QRect area = plot();
    const int line = m_theme.px(20);
    const QFont small = m_theme.font(12);
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), m_theme.line);
    const int gap = m_theme.px(1);
    for (int day = 0; day < m_days.size(); ++day) {
        const QRect whole = place(day).adjusted(gap, 0, -gap, 0);
        if (day == m_chosen) // below the axis: above it would look like a bar
            painter.fillRect(QRect(whole.left(), area.bottom() + 1, whole.width(), m_theme.px(3)), m_theme.accent);
        if (stats(day).count == 0)
            continue;
        const qreal share = longest.count() > 0 ? qreal(stats(day).median.count()) / qreal(longest.count()) : 0;
        const int tall = std::max(m_theme.px(2), int(share * area.height()));
        painter.fillRect(QRect(whole.left(), area.bottom() - tall, whole.width(), tall),
                         day == m_chosen ? m_theme.accent : m_theme.tick);
    }
    drawLine(painter, QRect(area.left(), area.top() - line, area.width(), line), durationText(longest), small,
             m_theme.muted, way);
    const QRect days(area.left(), area.bottom() + 1, area.width(), line);
    const auto date = [this](const TimesOfDay &day) { return shortDate(day.day.startOfDay(), m_clock.now()); };
    drawLine(painter, days, date(m_days.first()), small, m_theme.muted, way);
    drawLine(painter, days, date(m_days.last()), small, m_theme.muted, way, LineEdge::Trailing);
}

void TimesChart::keyPressEvent(QKeyEvent *event)
{
    const int forward = layoutDirection() == Qt::LeftToRight ? Qt::Key_Right : Qt::Key_Left;
    const int back = layoutDirection() == Qt::LeftToRight ? Qt::Key_Left : Qt::Key_Right;
    if (event->key() == forward)
        choose(m_chosen + 1);
    else if (event->key() == back)
        choose(m_chosen - 1);
    else if (event->key() == Qt::Key_Home)
        choose(0);
    else if (event->key() == Qt::Key_End)
        choose(int(m_days.size()) - 1);
    else
        QWidget::keyPressEvent(event);
}

void TimesChart::mousePressEvent(QMouseEvent *event)
{
    for (int day = 0; day < m_days.size(); ++day) {
        if (place(day).contains(event->position().toPoint()))
            choose(day);
    }
}

void TimesChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void TimesChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void TimesChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    else if (event->type() == QEvent::LanguageChange && m_chosen >= 0)
        tell();
}

} // namespace desk::ui
