// Files that are damaged, full, read-only or in use: detected, what can be read is kept, nothing of the outbox is lost.
// DAMAGE_FROM and DAMAGE_SEEDS choose the seeds; DESK_FAULTS_FULL=1: more of them. A seed is one damage of every kind
// to each file.
#include "session/accountsession.h"
#include "session/intake.h"
#include "session/outbox.h"
#include "sql/database.h"
#include "sql/query.h"
#include "tests/core/damage.h"
#include "tests/support/fakeclock.h"

#include <QLockFile>
#include <QScopeGuard>
#include <QSignalSpy>
#include <sqlite3.h>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace desk;
using namespace desk::testing;

namespace {

QString fileOf(const QString &folder, const char *name)
{
    return folder + QLatin1Char('/') + QLatin1String(name);
}

void copyFiles(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const char *name : {"cache.db", "cache.db-wal", "desk.db", "desk.db-wal"})
        QFile::copy(fileOf(from, name), fileOf(to, name));
}

OutboxRow rowOf(RoomId room, const QString &text)
{
    OutboxRow row;
    row.room = room;
    row.text = text;
    row.nonce = QUuid::createUuid();
    row.createdAt = QDateTime(QDate(2026, 11, 1), QTime(1, 0), Qt::UTC);
    return row;
}

/// What is known of the campaign. An outbox row is lost if no byte of it was touched and it is not there afterwards as
/// it was: its words, found in the file before, stand on none of the touched pages. Of a torn log only that is expected
/// which SQLite reads from the same bytes: whole transactions up to the tear. What is not claimed: that a touched row
/// is noticed. SQLite has no page checksums, and integrity_check does not look at words: what was overwritten within a
/// sound cell or on a page that only continues a long text comes back as it stands there ("altered"). Rows of the
/// outbox have a sum of their own: altered, they are shown as not sent.
struct Figures
{
    int files = 0, detected = 0, consistent = 0;
    qsizetype kept = 0, messages = 0, altered = 0, rowsKept = 0, rows = 0, rowsAltered = 0, lost = 0;
};

/// A small file system of its own where one can be mounted, else a limit to the size of files.
class SmallDisk
{
public:
    SmallDisk()
    {
#ifdef Q_OS_LINUX
        m_mounted = ::mount("tmpfs", m_dir.path().toLocal8Bit().constData(), "tmpfs", 0, "size=8m") == 0;
        if (!m_mounted)
            ::signal(SIGXFSZ, SIG_IGN);
#endif
    }
    ~SmallDisk()
    {
        release();
#ifdef Q_OS_LINUX
        if (m_mounted)
            ::umount2(m_dir.path().toLocal8Bit().constData(), MNT_DETACH);
#endif
    }
    QString path() const
    {
        return m_dir.path();
    }
    const char *how() const
    {
        return m_mounted ? "a tmpfs" : "RLIMIT_FSIZE";
    }
    /// A limit (or a quota) is an I/O error to SQLite, and the system's reason may be gone when it is asked for.
    bool says(const Error &error) const
    {
        return error.code == ErrorCode::StorageFull || (!m_mounted && error.code == ErrorCode::StorageFailed);
    }
    void fill()
    {
        if (m_mounted) {
            QFile filler(m_dir.filePath(QStringLiteral("filler")));
            QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            for (qint64 size = 64 * 1024; size > 0; size /= 2) {
                while (filler.write(QByteArray(size, 'x')) == size) {
                }
            }
            return;
        }
#ifdef Q_OS_LINUX
        ::getrlimit(RLIMIT_FSIZE, &m_limit);
        const rlimit none{0, m_limit.rlim_max};
        m_limited = ::setrlimit(RLIMIT_FSIZE, &none) == 0;
#endif
    }
    void release()
    {
        QFile::remove(m_dir.filePath(QStringLiteral("filler")));
#ifdef Q_OS_LINUX
        if (m_limited)
            ::setrlimit(RLIMIT_FSIZE, &m_limit);
        m_limited = false;
#endif
    }

private:
    QTemporaryDir m_dir;
    bool m_mounted = false;
#ifdef Q_OS_LINUX
    rlimit m_limit{};
    bool m_limited = false;
#endif
};

