// Opening with the pragmas the house relies on, transactions, and SQLite's errors in our words.
#include "sql/database.h"

#include "sql/query.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <sqlite3.h>

#include <cerrno>

namespace desk::sql {

namespace {
constexpr int busyMilliseconds = 5'000; ///< somebody else looks at the file with a tool of his own

/// Why the system refused.
ErrorCode codeOf([[maybe_unused]] int systemError)
{
#ifdef Q_OS_UNIX
    switch (systemError) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return ErrorCode::StorageFull;
    case EROFS:
    case EACCES:
    case EPERM:
        return ErrorCode::StorageReadOnly;
    default:
        break;
    }
#endif
    return ErrorCode::StorageFailed;
}
} // namespace

Database::~Database()
{
    close();
}

bool Database::isReadOnly() const
{
    return sqlite3_db_readonly(m_db.get(), "main") == 1;
}

Error Database::lastError() const
{
    ErrorCode code = ErrorCode::StorageFailed;
    switch (sqlite3_errcode(m_db.get()) & 0xff) {
    case SQLITE_FULL:
        code = ErrorCode::StorageFull;
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        code = ErrorCode::StorageDamaged;
        break;
    case SQLITE_READONLY:
        code = ErrorCode::StorageReadOnly;
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        code = ErrorCode::StorageInUse;
        break;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        code = codeOf(sqlite3_system_errno(m_db.get()));
        break;
    default:
        break;
    }
    return {code, QString::fromUtf8(sqlite3_errmsg(m_db.get())), {}, 0};
}

/// `writable`: false: what is there can only be read.
Result<void> Database::lock(const QString &path, bool &writable)
{
    m_lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    m_lock->setStaleLockTime(0); // held as long as its process lives; a dead process's lock is taken over
    if (m_lock->tryLock(0))
        return {};
    const QLockFile::LockError reason = m_lock->error();
    m_lock.reset();
    if (reason == QLockFile::LockFailedError)
        return fail(ErrorCode::StorageInUse, QStringLiteral("in use by another process: ") + path);
    writable = writable && reason != QLockFile::PermissionError;
    return {}; // the disk is full, even for this: SQLite's own lock must do
}

Result<void> Database::open(const QString &path, const DatabaseOptions &options)
{
    // Nobody asks how much memory SQLite has taken, and the count is a lock at every allocation. Refused once it is in use: as good.
    [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    bool writable = !options.readOnly;
    if (auto locked = lock(path, writable); !locked)
        return locked;
    QFileInfo there(path);
    if (there.size() == 0 && QFileInfo(path + QStringLiteral("-wal")).size() > 0) {
        close(); // SQLite would delete what is written there
        return fail(ErrorCode::StorageDamaged, QStringLiteral("a log without its file: ") + path);
    }
    if (!there.exists()) {
        QFile file(path);
        if (!writable || !file.open(QIODevice::WriteOnly)) {
            const ErrorCode code = writable ? codeOf(errno) : ErrorCode::StorageReadOnly;
            close();
            return fail(code, file.errorString());
        }
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    } else {
        writable = writable && there.isWritable();
    }
    // What cannot be written is read without its log: SQLite would have to write beside it. NOMUTEX: one connection, one thread.
    QUrl address = QUrl::fromLocalFile(path);
    if (!writable)
        address.setQuery(QStringLiteral("immutable=1"));
    sqlite3 *opened = nullptr;
    const int access = writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    const int outcome = sqlite3_open_v2(address.toEncoded().constData(), &opened,
                                        access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    m_db.reset(opened, sqlite3_close_v2); // there is a handle even after most failures: it holds the reason
    if (outcome != SQLITE_OK) {
        const Error error = lastError();
        close();
        return tl::make_unexpected(error);
    }
    sqlite3_busy_timeout(opened, busyMilliseconds);
    QStringList pragmas;
    if (writable) {
        // The lock before anything is read: then there is no file of shared memory, for which a full disk may have no room.
        pragmas << QStringLiteral("PRAGMA locking_mode=EXCLUSIVE") << QStringLiteral("PRAGMA journal_mode=WAL")
                << (options.fullSync ? QStringLiteral("PRAGMA synchronous=FULL")
                                     : QStringLiteral("PRAGMA synchronous=NORMAL"))
                << QStringLiteral("PRAGMA wal_autocheckpoint=%1").arg(options.checkpointPages);
    }
    pragmas << QStringLiteral("PRAGMA cache_size=-%1").arg(options.cacheKib)
            << (options.foreignKeys ? QStringLiteral("PRAGMA foreign_keys=ON")
                                    : QStringLiteral("PRAGMA foreign_keys=OFF"))
            << QStringLiteral("PRAGMA temp_store=MEMORY");
    for (const QString &pragma : pragmas) {
        if (auto done = exec(pragma); !done) {
            abandon();
            return done;
        }
    }
    return {};
}

void Database::close()
{
    m_prepared.clear();
    m_db.reset();
    m_lock.reset();
}

void Database::abandon()
{
    if (m_db)
        sqlite3_db_config(m_db.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    close();
}

Result<void> Database::exec(const QString &sql)
{
    return prepare(sql, nullptr).exec();
}

Query Database::query(const QString &sql)
{
    auto &slot = m_prepared[sql];
    if (!slot)
        return prepare(sql, &slot);
    if (slot.use_count() > 1) // the same statement is being stepped further up: a second one
        return prepare(sql, nullptr);
    return Query(*this, slot);
}

/// `keep`: where to remember it; null: it lives as long as its Query.
Query Database::prepare(const QString &sql, std::shared_ptr<sqlite3_stmt> *keep)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *made = nullptr;
    const unsigned flags = keep ? SQLITE_PREPARE_PERSISTENT : 0;
    if (sqlite3_prepare_v3(m_db.get(), text.constData(), static_cast<int>(text.size()), flags, &made, nullptr) !=
        SQLITE_OK)
        return Query(*this, {}, lastError());
    std::shared_ptr<sqlite3_stmt> statement(made, sqlite3_finalize);
    if (keep)
        *keep = statement;
    return Query(*this, std::move(statement));
}

Result<void> Database::begin()
{
    return query(QStringLiteral("BEGIN IMMEDIATE")).exec();
}
Result<void> Database::commit()
{
    return query(QStringLiteral("COMMIT")).exec();
}
void Database::rollback()
{
    std::ignore = query(QStringLiteral("ROLLBACK")).exec();
}
Result<void> Database::savepoint()
{
    return query(QStringLiteral("SAVEPOINT job")).exec();
}
Result<void> Database::release()
{
    return query(QStringLiteral("RELEASE job")).exec();
}

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
