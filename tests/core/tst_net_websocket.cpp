// WebSocket against bare TCP servers: how handshakes and connections end.
#include "net/websocket.h"

#include "support/certificate.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocketServer>

#include <memory>

using namespace desk;

Q_DECLARE_METATYPE(desk::ErrorCode)

namespace {

// Answers each connection's first request with fixed bytes (none: silence).
class RawServer : public QTcpServer
{
public:
    explicit RawServer(QByteArray answer) : m_answer(std::move(answer))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                request += socket->readAll();
                if (request.contains("\r\n\r\n"))
                    socket->write(m_answer);
            });
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/ws/chat/ad/1/").arg(serverPort())); }

    QByteArray request;

private:
    QByteArray m_answer;
};

SocketRequest requestTo(const QUrl &url)
{
    return {url, "sessionid=abc", "http://127.0.0.1"};
}

// A server that speaks, and hands out its side of the connection.
struct TalkingServer
{
    QWebSocketServer server{QStringLiteral("test"), QWebSocketServer::NonSecureMode};
    std::unique_ptr<QWebSocket> peer;

    TalkingServer()
    {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QWebSocketServer::newConnection, &server,
                         [this] { peer.reset(server.nextPendingConnection()); });
    }
    QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(server.serverPort())); }
};

} // namespace

class TestWebSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedHandshakeSaysItsStatus_data();
    void refusedHandshakeSaysItsStatus();
    void silentHandshakeEndsByItself();
    void nobodyListeningIsOffline();
    void handshakeCarriesOriginAndCookie();
    void textsGoBothWays();
    void pingIsAnswered();
    void closeCodesAreTold_data();
    void closeCodesAreTold();
    void cutConnectionHasNoCode();
    void oversizeMessageEndsTheSocket();
    void binaryFrameIsIgnored();
    void politeCloseEndsOnce();
    void abortEndsInSilence();
    void selfSignedCertificateIsRefusedUnlessTrusted();
};

void TestWebSocket::refusedHandshakeSaysItsStatus_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("status");
    const QByteArray none = "Content-Length: 0\r\n";
    QTest::newRow("401") << QByteArray("401 Unauthorized") << none << ErrorCode::SignedOut << 401;
    QTest::newRow("403") << QByteArray("403 Forbidden") << none << ErrorCode::Forbidden << 403;
    QTest::newRow("404") << QByteArray("404 Not Found") << none << ErrorCode::NotFound << 404;
    QTest::newRow("429") << QByteArray("429 Too Many Requests") << none << ErrorCode::RateLimited << 429;
    QTest::newRow("500") << QByteArray("500 Internal Server Error") << none << ErrorCode::ServerFault << 500;
    QTest::newRow("503 kept open") << QByteArray("503 Service Unavailable")
                                   << QByteArray("Connection: keep-alive\r\nContent-Length: 0\r\n")
                                   << ErrorCode::ServerFault << 503;
    QTest::newRow("302") << QByteArray("302 Found") << QByteArray("Location: /ar/login/\r\nContent-Length: 0\r\n")
                         << ErrorCode::NotAChatSite << 302;
}

