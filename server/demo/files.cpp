// PNG (deflate by zlib through qCompress, chunks and their CRC by hand), PDF and text.
#include "server/demo/files.h"

#include "server/demo/random.h"

#include <algorithm>
#include <array>

namespace desk::server::demo {

namespace {

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFFu;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1u) ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    for (int i = 0; i < 4; ++i)
        bytes[i] = static_cast<char>((value >> (24 - 8 * i)) & 0xFF);
    return bytes;
}

void appendChunk(QByteArray &png, const QByteArray &type, const QByteArray &data)
{
    png += bigEndian(static_cast<quint32>(data.size()));
    png += type + data;
    png += bigEndian(crc32(type + data));
}

struct Colour
{
    qint64 red = 0;
    qint64 green = 0;
    qint64 blue = 0;
};

constexpr std::array<Colour, 6> palette{
    {{38, 70, 83}, {42, 157, 143}, {233, 196, 106}, {244, 162, 97}, {231, 111, 81}, {90, 120, 180}}};

} // namespace

QByteArray pngPicture(int width, int height, Random &random)
{
    const Colour from = random.pick(palette);
    const Colour to = random.pick(palette);
    const Colour disc = random.pick(palette);
    const qint64 centreX = random.between(width / 4, width * 3 / 4);
    const qint64 centreY = random.between(height / 4, height * 3 / 4);
    const qint64 radius = std::min(width, height) / random.between(4, 6);
    QByteArray rows;
    rows.reserve(height * (3 * width + 1));
    for (qint64 y = 0; y < height; ++y) {
        rows += '\0'; // filter: none
        const auto mixed = [&](qint64 a, qint64 b) { return static_cast<char>((a * (height - y) + b * y) / height); };
        const std::array<char, 3> ground{mixed(from.red, to.red), mixed(from.green, to.green),
                                         mixed(from.blue, to.blue)};
        for (qint64 x = 0; x < width; ++x) {
            const qint64 dx = x - centreX;
            const qint64 dy = y - centreY;
            if (dx * dx + dy * dy < radius * radius) {
                for (const qint64 part : {disc.red, disc.green, disc.blue})
                    rows += static_cast<char>(part);
            } else {
                rows.append(ground.data(), 3);
            }
        }
    }
    QByteArray png("\x89PNG\r\n\x1a\n", 8);
    QByteArray header = bigEndian(static_cast<quint32>(width)) + bigEndian(static_cast<quint32>(height));
    header.append("\x08\x02\x00\x00\x00", 5); // 8 bits, RGB
    appendChunk(png, "IHDR", header);
    appendChunk(png, "IDAT", qCompress(rows, 9).mid(4)); // without qCompress's own length prefix
    appendChunk(png, "IEND", {});
    return png;
}

QByteArray pdfDocument(const QString &heading, const QStringList &lines)
{
    const auto escaped = [](const QString &text) {
        QByteArray latin = text.toLatin1();
        latin.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        return latin;
    };
    QByteArray content = "BT /F1 20 Tf 72 770 Td (" + escaped(heading) + ") Tj /F1 12 Tf 0 -34 Td\n";
    for (const QString &line : lines)
        content += "(" + escaped(line) + ") Tj 0 -18 Td\n";
    content += "ET\n";
    const QList<QByteArray> objects{
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
        ">>",
        "<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content + "endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    };
    QByteArray pdf = "%PDF-1.4\n";
    QByteArray table = "xref\n0 6\n0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const qsizetype start = pdf.size();
    return pdf + table + "trailer << /Size 6 /Root 1 0 R >>\nstartxref\n" + QByteArray::number(start) + "\n%%EOF\n";
}

QByteArray textNote(const QString &heading, const QStringList &lines)
{
    return (heading + QStringLiteral("\n\n") + lines.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8();
}

} // namespace desk::server::demo
