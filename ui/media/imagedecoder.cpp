// Bounded decoding through QImageReader.
#include "ui/media/imagedecoder.h"

#include <QBuffer>
#include <QImageReader>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace desk::ui {

namespace {

constexpr qint64 maxPixels = 50'000'000;
constexpr int maxSide = 20'000;

bool allowed(const QByteArray &format)
{
    // by content, never by name; no SVG: it may point elsewhere
    return format == "png" || format == "jpeg" || format == "jpg" || format == "gif" || format == "webp" ||
           format == "bmp";
}

} // namespace

QImage decodedImage(const QByteArray &bytes, const QSize &atMost)
{
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return {};
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!allowed(reader.format()))
        return {};
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > maxSide || size.height() > maxSide ||
        qint64(size.width()) * size.height() > maxPixels)
        return {};
    if (size.width() > atMost.width() || size.height() > atMost.height())
        reader.setScaledSize(size.scaled(atMost, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    return reader.read();
}

QFuture<QImage> decodeImage(const QByteArray &bytes, const QSize &atMost)
{
    auto promise = std::make_shared<QPromise<QImage>>();
    promise->start();
    QFuture<QImage> future = promise->future();
    QThreadPool::globalInstance()->start([promise, bytes, atMost] {
        promise->addResult(decodedImage(bytes, atMost));
        promise->finish();
    });
    return future;
}

} // namespace desk::ui
