// CLI11 on Config, and the commands. adduser, addad and check go through a running server, or else open the database
// themselves.
#include "server/cli.h"

#include "server/auth/password.h"
#include "server/config.h"
#include "server/control/controlsocket.h"
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
    std::string host = "127.0.0.1", portFile, data = "chatd-data", cert, key, dialect = "desk", zone = "Africa/Cairo",
                log = "info";
    std::vector<std::string> proxies;
    int loginWindow = 0, headTimeout = 0, bodyTimeout = 0, keepAlive = 0, idleTimeout = 0, stallTimeout = 0,
        leaseTime = 0, presenceTime = 0;
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
    flags.leaseTime = ms(config.leaseTime);
    flags.presenceTime = ms(config.presenceTime);
    command.add_option("--host", flags.host, "Address to listen on")->capture_default_str();
    command.add_option("--port", config.port, "Port; 0: any free one, told on standard output")->capture_default_str();
    command.add_option("--port-file", flags.portFile, "File to write the port to, once listening");
    command.add_option("--tls-cert", flags.cert, "PEM file of the certificate chain");
    command.add_option("--tls-key", flags.key, "PEM file of the key");
    command.add_option("--dialect", flags.dialect, "desk, or deployed: behave like the deployed site, faults included")
        ->check(CLI::IsMember({"desk", "deployed"}))
        ->capture_default_str();
    command.add_flag("--support-fault", config.supportFault, "Deployed dialect: the support socket answers 500");
    command.add_flag("--open-to-the-net", config.openToTheNet, "Deployed dialect: listen beyond loopback all the same");
    command.add_option("--zone", flags.zone, "The site's time zone")->capture_default_str();
    command.add_option("--log-level", flags.log, "error, warning, info, debug")
        ->check(CLI::IsMember({"error", "warning", "info", "debug"}))
        ->capture_default_str();
    command.add_option("--trusted-proxy", flags.proxies,
                       "Address whose X-Forwarded-For and X-Forwarded-Proto count; may be repeated");
    command.add_option("--messages-per-second", config.limits.messagesPerSecond, "One person's messages; 0: no limit")
        ->capture_default_str();
    command.add_option("--burst", config.limits.burst, "Messages at once above that")->capture_default_str();
    command.add_option("--message-chars", config.limits.messageChars, "Longest message")->capture_default_str();
    command.add_option("--frame-bytes", config.limits.frameBytes, "Largest WebSocket message")->capture_default_str();
    command.add_option("--attachment-bytes", config.limits.attachmentBytes, "Largest attachment")
        ->capture_default_str();
    command.add_option("--body-bytes", config.bodyBytes, "Largest body of any other request")->capture_default_str();
    command.add_option("--head-bytes", config.headBytes, "Largest request head")->capture_default_str();
    command.add_option("--queue-bytes", config.queueBytes, "What may wait for a slow reader")->capture_default_str();
    command.add_option("--login-tries", config.loginTries, "Wrong passwords for one account from one address")
        ->capture_default_str();
    command.add_option("--login-window", flags.loginWindow, "… within so many seconds")->capture_default_str();
    command.add_option("--head-timeout", flags.headTimeout, "Milliseconds for a request's head")->capture_default_str();
    command.add_option("--body-timeout", flags.bodyTimeout, "Milliseconds for a request's body")->capture_default_str();
    command.add_option("--keep-alive", flags.keepAlive, "Milliseconds an idle HTTP connection stays")
        ->capture_default_str();
    command.add_option("--idle-timeout", flags.idleTimeout, "Milliseconds of silence on a socket; pinged at half")
        ->capture_default_str();
    command.add_option("--stall-timeout", flags.stallTimeout, "Milliseconds a reader may not read")
        ->capture_default_str();
    command.add_option("--lease-time", flags.leaseTime, "Milliseconds a claim outlives its owner's last socket")
        ->capture_default_str();
    command
        .add_option("--presence-time", flags.presenceTime, "Milliseconds until a colleague who is not heard of is gone")
        ->capture_default_str();
    command.add_option("--connections", config.connections, "Connections at once")->capture_default_str();
    command.add_option("--password-iterations", config.passwordIterations, "PBKDF2 rounds of new passwords")
        ->capture_default_str();
}

