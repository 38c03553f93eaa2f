// RFC 6455 as far as a test needs it.
#include "blackbox_socket.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QJsonDocument>
#include <QtEndian>

namespace blackbox {

int Socket::open(const Browser &browser, const QByteArray &path)
{
    return open(browser.port(), path, {browser.cookies(), browser.origin()});
}

int Socket::open(quint16 port, const QByteArray &path, const Handshake &handshake)
{
    m_socket->connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!m_socket->waitForConnected(5'000))
        return m_status = 0;
    QByteArray head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                      "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (!handshake.cookies.isEmpty())
        head += "Cookie: " + handshake.cookies + "\r\n";
    if (!handshake.origin.isEmpty())
        head += "Origin: " + handshake.origin + "\r\n";
    m_socket->write(head + "\r\n");
    QDeadlineTimer deadline(8'000);
    while (!m_buffer.contains("\r\n\r\n") && !deadline.hasExpired()) {
        if (!m_socket->waitForReadyRead(static_cast<int>(deadline.remainingTime())) &&
            m_socket->state() != QAbstractSocket::ConnectedState) {
            m_buffer += m_socket->readAll();
            break;
        }
        m_buffer += m_socket->readAll();
    }
    m_status = m_buffer.mid(9, 3).toInt();
    m_buffer = m_buffer.mid(m_buffer.indexOf("\r\n\r\n") + 4);
    return m_status;
}

void Socket::readLittle()
{
    m_socket->bind(QHostAddress(QHostAddress::LocalHost));
    m_socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4'096);
}

void Socket::send(const QJsonObject &frame)
{
    sendText(QJsonDocument(frame).toJson(QJsonDocument::Compact));
}

void Socket::sendFrame(int opcode, const QByteArray &payload, bool masked, bool final)
{
    QByteArray bytes;
    bytes += static_cast<char>((final ? 0x80 : 0) | opcode);
    const int maskBit = masked ? 0x80 : 0;
    if (payload.size() < 126) {
        bytes += static_cast<char>(maskBit | int(payload.size()));
    } else if (payload.size() < 65'536) {
        bytes += static_cast<char>(maskBit | 126);
        quint16 length = qToBigEndian(static_cast<quint16>(payload.size()));
        bytes.append(reinterpret_cast<const char *>(&length), 2);
    } else {
        bytes += static_cast<char>(maskBit | 127);
        quint64 length = qToBigEndian(static_cast<quint64>(payload.size()));
        bytes.append(reinterpret_cast<const char *>(&length), 8);
    }
    if (masked) {
        const QByteArray key = "\x11\x22\x33\x44";
        bytes += key;
        for (qsizetype i = 0; i < payload.size(); ++i)
            bytes += static_cast<char>(payload[i] ^ key[i % 4]);
    } else {
        bytes += payload;
    }
    sendRaw(bytes);
}

void Socket::sendRaw(const QByteArray &bytes)
{
    m_socket->write(bytes);
    m_socket->flush();
}

std::optional<Socket::Frame> Socket::takeFrame()
{
    if (m_buffer.size() < 2)
        return {};
    const auto byte = [this](qsizetype at) { return static_cast<quint8>(m_buffer[at]); };
    quint64 length = byte(1) & 0x7F;
    qsizetype head = 2;
    if (length == 126) {
        if (m_buffer.size() < 4)
            return {};
        length = qFromBigEndian<quint16>(m_buffer.constData() + 2);
        head = 4;
    } else if (length == 127) {
        if (m_buffer.size() < 10)
            return {};
        length = qFromBigEndian<quint64>(m_buffer.constData() + 2);
        head = 10;
    }
    if (static_cast<quint64>(m_buffer.size() - head) < length)
        return {};
    Frame frame{byte(0) & 0x0F, m_buffer.mid(head, static_cast<qsizetype>(length))};
    m_buffer.remove(0, head + static_cast<qsizetype>(length));
    return frame;
}

std::optional<Socket::Frame> Socket::readFrame(int timeout)
{
    for (QDeadlineTimer deadline(timeout);;) {
        if (auto frame = takeFrame()) {
            if (frame->opcode == Ping) {
                sendFrame(Pong, frame->payload);
                continue;
            }
            if (frame->opcode == Close) {
                m_closeCode = frame->payload.size() >= 2 ? qFromBigEndian<quint16>(frame->payload.constData()) : 0;
                sendFrame(Close, frame->payload.left(2));
                m_socket->waitForBytesWritten(100);
                return {};
            }
            return frame;
        }
        if (m_closeCode || deadline.hasExpired())
            return {};
        const bool got = m_socket->waitForReadyRead(static_cast<int>(deadline.remainingTime()));
        m_buffer += m_socket->readAll();
        if (!got && m_socket->state() != QAbstractSocket::ConnectedState && m_buffer.isEmpty()) {
            m_closeCode = 0;
            return {};
        }
    }
}

QByteArray Socket::nextText(int timeout)
{
    for (QDeadlineTimer deadline(timeout); !deadline.hasExpired();) {
        const auto frame = readFrame(static_cast<int>(deadline.remainingTime()));
        if (!frame)
            return {};
        if (frame->opcode == Text)
            return frame->payload;
    }
    return {};
}

QJsonObject Socket::next(int timeout)
{
    return QJsonDocument::fromJson(nextText(timeout)).object();
}

QJsonObject Socket::next(const char *type, int timeout)
{
    for (QDeadlineTimer deadline(timeout); !deadline.hasExpired();) {
        const QJsonObject frame = next(static_cast<int>(deadline.remainingTime()));
        if (frame.isEmpty() || frame.value(QLatin1String("type")).toString() == QLatin1String(type))
            return frame;
    }
    return {};
}

QList<QJsonObject> Socket::untilPong()
{
    QList<QJsonObject> frames;
    for (const QByteArray &text : textsUntilPong())
        frames << QJsonDocument::fromJson(text).object();
    return frames;
}

QList<QByteArray> Socket::textsUntilPong()
{
    sendFrame(Ping, "barrier");
    QList<QByteArray> frames;
    while (const auto frame = readFrame(5'000)) {
        if (frame->opcode == Pong)
            break;
        if (frame->opcode == Text)
            frames << frame->payload;
    }
    return frames;
}

int Socket::closeCode(int timeout)
{
    for (QDeadlineTimer deadline(timeout); !m_closeCode && !deadline.hasExpired();)
        readFrame(static_cast<int>(deadline.remainingTime()));
    return m_closeCode.value_or(-1);
}

} // namespace blackbox
