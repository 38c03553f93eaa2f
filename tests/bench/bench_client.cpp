// What the window costs beside an empty Qt window, and a room of a million messages beside one of ten: whole processes in
// turn, and openings in turn in one process. Prints medians and their ratios.
#include "models/timelinemodel.h"
#include "session/accountbook.h"
#include "session/sessionparts.h"
#include "store/follow.h"
#include "store/store.h"
#include "system/clock.h"
#include "system/secretstore.h"
#include "system/settings.h"
#include "ui/mainwindow.h"
#include "ui/themecontroller.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QPaintEvent>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <vector>

using namespace desk;

namespace {

constexpr RoomId hugeRoom{1}, smallRoom{2};
constexpr int hugeMessages = 1'000'000, smallMessages = 10, otherRooms = 60;
constexpr UserId me{1};

qint64 nanoseconds()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

long residentKib()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLong();
    }
    return 0;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

template <typename T>
T await(QFuture<T> future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    return future.result();
}

Account account()
{
    Account result;
    result.key = {QUuid(QStringLiteral("7d2f0d5e-8e6c-4c55-9a41-6a3e9a2b1c0d")), QStringLiteral("http://127.0.0.1:9"), me};
    result.site = *SiteAddress::fromInput(result.key.origin);
    result.me = {me, QStringLiteral("samir"), QStringLiteral("سمير"), QStringLiteral("فؤاد"), false, false};
    result.keepSignedIn = true;
    return result;
}

Room room(RoomId id, int count)
{
    Room result;
    result.id = id;
    result.publisher = account().me;
    result.client = User{UserId{id.value + 100}, QStringLiteral("buyer%1").arg(id.value), QStringLiteral("Buyer"), QString::number(id.value), {}, {}};
    result.ad = AdId{1 + id.value % 7};
    result.adTitle = QStringLiteral("Toyota Corolla %1").arg(2010 + id.value % 7);
    result.createdAt = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    result.updatedAt = result.createdAt.addSecs(count);
    result.lastMessageId = MessageId{count};
    return result;
}

int seed(const QString &folder)
{
    const Paths paths = Paths::at(folder);
    if (!paths.prepare())
        return 1;
    AccountBook(paths.accountsFile()).use(account());
    Store store;
    if (!await(store.open(paths.accountFolder(account().key.folderName()), me)))
        return 1;
    const QDateTime start(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    qint64 nextId = 1;
    const auto fill = [&](RoomId id, int count) {
        for (int done = 0; done < count;) {
            Incoming incoming;
            incoming.news = false;
            if (done == 0)
                incoming.rooms << room(id, count);
            MessageRun run;
            run.room = id;
            run.after = MessageId{done == 0 ? 0 : nextId - 1};
            for (int i = 0; i < 20'000 && done < count; ++i, ++done) {
                Message message;
                message.id = MessageId{nextId++};
                message.sender = done % 3 ? UserId{id.value + 100} : me;
                message.senderName = QStringLiteral("Buyer");
                message.text = done % 2 ? QStringLiteral("هل السعر قابل للتفاوض؟ رقم %1").arg(done)
                                        : QStringLiteral("Is the car still available? I can come on Friday, number %1").arg(done);
                message.createdAt = start.addSecs(done * 20LL);
                message.isRead = true;
                run.messages << message;
            }
            run.upTo = MessageId{nextId - 1};
            incoming.runs << run;
            if (!await(store.take(incoming)))
                return false;
        }
        return true;
    };
    bool good = fill(hugeRoom, hugeMessages) && fill(smallRoom, smallMessages);
    for (int i = 0; i < otherRooms && good; ++i)
        good = fill(RoomId{3 + i}, 20);
    store.close();
    return good ? 0 : 1;
}

/// Tells when a widget has been painted.
class PaintWatch : public QObject
{
public:
    PaintWatch(QWidget *widget, std::function<bool()> counts, std::function<void()> painted)
        : QObject(widget), m_counts(std::move(counts)), m_painted(std::move(painted))
    {
        widget->installEventFilter(this);
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_counts())
            QTimer::singleShot(0, this, m_painted); // after the painting itself
        return false;
    }

private:
    std::function<bool()> m_counts;
    std::function<void()> m_painted;
};

