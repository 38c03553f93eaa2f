// The door for adduser, addad and check while a server holds the database: a Unix-domain socket in the data folder, for the
// server's own user alone. One line in, one line out, then it closes.
#pragma once

#include "server/control/command.h"
#include "server/http/stream.h"

#include <functional>
#include <memory>

namespace desk::server {

class ControlSocket
{
public:
    using Done = std::function<void(Result<CommandOutcome>)>;
    using CarryOut = std::function<void(Command, Done)>;

    /// `carryOut` is called on the network thread and may answer later.
    ControlSocket(asio::io_context &io, CarryOut carryOut);
    ~ControlSocket();
    Result<void> open(const QString &path);
    /// Takes no more and removes the socket.
    void close();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Blocks. Nothing: no server listens there.
std::optional<Result<CommandOutcome>> askRunningServer(const QString &path, const Command &command);

} // namespace desk::server
