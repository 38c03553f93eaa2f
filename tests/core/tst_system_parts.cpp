// The parts of app/system that need no desktop: clock, settings, paths, secrets, lock, log, wake.
#include "system/clock.h"
#include "system/colourscheme.h"
#include "system/logging.h"
#include "system/notifications.h"
#include "system/paths.h"
#include "system/profilelock.h"
#include "system/secretstore.h"
#include "system/settings.h"
#include "system/wake.h"

#include "support/await.h"
#include "support/fakeclock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace desk;
using namespace std::chrono_literals;

class TestSystem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void systemClockGoesForward();
    void fakeClockFiresInOrder();
    void fakeClockForgetsTheDead();
    void settingsHaveDefaults();
    void settingsComeBack();
    void settingsSurviveNonsense();
    void settingsAnnounceChangesOnce();
    void pathsStayInTheProfile();
    void profileIsPrivate();
    void memoryStoreKeepsSecrets();
    void keychainFallsBackToMemory();
    void firstTakesTheProfile();
    void secondRaisesTheFirst();
    void staleSocketIsReplaced();
    void otherProfilesAreOthers();
    void unwritableProfileIsSaid();
    void logIsWritten();
    void logIsRotated();
    void jumpOfTheWallClockIsAWake();
    void slowTimeIsNoWake();
    void noBusMeansNoDesktopServices();
};

void TestSystem::systemClockGoesForward()
{
    SystemClock clock;
    const auto before = clock.monotonic();
    QCOMPARE(clock.now().timeSpec(), Qt::UTC);
    bool called = false;
    QObject context;
    clock.after(1ms, &context, [&called] { called = true; });
    QTRY_VERIFY(called);
    QVERIFY(clock.monotonic() > before);
}

void TestSystem::fakeClockFiresInOrder()
{
    FakeClock clock;
    QObject context;
    QStringList calls;
    clock.after(2s, &context, [&] { calls << QStringLiteral("b"); });
    clock.after(1s, &context, [&] {
        calls << QStringLiteral("a");
        clock.after(500ms, &context, [&] { calls << QStringLiteral("a2"); });
    });
    clock.after(2s, &context, [&] { calls << QStringLiteral("c"); });
    clock.after(9s, &context, [&] { calls << QStringLiteral("late"); });
    const QDateTime start = clock.now();
    clock.advance(3s);
    QCOMPARE(calls, (QStringList{QStringLiteral("a"), QStringLiteral("a2"), QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(start.msecsTo(clock.now()), 3'000);
}

void TestSystem::fakeClockForgetsTheDead()
{
    FakeClock clock;
    auto context = std::make_unique<QObject>();
    bool called = false;
    clock.after(1s, context.get(), [&called] { called = true; });
    context.reset();
    clock.advance(2s);
    QVERIFY(!called);
}

void TestSystem::settingsHaveDefaults()
{
    QTemporaryDir folder;
    const Settings settings(folder.filePath(QStringLiteral("s.ini")));
    QCOMPARE(settings.language(), LanguageChoice::System);
    QCOMPARE(settings.digits(), DigitChoice::Language);
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QVERIFY(settings.enterSends());
    QCOMPARE(settings.textPercent(), 100);
    QVERIFY(settings.showContext());
    QVERIFY(!settings.groupByAd());
    QVERIFY(settings.notificationsEnabled());
    QVERIFY(settings.notificationPreview());
    QVERIFY(settings.lastSite().isEmpty());
    QCOMPARE(settings.siteZone(), QByteArray("Africa/Cairo"));
    QVERIFY(settings.windowGeometry().isEmpty());
    QVERIFY(settings.allowedLinkHosts().isEmpty());
}

void TestSystem::settingsComeBack()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("s.ini"));
    const QByteArray bytes("\x00\xff\x01geometry", 11);
    {
        Settings settings(file);
        settings.setLanguage(LanguageChoice::Arabic);
        settings.setDigits(DigitChoice::Latin);
        settings.setTheme(ThemeChoice::Dark);
        settings.setEnterSends(false);
        settings.setTextPercent(150);
        settings.setShowContext(false);
        settings.setGroupByAd(true);
        settings.setNotificationsEnabled(false);
        settings.setNotificationPreview(false);
        settings.setLastSite(QStringLiteral("https://example.com"));
        settings.setLastUser(QStringLiteral(u"نور"));
        settings.setSiteZone("Asia/Riyadh");
        settings.setWindowGeometry(bytes);
        settings.setSplitterState(bytes);
        settings.allowLinkHost(QStringLiteral("Example.com"));
        settings.allowLinkHost(QStringLiteral("example.com"));
        settings.allowLinkHost(QStringLiteral(u"سوق.com"));
    }
    const Settings settings(file);
    QCOMPARE(settings.language(), LanguageChoice::Arabic);
    QCOMPARE(settings.digits(), DigitChoice::Latin);
    QCOMPARE(settings.theme(), ThemeChoice::Dark);
    QVERIFY(!settings.enterSends());
    QCOMPARE(settings.textPercent(), 150);
    QVERIFY(!settings.showContext());
    QVERIFY(settings.groupByAd());
    QVERIFY(!settings.notificationsEnabled());
    QVERIFY(!settings.notificationPreview());
    QCOMPARE(settings.lastSite(), QStringLiteral("https://example.com"));
    QCOMPARE(settings.lastUser(), QStringLiteral(u"نور"));
    QCOMPARE(settings.siteZone(), QByteArray("Asia/Riyadh"));
    QCOMPARE(settings.windowGeometry(), bytes);
    QCOMPARE(settings.splitterState(), bytes);
    QCOMPARE(settings.allowedLinkHosts(), (QStringList{QStringLiteral("example.com"), QStringLiteral(u"سوق.com")}));
}

void TestSystem::settingsSurviveNonsense()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("s.ini"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[look]\nlanguage=klingon\ndigits=roman\ntheme=7\ntextPercent=9999\nshowContext=maybe\n[composer]"
               "\nenterSends=perhaps\n");
    file.close();
    const Settings settings(path);
    QCOMPARE(settings.language(), LanguageChoice::System);
    QCOMPARE(settings.digits(), DigitChoice::Language);
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QCOMPARE(settings.textPercent(), 200);
    QVERIFY(settings.showContext());
    QVERIFY(settings.enterSends());
}

void TestSystem::settingsAnnounceChangesOnce()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("s.ini")));
    QSignalSpy changed(&settings, &Settings::changed);
    settings.setTheme(ThemeChoice::Dark);
    settings.setTheme(ThemeChoice::Dark);
    QCOMPARE(changed.size(), 1);
    settings.setTextPercent(1'000);
    QCOMPARE(settings.textPercent(), 200);
    QCOMPARE(changed.size(), 2);
    settings.setLastUser(QStringLiteral("x"));
    QCOMPARE(changed.size(), 2);
}

