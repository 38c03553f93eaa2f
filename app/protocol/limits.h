// The limits a server names in its discovery answer, with the defaults of the reference server.
#pragma once

#include <QtGlobal>

namespace desk {

struct Limits
{
    int messageChars = 10'000; ///< UTF-16 code units of the trimmed text
    qint64 frameBytes = 65'536;
    qint64 attachmentBytes = 26'214'400;
    int messagesPerSecond = 10;
    int burst = 20;
    friend bool operator==(const Limits &, const Limits &) = default;
};

} // namespace desk
