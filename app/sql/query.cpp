// Binding and stepping over SQLite's statements.
#include "sql/query.h"

#include "sql/database.h"

#include <QStringEncoder>

#include <sqlite3.h>

namespace desk::sql {

Query::Query(Database &db, std::shared_ptr<sqlite3_stmt> statement, std::optional<Error> error)
    : m_db(&db), m_statement(std::move(statement)), m_error(std::move(error))
{
}

Query::~Query()
{
    if (m_statement)
        sqlite3_reset(m_statement.get()); // what it returns is the failure that step() has told already
}

void Query::bound(int outcome)
{
    if (outcome != SQLITE_OK && !m_error)
        m_error = m_db->lastError();
}

Query &Query::bind(qint64 value)
{
    bound(sqlite3_bind_int64(m_statement.get(), m_next++, value));
    return *this;
}

Query &Query::bind(double value)
{
    bound(sqlite3_bind_double(m_statement.get(), m_next++, value));
    return *this;
}

Query &Query::bind(const QString &value)
{
    // Encoded once, into memory that SQLite takes over.
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    auto *const text =
        static_cast<char *>(sqlite3_malloc64(static_cast<sqlite3_uint64>(encoder.requiredSpace(value.size())) + 1));
    if (!text) {
        m_error = Error{ErrorCode::StorageFailed, QStringLiteral("out of memory"), {}, 0};
        return *this;
    }
    const char *const end = encoder.appendToBuffer(text, value);
    bound(sqlite3_bind_text64(m_statement.get(), m_next++, text, static_cast<sqlite3_uint64>(end - text), sqlite3_free,
                              SQLITE_UTF8));
    return *this;
}

Query &Query::bind(const QByteArray &value)
{
    const char *const data = value.isNull() ? "" : value.constData(); // NULL would be stored as NULL
    bound(sqlite3_bind_blob64(m_statement.get(), m_next++, data, static_cast<sqlite3_uint64>(value.size()),
                              SQLITE_TRANSIENT));
    return *this;
}

Query &Query::bindNull()
{
    bound(sqlite3_bind_null(m_statement.get(), m_next++));
    return *this;
}

void Query::advance()
{
    Q_ASSERT(m_state != State::Bound || m_next == sqlite3_bind_parameter_count(m_statement.get()) + 1);
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        m_state = m_state == State::Bound ? State::FirstRow : State::Row;
        break;
    case SQLITE_DONE:
        m_state = State::Done;
        break;
    default:
        m_error = m_db->lastError();
        m_state = State::Done;
    }
}

Result<void> Query::exec()
{
    if (!m_error && m_state == State::Bound)
        advance();
    if (m_error)
        return tl::make_unexpected(*m_error);
    return {};
}

bool Query::step()
{
    if (m_state == State::Bound && !exec())
        return false;
    if (m_error || m_state == State::Done)
        return false;
    if (m_state == State::FirstRow)
        m_state = State::Row;
    else
        advance();
    return m_state == State::Row;
}

qint64 Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}
double Query::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}
bool Query::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

QString Query::text(int column) const
{
    const auto *const text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement.get(), column));
}

QByteArray Query::blob(int column) const
{
    const auto *const data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return {data, sqlite3_column_bytes(m_statement.get(), column)};
}

qint64 Query::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_db->handle());
}
int Query::affected() const
{
    return sqlite3_changes(m_db->handle());
}

} // namespace desk::sql