void TestSystem::pathsStayInTheProfile()
{
    const Paths paths = Paths::at(QStringLiteral("/tmp/some/../profile/"));
    QCOMPARE(paths.profile, QStringLiteral("/tmp/profile"));
    const QString root = paths.profile + QStringLiteral("/accounts/");
    for (const QString &name : {QStringLiteral("../../evil"), QStringLiteral(".."), QStringLiteral("a/b\\c"), QString(),
                                QStringLiteral("https://example.com:8443#7")}) {
        const QString folder = paths.accountFolder(name);
        QVERIFY(folder.startsWith(root));
        QCOMPARE(QDir::cleanPath(folder), folder);
        QVERIFY(!folder.mid(root.size()).contains(QLatin1Char('/')));
    }
    QVERIFY(paths.accountFolder(QStringLiteral("a b")) != paths.accountFolder(QStringLiteral("a_b")));
    QCOMPARE(paths.accountFolder(QStringLiteral("example.com-7")), root + QStringLiteral("example.com-7"));
    QVERIFY(Paths::standard().profile.endsWith(QStringLiteral("/idrissimart-desk")));
}

void TestSystem::profileIsPrivate()
{
    QTemporaryDir folder;
    const Paths paths = Paths::at(folder.filePath(QStringLiteral("a/b")));
    QVERIFY(paths.prepare());
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QVERIFY(!(QFileInfo(paths.profile).permissions() & others));
    QVERIFY(QFileInfo(QFileInfo(paths.logFile()).path()).isDir());
    QVERIFY(!Paths::at(QStringLiteral("/proc/nowhere")).prepare());
}

void TestSystem::memoryStoreKeepsSecrets()
{
    const auto store = makeMemoryStore();
    QCOMPARE(*await(store->probe()), false);
    QVERIFY(!store->isPersistent());
    QVERIFY(!await(store->read(QStringLiteral("k")))->has_value());
    QVERIFY(await(store->write(QStringLiteral("k"), QByteArray("a\0b", 3))));
    QCOMPARE(await(store->read(QStringLiteral("k")))->value(), QByteArray("a\0b", 3));
    QVERIFY(await(store->remove(QStringLiteral("k"))));
    QVERIFY(!await(store->read(QStringLiteral("k")))->has_value());
}

void TestSystem::keychainFallsBackToMemory()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    const auto store = makeKeychainStore(QStringLiteral("idrissimart-desk-test"));
    const auto works = await(store->probe(), 20'000);
    QVERIFY(works);
    QCOMPARE(*works, store->isPersistent());
    if (store->isPersistent())
        QSKIP("this machine's keychain works without a session bus");
    QVERIFY(await(store->write(QStringLiteral("k"), "secret")));
    QCOMPARE(await(store->read(QStringLiteral("k")))->value(), QByteArray("secret"));
}

void TestSystem::firstTakesTheProfile()
{
    QTemporaryDir folder;
    const Paths paths = Paths::at(folder.path());
    QVERIFY(paths.prepare());
    {
        ProfileLock lock(paths);
        QCOMPARE(lock.take(), ProfileLock::Outcome::First);
    }
    ProfileLock again(paths);
    QCOMPARE(again.take(), ProfileLock::Outcome::First);
}

