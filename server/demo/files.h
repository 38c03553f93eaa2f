// Small generated files of the demo: pictures, documents, notes. Bytes only, no Gui; the same dice give the same bytes.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace desk::server::demo {

class Random;

/// A PNG of width x height: a soft gradient with a few shapes.
QByteArray pngPicture(int width, int height, Random &random);
/// A one-page PDF with a Latin heading and lines (its font has no Arabic).
QByteArray pdfDocument(const QString &heading, const QStringList &lines);
/// UTF-8 text.
QByteArray textNote(const QString &heading, const QStringList &lines);

} // namespace desk::server::demo
