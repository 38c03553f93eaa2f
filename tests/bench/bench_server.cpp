// What the reference server does on one core, durable before broadcast, beside two floors of the same run: what this
// machine's disk can do at all, and a plain Beast server. Servers run pinned to processor 0, the load on the others.
// Prints one row a figure: value, bound, ratio to a floor with the bound of that ratio.
#include "bench/beastfloor.h"
#include "bench/loadgenerator.h"
#include "net/siteapi.h"
#include "sql/database.h"
#include "sql/query.h"

#include <QCoreApplication>
#include <QFile>
#include <QFutureWatcher>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <numeric>

using namespace desk;

namespace {

constexpr int rooms = 100;
/// The floors where the bounds were set: as ratios to them the bounds hold on a machine of any speed.
struct Floors
{
    double commits, messages, deliveries, connects; ///< a second; all but the commits: Beast's
};
constexpr Floors then{4'811, 59'000, 143'000, 23'600};
const QString password = QStringLiteral("bench-password-1");

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

template <typename T> T await(QFuture<T> future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    return future.result();
}

[[noreturn]] void giveUp(const QString &why)
{
    QTextStream(stderr) << "bench_server: " << why << '\n';
    std::exit(1);
}

void run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(CHATD_BINARY), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        giveUp(arguments.value(0) + QStringLiteral(": ") + QString::fromUtf8(process.readAllStandardError()));
}

/// The floor: one row a commit, WAL and FULL, as milliseconds a commit (median) on this disk now.
double commitFloor(const QString &folder)
{
    sql::Database db;
    if (!db.open(folder + QStringLiteral("/floor.sqlite")) || !db.exec(QStringLiteral("CREATE TABLE t(x TEXT)")))
        giveUp(QStringLiteral("no floor database"));
    std::vector<double> times;
    for (int i = 0; i < 1500; ++i) {
        const uint64_t begin = bench::nanoseconds();
        if (!db.begin() ||
            !db.query(QStringLiteral("INSERT INTO t VALUES(?)")).bind(QString(80, QLatin1Char('x'))).exec() ||
            !db.commit())
            giveUp(QStringLiteral("the floor does not write"));
        times.push_back(double(bench::nanoseconds() - begin) / 1e6);
    }
    std::nth_element(times.begin(), times.begin() + std::ptrdiff_t(times.size() / 2), times.end());
    return times[times.size() / 2];
}

long residentKib(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLong();
    }
    return 0;
}

/// User and system time of a process so far: what a message costs does not depend on who else uses the machine.
double cpuSeconds(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(sysconf(_SC_CLK_TCK));
}

void row(const char *what, double value, const char *unit, const char *bound, const QString &against)
{
    out() << QStringLiteral("%1 %2 %3 %4 %5\n")
                 .arg(QLatin1String(what), -52)
                 .arg(value, 12, 'f', value < 100 ? 3 : 0)
                 .arg(QLatin1String(unit), -6)
                 .arg(QLatin1String(bound), -14)
                 .arg(against);
    out().flush();
}

/// Of a rate against that of the Beast floor, with the bound of the ratio.
QString againstBeast(double rate, double floor, double bound, double floorThen)
{
    return QStringLiteral("%1 x plain Beast's %2/s (>= %3)")
        .arg(rate / floor, 0, 'f', 2)
        .arg(qRound(floor))
        .arg(bound / floorThen, 0, 'f', 2);
}

/// A server in its own process, on processor 0.
struct Server
{
    QProcess process;
    int port = 0;
    std::string cookie;

