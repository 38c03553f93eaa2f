// Composition: loop, database, hashing, sessions, rooms, site, gateway, the listening socket, signals.
#include "server/server.h"

#include "server/auth/hashpool.h"
#include "server/auth/password.h"
#include "server/auth/sessions.h"
#include "server/control/controlsocket.h"
#include "server/db/cases.h"
#include "server/db/dbthread.h"
#include "server/demo/actors.h"
#include "server/demo/demo.h"
#include "server/http/connection.h"
#include "server/http/site.h"
#include "server/http/tls.h"
#include "server/log.h"
#include "server/rooms/casedesk.h"
#include "server/ws/gateway.h"
#include "server/ws/socket.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <QDir>
#include <QFile>

#include <sys/resource.h>

namespace desk::server {

using Tcp = asio::ip::tcp;

namespace {
constexpr std::chrono::milliseconds patience{1'500}; ///< with clients, when the server goes down
} // namespace

struct Server::Private
{
    explicit Private(Config values)
        : config(std::move(values)), pool(config.hashThreads, poster()), database(poster()),
          sessions(config, database, pool), rooms(config, database, hub), gateway(config, sessions, rooms),
          acceptor(io), signals(io), second(io), retry(io)
    {
    }

    DbThread::Post poster()
    {
        return [this](std::function<void()> work) { asio::post(io, std::move(work)); };
    }
    Result<void> open(bool demo);
    Result<void> listen();
    void accept();
    void serve(asio::basic_stream_socket<Tcp, Executor> socket);
    void everySecond();
    void goDown();
    void settleThenClose();
    void waitForSockets();
    void carryOutCommand(Command command, ControlSocket::Done done);

