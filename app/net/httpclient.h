// HTTP with one site: its cookies and CSRF token, one try a POST, limits of time and size, failures as Errors.
// Follows no redirect and judges no status: that is for those who know the calls (sitecall, signin).
#pragma once

#include "net/route.h"
#include "net/sessioncookie.h"
#include "net/siteaddress.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QIODevice;
class QNetworkReply;
class QNetworkRequest;

namespace desk {

/// The way to end one POST from outside.
struct UploadStop
{
    /// Set while it runs. True: it was ended before its body had been handed over whole, so nobody can have it whole (and
    /// the deployed site's nginx hands on whole requests alone). False: too late, and nothing was done.
    std::function<bool()> stop;
    bool operator()() const { return stop && stop(); }
};

struct HttpRequest
{
    QUrl url;
    bool isPost = false;
    bool isDelete = false; ///< without a body
    QByteArray contentType;
    QByteArray body;                   ///< of a POST; a POST without one is not sent exactly once by Qt: never empty
    std::unique_ptr<QIODevice> stream; ///< instead of `body`: open, sequential, exactly `streamBytes` long
    qint64 streamBytes = 0;
    QByteArray referer; ///< empty: the site's front page
    qint64 maxBytes = 32 * 1024 * 1024;
    std::chrono::milliseconds timeout{30'000};    ///< without a byte moving
    std::function<void(qint64, qint64)> progress; ///< of the upload if there is a stream, else of the download
    std::shared_ptr<UploadStop> stop;             ///< of a stream; may be null
    std::function<bool(const QByteArray &)>
        sink; ///< takes the body of a 2xx answer piece by piece; false: stop (StorageFailed)
};

struct HttpReply
{
    int status = 0;
    QUrl url;      ///< what was asked
    QUrl location; ///< of a redirect, resolved; else empty
    QByteArray contentType;
    QByteArray body;
    std::chrono::milliseconds retryAfter{0};
    bool hadSession = false; ///< the request carried a session cookie

    bool isSuccess() const { return status >= 200 && status < 300; }
    bool isRedirect() const { return status >= 300 && status < 400 && !location.isEmpty(); }
    bool isHtml() const { return contentType.startsWith("text/html"); }
};

class HttpClient : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<HttpReply>)>;

    explicit HttpClient(const SiteAddress &address, QObject *parent = nullptr);
    ~HttpClient() override;

    const SiteAddress &address() const { return m_address; }
    void setSession(const SessionCookie &cookie) { m_cookie = m_announced = cookie; }
    const SessionCookie &session() const { return m_cookie; }
    void setAcceptLanguage(const QByteArray &language) { m_language = language; }
    /// For what is asked from now on; no connection that was made another way is used again.
    void setRoute(const Route &route);
    /// Origin, cookies and tokens go to the site alone.
    bool isOwn(const QUrl &url) const;

    HttpRequest get(const QString &path) const;
    HttpRequest post(const QString &path, const QByteArray &contentType, const QByteArray &body) const;
    HttpRequest remove(const QString &path) const;
    /// `done` is called exactly once, later, unless this client goes first.
    void run(HttpRequest request, Done done);

Q_SIGNALS:
    /// Another session or token, or its end has moved by a day: not each answer of a session that slides.
    void sessionChanged(const desk::SessionCookie &cookie);

private:
    class Call;
    QNetworkRequest prepared(const HttpRequest &request) const;
    void takeCookies(const QNetworkReply &reply, const SessionCookie &sentWith);

    SiteAddress m_address;
    std::shared_ptr<QNetworkAccessManager> m_network; ///< a running call keeps the one it was begun with
    std::optional<QSslConfiguration> m_tls;           ///< none: the platform's own
    SessionCookie m_cookie;
    SessionCookie m_announced; ///< what sessionChanged, or setSession, said last
    QByteArray m_language = "ar";
    bool m_isGoing = false;
};

} // namespace desk
