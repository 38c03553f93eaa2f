// The account's files where a disk is full, where nothing may be written, where another process holds them, and what the session
// says of it and of damage: everything that can be read is shown, and what was typed is kept.
#include "session/accountsession.h"
#include "session/intake.h"
#include "session/outbox.h"
#include "tests/core/damage.h"
#include "tests/core/troubleddisk.h"
#include "tests/support/fakeclock.h"

#include <QLockFile>
#include <QScopeGuard>
#include <QSignalSpy>
#include <sqlite3.h>

using namespace desk;
using namespace desk::testing;

class TestStorageTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_shop.build(); }

    void aFullDiskLosesNothingAndPasses()
    {
        SmallDisk disk;
        const QString folder = disk.path() + QStringLiteral("/account");
        copyFiles(m_shop.closed(), folder);
        FakeClock clock;
        auto store = std::make_unique<Store>();
        QVERIFY(await(store->open(folder, UserId{1})));
        QSignalSpy failed(store.get(), &Store::failed);
        disk.fill();
        QStringList back;
        bool refused = false;
        {
            Intake intake(*store);
            Outbox outbox(
                *store, intake, clock, [](RoomId) { return MessageId{}; }, [](RoomId) { return MessageId{}; });
            outbox.load(await(store->loadDesk())->outbox);
            connect(&outbox, &Outbox::notKept, this,
                    [&back](RoomId, const QString &text, const QString &) { back << text; });
            outbox.enqueue(RoomId{1}, QString(20'000, QLatin1Char('x')));
            refused = QTest::qWaitFor([&] { return !back.isEmpty(); });
            Incoming incoming;
            incoming.runs << run(1, {message(1, 900'000, 2, QString(20'000, QLatin1Char('y')))}, 899'999, 900'000);
            const auto taken = await(store->take(incoming));
            const auto rows = await(store->loadDesk());
            const auto slice = await(store->openRoom(RoomId{1}, 10));
            disk.release(); // before anything is judged: a limit holds for what this test prints, too
            QVERIFY2(refused, disk.how());
            QCOMPARE(back.first().size(), 20'000);
            QVERIFY(disk.says(taken.error()));
            QVERIFY(!failed.isEmpty() && disk.says(failed.first().first().value<Error>()));
            QCOMPARE(rows->outbox.size(), m_shop.outbox.size());
            QCOMPARE(slice->messages.size(), 10);
            outbox.enqueue(RoomId{1}, QStringLiteral("now there is room"));
            QTRY_COMPARE(await(store->loadDesk())->outbox.size(), m_shop.outbox.size() + 1);
            QVERIFY(await(store->take(incoming)));
        }
        // Begun while the disk is full: everything can be read, and goes on when there is room.
        store.reset();
        disk.fill();
        store = std::make_unique<Store>();
        const auto opened = await(store->open(folder, UserId{1}));
        const auto rows = await(store->loadDesk());
        const auto rooms = await(store->loadCache());
        disk.release();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail + QString::number(int(opened.error().code))));
        QCOMPARE(rows->outbox.size(), m_shop.outbox.size() + 1);
        QCOMPARE(rooms->rooms.size(), Shop::rooms);
        QVERIFY(await(store->putOutboxRow(rowOf(RoomId{1}, QStringLiteral("later")))));
        qInfo("full by %s", disk.how());
    }

    void aNewFileOnAFullDiskIsMadeWhenThereIsRoom()
    {
        SmallDisk disk;
        disk.fill();
        Store store;
        const auto opened = await(store.open(disk.path(), UserId{1}));
        const auto refused = await(store.putDraft(RoomId{1}, QStringLiteral("x")));
        disk.release();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StorageFull);
        QCOMPARE(refused.error().code, ErrorCode::StorageFull);
        QVERIFY(await(store.putDraft(RoomId{1}, QStringLiteral("x"))));
        QCOMPARE(await(store.loadDesk())->drafts.value(RoomId{1}), QStringLiteral("x"));
    }

    void damageOnAFullDiskWaitsForRoom()
    {
        SmallDisk disk;
        copyFiles(m_shop.closed(), disk.path());
        const QString path = fileOf(disk.path(), "desk.db");
        QVERIFY(write(path, QByteArray(100, '\0') + contents(path).mid(100)));
        const QByteArray damaged = contents(path);
        disk.fill();
        Store store;
        const auto opened = await(store.open(disk.path(), UserId{1}));
        const QByteArray after = contents(path);
        disk.release();
        QCOMPARE(opened.error().code, ErrorCode::StorageFull);
        QVERIFY(after == damaged);
        QSignalSpy mended(&store, &Store::deskRebuilt);
        QCOMPARE(await(store.loadDesk())->outbox.size(), m_shop.outbox.size());
        QTRY_COMPARE(mended.size(), 1);
    }

    void whatIsReadOnlyCanBeRead_data()
    {
        QTest::addColumn<bool>("folderToo");
        QTest::newRow("the files") << false;
        QTest::newRow("the folder") << true;
    }
    void whatIsReadOnlyCanBeRead()
    {
        QFETCH(bool, folderToo);
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.path());
        const Unprivileged nobody(dir.path());
        for (const char *name : {"cache.db", "desk.db"})
            QVERIFY(QFile::setPermissions(fileOf(dir.path(), name), QFile::ReadOwner));
        const QString folder = dir.path();
        if (folderToo)
            QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        {
            AccountSession session(account(), {}, m_clock, QTimeZone::utc());
            const auto opened = await(session.open(folder));
            QCOMPARE(opened.error().code, ErrorCode::StorageReadOnly);
            QCOMPARE(session.status().storageError->code, ErrorCode::StorageReadOnly);
            QCOMPARE(session.rooms().items().size(), Shop::rooms);
            QVERIFY(session.status().waiting > 0);
            const auto timeline = session.openTimeline(RoomId{3});
            QTRY_VERIFY(!timeline->snapshot().messages.isEmpty());
            session.send(RoomId{3}, QStringLiteral("kept as a draft"));
            QTRY_COMPARE(session.draft(RoomId{3}), QStringLiteral("kept as a draft\n") + m_shop.drafts.value(3));
        }
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void whileAnotherProcessHoldsTheDeskFileTheCacheIsShown_data()
    {
        QTest::addColumn<bool>("byALock");
        QTest::newRow("one of ours") << true;
        QTest::newRow("a tool") << false;
    }
    void whileAnotherProcessHoldsTheDeskFileTheCacheIsShown()
    {
        QFETCH(bool, byALock);
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.path());
        QLockFile lock(fileOf(dir.path(), "desk.db.lock"));
        sqlite3 *tool = nullptr; // it takes no notice of our lock file
        QCOMPARE(sqlite3_open(fileOf(dir.path(), "desk.db").toUtf8().constData(), &tool), SQLITE_OK);
        const auto close = qScopeGuard([&tool] { sqlite3_close(tool); });
        if (byALock)
            QVERIFY(lock.tryLock(0));
        else
            QCOMPARE(sqlite3_exec(tool, "PRAGMA locking_mode=EXCLUSIVE; BEGIN IMMEDIATE", nullptr, nullptr, nullptr),
                     SQLITE_OK);
        AccountSession session(account(), {}, m_clock, QTimeZone::utc());
        const auto opened = await(session.open(dir.path()), 20'000);
        QCOMPARE(opened.error().code, ErrorCode::StorageInUse);
        QCOMPARE(session.status().storageError->code, ErrorCode::StorageInUse);
        QCOMPARE(session.rooms().items().size(), Shop::rooms);
        session.send(RoomId{3}, QStringLiteral("kept as a draft"));
        QTRY_COMPARE(session.draft(RoomId{3}), QStringLiteral("kept as a draft"));
    }

    void theSessionSaysWhichFileWasDamaged_data()
    {
        QTest::addColumn<bool>("cache");
        QTest::addColumn<bool>("desk");
        QTest::addColumn<ErrorCode>("said");
        QTest::newRow("the cache") << true << false << ErrorCode::StorageDamaged;
        QTest::newRow("the desk file") << false << true << ErrorCode::UnsentDamaged;
        QTest::newRow("both: what matters more") << true << true << ErrorCode::UnsentDamaged;
    }
    void theSessionSaysWhichFileWasDamaged()
    {
        QFETCH(bool, cache);
        QFETCH(bool, desk);
        QFETCH(ErrorCode, said);
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.path());
        for (const char *name : {"cache.db", "desk.db"}) {
            const QString path = fileOf(dir.path(), name);
            if (*name == 'c' ? cache : desk)
                QVERIFY(write(path, QByteArray(100, '\0') + contents(path).mid(100)));
        }
        AccountSession session(account(), {}, m_clock, QTimeZone::utc());
        QVERIFY(await(session.open(dir.path())));
        QCOMPARE(session.status().storageError->code, said);
        QCOMPARE(session.rooms().items().size(), Shop::rooms);
        const auto timeline = session.openTimeline(RoomId{3});
        QTRY_VERIFY(!timeline->snapshot().messages.isEmpty());
        session.setDraft(RoomId{3}, QStringLiteral("a write does not hide it"));
        m_clock.advance(std::chrono::seconds(1));
        QCoreApplication::processEvents();
        QCOMPARE(session.status().storageError->code, said);
    }

    void damageInUseShowsWhatIsKept()
    {
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.path());
        AccountSession session(account(), {}, m_clock, QTimeZone::utc());
        QVERIFY(await(session.open(dir.path())));
        QVERIFY(!session.status().storageError);
        QFile file(fileOf(dir.path(), "cache.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 at = 40 * pageSize; at < file.size(); at += 4 * pageSize) {
            file.seek(at);
            file.write(QByteArray(pageSize, '\xff'));
        }
        file.close();
        const auto timeline = session.openTimeline(RoomId{3}); // reads what is no longer there
        QTRY_VERIFY(session.status().storageError);
        QCOMPARE(session.status().storageError->code, ErrorCode::StorageDamaged);
        QCOMPARE(session.rooms().items().size(), Shop::rooms);
        QTRY_VERIFY(!timeline->snapshot().messages.isEmpty());
        QVERIFY(!timeline->snapshot().atOldest);
        // offline, and beyond the hole there is more
        QTRY_VERIFY((timeline->loadOlder(), timeline->snapshot().messages.size() > 100));
    }

private:
    static Account account()
    {
        Account value;
        value.key = {QUuid::createUuid(), {}, UserId{1}};
        value.me.id = UserId{1};
        value.site = *SiteAddress::fromInput(QStringLiteral("http://127.0.0.1:9"));
        return value;
    }

    Shop m_shop;
    FakeClock m_clock;
};

QTEST_GUILESS_MAIN(TestStorageTrouble)
#include "tst_storagetrouble.moc"
