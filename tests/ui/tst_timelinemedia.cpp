// Pictures are decoded within bounds and by content; faces of people and files.
#include "ui/media/avatar.h"
#include "ui/media/fileface.h"
#include "ui/media/imagedecoder.h"

#include <QBuffer>
#include <QTest>

using namespace desk;
using namespace desk::ui;

namespace {

QByteArray png(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG") ? bytes : QByteArray();
}

} // namespace

class TestTimelineMedia : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesAreScaledToTheirBounds()
    {
        QCOMPARE(decodedImage(png(400, 100), QSize(200, 200)).size(), QSize(200, 50));
        QCOMPARE(decodedImage(png(40, 10), QSize(200, 200)).size(), QSize(40, 10));
        QFuture<QImage> later = decodeImage(png(400, 100), QSize(100, 100));
        QTRY_VERIFY(later.isFinished());
        QCOMPARE(later.result().size(), QSize(100, 25));
    }

    void whatIsNoPictureIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("GIF or not, this is text");
        QTest::newRow("drawing that may point elsewhere") << QByteArray(
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='file:///x'/></svg>");
        QTest::newRow("cut off") << png(300, 300).left(60);
        QTest::newRow("too wide") << png(20'001, 1);
    }

    void whatIsNoPictureIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(decodedImage(bytes, QSize(200, 200)).isNull());
    }

    void facesOfFiles()
    {
        const FileFace pdf = fileFace({QStringLiteral("/media/a/report.pdf?x=1"), {}, 1'258'291, {}});
        QCOMPARE(pdf.name, QStringLiteral("report.pdf"));
        QVERIFY(pdf.details.contains(QStringLiteral("1.2 MB")) && pdf.details.contains(QStringLiteral("PDF")));
        QVERIFY(!pdf.picture);
        QVERIFY(fileFace({{}, QStringLiteral("front.JPG"), -1, {}}).picture);
        QVERIFY(!fileFace({{}, QStringLiteral("x.png"), -1, QStringLiteral("image/svg+xml")}).picture);
        QVERIFY(fileFace({{}, QStringLiteral("x"), -1, {}}).details.isEmpty());
    }

    void initialsOfNames()
    {
        QCOMPARE(Avatar::initial(QStringLiteral("laila")), QStringLiteral("L"));
        QCOMPARE(Avatar::initial(QStringLiteral("  محمد")), QStringLiteral("م"));
        QCOMPARE(Avatar::initial(QStringLiteral("@_7")), QStringLiteral("7"));
        QCOMPARE(Avatar::initial(QStringLiteral("👍")), QStringLiteral("?"));
    }
};

QTEST_MAIN(TestTimelineMedia)
#include "tst_timelinemedia.moc"
