// Painting of one line of people's text.
#include "ui/textline.h"

#include "ui/format.h"
#include "ui/roles.h"

#include <QEvent>
#include <QPainter>

namespace desk::ui {

QString elidedLine(const QString &text, const QFontMetricsF &metrics, qreal width)
{
    QString shown = metrics.elidedText(text, Qt::ElideRight, width);
    const qsizetype dots = shown.lastIndexOf(QChar(0x2026));
    if (shown == text || dots < 0)
        return shown;
    // cut inside an isolate the ellipsis would stand at that name's end, in the middle of the line
    shown.truncate(dots);
    const qsizetype open = shown.count(QChar(0x2068)) - shown.count(QChar(0x2069));
    return shown + QString(std::max<qsizetype>(open, 0), QChar(0x2069)) + QChar(0x2026);
}

int drawLine(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &colour,
             Qt::LayoutDirection interface, bool trailing)
{
    if (rect.width() <= 0 || text.isEmpty())
        return 0;
    const Qt::LayoutDirection own = text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    const QFontMetrics metrics(font);
    const QString shown = elidedLine(text, QFontMetricsF(font), rect.width());
    const bool left = (interface == Qt::LeftToRight) != trailing;
    painter.save();
    painter.setFont(font);
    painter.setPen(colour);
    painter.setLayoutDirection(own);
    // on the font's own baseline: a fallback font for another script may be taller, and would be cut at the top
    const int width = std::min(rect.width(), metrics.horizontalAdvance(shown));
    const int x = left ? rect.left() : rect.right() + 1 - width;
    const int baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2;
    painter.drawText(QPoint(x, baseline), shown);
    painter.restore();
    return width;
}

TextLine::TextLine(const Theme &theme, qreal pixels, QFont::Weight weight, Ink ink, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_pixels(pixels), m_weight(weight), m_ink(ink)
{
    installRoles();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TextLine::setText(const QString &text)
{
    const QString line = oneLine(text);
    if (m_text == line)
        return;
    m_text = line;
    setAccessibleName(m_text);
    const bool elides = QFontMetrics(m_theme.font(m_pixels, m_weight)).horizontalAdvance(m_text) > width();
    setToolTip(elides ? plainToolTip(m_text) : QString());
    updateGeometry();
    update();
}

void TextLine::setTrailing(bool trailing)
{
    m_trailing = trailing;
    update();
}

QSize TextLine::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(m_pixels, m_weight));
    return {metrics.horizontalAdvance(m_text) + 2, metrics.height() + 2};
}

QSize TextLine::minimumSizeHint() const
{
    return {m_theme.px(24), sizeHint().height()};
}

void TextLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor colour = m_ink == Ink::Normal ? m_theme.ink : m_ink == Ink::Muted ? m_theme.muted : m_theme.fine;
    // letters of the other script may reach further below the line than there is room beneath the font's own baseline
    const QFont font = m_theme.font(m_pixels, m_weight);
    const QFontMetrics metrics(font);
    const int room = (height() - metrics.ascent() + metrics.descent()) / 2;
    const int over = std::max(0, metrics.tightBoundingRect(m_text).bottom() + 1 - room);
    drawLine(painter, rect().translated(0, -over), m_text, font, colour, layoutDirection(), m_trailing);
}

void TextLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace desk::ui
