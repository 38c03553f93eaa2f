// Pixels and drawings.
#include "ui/context/adpicture.h"

#include "ui/media/imagedecoder.h"

#include <QPainter>
#include <QPromise>
#include <QSvgRenderer>
#include <QThreadPool>

#include <memory>

namespace desk::ui {

namespace {

constexpr qsizetype drawingBytes = 256 * 1024;

bool isHarmlessDrawing(const QByteArray &bytes)
{
    const QByteArray start = bytes.left(512).trimmed();
    if (bytes.size() > drawingBytes || !(start.startsWith("<svg") || start.startsWith("<?xml")))
        return false;
    // a drawing may name files and entities: those are not for us
    for (const char *outside : {"<image", "<!ENTITY", "href", "<style", "url(file", "url(http"}) {
        if (bytes.contains(outside))
            return false;
    }
    return true;
}

QImage drawn(const QByteArray &bytes, const QSize &atMost)
{
    QSvgRenderer renderer(bytes);
    const QSize size = renderer.defaultSize().scaled(atMost, Qt::KeepAspectRatio);
    if (!renderer.isValid() || size.isEmpty())
        return {};
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

} // namespace

QFuture<QImage> decodeAdPicture(const QByteArray &bytes, const QSize &atMost)
{
    if (!isHarmlessDrawing(bytes))
        return decodeImage(bytes, atMost);
    auto promise = std::make_shared<QPromise<QImage>>();
    promise->start();
    const QFuture<QImage> future = promise->future();
    QThreadPool::globalInstance()->start([promise, bytes, atMost] {
        promise->addResult(drawn(bytes, atMost));
        promise->finish();
    });
    return future;
}

} // namespace desk::ui
