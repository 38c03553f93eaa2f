// The road between a client and a site: bytes pass as they are, but a test may hold up one request, or lose its answer.
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace desk {

class Road : public QTcpServer
{
public:
    Road() { listen(QHostAddress::LocalHost); }
    ~Road() override
    {
        const QList<QTcpSocket *> ends = findChildren<QTcpSocket *>();
        for (QTcpSocket *end : ends)
            end->disconnect();
    }

    void leadTo(quint16 port) { m_port = port; }
    /// The next request that begins so ("GET /path") waits until release().
    void hold(const QByteArray &request) { m_hold = request; }
    bool isHolding() const { return m_heldFor; }
    void release()
    {
        if (m_heldFor)
            m_heldFor->write(m_held);
        m_heldFor.clear();
    }
    /// The next request that begins so arrives whole, and then the client's connection is closed.
    void loseAnswerTo(const QByteArray &request)
    {
        m_lose = request;
        m_hasLost = false;
    }
    bool hasLost() const { return m_hasLost; }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *client = new QTcpSocket(this);
        auto *site = new QTcpSocket(this);
        client->setSocketDescriptor(descriptor);
        site->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        connect(client, &QTcpSocket::readyRead, this, [this, client, site] { pass(client, site); });
        connect(site, &QTcpSocket::readyRead, client, [client, site] {
            const QByteArray bytes = site->readAll();
            if (client->state() == QAbstractSocket::ConnectedState)
                client->write(bytes);
        });
        connect(client, &QTcpSocket::disconnected, site, [this, client, site] {
            if (site->state() != QAbstractSocket::ConnectedState)
                site->abort();
            else if (m_losing != client) // the site shall not notice that its answer is lost
                site->disconnectFromHost();
            client->deleteLater();
        });
        connect(site, &QTcpSocket::disconnected, this, [client = QPointer(client), site] {
            if (client)
                client->disconnectFromHost();
            site->deleteLater();
        });
        connect(site, &QTcpSocket::errorOccurred, this, [client = QPointer(client), site] {
            if (client && site->state() == QAbstractSocket::UnconnectedState)
                client->abort(); // nobody listens there
        });
    }

private:
    void pass(QTcpSocket *client, QTcpSocket *site)
    {
        const QByteArray bytes = client->readAll();
        if (!m_hold.isEmpty() && bytes.startsWith(m_hold)) {
            m_hold.clear();
            m_held = bytes;
            m_heldFor = site;
            return;
        }
        if (!m_lose.isEmpty() && bytes.startsWith(m_lose)) {
            m_lose.clear();
            m_losing = client;
            m_lost.clear();
        }
        if (site->state() == QAbstractSocket::UnconnectedState || site->state() == QAbstractSocket::ClosingState)
            return; // it has just closed, and so will we
        site->write(bytes);
        if (m_losing != client)
            return;
        m_lost += bytes;
        if (!isWhole(m_lost))
            return;
        m_hasLost = true;
        client->disconnectFromHost();
    }
    static bool isWhole(const QByteArray &request)
    {
        const qsizetype head = request.indexOf("\r\n\r\n");
        const qsizetype length = request.toLower().indexOf("content-length:");
        if (head < 0 || length < 0)
            return head >= 0;
        const qsizetype from = length + qsizetype(sizeof "content-length:") - 1;
        return request.size() - head - 4 >=
               request.mid(from, request.indexOf('\r', from) - from).trimmed().toLongLong();
    }

    quint16 m_port = 0;
    QByteArray m_hold, m_held;
    QPointer<QTcpSocket> m_heldFor;
    QByteArray m_lose, m_lost;
    QPointer<QTcpSocket> m_losing;
    bool m_hasLost = false;
};

} // namespace desk
