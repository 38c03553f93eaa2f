// What the benchmarks of the window share: a cache of a million messages, and the program as ui/main.cpp composes it.
#pragma once

#include "session/accounts.h"
#include "system/clock.h"
#include "system/secretstore.h"
#include "system/settings.h"
#include "ui/mainwindow.h"
#include "ui/themecontroller.h"

#include <QCoreApplication>
#include <QFuture>

#include <memory>
#include <vector>

namespace desk::bench {

constexpr RoomId hugeRoom{1}, smallRoom{2};
constexpr int hugeMessages = 1'000'000, smallMessages = 10, otherRooms = 60;
constexpr UserId me{1};

qint64 nanoseconds(); ///< monotonic, the same clock in every process
double median(std::vector<double> values);

template <typename T> T waitFor(QFuture<T> future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    return future.result();
}

/// Whose cache it is.
Account account();
/// Writes the cache into the profile `folder`; an exit code.
int seed(const QString &folder);
/// This program again as a process of its own, with the time appended; what it printed. Ends the program where that
/// fails.
QList<QByteArray> child(const QStringList &arguments);

/// The window of the profile `folder`, without a network, a keychain or a tray. It opens the account that was used
/// last.
struct Desk
{
    explicit Desk(const QString &folder);

    SystemClock clock;
    Settings settings;
    std::unique_ptr<SecretStore> secrets;
    std::unique_ptr<Accounts> accounts;
    FutureResult<Session *> opening; ///< read while the window is built
    ui::ThemeController themes;
    ui::MainWindow window;
};

} // namespace desk::bench
