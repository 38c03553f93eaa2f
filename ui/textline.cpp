// Painting of one line of people's text.
#include "ui/textline.h"

#include "ui/format.h"
#include "ui/roles.h"

#include <QCache>
#include <QCoreApplication>
#include <QEvent>
#include <QPainter>
#include <QTextLayout>
#include <QtMath>

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

namespace {

struct LineKey
{
    QString text;
    QFont font;
    int room; ///< less than the whole text needs; 0: as much as that
    friend bool operator==(const LineKey &, const LineKey &) = default;
    friend size_t qHash(const LineKey &key, size_t seed) { return qHashMulti(seed, key.text, key.font, key.room); }
};

struct ShapedLine
{
    QTextLayout layout;
    qreal width = 0;
    qreal ascent = 0;

    ShapedLine(const QString &text, Qt::LayoutDirection way, const QFont &font) : layout(text, font)
    {
        QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
        option.setTextDirection(way);
        option.setWrapMode(QTextOption::NoWrap);
        layout.setTextOption(option);
        layout.setCacheEnabled(true);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(endless);
        layout.endLayout();
        width = line.horizontalAdvance();
        ascent = line.ascent();
    }
    static constexpr qreal endless = 1 << 20;
};

/// Of the window's thread.
QCache<LineKey, ShapedLine> &shapedLines()
{
    constexpr qsizetype mostLetters = 200'000;
    static QCache<LineKey, ShapedLine> lines = [] {
        qAddPostRoutine([] { shapedLines().clear(); }); // before the fonts go
        return QCache<LineKey, ShapedLine>(mostLetters);
    }();
    return lines;
}

const ShapedLine &shaped(const QString &text, const QFont &font, int room)
{
    const LineKey key{text, font, room};
    if (const ShapedLine *known = shapedLines().object(key))
        return *known;
    const Qt::LayoutDirection own = text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    const QString shown = room > 0 ? elidedLine(text, QFontMetricsF(font), room) : text;
    auto *line = new ShapedLine(shown, own, font);
    const qsizetype letters =
        std::min(shown.size() + 64, shapedLines().maxCost() / 100); // it is kept until the next one
    shapedLines().insert(key, line, letters);
    return *line;
}

} // namespace

int lineWidth(const QString &text, const QFont &font)
{
    return text.isEmpty() ? 0 : qCeil(shaped(text, font, 0).width);
}

int drawLine(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &colour,
             Qt::LayoutDirection interface, LineEdge edge)
{
    if (rect.width() <= 0 || text.isEmpty())
        return 0;
    const bool fits = shaped(text, font, 0).width <= rect.width();
    const ShapedLine &line = shaped(text, font, fits ? 0 : rect.width());
    const QFontMetrics metrics(font);
    const int width = std::min(rect.width(), qRound(line.width));
    const bool left = (interface == Qt::LeftToRight) != (edge == LineEdge::Trailing);
    const int x = edge == LineEdge::Middle ? rect.left() + (rect.width() - width) / 2
                  : left                   ? rect.left()
                                           : rect.right() + 1 - width;
    // on the font's own baseline: a fallback font for another script may be taller, and would be cut at the top
    const int baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2;
    const QPen pen = painter.pen();
    painter.setPen(colour);
    line.layout.draw(&painter, QPointF(x, baseline - line.ascent));
    painter.setPen(pen);
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
    const bool elides = lineWidth(m_text, m_theme.font(m_pixels, m_weight)) > width();
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
    const QFont font = m_theme.font(m_pixels, m_weight);
    return {lineWidth(m_text, font) + 2, QFontMetrics(font).height() + 2};
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
    drawLine(painter, rect().translated(0, -over), m_text, font, colour, layoutDirection(),
             m_trailing ? LineEdge::Trailing : LineEdge::Leading);
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
