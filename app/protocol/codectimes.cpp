// Times and UUIDs as the wire writes them.
#include "protocol/codecvalues.h"

#include <chrono>

namespace desk::protocol {

QString uuidText(const QUuid &uuid)
{
    return uuid.toString(QUuid::WithoutBraces);
}

QString isoTime(const QDateTime &time)
{
    // By hand: QDateTime's formats cost microseconds, and every broadcast message has one.
    using namespace std::chrono;
    const sys_time<milliseconds> since{milliseconds(time.toMSecsSinceEpoch())};
    const auto midnight = floor<days>(since);
    const year_month_day day(midnight);
    const hh_mm_ss clock(since - midnight);
    QString text = QStringLiteral("0000-00-00T00:00:00.000000+00:00");
    QChar *const out = text.data();
    const auto number = [out](int at, int digits, unsigned value) {
        for (int i = at + digits - 1; i >= at; --i, value /= 10)
            out[i] = QChar(char16_t(u'0' + value % 10));
    };
    number(0, 4, static_cast<unsigned>(static_cast<int>(day.year())));
    number(5, 2, static_cast<unsigned>(day.month()));
    number(8, 2, static_cast<unsigned>(day.day()));
    number(11, 2, static_cast<unsigned>(clock.hours().count()));
    number(14, 2, static_cast<unsigned>(clock.minutes().count()));
    number(17, 2, static_cast<unsigned>(clock.seconds().count()));
    number(20, 3, static_cast<unsigned>(clock.subseconds().count()));
    return text;
}

QString localTime(const QDateTime &time, const QTimeZone &zone)
{
    return time.toTimeZone(zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

void writeTime(JsonWriter &json, QLatin1String key, const QDateTime &time)
{
    json.key(key);
    if (time.isValid())
        json.value(isoTime(time));
    else
        json.null();
}

} // namespace desk::protocol
