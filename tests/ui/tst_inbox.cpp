// What is said of conversations on this machine, by real keys and clicks: pin, mute, archive, unread, no reply needed, several
// at once, order and folding.
#include "windowfixture.h"

#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/rooms/listpane.h"
#include "ui/rooms/roomlistview.h"
#include "ui/rooms/roomtext.h"
#include "ui/timeline/timelinepane.h"

#include <QContextMenuEvent>
#include <QEnterEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace desk;
using namespace desk::ui;

class TestInbox : public QObject
{
    Q_OBJECT

private:
    static RoomListView *listOf(const WindowFixture &desk) { return desk.find<RoomListView>("roomList"); }
    static QStringList shown(const WindowFixture &desk)
    {
        QStringList titles;
        const auto *list = listOf(desk);
        for (int row = 0; row < list->model()->rowCount(); ++row)
            titles << list->model()->index(row, 0).data().toString();
        return titles;
    }
    static QPoint middleOf(const RoomListView *list, int row)
    {
        return list->visualRect(list->model()->index(row, 0)).center();
    }
    static void click(RoomListView *list, int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers, middleOf(list, row));
    }
    static void key(const WindowFixture &desk, int key, Qt::KeyboardModifiers modifiers)
    {
        QTest::keyClick(desk.window.get(), Qt::Key(key), modifiers);
    }
    static QList<RoomId> ids(std::initializer_list<int> values)
    {
        QList<RoomId> rooms;
        for (const int value : values)
            rooms << RoomId{value};
        return rooms;
    }
    static RoomItem item(FakeSession *session, int room) { return *session->rooms().item(RoomId{room}); }
    /// Chooses an entry of the open menu by its letter.
    static void choose(const WindowFixture &desk, const char *name, Qt::Key letter)
    {
        auto *menu = desk.find<QMenu>(name);
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, letter);
        QTRY_VERIFY(!desk.find<QMenu>(name));
        desk.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    }
    static void bothDirections()
    {
        QTest::addColumn<LanguageChoice>("language");
        QTest::newRow("left to right") << LanguageChoice::English;
        QTest::newRow("right to left") << LanguageChoice::Arabic;
    }