void TestWebSocket::refusedHandshakeSaysItsStatus()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, headers);
    RawServer server("HTTP/1.1 " + line + "\r\n" + headers + "\r\n");
    WebSocket socket;
    QSignalSpy closed(&socket, &Socket::closed);
    QSignalSpy opened(&socket, &Socket::opened);
    socket.open(requestTo(server.url()));
    QVERIFY(closed.wait());
    const auto error = closed.first().at(1).value<Error>();
    QFETCH(ErrorCode, code);
    QFETCH(int, status);
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(error.code, code);
    QCOMPARE(closed.first().at(0).toInt(), 0);
    QCOMPARE(opened.size(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(closed.size(), 1);
}

void TestWebSocket::silentHandshakeEndsByItself()
{
    RawServer server({});
    WebSocketOptions options;
    options.connectTimeout = std::chrono::milliseconds(200);
    WebSocket socket(options);
    QSignalSpy closed(&socket, &Socket::closed);
    socket.open(requestTo(server.url()));
    QVERIFY(closed.wait());
    QCOMPARE(closed.first().at(1).value<Error>().code, ErrorCode::TimedOut);
}

void TestWebSocket::nobodyListeningIsOffline()
{
    QUrl url;
    {
        const RawServer server({});
        url = server.url();
    }
    WebSocket socket;
    QSignalSpy closed(&socket, &Socket::closed);
    socket.open(requestTo(url));
    QVERIFY(closed.wait());
    QCOMPARE(closed.first().at(1).value<Error>().code, ErrorCode::Offline);
    QCOMPARE(closed.first().at(1).value<Error>().httpStatus, 0);
}

void TestWebSocket::handshakeCarriesOriginAndCookie()
{
    RawServer server("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    WebSocket socket;
    QSignalSpy closed(&socket, &Socket::closed);
    socket.open(requestTo(server.url()));
    QVERIFY(closed.wait());
    QVERIFY(server.request.startsWith("GET /ws/chat/ad/1/ HTTP/1.1\r\n"));
    QVERIFY(server.request.contains("\r\nOrigin: http://127.0.0.1\r\n"));
    QVERIFY(server.request.contains("\r\nCookie: sessionid=abc\r\n"));
    QCOMPARE(server.request.count("\r\nOrigin:"), 1);
}

void TestWebSocket::textsGoBothWays()
{
    TalkingServer server;
    WebSocket socket;
    QSignalSpy opened(&socket, &Socket::opened);
    QSignalSpy received(&socket, &Socket::received);
    socket.open(requestTo(server.url()));
    QVERIFY(opened.wait());
    QTRY_VERIFY(server.peer);
    QSignalSpy arrived(server.peer.get(), &QWebSocket::textMessageReceived);
    socket.send(QByteArray("{\"message\":\"سلام\"}"));
    QVERIFY(arrived.wait());
    QCOMPARE(arrived.first().first().toString(), QStringLiteral(u"{\"message\":\"سلام\"}"));
    const QString large(2'000'000, QLatin1Char('x')); // as the deployed site may send it
    server.peer->sendTextMessage(large);
    QVERIFY(received.wait());
    QCOMPARE(received.first().first().toByteArray().size(), 2'000'000);
}

void TestWebSocket::pingIsAnswered()
{
    TalkingServer server;
    WebSocket socket;
    QSignalSpy opened(&socket, &Socket::opened);
    QSignalSpy ponged(&socket, &Socket::ponged);
    socket.open(requestTo(server.url()));
    QVERIFY(opened.wait());
    socket.ping();
    QVERIFY(ponged.wait());
}

void TestWebSocket::closeCodesAreTold_data()
{
    QTest::addColumn<int>("sent");
    QTest::addColumn<int>("told");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("signed out") << 4401 << 4401 << ErrorCode::SignedOut;
    QTest::newRow("right lost") << 4403 << 4403 << ErrorCode::Forbidden;
    QTest::newRow("slow reader") << 4408 << 4408 << ErrorCode::Offline;
    QTest::newRow("server fault") << 1011 << 1011 << ErrorCode::ServerFault;
    QTest::newRow("too long") << 1009 << 1009 << ErrorCode::TooLong;
    QTest::newRow("protocol") << 1002 << 1002 << ErrorCode::BadFrame;
    QTest::newRow("normal proves nothing") << 1000 << 0 << ErrorCode::Offline;
}

void TestWebSocket::closeCodesAreTold()
{
    TalkingServer server;
    WebSocket socket;
    QSignalSpy opened(&socket, &Socket::opened);
    QSignalSpy closed(&socket, &Socket::closed);
    socket.open(requestTo(server.url()));
    QVERIFY(opened.wait());
    QTRY_VERIFY(server.peer);
    QFETCH(int, sent);
    server.peer->close(QWebSocketProtocol::CloseCode(sent), QStringLiteral("why"));
    QVERIFY(closed.wait());
    QTEST(closed.first().at(0).toInt(), "told");
    QTEST(closed.first().at(1).value<Error>().code, "code");
}

void TestWebSocket::cutConnectionHasNoCode()
{
    TalkingServer server;
    WebSocket socket;
    QSignalSpy opened(&socket, &Socket::opened);
    QSignalSpy closed(&socket, &Socket::closed);
    socket.open(requestTo(server.url()));
    QVERIFY(opened.wait());
    QTRY_VERIFY(server.peer);
    server.peer->abort();
    QVERIFY(closed.wait());
    QCOMPARE(closed.first().at(0).toInt(), 0);
    QCOMPARE(closed.first().at(1).value<Error>().code, ErrorCode::Offline);
}

void TestWebSocket::oversizeMessageEndsTheSocket()
{
    TalkingServer server;
    WebSocketOptions options;
    options.maxMessageBytes = 10'000;
    WebSocket socket(options);
    QSignalSpy opened(&socket, &Socket::opened);
    QSignalSpy closed(&socket, &Socket::closed);
    QSignalSpy received(&socket, &Socket::received);
    socket.open(requestTo(server.url()));
    QVERIFY(opened.wait());
    QTRY_VERIFY(server.peer);
    server.peer->sendTextMessage(QString(20'000, QLatin1Char('x')));
    QVERIFY(closed.wait(6'000));
    QCOMPARE(closed.first().at(0).toInt(), 1009);
    QCOMPARE(closed.first().at(1).value<Error>().code, ErrorCode::TooLong);
    QCOMPARE(received.size(), 0);
}

void TestWebSocket::binaryFrameIsIgnored()
{
    TalkingServer server;
    WebSocket socket;
    QSignalSpy opened(&socket, &Socket::opened);
    QSignalSpy received(&socket, &Socket::received);
    socket.open(requestTo(server.url()));
    QVERIFY(opened.wait());
    QTRY_VERIFY(server.peer);
    server.peer->sendBinaryMessage("\x01\x02");
    server.peer->sendTextMessage(QStringLiteral("after"));
    QVERIFY(received.wait());
    QCOMPARE(received.size(), 1);
    QCOMPARE(received.first().first().toByteArray(), QByteArray("after"));
}

void TestWebSocket::politeCloseEndsOnce()
{
    TalkingServer server;
    WebSocket socket;
    QSignalSpy opened(&socket, &Socket::opened);
    QSignalSpy closed(&socket, &Socket::closed);
    socket.open(requestTo(server.url()));
    QVERIFY(opened.wait());
    socket.close();
    QVERIFY(closed.wait(5'000));
    QCoreApplication::processEvents();
    QCOMPARE(closed.size(), 1);
}

void TestWebSocket::abortEndsInSilence()
{
    TalkingServer server;
    WebSocket socket;
    QSignalSpy opened(&socket, &Socket::opened);
    QSignalSpy closed(&socket, &Socket::closed);
    socket.open(requestTo(server.url()));
    QVERIFY(opened.wait());
    QTRY_VERIFY(server.peer);
    QSignalSpy gone(server.peer.get(), &QWebSocket::disconnected);
    socket.abort();
    QVERIFY(gone.wait());
    QCOMPARE(closed.size(), 0);
}

void TestWebSocket::selfSignedCertificateIsRefusedUnlessTrusted()
{
    QByteArray pem;
    const auto tls = selfSigned(&pem);
    if (!tls)
        QSKIP("no openssl tool to make a certificate");
    QWebSocketServer server(QStringLiteral("test"), QWebSocketServer::SecureMode);
    server.setSslConfiguration(*tls);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl url(QStringLiteral("wss://127.0.0.1:%1/").arg(server.serverPort()));

    WebSocket strict;
    QSignalSpy closed(&strict, &Socket::closed);
    strict.open(requestTo(url));
    QVERIFY(closed.wait());
    QCOMPARE(closed.first().at(1).value<Error>().code, ErrorCode::TlsFailed);
    QVERIFY(!closed.first().at(1).value<Error>().detail.isEmpty());

    WebSocketOptions options;
    options.route.certificates = pem;
    WebSocket trusting(options);
    QSignalSpy opened(&trusting, &Socket::opened);
    trusting.open(requestTo(url));
    QVERIFY(opened.wait());
}

QTEST_GUILESS_MAIN(TestWebSocket)
#include "tst_net_websocket.moc"