    // Outlive the loop: what is still posted to it when it goes holds connections.
    Config config;
    ConnectionRegister connections;
    asio::io_context io{1};
    HashPool pool;
    DbThread database;
    Hub hub;
    Sessions sessions;
    RoomService rooms;
    Gateway gateway;
    std::unique_ptr<Site> site;
    ControlSocket control{io, [this](Command command, ControlSocket::Done done) {
                              carryOutCommand(std::move(command), std::move(done));
                          }};
    TlsDoor tls;
    HttpHooks hooks;
    std::shared_ptr<FlushList> flushes = makeFlushList(io);
    asio::basic_socket_acceptor<Tcp, Executor> acceptor;
    asio::signal_set signals;
    asio::steady_timer second;
    asio::steady_timer retry;
    std::unique_ptr<demo::Actors> actors;
    quint16 port = 0;
    qint64 ticks = 0;
    bool goingDown = false;
};

Result<void> Server::Private::open(bool demo)
{
    if (!QDir().mkpath(config.data))
        return fail(ErrorCode::StorageFailed, QStringLiteral("cannot make the folder ") + config.data);
    QFile::setPermissions(config.data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QUuid uuid;
    auto opened = database.start(
        config.databasePath(),
        {.fullSync = config.fullSync, .cacheKib = 64 * 1024, .foreignKeys = false, .checkpointPages = 8'000},
        [this, demo, &uuid](sql::Database &db) -> Result<void> {
            if (auto migrated = db::migrate(db); !migrated)
                return migrated;
            auto empty = db::isEmpty(db);
            if (!empty)
                return tl::make_unexpected(empty.error());
            if (demo && *empty) {
                auto seeded =
                    demo::seedDemo(db, {config.seed, QDateTime::currentDateTimeUtc(), config.attachmentsPath(),
                                        hashPassword(demo::password(), config.passwordIterations)});
                if (!seeded)
                    return seeded;
            }
            auto text = db::meta(db, QStringLiteral("database"));
            if (!text)
                return tl::make_unexpected(text.error());
            uuid = QUuid::fromString(*text);
            if (config.features()) { // nobody has a socket yet
                const QDateTime end = QDateTime::currentDateTimeUtc().addMSecs(config.leaseTime.count());
                if (auto restarted = db::restartLeases(db, end); !restarted)
                    return restarted;
            }
            return db::deleteExpired(db, QDateTime::currentDateTimeUtc());
        });
    if (!opened)
        return opened;
    site = std::make_unique<Site>(config, database, pool, sessions, rooms, uuid);
    if (demo && config.demoSpeed > 0)
        actors =
            std::make_unique<demo::Actors>(io, database, rooms, demo::ActorOptions{config.seed, config.demoSpeed, {}});
    hooks.bodyLimit = [this](const RequestPtr &request, std::function<void(qint64)> done) {
        site->bodyLimit(request, std::move(done));
    };
    hooks.handle = [this](const RequestPtr &request, Reply reply) { site->handle(request, std::move(reply)); };
    hooks.upgrade = [this](const RequestPtr &request,
                           std::function<void(std::shared_ptr<SocketOwner>, Response)> done) {
        gateway.upgrade(request, std::move(done));
    };
    hooks.accept = [this](Stream stream, const Request &request, std::string early,
                          std::shared_ptr<SocketOwner> owner) {
        acceptSocket(std::move(stream), request, std::move(early), gateway.limits(), flushes, std::move(owner));
    };
    // Without it the server serves; commands that change the folder must then wait until it is stopped.
    if (auto door = control.open(config.controlPath()); !door)
        log(LogLevel::Warning, QStringLiteral("no control socket: ") + door.error().detail);
    sessions.ended = [this](const QString &key, UserId user, SessionEnd why) { gateway.endSession(key, user, why); };
    return {};
}

void Server::Private::carryOutCommand(Command command, ControlSocket::Done done)
{
    if (goingDown)
        return done(fail(ErrorCode::Offline, QStringLiteral("the server is stopping")));
    const auto work = [command](sql::Database &db) { return carryOut(db, command, QDateTime::currentDateTimeUtc()); };
    const auto told = [this, done = std::move(done)](const Result<CommandOutcome> &outcome) {
        if (outcome && outcome->changed.isValid())
            sessions.accountChanged(outcome->changed);
        done(outcome);
    };
    if (writes(command))
        database.write(work, told);
    else
        database.read(work, told);
}

Result<void> Server::Private::listen()
{
    ErrorCodeOf error;
    const auto address = asio::ip::make_address(
        config.host == QLatin1String("localhost") ? "127.0.0.1" : config.host.toStdString(), error);
    if (error)
        return fail(ErrorCode::Invalid, QStringLiteral("not an address: ") + config.host);
    if (config.dialect == Dialect::Deployed && !address.is_loopback() && !config.openToTheNet)
        return fail(ErrorCode::Invalid,
                    QStringLiteral("the deployed dialect listens on loopback only (see --open-to-the-net)"));
    const bool withTls = !config.tlsCert.isEmpty() || !config.tlsKey.isEmpty();
    if (withTls) {
        if (auto loaded = tls.load(config.tlsCert, config.tlsKey); !loaded)
            return loaded;
    }
    const Tcp::endpoint endpoint(address, config.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error)
        acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(4096, error);
    if (error)
        return fail(ErrorCode::Offline, QStringLiteral("cannot listen on %1:%2: %3")
                                            .arg(config.host)
                                            .arg(config.port)
                                            .arg(QString::fromStdString(error.message())));
    port = acceptor.local_endpoint().port();
    if (!config.portFile.isEmpty()) {
        QFile file(config.portFile);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(QByteArray::number(port) + '\n') < 0)
            return fail(ErrorCode::StorageFailed, QStringLiteral("cannot write ") + config.portFile);
    }
    // A socket a person: the usual limit of 1,024 files is soon reached.
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    return {};
}

void Server::Private::accept()
{
    acceptor.async_accept([this](const ErrorCodeOf &error, asio::basic_stream_socket<Tcp, Executor> socket) {
        if (goingDown)
            return;
        if (error) { // out of files: wait a little instead of spinning
            retry.expires_after(std::chrono::milliseconds(100));
            return retry.async_wait([this](const ErrorCodeOf &) { accept(); });
        }
        serve(std::move(socket));
        accept();
    });
}

void Server::Private::serve(asio::basic_stream_socket<Tcp, Executor> socket)
{
    if (connections.open + gateway.size() >= static_cast<size_t>(config.connections))
        return;
    ErrorCodeOf error;
    const QByteArray address = QByteArray::fromStdString(socket.remote_endpoint(error).address().to_string());
    if (error)
        return;
    socket.set_option(Tcp::no_delay(true), error);
    // The kernel's own queue would grow to megabytes for somebody who does not read.
    socket.set_option(asio::socket_base::send_buffer_size(256 * 1024), error);
    if (config.tlsCert.isEmpty())
        return serveHttp(Stream(std::move(socket)), address, false, config, hooks, connections);
    tls.enter(Stream(std::move(socket)), config.headTimeout, [this, address](Stream inner) {
        serveHttp(std::move(inner), address, true, config, hooks, connections);
    });
}

void Server::Private::everySecond()
{
    second.expires_after(std::chrono::seconds(1));
    second.async_wait([this](const ErrorCodeOf &error) {
        if (error)
            return;
        gateway.sweep();
        if (config.features())
            rooms.cases().sweep();
        if (++ticks % 3 == 0)
            sessions.sweep();
        if (ticks % 60 == 0)
            rooms.forgetIdleRooms();
        everySecond();
    });
}

void Server::Private::goDown()
{
    if (goingDown)
        return;
    goingDown = true;
    log(LogLevel::Info, QStringLiteral("stopping"));
    ErrorCodeOf ignored;
    acceptor.close(ignored);
    control.close();
    signals.cancel();
    second.cancel();
    if (actors)
        actors->stop();
    gateway.stopTaking();
    retry.expires_after(std::chrono::seconds(8)); // whatever happens, it ends
    retry.async_wait([this](const ErrorCodeOf &error) {
        if (!error)
            io.stop();
    });
    settleThenClose();
}

/// What was taken is committed and told first.
void Server::Private::settleThenClose()
{
    second.expires_after(std::chrono::milliseconds(10));
    second.async_wait([this](const ErrorCodeOf &) {
        if (rooms.busy())
            return settleThenClose();
        database.stop();
        // The results of the last transaction are posted already: the sockets end behind them.
        asio::post(io, [this] {
            const auto closers = connections.closers;
            for (auto *closer : closers)
                (*closer)();
            gateway.closeAll();
            retry.expires_after(patience); // for those who do not answer the close frame
            retry.async_wait([this](const ErrorCodeOf &error) {
                if (error)
                    return;
                gateway.cutAll(); // their pending operations end, and with them what they keep alive
                retry.expires_after(patience);
                retry.async_wait([this](const ErrorCodeOf &) { io.stop(); });
            });
            waitForSockets();
        });
    });
}

void Server::Private::waitForSockets()
{
    if (gateway.size() == 0)
        return io.stop();
    second.expires_after(std::chrono::milliseconds(20));
    second.async_wait([this](const ErrorCodeOf &) { waitForSockets(); });
}

Server::Server(Config config) : d(std::make_unique<Private>(std::move(config))) {}

Server::~Server()
{
    d->actors.reset();
    d->pool.stop();
    d->database.stop();
}

Result<void> Server::start(bool demo)
{
    setLogLevel(d->config.logLevel);
    if (!d->config.timeZone().isValid())
        return fail(ErrorCode::Invalid, QStringLiteral("unknown time zone: ") + d->config.zone);
    if (auto opened = d->open(demo); !opened)
        return opened;
    if (auto listening = d->listen(); !listening)
        return listening;
    d->signals.add(SIGTERM);
    d->signals.add(SIGINT);
    d->signals.async_wait([this](const ErrorCodeOf &error, int) {
        if (!error)
            d->goDown();
    });
    d->accept();
    d->everySecond();
    if (d->actors)
        d->actors->start();
    log(LogLevel::Info, QStringLiteral("listening on ") + address());
    return {};
}

quint16 Server::port() const
{
    return d->port;
}

QString Server::address() const
{
    const QString host = d->config.host.contains(QLatin1Char(':'))
                             ? QLatin1Char('[') + d->config.host + QLatin1Char(']')
                             : d->config.host;
    return (d->config.tlsCert.isEmpty() ? QStringLiteral("http://") : QStringLiteral("https://")) + host +
           QLatin1Char(':') + QString::number(d->port);
}

void Server::run()
{
    d->io.run();
}

void Server::stop()
{
    asio::post(d->io, [this] { d->goDown(); });
}

} // namespace desk::server
