// The SQL floor: migrations, group commit, a failing job among good ones, one process for one file.
#include "sql/migrations.h"
#include "sql/query.h"
#include "sql/worker.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace desk;
using namespace desk::sql;

namespace {

template <typename T> T wait(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

Result<void> createTable(Database &db)
{
    return db.exec(QStringLiteral("CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, x TEXT NOT NULL UNIQUE)"));
}

Result<void> insert(Database &db, const QString &text)
{
    return db.query(QStringLiteral("INSERT INTO t(x) VALUES(?)")).bind(text).exec();
}

Result<qint64> count(Database &db)
{
    Query query = db.query(QStringLiteral("SELECT count(*) FROM t"));
    if (!query.step())
        return tl::make_unexpected(*query.error());
    return query.integer(0);
}

} // namespace

class tst_Worker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void waitingJobsShareACommit()
    {
        std::atomic<int> batches{0};
        Worker worker; // goes first: its thread counts into `batches`
        worker.setBatchHook([&batches] { ++batches; });
        QVERIFY(wait(worker.start(path(), {}, createTable)));
        QList<QFuture<Result<void>>> all;
        // the first job holds the worker until the others wait
        std::atomic<bool> go{false};
        all << worker.write([&go](Database &db) {
            while (!go)
                QThread::yieldCurrentThread();
            return insert(db, QStringLiteral("first"));
        });
        for (int i = 0; i < 100; ++i)
            all << worker.write([i](Database &db) { return insert(db, QString::number(i)); });
        go = true;
        for (auto &one : all)
            QVERIFY(wait(one));
        QCOMPARE(wait(worker.read(count)).value(), 101);
        QVERIFY2(batches <= 4, qPrintable(QString::number(batches)));
    }
    void aFailingJobUndoesOnlyItself()
    {
        Worker worker;
        QVERIFY(wait(worker.start(path(), {}, createTable)));
        std::atomic<bool> go{false};
        auto first = worker.write([&go](Database &db) {
            while (!go)
                QThread::yieldCurrentThread();
            return insert(db, QStringLiteral("a"));
        });
        auto bad = worker.write([](Database &db) -> Result<void> {
            if (auto done = insert(db, QStringLiteral("b")); !done)
                return done;
            return insert(db, QStringLiteral("a")); // UNIQUE
        });
        auto good = worker.write([](Database &db) { return insert(db, QStringLiteral("c")); });
        go = true;
        QVERIFY(wait(first));
        const auto outcome = wait(bad);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::StorageFailed);
        QVERIFY(wait(good));
        QCOMPARE(wait(worker.read(count)).value(), 2); // a and c
    }
    void aTransactionThatIsGoneFailsTheWholeBatch()
    {
        Worker worker;
        QVERIFY(wait(worker.start(path(), {}, createTable)));
        std::atomic<bool> go{false};
        std::atomic<bool> running{false};
        auto held = worker.read([&](Database &) -> Result<void> {
            running = true;
            while (!go)
                QThread::yieldCurrentThread();
            return {};
        });
        while (!running) // what follows is one batch, without this one
            QThread::yieldCurrentThread();
        auto first = worker.write([](Database &db) { return insert(db, QStringLiteral("a")); });
        auto full = worker.write([](Database &db) -> Result<void> {
            std::ignore = db.exec(QStringLiteral("ROLLBACK")); // what SQLite does when the disk is full
            return fail(ErrorCode::StorageFull);
        });
        auto last = worker.write([](Database &db) { return insert(db, QStringLiteral("c")); });
        go = true;
        QVERIFY(wait(held));
        for (auto *one : {&first, &full, &last})
            QCOMPARE(wait(*one).error().code, ErrorCode::StorageFull);
        QCOMPARE(wait(worker.read(count)).value(), 0); // none of what is reported as failed is there
        QVERIFY(wait(worker.write([](Database &db) { return insert(db, QStringLiteral("d")); })));
    }
    void aLoneFailingJobLeavesNothing()
    {
        Worker worker;
        QVERIFY(wait(worker.start(path(), {}, createTable)));
        const auto outcome = wait(worker.write([](Database &db) -> Result<void> {
            std::ignore = insert(db, QStringLiteral("x"));
            return fail(ErrorCode::Invalid);
        }));
        QVERIFY(!outcome);
        QCOMPARE(wait(worker.read(count)).value(), 0);
    }
    void stopRunsWhatIsQueued()
    {
        Worker worker;
        QVERIFY(wait(worker.start(path(), {}, createTable)));
        QList<QFuture<Result<void>>> all;
        for (int i = 0; i < 1000; ++i)
            all << worker.write([i](Database &db) { return insert(db, QString::number(i)); });
        worker.stop();
        for (auto &one : all)
            QVERIFY(one.isFinished() && one.result());
        Database db;
        QVERIFY(db.open(path()));
        QCOMPARE(count(db).value(), 1000);
    }
    void aSecondOpenIsRefusedWhileTheFirstHoldsIt()
    {
        Database first, second;
        QVERIFY(first.open(path()));
        const auto refused = second.open(path());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageInUse);
        first.close();
        QVERIFY(second.open(path()));
    }
    void aFileThatIsNoDatabaseIsDamaged()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        Worker worker;
        const auto opened = wait(worker.start(path(), {}, createTable));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StorageDamaged);
        // and every job says so instead of hanging
        QCOMPARE(wait(worker.read(count)).error().code, ErrorCode::StorageDamaged);
    }
    void migrationsRunOnceAndInOrder()
    {
        const QDir folder(m_folder->path());
        QVERIFY(folder.mkdir(QStringLiteral("m")));
        const auto put = [&](const char *name, const char *sql) {
            QFile file(folder.filePath(QStringLiteral("m/") + QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(sql);
        };
        put("001_a.sql", "-- the first\nCREATE TABLE a(\n  x INTEGER -- a number\n);\nCREATE TRIGGER tr AFTER INSERT "
                         "ON a BEGIN\n  DELETE FROM a WHERE x=0;\nEND;\n");
        Database db;
        QVERIFY(db.open(path()));
        QVERIFY(migrate(db, folder.filePath(QStringLiteral("m"))));
        QVERIFY(migrate(db, folder.filePath(QStringLiteral("m"))));
        put("002_b.sql", "INSERT INTO a VALUES(5);\nINSERT INTO nowhere VALUES(1);\n");
        QVERIFY(!migrate(db, folder.filePath(QStringLiteral("m")))); // undone as a whole
        {
            Query query = db.query(QStringLiteral("SELECT count(*) FROM a"));
            QVERIFY(query.step());
            QCOMPARE(query.integer(0), 0);
        }
        put("002_b.sql", "INSERT INTO a VALUES(5);\n");
        QVERIFY(migrate(db, folder.filePath(QStringLiteral("m"))));
        QVERIFY(QFile::remove(folder.filePath(QStringLiteral("m/002_b.sql"))));
        const auto newer = migrate(db, folder.filePath(QStringLiteral("m")));
        QVERIFY(!newer); // written by a newer version of the program
    }
    void nestedUseOfOneStatementIsTwoStatements()
    {
        Database db;
        QVERIFY(db.open(path()));
        QVERIFY(createTable(db));
        for (const char *text : {"a", "b", "c"})
            QVERIFY(insert(db, QLatin1String(text)));
        const QString sql = QStringLiteral("SELECT x FROM t ORDER BY x");
        QStringList seen;
        Query outer = db.query(sql);
        while (outer.step()) {
            Query inner = db.query(sql);
            while (inner.step())
                seen << outer.text(0) + inner.text(0);
        }
        QCOMPARE(seen.size(), 9);
        QCOMPARE(seen.last(), QStringLiteral("cc"));
    }
    void filesAreReadableByTheirOwnerAlone()
    {
        Database db;
        QVERIFY(db.open(path()));
        QVERIFY(createTable(db));
        QCOMPARE(QFile::permissions(path()) &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        QVERIFY(db.integrity().isEmpty());
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("test.db")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_Worker)
#include "tst_worker.moc"
