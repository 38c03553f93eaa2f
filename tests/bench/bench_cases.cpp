// What the window's thread is busy with over a queue of 5,000 open cases of a live server, and how soon a colleague's claim is
// to be seen in it. Prints the slowest event of each in CPU time of that thread (bound: 16 ms, one frame), beside a plain Qt
// list's, and the wall time from the server's answer to the colleague until the row is painted (bound: 100 ms), beside the
// time that the answer itself took.
#include "bench/benchdesk.h"
#include "bench/timedapplication.h"

#include "e2e/livesite.h"
#include "models/roomfilter.h"
#include "models/roomlistmodel.h"
#include "net/siteapi.h"
#include "ui/rooms/listpane.h"
#include "ui/rooms/roomlistview.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace desk;
using namespace desk::bench;
using namespace std::chrono_literals;

namespace {

constexpr int cases = 5'000, perPublisher = 50, claims = 50;

QString publisher(int number)
{
    return QStringLiteral("publisher%1").arg(number);
}

void openCases(const LiveSite &site)
{
    for (int number = 0; number < cases / perPublisher; ++number) {
        SiteApi api(*SiteAddress::fromInput(site.address()), QTimeZone::utc());
        if (!waitFor(api.signIn(publisher(number), LiveSite::password(), true)))
            giveUp("a publisher cannot sign in");
        for (int i = 0; i < perPublisher; ++i) {
            const protocol::SupportRequest request{
                QStringLiteral("Case %1 of %2").arg(i).arg(number),
                i % 2 ? QStringLiteral("payment") : QStringLiteral("ads"),
                QStringLiteral("الدفع لم يصل بعد. The invoice of friday is still open, %1").arg(i),
                QUuid::createUuid()};
            if (!waitFor(api.createSupportCase(request)))
                giveUp("a case cannot be opened");
        }
    }
}

struct AdminDesk
{
    QTemporaryDir profile;
    Paths paths = Paths::at(profile.path());
    bool prepared = paths.prepare();
    Settings settings{paths.settingsFile()};
    SystemClock clock;
    std::unique_ptr<SecretStore> secrets = makeMemoryStore();
    std::unique_ptr<Accounts> accounts = makeAccounts({paths, {}, 8, 1}, clock, *secrets, settings);
    ui::ThemeController themes{settings};
    ui::MainWindow window{*accounts, settings, clock, themes, [](const QUrl &) {}, paths.downloads()};

    explicit AdminDesk(const QString &site)
    {
        themes.dress();
        window.resize(1280, 800);
        window.showLogin();
        window.show();
        window.awaitAccount(accounts->signIn({site, QStringLiteral("noor"), LiveSite::password(), true}));
        const auto all = [this] {
            return accounts->current() && !accounts->current()->status().syncing &&
                   accounts->current()->rooms().items().size() == cases;
        };
        if (!pumpUntil(all, 120s))
            giveUp("the cases do not come");
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            giveUp("the window does not become active");
        pump(500ms);
    }
    ui::RoomListView *list() { return window.findChild<ui::RoomListView *>(QStringLiteral("roomList")); }
};

void show(TimedApplication &app, AdminDesk &desk, double floor)
{
    app.begin();
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(&desk.window, Qt::Key_1, Qt::ControlModifier);
        pump(20ms);
        QTest::keyClick(&desk.window, Qt::Key_2, Qt::ControlModifier);
        pump(40ms);
        if (desk.list()->model()->rowCount() != cases)
            giveUp("the queue does not show them all");
    }
    app.report("showing a queue of 5,000", QStringLiteral("20 times"), floor);
}

void walk(TimedApplication &app, AdminDesk &desk, double floor)
{
    desk.list()->setFocus();
    const RoomId before = desk.window.openRoomId();
    app.begin();
    for (int i = 0; i < 100; ++i) {
        QTest::keyClick(desk.list(), Qt::Key_J);
        pump(20ms);
    }
    if (desk.window.openRoomId() == before)
        giveUp("J does not lead to the next case");
    app.report("100 times the next case", QStringLiteral("of 5,000"), floor);
}

