// The deployed site's only list of support rooms: a page for superusers (SITE.md, "Page-JSON"). Pure.
#pragma once

#include "protocol/ids.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace desk {

struct SupportEntry
{
    RoomId room;
    QString name; ///< plain text
    int unread = 0;
    bool isActive = true; ///< false: resolved
    friend bool operator==(const SupportEntry &, const SupportEntry &) = default;
};

/// In the page's order: newest activity first. Rooms without a usable id are left out.
QList<SupportEntry> parseSupportList(const QByteArray &html);

} // namespace desk
