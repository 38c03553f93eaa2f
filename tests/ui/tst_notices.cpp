// Notifications and tray: the whole window on a bus of its own, with a desktop's service that writes down what it is
// told.
#include "windowfixture.h"

#include "support/notificationservice.h"

#include "ui/balloons.h"
#include "ui/desktop.h"
#include "ui/rooms/listpane.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>

using namespace desk;
using namespace desk::ui;
using namespace std::chrono_literals;

namespace {

class FakeTray : public TrayIcon
{
public:
    bool there = false;
    QMenu *menu = nullptr;
    QIcon picture;
    QString words;
    QStringList messages;

    bool isThere() const override { return there; }
    void setMenu(QMenu *given) override { menu = given; }
    void setPicture(const QIcon &icon) override { picture = icon; }
    void setWords(const QString &given) override { words = given; }
    void showMessage(const QString &title, const QString &text) override { messages << title + u'|' + text; }
    QAction *action(const QString &text) const
    {
        const QList<QAction *> actions = menu->actions();
        for (QAction *each : actions) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
};

class NoService : public Notifications
{
public:
    bool isAvailable() const override { return false; }
    void show(const Notice &) override {}
    void close(const QString &) override {}
};

class NoScheme : public ColourScheme
{
public:
    Scheme scheme() const override { return Scheme::Unknown; }
};

/// A window among a desktop's services.
struct DesktopFixture : WindowFixture
{
    FakeTray *tray = nullptr;
    FakeSession *session = nullptr;
    std::unique_ptr<Desktop> desktop;

    explicit DesktopFixture(bool withService = true)
    {
        auto icon = std::make_unique<FakeTray>();
        tray = icon.get();
        DesktopParts parts{std::make_unique<NoScheme>(),
                           withService ? makeNotifications(QStringLiteral("Idrissimart Desk"))
                                       : std::unique_ptr<Notifications>(std::make_unique<NoService>()),
                           std::move(icon)};
        session = signInPublisher();
        desktop = std::make_unique<Desktop>(std::move(parts), *window, accounts, settings, clock, *themes, *language);
    }
    ~DesktopFixture() { desktop.reset(); }

    /// Somebody writes: it is unread, and told.
    void arrive(qint64 room, qint64 id, const QString &text = QStringLiteral("hello"), int secondsAgo = 0)
    {
        RoomItem item = *session->rooms().item(RoomId{room});
        ++item.unread;
        session->rooms().put(item);
        Message message;
        message.id = MessageId{id};
        message.room = RoomId{room};
        message.senderName = item.title;
        message.text = text;
        message.createdAt = clock.now().addSecs(-secondsAgo);
        Q_EMIT session->messageArrived(message, item);
    }
    void readElsewhere(qint64 room)
    {
        RoomItem item = *session->rooms().item(RoomId{room});
        item.unread = 0;
        session->rooms().put(item);
    }
};

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<TestBus> bus;
    FakeNotificationService m_service;

    const FakeNotificationService::Shown &last() const { return m_service.shown.last(); }
    static bool says(const QString &title, const char *messages, const char *conversations)
    {
        return title.startsWith(QLatin1String(messages)) && title.contains(QLatin1String(conversations));
    }

public:
    /// Before the application asks for its bus.
    static void initMain() { bus = std::make_unique<TestBus>(); }

private Q_SLOTS:
    void initTestCase()
    {
        if (!bus->isThere())
            QSKIP("no dbus-daemon on this machine");
        QVERIFY(m_service.start(*bus));
    }
    void cleanupTestCase()
    {
        m_service.stop(*bus);
        bus.reset();
    }
    void init()
    {
        m_service.shown.clear();
        m_service.closed.clear();
    }

    void eachMessageIsOneNoticeWithPersonAndAd()
    {
        DesktopFixture desk;
        desk.arrive(4, 101, QStringLiteral("Is it <b>dry</b>?"));
        desk.arrive(4, 102, QStringLiteral("And the price?"));
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 2);
        QVERIFY2(m_service.shown.at(0).title.contains(QStringLiteral("Karim Nabil")),
                 qPrintable(m_service.shown.at(0).title));
        QVERIFY2(m_service.shown.at(0).title.contains(QStringLiteral(u"شقة")), qPrintable(m_service.shown.at(0).title));
        QCOMPARE(m_service.shown.at(0).body, QStringLiteral("Is it &lt;b&gt;dry&lt;/b&gt;?"));
        QCOMPARE(m_service.shown.at(1).body, QStringLiteral("And the price?"));
        QVERIFY(m_service.shown.at(0).number != m_service.shown.at(1).number);
        // one sound for both
        QVERIFY(!m_service.shown.at(0).hints.contains(QStringLiteral("suppress-sound")));
        QVERIFY(m_service.shown.at(1).hints.contains(QStringLiteral("suppress-sound")));
    }

