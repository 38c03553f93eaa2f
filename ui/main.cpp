// The composition root: makes the parts, joins them, runs.
#include "session/sessionparts.h"
#include "store/follow.h"
#include "system/clock.h"
#include "system/logging.h"
#include "system/paths.h"
#include "system/profilelock.h"
#include "system/secretstore.h"
#include "system/settings.h"
#include "system/speller.h"
#include "system/wake.h"

#include "ui/desktop.h"
#include "ui/errortext.h"
#include "ui/language.h"
#include "ui/login/loginpage.h"
#include "ui/mainwindow.h"
#include "ui/options.h"
#include "ui/themecontroller.h"
#include "ui/tour.h"

#include <QApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QIcon>
#include <QStyleFactory>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

namespace {

using namespace desk;
using namespace desk::ui;

constexpr std::chrono::milliseconds longestUnseen{100};

int complain(const QString &words, int code)
{
    std::fputs(qUtf8Printable(QStringLiteral("idrissimart-desk: ") + words + QLatin1Char('\n')), stderr);
    return code;
}

/// As the system is to start this program.
QStringList startCommand(const Options &options)
{
    QStringList command{QCoreApplication::applicationFilePath(), QStringLiteral("--minimized")};
    if (!options.profile.isEmpty())
        command << QStringLiteral("--profile") << QFileInfo(options.profile).absoluteFilePath();
    return command;
}

/// What the command line asks for: signing in with a password, a filled form, or just the form.
void signInAtStart(const Options &options, Accounts &accounts, MainWindow &window)
{
    LoginPage &login = window.showLogin();
    const QString password = options.password();
    if (options.user.isEmpty() || password.isEmpty()) {
        if (!options.site.isEmpty())
            login.fill(options.site, options.user);
        return;
    }
    // no way to the site: what is kept of this person opens all the same
    const QList<Account> known = accounts.known();
    const auto kept = std::find_if(known.cbegin(), known.cend(),
                                   [&](const Account &account) { return account.me.username == options.user; });
    if (kept != known.cend()) {
        QObject::connect(
            &login, &LoginPage::failed, &window,
            [&window, &accounts, account = *kept](const Error &error) {
                if (error.code == ErrorCode::Offline || error.code == ErrorCode::TimedOut ||
                    error.code == ErrorCode::HostNotFound)
                    window.awaitAccount(accounts.open(account));
            },
            Qt::SingleShotConnection);
    }
    login.signIn({options.site, options.user, password, true});
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    readFontsAhead();
    QCoreApplication::setApplicationName(QStringLiteral("idrissimart-desk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DESK_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Idrissimart Desk"));
    QGuiApplication::setDesktopFileName(QStringLiteral("idrissimart-desk"));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/app.svg")));
    const Options options = Options::parse(QCoreApplication::arguments());

    const Paths paths = options.profile.isEmpty() ? Paths::standard() : Paths::at(options.profile);
    if (!paths.prepare())
        return complain(QStringLiteral("the profile folder cannot be written: %1").arg(paths.profile), 1);
    ProfileLock lock(paths);
    switch (lock.take()) {
    case ProfileLock::Outcome::First:
        break;
    case ProfileLock::Outcome::Raised:
        return 0;
    case ProfileLock::Outcome::Unheard:
        return complain(
            QStringLiteral("this profile is in use by a program that does not answer: %1").arg(paths.profile), 1);
    case ProfileLock::Outcome::Unwritable:
        return complain(QStringLiteral("the profile folder cannot be locked: %1").arg(paths.profile), 1);
    }
    const LogFile log(paths.logFile());

    Settings settings(paths.settingsFile());
    if (options.language)
        settings.setLanguage(*options.language);
    if (options.theme)
        settings.setTheme(*options.theme);
    SystemClock clock;
    // pictures for a README leave no secret behind
    const std::unique_ptr<SecretStore> secrets =
        options.screens.isEmpty() ? makeKeychainStore(QStringLiteral("idrissimart-desk")) : makeMemoryStore();
    CoreOptions core;
    core.paths = paths;
    const std::unique_ptr<Accounts> accounts = makeAccounts(core, clock, *secrets, settings);
    // Its files are read while the window is built.
    const QList<Account> known = accounts->known();
    std::optional<FutureResult<Session *>> opening;
    if (options.user.isEmpty() && options.site.isEmpty() && !known.isEmpty() && known.first().keepSignedIn)
        opening = accounts->open(known.first());

    Language language(settings);
    ThemeController themes(settings);
    Speller speller(settings, dictionaryFolders());
    MainWindow window(
        *accounts, settings, clock, themes, [](const QUrl &url) { QDesktopServices::openUrl(url); }, paths.downloads(),
        makeAutostart(startCommand(options)));
    window.setSpeller(speller);
    const std::unique_ptr<Wake> wake = makeWake(clock);
    QObject::connect(wake.get(), &Wake::woke, &window, [&accounts] {
        if (accounts->current())
            accounts->current()->retryNow();
    });
    QObject::connect(&lock, &ProfileLock::raiseRequested, &window, &MainWindow::raiseWindow);
    QObject::connect(&window, &MainWindow::quitWanted, &application, &QCoreApplication::quit);
    QApplication::setQuitOnLastWindowClosed(false);
    Desktop desktop(desktopParts(), window, *accounts, settings, clock, themes, language);
    themes.dress();

    Tour tour(window, *accounts, settings, options.screens);
    int result = 0;
    QObject::connect(&tour, &Tour::finished, &application, [&result](const QString &problem) {
        if (!problem.isEmpty())
            result = complain(problem, 1);
        QCoreApplication::exit(result);
    });
    // The keychain is tried while the cached list is already there; only a sign-in with a password waits for the answer,
    // because where its secret goes, and what the window says about it, depends on it.
    FutureResult<bool> keychain = secrets->probe();
    if (opening)
        window.awaitAccount(*opening);
    else
        window.showLogin();
    if (!opening && options.user.isEmpty())
        signInAtStart(options, *accounts, window);
    else if (!opening)
        keychain.then(&window, [&](const Result<bool> &) { signInAtStart(options, *accounts, window); });
    if (!options.screens.isEmpty()) {
        QObject::connect(&window.showLogin(), &LoginPage::failed, &application,
                         [](const Error &error) { QCoreApplication::exit(complain(errorSentence(error), 1)); });
        window.show();
        tour.start();
    } else if (options.minimized && desktop.hasTray()) {
        window.hide();
    } else if (options.minimized) {
        window.showMinimized();
    } else if (opening) {
        // The first picture is the list, not an empty desk; a slow disk is not waited for.
        const auto show = [&window] { window.setVisible(true); };
        follow(*opening, &window, [show](const Result<Session *> &) { show(); });
        QTimer::singleShot(longestUnseen, &window, show);
    } else {
        window.show();
    }
    return QApplication::exec();
}
