// Binding and stepping over QSqlQuery.
#include "sql/query.h"

#include "sql/database.h"

#include <QSqlError>

namespace desk::sql {

Query::Query(Database &db, std::shared_ptr<QSqlQuery> query, std::optional<Error> error)
    : m_db(&db), m_query(std::move(query)), m_error(std::move(error))
{
}

Query::~Query()
{
    if (m_query && m_started)
        m_query->finish();
}

Query &Query::bind(qint64 value)
{
    m_query->bindValue(m_next++, value);
    return *this;
}

Query &Query::bind(double value)
{
    m_query->bindValue(m_next++, value);
    return *this;
}

Query &Query::bind(const QString &value)
{
    m_query->bindValue(m_next++, value.isNull() ? QStringLiteral("") : value);
    return *this;
}

Query &Query::bind(const QByteArray &value)
{
    m_query->bindValue(m_next++, value.isNull() ? QByteArray("") : value);
    return *this;
}

Query &Query::bindNull()
{
    m_query->bindValue(m_next++, QVariant());
    return *this;
}

Result<void> Query::exec()
{
    if (!m_error) {
        m_started = true;
        m_next = 0;
        if (!m_query->exec())
            m_error = m_db->lastError(m_query->lastError());
    }
    if (m_error)
        return tl::make_unexpected(*m_error);
    return {};
}

bool Query::step()
{
    if (!m_started && !exec())
        return false;
    if (m_error || !m_query->isActive())
        return false;
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        m_error = m_db->lastError(m_query->lastError());
    return false;
}

} // namespace desk::sql
