// Bounded decoding through QImageReader.
#include "ui/media/imagedecoder.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QPromise>
#include <QThreadPool>

#include <functional>
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

QImage decodedFrom(QIODevice &device, const QSize &atMost)
{
    if (!device.open(QIODevice::ReadOnly))
        return {};
    QImageReader reader(&device);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!allowed(reader.format()))
        return {};
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > maxSide || size.height() > maxSide ||
        qint64(size.width()) * size.height() > maxPixels)
        return {};
    // the bound is for what is seen: a picture taken upright may lie on its side in the file
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize bound = turned ? atMost.transposed() : atMost;
    if (size.width() > bound.width() || size.height() > bound.height())
        reader.setScaledSize(size.scaled(bound, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    return reader.read();
}

QFuture<QImage> onThePool(std::function<QImage()> work)
{
    auto promise = std::make_shared<QPromise<QImage>>();
    promise->start();
    QFuture<QImage> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace

QImage decodedImage(const QByteArray &bytes, const QSize &atMost)
{
    QBuffer buffer;
    buffer.setData(bytes);
    return decodedFrom(buffer, atMost);
}

QFuture<QImage> decodeImage(const QByteArray &bytes, const QSize &atMost)
{
    return onThePool([bytes, atMost] { return decodedImage(bytes, atMost); });
}

QFuture<QImage> decodeImageFile(const QString &path, const QSize &atMost)
{
    return onThePool([path, atMost] {
        QFile file(path);
        return decodedFrom(file, atMost);
    });
}

} // namespace desk::ui
