// The HTTP reader of the server on a pair of connected sockets: the bytes come in, then the end. It must answer or close,
// and never hand on a request that breaks its own promises.
#include "server/http/connection.h"
#include "server/ws/socket.h"

#include <cstdlib>

#include <sys/socket.h>
#include <unistd.h>

using namespace desk::server;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 60'000) // what a pair of sockets holds without a reader
        return 0;
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        std::abort();
    const bool written = ::write(ends[0], data, size) == static_cast<ssize_t>(size);
    ::shutdown(ends[0], SHUT_WR);

    static const Config config;
    asio::io_context io;
    HttpHooks hooks;
    hooks.bodyLimit = [](const RequestPtr &, const std::function<void(qint64)> &limit) { limit(config.bodyBytes); };
    hooks.handle = [](const RequestPtr &request, const Reply &reply) {
        if (!request->path.startsWith('/') || request->body.size() > config.bodyBytes)
            std::abort();
        (void)request->cookie("sessionid");
        (void)request->queryValue(QStringLiteral("page"));
        (void)request->queryNumber(QStringLiteral("limit"), 50);
        reply(json("{}"));
    };
    hooks.upgrade = [](const RequestPtr &request,
                       const std::function<void(std::shared_ptr<SocketOwner>, Response)> &done) {
        if (!request->upgrade)
            std::abort();
        done(nullptr, json("{}", 403));
    };
    hooks.accept = [](Stream, const Request &, std::string, const std::shared_ptr<SocketOwner> &) { std::abort(); };
    ConnectionRegister all;
    if (written) {
        Stream stream(io.get_executor());
        stream.assign(asio::generic::stream_protocol(AF_UNIX, 0), ends[1]);
        serveHttp(std::move(stream), "127.0.0.1", false, config, hooks, all);
        io.run();
        if (all.open != 0)
            std::abort();
    } else {
        ::close(ends[1]);
    }
    ::close(ends[0]);
    return 0;
}