/// Prints what the parent reads: nanoseconds since `begin`, and memory once things are quiet.
void report(qint64 begin)
{
    static bool once = false;
    if (std::exchange(once, true))
        return;
    const double milliseconds = double(nanoseconds() - begin) / 1e6;
    QTimer::singleShot(700, qApp, [milliseconds] {
        QTextStream(stdout) << milliseconds << ' ' << residentKib() << '\n';
        QCoreApplication::quit();
    });
}

int floorWindow(int argc, char **argv, qint64 begin)
{
    QApplication app(argc, argv);
    QWidget window;
    window.resize(1280, 800);
    PaintWatch watch(&window, [] { return true; }, [begin] { report(begin); });
    window.show();
    return QApplication::exec();
}

/// The program as ui/main.cpp composes it, without a network, a keychain or a tray.
struct Desk
{
    explicit Desk(const QString &folder)
        : settings(Paths::at(folder).settingsFile()), secrets(makeMemoryStore()),
          accounts(makeAccounts({Paths::at(folder), {}, 8, 1}, clock, *secrets, settings)), opening(accounts->open(accounts->known().first())), themes(settings),
          window(*accounts, settings, clock, themes, [](const QUrl &) {}, Paths::at(folder).downloads())
    {
        themes.dress();
        window.resize(1280, 800);
        follow(opening, &window, [this](const Result<Session *> &) { window.show(); });
    }

    SystemClock clock;
    Settings settings;
    std::unique_ptr<SecretStore> secrets;
    std::unique_ptr<Accounts> accounts;
    FutureResult<Session *> opening; ///< read while the window is built
    ui::ThemeController themes;
    ui::MainWindow window;
};

int deskWindow(int argc, char **argv, const QString &folder, qint64 begin)
{
    QApplication app(argc, argv);
    ui::readFontsAhead();
    Desk desk(folder);
    auto *view = desk.window.timelinePane().view();
    PaintWatch watch(view->viewport(), [view] { return view->model() && view->model()->rowCount() > 20; }, [begin] { report(begin); });
    QObject::connect(desk.accounts.get(), &Accounts::currentChanged, &desk.window, [&desk] {
        Session *session = desk.accounts->current();
        if (!session)
            return;
        const auto open = [&desk] { desk.window.openRoom(hugeRoom); };
        if (session->rooms().loadedFromCache())
            open();
        else
            QObject::connect(&session->rooms(), &Rooms::reset, &desk.window, open);
    });
    return QApplication::exec();
}

int rooms(int argc, char **argv, const QString &folder)
{
    QApplication app(argc, argv);
    Desk desk(folder);
    while (!desk.accounts->current() || !desk.accounts->current()->rooms().loadedFromCache())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    auto *view = desk.window.timelinePane().view();
    bool painted = false;
    int rowsWanted = 0;
    PaintWatch watch(view->viewport(), [&] { return view->model() && view->model()->rowCount() > rowsWanted; }, [&painted] { painted = true; });
    std::vector<double> huge, small;
    for (int i = 0; i < 62; ++i) {
        const bool isHuge = i % 2;
        rowsWanted = isHuge ? 40 : 5;
        painted = false;
        QElapsedTimer timer;
        timer.start();
        desk.window.openRoom(isHuge ? hugeRoom : smallRoom);
        while (!painted)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
        if (i >= 2) // the first of each warms up
            (isHuge ? huge : small).push_back(double(timer.nsecsElapsed()) / 1e6);
        painted = false;
    }
    QTextStream(stdout) << median(huge) << ' ' << median(small) << '\n';
    return 0;
}

