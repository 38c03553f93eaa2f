// What the thread of the window is busy with while somebody works: the real window, off screen, driven by keys and the
// wheel over a cache of a million messages, and over a live server that says 200 messages a second. Prints the slowest
// event of each, in CPU time of that thread (bound: 16 ms, one frame), beside the slowest of a plain Qt list in the
// same process.
#include "bench/benchdesk.h"
#include "bench/timedapplication.h"

#include "e2e/livesite.h"
#include "models/timelinemodel.h"
#include "net/siteapi.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QTimer>

using namespace desk;
using namespace desk::bench;
using namespace std::chrono_literals;

namespace {

constexpr int talkPerSecond = 200, talkSeconds = 10;
const QString buyerName = QStringLiteral("buyer"), publisherName = QStringLiteral("publisher");

void scroll(TimedApplication &app, Desk &desk, double floor)
{
    desk.window.openRoom(hugeRoom);
    auto *view = desk.window.timelinePane().view();
    if (!pumpUntil([view] { return view->model() && view->model()->rowCount() > 40; }))
        giveUp("the room of a million does not open");
    pump(300ms);
    const auto oldest = [view] { return view->model()->index(1, 0).data(Qt::DisplayRole).toString(); };
    const QString before = oldest();
    app.begin();
    for (int i = 0; i < 1500; ++i) {
        wheel(view->viewport(), i < 1200 ? 5 : -5);
        pump(4ms);
    }
    if (oldest() == before)
        giveUp("nothing was scrolled");
    app.report("scrolling a room of a million", QStringLiteral("1,500 turns of the wheel"), floor);
}

void search(TimedApplication &app, Desk &desk, double floor)
{
    auto *field = desk.window.findChild<QLineEdit *>(QStringLiteral("searchField"));
    auto *hits = desk.window.findChild<QAbstractItemView *>(QStringLiteral("searchHits"));
    int letters = 0;
    app.begin();
    for (const QString &text : {QStringLiteral("friday available"), QStringLiteral("السعر للتفاوض"),
                                QStringLiteral("number 99"), QStringLiteral("nowhere")}) {
        QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
        if (!field->hasFocus())
            giveUp("Ctrl+K does not lead to the search");
        field->clear();
        for (const QChar letter : text) {
            typeKey(field, letter);
            ++letters;
            pump(40ms);
        }
        pump(600ms);
        if (!hits)
            hits = desk.window.findChild<QAbstractItemView *>(QStringLiteral("searchHits"));
        if (!hits || (text != QStringLiteral("nowhere") && hits->model()->rowCount() == 0))
            giveUp("nothing was found");
        for (int i = 0; i < 40; ++i) {
            wheel(hits->viewport(), -3);
            pump(5ms);
        }
        QTest::keyClick(field, Qt::Key_Escape);
        pump(50ms);
    }
    app.report("typing a search over a million", QStringLiteral("%1 letters").arg(letters), floor);
}

void switchRooms(TimedApplication &app, Desk &desk, double floor)
{
    auto *view = desk.window.timelinePane().view();
    int switched = 0;
    app.begin();
    for (int i = 0; i < 100; ++i) {
        const RoomId before = desk.window.openRoomId();
        QTest::keyClick(&desk.window, i < 50 ? Qt::Key_Down : Qt::Key_Up, Qt::AltModifier);
        switched += desk.window.openRoomId() != before;
        pumpUntil([view] { return view->model() && view->model()->rowCount() > 5; }, 1s);
        pump(20ms);
    }
    if (switched < 90)
        giveUp("the keys do not lead to the next room");
    app.report("switching rooms 100 times", QStringLiteral("%1 switched").arg(switched), floor);
}

int offline(int argc, char **argv, const QString &folder)
{
    TimedApplication app(argc, argv);
    ui::readFontsAhead();
    const double floor = plainList(app);
    Desk desk(folder);
    if (!pumpUntil([&desk] {
            return desk.accounts->current() && desk.accounts->current()->rooms().loadedFromCache() &&
                   desk.window.isVisible();
        }))
        giveUp("the account does not open");
    desk.window.activateWindow();
    if (!QTest::qWaitForWindowActive(&desk.window))
        giveUp("the window does not become active");
    QTextStream(stdout) << QStringLiteral("a plain Qt list, scrolled: slowest event %1 ms\n").arg(floor, 0, 'f', 2);
    scroll(app, desk, floor);
    search(app, desk, floor);
    switchRooms(app, desk, floor);
    return 0;
}

/// The buyer, as a process of its own: so many messages a second, by the clock.
int talk(int argc, char **argv, const QString &site, RoomId room)
{
    QCoreApplication app(argc, argv);
    SiteApi api(*SiteAddress::fromInput(site), QTimeZone::utc());
    if (!waitFor(api.signIn(buyerName, LiveSite::password(), true)))
        return 1;
    int sent = 0, answered = 0, refused = 0;
    QElapsedTimer timer;
    timer.start();
    QTimer turn;
    QObject::connect(&turn, &QTimer::timeout, &app, [&] {
        for (; sent < talkPerSecond * talkSeconds && sent < timer.elapsed() * talkPerSecond / 1000; ++sent) {
            follow(api.send(room, QStringLiteral("هل ما زالت متوفرة؟ message %1").arg(sent), QUuid::createUuid()), &app,
                   [&](const Result<Message> &message) {
                       refused += !message;
                       if (++answered == talkPerSecond * talkSeconds) {
                           QTextStream(stdout) << timer.elapsed() << ' ' << refused << '\n';
                           QCoreApplication::quit();
                       }
                   });
        }
    });
    turn.start(5ms);
    return QCoreApplication::exec();
}

int receive(int argc, char **argv)
{
    TimedApplication app(argc, argv);
    ui::readFontsAhead();
    const double floor = plainList(app);
    LiveSite site;
    if (!site.addUser(buyerName) || !site.addUser(publisherName) ||
        !site.addAd(publisherName, QStringLiteral("Toyota Corolla")) ||
        !site.start(QStringLiteral("serve"), 0, {QStringLiteral("--messages-per-second"), QStringLiteral("0")}))
        giveUp("the server does not start");
    SiteApi buyer(*SiteAddress::fromInput(site.address()), QTimeZone::utc());
    if (!waitFor(buyer.signIn(buyerName, LiveSite::password(), true)))
        giveUp("the buyer cannot sign in");
    const Result<Room> room = waitFor(buyer.createOrGetRoom(AdId{1}));
    if (!room || !waitFor(buyer.send(room->id, QStringLiteral("hello"), QUuid::createUuid())))
        giveUp("the buyer cannot write");

    QTemporaryDir profile;
    const Paths paths = Paths::at(profile.path());
    if (!paths.prepare())
        giveUp("no profile");
    Settings settings(paths.settingsFile());
    SystemClock clock;
    const std::unique_ptr<SecretStore> secrets = makeMemoryStore();
    const std::unique_ptr<Accounts> accounts = makeAccounts({paths, {}, 8, 1}, clock, *secrets, settings);
    ui::ThemeController themes(settings);
    ui::MainWindow window(
        *accounts, settings, clock, themes, [](const QUrl &) {}, paths.downloads());
    themes.dress();
    window.resize(1280, 800);
    window.showLogin();
    window.show();
    window.awaitAccount(accounts->signIn({site.address(), publisherName, LiveSite::password(), true}));
    if (!pumpUntil([&] {
            return accounts->current() && accounts->current()->status().state == ConnectionStatus::State::Online &&
                   !accounts->current()->status().syncing;
        }))
        giveUp("the publisher does not come online");
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        giveUp("the window does not become active");
    window.openRoom(room->id);
    pump(500ms);
    QProcess crowd;
    crowd.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("talk"), site.address(), QString::number(room->id.value)});
    app.begin();
    const int wanted = talkPerSecond * talkSeconds;
    QElapsedTimer timer;
    timer.start();
    const auto lastText = [&] {
        const auto *model = window.timelinePane().view()->model();
        return model && model->rowCount() ? model->index(model->rowCount() - 1, 0).data(Qt::DisplayRole).toString()
                                          : QString();
    };
    if (!pumpUntil([&] { return lastText().contains(QStringLiteral("message %1").arg(wanted - 1)); }, 60s))
        giveUp(qPrintable(QStringLiteral("the last message does not show, but: ") + lastText()));
    const double seconds = double(timer.elapsed()) / 1000;
    if ((crowd.state() != QProcess::NotRunning && !crowd.waitForFinished(10'000)) || crowd.exitCode() != 0)
        giveUp("the buyer has failed");
    app.report("receiving 200 messages a second",
               QStringLiteral("%1 shown in %2 s").arg(wanted).arg(seconds, 0, 'f', 1), floor);
    return 0;
}

int measure(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    QTemporaryDir folder;
    child({QStringLiteral("seed"), folder.path()});
    for (const QStringList &part : {QStringList{QStringLiteral("offline"), folder.path()},
                                    QStringList{QStringLiteral("receive"), folder.path()}}) {
        for (const QByteArray &line : child(part))
            out << QString::fromUtf8(line) << '\n';
        out.flush();
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return measure(argc, argv);
    const QByteArray mode = argv[1];
    const QString folder = QString::fromLocal8Bit(argv[2]);
    if (mode == "offline")
        return offline(argc, argv, folder);
    if (mode == "receive")
        return receive(argc, argv);
    if (mode == "talk" && argc > 3)
        return talk(argc, argv, folder, RoomId{QByteArray(argv[3]).toLongLong()});
    QCoreApplication app(argc, argv);
    return mode == "seed" ? seed(folder) : 2;
}
