// Typed access; see jsonreader.h.
#include "protocol/jsonreader.h"

#include <QJsonDocument>

#include <cmath>

namespace desk::protocol {

namespace {
constexpr qint64 largestExactInteger = 1LL << 53; // what every JSON library agrees on
} // namespace

Result<QJsonObject> parseObject(const QByteArray &json, ErrorCode code)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return desk::fail(code, error.errorString());
    if (!document.isObject())
        return desk::fail(code, QStringLiteral("not an object"));
    return document.object();
}

QDateTime parseTime(const QString &text, const QTimeZone &zone)
{
    QString iso = text;
    if (iso.size() > 10 && iso[10] == QLatin1Char(' '))
        iso[10] = QLatin1Char('T');
    QDateTime parsed = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (!parsed.isValid())
        return {};
    if (parsed.timeSpec() == Qt::LocalTime) // written without a zone
        parsed = zone.isValid() ? QDateTime(parsed.date(), parsed.time(), zone)
                                : QDateTime(parsed.date(), parsed.time(), Qt::UTC);
    return parsed.toUTC();
}

bool JsonReader::has(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    return !value.isUndefined() && !value.isNull();
}

QString JsonReader::text(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isString())
        fail(key);
    return value.toString();
}

QString JsonReader::textOr(QLatin1String key, const QString &absent)
{
    return has(key) ? text(key) : absent;
}

qint64 JsonReader::integer(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    const double number = value.toDouble(NAN);
    if (!value.isDouble() || std::floor(number) != number || std::abs(number) > double(largestExactInteger)) {
        fail(key);
        return 0;
    }
    return value.toInteger();
}

qint64 JsonReader::integerOr(QLatin1String key, qint64 absent)
{
    return has(key) ? integer(key) : absent;
}

qint64 JsonReader::positive(QLatin1String key)
{
    const qint64 number = integer(key);
    if (number <= 0)
        fail(key);
    return number;
}

qint64 JsonReader::nonNegative(QLatin1String key)
{
    const qint64 number = integer(key);
    if (number < 0)
        fail(key);
    return number;
}

bool JsonReader::boolean(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isBool())
        fail(key);
    return value.toBool();
}

bool JsonReader::booleanOr(QLatin1String key, bool absent)
{
    return has(key) ? boolean(key) : absent;
}

std::optional<bool> JsonReader::optionalBoolean(QLatin1String key)
{
    return has(key) ? std::optional<bool>(boolean(key)) : std::nullopt;
}

double JsonReader::realOr(QLatin1String key, double absent)
{
    if (!has(key))
        return absent;
    const QJsonValue value = m_object.value(key);
    if (!value.isDouble())
        fail(key);
    return value.toDouble(absent);
}

QDateTime JsonReader::time(QLatin1String key)
{
    const QDateTime parsed = parseTime(text(key), m_zone);
    if (!parsed.isValid())
        fail(key);
    return parsed;
}

QDateTime JsonReader::timeOr(QLatin1String key)
{
    return has(key) ? time(key) : QDateTime();
}

QUuid JsonReader::uuidOr(QLatin1String key)
{
    if (!has(key))
        return {};
    const QUuid parsed = QUuid::fromString(text(key));
    if (parsed.isNull())
        fail(key);
    return parsed;
}

QJsonArray JsonReader::array(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isArray())
        fail(key);
    return value.toArray();
}

JsonReader JsonReader::object(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isObject())
        fail(key);
    return JsonReader(value.toObject(), m_zone);
}

} // namespace desk::protocol