/// What a letter typed into the search costs until its page is here, by the worst of its beginnings, against a page of a room.
int searches(int argc, char **argv, const QString &folder)
{
    QCoreApplication app(argc, argv);
    Store store;
    if (!await(store.open(Paths::at(folder).accountFolder(account().key.folderName()), me)))
        return 1;
    std::vector<double> found, opened;
    for (const QString &typed : {QStringLiteral("friday available"), QStringLiteral("السعر للتفاوض"), QStringLiteral("number 99"),
                                 QStringLiteral("nowhere")}) {
        for (int letters = 1; letters <= typed.size(); ++letters) {
            QElapsedTimer timer;
            timer.start();
            SearchQuery query;
            query.text = typed.left(letters);
            if (!await(store.search(query)))
                return 1;
            found.push_back(double(timer.nsecsElapsed()) / 1e6);
            timer.start();
            if (!await(store.before(hugeRoom, MessageId{hugeMessages - 1000 * letters}, 50)))
                return 1;
            opened.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
    }
    QTextStream(stdout) << *std::max_element(found.begin(), found.end()) << ' ' << median(opened) << '\n';
    return 0;
}

std::pair<double, double> child(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QStringList(arguments) << QString::number(nanoseconds()));
    if (!process.waitForFinished(600'000) || process.exitCode() != 0) {
        QTextStream(stderr) << "bench_client: " << arguments.join(QLatin1Char(' ')) << " failed\n";
        std::exit(1);
    }
    const QList<QByteArray> values = process.readAllStandardOutput().trimmed().split(' ');
    return values.size() < 2 ? std::pair(0.0, 0.0) : std::pair(values[0].toDouble(), values[1].toDouble());
}

int measure(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    QTemporaryDir folder;
    QElapsedTimer timer;
    timer.start();
    child({QStringLiteral("seed"), folder.path()});
    out << QStringLiteral("cache of %1 messages written in %2 s\n").arg(hugeMessages).arg(double(timer.elapsed()) / 1000, 0, 'f', 1);
    std::vector<double> floorMs, floorKib, deskMs, deskKib;
    for (int i = 0; i < 10; ++i) {
        const auto [ms0, kib0] = child({QStringLiteral("floor"), folder.path()});
        const auto [ms1, kib1] = child({QStringLiteral("window"), folder.path()});
        if (i == 0)
            continue;
        floorMs.push_back(ms0), floorKib.push_back(kib0);
        deskMs.push_back(ms1), deskKib.push_back(kib1);
    }
    const auto line = [&out](const char *what, double value, double base, const char *unit, const char *bound) {
        out << QStringLiteral("%1 %2 %3 against %4 %3 = %5 x (%6)\n").arg(QLatin1String(what), -44).arg(value, 9, 'f', 2)
                   .arg(QLatin1String(unit)).arg(base, 0, 'f', 2).arg(value / base, 0, 'f', 2).arg(QLatin1String(bound));
        out.flush();
    };
    line("window painted, against an empty Qt window", median(deskMs), median(floorMs), "ms", "<= 3");
    line("resident memory, against the same", median(deskKib) / 1024, median(floorKib) / 1024, "MB", "<= 2.5");
    const auto [huge, small] = child({QStringLiteral("rooms"), folder.path()});
    line("a room of a million opened, against one of ten", huge, small, "ms", "<= 1.5");
    const auto [found, page] = child({QStringLiteral("searches"), folder.path()});
    line("the slowest letter of a search, against a page of 50", found, page, "ms", "");
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return measure(argc, argv);
    const QByteArray mode = argv[1];
    const QString folder = QString::fromLocal8Bit(argv[2]);
    const qint64 begin = argc > 3 ? QByteArray(argv[3]).toLongLong() : nanoseconds();
    if (mode == "floor")
        return floorWindow(argc, argv, begin);
    if (mode == "window")
        return deskWindow(argc, argv, folder, begin);
    if (mode == "rooms")
        return rooms(argc, argv, folder);
    if (mode == "searches")
        return searches(argc, argv, folder);
    QCoreApplication app(argc, argv);
    return mode == "seed" ? seed(folder) : 2;
}