private Q_SLOTS:
    void thePinnedStandFirst()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{4});
        key(desk, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(item(session, 4).pinned);
        QTRY_COMPARE(shown(desk).first(), QStringLiteral("Karim Nabil"));
        QCOMPARE(listOf(desk)->currentIndex().row(), 0); // still the chosen one
        key(desk, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(shown(desk).indexOf(QStringLiteral("Karim Nabil")), 3);
    }

    void theArchivedLeaveAndAreFoundAgain()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{4});
        key(desk, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(shown(desk).size(), 5);
        QVERIFY(session->closed.isEmpty()); // the site hears nothing
        QCOMPARE(listOf(desk)->currentIndex().data().toString(),
                 QStringLiteral("هبة سامي")); // the next one, not opened
        QCOMPARE(desk.window->openRoomId(), RoomId{4});
        QTest::mouseClick(desk.find<QPushButton>("chipArchived"), Qt::LeftButton);
        QCOMPARE(shown(desk), (QStringList{QStringLiteral("Karim Nabil"), QStringLiteral("Old Buyer")}));
        key(desk, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(shown(desk), QStringList{QStringLiteral("Old Buyer")});
        QVERIFY(!item(session, 4).archived);
    }

    void theKeysWorkWhileWritingAndOneRowAfterAnother()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{2});
        auto *edit = desk.window->timelinePane().composer()->edit();
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_E, Qt::ControlModifier);
        QVERIFY(item(session, 2).archived);
        QTest::keyClick(edit, Qt::Key_E, Qt::ControlModifier); // of the talk on screen, not of what the list came to
        QVERIFY(!item(session, 2).archived && !item(session, 3).archived);
        auto *list = listOf(desk);
        QTRY_COMPARE(shown(desk).size(), 6);
        list->setFocus();
        for (const int room : {2, 3, 4}) {
            QTest::keyClick(list, Qt::Key_E, Qt::ControlModifier);
            QVERIFY(item(session, room).archived);
        }
        QCOMPARE(shown(desk).size(), 3);
        QCOMPARE(desk.window->openRoomId(), RoomId{2});
    }

    void archivingUnderThePointerMovesNothingElse()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{4});
        QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
        QApplication::sendEvent(listOf(desk), &enter);
        RoomItem news = item(session, 5);
        news.lastAt = desk.clock.now().addSecs(60);
        session->rooms().put(news);
        QStringList left = shown(desk);
        left.removeAll(QStringLiteral("Karim Nabil"));
        key(desk, Qt::Key_E, Qt::ControlModifier);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(shown(desk), left);
    }

    void theMarkGoesWhenTheRoomIsOpened()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{2});
        key(desk, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(item(session, 2).markedUnread);
        desk.window->openRoom(RoomId{3});
        QVERIFY(item(session, 2).markedUnread);
        QTest::mouseClick(desk.find<QPushButton>("chipUnread"), Qt::LeftButton);
        QVERIFY(shown(desk).contains(QStringLiteral("Laila Farouk")));
        desk.window->openRoom(RoomId{2});
        QVERIFY(!item(session, 2).markedUnread);
    }

    void whoWaitsForMyAnswerIsShownApart()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        for (const auto &[room, minutes] : {std::pair(4, 10), std::pair(5, 90)}) {
            RoomItem waits = item(session, room);
            waits.needsAnswer = true;
            waits.unread = 0;
            waits.waitingSince = desk.clock.now().addSecs(-minutes * 60);
            session->rooms().put(waits);
        }
        QTest::mouseClick(desk.find<QPushButton>("chipNeedsAnswer"), Qt::LeftButton);
        const QString longer = QStringLiteral("هبة سامي");
        QCOMPARE(shown(desk), (QStringList{QStringLiteral("Karim Nabil"), longer}));
        QTest::mouseClick(desk.find<QToolButton>("listOrder"), Qt::LeftButton);
        choose(desk, "orderMenu", Qt::Key_L);
        QVERIFY(desk.settings.longestWaitingFirst());
        QCOMPARE(shown(desk), (QStringList{longer, QStringLiteral("Karim Nabil")}));
        key(desk, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!desk.settings.longestWaitingFirst());
        desk.window->openRoom(RoomId{5});
        key(desk, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(item(session, 5).noReplyNeeded);
        QTRY_COMPARE(shown(desk), QStringList{QStringLiteral("Karim Nabil")});
    }

    void severalAreChosenByKeyAndReadAtOnce()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        auto *list = listOf(desk);
        list->setFocus();
        for (int step = 0; step < 3; ++step)
            QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(list->chosenRooms(), ids({1, 2, 3, 4}));
        QTest::keyClick(list, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(list->chosenRooms(), ids({1, 2, 3}));
        QTest::keyClick(list, Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(list, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(list->chosenRooms(), ids({1, 2, 3, 4}));
        QCOMPARE(desk.window->openRoomId(), RoomId{1}); // choosing opens nothing
        key(desk, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(session->readRooms, ids({1, 4})); // the others were
        QCOMPARE(item(session, 4).unread, 0);
        QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(list->chosenRooms().size(), 6);
        key(desk, Qt::Key_Escape, {});
        QCOMPARE(list->chosenRooms(), ids({1}));
    }

    void severalAreChosenByClickAndArchivedAtOnce()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        auto *list = listOf(desk);
        click(list, 1);
        QCOMPARE(desk.window->openRoomId(), RoomId{2});
        click(list, 3, Qt::ControlModifier);
        QCOMPARE(list->chosenRooms(), ids({2, 4}));
        click(list, 4, Qt::ShiftModifier);
        QCOMPARE(list->chosenRooms(), ids({4, 5}));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(list, &leave);
        RoomItem moved = item(session, 5);
        moved.lastAt = desk.clock.now().addSecs(60);
        session->rooms().put(moved);
        QTRY_COMPARE(shown(desk).first(), QStringLiteral("هبة سامي"));
        QCOMPARE(list->chosenRooms(), ids({5, 4})); // they stay chosen where they go
        QCOMPARE(list->selectionModel()->selectedIndexes().size(), 2);
        QCOMPARE(desk.window->openRoomId(), RoomId{2});
        list->setFocus();
        QTest::keyClick(list, Qt::Key_F10, Qt::ShiftModifier);
        choose(desk, "roomMenu", Qt::Key_A);
        QVERIFY(item(session, 4).archived && item(session, 5).archived);
        QVERIFY(session->closed.isEmpty());
        QCOMPARE(shown(desk).size(), 4);
        QCOMPARE(list->chosenRooms(), ids({2}));
    }

    void theMenuIsOfTheRowUnderThePointerOrTheKeyboard()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        auto *list = listOf(desk);
        const QPoint here = middleOf(list, 2);
        QTest::mouseClick(list->viewport(), Qt::RightButton, {}, here);
        QContextMenuEvent byMouse(QContextMenuEvent::Mouse, here, list->viewport()->mapToGlobal(here));
        QApplication::sendEvent(list->viewport(), &byMouse);
        choose(desk, "roomMenu", Qt::Key_M);
        QVERIFY(item(session, 3).muted && !item(session, 1).muted);
        QCOMPARE(desk.window->openRoomId(), RoomId{1}); // its menu does not open it
        desk.window->openRoom(RoomId{2});
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(list, &byKey);
        choose(desk, "roomMenu", Qt::Key_P);
        QVERIFY(item(session, 2).pinned);
    }

    void headingsFoldByClickAndKey_data() { bothDirections(); }
    void headingsFoldByClickAndKey()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        desk.settings.setGroupByAd(true);
        desk.signInPublisher();
        QTest::mouseClick(desk.find<QPushButton>("chipByAd"), Qt::LeftButton);
        if (!desk.settings.groupByAd())
            QTest::mouseClick(desk.find<QPushButton>("chipByAd"), Qt::LeftButton);
        auto *list = listOf(desk);
        const qsizetype all = shown(desk).size();
        click(list, 0);
        QCOMPARE(shown(desk).size(), all - 3);
        QVERIFY(!desk.window->openRoomId().isValid());
        click(list, 0);
        QCOMPARE(shown(desk).size(), all);
        const bool mirrored = list->layoutDirection() == Qt::RightToLeft;
        const Qt::Key out = mirrored ? Qt::Key_Right : Qt::Key_Left;
        const Qt::Key in = mirrored ? Qt::Key_Left : Qt::Key_Right;
        list->setFocus();
        desk.window->openRoom(RoomId{2});
        QTest::keyClick(list, out); // from the room to its heading
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(list, out);
        QCOMPARE(shown(desk).size(), all - 3);
        QCOMPARE(desk.window->openRoomId(), RoomId{2});
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(desk.window->openRoomId(), RoomId{4});
        QTest::keyClick(list, Qt::Key_Up); // a folded heading is not stepped over
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(list, in);
        QCOMPARE(shown(desk).size(), all);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(shown(desk).size(), all - 3);
        desk.window->openRoom(RoomId{3}); // from a notification: it is shown
        QCOMPARE(shown(desk).size(), all);
        QCOMPARE(list->currentIndex().row(), 3);
    }

    void whatIsMutedIsNotCounted()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        QTRY_VERIFY(desk.window->windowTitle().contains(QLatin1Char('5')));
        session->setRoomState(RoomId{4}, RoomState::Muted, true);
        QTRY_VERIFY(desk.window->windowTitle().contains(QLatin1Char('2'))); // three of five were there
        QVERIFY(desk.find<QPushButton>("chipUnread")->text().contains(QLatin1Char('1')));
    }

    void rowsSayWhatTheyAre()
    {
        const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
        WindowFixture desk;
        RoomItem room = buyerRoom(1, 12, QStringLiteral("Car"), QStringLiteral("Laila"), QStringLiteral("hi"), now, 0);
        for (const char *word : {"pinned", "muted", "archived", "needs my answer", "marked as unread"})
            QVERIFY2(!roomSentence(room, {}, now).contains(QLatin1String(word)), word);
        room.pinned = room.muted = room.archived = room.needsAnswer = room.markedUnread = true;
        for (const char *word : {"pinned", "muted", "archived", "needs my answer", "marked as unread"})
            QVERIFY2(roomSentence(room, {}, now).contains(QLatin1String(word)), word);
        RoomFilter::Row heading{true, QStringLiteral("Car"), 3, AdId{12}, {}, true, 2};
        QVERIFY(headingText(heading).contains(QStringLiteral("folded")));
        QVERIFY(headingText(heading).contains(QLatin1Char('3')));
    }

    void theSheetShowsTheKeys()
    {
        WindowFixture desk;
        desk.signInPublisher();
        key(desk, Qt::Key_F1, {});
        QVERIFY(desk.readable().contains(QStringLiteral("Archive or bring back")));
        QVERIFY(desk.find("sheet")->height() <= desk.window->minimumHeight());
    }
};

QTEST_MAIN(TestInbox)
#include "tst_inbox.moc"
