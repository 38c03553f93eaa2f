// desk-driver --profile DIR [--keychain]: the core on standard input and output.
#include "session/sessionparts.h"
#include "system/clock.h"
#include "system/secretstore.h"
#include "system/settings.h"
#include "tests/support/deskdriver.h"

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
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Folder of this run."), QStringLiteral("DIR"));
    const QCommandLineOption keychain(QStringLiteral("keychain"), QStringLiteral("Keep the session in the system's keychain."));
    const QCommandLineOption settle(QStringLiteral("settle"), QStringLiteral("Milliseconds before a message without nonce is looked for."),
                                    QStringLiteral("MS"), QStringLiteral("120000"));
    parser.addOptions({profile, keychain, settle});
    parser.addHelpOption();
    parser.process(app);
    if (!parser.isSet(profile)) {
        std::fputs("desk-driver: --profile DIR is needed\n", stderr);
        return 2;
    }

    desk::SystemClock clock;
    desk::CoreOptions options;
    options.paths = desk::Paths::at(parser.value(profile));
    options.settleTime = std::chrono::milliseconds(parser.value(settle).toLongLong());
    options.paths.prepare();
    desk::Settings settings(options.paths.settingsFile());
    const auto secrets = parser.isSet(keychain) ? desk::makeKeychainStore(QStringLiteral("idrissimart-desk-driver")) : desk::makeMemoryStore();
    const auto accounts = desk::makeAccounts(options, clock, *secrets, settings);
    desk::DeskDriver driver(*accounts, [](const QJsonObject &event) {
        const QByteArray line = QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n';
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
        std::fflush(stdout);
    });
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
