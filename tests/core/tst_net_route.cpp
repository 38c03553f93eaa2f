// The way to the site: proxies and certificates, for HTTP and for sockets.
#include "net/httpclient.h"
#include "net/route.h"
#include "net/websocket.h"
#include "support/certificate.h"
#include "support/fakesite.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;

namespace {

Route through(const QTcpServer &proxy)
{
    return {Route::Way::Proxy, QStringLiteral("127.0.0.1"), proxy.serverPort(), {}};
}

QString written(const QTemporaryDir &folder, const QByteArray &bytes)
{
    const QString path = folder.filePath(QStringLiteral("ca.pem"));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

/// Refuses everything and remembers what it was asked for.
class FakeProxy : public QTcpServer
{
public:
    QByteArray heard;
    FakeProxy()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                heard += socket->readAll();
                if (!heard.contains("\r\n\r\n"))
                    return;
                socket->write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        listen(QHostAddress::LocalHost);
    }
};

} // namespace

class TestRoute : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thisMachineIsReachedDirectly()
    {
        const Route route{Route::Way::Proxy, QStringLiteral("proxy.example"), 3128, {}};
        for (const char *url : {"http://127.0.0.1:8000/", "http://localhost/", "ws://[::1]:9/ws/"})
            QCOMPARE(proxyFor(route, QUrl(QString::fromLatin1(url))).type(), QNetworkProxy::NoProxy);
        const QNetworkProxy proxy = proxyFor(route, QUrl(QStringLiteral("wss://shop.example/ws/")));
        QCOMPARE(proxy.type(), QNetworkProxy::HttpProxy);
        QCOMPARE(proxy.hostName(), QStringLiteral("proxy.example"));
        QCOMPARE(proxy.port(), 3128);
        QCOMPARE(proxyFor({Route::Way::Direct, {}, 0, {}}, QUrl(QStringLiteral("https://shop.example/"))).type(),
                 QNetworkProxy::NoProxy);
    }

    void httpGoesThroughTheProxyThatWasChosen()
    {
        FakeProxy proxy;
        HttpClient client(*SiteAddress::fromInput(QStringLiteral("https://shop.example")));
        client.setSession({"secret-session", "secret-token", {}});
        client.setRoute(through(proxy));
        std::optional<Result<HttpReply>> reply;
        client.run(client.get(QStringLiteral("/api/")), [&](const Result<HttpReply> &answer) { reply = answer; });
        QTRY_VERIFY(reply);
        QVERIFY(!*reply);
        QVERIFY2(proxy.heard.startsWith("CONNECT shop.example:443 "), proxy.heard.constData());
        QVERIFY(!proxy.heard.contains("secret"));
    }

    void socketsGoThroughTheProxyThatWasChosen()
    {
        FakeProxy proxy;
        WebSocketOptions options;
        options.route = through(proxy);
        WebSocket socket(options);
        QSignalSpy closed(&socket, &Socket::closed);
        socket.open(
            {QUrl(QStringLiteral("wss://shop.example/ws/")), "sessionid=secret-session", "https://shop.example"});
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY2(proxy.heard.startsWith("CONNECT shop.example:443 "), proxy.heard.constData());
        QVERIFY(!proxy.heard.contains("secret"));
    }

    void aCallThatRunsEndsOnItsOwnRoad()
    {
        FakeSite site([](const SeenRequest &) { return FakeSite::reply(200, "{}"); });
        HttpClient client(site.address());
        std::optional<Result<HttpReply>> reply;
        client.run(client.get(QStringLiteral("/")), [&](const Result<HttpReply> &got) { reply = got; });
        client.setRoute({Route::Way::Direct, {}, 0, {}});
        QTRY_VERIFY(reply);
        QVERIFY(*reply);
    }

    void aCertificateThatIsTrustedNoMoreIsNotTrusted()
    {
        QByteArray pem;
        const auto tls = selfSigned(&pem);
        if (!tls)
            QSKIP("no openssl tool to make a certificate");
        FakeSite site([](const SeenRequest &) { return FakeSite::reply(200, "{}"); }, tls);
        HttpClient client(site.address());
        const auto ask = [&] {
            std::optional<Result<HttpReply>> reply;
            client.run(client.get(QStringLiteral("/")), [&](const Result<HttpReply> &got) { reply = got; });
            return QTest::qWaitFor([&] { return reply.has_value(); }) ? *reply : fail(ErrorCode::Cancelled);
        };
        client.setRoute({Route::Way::System, {}, 0, pem});
        QVERIFY(ask());
        client.setRoute({}); // a connection that stands open must not serve on
        const auto refused = ask();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::TlsFailed);
    }

    void aFileOfCertificatesIsReadWithoutItsKey()
    {
        QByteArray pem;
        if (!selfSigned(&pem))
            QSKIP("no openssl tool to make a certificate");
        QTemporaryDir folder;
        const QByteArray key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
        const auto file = readCertificates(written(folder, key + pem), QDateTime::currentDateTimeUtc());
        QVERIFY(file);
        QCOMPARE(file->names, QStringList{QStringLiteral("127.0.0.1")});
        QVERIFY(file->pem.contains("BEGIN CERTIFICATE"));
        QVERIFY(!file->pem.contains("PRIVATE"));
        const auto later =
            readCertificates(folder.filePath(QStringLiteral("ca.pem")), QDateTime::currentDateTimeUtc().addYears(1));
        QCOMPARE(later.error(), CertificateFault::Expired);
    }

    void aWrongFileSaysWhatIsWrong()
    {
        QTemporaryDir folder;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(readCertificates(folder.filePath(QStringLiteral("none.pem")), now).error(),
                 CertificateFault::Unreadable);
        QCOMPARE(readCertificates(written(folder, "hello"), now).error(), CertificateFault::NoCertificate);
        QCOMPARE(readCertificates(written(folder, QByteArray(2'000'000, 'x')), now).error(),
                 CertificateFault::TooLarge);
    }
};

QTEST_GUILESS_MAIN(TestRoute)
#include "tst_net_route.moc"
