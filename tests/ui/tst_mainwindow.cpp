// The window as a whole: places by key, truth of the banner, languages and themes live, plain text, signed out in place.
#include "windowfixture.h"

#include "ui/actions.h"
#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/context/adcard.h"
#include "ui/context/contextpane.h"
#include "ui/linkguard.h"
#include "ui/noticebar.h"
#include "ui/rooms/listpane.h"
#include "ui/statusbanner.h"
#include "ui/textline.h"
#include "ui/timeline/timelinepane.h"

#include <QAction>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace desk;
using namespace desk::ui;

class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    static QString banner(const WindowFixture &desk)
    {
        const QList<QLabel *> labels = desk.window->findChildren<QLabel *>(QStringLiteral("bannerWords"));
        QStringList words;
        for (const QLabel *label : labels) {
            if (label->isVisible())
                words << label->text();
        }
        return words.join(QLatin1Char('\n'));
    }

private Q_SLOTS:
    void everyActionHasItsOwnKeyAndWords()
    {
        QSet<QString> keys;
        for (const ActionEntry &entry : actionTable()) {
            QVERIFY(!Actions::text(entry).isEmpty());
            const QStringList parts = QString::fromLatin1(entry.keys).split(QLatin1Char(';'));
            for (const QString &part : parts) {
                QVERIFY2(!QKeySequence(part).isEmpty(), qPrintable(part));
                QVERIFY2(!keys.contains(part), qPrintable(part));
                keys.insert(part);
            }
        }
    }

    void theBannerTellsTheTruth()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        QVERIFY(banner(desk).isEmpty());
        ConnectionStatus status = session->status();
        status.state = ConnectionStatus::State::Offline;
        status.since = desk.clock.now().addSecs(-600);
        status.waiting = 1;
        session->setStatus(status);
        QVERIFY2(banner(desk).contains(QStringLiteral("offline since")), qPrintable(banner(desk)));
        QVERIFY(banner(desk).contains(QStringLiteral("1 message will be sent")));
        status.waiting = 3;
        session->setStatus(status);
        QVERIFY(banner(desk).contains(QStringLiteral("3 messages will be sent")));
        QTest::keyClick(desk.window.get(), Qt::Key_F5);
        QCOMPARE(session->retries, 1);
        const QList<QPushButton *> retry = desk.window->findChildren<QPushButton *>(QStringLiteral("retryNow"));
        const auto shown =
            std::find_if(retry.cbegin(), retry.cend(), [](const QPushButton *b) { return b->isVisible(); });
        QVERIFY(shown != retry.cend());
        QTest::mouseClick(*shown, Qt::LeftButton);
        QCOMPARE(session->retries, 2);
        status.state = ConnectionStatus::State::Online;
        status.waiting = 0;
        session->setStatus(status);
        QVERIFY(banner(desk).isEmpty());
        status.secretInMemory = true;
        status.liveUpdates = false;
        status.storageError = Error{ErrorCode::StorageFull, {}, {}, 0};
        session->setStatus(status);
        QVERIFY(banner(desk).contains(QStringLiteral("keychain")));
        QVERIFY(banner(desk).contains(QStringLiteral("Live updates are off")));
        QVERIFY(banner(desk).contains(QStringLiteral("disk is full")));
    }

    void signedOutAsksInPlaceAndKeepsWhatWasWritten()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        auto *edit = desk.window->timelinePane().composer()->edit();
        QTest::keyClicks(edit, QStringLiteral("not yet sent"));
        ConnectionStatus status = session->status();
        status.state = ConnectionStatus::State::SignedOut;
        session->setStatus(status);
        QVERIFY(desk.find("passwordPanel")->isVisible());
        QVERIFY(desk.find("roomList")->isVisible());
        QVERIFY(desk.window->timelinePane().isVisible());
        QTest::keyClicks(desk.find<QLineEdit>("passwordAgain"), QStringLiteral("secret"));
        QTest::keyClick(desk.find("passwordAgain"), Qt::Key_Return);
        QCOMPARE(desk.accounts.requests.size(), 1);
        QCOMPARE(desk.accounts.requests.first().user, session->account().me.username);
        desk.accounts.answer(fail(ErrorCode::SignInRefused));
        QTRY_VERIFY(desk.find<QLabel>("passwordProblem")->isVisible());
        QTest::keyClicks(desk.find<QLineEdit>("passwordAgain"), QStringLiteral("right"));
        QTest::mouseClick(desk.find("signInAgain"), Qt::LeftButton);
        status.state = ConnectionStatus::State::Online;
        session->setStatus(status);
        desk.accounts.answer(session);
        QTRY_VERIFY(!desk.find("passwordPanel")->isVisible());
        QCOMPARE(desk.window->timelinePane().composer()->text(), QStringLiteral("not yet sent"));
        QCOMPARE(session->drafts.value(RoomId{1}), QStringLiteral("not yet sent"));
        QCOMPARE(desk.window->openRoomId(), RoomId{1});
    }

    void theLanguageSwitchesLiveAndMirrors()
    {
        WindowFixture desk;
        desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        const int railLeft = desk.find("rail")->mapTo(desk.window.get(), QPoint()).x();
        QCOMPARE(railLeft, 0);
        desk.settings.setLanguage(LanguageChoice::Arabic);
        QCOMPARE(desk.window->layoutDirection(), Qt::RightToLeft);
        QTRY_VERIFY(desk.find("rail")->mapTo(desk.window.get(), QPoint()).x() > desk.window->width() / 2);
        QTRY_VERIFY(desk.readable().contains(QStringLiteral("الرسائل")));
        QCOMPARE(desk.window->openRoomId(), RoomId{1});
        desk.settings.setLanguage(LanguageChoice::English);
        QTRY_COMPARE(desk.find("rail")->mapTo(desk.window.get(), QPoint()).x(), 0);
        QTRY_VERIFY(desk.readable().contains(QStringLiteral("Messages")));
    }

    void theThemeSwitchesLive()
    {
        WindowFixture desk;
        desk.signInPublisher();
        const auto corner = [&] {
            const QWidget *pane = desk.find("listPane");
            return desk.window->grab().toImage().pixelColor(
                pane->mapTo(desk.window.get(), QPoint(3, pane->height() - 3)));
        };
        QCOMPARE(corner(), makeTheme(false, 100).panel);
        desk.settings.setTheme(ThemeChoice::Dark);
        QCOMPARE(corner(), makeTheme(true, 100).panel);
        QVERIFY(desk.themes->theme().dark);
    }

    void whatPeopleWriteIsNeverMarkup()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        const QString evil = QStringLiteral("<h1>Big</h1><img src=file:///etc/passwd>");
        RoomItem item = buyerRoom(60, 12, evil, evil, evil, desk.clock.now(), 1);
        session->rooms().put(item);
        desk.window->openRoom(RoomId{60});
        const QList<QLabel *> labels = desk.window->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->pixmap().isNull())
                QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName() + label->text()));
        }
        const QList<QWidget *> widgets = desk.window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets)
            QVERIFY2(!widget->toolTip().contains(QStringLiteral("<img")), qPrintable(widget->toolTip()));
    }

    void linksAskOnceForEachSite()
    {
        WindowFixture desk;
        NoticeBar bar(desk.themes->theme());
        LinkGuard guard(desk.settings, bar, [&](const QUrl &url) { desk.opened.append(url); });
        guard.open(QUrl(QStringLiteral("file:///etc/passwd")));
        guard.open(QUrl(QStringLiteral("javascript:alert(1)")));
        guard.open(QUrl(QStringLiteral("https://example.com/a")));
        QVERIFY(desk.opened.isEmpty());
        QVERIFY(bar.words().contains(QStringLiteral("example.com")));
        const QList<QPushButton *> buttons = bar.findChildren<QPushButton *>();
        QTest::mouseClick(buttons.last(), Qt::LeftButton); // always
        QCOMPARE(desk.opened.size(), 1);
        guard.open(QUrl(QStringLiteral("https://example.com/b")));
        QCOMPARE(desk.opened.size(), 2);
    }

    void mailAndPhoneLinksAskAndCarryTheAddressOnly()
    {
        WindowFixture desk;
        NoticeBar bar(desk.themes->theme());
        LinkGuard guard(desk.settings, bar, [&](const QUrl &url) { desk.opened.append(url); });
        guard.open(QUrl(QStringLiteral("mailto:laila@example.com?attach=/etc/passwd&bcc=all@example.com")));
        QVERIFY(desk.opened.isEmpty());
        QVERIFY(bar.words().contains(QStringLiteral("laila@example.com")));
        QTest::mouseClick(bar.findChildren<QPushButton *>().first(), Qt::LeftButton);
        QCOMPARE(desk.opened, QList<QUrl>{QUrl(QStringLiteral("mailto:laila@example.com"))});
        guard.open(QUrl(QStringLiteral("tel:+201001234567")));
        QVERIFY(bar.words().contains(QStringLiteral("+201001234567")));
        guard.open(QUrl(QStringLiteral("mailto:")));
        QVERIFY(bar.words().contains(QStringLiteral("not opened")));
        QCOMPARE(desk.opened.size(), 1);
    }

    void theTimelineGoesBeforeItsSession()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        const QPointer<FakeTimeline> timeline = session->openedTimeline;
        QVERIFY(timeline);
        bool goneInTime = false;
        connect(&desk.accounts, &Accounts::currentChanged, desk.window.get(), [&] {
            // told last: the session still lives, and nothing of the window holds on to it
            goneInTime = timeline.isNull() && session->windowVisible && session->activeRoom == RoomId{};
        });
        desk.accounts.setCurrent(nullptr);
        QVERIFY(goneInTime);
        QVERIFY(desk.find("loginPage")->isVisible());
        QVERIFY(!desk.window->openRoomId().isValid());
    }

    void theTitleCountsWhatIsUnread()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        QCOMPARE(desk.window->windowTitle(), QStringLiteral("(5) Idrissimart Desk"));
        for (RoomItem item : session->rooms().items()) {
            item.unread = 0;
            session->rooms().put(item);
        }
        QTRY_COMPARE(desk.window->windowTitle(), QStringLiteral("Idrissimart Desk"));
    }

    void anEmptyWindowSaysWhy()
    {
        WindowFixture desk;
        auto made = std::make_unique<FakeSession>(publisherAccount());
        FakeSession *session = made.get();
        desk.accounts.setCurrent(std::move(made));
        ConnectionStatus status;
        status.state = ConnectionStatus::State::Offline;
        session->setStatus(status);
        QVERIFY2(desk.readable().contains(QStringLiteral("Nothing is stored here yet")), qPrintable(desk.readable()));
        QVERIFY(!desk.readable().contains(QStringLiteral("No conversations yet")));
        status.state = ConnectionStatus::State::Online;
        status.syncing = true;
        session->setStatus(status);
        QVERIFY(desk.readable().contains(QStringLiteral("Reading your conversations")));
        status.syncing = false;
        session->setStatus(status);
        QVERIFY(desk.readable().contains(QStringLiteral("No conversations yet")));
        RoomItem talk = buyerRoom(60, 12, QStringLiteral("Car"), QStringLiteral("Laila"), QStringLiteral("Hi"),
                                  desk.clock.now(), 1);
        session->rooms().put(talk);
        QVERIFY(desk.readable().contains(QStringLiteral("Choose a conversation")));
        desk.window->showPlace(Rail::Place::Support);
        QVERIFY(desk.readable().contains(QStringLiteral("Ctrl+N opens one when you need help")));
        QVERIFY(!desk.readable().contains(QStringLiteral("Choose")));
        talk.archived = true;
        session->rooms().put(talk);
        desk.window->showPlace(Rail::Place::Conversations);
        QTRY_VERIFY(desk.readable().contains(QStringLiteral("Nothing is open.")));
        QVERIFY(!desk.readable().contains(QStringLiteral("No conversations yet")));
    }

    void theTalkTakesWhatTheWindowGainsAndTheAdLeaves()
    {
        WindowFixture desk;
        desk.signInPublisher();
        desk.window->resize(1280, 800);
        const QWidget *list = &desk.window->listPane();
        const int width = list->width();
        QCOMPARE(width, 320);
        desk.window->openRoom(RoomId{1});
        QVERIFY(desk.find("adTitle")->isVisible());
        QCOMPARE(list->width(), width);
        const int ad = desk.window->contextPane().width();
        QCOMPARE(ad, 264);
        desk.window->resize(2400, 1300);
        QCOMPARE(list->width(), width);
        QCOMPARE(desk.window->contextPane().width(), ad);
        desk.window->actions().action(ActionId::ToggleContext)->trigger();
        QVERIFY(!desk.window->contextPane().isVisible());
        QCOMPARE(list->width(), width);
    }

    void theBellCountsFromTheStartAndAfterEveryAbsence()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        QCOMPARE(session->notificationsAsked, 1);
        ConnectionStatus status = session->status();
        status.syncing = !status.syncing;
        session->setStatus(status);
        QCOMPARE(session->notificationsAsked, 1);
        status.state = ConnectionStatus::State::Offline;
        session->setStatus(status);
        status.state = ConnectionStatus::State::Online;
        session->setStatus(status);
        QCOMPARE(session->notificationsAsked, 2);
    }

    void staffSeeWhoAsksAndWhatAbout()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInAdmin();
        desk.window->resize(1280, 800);
        desk.window->openRoom(RoomId{21});
        const auto facts = [&desk] {
            QStringList words;
            const QList<QWidget *> lines = desk.window->findChildren<QWidget *>(QStringLiteral("fact"));
            for (const QWidget *line : lines) {
                if (line->isVisible() && line->height() > 0)
                    words << line->findChildren<TextLine *>().last()->accessibleName();
            }
            return words.join(QLatin1Char('\n'));
        };
        const QStringList expected{QStringLiteral("Name"),     QStringLiteral("User name"), QStringLiteral("Cases"),
                                   QStringLiteral("Category"), QStringLiteral("State"),     QStringLiteral("Begun")};
        for (const QString &fact : expected)
            QTRY_VERIFY2(facts().contains(fact + QLatin1Char(':')), qPrintable(facts()));
        QVERIFY(facts().contains(QStringLiteral("@user1021")));
        // what changes while it is shown does not blank it, not even for one picture
        RoomItem item = *session->rooms().item(RoomId{21});
        item.typingNames = {item.title};
        session->rooms().put(item);
        QVERIFY2(facts().contains(QStringLiteral("Payment")), qPrintable(facts()));
    }

    void largeTextKeepsHeaderAndComposerInOrder()
    {
        WindowFixture desk;
        desk.signInPublisher();
        desk.window->resize(1280, 800);
        desk.window->openRoom(RoomId{1});
        desk.settings.setTextPercent(200);
        const QWidget *header = desk.find("conversationHeader");
        const QList<TextLine *> lines = header->findChildren<TextLine *>();
        QTRY_VERIFY(lines.first()->x() >= desk.themes->theme().px(18 + 42 + 12));
        QCOMPARE(header->layout()->contentsMargins().left(), desk.themes->theme().px(18));
        const QWidget *composer = desk.window->timelinePane().composer();
        QCOMPARE(composer->layout()->contentsMargins().left(), desk.themes->theme().px(14));
    }

    void theContextShowsTheAdAndFolds()
    {
        WindowFixture desk;
        desk.signInPublisher();
        desk.window->resize(1280, 800);
        desk.window->openRoom(RoomId{1});
        QTRY_COMPARE(desk.find<TextLine>("adTitle")->text(), QStringLiteral("Toyota Corolla 2019"));
        QTRY_VERIFY(desk.find<TextLine>("adPrice")->text().contains(QStringLiteral("510,000")));
        QTest::mouseClick(desk.find("openAd"), Qt::LeftButton);
        QCOMPARE(desk.opened.size(), 1);
        QVERIFY(desk.find("contextPane")->isVisible());
        QTest::keyClick(desk.window.get(), Qt::Key_I, Qt::ControlModifier);
        QVERIFY(!desk.find("contextPane")->isVisible());
        QVERIFY(!desk.settings.showContext());
    }

    void theSmallestWindowStillHoldsTheTalk()
    {
        WindowFixture desk;
        desk.signInPublisher();
        desk.window->resize(900, 600);
        desk.window->openRoom(RoomId{1});
        QCOMPARE(desk.window->width(), 900);
        QVERIFY(desk.window->timelinePane().width() >= 360);
        QTest::keyClick(desk.window.get(), Qt::Key_I, Qt::ControlModifier);
        QTRY_VERIFY(desk.window->width() == 900 && desk.window->timelinePane().width() >= 360);
    }

    void placesOpenByKeyAndEscapeComesBack()
    {
        WindowFixture desk;
        desk.signInPublisher();
        QTest::keyClick(desk.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(desk.find("connectionWords")->isVisible());
        QTest::keyClick(desk.window.get(), Qt::Key_Escape);
        QVERIFY(desk.find("roomList")->isVisible());
        QTest::keyClick(desk.window.get(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(desk.find("notificationList")->isVisible());
        QTest::keyClick(desk.window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(desk.window->listPane().place(), RoomFilterOptions::Place::Support);
        QVERIFY(desk.find("roomList")->hasFocus());
        QTest::keyClick(desk.window.get(), Qt::Key_F1);
        QVERIFY(desk.find("shortcutSheet")->isVisible());
        QTest::keyClick(desk.find("shortcutSheet"), Qt::Key_Escape);
        QVERIFY(!desk.find("shortcutSheet")->isVisible());
    }

    void theHintGoesForGoodOnceTheKeysWereUsed()
    {
        WindowFixture desk;
        desk.signInPublisher();
        QWidget *hint = desk.find("hintLine");
        QVERIFY(hint->isVisible());
        QTest::keyClick(desk.window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!hint->isVisible());
        QVERIFY(desk.settings.keysLearned());
        MainWindow again(
            desk.accounts, desk.settings, desk.clock, *desk.themes, [](const QUrl &) {}, desk.folder.path());
        again.show();
        QVERIFY(!again.findChild<QWidget *>(QStringLiteral("hintLine"))->isVisible());
    }

    void theHintCanBeClosed()
    {
        WindowFixture desk;
        desk.signInAdmin();
        QTest::mouseClick(desk.find("hintClose"), Qt::LeftButton);
        QVERIFY(!desk.find("hintLine")->isVisible());
        QVERIFY(desk.settings.keysLearned());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
