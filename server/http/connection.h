// One HTTP connection: reads requests under limits and timeouts, writes answers, hands an upgrade over to a socket.
#pragma once

#include "server/config.h"
#include "server/http/message.h"
#include "server/http/stream.h"

#include <functional>
#include <set>

namespace desk::server {

class SocketOwner;

/// What a connection asks of the rest of the server.
struct HttpHooks
{
    std::function<void(const RequestPtr &, std::function<void(qint64)>)> bodyLimit;
    std::function<void(const RequestPtr &, Reply)> handle;
    /// A handshake: an owner for the new socket, or the answer that refuses it.
    std::function<void(const RequestPtr &, std::function<void(std::shared_ptr<SocketOwner>, Response)>)> upgrade;
    /// Answers 101; `early` came behind the head.
    std::function<void(Stream, const Request &, std::string early, std::shared_ptr<SocketOwner>)> accept;
};

/// Counts connections and can end those that are still HTTP.
struct ConnectionRegister
{
    std::set<std::function<void()> *> closers;
    size_t open = 0;
};

void serveHttp(Stream stream, QByteArray address, bool secure, const Config &config, const HttpHooks &hooks,
               ConnectionRegister &all);

} // namespace desk::server
