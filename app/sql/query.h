// A prepared statement with typed columns: bind, then exec (writes) or step (reads). The first failure sticks.
#pragma once

#include "protocol/ids.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QSqlQuery>
#include <QVariant>

#include <memory>
#include <optional>

namespace desk::sql {

class Database;

class Query
{
public:
    Query(Database &db, std::shared_ptr<QSqlQuery> query, std::optional<Error> error = {});
    ~Query(); ///< finishes the statement, so that no read transaction stays open
    Query(Query &&) noexcept = default;
    Query &operator=(Query &&) = delete;

    /// Positional, in order. A null QString is stored as '' (text is never NULL by accident); use bindNull() for NULL.
    Query &bind(qint64 value);
    Query &bind(int value) { return bind(qint64{value}); }
    Query &bind(bool value) { return bind(qint64{value}); }
    Query &bind(double value);
    Query &bind(const QString &value);
    Query &bind(const QByteArray &value);
    Query &bindNull();
    template <typename Tag>
    Query &bind(Id<Tag> id) { return bind(id.value); }
    /// 0 is stored as NULL.
    template <typename Tag>
    Query &bindOrNull(Id<Tag> id) { return id.value ? bind(id.value) : bindNull(); }

    Result<void> exec();
    /// Executes at the first call; true while there is a row. False also after a failure: see error().
    bool step();
    const std::optional<Error> &error() const { return m_error; }

    qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    bool boolean(int column) const { return integer(column) != 0; }
    double real(int column) const { return m_query->value(column).toDouble(); }
    QString text(int column) const { return m_query->value(column).toString(); }
    QByteArray blob(int column) const { return m_query->value(column).toByteArray(); }
    bool isNull(int column) const { return m_query->isNull(column); }
    template <typename IdType>
    IdType id(int column) const { return IdType{integer(column)}; }

    qint64 lastInsertId() const { return m_query->lastInsertId().toLongLong(); }
    int affected() const { return m_query->numRowsAffected(); }

private:
    Database *m_db;
    std::shared_ptr<QSqlQuery> m_query;
    std::optional<Error> m_error;
    int m_next = 0;
    bool m_started = false;
};

} // namespace desk::sql
