// The composition root: makes the parts, joins them, runs.
#include "session/sessionparts.h"
#include "system/clock.h"
#include "system/logging.h"
#include "system/paths.h"
#include "system/profilelock.h"
#include "system/secretstore.h"
#include "system/settings.h"
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
#include <QIcon>
#include <QStyleFactory>
#include <QUrl>

#include <algorithm>
#include <cstdio>

namespace {

using namespace desk;
using namespace desk::ui;

int complain(const QString &words, int code)
{
    std::fputs(qUtf8Printable(QStringLiteral("idrissimart-desk: ") + words + QLatin1Char('\n')), stderr);
    return code;
}

/// What the command line or the last run says: who is signed in when the window opens.
void signInAtStart(const Options &options, Accounts &accounts, LoginPage &login)
{
    const QList<Account> known = accounts.known();
    const QString password = options.password();
    if (!options.user.isEmpty() && !password.isEmpty()) {
        // no way to the site: what is kept of this person opens all the same
        const auto kept = std::find_if(known.cbegin(), known.cend(),
                                       [&](const Account &account) { return account.me.username == options.user; });
        if (kept != known.cend()) {
            QObject::connect(&login, &LoginPage::failed, &accounts, [&accounts, account = *kept](const Error &error) {
                if (error.code == ErrorCode::Offline || error.code == ErrorCode::TimedOut || error.code == ErrorCode::HostNotFound)
                    accounts.open(account);
            }, Qt::SingleShotConnection);
        }
        login.signIn({options.site, options.user, password, true});
        return;
    }
    if (!options.site.isEmpty())
        login.fill(options.site, options.user);
    else if (!known.isEmpty() && known.first().keepSignedIn)
        accounts.open(known.first());
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
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
    case ProfileLock::Outcome::First: break;
    case ProfileLock::Outcome::Raised: return 0;
    case ProfileLock::Outcome::Unheard:
        return complain(QStringLiteral("this profile is in use by a program that does not answer: %1").arg(paths.profile), 1);
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

    Language language(settings);
    ThemeController themes(settings);
    MainWindow window(*accounts, settings, clock, themes, [](const QUrl &url) { QDesktopServices::openUrl(url); }, paths.downloads());
    const std::unique_ptr<Wake> wake = makeWake(clock);
    QObject::connect(wake.get(), &Wake::woke, &window, [&accounts] {
        if (accounts->current())
            accounts->current()->retryNow();
    });
    QObject::connect(&lock, &ProfileLock::raiseRequested, &window, &MainWindow::raiseWindow);
    QObject::connect(&window, &MainWindow::quitWanted, &application, &QCoreApplication::quit);
    QApplication::setQuitOnLastWindowClosed(false);
    Desktop desktop(window, *accounts, settings, themes, language);

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
    if (options.user.isEmpty()) {
        signInAtStart(options, *accounts, window.loginPage());
    } else {
        keychain.then(&window, [&](const Result<bool> &) { signInAtStart(options, *accounts, window.loginPage()); });
    }
    if (!options.screens.isEmpty()) {
        QObject::connect(&window.loginPage(), &LoginPage::failed, &application, [](const Error &error) {
            QCoreApplication::exit(complain(errorSentence(error), 1));
        });
        window.show();
        tour.start();
    } else if (options.minimized && desktop.hasTray()) {
        window.hide();
    } else if (options.minimized) {
        window.showMinimized();
    } else {
        window.show();
    }
    return QApplication::exec();
}
