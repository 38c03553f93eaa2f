// Pictures for tests, as files carry them.
#pragma once

#include <QBuffer>
#include <QImage>

namespace desk::test {

inline QByteArray png(int width, int height, const QColor &colour = Qt::darkCyan)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG") ? bytes : QByteArray();
}

/// A sound head that claims 60,000 times 60,000 pixels: whoever believes it asks for gigabytes.
inline QByteArray bomb()
{
    QByteArray bytes = png(8, 8);
    const QByteArray size = QByteArray::fromHex("0000ea60");
    bytes.replace(16, 4, size);
    bytes.replace(20, 4, size);
    quint32 sum = 0xFFFFFFFFu; // the head's own check, so that it is not refused for that
    for (const char byte : bytes.mid(12, 17)) {
        sum ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1u) ? 0xEDB88320u : 0u);
    }
    sum = ~sum;
    for (int i = 0; i < 4; ++i)
        bytes[29 + i] = char((sum >> (24 - 8 * i)) & 0xFF);
    return bytes;
}

} // namespace desk::test
