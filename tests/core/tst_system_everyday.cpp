// Settings of every day, hours of quiet, and starting with the system.
#include "system/autostart.h"
#include "system/quiet.h"
#include "system/settings.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;

namespace {

struct Fixture
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("s.ini"))};
};

/// By the clock on the wall, wherever the test runs.
QDateTime wall(int hour, int minute, int day = 23)
{
    return QDateTime(QDate(2026, 11, day), QTime(hour, minute), Qt::LocalTime).toUTC();
}

QString readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestEveryday : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void settingsOfNoticesComeBack()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s.ini"));
        const QDateTime until(QDate(2026, 11, 23), QTime(14, 30), Qt::UTC);
        {
            Settings settings(path);
            QVERIFY(settings.notificationSound() && !settings.doNotDisturb() && !settings.quietHours());
            QCOMPARE(settings.keepMonths(), 0);
            QCOMPARE(settings.proxy(), ProxyChoice::System);
            settings.setNotificationSound(false);
            settings.setDoNotDisturb(true, until);
            settings.setQuietHours(true);
            settings.setQuietTimes(QTime(23, 15), QTime(6, 45));
            settings.setKeepMonths(12);
            settings.setProxy(ProxyChoice::Manual, QStringLiteral(" proxy.example "), 3128);
            settings.setExtraCertificates("PEM\n\0", QStringLiteral("ours.pem"));
        }
        const Settings settings(path);
        QVERIFY(!settings.notificationSound());
        QCOMPARE(settings.doNotDisturbUntil(), until);
        QCOMPARE(settings.quietFrom(), QTime(23, 15));
        QCOMPARE(settings.quietTo(), QTime(6, 45));
        QCOMPARE(settings.keepMonths(), 12);
        QCOMPARE(settings.proxy(), ProxyChoice::Manual);
        QCOMPARE(settings.proxyHost(), QStringLiteral("proxy.example"));
        QCOMPARE(settings.proxyPort(), 3128);
        QCOMPARE(settings.extraCertificates(), QByteArray("PEM\n\0"));
        QCOMPARE(settings.extraCertificatesName(), QStringLiteral("ours.pem"));
    }

    void theNetworkIsAnnouncedOnceAndOnlyWhenItChanges()
    {
        Fixture f;
        QSignalSpy network(&f.settings, &Settings::networkChanged);
        f.settings.setTheme(ThemeChoice::Dark);
        f.settings.setProxy(ProxyChoice::System, {}, 8080);
        QCOMPARE(network.size(), 0);
        f.settings.setProxy(ProxyChoice::None, {}, 8080);
        f.settings.setProxy(ProxyChoice::None, {}, 8080);
        QCOMPARE(network.size(), 1);
        f.settings.setExtraCertificates("x", QStringLiteral("x.pem"));
        QCOMPARE(network.size(), 2);
    }

    void nonsenseInTheFileIsTheDefault()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s.ini"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "[notifications]\nquietFrom=25:99\nquietHours=perhaps\ndoNotDisturb=sometimes\n[storage]\nkeepMonths=-7\n"
            "[network]\nproxy=magic\nproxyPort=9999999\n");
        file.close();
        const Settings settings(path);
        QCOMPARE(settings.quietFrom(), QTime(22, 0));
        QVERIFY(!settings.quietHours() && !settings.doNotDisturb());
        QCOMPARE(settings.keepMonths(), 0);
        QCOMPARE(settings.proxy(), ProxyChoice::System);
        QCOMPARE(settings.proxyPort(), 65'535);
    }

    void quietUntilItIsTurnedOffOrOver()
    {
        Fixture f;
        QVERIFY(!isQuiet(f.settings, wall(12, 0)));
        f.settings.setDoNotDisturb(true);
        QVERIFY(isQuiet(f.settings, wall(12, 0)));
        QVERIFY(isQuiet(f.settings, wall(12, 0).addYears(1)));
        f.settings.setDoNotDisturb(true, wall(13, 0));
        QVERIFY(isQuiet(f.settings, wall(12, 59)));
        QVERIFY(!isQuiet(f.settings, wall(13, 0)));
        f.settings.setDoNotDisturb(false);
        QVERIFY(!f.settings.doNotDisturbUntil().isValid());
    }

    void quietHours_data()
    {
        QTest::addColumn<QTime>("from");
        QTest::addColumn<QTime>("to");
        QTest::addColumn<QTime>("now");
        QTest::addColumn<bool>("quiet");
        const QTime ten(22, 0);
        const QTime seven(7, 0);
        QTest::newRow("before the night") << ten << seven << QTime(21, 59) << false;
        QTest::newRow("it begins") << ten << seven << ten << true;
        QTest::newRow("midnight") << ten << seven << QTime(0, 0) << true;
        QTest::newRow("nearly over") << ten << seven << QTime(6, 59) << true;
        QTest::newRow("it ends") << ten << seven << seven << false;
        QTest::newRow("by day, inside") << QTime(13, 0) << QTime(15, 0) << QTime(14, 0) << true;
        QTest::newRow("by day, outside") << QTime(13, 0) << QTime(15, 0) << QTime(15, 0) << false;
        QTest::newRow("no length") << ten << ten << ten << false;
    }

    void quietHours()
    {
        QFETCH(QTime, from);
        QFETCH(QTime, to);
        QFETCH(QTime, now);
        Fixture f;
        f.settings.setQuietTimes(from, to);
        QVERIFY(!isQuiet(f.settings, wall(now.hour(), now.minute())));
        f.settings.setQuietHours(true);
        QTEST(isQuiet(f.settings, wall(now.hour(), now.minute())), "quiet");
    }

    void aDesktopEntryIsWrittenAndTakenAway()
    {
        QTemporaryDir config;
        const auto autostart = makeDesktopEntryAutostart(
            {QStringLiteral("/opt/my programs/idrissimart-desk"), QStringLiteral("--minimized")}, config.path());
        const QString path = config.filePath(QStringLiteral("autostart/idrissimart-desk.desktop"));
        QVERIFY(!autostart->isOn());
        QVERIFY(autostart->set(true));
        QVERIFY(autostart->isOn());
        QVERIFY(readAll(path).contains(QStringLiteral("Exec=\"/opt/my programs/idrissimart-desk\" \"--minimized\"\n")));
        QVERIFY(readAll(path).startsWith(QStringLiteral("[Desktop Entry]\nType=Application\n")));
        QVERIFY(autostart->set(false));
        QVERIFY(autostart->set(false)); // gone already
        QVERIFY(!QFile::exists(path));
    }

    void whatTheDesktopTurnedOffIsOff()
    {
        QTemporaryDir config;
        const auto autostart = makeDesktopEntryAutostart({QStringLiteral("desk")}, config.path());
        QVERIFY(autostart->set(true));
        QFile file(config.filePath(QStringLiteral("autostart/idrissimart-desk.desktop")));
        QVERIFY(file.open(QIODevice::Append));
        file.write("Hidden = true\n");
        file.close();
        QVERIFY(!autostart->isOn());
        QVERIFY(autostart->set(true)); // and on again by us
        QVERIFY(autostart->isOn());
    }

    void whatCannotBeWrittenIsSaid()
    {
        QTemporaryDir config;
        QFile inTheWay(config.filePath(QStringLiteral("autostart")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto autostart = makeDesktopEntryAutostart({QStringLiteral("desk")}, config.path());
        const auto done = autostart->set(true);
        QVERIFY(!done);
        QVERIFY(!done.error().detail.isEmpty());
        QVERIFY(!autostart->isOn());
    }

    void hostilePathsAreQuoted()
    {
        QCOMPARE(execLine({QStringLiteral("/a b/$x`y\"z\\w%u")}), QStringLiteral("\"/a b/\\\\$x\\\\`y\\\\\"z\\\\\\\\w%%u\""));
    }

    void theEntryIsOneThatDesktopsAccept()
    {
        QTemporaryDir config;
        QVERIFY(
            makeDesktopEntryAutostart({QStringLiteral("/usr/bin/true"), QStringLiteral("--minimized")}, config.path())
                ->set(true));
        QProcess check;
        check.start(QStringLiteral("desktop-file-validate"),
                    {config.filePath(QStringLiteral("autostart/idrissimart-desk.desktop"))});
        if (!check.waitForStarted())
            QSKIP("no desktop-file-validate on this machine");
        QVERIFY(check.waitForFinished());
        QCOMPARE(check.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestEveryday)
#include "tst_system_everyday.moc"
