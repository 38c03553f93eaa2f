// A prepared statement with typed columns: bind, then exec (writes) or step (reads). The first failure sticks.
#pragma once

#include "protocol/ids.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

struct sqlite3_stmt;

namespace desk::sql {

class Database;

class Query
{
public:
    Query(Database &db, std::shared_ptr<sqlite3_stmt> statement, std::optional<Error> error = {});
    ~Query(); ///< resets the statement, so that no read transaction stays open
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
    template <typename Tag> Query &bind(Id<Tag> id) { return bind(id.value); }
    /// 0 is stored as NULL.
    template <typename Tag> Query &bindOrNull(Id<Tag> id) { return id.value ? bind(id.value) : bindNull(); }

    Result<void> exec();
    /// Executes at the first call; true while there is a row. False also after a failure: see error().
    bool step();
    const std::optional<Error> &error() const { return m_error; }

    // ---- columns of the row step() stands on
    qint64 integer(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    double real(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    bool isNull(int column) const;
    template <typename IdType> IdType id(int column) const { return IdType{integer(column)}; }

    qint64 lastInsertId() const; ///< of the connection: ask right after exec()
    int affected() const;        ///< likewise

private:
    enum class State : quint8 { Bound, FirstRow, Row, Done };
    void advance();
    void bound(int outcome);

    Database *m_db;
    std::shared_ptr<sqlite3_stmt> m_statement; ///< null: it could not be prepared
    std::optional<Error> m_error;
    int m_next = 1;
    State m_state = State::Bound;
};

} // namespace desk::sql
