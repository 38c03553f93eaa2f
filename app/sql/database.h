// One SQLite file, opened once (a lock file keeps every other process out), with its cache of prepared statements.
// Lives on one thread. What a caller stores in it is the caller's business (store/statements, server/db).
#pragma once

#include "protocol/result.h"

#include <QHash>
#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>

namespace desk::sql {

class Query;

struct DatabaseOptions
{
    bool fullSync = true;    ///< synchronous=FULL (a commit survives power loss), else NORMAL
    int cacheKib = 8192;     ///< page cache
    bool readOnly = false;
    int checkpointPages = 1000; ///< length of the WAL at which its pages go home; longer: a hot page goes home once for many commits
};

class Database
{
public:
    Database() = default;
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Creates the file (mode 0600) if there is none. Errors: StorageFailed (also: another process holds it),
    /// StorageFull, StorageDamaged.
    Result<void> open(const QString &path, const DatabaseOptions &options = {});
    void close();
    bool isOpen() const { return m_db.isOpen(); }

    /// Runs one statement without parameters.
    Result<void> exec(const QString &sql);
    /// A cached prepared statement, reset and ready to bind. `sql` must be a literal or otherwise bounded in variety.
    Query query(const QString &sql);

    Result<void> begin();      ///< BEGIN IMMEDIATE
    Result<void> commit();
    void rollback();
    /// For jobs inside a running transaction.
    Result<void> savepoint();
    Result<void> release();
    /// An error: the whole transaction is gone (SQLite undoes it itself when the disk is full or broken).
    Result<void> rollbackToSavepoint();

    /// Empty: healthy. Else the first findings of PRAGMA integrity_check.
    QStringList integrity();
    Error lastError(const QSqlError &error) const;

private:
    QSqlDatabase m_db;
    QString m_name;
    std::unique_ptr<QLockFile> m_lock;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_prepared;
};

} // namespace desk::sql