    void launch(const QStringList &command, const QString &portFile)
    {
        QFile::remove(portFile);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(QStringLiteral("taskset"), QStringList{QStringLiteral("-c"), QStringLiteral("0")} + command);
        for (int tries = 0; tries < 200 && port == 0; ++tries) {
            QFile file(portFile);
            if (file.open(QIODevice::ReadOnly))
                port = file.readAll().trimmed().toInt();
            if (port == 0 && process.waitForFinished(50))
                giveUp(QStringLiteral("the server did not start"));
        }
        if (port == 0)
            giveUp(QStringLiteral("the server did not come up"));
    }
    void startFloor(const QString &folder)
    {
        const QString portFile = folder + QStringLiteral("/floor-port");
        launch({QCoreApplication::applicationFilePath(), QStringLiteral("--beast-floor"), portFile}, portFile);
    }
    void start(const QString &data)
    {
        const QString portFile = data + QStringLiteral("/port");
        launch({QStringLiteral(CHATD_BINARY), QStringLiteral("serve"), QStringLiteral("--data"), data,
                QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--port-file"), portFile,
                QStringLiteral("--messages-per-second"), QStringLiteral("0"), QStringLiteral("--log-level"),
                QStringLiteral("warning")},
               portFile);
        const auto address = SiteAddress::fromInput(QStringLiteral("http://127.0.0.1:%1").arg(port));
        SiteApi api(*address, QTimeZone("Africa/Cairo"));
        const auto signedIn = await(api.signIn(QStringLiteral("buyer"), password, true));
        if (!signedIn)
            giveUp(QStringLiteral("cannot sign in: ") + signedIn.error().detail);
        cookie = "sessionid=" + api.session().sessionId.toStdString();
    }
    void stop()
    {
        process.terminate();
        process.waitForFinished(10'000);
    }
    bench::Target target(int adCount) const
    {
        bench::Target result{port, cookie, {}};
        for (int ad = 1; ad <= adCount; ++ad)
            result.paths.push_back("/ws/chat/ad/" + std::to_string(ad) + "/");
        return result;
    }
};

/// What plain Beast does here and now, in the cases that are measured below.
Floors beastFloor(const QString &folder, double seconds)
{
    Server server;
    server.startFloor(folder);
    Floors floor{};
    {
        bench::LoadGenerator load(server.target(rooms));
        load.connect(2 * rooms);
        floor.messages = load.load(2 * rooms, 4, seconds).messagesPerSecond();
    }
    {
        bench::LoadGenerator load(server.target(1));
        load.connect(500);
        floor.deliveries = load.load(1, 4, seconds).deliveriesPerSecond();
    }
    bench::LoadGenerator load(server.target(rooms));
    floor.connects = load.connect(10'000).rate();
    server.stop();
    return floor;
}

void pinToOthers()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (int cpu = 1; cpu < CPU_SETSIZE; ++cpu)
        CPU_SET(cpu, &set);
    sched_setaffinity(0, sizeof set, &set); // refused on a one-core machine: then both share it
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc > 2 && QByteArray(argv[1]) == "--beast-floor")
        bench::serveBeastFloor(argv[2]);
    const double seconds = argc > 1 ? QString::fromLocal8Bit(argv[1]).toDouble() : 4.0;
    QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("data"));
    for (const char *who : {"owner", "buyer"})
        run({QStringLiteral("adduser"), QLatin1String(who), QStringLiteral("--data"), data}, password.toUtf8() + '\n');
    for (int ad = 0; ad < rooms; ++ad)
        run({QStringLiteral("addad"), QStringLiteral("owner"), QStringLiteral("Ad %1").arg(ad),
             QStringLiteral("--data"), data});
    pinToOthers();

    const double floorMs = commitFloor(folder.path());
    Floors floor = beastFloor(folder.path(), seconds);
    floor.commits = 1000.0 / floorMs;
    Server server;
    server.start(data);
    out() << QStringLiteral("%1 %2 %3 %4 %5\n")
                 .arg(QLatin1String("reference server, one core, commit before broadcast"), -52)
                 .arg(QLatin1String("value"), 12)
                 .arg(QLatin1String("unit"), -6)
                 .arg(QLatin1String("bound"), -14)
                 .arg(QLatin1String("against the floor"));
    row("floor: one row a commit (SQLite, WAL, FULL)", floorMs, "ms", "",
        QStringLiteral("= 1 (%1 commits/s)").arg(qRound(floor.commits)));
    {
        bench::LoadGenerator load(server.target(1));
        load.connect(2);
        const auto result = load.load(1, 1, seconds);
        row("acknowledgement, one in flight, p50", result.ackPercentile(0.5), "ms", "<= 0.5",
            QStringLiteral("%1 x a bare commit (<= %2)")
                .arg(result.ackPercentile(0.5) / floorMs, 0, 'f', 2)
                .arg(0.5 * then.commits / 1000, 0, 'f', 2));
        row("acknowledgement, one in flight, p99", result.ackPercentile(0.99), "ms", "", {});
    }
    {
        bench::LoadGenerator load(server.target(rooms));
        load.connect(2 * rooms);
        constexpr double warmUp = 1.0;
        const double before = cpuSeconds(server.process.processId());
        const auto result = load.load(2 * rooms, 4, seconds, warmUp);
        const double spent = (cpuSeconds(server.process.processId()) - before) * seconds / (seconds + warmUp);
        row("messages, 100 rooms x 2 clients x 4 in flight", result.messagesPerSecond(), "/s", ">= 25000",
            againstBeast(result.messagesPerSecond(), floor.messages, 25'000, then.messages) +
                QStringLiteral(", %1 x bare commits/s").arg(result.messagesPerSecond() / floor.commits, 0, 'f', 2));
        row("acknowledgement of those, p50", result.ackPercentile(0.5), "ms", "", {});
        row("processor time of one of those", spent * 1e6 / std::max<double>(1, double(result.acknowledged)), "us", "",
            {});
        if (result.closed)
            giveUp(QStringLiteral("%1 connections were lost").arg(result.closed));
    }
    {
        bench::LoadGenerator load(server.target(1));
        load.connect(500);
        const auto result = load.load(1, 4, seconds);
        row("deliveries, one room of 500 sockets", result.deliveriesPerSecond(), "/s", ">= 100000",
            againstBeast(result.deliveriesPerSecond(), floor.deliveries, 100'000, then.deliveries));
        if (result.closed)
            giveUp(QStringLiteral("%1 connections were lost").arg(result.closed));
    }
    server.stop();
    {
        Server fresh; // what it keeps for connections alone, from a fresh start; every room has more than 50 messages
                      // by now
        fresh.start(data);
        bench::LoadGenerator load(fresh.target(rooms));
        const auto warm = load.connect(500);
        const long before = residentKib(fresh.process.processId());
        const auto result = load.connect(10'000);
        row("connects with session and 50 messages of history", result.rate(), "/s", ">= 2500",
            againstBeast(result.rate(), floor.connects, 2'500, then.connects));
        load.idle(3);
        row("resident memory an idle connection, 10,000",
            double(residentKib(fresh.process.processId()) - before) / std::max(1, result.connected), "KB", "<= 8",
            QStringLiteral("%1 connected, %2 refused")
                .arg(result.connected + warm.connected)
                .arg(result.refused + warm.refused));
        fresh.stop();
    }
    return 0;
}
