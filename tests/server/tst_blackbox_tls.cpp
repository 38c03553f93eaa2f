// The TLS listener from outside: signing in over https, a socket over wss, and no word for somebody who speaks plain http.
#include "blackbox_http.h"
#include "blackbox_site.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace blackbox;

namespace {

/// One connection that trusts the test's own certificate and nothing else.
class Tunnel
{
public:
    Tunnel(quint16 port, const QString &certificate)
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(certificate));
        m_socket.setSslConfiguration(tls);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        m_open = m_socket.waitForEncrypted(10'000);
    }
    bool isOpen() const { return m_open; }
    QString error() const { return m_socket.errorString(); }
    QSsl::SslProtocol protocol() const { return m_socket.sessionProtocol(); }
    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    /// What comes until `mark` is in it.
    QByteArray readUntil(const QByteArray &mark)
    {
        QByteArray got;
        for (QDeadlineTimer deadline(10'000); !got.contains(mark) && !deadline.hasExpired();) {
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(int(deadline.remainingTime())))
                break;
            got += m_socket.readAll();
        }
        return got;
    }

private:
    QSslSocket m_socket;
    bool m_open = false;
};

QByteArray cookie(const QByteArray &head, const char *name)
{
    const auto match = QRegularExpression(QStringLiteral("Set-Cookie: %1=([^;]+)").arg(QLatin1String(name)))
                           .match(QString::fromLatin1(head));
    return match.captured(1).toLatin1();
}

} // namespace

class TestBlackboxTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QProcess tool;
        tool.start(QStringLiteral("openssl"),
                   {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                    QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"),
                    QStringLiteral("-subj"), QStringLiteral("/CN=127.0.0.1"), QStringLiteral("-addext"),
                    QStringLiteral("subjectAltName=IP:127.0.0.1"), QStringLiteral("-keyout"), key(),
                    QStringLiteral("-out"), certificate()});
        if (!tool.waitForFinished(30'000) || tool.exitCode() != 0)
            QSKIP("there is no openssl tool to make a certificate");
        m_site = std::make_unique<Site>();
        QVERIFY2(m_site->start({QStringLiteral("--tls-cert"), certificate(), QStringLiteral("--tls-key"), key()}),
                 m_site->output().constData());
    }
    void cleanupTestCase()
    {
        if (m_site)
            QCOMPARE(m_site->terminate(), 0);
    }

    void signsInOverHttpsAndOpensASocketOverWss()
    {
        const QByteArray host = "127.0.0.1:" + QByteArray::number(m_site->port());
        Tunnel page(m_site->port(), certificate());
        QVERIFY2(page.isOpen(), qPrintable(page.error()));
        QVERIFY(page.protocol() == QSsl::TlsV1_2 || page.protocol() == QSsl::TlsV1_3);
        page.write("GET /ar/login/ HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        const QByteArray form = page.readUntil("</html>");
        QVERIFY(form.startsWith("HTTP/1.1 200 "));
        QVERIFY(form.contains("; Secure"));
        const QByteArray csrf = cookie(form, "csrftoken");
        QVERIFY(!csrf.isEmpty());

        const QByteArray body =
            "csrfmiddlewaretoken=" + csrf + "&username=buyer&password=" + password.toPercentEncoding();
        page.write("POST /ar/login/ HTTP/1.1\r\nHost: " + host + "\r\nReferer: https://" + host +
                   "/ar/login/\r\nCookie: csrftoken=" + csrf +
                   "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                   QByteArray::number(body.size()) + "\r\n\r\n" + body);
        const QByteArray answer = page.readUntil("\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 302 "), answer.constData());
        const QByteArray session = cookie(answer, "sessionid");
        QVERIFY(!session.isEmpty());

        Tunnel socket(m_site->port(), certificate());
        QVERIFY(socket.isOpen());
        socket.write("GET /ws/notifications/ HTTP/1.1\r\nHost: " + host + "\r\nOrigin: https://" + host +
                     "\r\nCookie: sessionid=" + session +
                     "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        const QByteArray opened = socket.readUntil("}");
        QVERIFY2(opened.startsWith("HTTP/1.1 101 "), opened.constData());
        QVERIFY2(opened.contains("\"type\":\"hello\""), opened.constData());
    }

    void aPostWithoutARefererOfTheSiteIsRefused()
    {
        const QByteArray host = "127.0.0.1:" + QByteArray::number(m_site->port());
        Tunnel page(m_site->port(), certificate());
        QVERIFY(page.isOpen());
        const QByteArray token(32, 'a'), body = "csrfmiddlewaretoken=" + token + "&username=buyer&password=x";
        page.write("POST /ar/login/ HTTP/1.1\r\nHost: " + host + "\r\nCookie: csrftoken=" + token +
                   "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                   QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY(page.readUntil("\r\n\r\n").startsWith("HTTP/1.1 403 "));
    }

    void plainHttpGetsNoAnswer()
    {
        QCOMPARE(request(m_site->port(), "GET", "/ar/login/").status, 0);
        Tunnel still(m_site->port(), certificate());
        QVERIFY2(still.isOpen(), "somebody's plain bytes must not hurt the listener");
    }

private:
    QString key() const { return m_folder.filePath(QStringLiteral("key.pem")); }
    QString certificate() const { return m_folder.filePath(QStringLiteral("certificate.pem")); }

    QTemporaryDir m_folder;
    std::unique_ptr<Site> m_site;
};

QTEST_GUILESS_MAIN(TestBlackboxTls)
#include "tst_blackbox_tls.moc"
