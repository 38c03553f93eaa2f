// A WebSocket written by hand, so that it can do wrong: unmasked, binary, huge, silent.
#pragma once

#include "blackbox_http.h"

#include <QJsonObject>
#include <QTcpSocket>

#include <memory>
#include <optional>

namespace blackbox {

struct Handshake
{
    QByteArray cookies;
    QByteArray origin; ///< empty: none sent
};

class Socket
{
public:
    enum Opcode { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

    Socket() = default;
    /// With the browser's session and the right Origin.
    Socket(const Browser &browser, const QByteArray &path) { open(browser, path); }

    /// The handshake's status: 101, or what refused it.
    int open(const Browser &browser, const QByteArray &path);
    int open(quint16 port, const QByteArray &path, const Handshake &handshake);
    /// Before open(): the kernel keeps only a few kilobytes for us.
    void readLittle();
    bool isOpen() const { return m_status == 101 && m_socket->state() == QAbstractSocket::ConnectedState; }
    int status() const { return m_status; }

    void send(const QJsonObject &frame);
    void sendText(const QByteArray &text) { sendFrame(Text, text); }
    void sendFrame(int opcode, const QByteArray &payload, bool masked = true, bool final = true);
    /// Bytes past all framing.
    void sendRaw(const QByteArray &bytes);

    /// The next text frame as it came.
    QByteArray nextText(int timeout = 5'000);
    /// The next JSON frame; empty: none came in time, or the socket was closed (see closeCode()).
    QJsonObject next(int timeout = 5'000);
    /// The next JSON frame of this type; others before it are dropped.
    QJsonObject next(const char *type, int timeout = 5'000);
    /// Everything that had been sent before the server answered our ping.
    QList<QJsonObject> untilPong();
    QList<QByteArray> textsUntilPong();
    /// The close code the server sent; 0: none, it just closed; -1: still open after the time.
    int closeCode(int timeout = 8'000);
    QTcpSocket &tcp() { return *m_socket; }

private:
    struct Frame
    {
        int opcode = -1;
        QByteArray payload;
    };
    std::optional<Frame> readFrame(int timeout);
    std::optional<Frame> takeFrame();

    std::unique_ptr<QTcpSocket> m_socket = std::make_unique<QTcpSocket>();
    QByteArray m_buffer;
    int m_status = 0;
    std::optional<int> m_closeCode;
};

} // namespace blackbox