void seek(TimedApplication &app, AdminDesk &desk, double floor)
{
    auto *field = desk.window.findChild<QLineEdit *>(QStringLiteral("searchField"));
    app.begin();
    field->setFocus();
    pump(300ms); // the hand that reached for the search
    for (const QChar letter : QStringLiteral("invoice of friday is still open, 7")) {
        QTest::keyClick(field, letter.toLatin1());
        pump(60ms);
    }
    if (const int found = desk.list()->model()->rowCount(); found == 0 || found == cases)
        giveUp("the queue is not searched");
    app.report("typing a search in the queue", QStringLiteral("of 5,000"), floor);
    field->clear();
    pump(500ms);
}

/// Sees the list being painted.
class Painted : public QObject
{
public:
    int count = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

void claim(TimedApplication &app, AdminDesk &desk, const LiveSite &site, double floor)
{
    SiteApi colleague(*SiteAddress::fromInput(site.address()), QTimeZone::utc());
    if (!waitFor(colleague.signIn(QStringLiteral("sara"), LiveSite::password(), true)))
        giveUp("the colleague cannot sign in");
    Painted painted;
    desk.list()->viewport()->installEventFilter(&painted);
    std::vector<double> seen, answered;
    app.begin();
    for (int i = 0; i < claims; ++i) {
        const QRect shown = desk.list()->viewport()->rect();
        const QModelIndex row = desk.list()->indexAt(QPoint(shown.center().x(), shown.height() * (i % 5 + 1) / 7));
        const RoomId room{row.data(RoomListModel::RoomIdRole).toLongLong()};
        const int before = painted.count; // the news may be here before the colleague's own answer
        QElapsedTimer timer;
        timer.start();
        if (!waitFor(colleague.claimCase(room, true)))
            giveUp("a case cannot be claimed");
        answered.push_back(double(timer.nsecsElapsed()) / 1e6);
        const auto isSeen = [&] {
            const auto item = desk.accounts->current()->rooms().item(room);
            return item && item->room.support && item->room.support->assignee && painted.count > before;
        };
        while (!isSeen() && timer.elapsed() < 10'000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        if (!isSeen())
            giveUp("a claim does not show");
        seen.push_back(double(timer.nsecsElapsed()) / 1e6 - answered.back());
        wheel(desk.list()->viewport(), -20);
        pump(30ms);
    }
    const double slowest = *std::max_element(seen.cbegin(), seen.cend());
    QTextStream(stdout) << QStringLiteral(
                               "a colleague's claim, painted in a queue of 5,000    median %1 ms, slowest %2 ms = %3 x "
                               "the colleague's own answer (median %4 ms; <= 100 ms)\n")
                               .arg(median(seen), 0, 'f', 2)
                               .arg(slowest, 0, 'f', 2)
                               .arg(slowest / median(answered), 0, 'f', 2)
                               .arg(median(answered), 0, 'f', 2);
    app.report("50 claims of a colleague", QStringLiteral("seen in a queue of 5,000"), floor);
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication app(argc, argv);
    const double floor = plainList(app);
    LiveSite site;
    for (int number = 0; number < cases / perPublisher; ++number) {
        if (!site.addUser(publisher(number)))
            giveUp("a publisher cannot be added");
    }
    if (!site.addUser(QStringLiteral("noor"), {QStringLiteral("--staff")}) ||
        !site.addUser(QStringLiteral("sara"), {QStringLiteral("--staff")}) ||
        !site.start(QStringLiteral("serve"), 0, {QStringLiteral("--messages-per-second"), QStringLiteral("0")}))
        giveUp("the server does not start");
    openCases(site);
    AdminDesk desk(site.address());
    QTextStream(stdout) << QStringLiteral("a plain Qt list, scrolled: slowest event %1 ms\n").arg(floor, 0, 'f', 2);
    show(app, desk, floor);
    seek(app, desk, floor);
    walk(app, desk, floor);
    claim(app, desk, site, floor);
    return 0;
}