Config finish(Config config, const Flags &flags)
{
    config.host = QString::fromStdString(flags.host);
    config.portFile = QString::fromStdString(flags.portFile);
    config.tlsCert = QString::fromStdString(flags.cert);
    config.tlsKey = QString::fromStdString(flags.key);
    config.dialect = flags.dialect == "deployed" ? Dialect::Deployed : Dialect::Desk;
    if (!config.features()) // what Django takes of a form or of JSON
        config.bodyBytes = std::max<qint64>(config.bodyBytes, 2'621'440);
    config.zone = QString::fromStdString(flags.zone);
    config.logLevel = flags.log == "error"     ? LogLevel::Error
                      : flags.log == "warning" ? LogLevel::Warning
                      : flags.log == "debug"   ? LogLevel::Debug
                                               : LogLevel::Info;
    for (const std::string &proxy : flags.proxies)
        config.trustedProxies << QString::fromStdString(proxy);
    config.loginWindow = std::chrono::seconds(flags.loginWindow);
    config.headTimeout = std::chrono::milliseconds(flags.headTimeout);
    config.bodyTimeout = std::chrono::milliseconds(flags.bodyTimeout);
    config.keepAlive = std::chrono::milliseconds(flags.keepAlive);
    config.idleTimeout = std::chrono::milliseconds(flags.idleTimeout);
    config.stallTimeout = std::chrono::milliseconds(flags.stallTimeout);
    config.leaseTime = std::chrono::milliseconds(flags.leaseTime);
    config.presenceTime = std::chrono::milliseconds(flags.presenceTime);
    return config;
}

/// The file of --config: its lines are options of the command that was given, without sections.
class CommandConfig : public CLI::ConfigBase
{
public:
    explicit CommandConfig(const CLI::App &app) : m_app(app) {}
    std::vector<CLI::ConfigItem> from_config(std::istream &input) const override
    {
        auto lines = CLI::ConfigBase::from_config(input);
        const auto commands = m_app.get_subcommands();
        for (CLI::ConfigItem &line : lines) {
            if (!commands.empty())
                line.parents = {commands.front()->get_name()};
        }
        return lines;
    }

private:
    const CLI::App &m_app;
};

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
        std::cout << "publisher: " << demo::publisherLogin().username.toStdString()
                  << "\nadmin: " << demo::adminLogin().username.toStdString()
                  << "\npassword: " << demo::password().toStdString() << std::endl;
    }
    server.run();
    return 0;
}

int tell(const Result<CommandOutcome> &outcome)
{
    if (!outcome)
        return complain(outcome.error());
    for (const QString &line : outcome->lines)
        std::cout << line.toStdString() << "\n";
    std::cout.flush();
    return outcome->healthy ? 0 : 1;
}

/// In one transaction on the database of the data folder.
Result<CommandOutcome> carryOutHere(const Config &config, const Command &command)
{
    if (writes(command) ? !QDir().mkpath(config.data) : !QFileInfo::exists(config.databasePath()))
        return fail(ErrorCode::StorageFailed, QStringLiteral("no database in ") + config.data);
    sql::Database database;
    if (auto opened = db::open(database, config.databasePath()); !opened)
        return tl::make_unexpected(opened.error());
    if (!writes(command))
        return carryOut(database, command, QDateTime::currentDateTimeUtc());
    if (auto begun = database.begin(); !begun)
        return tl::make_unexpected(begun.error());
    auto outcome = carryOut(database, command, QDateTime::currentDateTimeUtc());
    if (!outcome) {
        database.rollback();
        return outcome;
    }
    if (auto committed = database.commit(); !committed)
        return tl::make_unexpected(committed.error());
    return outcome;
}

int run(const Config &config, const Command &command)
{
    if (const auto answered = askRunningServer(config.controlPath(), command))
        return tell(*answered);
    return tell(carryOutHere(config, command));
}

struct PersonFlags
{
    std::string username, password, email, phone, first, last;
    bool update = false, passwordStdin = false;
    std::optional<bool> suspended, staff, superuser;
};

void addPersonOptions(CLI::App &command, PersonFlags &flags)
{
    const auto choice = [&command](const char *yes, const char *no, std::optional<bool> &value, const char *what,
                                   const char *whatNot) {
        CLI::Option *on = command.add_flag_callback(
            yes, [&value] { value = true; }, what);
        command
            .add_flag_callback(
                no, [&value] { value = false; }, whatNot)
            ->excludes(on);
    };
    command.add_option("username,--username", flags.username, "User name")->required();
    command.add_option("--password", flags.password,
                       "Password (shown to everybody on this machine; better on standard input)");
    command.add_flag("--password-stdin", flags.passwordStdin,
                     "The password is the first line of standard input (a new person's always, without --password)");
    command.add_option("--email", flags.email, "E-mail address, may be used to sign in");
    command.add_option("--phone", flags.phone, "Verified phone number, may be used to sign in");
    command.add_option("--first-name", flags.first, "First name");
    command.add_option("--last-name", flags.last, "Last name");
    choice("--staff", "--no-staff", flags.staff, "May answer support cases", "May not any more");
    choice("--superuser", "--no-superuser", flags.superuser, "May resolve and reopen them (implies --staff)",
           "May not any more");
    command.add_flag("--update", flags.update, "Change an existing person: his password, suspension and rights");
    choice("--suspend", "--unsuspend,--restore", flags.suspended, "With --update: may not sign in, and is signed out",
           "With --update: may sign in again");
}

