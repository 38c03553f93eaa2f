// The running server: owns the loop, the database thread and every part; opens the door, and closes it without losing anything.
#pragma once

#include "protocol/result.h"
#include "server/config.h"

#include <functional>
#include <memory>

namespace desk::server {

class Server
{
public:
    explicit Server(Config config);
    ~Server();

    /// Opens the database and listens. `demo`: an empty database is filled first, and its people come alive.
    Result<void> start(bool demo);
    quint16 port() const;
    QString address() const; ///< "http://127.0.0.1:8000"
    /// Until SIGTERM, SIGINT or stop(): then what was accepted is committed and sent, and it returns.
    void run();
    void stop(); ///< from any thread

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace desk::server
