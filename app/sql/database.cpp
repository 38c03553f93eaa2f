// Opening with the pragmas the house relies on, transactions, and SQLite's errors in our words.
#include "sql/database.h"

#include "sql/query.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>

#include <atomic>

namespace desk::sql {

namespace {
// SQLite's primary result codes (sqlite3.h), which the Qt driver hands on as text.
constexpr int sqliteCorrupt = 11, sqliteFull = 13, sqliteNotADatabase = 26;
std::atomic<quint64> nextConnection{0};
} // namespace

Database::~Database() { close(); }

Error Database::lastError(const QSqlError &error) const
{
    const int native = error.nativeErrorCode().toInt() & 0xff;
    const ErrorCode code = native == sqliteFull                                          ? ErrorCode::StorageFull
                           : native == sqliteCorrupt || native == sqliteNotADatabase ? ErrorCode::StorageDamaged
                                                                                         : ErrorCode::StorageFailed;
    return {code, error.databaseText(), {}, 0};
}

Result<void> Database::open(const QString &path, const DatabaseOptions &options)
{
    m_lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    m_lock->setStaleLockTime(0); // held as long as its process lives; a dead process's lock is taken over
    if (!m_lock->tryLock(0)) {
        m_lock.reset();
        return fail(ErrorCode::StorageFailed, QStringLiteral("in use by another process: ") + path);
    }
    if (!options.readOnly && !QFileInfo::exists(path)) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return fail(ErrorCode::StorageFailed, file.errorString());
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    m_name = QStringLiteral("desk-%1").arg(nextConnection++);
    m_db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_db.setDatabaseName(path);
    m_db.setConnectOptions(options.readOnly ? QStringLiteral("QSQLITE_OPEN_READONLY") : QString());
    if (!m_db.open()) {
        const Error error = lastError(m_db.lastError());
        close();
        return tl::make_unexpected(error);
    }
    const QStringList pragmas{
        QStringLiteral("PRAGMA journal_mode=WAL"),
        options.fullSync ? QStringLiteral("PRAGMA synchronous=FULL") : QStringLiteral("PRAGMA synchronous=NORMAL"),
        QStringLiteral("PRAGMA cache_size=-%1").arg(options.cacheKib),
        QStringLiteral("PRAGMA wal_autocheckpoint=%1").arg(options.checkpointPages),
        QStringLiteral("PRAGMA foreign_keys=ON"),
        QStringLiteral("PRAGMA temp_store=MEMORY"),
        QStringLiteral("PRAGMA locking_mode=EXCLUSIVE"),
    };
    for (const QString &pragma : pragmas) {
        if (auto done = exec(pragma); !done) {
            close();
            return done;
        }
    }
    return {};
}

void Database::close()
{
    m_prepared.clear();
    if (m_db.isValid()) {
        m_db.close();
        m_db = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    m_lock.reset();
}

Result<void> Database::exec(const QString &sql)
{
    QSqlQuery query(m_db);
    if (!query.exec(sql))
        return tl::make_unexpected(lastError(query.lastError()));
    return {};
}

Query Database::query(const QString &sql)
{
    auto &slot = m_prepared[sql];
    if (slot && slot.use_count() > 1) { // the same statement is being stepped further up: a second one
        auto second = std::make_shared<QSqlQuery>(m_db);
        second->setForwardOnly(true);
        if (!second->prepare(sql))
            return Query(*this, second, lastError(second->lastError()));
        return Query(*this, second);
    }
    if (!slot) {
        slot = std::make_shared<QSqlQuery>(m_db);
        slot->setForwardOnly(true);
        if (!slot->prepare(sql)) {
            auto broken = std::exchange(slot, nullptr);
            m_prepared.remove(sql);
            return Query(*this, broken, lastError(broken->lastError()));
        }
    }
    return Query(*this, slot);
}

Result<void> Database::begin() { return query(QStringLiteral("BEGIN IMMEDIATE")).exec(); }
Result<void> Database::commit() { return query(QStringLiteral("COMMIT")).exec(); }
void Database::rollback() { std::ignore = query(QStringLiteral("ROLLBACK")).exec(); }
Result<void> Database::savepoint() { return query(QStringLiteral("SAVEPOINT job")).exec(); }
Result<void> Database::release() { return query(QStringLiteral("RELEASE job")).exec(); }

Result<void> Database::rollbackToSavepoint()
{
    if (auto undone = query(QStringLiteral("ROLLBACK TO job")).exec(); !undone)
        return undone;
    return release();
}

QStringList Database::integrity()
{
    QStringList findings;
    Query check = query(QStringLiteral("PRAGMA integrity_check(20)"));
    while (check.step()) {
        if (check.text(0) != QLatin1String("ok"))
            findings << check.text(0);
    }
    if (check.error())
        findings << check.error()->detail;
    return findings;
}

} // namespace desk::sql
