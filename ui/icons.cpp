// An icon engine that recolours `currentColor` and renders when asked.
#include "ui/icons.h"

#include "ui/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace desk::ui {

namespace {

QByteArray drawing(const QString &name, const QColor &colour)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", colour.name().toLatin1());
}

class RecolouredEngine : public QIconEngine
{
public:
    RecolouredEngine(QString name, QColor normal, QColor active)
        : m_name(std::move(name)), m_normal(std::move(normal)), m_active(std::move(active))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QColor colour = mode == QIcon::Active || mode == QIcon::Selected || state == QIcon::On ? m_active : m_normal;
        const qreal opacity = mode == QIcon::Disabled ? 0.4 : 1.0;
        const QString key = QStringLiteral("desk/%1/%2/%3x%4/%5")
                                .arg(m_name, colour.name())
                                .arg(size.width())
                                .arg(size.height())
                                .arg(opacity);
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            painter.setOpacity(opacity);
            QSvgRenderer(drawing(m_name, colour)).render(&painter, QRectF(QPointF(), QSizeF(size)));
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        Q_UNUSED(scale)
        return pixmap;
    }

    QIconEngine *clone() const override { return new RecolouredEngine(*this); }

private:
    QString m_name;
    QColor m_normal;
    QColor m_active;
};

} // namespace

QIcon icon(const QString &name, const Theme &theme)
{
    return QIcon(new RecolouredEngine(name, theme.muted, theme.ink));
}

QIcon icon(const QString &name, const QColor &colour)
{
    return QIcon(new RecolouredEngine(name, colour, colour));
}

void paintIcon(QPainter &painter, const QString &name, const QRectF &rect, const QColor &colour)
{
    icon(name, colour).paint(&painter, rect.toAlignedRect());
}

} // namespace desk::ui
