// One line of plain text that keeps its own direction and elides at its own end; for painters and as a widget.
#pragma once

#include "ui/theme.h"

#include <QFontMetricsF>
#include <QWidget>

class QPainter;

namespace desk::ui {

/// `text` as far as it fits, then an ellipsis at its own end, wherever its isolates stand.
QString elidedLine(const QString &text, const QFontMetricsF &metrics, qreal width);

/// Where a line stands in its place, by the direction of the interface.
enum class LineEdge { Leading, Trailing, Middle };

/// The width of `text` when all of it is drawn.
int lineWidth(const QString &text, const QFont &font);

/// Draws `text` in `rect`, elided, in the text's own direction. Returns the width used. What was drawn or measured once is
/// kept as it was shaped: a list paints the same lines again and again.
int drawLine(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &colour,
             Qt::LayoutDirection interface, LineEdge edge = LineEdge::Leading);

class TextLine : public QWidget
{
    Q_OBJECT
public:
    enum class Ink { Normal, Muted, Fine };
    TextLine(const Theme &theme, qreal pixels, QFont::Weight weight, Ink ink, QWidget *parent = nullptr);
    void setText(const QString &text);
    QString text() const { return m_text; }
    void setTrailing(bool trailing);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    const Theme &m_theme;
    qreal m_pixels;
    QFont::Weight m_weight;
    Ink m_ink;
    bool m_trailing = false;
    QString m_text;
};

} // namespace desk::ui
