// One line an event on stderr: time, level, what happened. Never a message text, a password, a cookie or a token.
#pragma once

#include "server/config.h"

#include <QString>

namespace desk::server {

void setLogLevel(LogLevel level);
void log(LogLevel level, const QString &line);
/// False: a line of this level would be dropped, so nobody need build it.
bool logs(LogLevel level);

} // namespace desk::server
