// desk-driver --profile DIR [options]: the core on standard input and output.
#include "session/sessionparts.h"
#include "system/clock.h"
#include "system/secretstore.h"
#include "system/settings.h"
#include "tests/support/deskdriver.h"
#include "tests/support/filesecrets.h"
#include "tests/support/spedupclock.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Folder of this run."),
                                     QStringLiteral("DIR"));
    const QCommandLineOption keychain(QStringLiteral("keychain"),
                                      QStringLiteral("Keep the session in the system's keychain."));
    const QCommandLineOption settle(QStringLiteral("settle"),
                                    QStringLiteral("Milliseconds before a message without nonce is looked for."),
                                    QStringLiteral("MS"), QStringLiteral("120000"));
    const QCommandLineOption speed(QStringLiteral("speed"),
                                   QStringLiteral("Every wait of the client is so many times shorter."),
                                   QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption secretFile(
        QStringLiteral("secrets-in-profile"),
        QStringLiteral("Keep the session in the profile, unprotected: a keychain for crash tests."));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Of the jitter of reconnecting."),
                                  QStringLiteral("N"), QStringLiteral("0"));
    parser.addOptions({profile, keychain, settle, speed, secretFile, seed});
    parser.addHelpOption();
    parser.process(app);
    if (!parser.isSet(profile)) {
        std::fputs("desk-driver: --profile DIR is needed\n", stderr);
        return 2;
    }

    desk::SpedUpClock clock(parser.value(speed).toInt());
    desk::CoreOptions options;
    options.paths = desk::Paths::at(parser.value(profile));
    options.settleTime = std::chrono::milliseconds(parser.value(settle).toLongLong());
    options.jitterSeed = parser.value(seed).toULongLong();
    options.paths.prepare();
    desk::Settings settings(options.paths.settingsFile());
    std::unique_ptr<desk::SecretStore> secrets = desk::makeMemoryStore();
    if (parser.isSet(keychain))
        secrets = desk::makeKeychainStore(QStringLiteral("idrissimart-desk-driver"));
    else if (parser.isSet(secretFile))
        secrets = std::make_unique<desk::FileSecrets>(parser.value(profile) + QStringLiteral("/secrets"));
    const auto accounts = desk::makeAccounts(options, clock, *secrets, settings);
    desk::DeskDriver driver(*accounts, [](const QJsonObject &event) {
        const QByteArray line = QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n';
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
        std::fflush(stdout);
    });
    driver.setClockSetter([&clock](std::chrono::seconds by) { clock.setWrongBy(by); });
    QObject::connect(&driver, &desk::DeskDriver::quit, &app, &QCoreApplication::quit, Qt::QueuedConnection);

    QByteArray pending;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [&] {
        char bytes[4096];
        const auto count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0) {
            input.setEnabled(false);
            app.quit();
            return;
        }
        pending.append(bytes, qsizetype(count));
        for (qsizetype end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
            const QByteArray line = pending.left(end);
            pending.remove(0, end + 1);
            if (!line.trimmed().isEmpty())
                driver.obey(line);
        }
    });
    return app.exec();
}
