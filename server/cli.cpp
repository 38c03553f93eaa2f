// CLI11 on Config, and the commands. adduser, addad and check open the database themselves: its lock file makes them
// refuse politely while a server holds it.
#include "server/cli.h"

#include "server/auth/password.h"
#include "server/config.h"
#include "server/db/statements.h"
#include "server/demo/demo.h"
#include "server/server.h"
#include "sql/query.h"

#include <CLI/CLI.hpp>

#include <QDir>
#include <QFileInfo>

#include <iostream>

namespace desk::server {

namespace {

struct Flags
{
    std::string host = "127.0.0.1", portFile, data = "chatd-data", cert, key, dialect = "desk", zone = "Africa/Cairo", log = "info";
    std::vector<std::string> proxies;
    int loginWindow = 0, headTimeout = 0, bodyTimeout = 0, keepAlive = 0, idleTimeout = 0, stallTimeout = 0;
};

void addServing(CLI::App &command, Config &config, Flags &flags)
{
    const auto ms = [](auto value) { return static_cast<int>(value.count()); };
    flags.loginWindow = ms(config.loginWindow);
    flags.headTimeout = ms(config.headTimeout);
    flags.bodyTimeout = ms(config.bodyTimeout);
    flags.keepAlive = ms(config.keepAlive);
    flags.idleTimeout = ms(config.idleTimeout);
    flags.stallTimeout = ms(config.stallTimeout);
    command.set_config("--config", "", "File with any of these options, as name=value");
    command.add_option("--host", flags.host, "Address to listen on")->capture_default_str();
    command.add_option("--port", config.port, "Port; 0: any free one, told on standard output")->capture_default_str();
    command.add_option("--port-file", flags.portFile, "File to write the port to, once listening");
    command.add_option("--tls-cert", flags.cert, "PEM file of the certificate chain");
    command.add_option("--tls-key", flags.key, "PEM file of the key");
    command.add_option("--dialect", flags.dialect, "desk, or deployed: behave like the deployed site, faults included")
        ->check(CLI::IsMember({"desk", "deployed"}))->capture_default_str();
    command.add_flag("--support-fault", config.supportFault, "Deployed dialect: the support socket answers 500");
    command.add_flag("--open-to-the-net", config.openToTheNet, "Deployed dialect: listen beyond loopback all the same");
    command.add_option("--zone", flags.zone, "The site's time zone")->capture_default_str();
    command.add_option("--log-level", flags.log, "error, warning, info, debug")->check(CLI::IsMember({"error", "warning", "info", "debug"}))->capture_default_str();
    command.add_option("--trusted-proxy", flags.proxies, "Address whose X-Forwarded-For and X-Forwarded-Proto count; may be repeated");
    command.add_option("--messages-per-second", config.limits.messagesPerSecond, "One person's messages; 0: no limit")->capture_default_str();
    command.add_option("--burst", config.limits.burst, "Messages at once above that")->capture_default_str();
    command.add_option("--message-chars", config.limits.messageChars, "Longest message")->capture_default_str();
    command.add_option("--frame-bytes", config.limits.frameBytes, "Largest WebSocket message")->capture_default_str();
    command.add_option("--attachment-bytes", config.limits.attachmentBytes, "Largest attachment")->capture_default_str();
    command.add_option("--body-bytes", config.bodyBytes, "Largest body of any other request")->capture_default_str();
    command.add_option("--head-bytes", config.headBytes, "Largest request head")->capture_default_str();
    command.add_option("--queue-bytes", config.queueBytes, "What may wait for a slow reader")->capture_default_str();
    command.add_option("--login-tries", config.loginTries, "Wrong passwords for one account from one address")->capture_default_str();
    command.add_option("--login-window", flags.loginWindow, "… within so many seconds")->capture_default_str();
    command.add_option("--head-timeout", flags.headTimeout, "Milliseconds for a request's head")->capture_default_str();
    command.add_option("--body-timeout", flags.bodyTimeout, "Milliseconds for a request's body")->capture_default_str();
    command.add_option("--keep-alive", flags.keepAlive, "Milliseconds an idle HTTP connection stays")->capture_default_str();
    command.add_option("--idle-timeout", flags.idleTimeout, "Milliseconds of silence on a socket; pinged at half")->capture_default_str();
    command.add_option("--stall-timeout", flags.stallTimeout, "Milliseconds a reader may not read")->capture_default_str();
    command.add_option("--connections", config.connections, "Connections at once")->capture_default_str();
    command.add_option("--password-iterations", config.passwordIterations, "PBKDF2 rounds of new passwords")->capture_default_str();
}

Config finish(Config config, const Flags &flags)
{
    config.host = QString::fromStdString(flags.host);
    config.portFile = QString::fromStdString(flags.portFile);
    config.tlsCert = QString::fromStdString(flags.cert);
    config.tlsKey = QString::fromStdString(flags.key);
    config.dialect = flags.dialect == "deployed" ? Dialect::Deployed : Dialect::Desk;
    config.zone = QString::fromStdString(flags.zone);
    config.logLevel = flags.log == "error" ? LogLevel::Error : flags.log == "warning" ? LogLevel::Warning
                      : flags.log == "debug" ? LogLevel::Debug : LogLevel::Info;
    for (const std::string &proxy : flags.proxies)
        config.trustedProxies << QString::fromStdString(proxy);
    config.loginWindow = std::chrono::seconds(flags.loginWindow);
    config.headTimeout = std::chrono::milliseconds(flags.headTimeout);
    config.bodyTimeout = std::chrono::milliseconds(flags.bodyTimeout);
    config.keepAlive = std::chrono::milliseconds(flags.keepAlive);
    config.idleTimeout = std::chrono::milliseconds(flags.idleTimeout);
    config.stallTimeout = std::chrono::milliseconds(flags.stallTimeout);
    return config;
}

int complain(const Error &error)
{
    std::cerr << "idrissimart-chatd: " << (error.detail.isEmpty() ? "failed" : error.detail.toStdString()) << std::endl;
    return 1;
}

int serve(const Config &config, bool demo)
{
    Server server(config);
    if (auto started = server.start(demo); !started)
        return complain(started.error());
    std::cout << "listening on " << server.address().toStdString() << std::endl;
    if (demo) {
        std::cout << "publisher: " << demo::publisherLogin().username.toStdString() << "\nadmin: " << demo::adminLogin().username.toStdString()
                  << "\npassword: " << demo::password().toStdString() << std::endl;
    }
    server.run();
    return 0;
}

/// Runs `work` in one transaction on the database of the data folder.
template <typename Work>
int withDatabase(const Config &config, Work work)
{
    if (!QDir().mkpath(config.data))
        return complain({ErrorCode::StorageFailed, QStringLiteral("cannot make the folder ") + config.data, {}, 0});
    sql::Database database;
    if (auto opened = db::open(database, config.databasePath()); !opened)
        return complain(opened.error());
    if (auto begun = database.begin(); !begun)
        return complain(begun.error());
    auto outcome = work(database);
    if (!outcome) {
        database.rollback();
        return complain(outcome.error());
    }
    if (auto committed = database.commit(); !committed)
        return complain(committed.error());
    std::cout << *outcome << std::endl;
    return 0;
}

std::string readPassword(const std::string &given)
{
    if (!given.empty())
        return given;
    std::string line;
    std::getline(std::cin, line);
    return line;
}

int check(const Config &config)
{
    if (!QFileInfo::exists(config.databasePath()))
        return complain({ErrorCode::StorageFailed, QStringLiteral("no database in ") + config.data, {}, 0});
    sql::Database database;
    if (auto opened = db::open(database, config.databasePath()); !opened)
        return complain(opened.error());
    const QStringList findings = database.integrity();
    for (const QString &finding : findings)
        std::cout << finding.toStdString() << "\n";
    for (const char *table : {"users", "classified_ads", "chat_rooms", "chat_messages", "desk_changes"}) {
        auto query = database.query(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table));
        if (query.step())
            std::cout << table << ": " << query.integer(0) << "\n";
    }
    std::cout << (findings.isEmpty() ? "healthy" : "damaged") << std::endl;
    return findings.isEmpty() ? 0 : 1;
}

} // namespace

