// The road of one admin: it can be cut, and it is the witness of when he had a socket.
#pragma once

#include "e2e/shift/shiftlog.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace desk {

class ShiftRoad : public QTcpServer
{
public:
    explicit ShiftRoad(quint16 site) : m_site(site)
    {
        listen(QHostAddress::LocalHost);
        m_port = serverPort();
    }
    ~ShiftRoad() override { drop(); }

    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    bool isCut() const { return !isListening(); }
    void cut()
    {
        close();
        drop();
    }
    void mend() { listen(QHostAddress::LocalHost, m_port); }
    /// So far; the last may go on.
    QList<ShiftSpan> spans(UserId admin) const
    {
        QList<ShiftSpan> all = m_spans;
        if (!m_open.isEmpty())
            all << ShiftSpan{{}, m_since, QDateTime::currentDateTimeUtc()};
        for (ShiftSpan &span : all)
            span.admin = admin;
        return all;
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *client = new QTcpSocket(this), *site = new QTcpSocket(this);
        client->setSocketDescriptor(descriptor);
        site->connectToHost(QHostAddress(QHostAddress::LocalHost), m_site);
        connect(client, &QTcpSocket::readyRead, site, [client, site] { site->write(client->readAll()); });
        connect(site, &QTcpSocket::readyRead, client, [this, client, site] {
            const QByteArray bytes = site->readAll();
            if (bytes.startsWith("HTTP/1.1 101"))
                opened(site);
            client->write(bytes);
        });
        connect(client, &QTcpSocket::disconnected, site, [this, client, site] {
            closed(site);
            client->deleteLater();
            if (site->state() == QAbstractSocket::ConnectedState)
                site->disconnectFromHost();
            else
                site->abort();
            site->deleteLater();
        });
        connect(site, &QTcpSocket::disconnected, client, [this, client, site] {
            closed(site);
            client->disconnectFromHost();
        });
        connect(site, &QTcpSocket::errorOccurred, client, [client, site] {
            if (site->state() == QAbstractSocket::UnconnectedState)
                client->abort();
        });
    }

private:
    void drop()
    {
        const QList<QTcpSocket *> ends = findChildren<QTcpSocket *>();
        for (QTcpSocket *end : ends) {
            end->disconnect();
            closed(end);
            end->abort();
            end->deleteLater();
        }
    }
    void opened(const QTcpSocket *site)
    {
        if (m_open.isEmpty())
            m_since = QDateTime::currentDateTimeUtc();
        m_open.insert(site);
    }
    void closed(const QTcpSocket *site)
    {
        if (m_open.remove(site) && m_open.isEmpty())
            m_spans << ShiftSpan{{}, m_since, QDateTime::currentDateTimeUtc()};
    }

    quint16 m_site;
    quint16 m_port = 0;
    QSet<const QTcpSocket *> m_open;
    QDateTime m_since;
    QList<ShiftSpan> m_spans;
};

} // namespace desk
