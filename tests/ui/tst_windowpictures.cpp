// The whole window in both directions and themes, with the fonts of tests/data/fonts: every named part stands where it stood,
// and the picture is as it was (tests/data/windows). DESK_WRITE_GOLDEN=1 writes both anew; look at them before they are kept.
#include "golden.h"
#include "windowfixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

using namespace desk;
using namespace desk::ui;

namespace {

constexpr double fewPixels = 0.004; // may differ
const bool writing = qEnvironmentVariableIsSet("DESK_WRITE_GOLDEN");

QString data(const QString &name)
{
    return QStringLiteral(TEST_DATA "/windows/") + name;
}

/// Every visible part with a name, where it stands in the window.
QJsonObject places(const QWidget &window)
{
    QJsonObject result;
    QHash<QString, int> seen;
    const QList<QWidget *> all = window.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        const QString name = widget->objectName();
        if (!widget->isVisible() || name.isEmpty() || name.startsWith(QLatin1String("qt_")))
            continue;
        const QPoint at = widget->mapTo(&window, QPoint(0, 0));
        result.insert(QStringLiteral("%1 %2").arg(name).arg(++seen[name]),
                      QJsonArray{at.x(), at.y(), widget->width(), widget->height()});
    }
    return result;
}

/// What stands elsewhere than before by more than a pixel, or is not there; empty: nothing.
QString moved(const QJsonObject &found, const QJsonObject &golden)
{
    for (const QString &name : found.keys() + golden.keys()) {
        const QJsonArray a = found.value(name).toArray();
        const QJsonArray b = golden.value(name).toArray();
        bool same = a.size() == 4 && b.size() == 4;
        for (int i = 0; same && i < 4; ++i)
            same = std::abs(a[i].toInt() - b[i].toInt()) <= 1;
        if (!same)
            return QStringLiteral("%1 is at %2, was at %3")
                .arg(name, QString::fromUtf8(QJsonDocument(a).toJson(QJsonDocument::Compact)),
                     QString::fromUtf8(QJsonDocument(b).toJson(QJsonDocument::Compact)));
    }
    return {};
}

} // namespace

class TestWindowPictures : public QObject
{
    Q_OBJECT

private:
    QJsonObject m_geometry;
    QJsonObject m_written;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(data(QStringLiteral("geometry.json")));
        if (file.open(QIODevice::ReadOnly))
            m_geometry = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(writing || !m_geometry.isEmpty());
    }

    void cleanupTestCase()
    {
        if (!writing)
            return;
        QFile file(data(QStringLiteral("geometry.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(m_written).toJson(QJsonDocument::Compact).replace("},", "},\n") + '\n');
    }

    void theWindowIsAsItWas_data()
    {
        QTest::addColumn<bool>("staff");
        QTest::addColumn<LanguageChoice>("language");
        QTest::addColumn<ThemeChoice>("theme");
        QTest::addColumn<QSize>("size");
        const QSize usual(1280, 800);
        for (const bool staff : {false, true}) {
            const QByteArray who = staff ? "admin" : "publisher";
            QTest::newRow(who + "-english-light") << staff << LanguageChoice::English << ThemeChoice::Light << usual;
            QTest::newRow(who + "-english-dark") << staff << LanguageChoice::English << ThemeChoice::Dark << usual;
            QTest::newRow(who + "-arabic-light") << staff << LanguageChoice::Arabic << ThemeChoice::Light << usual;
            QTest::newRow(who + "-arabic-dark") << staff << LanguageChoice::Arabic << ThemeChoice::Dark << usual;
        }
        const QSize small(900, 600);
        QTest::newRow("publisher-small") << false << LanguageChoice::English << ThemeChoice::Light << small;
        QTest::newRow("admin-small-arabic") << true << LanguageChoice::Arabic << ThemeChoice::Light << small;
    }
    void theWindowIsAsItWas()
    {
        QFETCH(bool, staff);
        QFETCH(LanguageChoice, language);
        QFETCH(ThemeChoice, theme);
        QFETCH(QSize, size);
        const QString name = QString::fromUtf8(QTest::currentDataTag());
        WindowFixture desk;
        desk.settings.setLanguage(language);
        desk.settings.setTheme(theme);
        desk.window->resize(size);
        FakeSession *session = staff ? desk.signInAdmin() : desk.signInPublisher();
        session->support.setAvailable(staff);
        desk.window->openRoom(RoomId{staff ? 21 : 1});
        for (int turn = 0; turn < 10; ++turn) // a layout within a layout takes a turn each
            QCoreApplication::processEvents();
        const QJsonObject found = places(*desk.window);
        const QImage painted = desk.window->grab().toImage().convertToFormat(QImage::Format_RGB32);
        const QString file = data(name + QStringLiteral(".png"));
        if (writing) {
            m_written.insert(name, found);
            QVERIFY(QDir().mkpath(data({})));
            QVERIFY(painted.convertToFormat(QImage::Format_RGB888).save(file, "PNG", 0));
            return;
        }
        const QString where = moved(found, m_geometry.value(name).toObject());
        QVERIFY2(where.isEmpty(), qPrintable(where));
        const QImage golden = QImage(file).convertToFormat(QImage::Format_RGB32);
        QVERIFY2(!golden.isNull(), qPrintable(file));
        const int different = differentPixels(painted, golden);
        if (different < 0 || different > golden.width() * golden.height() * fewPixels) {
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
    QApplication::setCursorFlashTime(0);
    TestWindowPictures test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_windowpictures.moc"
