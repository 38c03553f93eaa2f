// How the site is reached: through which proxy, and whose certificates are trusted besides those of the system. The
// same for HTTP and for sockets. There is no way to trust everybody.
#pragma once

#include "protocol/result.h"

#include <QByteArray>
#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QStringList>

#include <optional>

namespace desk {

struct Route
{
    enum class Way { System, Direct, Proxy };
    Way way = Way::System;
    QString proxyHost;
    quint16 proxyPort = 0;
    QByteArray certificates; ///< PEM; empty: the system's alone
    friend bool operator==(const Route &, const Route &) = default;
};

/// This machine itself is always reached directly.
QNetworkProxy proxyFor(const Route &route, const QUrl &url);
/// None: the platform's own.
std::optional<QSslConfiguration> tlsOf(const Route &route);

enum class CertificateFault { Unreadable, TooLarge, NoCertificate, Expired };

struct CertificateFile
{
    QByteArray pem;    ///< the certificates alone: a key that stood beside them is left out
    QStringList names; ///< whom they are of
};

/// Reads and checks; on a thread of the pool.
tl::expected<CertificateFile, CertificateFault> readCertificates(const QString &path, const QDateTime &now);

} // namespace desk