int runCommandLine(int argc, char **argv)
{
    CLI::App app("The reference server of Idrissimart Desk", "idrissimart-chatd");
    app.set_version_flag("--version", DESK_VERSION);
    app.require_subcommand(1);
    Config config;
    Flags flags;
    const auto command = [&](const char *name, const char *what) {
        CLI::App *sub = app.add_subcommand(name, what);
        sub->add_option("--data", flags.data, "Folder of the database and the attachments")->capture_default_str();
        return sub;
    };
    CLI::App *serveCommand = command("serve", "Serve the data folder");
    addServing(*serveCommand, config, flags);
    CLI::App *demoCommand = command("demo", "Serve the demo marketplace; an empty data folder is filled first");
    addServing(*demoCommand, config, flags);
    demoCommand->add_option("--seed", config.seed, "The same seed gives the same marketplace")->capture_default_str();
    demoCommand->add_option("--demo-speed", config.demoSpeed, "How fast its people live; 0: nobody does anything")->capture_default_str();

    std::string username, password, email, phone, first, last;
    NewUser user;
    CLI::App *addUser = command("adduser", "Add a person, or with --update change one");
    bool update = false, suspend = false, restore = false;
    addUser->add_option("username", username, "User name")->required();
    addUser->add_option("--password", password, "Password (shown to everybody on this machine; better on standard input)");
    addUser->add_option("--email", email, "E-mail address, may be used to sign in");
    addUser->add_option("--phone", phone, "Verified phone number, may be used to sign in");
    addUser->add_option("--first-name", first, "First name");
    addUser->add_option("--last-name", last, "Last name");
    addUser->add_flag("--staff", user.staff, "May answer support cases");
    addUser->add_flag("--superuser", user.superuser, "May resolve and reopen them (implies --staff)");
    addUser->add_flag("--update", update, "Change the password and the suspension of an existing person");
    addUser->add_flag("--suspend", suspend, "With --update: may not sign in");
    addUser->add_flag("--restore", restore, "With --update: may sign in again");
    addUser->add_option("--password-iterations", config.passwordIterations, "PBKDF2 rounds")->capture_default_str();

    std::string owner, title, description, price, city;
    NewAd ad;
    CLI::App *addAd = command("addad", "Add an ad; prints its id");
    addAd->add_option("owner", owner, "User name of its publisher")->required();
    addAd->add_option("title", title, "Title")->required();
    addAd->add_option("--description", description, "Text");
    addAd->add_option("--price", price, "Price; none: on request");
    addAd->add_option("--city", city, "City");
    addAd->add_flag("--negotiable", ad.negotiable, "The price is negotiable");

    CLI::App *checkCommand = command("check", "Check the database's integrity and count its rows");

    CLI11_PARSE(app, argc, argv);
    config = finish(config, flags);
    config.data = QString::fromStdString(flags.data);
    const QDateTime now = QDateTime::currentDateTimeUtc();

    if (serveCommand->parsed())
        return serve(config, false);
    if (demoCommand->parsed())
        return serve(config, true);
    if (checkCommand->parsed())
        return check(config);
    if (addAd->parsed()) {
        ad.title = QString::fromStdString(title);
        ad.description = QString::fromStdString(description);
        ad.price = QString::fromStdString(price);
        ad.city = QString::fromStdString(city);
        return withDatabase(config, [&](sql::Database &db) -> Result<qint64> {
            auto person = db::accountByName(db, QString::fromStdString(owner));
            if (!person)
                return tl::make_unexpected(person.error());
            if (!*person)
                return fail(ErrorCode::NotFound, QStringLiteral("no such user: ") + QString::fromStdString(owner));
            ad.owner = (**person).id();
            return db::insertAd(db, ad, now).map([](AdId id) { return id.value; });
        });
    }
    if (update) {
        return withDatabase(config, [&](sql::Database &db) -> Result<qint64> {
            auto person = db::accountByName(db, QString::fromStdString(username));
            if (!person)
                return tl::make_unexpected(person.error());
            if (!*person)
                return fail(ErrorCode::NotFound, QStringLiteral("no such user: ") + QString::fromStdString(username));
            const UserId id = (**person).id();
            Result<void> done;
            if (!password.empty())
                done = db::updateUser(db, id, QStringLiteral("password"), hashPassword(QString::fromStdString(password), config.passwordIterations), now);
            if (done && (suspend || restore))
                done = db::updateUser(db, id, QStringLiteral("is_suspended"), suspend, now);
            if (!done)
                return tl::make_unexpected(done.error());
            return id.value;
        });
    }
    user.username = QString::fromStdString(username);
    user.email = QString::fromStdString(email);
    user.phone = QString::fromStdString(phone);
    user.firstName = QString::fromStdString(first);
    user.lastName = QString::fromStdString(last);
    user.staff = user.staff || user.superuser;
    const std::string secret = readPassword(password);
    if (secret.empty())
        return complain({ErrorCode::Invalid, QStringLiteral("a password is needed, as --password or on standard input"), {}, 0});
    user.passwordHash = hashPassword(QString::fromStdString(secret), config.passwordIterations);
    return withDatabase(config, [&](sql::Database &db) { return db::insertUser(db, user, now).map([](UserId id) { return id.value; }); });
}

} // namespace desk::server
