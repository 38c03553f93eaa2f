// Writing the line.
#include "server/log.h"

#include <QDateTime>

#include <atomic>
#include <cstdio>

namespace desk::server {

namespace {
std::atomic<LogLevel> threshold{LogLevel::Info};
const char *const names[] = {"error", "warning", "info", "debug"};
} // namespace

void setLogLevel(LogLevel level)
{
    threshold = level;
}

bool logs(LogLevel level)
{
    return level <= threshold;
}

void log(LogLevel level, const QString &line)
{
    if (!logs(level))
        return;
    QString safe = line;
    safe.replace(QLatin1Char('\n'), QLatin1Char(' ')).replace(QLatin1Char('\r'), QLatin1Char(' '));
    const QByteArray out = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8() + ' ' +
                           names[static_cast<int>(level)] + ' ' + safe.toUtf8() + '\n';
    std::fwrite(out.constData(), 1, static_cast<size_t>(out.size()), stderr);
}

} // namespace desk::server