    void manyAtOnceAreOneNotice()
    {
        DesktopFixture desk;
        for (int i = 0; i < 12; ++i)
            desk.arrive(i % 3 == 0 ? 3 : i % 3 == 1 ? 4 : 5, 200 + i);
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 1);
        QVERIFY(says(last().title, "12 new message", "3 conversation"));
        QVERIFY(last().body.contains(QStringLiteral("Karim Nabil")));
        // read elsewhere: says the true number, and in the end nothing
        desk.readElsewhere(3);
        QTRY_VERIFY(says(last().title, "8 new message", "2 conversation"));
        QCOMPARE(last().number, m_service.shown.first().number);
        QVERIFY(last().hints.contains(QStringLiteral("suppress-sound")));
        desk.readElsewhere(4);
        QTRY_VERIFY(last().body.startsWith(QStringLiteral("4 new message")));
        desk.readElsewhere(5);
        QTRY_VERIFY(m_service.titles().isEmpty());
    }

    void afterSleepWhatComesRoomByRoomIsOneNotice()
    {
        DesktopFixture desk;
        desk.arrive(3, 301, QStringLiteral("a"), 3'600);
        desk.clock.advance(1s);
        desk.arrive(4, 302, QStringLiteral("b"), 1'800);
        desk.clock.advance(1s);
        QVERIFY(m_service.shown.isEmpty());
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 1);
        QVERIFY(says(last().title, "2 new message", "2 conversation"));
    }

    void aFloodIsToldAllTheSame()
    {
        DesktopFixture desk;
        for (int i = 0; i < 100; ++i) {
            desk.arrive(4, 400 + i);
            desk.clock.advance(100ms);
        }
        QTRY_VERIFY(m_service.shown.size() >= 2);
        QVERIFY(m_service.shown.size() <= 5);
        QCOMPARE(m_service.titles().size(), 1);
    }

    void readHereOrElsewhereIsWithdrawn()
    {
        DesktopFixture desk;
        desk.arrive(4, 501);
        desk.arrive(5, 502);
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.titles().size(), 2);
        desk.readElsewhere(4);
        QTRY_COMPARE(m_service.titles().size(), 1);
        QVERIFY(!m_service.titles().first().contains(QStringLiteral("Karim")));
        RoomItem item = *desk.session->rooms().item(RoomId{5});
        item.room.myReadUpTo = MessageId{502}; // up to here, while later ones wait
        desk.session->rooms().put(item);
        QTRY_VERIFY(m_service.titles().isEmpty());
    }

    void whatIsReadBeforeItIsToldIsNotTold()
    {
        DesktopFixture desk;
        desk.arrive(4, 511);
        desk.readElsewhere(4);
        desk.arrive(5, 512);
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 1);
        QVERIFY(!last().title.contains(QStringLiteral("Karim")));
    }

    void theFocusedAndTheMutedAreQuiet()
    {
        DesktopFixture desk;
        desk.session->setRoomState(RoomId{5}, RoomState::Muted, true);
        desk.window->openRoom(RoomId{4});
        QVERIFY(desk.window->isRoomFocused(RoomId{4}));
        desk.arrive(4, 521);
        desk.arrive(5, 522);
        desk.arrive(3, 523);
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 1);
        desk.session->setRoomState(RoomId{3}, RoomState::Muted, true);
        QTRY_VERIFY(m_service.titles().isEmpty());
    }

    void aClickOpensItsConversationAndRaisesTheWindow()
    {
        DesktopFixture desk;
        desk.window->openRoom(RoomId{1});
        desk.window->hide();
        desk.arrive(4, 531);
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 1);
        QTRY_VERIFY([&] { // the number must have come back first
            Q_EMIT m_service.ActionInvoked(last().number, QStringLiteral("default"));
            return desk.window->isVisible();
        }());
        QCOMPARE(desk.window->openRoomId(), RoomId{4});
        QTRY_VERIFY(m_service.titles().isEmpty());
    }

    void aClickOnTheNoticeOfManyOpensTheList()
    {
        DesktopFixture desk;
        desk.window->showPlace(Rail::Place::Settings);
        for (int i = 0; i < 6; ++i)
            desk.arrive(i % 2 ? 4 : 5, 541 + i);
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 1);
        QTRY_VERIFY([&] {
            Q_EMIT m_service.ActionInvoked(last().number, QStringLiteral("default"));
            return desk.find("roomList")->isVisible();
        }());
        QVERIFY(!desk.window->openRoomId().isValid());
    }

    void nothingDisturbsUntilItIsTurnedOff()
    {
        DesktopFixture desk;
        desk.tray->action(QStringLiteral("Do not disturb"))->trigger();
        QVERIFY(desk.settings.doNotDisturb());
        desk.arrive(4, 551);
        desk.clock.advance(1s);
        desk.tray->action(QStringLiteral("Do not disturb"))->trigger();
        QVERIFY(!desk.settings.doNotDisturb());
        desk.clock.advance(10s);
        desk.arrive(4, 552, QStringLiteral("now"));
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 1);
        QCOMPARE(last().body, QStringLiteral("now"));
    }

    void anHourOfQuietEndsByItself()
    {
        DesktopFixture desk;
        desk.tray->action(QStringLiteral("Do not disturb for an hour"))->trigger();
        desk.arrive(4, 561);
        desk.clock.advance(59min);
        QVERIFY(!desk.tray->action(QStringLiteral("Do not disturb")));
        desk.arrive(4, 562);
        desk.clock.advance(2min);
        QVERIFY(m_service.shown.isEmpty());
        QVERIFY(!desk.tray->action(QStringLiteral("Do not disturb"))->isChecked());
        desk.arrive(4, 563);
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 1);
    }

    void soundAndPreviewCanBeHadOff()
    {
        DesktopFixture desk;
        desk.settings.setNotificationSound(false);
        desk.arrive(4, 571, QStringLiteral("secret words"));
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 1);
        QVERIFY(last().hints.contains(QStringLiteral("suppress-sound")));
        desk.settings.setNotificationPreview(false); // what stands there with its words goes
        QTRY_VERIFY(m_service.titles().isEmpty());
        desk.arrive(4, 572, QStringLiteral("secret words"));
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 2);
        QCOMPARE(last().body, QStringLiteral("New message"));
        desk.settings.setNotificationsEnabled(false);
        QTRY_VERIFY(m_service.titles().isEmpty());
        desk.arrive(4, 573);
        desk.clock.advance(1s);
        QCOMPARE(m_service.shown.size(), 2);
    }

    void signingOutWithdrawsEverything()
    {
        DesktopFixture desk;
        desk.arrive(4, 581);
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.titles().size(), 1);
        desk.accounts.setCurrent(nullptr);
        QTRY_VERIFY(m_service.titles().isEmpty());
    }

    void withoutAServiceTheTrayTells()
    {
        DesktopFixture desk(false);
        desk.tray->there = true;
        desk.arrive(4, 591, QStringLiteral("hello"));
        desk.clock.advance(1s);
        QCOMPARE(desk.tray->messages.size(), 1);
        QVERIFY(desk.tray->messages.first().endsWith(QStringLiteral("|hello")));
        Q_EMIT desk.tray->messageClicked();
        QCOMPARE(desk.window->openRoomId(), RoomId{4});
    }

    void aServiceThatIsGoneIsReplacedByTheTray()
    {
        DesktopFixture desk;
        desk.tray->there = true;
        m_service.stop(*bus);
        desk.arrive(4, 601);
        desk.clock.advance(1s);
        QTRY_COMPARE(desk.tray->messages.size(), 1);
        QVERIFY(m_service.start(*bus));
        desk.arrive(4, 602);
        desk.clock.advance(1s);
        QTRY_COMPARE(m_service.shown.size(), 1);
        QCOMPARE(desk.tray->messages.size(), 1);
    }

    void theTraySaysTheTrueCountAndState()
    {
        DesktopFixture desk;
        ConnectionStatus status;
        status.state = ConnectionStatus::State::Online;
        desk.session->setStatus(status);
        QCOMPARE(desk.tray->words, QStringLiteral("5 unread messages"));
        const auto picture = [&] { return desk.tray->picture.pixmap(64, 64).toImage(); };
        const QImage five = picture();
        desk.arrive(4, 611);
        QCOMPARE(desk.tray->words, QStringLiteral("6 unread messages"));
        QVERIFY(picture() != five);
        const QImage six = picture();
        status.state = ConnectionStatus::State::Offline;
        desk.session->setStatus(status);
        QVERIFY(desk.tray->words.contains(QStringLiteral("offline")));
        QVERIFY(picture() != six);
        const QImage offline = picture();
        status.state = ConnectionStatus::State::SignedOut;
        desk.session->setStatus(status);
        QVERIFY(desk.tray->words.contains(QStringLiteral("signed out")));
        QVERIFY(picture() != offline);
        QVERIFY(!desk.tray->menu->actions().first()->isEnabled()); // where tooltips are not shown the menu says it
        QCOMPARE(desk.tray->menu->actions().first()->text(), desk.tray->words);
        desk.accounts.setCurrent(nullptr);
        QCOMPARE(desk.tray->words, QStringLiteral("Not signed in"));
    }

    void closingHidesOnlyWhereATrayBringsItBack()
    {
        DesktopFixture desk;
        QSignalSpy quit(desk.window.get(), &MainWindow::quitWanted);
        desk.tray->there = true; // a panel that came later than the program
        desk.window->close();
        QVERIFY(!desk.window->isVisible());
        QCOMPARE(quit.size(), 0);
        Q_EMIT desk.tray->clicked();
        QVERIFY(desk.window->isVisible());
        desk.tray->there = false;
        desk.window->close();
        QCOMPARE(quit.size(), 1);
    }
};

std::unique_ptr<TestBus> TestNotices::bus;

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
