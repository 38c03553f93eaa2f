// What the cache holds and takes, as the settings show it.
#pragma once

#include <QDateTime>

namespace desk {

struct StorageUse
{
    qint64 bytes = 0;     ///< on the disk
    qint64 freeBytes = 0; ///< of them: given back by what was deleted, used again for what comes
    qint64 messages = 0;
    QDateTime oldest; ///< the oldest message
    friend bool operator==(const StorageUse &, const StorageUse &) = default;
};

} // namespace desk
