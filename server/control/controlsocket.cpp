// Both ends of the control socket. Where the system has no such sockets, commands need the server to be stopped.
#include "server/control/controlsocket.h"

#include <boost/asio/local/stream_protocol.hpp>

#ifdef BOOST_ASIO_HAS_LOCAL_SOCKETS
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>

#include <QFile>

#include <istream>
#include <string>

namespace desk::server {

namespace {

using Local = asio::local::stream_protocol;
constexpr size_t longestLine = 256 * 1024;
constexpr size_t longestName = 103; // of a socket's address, on every system

Result<Local::endpoint> endpointOf(const QString &path)
{
    const std::string name = QFile::encodeName(path).toStdString();
    if (name.size() > longestName)
        return fail(ErrorCode::Invalid, QStringLiteral("the folder's name is too long for a control socket: ") + path);
    return Local::endpoint(name);
}

QByteArray firstLine(asio::streambuf &buffer)
{
    std::istream stream(&buffer);
    std::string line;
    std::getline(stream, line);
    return QByteArray::fromStdString(line);
}

struct Exchange
{
    explicit Exchange(Local::socket accepted) : socket(std::move(accepted)), in(longestLine) {}
    Local::socket socket;
    asio::streambuf in;
    std::string out;
};

} // namespace

struct ControlSocket::Private
{
    Private(asio::io_context &io, CarryOut work) : carryOut(std::move(work)), acceptor(io) {}

    void accept()
    {
        acceptor.async_accept([this](const ErrorCodeOf &error, Local::socket socket) {
            if (error)
                return;
            answer(std::make_shared<Exchange>(std::move(socket)));
            accept();
        });
    }
    void answer(const std::shared_ptr<Exchange> &exchange)
    {
        asio::async_read_until(exchange->socket, exchange->in, '\n',
                               [this, exchange](const ErrorCodeOf &error, size_t) {
                                   if (error)
                                       return;
                                   const auto command = decodeCommand(firstLine(exchange->in));
                                   const auto reply = [exchange](const Result<CommandOutcome> &outcome) {
                                       exchange->out = encodeOutcome(outcome).toStdString() + '\n';
                                       asio::async_write(exchange->socket, asio::buffer(exchange->out),
                                                         [exchange](const ErrorCodeOf &, size_t) {});
                                   };
                                   if (!command)
                                       return reply(tl::make_unexpected(command.error()));
                                   carryOut(*command, reply);
                               });
    }

    CarryOut carryOut;
    Local::acceptor acceptor;
    QString path;
};

ControlSocket::ControlSocket(asio::io_context &io, CarryOut carryOut)
    : d(std::make_unique<Private>(io, std::move(carryOut)))
{
}
ControlSocket::~ControlSocket()
{
    close();
}

Result<void> ControlSocket::open(const QString &path)
{
    const auto endpoint = endpointOf(path);
    if (!endpoint)
        return tl::make_unexpected(endpoint.error());
    // The database's lock is ours: whoever left this behind is gone.
    QFile::remove(path);
    ErrorCodeOf error;
    d->acceptor.open(endpoint->protocol(), error);
    if (!error)
        d->acceptor.bind(*endpoint, error);
    if (!error && !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner))
        error = boost::system::errc::make_error_code(boost::system::errc::permission_denied);
    if (!error)
        d->acceptor.listen(16, error);
    if (error)
        return fail(ErrorCode::StorageFailed, path + QStringLiteral(": ") + QString::fromStdString(error.message()));
    d->path = path;
    d->accept();
    return {};
}

void ControlSocket::close()
{
    ErrorCodeOf ignored;
    d->acceptor.close(ignored);
    if (!d->path.isEmpty())
        QFile::remove(std::exchange(d->path, {}));
}

std::optional<Result<CommandOutcome>> askRunningServer(const QString &path, const Command &command)
{
    const auto endpoint = endpointOf(path);
    if (!endpoint)
        return {};
    asio::io_context io;
    Local::socket socket(io);
    ErrorCodeOf error;
    socket.connect(*endpoint, error);
    if (error)
        return {};
    asio::write(socket, asio::buffer(encodeCommand(command).toStdString() + '\n'), error);
    asio::streambuf in;
    if (!error)
        asio::read_until(socket, in, '\n', error);
    if (error)
        return fail(ErrorCode::ServerFault,
                    QStringLiteral("the running server gave no answer: ") + QString::fromStdString(error.message()));
    return decodeOutcome(firstLine(in));
}

} // namespace desk::server

#else

namespace desk::server {

struct ControlSocket::Private
{
};

ControlSocket::ControlSocket(asio::io_context &, CarryOut) {}
ControlSocket::~ControlSocket() = default;
Result<void> ControlSocket::open(const QString &)
{
    return fail(ErrorCode::Invalid, QStringLiteral("no local sockets on this system"));
}
void ControlSocket::close() {}
std::optional<Result<CommandOutcome>> askRunningServer(const QString &, const Command &)
{
    return {};
}

} // namespace desk::server

#endif
