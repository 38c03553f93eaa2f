// Reads typed members of a JSON object; the first member that is missing or of the wrong type is remembered by name,
// so that a decoder reads everything and asks once at the end.
#pragma once

#include "protocol/ids.h"
#include "protocol/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QTimeZone>
#include <QUuid>

#include <optional>

namespace desk::protocol {

/// The object in `json`, or `code` with what is wrong.
Result<QJsonObject> parseObject(const QByteArray &json, ErrorCode code);
/// ISO 8601 with zone, or "yyyy-MM-dd HH:mm:ss" in `zone` (invalid: UTC). Invalid if it is neither.
QDateTime parseTime(const QString &text, const QTimeZone &zone = {});

class JsonReader
{
public:
    explicit JsonReader(QJsonObject object, QTimeZone zone = {}) : m_object(std::move(object)), m_zone(std::move(zone))
    {
    }

    bool has(QLatin1String key) const;                             ///< there and not null
    QString text(QLatin1String key);                               ///< required
    QString textOr(QLatin1String key, const QString &absent = {}); ///< absent or null: the default
    qint64 integer(QLatin1String key);                             ///< required, whole
    qint64 integerOr(QLatin1String key, qint64 absent);
    bool boolean(QLatin1String key); ///< required
    bool booleanOr(QLatin1String key, bool absent);
    std::optional<bool> optionalBoolean(QLatin1String key);
    double realOr(QLatin1String key, double absent);
    QDateTime time(QLatin1String key);    ///< required
    QDateTime timeOr(QLatin1String key);  ///< absent or null: invalid
    QUuid uuidOr(QLatin1String key);      ///< absent or null: null
    QJsonArray array(QLatin1String key);  ///< required
    JsonReader object(QLatin1String key); ///< required; a failed one fails this reader at merge()
    QJsonValue value(QLatin1String key) const { return m_object.value(key); }

    template <typename IdType> IdType id(QLatin1String key) { return IdType{positive(key)}; } ///< required, > 0
    template <typename IdType> IdType idOr(QLatin1String key) { return has(key) ? id<IdType>(key) : IdType{}; }
    template <typename IdType> IdType count(QLatin1String key) { return IdType{nonNegative(key)}; } ///< required, >= 0

    void fail(const QString &what)
    {
        if (m_bad.isEmpty())
            m_bad = what;
    }
    void merge(const JsonReader &inner)
    {
        if (!inner.ok())
            fail(inner.bad());
    }
    bool ok() const { return m_bad.isEmpty(); }
    const QString &bad() const { return m_bad; }
    const QTimeZone &zone() const { return m_zone; }

private:
    qint64 positive(QLatin1String key);
    qint64 nonNegative(QLatin1String key);

    QJsonObject m_object;
    QTimeZone m_zone;
    QString m_bad;
};

} // namespace desk::protocol
