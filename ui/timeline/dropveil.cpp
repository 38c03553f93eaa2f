// Painting of the veil.
#include "ui/timeline/dropveil.h"

#include "ui/theme.h"

#include <QPainter>

namespace desk::ui {

DropVeil::DropVeil(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("dropVeil"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropVeil::lay()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void DropVeil::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = m_theme.panel;
    veil.setAlpha(225);
    painter.fillRect(rect(), veil);
    const int margin = m_theme.px(16);
    painter.setPen(QPen(m_theme.accent, 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(margin, margin, -margin, -margin), m_theme.px(14), m_theme.px(14));
    painter.setLayoutDirection(layoutDirection());
    painter.setFont(m_theme.font(15, QFont::DemiBold));
    painter.setPen(m_theme.ink);
    painter.drawText(rect().adjusted(2 * margin, 0, -2 * margin, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Let go to send it with the next message"));
}

} // namespace desk::ui
