// Painting of the round button.
#include "ui/timeline/jumpbutton.h"

#include "ui/format.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QPainter>

namespace desk::ui {

JumpButton::JumpButton(const Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    retranslate();
}

void JumpButton::setCount(int count)
{
    if (m_count == count)
        return;
    m_count = count;
    retranslate();
    update();
}

void JumpButton::retranslate()
{
    const QString text =
        m_count > 0 ? tr("Jump to %Ln new message(s)", nullptr, m_count) : tr("Jump to the newest message");
    setAccessibleName(text);
    setToolTip(text);
}

QSize JumpButton::sizeHint() const
{
    return QSize(m_theme.px(44), m_theme.px(52));
}

void JumpButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal size = m_theme.px(38);
    const QRectF circle((width() - size) / 2, height() - size - 3, size, size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.shadow);
    painter.drawEllipse(circle.translated(0, 1.5));
    painter.setPen(QPen(hasFocus() ? m_theme.accent : m_theme.line, hasFocus() ? 2 : 1));
    painter.setBrush(isDown() || underMouse() ? m_theme.chip : m_theme.panel);
    painter.drawEllipse(circle);
    const qreal arrow = m_theme.px(20);
    paintIcon(painter, QStringLiteral("down"),
              QRectF(circle.center() - QPointF(arrow / 2, arrow / 2 - 1), QSizeF(arrow, arrow)), m_theme.ink);
    if (m_count <= 0)
        return;
    const QFont font = m_theme.font(11, QFont::Bold);
    painter.setFont(font);
    const QString text = badgeNumber(m_count);
    const qreal tall = m_theme.px(18);
    const qreal wide = std::max<qreal>(tall, QFontMetricsF(font).horizontalAdvance(text) + m_theme.px(10));
    const QRectF badge((width() - wide) / 2, 0, wide, tall);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.signal);
    painter.drawRoundedRect(badge, tall / 2, tall / 2);
    painter.setPen(m_theme.onSignal);
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace desk::ui
