// Where a site lives: its origin, and what a person may type for it. Plain http for loopback only.
#pragma once

#include "protocol/result.h"

#include <QUrl>

namespace desk {

struct SiteAddress
{
    QUrl origin; ///< scheme, host, port; no path

    /// Accepts "example.com", "https://example.com/anything", "http://127.0.0.1:8000". Errors: InsecureAddress (http beyond
    /// loopback), HostNotFound (not an address at all).
    static Result<SiteAddress> fromInput(const QString &typed);
    QUrl http(const QString &path) const;      ///< path begins with '/', may hold a query
    QUrl websocket(const QString &path) const; ///< ws or wss of the same host
    QString originHeader() const;              ///< "https://host[:port]"
    QString host() const { return origin.host(); }
    friend bool operator==(const SiteAddress &, const SiteAddress &) = default;
};

} // namespace desk
