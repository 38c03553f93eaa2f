// The seam between a Connection and a real WebSocket: tests put a fake one behind it.
#pragma once

#include "protocol/result.h"

#include <QObject>
#include <QUrl>

namespace desk {

struct SocketRequest
{
    QUrl url;
    QByteArray cookie; ///< value of the Cookie header
    QByteArray origin; ///< value of the Origin header
};

class Socket : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void open(const SocketRequest &request) = 0;
    virtual void send(const QByteArray &text) = 0; ///< hands over; proves nothing
    virtual void ping() {}                         ///< a WebSocket ping; `ponged` when it is answered
    virtual void close() = 0;                      ///< politely; `closed` follows within seconds
    virtual void abort() = 0;                      ///< at once, no signal follows

Q_SIGNALS:
    void opened();
    void received(const QByteArray &text);
    void ponged();
    /// Exactly once after open(), unless abort()ed. `error.httpStatus` is the handshake's status if it was refused
    /// (403: Forbidden, 500: ServerFault); closeCode 0 if there was no close frame.
    void closed(int closeCode, const desk::Error &error);
};

} // namespace desk
