// The arithmetic of looking nearer.
#include "ui/media/picturecanvas.h"

#include "ui/theme.h"

#include <QGestureEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPinchGesture>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace desk::ui {

namespace {

constexpr qreal step = 1.25;
constexpr qreal nearest = 8;
constexpr int smallestLevel = 512;

} // namespace

PictureCanvas::PictureCanvas(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("pictureCanvas"));
    grabGesture(Qt::PinchGesture);
}

QList<QImage> PictureCanvas::levelsOf(const QImage &picture)
{
    if (picture.isNull())
        return {};
    const auto format = picture.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
    QList<QImage> levels{picture.convertToFormat(format)};
    while (std::max(levels.last().width(), levels.last().height()) > 2 * smallestLevel) {
        const QSize half = (levels.last().size() / 2).expandedTo(QSize(1, 1));
        levels << levels.last().scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    return levels;
}

void PictureCanvas::setPicture(const QList<QImage> &levels, const QString &words)
{
    m_levels = levels;
    m_words = words;
    fit();
}

/// One pixel of the picture is one of the screen.
QSizeF PictureCanvas::naturalSize() const
{
    return m_levels.isEmpty() ? QSizeF() : QSizeF(m_levels.first().size()) / devicePixelRatioF();
}

/// Small pictures are not blown up.
qreal PictureCanvas::fittingScale() const
{
    const QSizeF size = naturalSize();
    if (size.isEmpty())
        return 1;
    return std::min({qreal(width()) / size.width(), qreal(height()) / size.height(), qreal(1)});
}

qreal PictureCanvas::scale() const
{
    return m_fitted ? fittingScale() : m_scale;
}

void PictureCanvas::zoomBy(qreal factor, const QPointF &about)
{
    const qreal before = scale();
    if (m_levels.isEmpty() || before <= 0)
        return;
    const qreal after = std::clamp(before * factor, fittingScale(), nearest);
    // what lies under the pointer stays there
    const QPointF centre = QRectF(rect()).center();
    m_offset = (about - centre) - ((about - centre) - m_offset) * (after / before);
    m_scale = after;
    m_fitted = after <= fittingScale();
    keepInside();
    followCursor();
    update();
    Q_EMIT zoomed();
}

void PictureCanvas::zoomIn()
{
    zoomBy(step, QRectF(rect()).center());
}

void PictureCanvas::zoomOut()
{
    zoomBy(1 / step, QRectF(rect()).center());
}

void PictureCanvas::fit()
{
    m_fitted = true;
    m_offset = {};
    followCursor();
    update();
    Q_EMIT zoomed();
}

void PictureCanvas::pan(const QPointF &by)
{
    m_offset += by;
    keepInside();
    update();
}

/// No edge of the picture comes further in than the edge of its place.
void PictureCanvas::keepInside()
{
    const QSizeF size = naturalSize() * scale();
    const qreal x = std::max<qreal>(0, (size.width() - width()) / 2);
    const qreal y = std::max<qreal>(0, (size.height() - height()) / 2);
    m_offset = QPointF(std::clamp(m_offset.x(), -x, x), std::clamp(m_offset.y(), -y, y));
}

void PictureCanvas::followCursor()
{
    if (m_fitted)
        unsetCursor();
    else
        setCursor(Qt::OpenHandCursor);
}

void PictureCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_levels.isEmpty()) {
        painter.setLayoutDirection(layoutDirection());
        painter.setFont(m_theme.font(14));
        painter.setPen(m_theme.muted);
        const int margin = m_theme.px(24);
        painter.drawText(rect().adjusted(margin, margin, -margin, -margin), Qt::AlignCenter | Qt::TextWordWrap,
                         m_words);
        return;
    }
    const QSizeF size = naturalSize() * scale();
    const QRectF target(QRectF(rect()).center() + m_offset - QPointF(size.width() / 2, size.height() / 2), size);
    const qreal wanted = size.width() * devicePixelRatioF();
    const QImage *level = &m_levels.first();
    for (const QImage &smaller : m_levels) {
        if (smaller.width() >= wanted)
            level = &smaller;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform,
                          scale() < 3); // very near, its pixels are what one wants to see
    const QRectF seen = target & QRectF(rect());
    const qreal factor = level->width() / target.width();
    painter.drawImage(seen, *level, QRectF((seen.topLeft() - target.topLeft()) * factor, QSizeF(seen.size() * factor)));
}

void PictureCanvas::resizeEvent(QResizeEvent *)
{
    if (!m_fitted && m_scale <= fittingScale())
        fit();
    keepInside();
}

bool PictureCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomBy(1 + gesture->value(), gesture->position());
            return true;
        }
    } else if (event->type() == QEvent::Gesture) {
        if (const auto *pinch =
                static_cast<QPinchGesture *>(static_cast<QGestureEvent *>(event)->gesture(Qt::PinchGesture))) {
            zoomBy(pinch->scaleFactor(), mapFromGlobal(pinch->centerPoint()));
            return true;
        }
    }
    return QWidget::event(event);
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    event->accept();
    if (event->angleDelta().y() != 0)
        zoomBy(std::pow(step, event->angleDelta().y() / 120.0), event->position());
}

void PictureCanvas::mousePressEvent(QMouseEvent *event)
{
    m_grabbed = event->position();
    if (!m_fitted)
        setCursor(Qt::ClosedHandCursor);
}

void PictureCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_fitted)
        return;
    pan(event->position() - m_grabbed);
    m_grabbed = event->position();
}

void PictureCanvas::mouseReleaseEvent(QMouseEvent *)
{
    followCursor();
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_fitted)
        zoomBy(std::max<qreal>(2, 1 / scale()), event->position());
    else
        fit();
}

} // namespace desk::ui
