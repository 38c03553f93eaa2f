// Proxies and certificates.
#include "net/route.h"

#include <QDateTime>
#include <QFile>
#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QSslCertificate>
#include <QUrl>

#include <algorithm>

namespace desk {

namespace {

constexpr qint64 largestFile = 1024 * 1024;

bool isThisMachine(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

QNetworkProxy proxyFor(const Route &route, const QUrl &url)
{
    if (route.way == Route::Way::Direct || isThisMachine(url.host()))
        return QNetworkProxy::NoProxy;
    if (route.way == Route::Way::Proxy)
        return QNetworkProxy(QNetworkProxy::HttpProxy, route.proxyHost, route.proxyPort);
    // A socket asks as HTTPS does: the handshake is HTTP, and tables of proxies know no ws.
    QUrl asked = url;
    if (url.scheme() == QLatin1String("wss"))
        asked.setScheme(QStringLiteral("https"));
    else if (url.scheme() == QLatin1String("ws"))
        asked.setScheme(QStringLiteral("http"));
    const QList<QNetworkProxy> found = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(asked));
    QNetworkProxy proxy = found.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : found.first();
    if (proxy.type() == QNetworkProxy::HttpCachingProxy)
        proxy.setType(QNetworkProxy::HttpProxy); // a cache must not stand between
    return proxy;
}

std::optional<QSslConfiguration> tlsOf(const Route &route)
{
    const QList<QSslCertificate> extra = QSslCertificate::fromData(route.certificates, QSsl::Pem);
    if (extra.isEmpty())
        return std::nullopt;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(extra);
    return tls;
}

tl::expected<CertificateFile, CertificateFault> readCertificates(const QString &path, const QDateTime &now)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(CertificateFault::Unreadable);
    const QByteArray bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile)
        return tl::make_unexpected(CertificateFault::TooLarge);
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(bytes, QSsl::Pem);
    if (certificates.isEmpty())
        return tl::make_unexpected(CertificateFault::NoCertificate);
    CertificateFile read;
    for (const QSslCertificate &each : certificates) {
        if (each.expiryDate() < now)
            continue;
        read.pem += each.toPem();
        const QString name = each.subjectInfo(QSslCertificate::CommonName).value(0);
        read.names << (name.isEmpty() ? each.subjectInfo(QSslCertificate::Organization).value(0) : name);
    }
    if (read.pem.isEmpty())
        return tl::make_unexpected(CertificateFault::Expired);
    return read;
}

} // namespace desk
