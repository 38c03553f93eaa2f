#include "net/httpclient.h"

#include "net/oneshotbody.h"

#include <QLocale>
#include <QNetworkCookie>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslError>

#include <algorithm>

namespace desk {

namespace {

constexpr qint64 errorBodyLimit = 1024 * 1024;
constexpr qint64 longestRetryAfter = 24 * 3600;

std::chrono::milliseconds retryAfterOf(const QNetworkReply &reply)
{
    const QString text = QString::fromLatin1(reply.rawHeader("Retry-After").trimmed());
    bool isNumber = false;
    qint64 seconds = text.toLongLong(&isNumber);
    if (!isNumber) {
        QDateTime at = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
        at.setTimeSpec(Qt::UTC);
        seconds = at.isValid() ? QDateTime::currentDateTimeUtc().secsTo(at) : 0;
    }
    return std::chrono::seconds(std::clamp<qint64>(seconds, 0, longestRetryAfter));
}

/// True for failures that are only Qt's reading of an HTTP status.
bool isOfTheContent(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError ||
           error == QNetworkReply::ProtocolInvalidOperationError // 400 and what Qt has no name for
           || (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError) ||
           (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

ErrorCode codeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return ErrorCode::HostNotFound;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // nobody but the transfer time limit cancels a running call
        return ErrorCode::TimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorCode::TlsFailed;
    case QNetworkReply::NoError: // and yet no status: what came was no HTTP
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return ErrorCode::NotAChatSite;
    default:
        return ErrorCode::Offline;
    }
}

} // namespace

namespace {

class RouteProxies : public QNetworkProxyFactory
{
public:
    explicit RouteProxies(const Route &route) : m_route(route) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {proxyFor(m_route, query.url())};
    }

private:
    const Route m_route;
};

} // namespace

// One running request with its body and its reader.
class HttpClient::Call : public QObject
{
public:
    Call(HttpClient *client, HttpRequest request, Done done)
        : QObject(client), m_client(client), m_network(client->m_network), m_sentWith(client->session()),
          m_request(std::move(request)), m_done(std::move(done))
    {
        const QNetworkRequest prepared = client->prepared(m_request);
        if (m_request.isDelete) {
            m_reply = m_network->deleteResource(prepared);
        } else if (!m_request.isPost) {
            m_reply = m_network->get(prepared);
        } else {
            if (!m_request.stream)
                m_request.stream = std::make_unique<OneShotBody>(m_request.body);
            m_reply = m_network->post(prepared, m_request.stream.get());
        }
        if (m_request.stop)
            m_request.stop->stop = [this] { return stopUnfinished(); };
        connect(m_reply, &QNetworkReply::sslErrors, this, &Call::noteTlsErrors);
        connect(m_reply, &QNetworkReply::readyRead, this, &Call::read);
        // Queued: whoever hears the answer may delete the client, and with it the reply.
        connect(m_reply, &QNetworkReply::finished, this, &Call::finish, Qt::QueuedConnection);
        if (m_request.progress) {
            const bool isUpload = m_request.isPost && m_request.streamBytes > 0;
            connect(m_reply, isUpload ? &QNetworkReply::uploadProgress : &QNetworkReply::downloadProgress, this,
                    [this, isUpload](qint64 now, qint64 total) {
                        if (now > 0) // Qt ends an upload with (0, 0), and does not know how much it reads from a stream
                            m_request.progress(now, isUpload ? m_request.streamBytes : total);
                    });
        }
    }

    ~Call() override
    {
        if (m_request.stop)
            m_request.stop->stop = {};
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }

private:
    int status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

    void noteTlsErrors(const QList<QSslError> &errors)
    {
        if (m_tlsError.isEmpty() && !errors.isEmpty())
            m_tlsError = errors.first().errorString();
    }

    void stop(ErrorCode code)
    {
        m_stopped = code;
        m_reply->abort();
    }

    bool stopUnfinished()
    {
        if (m_stopped || m_reply->isFinished() || m_request.stream->atEnd())
            return false;
        m_request.stream->close(); // not a byte more leaves, whatever the request still does
        stop(ErrorCode::Cancelled);
        return true;
    }

    void read()
    {
        if (m_stopped)
            return;
        const QByteArray bytes = m_reply->readAll();
        const bool isWanted = status() >= 200 && status() < 300;
        m_received += bytes.size();
        if (m_received > (isWanted ? m_request.maxBytes : std::min(errorBodyLimit, m_request.maxBytes)))
            return stop(ErrorCode::BadReply);
        if (!isWanted || !m_request.sink)
            m_body += bytes;
        else if (!m_request.sink(bytes))
            stop(ErrorCode::StorageFailed);
    }

    void finish()
    {
        if (!m_stopped && m_reply->bytesAvailable() > 0)
            read();
        m_reply->disconnect(this);
        deleteLater();
        const Done done = std::move(m_done);
        m_client->takeCookies(*m_reply, m_sentWith);
        done(outcome());
    }

    Result<HttpReply> outcome() const
    {
        if (m_stopped)
            return fail(*m_stopped, *m_stopped == ErrorCode::BadReply ? QStringLiteral("too large") : QString(),
                        status());
        if (m_reply->error() == QNetworkReply::SslHandshakeFailedError || !m_tlsError.isEmpty())
            return fail(ErrorCode::TlsFailed, m_tlsError.isEmpty() ? m_reply->errorString() : m_tlsError);
        if (status() == 0 || !isOfTheContent(m_reply->error()))
            return fail(codeOf(m_reply->error()), m_reply->errorString());

        HttpReply reply;
        reply.status = status();
        reply.url = m_reply->url();
        const QByteArray location = m_reply->rawHeader("Location");
        if (!location.isEmpty())
            reply.location = reply.url.resolved(QUrl::fromEncoded(location));
        reply.contentType = m_reply->rawHeader("Content-Type").trimmed().toLower();
        reply.body = m_body;
        reply.retryAfter = retryAfterOf(*m_reply);
        reply.hadSession = m_sentWith.isValid();
        return reply;
    }