int addOrUpdatePerson(const Config &config, PersonFlags flags)
{
    const auto text = [](const std::string &value) { return QString::fromStdString(value); };
    const bool needsPassword = flags.passwordStdin || !flags.update;
    if (flags.password.empty() && needsPassword)
        std::getline(std::cin, flags.password);
    if (flags.password.empty() && needsPassword)
        return complain(
            {ErrorCode::Invalid, QStringLiteral("a password is needed, as --password or on standard input"), {}, 0});
    if (flags.superuser.value_or(false) && !flags.staff)
        flags.staff = true;
    const QString hash =
        flags.password.empty() ? QString() : hashPassword(text(flags.password), config.passwordIterations);
    if (flags.update)
        return run(config, UpdateUser{text(flags.username), hash, flags.suspended, flags.staff, flags.superuser});
    return run(config, AddUser{{text(flags.username), hash, text(flags.email), text(flags.phone), text(flags.first),
                                text(flags.last), flags.staff.value_or(false), flags.superuser.value_or(false)}});
}

} // namespace

int runCommandLine(int argc, char **argv)
{
    CLI::App app("The reference server of Idrissimart Desk", "idrissimart-chatd");
    app.set_version_flag("--version", DESK_VERSION);
    app.require_subcommand(1);
    app.config_formatter(std::make_shared<CommandConfig>(app));
    app.set_config("--config", "", "File with any options of the command, a line each: name=value");
    app.allow_config_extras(CLI::config_extras_mode::error);
    Config config;
    Flags flags;
    const auto command = [&](const char *name, const char *what) {
        CLI::App *sub = app.add_subcommand(name, what)->fallthrough();
        sub->add_option("--data", flags.data, "Folder of the database and the attachments")->capture_default_str();
        return sub;
    };
    CLI::App *serveCommand = command("serve", "Serve the data folder");
    addServing(*serveCommand, config, flags);
    CLI::App *demoCommand = command("demo", "Serve the demo marketplace; an empty data folder is filled first");
    addServing(*demoCommand, config, flags);
    demoCommand->add_option("--seed", config.seed, "The same seed gives the same marketplace")->capture_default_str();
    demoCommand
        ->add_option("--speed,--demo-speed", config.demoSpeed, "How fast its people live; 0: nobody does anything")
        ->capture_default_str();

    PersonFlags person;
    CLI::App *addUser = command("adduser", "Add a person, or with --update change one");
    addPersonOptions(*addUser, person);
    addUser->add_option("--password-iterations", config.passwordIterations, "PBKDF2 rounds")->capture_default_str();

    std::string owner, title, description, price, city;
    NewAd ad;
    CLI::App *addAd = command("addad", "Add an ad; prints its id");
    addAd->add_option("owner,--owner", owner, "User name of its publisher")->required();
    addAd->add_option("title,--title", title, "Title")->required();
    addAd->add_option("--description", description, "Text");
    addAd->add_option("--price", price, "Price; none: on request");
    addAd->add_option("--city", city, "City");
    addAd->add_flag("--negotiable", ad.negotiable, "The price is negotiable");

    CLI::App *checkCommand = command("check", "Check the database's integrity and count its rows");

    CLI11_PARSE(app, argc, argv);
    config = finish(config, flags);
    config.data = QString::fromStdString(flags.data);

    if (serveCommand->parsed())
        return serve(config, false);
    if (demoCommand->parsed()) {
        if (demoCommand->count("--lease-time") == 0) // its admins have no sockets of their own
            config.leaseTime = std::chrono::hours(24);
        return serve(config, true);
    }
    if (checkCommand->parsed())
        return run(config, CheckData{});
    if (addUser->parsed())
        return addOrUpdatePerson(config, person);
    ad.title = QString::fromStdString(title);
    ad.description = QString::fromStdString(description);
    ad.price = QString::fromStdString(price);
    ad.city = QString::fromStdString(city);
    return run(config, AddAd{QString::fromStdString(owner), ad});
}

} // namespace desk::server