void TestSystem::secondRaisesTheFirst()
{
    QTemporaryDir folder;
    const Paths paths = Paths::at(folder.path());
    QVERIFY(paths.prepare());
    ProfileLock first(paths);
    QCOMPARE(first.take(), ProfileLock::Outcome::First);
    QSignalSpy raised(&first, &ProfileLock::raiseRequested);
    // The second program is another process in life; here another thread, so that the first one can answer meanwhile.
    std::atomic<int> outcome{-1};
    QThreadPool::globalInstance()->start([&paths, &outcome] {
        ProfileLock second(paths);
        outcome = int(second.take());
    });
    QVERIFY(raised.wait());
    QTRY_COMPARE(outcome.load(), int(ProfileLock::Outcome::Raised));
    QCOMPARE(raised.size(), 1);
}

void TestSystem::staleSocketIsReplaced()
{
    QTemporaryDir folder;
    const Paths paths = Paths::at(folder.path());
    QVERIFY(paths.prepare());
    {
        // A crash leaves the lock file of a process that is gone.
        QFile lock(paths.lockFile());
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("999999999\nidrissimart-desk\n" + QSysInfo::machineHostName().toUtf8() + "\n" +
                   QSysInfo::machineUniqueId() + "\n" + QSysInfo::bootUniqueId() + "\n");
    }
    ProfileLock lock(paths);
    QCOMPARE(lock.take(), ProfileLock::Outcome::First);
    QSignalSpy raised(&lock, &ProfileLock::raiseRequested);
    std::atomic<int> outcome{-1};
    QThreadPool::globalInstance()->start([&paths, &outcome] {
        ProfileLock second(paths);
        outcome = int(second.take());
    });
    QVERIFY(raised.wait());
    QTRY_COMPARE(outcome.load(), int(ProfileLock::Outcome::Raised));
}

void TestSystem::otherProfilesAreOthers()
{
    QTemporaryDir one;
    QTemporaryDir two;
    ProfileLock first(Paths::at(one.path()));
    ProfileLock second(Paths::at(two.path()));
    QCOMPARE(first.take(), ProfileLock::Outcome::First);
    QCOMPARE(second.take(), ProfileLock::Outcome::First);
}

void TestSystem::unwritableProfileIsSaid()
{
    ProfileLock lock(Paths::at(QStringLiteral("/proc/nowhere")));
    QCOMPARE(lock.take(), ProfileLock::Outcome::Unwritable);
}

void TestSystem::logIsWritten()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("desk.log"));
    {
        LogOptions options;
        options.toStderr = false;
        const LogFile log(path, options);
        QVERIFY(log.isOpen());
        qCWarning(lcNet, "first line\nsecond line");
    }
    qInstallMessageHandler(nullptr);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains("Z warning desk.net: first line\n  second line\n"), text.constData());
    QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestSystem::logIsRotated()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("desk.log"));
    {
        LogOptions options;
        options.toStderr = false;
        options.maxBytes = 1'000;
        const LogFile log(path, options);
        for (int i = 0; i < 100; ++i)
            qCInfo(lcSystem, "line %03d of the log that is rotated", i);
    }
    qInstallMessageHandler(nullptr);
    QStringList names = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(names,
             (QStringList{QStringLiteral("desk.log"), QStringLiteral("desk.log.1"), QStringLiteral("desk.log.2")}));
    for (const QString &name : names)
        QVERIFY(QFileInfo(folder.filePath(name)).size() <= 1'000);
    QFile newest(path);
    QVERIFY(newest.open(QIODevice::ReadOnly));
    QVERIFY(newest.readAll().contains("line 099"));
}

void TestSystem::jumpOfTheWallClockIsAWake()
{
    FakeClock clock;
    const auto wake = makeWake(clock);
    QSignalSpy woke(wake.get(), &Wake::woke);
    clock.advance(1min);
    QCOMPARE(woke.size(), 0);
    clock.jumpWallClock(2h);
    clock.advance(15s);
    QCOMPARE(woke.size(), 1);
    clock.advance(10min);
    QCOMPARE(woke.size(), 1);
    clock.jumpWallClock(1h);
    clock.advance(15s);
    QCOMPARE(woke.size(), 2);
}

void TestSystem::slowTimeIsNoWake()
{
    FakeClock clock;
    const auto wake = makeWake(clock);
    QSignalSpy woke(wake.get(), &Wake::woke);
    clock.jumpWallClock(5s);
    clock.advance(1min);
    clock.jumpWallClock(-1h);
    clock.advance(1min);
    QCOMPARE(woke.size(), 0);
}

void TestSystem::noBusMeansNoDesktopServices()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    const auto scheme = makeColourScheme();
    QCOMPARE(scheme->scheme(), ColourScheme::Scheme::Unknown);
    const auto notifications = makeNotifications(QStringLiteral("Idrissimart Desk"));
    QVERIFY(!notifications->isAvailable());
    QSignalSpy activated(notifications.get(), &Notifications::activated);
    notifications->show({QStringLiteral("room-1"), QStringLiteral("t"), QStringLiteral("b"), {}});
    notifications->close(QStringLiteral("room-1"));
    QCOMPARE(activated.size(), 0);
}

QTEST_GUILESS_MAIN(TestSystem)
#include "tst_system_parts.moc"