    HttpClient *m_client;
    const std::shared_ptr<QNetworkAccessManager> m_network;
    const SessionCookie m_sentWith;
    HttpRequest m_request;
    Done m_done;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    qint64 m_received = 0;
    QString m_tlsError;
    std::optional<ErrorCode> m_stopped;
};

HttpClient::HttpClient(const SiteAddress &address, QObject *parent) : QObject(parent), m_address(address)
{
    setRoute({});
}

HttpClient::~HttpClient()
{
    // A call's end touches this client. Who hears of its end may ask for more.
    m_isGoing = true;
    while (!children().isEmpty())
        delete children().first();
}

void HttpClient::setRoute(const Route &route)
{
    m_network = std::make_shared<QNetworkAccessManager>();
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setAutoDeleteReplies(false);
    m_network->setProxyFactory(new RouteProxies(route));
    m_tls = tlsOf(route);
}

bool HttpClient::isOwn(const QUrl &url) const
{
    const QUrl &origin = m_address.origin;
    const int usual = origin.scheme() == QLatin1String("https") ? 443 : 80;
    return url.scheme() == origin.scheme() && url.host() == origin.host() && url.port(usual) == origin.port(usual) &&
           url.userInfo().isEmpty();
}

HttpRequest HttpClient::get(const QString &path) const
{
    HttpRequest request;
    request.url = m_address.http(path);
    return request;
}

HttpRequest HttpClient::post(const QString &path, const QByteArray &contentType, const QByteArray &body) const
{
    HttpRequest request = get(path);
    request.isPost = true;
    request.contentType = contentType;
    request.body = body;
    return request;
}

HttpRequest HttpClient::remove(const QString &path) const
{
    HttpRequest request = get(path);
    request.isDelete = true;
    return request;
}

QNetworkRequest HttpClient::prepared(const HttpRequest &request) const
{
    QNetworkRequest out(request.url);
    out.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("IdrissimartDesk/" DESK_VERSION));
    out.setRawHeader("Accept", "application/json, text/html;q=0.9, */*;q=0.5");
    out.setRawHeader("Accept-Language", m_language);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // "exactly once" is proven for HTTP/1.1
    out.setTransferTimeout(int(request.timeout.count()));
    if (m_tls)
        out.setSslConfiguration(*m_tls);

    QByteArrayList cookies;
    if (!m_cookie.sessionId.isEmpty())
        cookies << "sessionid=" + m_cookie.sessionId;
    if (!m_cookie.csrfToken.isEmpty())
        cookies << "csrftoken=" + m_cookie.csrfToken;
    if (!cookies.isEmpty())
        out.setRawHeader("Cookie", cookies.join("; "));

    if (request.isPost) {
        out.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.stream ? request.streamBytes : request.body.size());
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    }
    if (request.isPost || request.isDelete) {
        const QByteArray origin = m_address.originHeader().toLatin1();
        out.setRawHeader("Origin", origin);
        out.setRawHeader("Referer", request.referer.isEmpty() ? origin + '/' : request.referer);
        if (!m_cookie.csrfToken.isEmpty())
            out.setRawHeader("X-CSRFToken", m_cookie.csrfToken);
    }
    return out;
}

void HttpClient::run(HttpRequest request, Done done)
{
    Q_ASSERT(isOwn(request.url));
    if (m_isGoing)
        return;
    new Call(this, std::move(request), std::move(done));
}

namespace {
bool isSameButForSliding(const SessionCookie &now, const SessionCookie &then)
{
    constexpr qint64 day = 24 * 60 * 60;
    return now.sessionId == then.sessionId && now.csrfToken == then.csrfToken &&
           now.expires.isValid() == then.expires.isValid() &&
           (!now.expires.isValid() || qAbs(then.expires.secsTo(now.expires)) <= day);
}
} // namespace

void HttpClient::takeCookies(const QNetworkReply &reply, const SessionCookie &sentWith)
{
    SessionCookie next = m_cookie;
    const auto cookies = reply.header(QNetworkRequest::SetCookieHeader).value<QList<QNetworkCookie>>();
    for (const QNetworkCookie &cookie : cookies) {
        const QDateTime expires = cookie.expirationDate();
        const bool isGone = cookie.value().isEmpty() || cookie.value() == "\"\"" ||
                            (expires.isValid() && expires <= QDateTime::currentDateTimeUtc());
        const QByteArray value = isGone ? QByteArray() : cookie.value();
        // A late answer to an older session must not undo a newer one.
        if (cookie.name() == "sessionid" && sentWith.sessionId == m_cookie.sessionId) {
            next.sessionId = value;
            next.expires = isGone || cookie.isSessionCookie() ? QDateTime() : expires.toUTC();
        } else if (cookie.name() == "csrftoken" && sentWith.csrfToken == m_cookie.csrfToken && !isGone) {
            next.csrfToken = value;
        }
    }
    m_cookie = next;
    if (!m_cookie.isValid() || isSameButForSliding(m_cookie, m_announced))
        return;
    m_announced = m_cookie;
    Q_EMIT sessionChanged(m_cookie);
}

} // namespace desk
