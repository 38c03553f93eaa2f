// The real Socket, over QWebSocket, with what that lacks: a time limit for connecting, the handshake's status,
// one end for every socket.
#pragma once

#include "net/route.h"
#include "net/socket.h"

#include <QTimer>
#include <QWebSocket>

#include <chrono>

namespace desk {

struct WebSocketOptions
{
    std::chrono::milliseconds connectTimeout{15'000};
    std::chrono::milliseconds closeTimeout{3'000};
    quint64 maxMessageBytes = 16 * 1024 * 1024; ///< the deployed site sends texts of 2 MB
    Route route;
};

class WebSocket : public Socket
{
    Q_OBJECT
public:
    explicit WebSocket(const WebSocketOptions &options = {}, QObject *parent = nullptr);
    ~WebSocket() override;

    void open(const SocketRequest &request) override;
    void send(const QByteArray &text) override;
    void ping() override;
    void close() override;
    void abort() override;

private:
    void failed(QAbstractSocket::SocketError error);
    void disconnected();
    void finishLater(int closeCode, const Error &error);
    void finish();

    WebSocketOptions m_options;
    QWebSocket m_socket;
    QTimer m_timer; ///< of connecting, then of closing
    QString m_tlsError;
    bool m_isOpen = false;
    bool m_isRunning = false; ///< between open() and the end
    int m_closeCode = 0;
    std::optional<Error> m_end;
};

/// The error that a close code stands for (PROTOCOL.md, "Answers to what goes wrong").
Error errorOfClose(int closeCode, const QString &reason);
/// The error of a handshake that was answered with `status` instead of 101.
Error errorOfHandshake(int status);

} // namespace desk
