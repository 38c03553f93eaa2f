// What a server can do beyond SITE.md, and the answer that tells so (PROTOCOL.md, "Discovery").
#pragma once

#include "protocol/limits.h"
#include "protocol/types.h"

#include <QFlags>

namespace desk {

enum class Feature {
    Rooms = 1 << 0,
    Nonce = 1 << 1,
    Read = 1 << 2,
    Page = 1 << 3,
    Resume = 1 << 4,
    Changes = 1 << 5,
    Attachments = 1 << 6,
    Triage = 1 << 7,
};
Q_DECLARE_FLAGS(Features, Feature)
Q_DECLARE_OPERATORS_FOR_FLAGS(Features)

struct Discovery
{
    QString name;
    QString version;
    QUuid database; ///< the cache's key together with me.id
    Features features;
    Limits limits;
    User me;
    friend bool operator==(const Discovery &, const Discovery &) = default;
};

} // namespace desk
