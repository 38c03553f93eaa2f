// A WebSocket as the rest of the server sees it: text goes in and out, and it ends once. Beast is behind it (beastsocket).
#pragma once

#include "server/http/message.h"
#include "server/http/stream.h"
#include "server/rooms/hub.h"

#include <memory>
#include <string_view>

namespace desk::server {

class Socket
{
public:
    virtual ~Socket() = default;
    /// Queues one text frame; it leaves with the others of this turn.
    virtual void push(const Wire &text) = 0;
    /// What is queued leaves first, unless the reader is the reason (4408).
    virtual void close(quint16 code, const char *reason) = 0;
    /// The connection ends at once; closed() follows.
    virtual void cut() = 0;
    /// The bytes that wait for a slow reader, and since when nothing moved (0: nothing waits).
    virtual qint64 queued() const = 0;
    virtual qint64 stalledSince() const = 0;
};

/// Whoever uses a socket; kept alive by it until closed() has been called.
class SocketOwner
{
public:
    virtual ~SocketOwner() = default;
    virtual void opened(std::shared_ptr<Socket> socket) = 0;
    virtual void text(std::string_view text) = 0;
    virtual void binary() = 0;
    virtual void closed() = 0;
};

struct SocketLimits
{
    qint64 frameBytes = 65'536;
    qint64 queueBytes = 1 << 20;
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds idle{40'000};
};

/// Collects the sockets that have something to write, so that all frames of one turn of the loop leave in one write each.
class FlushList;
std::shared_ptr<FlushList> makeFlushList(asio::io_context &io);

/// Answers 101. `early`: bytes that came behind the request's head.
void acceptSocket(Stream stream, const Request &request, std::string early, const SocketLimits &limits,
                  const std::shared_ptr<FlushList> &flushes, std::shared_ptr<SocketOwner> owner);

} // namespace desk::server
