// The picture of an ad, decoded off the GUI thread: what decodeImage knows, and the site's own drawings (SVG without
// references to anything outside).
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QImage>
#include <QSize>

namespace desk::ui {

/// A null image: nothing that can be shown.
QFuture<QImage> decodeAdPicture(const QByteArray &bytes, const QSize &atMost);

} // namespace desk::ui
