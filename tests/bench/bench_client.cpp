// What the window costs beside an empty Qt window, and a room of a million messages beside one of ten: whole processes
// in turn, and openings in turn in one process. Prints medians and their ratios.
#include "bench/benchdesk.h"

#include "store/follow.h"
#include "store/store.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QPaintEvent>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace desk;
using namespace desk::bench;

namespace {

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
    PaintWatch watch(
        &window, [] { return true; }, [begin] { report(begin); });
    window.show();
    return QApplication::exec();
}

int deskWindow(int argc, char **argv, const QString &folder, qint64 begin)
{
    QApplication app(argc, argv);
    ui::readFontsAhead();
    Desk desk(folder);
    auto *view = desk.window.timelinePane().view();
    PaintWatch watch(
        view->viewport(), [view] { return view->model() && view->model()->rowCount() > 20; },
        [begin] { report(begin); });
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
    PaintWatch watch(
        view->viewport(), [&] { return view->model() && view->model()->rowCount() > rowsWanted; },
        [&painted] { painted = true; });
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

/// What a letter typed into the search costs until its page is here, by the worst of its beginnings, against a page of
/// a room.
int searches(int argc, char **argv, const QString &folder)
{
    QCoreApplication app(argc, argv);
    Store store;
    if (!waitFor(store.open(Paths::at(folder).accountFolder(account().key.folderName()), me)))
        return 1;
    std::vector<double> found, opened;
    for (const QString &typed : {QStringLiteral("friday available"), QStringLiteral("السعر للتفاوض"),
                                 QStringLiteral("number 99"), QStringLiteral("nowhere")}) {
        for (int letters = 1; letters <= typed.size(); ++letters) {
            QElapsedTimer timer;
            timer.start();
            SearchQuery query;
            query.text = typed.left(letters);
            if (!waitFor(store.search(query)))
                return 1;
            found.push_back(double(timer.nsecsElapsed()) / 1e6);
            timer.start();
            if (!waitFor(store.before(hugeRoom, MessageId{hugeMessages - 1000 * letters}, 50)))
                return 1;
            opened.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
    }
    QTextStream(stdout) << *std::max_element(found.begin(), found.end()) << ' ' << median(opened) << '\n';
    return 0;
}

std::pair<double, double> pairOf(const QStringList &arguments)
{
    const QList<QByteArray> values = child(arguments).last().split(' ');
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
    out << QStringLiteral("cache of %1 messages written in %2 s\n")
               .arg(hugeMessages)
               .arg(double(timer.elapsed()) / 1000, 0, 'f', 1);
    std::vector<double> floorMs, floorKib, deskMs, deskKib;
    for (int i = 0; i < 10; ++i) {
        const auto [ms0, kib0] = pairOf({QStringLiteral("floor"), folder.path()});
        const auto [ms1, kib1] = pairOf({QStringLiteral("window"), folder.path()});
        if (i == 0)
            continue;
        floorMs.push_back(ms0), floorKib.push_back(kib0);
        deskMs.push_back(ms1), deskKib.push_back(kib1);
    }
    const auto line = [&out](const char *what, double value, double base, const char *unit, const char *bound) {
        out << QStringLiteral("%1 %2 %3 against %4 %3 = %5 x (%6)\n")
                   .arg(QLatin1String(what), -44)
                   .arg(value, 9, 'f', 2)
                   .arg(QLatin1String(unit))
                   .arg(base, 0, 'f', 2)
                   .arg(value / base, 0, 'f', 2)
                   .arg(QLatin1String(bound));
        out.flush();
    };
    line("window painted, against an empty Qt window", median(deskMs), median(floorMs), "ms", "<= 3");
    line("resident memory, against the same", median(deskKib) / 1024, median(floorKib) / 1024, "MB", "<= 2.5");
    const auto [huge, small] = pairOf({QStringLiteral("rooms"), folder.path()});
    line("a room of a million opened, against one of ten", huge, small, "ms", "<= 1.5");
    const auto [found, page] = pairOf({QStringLiteral("searches"), folder.path()});
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
