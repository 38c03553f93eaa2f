#include "net/siteaddress.h"

#include <QHostAddress>

namespace desk {

namespace {

bool isLoopback(const QString &host)
{
    // not "*.localhost": a resolver may send that elsewhere
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

int defaultPort(const QString &scheme)
{
    return scheme == QLatin1String("https") ? 443 : 80;
}

} // namespace

Result<SiteAddress> SiteAddress::fromInput(const QString &typed)
{
    const QString input = typed.trimmed();
    const bool hasScheme = input.contains(QLatin1String("://"));
    const QUrl url(hasScheme ? input : QStringLiteral("https://") + input, QUrl::StrictMode);
    const QString host = url.host();
    if (!url.isValid() || host.isEmpty() || host.startsWith(QLatin1Char('.')) || url.port() == 0 ||
        !url.userInfo().isEmpty())
        return fail(ErrorCode::HostNotFound, input);

    QString scheme = url.scheme();
    if (!hasScheme && isLoopback(host))
        scheme = QStringLiteral("http");
    if (scheme != QLatin1String("https") && scheme != QLatin1String("http"))
        return fail(ErrorCode::HostNotFound, input);
    if (scheme == QLatin1String("http") && !isLoopback(host))
        return fail(ErrorCode::InsecureAddress, host);

    SiteAddress address;
    address.origin.setScheme(scheme);
    address.origin.setHost(host);
    if (url.port() != -1 && url.port() != defaultPort(scheme))
        address.origin.setPort(url.port());
    return address;
}

QUrl SiteAddress::http(const QString &path) const
{
    return QUrl::fromEncoded(origin.toEncoded() + path.toUtf8());
}

QUrl SiteAddress::websocket(const QString &path) const
{
    QUrl url = http(path);
    url.setScheme(origin.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    return url;
}

QString SiteAddress::originHeader() const
{
    return QString::fromLatin1(origin.toEncoded());
}

} // namespace desk
