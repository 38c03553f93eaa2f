// One SQLite file, opened once (a lock file keeps every other process out), with its cache of prepared statements.
// Lives on one thread. What a caller stores in it is the caller's business (store/statements, server/db).
#pragma once

#include "protocol/result.h"

#include <QHash>
#include <QLockFile>
#include <QString>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace desk::sql {

class Query;

struct DatabaseOptions
{
    bool fullSync = true; ///< synchronous=FULL (a commit survives power loss), else NORMAL
    int cacheKib = 8192;  ///< page cache
    bool readOnly = false;
    bool foreignKeys =
        true; ///< false: the callers look parents up themselves, and many rows go in without a copy of each page
    int checkpointPages =
        1000; ///< length of the WAL at which its pages go home; longer: a hot page goes home once for many commits
};

class Database
{
public:
    Database() = default;
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Creates the file (mode 0600) if there is none. One that cannot be written is opened for reading. Errors: StorageInUse,
    /// StorageReadOnly (there is none, and none can be made), StorageFull, StorageDamaged, StorageFailed.
    Result<void> open(const QString &path, const DatabaseOptions &options = {});
    void close();
    void abandon(); ///< close() that leaves the file and its log as they are: they are damaged
    bool isOpen() const { return m_db != nullptr; }
    bool isReadOnly() const;

    /// Runs one statement without parameters.
    Result<void> exec(const QString &sql);
    /// A cached prepared statement, reset and ready to bind. `sql` must be a literal or otherwise bounded in variety.
    Query query(const QString &sql);

    Result<void> begin(); ///< BEGIN IMMEDIATE
    Result<void> commit();
    void rollback();
    /// For jobs inside a running transaction.
    Result<void> savepoint();
    Result<void> release();
    /// An error: the whole transaction is gone (SQLite undoes it itself when the disk is full or broken).
    Result<void> rollbackToSavepoint();

    /// Empty: healthy. Else the first findings of PRAGMA integrity_check.
    QStringList integrity();
    /// What SQLite says of its last failure on this connection, in our words.
    Error lastError() const;
    sqlite3 *handle() { return m_db.get(); }

private:
    Result<void> lock(const QString &path, bool &writable);
    Query prepare(const QString &sql, std::shared_ptr<sqlite3_stmt> *keep);

    std::unique_ptr<QLockFile> m_lock;
    std::shared_ptr<sqlite3> m_db;
    QHash<QString, std::shared_ptr<sqlite3_stmt>> m_prepared;
};

} // namespace desk::sql
