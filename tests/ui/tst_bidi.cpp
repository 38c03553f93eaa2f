// Sixty-five cases of mixed directions (tests/data/bidi): geometry to the pixel, and golden pictures with the fonts of
// tests/data/fonts. DESK_WRITE_GOLDEN=1 writes both anew; look at them before they are kept.
#include "bidicase.h"
#include "golden.h"

#include "ui/format.h"
#include "ui/textline.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>
#include <QTextLayout>

using namespace desk;
using namespace desk::ui;

namespace {

constexpr double fewPixels = 0.004; // may differ more

QString data(const QString &name)
{
    return QStringLiteral(TEST_DATA "/bidi/") + name;
}

QJsonDocument read(const QString &name)
{
    QFile file(data(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

const bool writing = qEnvironmentVariableIsSet("DESK_WRITE_GOLDEN");

QJsonArray json(const QRectF &rect)
{
    return {qRound(rect.left()), qRound(rect.top()), qRound(rect.width()), qRound(rect.height())};
}

QList<QRectF> inkOf(const MessageLayout &layout)
{
    QList<QRectF> ink;
    for (const MessageLayout::Block &block : layout.blocks()) {
        for (int i = 0; i < block.layout->lineCount(); ++i) {
            QRectF line = block.layout->lineAt(i).naturalTextRect().translated(block.origin);
            line.setTop(block.origin.y() + i * block.step);
            line.setHeight(block.step);
            ink << line;
        }
    }
    return ink;
}

QJsonObject geometryOf(const MessageLayout &layout)
{
    QJsonArray lines;
    for (const QRectF &line : inkOf(layout))
        lines.append(json(line));
    return {{QStringLiteral("bubble"), json(layout.bubble())},
            {QStringLiteral("meta"), json(layout.meta())},
            {QStringLiteral("file"), json(layout.attachment())},
            {QStringLiteral("name"), json(layout.name())},
            {QStringLiteral("lines"), lines},
            {QStringLiteral("visual"), QJsonArray::fromStringList(visualOrder(layout))}};
}

/// Numbers by a pixel, everything else exactly.
bool same(const QJsonValue &a, const QJsonValue &b)
{
    if (a.isDouble() && b.isDouble())
        return std::abs(a.toInt() - b.toInt()) <= 1;
    if (a.isArray() && b.isArray()) {
        const QJsonArray one = a.toArray();
        const QJsonArray two = b.toArray();
        return std::equal(one.begin(), one.end(), two.begin(), two.end(),
                          [](const auto &x, const auto &y) { return same(x, y); });
    }
    if (a.isObject() && b.isObject()) {
        const QJsonObject one = a.toObject();
        const QJsonObject two = b.toObject();
        const QStringList keys = one.keys();
        return keys == two.keys() && std::all_of(keys.cbegin(), keys.cend(), [&](const QString &key) {
                   return same(one.value(key), two.value(key));
               });
    }
    return a == b;
}

} // namespace

class TestBidi : public QObject
{
    Q_OBJECT

private:
    QHash<QString, QJsonObject> m_cases;
    QStringList m_names;
    QJsonObject m_geometry;
    QJsonObject m_written;

    void rows(const QString &kind = {})
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : std::as_const(m_names)) {
            if (kind.isEmpty() || BidiCase(m_cases.value(name)).kind == kind)
                QTest::newRow(qPrintable(name)) << name;
        }
    }
    BidiCase fetched() const
    {
        QFETCH(QString, name);
        return BidiCase(m_cases.value(name));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QJsonArray all = read(QStringLiteral("cases.json")).array();
        for (const QJsonValue &one : all) {
            m_names << one[QLatin1String("name")].toString();
            m_cases.insert(m_names.last(), one.toObject());
        }
        QVERIFY(m_names.size() >= 60);
        QCOMPARE(m_cases.size(), m_names.size());
        m_geometry = read(QStringLiteral("geometry.json")).object();
        QVERIFY(QFontDatabase::families().contains(QStringLiteral("Noto Sans Arabic")));
    }

    void cleanupTestCase()
    {
        if (!writing)
            return;
        QFile file(data(QStringLiteral("geometry.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(m_written).toJson(QJsonDocument::Compact).replace("},", "},\n") + '\n');
    }

    void everyParagraphHasItsOwnDirection_data() { rows(QStringLiteral("message")); }
    void everyParagraphHasItsOwnDirection()
    {
        const BidiCase one = fetched();
        const MessageLayout layout = one.layout();
        QString found;
        for (const MessageLayout::Block &block : layout.blocks())
            found += QLatin1Char(block.rightToLeft ? 'R' : 'L');
        QCOMPARE(found, one.paragraphs);
        if (!one.visual.isEmpty())
            QCOMPARE(visualOrder(layout), one.visual);
    }

    void nothingCollides_data() { rows(QStringLiteral("message")); }
    void nothingCollides()
    {
        const BidiCase one = fetched();
        const MessageLayout layout = one.layout();
        const QRectF bubble = layout.bubble().adjusted(-0.5, -0.5, 0.5, 0.5);
        QVERIFY(QRectF(0, 0, one.width, layout.height()).contains(layout.bubble()));
        for (const QRectF &part : {layout.meta(), layout.attachment(), layout.name()})
            QVERIFY(part.isEmpty() || bubble.contains(part));
        for (const QRectF &line : inkOf(layout)) {
            if (line.isEmpty())
                continue;
            QVERIFY(bubble.contains(line));
            QVERIFY(!line.adjusted(0, 1, 0, -1).intersects(layout.meta().adjusted(0, 3, 0, -3)));
            QVERIFY(!line.intersects(layout.attachment()));
        }
        QVERIFY(!layout.tick().intersects(layout.metaWords()));
    }

    void geometryIsAsItWas_data() { rows(QStringLiteral("message")); }
    void geometryIsAsItWas()
    {
        QFETCH(QString, name);
        const QJsonObject found = geometryOf(fetched().layout());
        if (writing) {
            m_written.insert(name, found);
            return;
        }
        QVERIFY2(same(found, m_geometry.value(name)),
                 QJsonDocument(found).toJson(QJsonDocument::Compact) + "\n is not\n" +
                     QJsonDocument(m_geometry.value(name).toObject()).toJson(QJsonDocument::Compact));
    }

    void linesAreCutAtTheirOwnEnd_data() { rows(QStringLiteral("line")); }
    void linesAreCutAtTheirOwnEnd()
    {
        const BidiCase one = fetched();
        const QFont font = one.theme.font(13);
        const QString shown = elidedLine(one.text, QFontMetricsF(font), one.width);
        if (shown == one.text)
            return;
        QVERIFY2(shown.endsWith(QChar(0x2026)), shown.toUtf8().toHex(' '));
        QCOMPARE(shown.count(QChar(0x2068)), shown.count(QChar(0x2069)));
        QTextLayout layout(shown, font);
        QTextOption option;
        option.setTextDirection(one.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        layout.setTextOption(option);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(4000);
        layout.endLayout();
        const auto middle = [&line](int at) {
            return (line.cursorToX(at, QTextLine::Leading) + line.cursorToX(at, QTextLine::Trailing)) / 2;
        };
        const qreal dots = middle(int(shown.size()) - 1);
        for (int at = 0; at + 1 < shown.size(); ++at) {
            if (shown.at(at).category() != QChar::Other_Format)
                QVERIFY(one.text.isRightToLeft() ? middle(at) > dots : middle(at) < dots);
        }
    }

    void nobodyTurnsMoreThanHisOwnWords_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : std::as_const(m_names)) {
            if (BidiCase(m_cases.value(name)).hostile)
                QTest::newRow(qPrintable(name)) << name;
        }
    }
    void nobodyTurnsMoreThanHisOwnWords()
    {
        const BidiCase one = fetched();
        QCOMPARE(one.picture(), one.tame().picture());
    }

    void oneLineKeepsOnlyWholeIsolates()
    {
        const QString ours = isolated(QStringLiteral("x"));
        QCOMPARE(oneLine(ours + QStringLiteral(" y")), ours + QStringLiteral(" y"));
        QCOMPARE(oneLine(QStringLiteral("a\u2069b\u2068c\u202Ed\u2066e\u2067f\u202C")), QStringLiteral("abcdef"));
        QCOMPARE(oneLine(QStringLiteral("\u2069") + ours + QStringLiteral("\u2068")), ours);
    }

    void picturesAreAsTheyWere_data() { rows(); }
    void picturesAreAsTheyWere()
    {
        QFETCH(QString, name);
        const QImage painted = fetched().picture();
        const QString file = data(name + QStringLiteral(".png"));
        if (writing) {
            QVERIFY(painted.convertToFormat(QImage::Format_RGB888).save(file, "PNG", 0));
            return;
        }
        const QImage golden = QImage(file).convertToFormat(QImage::Format_RGB32);
        QVERIFY2(!golden.isNull(), qPrintable(file));
        QCOMPARE(painted.size(), golden.size());
        const int different = differentPixels(painted, golden);
        if (different > golden.width() * golden.height() * fewPixels) {
            const QString seen = QDir(QStandardPaths::writableLocation(QStandardPaths::TempLocation))
                                     .filePath(name + QStringLiteral(".png"));
            painted.save(seen);
            QFAIL(qPrintable(QStringLiteral("%1 pixels differ; what was painted: %2").arg(different).arg(seen)));
        }
    }
};

int main(int argc, char **argv)
{
    qputenv("FONTCONFIG_FILE", TEST_DATA "/fonts/fonts.conf");
    qputenv("TZ", "UTC");
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale::c());
    TestBidi test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_bidi.moc"
