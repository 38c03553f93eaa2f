// Pictures that people sent, decoded off the GUI thread and within bounds. Knows no network.
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QImage>
#include <QSize>
#include <QString>

namespace desk::ui {

/// A null image: not a picture we decode (PNG, JPEG, GIF, WebP, BMP by content), too large, or damaged.
QFuture<QImage> decodeImage(const QByteArray &bytes, const QSize &atMost);
/// Of a file on this machine.
QFuture<QImage> decodeImageFile(const QString &path, const QSize &atMost);
/// The same at once, on the calling thread.
QImage decodedImage(const QByteArray &bytes, const QSize &atMost);

} // namespace desk::ui
