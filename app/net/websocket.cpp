#include "net/websocket.h"

#include <QNetworkRequest>
#include <QRegularExpression>
#include <QSslError>

namespace desk {

namespace {

/// QWebSocket tells the handshake's status in its error text alone ("Unhandled http status code: 403 (…)").
int statusIn(const QString &errorText)
{
    static const QRegularExpression number(QStringLiteral("(?<![0-9])([345][0-9]{2})(?![0-9])"));
    return number.match(errorText).captured(1).toInt();
}

ErrorCode codeOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return ErrorCode::HostNotFound;
    case QAbstractSocket::SocketTimeoutError:
        return ErrorCode::TimedOut;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return ErrorCode::TlsFailed;
    default:
        return ErrorCode::Offline;
    }
}

} // namespace

Error errorOfHandshake(int status)
{
    ErrorCode code = ErrorCode::NotAChatSite;
    if (status == 401)
        code = ErrorCode::SignedOut;
    else if (status == 403)
        code = ErrorCode::Forbidden;
    else if (status == 404)
        code = ErrorCode::NotFound;
    else if (status == 429)
        code = ErrorCode::RateLimited;
    else if (status >= 500)
        code = ErrorCode::ServerFault;
    return {code, {}, {}, status};
}

Error errorOfClose(int closeCode, const QString &reason)
{
    switch (closeCode) {
    case 4401:
        return {ErrorCode::SignedOut, reason, {}, 0};
    case 4403:
        return {ErrorCode::Forbidden, reason, {}, 0};
    case 1002:
    case 1003:
    case 1007:
        return {ErrorCode::BadFrame, reason, {}, 0};
    case 1009:
        return {ErrorCode::TooLong, reason, {}, 0};
    case 1011:
        return {ErrorCode::ServerFault, reason, {}, 0};
    default: // 4408 (we read too slowly) among them: come back and ask what was missed
        return {ErrorCode::Offline, reason, {}, 0};
    }
}

WebSocket::WebSocket(const WebSocketOptions &options, QObject *parent) : Socket(parent), m_options(options)
{
    m_socket.setMaxAllowedIncomingFrameSize(options.maxMessageBytes);
    m_socket.setMaxAllowedIncomingMessageSize(options.maxMessageBytes);
    if (const auto tls = tlsOf(options.route))
        m_socket.setSslConfiguration(*tls);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_isOpen)
            disconnected();
        else
            finishLater(0, Error{ErrorCode::TimedOut, {}, {}, 0});
    });
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        if (m_end)
            return;
        m_isOpen = true;
        m_timer.stop();
        Q_EMIT opened();
    });
    connect(&m_socket, &QWebSocket::disconnected, this, &WebSocket::disconnected);
    connect(&m_socket, &QWebSocket::aboutToClose, this, [this] { m_timer.start(m_options.closeTimeout); });
    connect(&m_socket, &QWebSocket::pong, this, &Socket::ponged);
    connect(&m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { Q_EMIT received(text.toUtf8()); });
    connect(&m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (m_tlsError.isEmpty() && !errors.isEmpty())
            m_tlsError = errors.first().errorString();
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(&m_socket, &QWebSocket::errorOccurred, this, &WebSocket::failed);
#else
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &WebSocket::failed);
#endif
}

WebSocket::~WebSocket()
{
    abort();
}

void WebSocket::open(const SocketRequest &request)
{
    Q_ASSERT(!m_isRunning);
    m_isRunning = true;
    QNetworkRequest handshake(request.url);
    handshake.setRawHeader("Origin", request.origin);
    if (!request.cookie.isEmpty())
        handshake.setRawHeader("Cookie", request.cookie);
    handshake.setRawHeader("User-Agent", "IdrissimartDesk/" DESK_VERSION);
    m_timer.start(m_options.connectTimeout);
    m_socket.setProxy(proxyFor(m_options.route, request.url));
    m_socket.open(handshake);
}

void WebSocket::send(const QByteArray &text)
{
    if (m_isOpen && !m_end)
        m_socket.sendTextMessage(QString::fromUtf8(text));
}

void WebSocket::ping()
{
    if (m_isOpen && !m_end)
        m_socket.ping();
}

void WebSocket::close()
{
    if (!m_isRunning || m_end)
        return;
    if (!m_isOpen)
        return finishLater(0, Error{ErrorCode::Cancelled, {}, {}, 0});
    m_timer.start(m_options.closeTimeout);
    m_socket.close();
}

void WebSocket::abort()
{
    m_isRunning = false;
    m_timer.stop();
    m_socket.disconnect(this);
    m_socket.abort();
}

void WebSocket::failed(QAbstractSocket::SocketError error)
{
    if (m_isOpen)
        return; // `disconnected` follows, and knows the close code
    const int status = statusIn(m_socket.errorString());
    if (!m_tlsError.isEmpty() || codeOf(error) == ErrorCode::TlsFailed)
        finishLater(0, Error{ErrorCode::TlsFailed, m_tlsError.isEmpty() ? m_socket.errorString() : m_tlsError, {}, 0});
    else if (status != 0 && error == QAbstractSocket::ConnectionRefusedError)
        finishLater(0, errorOfHandshake(status));
    else
        finishLater(0, Error{codeOf(error), m_socket.errorString(), {}, 0});
}

void WebSocket::disconnected()
{
    // 1000 is also what a TCP reset looks like, 1006 is never on the wire: both prove no close frame.
    const int code = m_socket.closeCode();
    const bool isTold = m_isOpen && code != QWebSocketProtocol::CloseCodeNormal &&
                        code != QWebSocketProtocol::CloseCodeAbnormalDisconnection;
    finishLater(isTold ? code : 0, errorOfClose(isTold ? code : 0, m_socket.closeReason()));
}

void WebSocket::finishLater(int closeCode, const Error &error)
{
    if (!m_isRunning || m_end)
        return;
    m_end = error;
    m_closeCode = closeCode;
    m_timer.stop();
    QTimer::singleShot(0, this, &WebSocket::finish); // QWebSocket is in the middle of a signal: cut it afterwards
}

void WebSocket::finish()
{
    if (!m_isRunning)
        return;
    abort();
    Q_EMIT closed(m_closeCode, *m_end);
}

} // namespace desk
