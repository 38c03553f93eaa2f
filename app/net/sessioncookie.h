// What keeps a person signed in.
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace desk {

/// A secret: keychain or memory, never a log.
struct SessionCookie
{
    QByteArray sessionId;
    QByteArray csrfToken;
    QDateTime expires; ///< invalid: a browser-session cookie ("keep me signed in" was off)
    bool isValid() const { return !sessionId.isEmpty(); }
    friend bool operator==(const SessionCookie &, const SessionCookie &) = default;
};

} // namespace desk