/// Root may write everywhere: for a while we are nobody, who owns `folder`.
class Unprivileged
{
public:
    explicit Unprivileged(const QString &folder)
    {
#ifdef Q_OS_LINUX
        if (::geteuid() != 0)
            return;
        QDir dir(folder);
        own(folder);
        for (const QString &name : dir.entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
            own(dir.filePath(name));
        m_changed = ::setresgid(65'534, 65'534, 0) == 0 && ::setresuid(65'534, 65'534, 0) == 0;
#endif
    }
    ~Unprivileged()
    {
#ifdef Q_OS_LINUX
        if (m_changed)
            std::ignore = ::setresuid(0, 0, 0) + ::setresgid(0, 0, 0);
#endif
    }

private:
#ifdef Q_OS_LINUX
    static void own(const QString &path)
    {
        std::ignore = ::chown(path.toLocal8Bit().constData(), 65'534, 65'534);
    }
    bool m_changed = false;
#endif
};

} // namespace

class TestDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_shop.build(); }

    void whatCanBeReadIsKept_data()
    {
        QTest::addColumn<Damage>("kind");
        QTest::addColumn<bool>("ofCache");
        QTest::addColumn<bool>("killed");
        for (int kind = 0; kind <= int(Damage::StrangeLog); ++kind) {
            for (const bool ofCache : {true, false}) {
                for (const bool killed : {false, true}) {
                    if (!killed && (Damage(kind) == Damage::TornLog || Damage(kind) == Damage::LostFile))
                        continue; // no log beside it
                    QTest::addRow("%s of %s%s", nameOf(Damage(kind)), ofCache ? "the cache" : "the desk file",
                                  killed ? ", killed" : "")
                        << Damage(kind) << ofCache << killed;
                }
            }
        }
    }
    void whatCanBeReadIsKept()
    {
        QFETCH(Damage, kind);
        QFETCH(bool, ofCache);
        QFETCH(bool, killed);
        for (int seed = m_first; seed < m_first + m_seeds; ++seed) {
            QTemporaryDir dir;
            const QString folder = dir.filePath(QStringLiteral("account"));
            copyFiles(killed ? m_shop.killed() : m_shop.closed(), folder);
            if (kind == Damage::StrangeLog && !killed) { // a log from elsewhere beside a file that was closed
                for (const char *name : {"cache.db-wal", "desk.db-wal"})
                    QFile::copy(fileOf(m_shop.killed(), name), fileOf(folder, name));
                QFile::remove(fileOf(folder, ofCache ? "cache.db-wal" : "desk.db-wal"));
            }
            QRandomGenerator random(quint32(seed * 100 + int(kind) * 4 + ofCache * 2 + killed));
            const QString name = ofCache ? QStringLiteral("cache.db") : QStringLiteral("desk.db");
            const Image image(contents(folder + QLatin1Char('/') + name),
                              contents(folder + QLatin1Char('/') + name + QStringLiteral("-wal")));
            const QSet<qint64> touched = damage(folder, name, kind, random);
            if (!killed && kind == Damage::StrangeLog)
                QFile::remove(fileOf(folder, ofCache ? "desk.db-wal" : "cache.db-wal"));
            if (QTest::currentTestFailed())
                return;
            ++m_figures.files;
            if (kind == Damage::TornLog)
                tornLog(folder, ofCache);
            else if (ofCache)
                damagedCache(folder, touched, placesOf(image, 'm'), kind == Damage::GarbageSectors);
            else
                damagedDesk(folder, touched, image);
            if (QTest::currentTestFailed()) {
                qWarning("seed %d", seed);
                return;
            }
        }
    }

    /// No page is broken, and integrity_check finds nothing.
    void aRowThatHasChangedOnTheDiskDoesNotLeave()
    {
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.path());
        const QString path = fileOf(dir.path(), "desk.db");
        const qint64 id = m_shop.outbox.constBegin().key();
        const QByteArray words = QStringLiteral("o%1;").arg(id).toUtf8();
        QByteArray file = contents(path);
        QVERIFY(file.contains(words));
        file[file.indexOf(words)] = 'x';
        QVERIFY(write(path, file));
        Store store;
        QSignalSpy rebuilt(&store, &Store::deskRebuilt);
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        const auto desk = await(store.loadDesk());
        QCOMPARE(desk->outbox.size(), m_shop.outbox.size());
        for (const OutboxRow &row : desk->outbox) {
            if (row.id.value != id) {
                QCOMPARE(row, m_shop.outbox.value(row.id.value));
                continue;
            }
            QCOMPARE(row.state, SendState::Refused);
            QCOMPARE(row.error->code, ErrorCode::UnsentDamaged);
        }
        QVERIFY(rebuilt.isEmpty());
    }

    void aLogOfAnotherPersonsFileIsNotBelieved()
    {
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.filePath(QStringLiteral("mine")));
        Store theirs;
        QVERIFY(await(theirs.open(dir.filePath(QStringLiteral("theirs")), UserId{2})));
        QVERIFY(await(theirs.putOutboxRow(rowOf(RoomId{1}, QStringLiteral("not mine")))));
        QVERIFY(QFile::copy(dir.filePath(QStringLiteral("theirs/desk.db-wal")),
                            dir.filePath(QStringLiteral("mine/desk.db-wal"))));
        Store mine;
        QSignalSpy rebuilt(&mine, &Store::deskRebuilt);
        QVERIFY(await(mine.open(dir.filePath(QStringLiteral("mine")), UserId{1})));
        const auto desk = await(mine.loadDesk());
        QCOMPARE(desk->outbox.size(), m_shop.outbox.size());
        for (const OutboxRow &row : desk->outbox)
            QCOMPARE(row, m_shop.outbox.value(row.id.value));
        QCOMPARE(rebuilt.size(), 1);
    }

    void aCacheThatCannotBeReadAtAllBeginsEmpty()
    {
        QTemporaryDir dir;
        QVERIFY(write(dir.filePath(QStringLiteral("cache.db")), QByteArray(20'000, 'x')));
        Store store;
        QSignalSpy rebuilt(&store, &Store::rebuilt);
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        QTRY_COMPARE(rebuilt.size(), 1);
        QVERIFY(await(store.loadCache())->rooms.isEmpty());
        QCOMPARE(QDir(dir.path()).entryList({QStringLiteral("cache.db.damaged-*")}).size(), 1);
    }

    void aSalvageCutShortBetweenItsRenamesIsFinished()
    {
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.path());
        QVERIFY(
            QFile::rename(dir.filePath(QStringLiteral("desk.db")), dir.filePath(QStringLiteral("desk.db.salvaged"))));
        QVERIFY(write(dir.filePath(QStringLiteral("desk.db-wal")), QByteArray(5'000, 'x'))); // of the damaged one
        Store store;
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        QCOMPARE(await(store.loadDesk())->outbox.size(), m_shop.outbox.size());
    }

    /// Damage of the desk file in use: the rows that nobody can read any more are still known to the outbox.
    void whatTheProgramStillKnowsIsWrittenAgain()
    {
        QTemporaryDir dir;
        FakeClock clock;
        Store store;
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        QList<FutureResult<OutboxRow>> stored;
        for (int i = 0; i < 1'000; ++i) // more than stays in memory
            stored << store.putOutboxRow(rowOf(RoomId{7}, QString(6'000, QLatin1Char('a' + i % 26))));
        QTRY_VERIFY(std::all_of(stored.cbegin(), stored.cend(), [](const auto &each) { return each.isFinished(); }));
        Intake intake(store);
        Outbox outbox(store, intake, clock, [](RoomId) { return MessageId{}; });
        outbox.load(await(store.loadDesk())->outbox);
        QCOMPARE(outbox.rows(RoomId{7}).size(), 1'000);
        connect(&store, &Store::deskRebuilt, &outbox, &Outbox::writeAgain);
        QSignalSpy mended(&store, &Store::deskRebuilt);
        const QString path = dir.filePath(QStringLiteral("desk.db"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 at = pageSize; at < file.size(); at += 2 * pageSize) {
            file.seek(at);
            file.write(QByteArray(pageSize, '\xff'));
        }
        file.close();
        QVERIFY(!await(store.loadDesk()));
        QTRY_COMPARE(mended.size(), 1);
        outbox.enqueue(RoomId{7}, QStringLiteral("after"));
        QTRY_COMPARE(outbox.rows(RoomId{7}).size(), 1'001);
        const auto desk = await(store.loadDesk());
        QVERIFY(desk);
        QCOMPARE(desk->outbox, outbox.rows(RoomId{7}));
        QVERIFY(desk->outbox.last().id.value > 1'000'000); // no id a second time
    }

    void whatAsksForTheOldCacheIsNotWrittenIntoTheNew()
    {
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.path());
        QVERIFY(write(dir.filePath(QStringLiteral("cache.db")),
                      QByteArray(100, '\0') + contents(dir.filePath(QStringLiteral("cache.db"))).mid(100)));
        Store store;
        auto opened = store.open(dir.path(), UserId{1});
        Incoming incoming; // by somebody who has not heard of it yet
        incoming.cursor = Cursor{99};
        const auto early = store.take(incoming);
        QVERIFY(await(opened));
        QCOMPARE(await(early).error().code, ErrorCode::Cancelled);
        QCOMPARE(await(store.loadCache())->cursor, Cursor{});
        QVERIFY(await(store.take(incoming)));
    }

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
            Outbox outbox(*store, intake, clock, [](RoomId) { return MessageId{}; });
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
        m_how = QLatin1String(disk.how());
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
        QTest::qWait(0);
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
        for (int i = 0; i < 20; ++i) {
            timeline->loadOlder(); // offline, and beyond the hole there is more
            QTest::qWait(1);
        }
        QTRY_VERIFY(timeline->snapshot().messages.size() > 100);
    }

    void cleanupTestCase()
    {
        const Figures &f = m_figures;
        if (!f.files)
            return;
        printf(
            "damage: %d files damaged (seeds %d-%d), detected %d, undetected-but-consistent %d, messages kept %lld of "
            "%lld, outbox "
            "rows kept %lld of %lld, lost %lld; altered: %lld messages unseen, %lld rows held back; disk full by %s\n",
            f.files, m_first, m_first + m_seeds - 1, f.detected, f.consistent, qint64(f.kept), qint64(f.messages),
            qint64(f.rowsKept), qint64(f.rows), qint64(f.lost), qint64(f.altered), qint64(f.rowsAltered),
            qPrintable(m_how));
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

    /// Everything that the cache shows, asked for as a window would.
    static std::optional<QHash<qint64, Message>> readAll(Store &store, QHash<qint64, QList<Hole>> &holes)
    {
        bool whole = bool(await(store.loadCache()));
        QHash<qint64, Message> all;
        for (int room = 1; room <= Shop::rooms; ++room) {
            const auto slice = await(store.openRoom(RoomId{room}, 1'000'000));
            whole &= bool(slice);
            for (const Message &each : slice.value_or(RoomSlice{}).messages)
                all.insert(each.id.value, each);
            holes.insert(room, slice.value_or(RoomSlice{}).holes);
        }
        return whole ? std::optional(all) : std::nullopt;
    }

    void damagedCache(const QString &folder, const QSet<qint64> &touched, const QHash<qint64, QSet<qint64>> &places,
                      bool within)
    {
        Store store;
        QSignalSpy rebuilt(&store, &Store::rebuilt);
        QVERIFY(await(store.open(folder, UserId{1})));
        QHash<qint64, QList<Hole>> holes;
        auto found = readAll(store, holes);
        if (!found) {
            QTRY_VERIFY(!rebuilt.isEmpty());
            found = readAll(store, holes);
        }
        QVERIFY(found);
        QTest::qWait(0);
        const bool detected = !rebuilt.isEmpty();
        m_figures.detected += detected;
        QHash<qint64, qint64> newest;
        for (auto it = found->cbegin(); it != found->cend(); ++it)
            newest[it->room.value] = std::max(newest[it->room.value], it.key());
        bool consistent = true, noticed = true;
        for (auto it = m_shop.messages.cbegin(); it != m_shop.messages.cend(); ++it) {
            ++m_figures.messages;
            const bool there = found->contains(it.key());
            const bool same = there && (*found)[it.key()] == *it;
            m_figures.kept += same;
            m_figures.altered += there && !same;
            consistent &= same;
            noticed &= same || there;
            if (!places.value(it.key()).intersects(touched))
                QVERIFY2(same, qPrintable(QStringLiteral("message %1 stood on sound pages").arg(it.key())));
            if (!within && places.value(it.key()).size() < 2)
                QVERIFY2(!there || same, qPrintable(QStringLiteral("message %1 has changed").arg(it.key())));
            if (there || !detected)
                continue;
            const QList<Hole> &gaps = holes[it->room.value];
            QVERIFY2(it.key() > newest[it->room.value] || std::any_of(gaps.cbegin(), gaps.cend(),
                                                                      [&it](const Hole &hole) {
                                                                          return hole.after.value < it.key() &&
                                                                                 it.key() < hole.before.value;
                                                                      }),
                     "a message is missing where the room claims to be whole");
        }
        for (auto it = found->cbegin(); it != found->cend(); ++it)
            QVERIFY2(m_shop.messages.contains(it.key()), "a message that never was");
        if (!detected) {
            m_figures.consistent += consistent;
            QVERIFY2(noticed, "messages are missing, and nobody noticed");
            return;
        }
        const auto start = await(store.loadCache());
        QCOMPARE(start->cursor, Cursor{}); // what the feed brought is asked for again
        Incoming incoming;                 // and goes on
        incoming.rooms << room(3, 1, 103, 50);
        incoming.runs << chained(3, messages(3, 100'000, 100'010));
        QVERIFY(await(store.take(incoming)));
        QCOMPARE(await(store.openRoom(RoomId{3}, 1))->newest, MessageId{100'010});
        store.close();
        sql::Database db;
        QVERIFY(db.open(fileOf(folder, "cache.db")));
        QCOMPARE(db.integrity(), QStringList());
        sql::Query synced = db.query(QStringLiteral("SELECT count(*) FROM rooms WHERE synced_to<>0 AND id<>3"));
        QVERIFY(synced.step());
        QCOMPARE(synced.integer(0), 0);
    }

    void damagedDesk(const QString &folder, const QSet<qint64> &touched, const Image &image)
    {
        Store store;
        QSignalSpy rebuilt(&store, &Store::deskRebuilt);
        const auto opened = await(store.open(folder, UserId{1}));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        const auto desk = await(store.loadDesk());
        QVERIFY(desk);
        const bool detected = !rebuilt.isEmpty();
        m_figures.detected += detected;
        const auto places = placesOf(image, 'o');
        bool consistent = true, noticed = true;
        QHash<qint64, OutboxRow> found;
        qint64 last = 0;
        for (const OutboxRow &row : desk->outbox) {
            QVERIFY(row.id.value > last); // in order
            last = row.id.value;
            found.insert(last, row);
            QVERIFY2(m_shop.outbox.contains(last), "a row that never was, or was sent long ago");
        }
        for (auto it = m_shop.outbox.cbegin(); it != m_shop.outbox.cend(); ++it) {
            ++m_figures.rows;
            const bool there = found.contains(it.key());
            const bool same = there && found[it.key()] == *it;
            m_figures.rowsKept += same;
            m_figures.rowsAltered += there && !same;
            consistent &= same;
            const bool intact = places.contains(it.key()) && !places.value(it.key()).intersects(touched);
            m_figures.lost += intact && !same;
            QVERIFY2(!intact || same, qPrintable(QStringLiteral("row %1 stood on sound pages").arg(it.key())));
            noticed &= same || there;
            if (there && !same) {
                QVERIFY2(found[it.key()].state == SendState::Refused &&
                             found[it.key()].error->code == ErrorCode::UnsentDamaged,
                         qPrintable(QStringLiteral("row %1 has changed").arg(it.key())));
            }
        }
        const auto draftPlaces = placesOf(image, 'd');
        for (auto it = m_shop.drafts.cbegin(); it != m_shop.drafts.cend(); ++it) {
            if (!draftPlaces.value(it.key()).intersects(touched))
                QCOMPARE(desk->drafts.value(RoomId{it.key()}), *it);
        }
        if (!detected) {
            m_figures.consistent += consistent;
            QVERIFY2(noticed, "rows are missing, and nobody noticed");
            return;
        }
        const auto more = await(store.putOutboxRow(rowOf(RoomId{1}, QStringLiteral("goes on"))));
        QVERIFY(more && more->id.value > Shop::queued);
        store.close();
        sql::Database db;
        QVERIFY(db.open(fileOf(folder, "desk.db")));
        QCOMPARE(db.integrity(), QStringList());
        QCOMPARE(QDir(folder).entryList({QStringLiteral("desk.db.damaged-*")}, QDir::Files).isEmpty(), false);
    }

    /// A tear is no damage: whole transactions before it count, as SQLite reads them from a copy.
    void tornLog(const QString &folder, bool ofCache)
    {
        const QString copy = folder + QStringLiteral("/copy");
        copyFiles(folder, copy);
        QList<qint64> expected;
        {
            sql::Database db;
            QVERIFY(db.open(fileOf(copy, ofCache ? "cache.db" : "desk.db")));
            sql::Query query = db.query(ofCache ? QStringLiteral("SELECT id FROM messages ORDER BY id")
                                                : QStringLiteral("SELECT id FROM outbox ORDER BY id"));
            while (query.step())
                expected << query.integer(0);
            QVERIFY(!query.error());
        }
        Store store;
        QSignalSpy cacheRebuilt(&store, &Store::rebuilt);
        QSignalSpy deskRebuilt(&store, &Store::deskRebuilt);
        QVERIFY(await(store.open(folder, UserId{1})));
        QList<qint64> found;
        if (ofCache) {
            QHash<qint64, QList<Hole>> holes;
            const auto all = readAll(store, holes);
            QVERIFY(all);
            found = all->keys();
            std::sort(found.begin(), found.end());
        } else {
            const auto desk = await(store.loadDesk());
            for (const OutboxRow &row : desk->outbox)
                found << row.id.value;
        }
        QCOMPARE(found, expected);
        QVERIFY(cacheRebuilt.isEmpty() && deskRebuilt.isEmpty());
        ++m_figures.consistent;
    }

    Shop m_shop;
    FakeClock m_clock;
    Figures m_figures;
    QString m_how = QStringLiteral("-");
    int m_first = qMax(1, qEnvironmentVariableIntValue("DAMAGE_FROM"));
    int m_seeds = qEnvironmentVariableIsSet("DAMAGE_SEEDS")          ? qEnvironmentVariableIntValue("DAMAGE_SEEDS")
                  : qEnvironmentVariableIntValue("DESK_FAULTS_FULL") ? 12
                                                                     : 2;
};

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
