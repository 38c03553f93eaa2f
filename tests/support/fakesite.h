// A bare HTTP server on loopback that answers as a test tells it, and remembers what came. Knows nothing of the site.
#pragma once

#include "net/siteaddress.h"

#include <QHash>
#include <QList>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <optional>

namespace desk {

struct SeenRequest
{
    QByteArray verb;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    int connection = 0; ///< on which connection, counted from 1
};

class FakeSite : public QTcpServer
{
public:
    /// The whole answer, head and body; empty: close without one; nullopt: never answer.
    using Answerer = std::function<std::optional<QByteArray>(const SeenRequest &)>;

    explicit FakeSite(Answerer answer, std::optional<QSslConfiguration> tls = std::nullopt)
        : m_answer(std::move(answer)), m_tls(std::move(tls))
    {
        listen(QHostAddress::LocalHost);
    }

    SiteAddress address() const
    {
        const QString scheme = m_tls ? QStringLiteral("https") : QStringLiteral("http");
        return *SiteAddress::fromInput(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(serverPort()));
    }
    const QList<SeenRequest> &seen() const { return m_seen; }
    int connections() const { return m_connections; }
    void setAnswer(Answerer answer) { m_answer = std::move(answer); }

    static QByteArray reply(int status, const QByteArray &body, const QByteArray &type = "application/json",
                            const QByteArrayList &headers = {})
    {
        QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Word\r\nContent-Type: " + type +
                          "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        for (const QByteArray &header : headers)
            head += header + "\r\n";
        return head + "\r\n" + body;
    }
    static QByteArray redirect(const QByteArray &to, QByteArrayList headers = {})
    {
        headers << "Location: " + to;
        return reply(302, {}, "text/html", headers);
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = m_tls ? new QSslSocket(this) : static_cast<QTcpSocket *>(new QTcpSocket(this));
        socket->setSocketDescriptor(handle);
        if (auto *secure = qobject_cast<QSslSocket *>(socket)) {
            secure->setSslConfiguration(*m_tls);
            secure->startServerEncryption();
        }
        const int number = ++m_connections;
        auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer, number] {
            *buffer += socket->readAll();
            while (auto request = take(*buffer)) {
                request->connection = number;
                m_seen << *request;
                const auto answer = m_answer(*request);
                if (answer && answer->isEmpty())
                    socket->close();
                else if (answer)
                    socket->write(*answer);
            }
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    static std::optional<SeenRequest> take(QByteArray &buffer)
    {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return std::nullopt;
        SeenRequest request;
        const QList<QByteArray> lines = buffer.left(end).split('\n');
        const QList<QByteArray> words = lines.first().trimmed().split(' ');
        request.verb = words.value(0);
        request.path = words.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return std::nullopt;
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        return request;
    }

    Answerer m_answer;
    std::optional<QSslConfiguration> m_tls;
    QList<SeenRequest> m_seen;
    int m_connections = 0;
};

} // namespace desk
