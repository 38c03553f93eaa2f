// Ctrl+K before and after something is typed, and exporting a conversation: by real keys.
#include "windowfixture.h"

#include "ui/exporter.h"
#include "ui/noticebar.h"
#include "ui/recents.h"
#include "ui/rooms/listpane.h"
#include "ui/rooms/roomlines.h"
#include "ui/rooms/roomlistview.h"
#include "ui/search/switcher.h"
#include "ui/timeline/timelinepane.h"

#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace desk;
using namespace desk::ui;

class TestSwitcher : public QObject
{
    Q_OBJECT

private:
    static void bothDirections()
    {
        QTest::addColumn<LanguageChoice>("language");
        QTest::newRow("left to right") << LanguageChoice::English;
        QTest::newRow("right to left") << LanguageChoice::Arabic;
    }
    static QList<qint64> offered(const WindowFixture &desk)
    {
        const auto *list = desk.find<RoomLines>("switcherList");
        QList<qint64> rooms;
        for (int row = 0; row < list->count(); ++row)
            rooms << list->room(row).value;
        return rooms;
    }
    static void ctrlK(WindowFixture &desk) { QTest::keyClick(desk.window.get(), Qt::Key_K, Qt::ControlModifier); }
    static QPushButton *choice(const WindowFixture &desk, const QString &words)
    {
        for (QPushButton *button : desk.window->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == words)
                return button;
        }
        return nullptr;
    }
    /// The save dialog, answered with this path by keys.
    static void answerDialog(const WindowFixture &desk, const QString &path)
    {
        QTRY_VERIFY(desk.find<QFileDialog>("exportDialog"));
        auto *dialog = desk.find<QFileDialog>("exportDialog");
        QTRY_VERIFY(dialog->isVisible());
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        QVERIFY(name);
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!desk.find<QFileDialog>("exportDialog"));
    }

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void ctrlKAndEnterGoBackAndForth_data() { bothDirections(); }
    void ctrlKAndEnterGoBackAndForth()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        desk.signInPublisher();
        desk.window->openRoom(RoomId{3});
        desk.window->openRoom(RoomId{5});
        for (const qint64 room : {3, 5, 3}) {
            ctrlK(desk);
            QVERIFY(desk.find("switcher")->isVisible());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
            QCOMPARE(desk.window->openRoomId(), RoomId{room});
            QVERIFY(!desk.find("switcher")->isVisible());
            QVERIFY(desk.find("roomList")->isVisible());
        }
    }

    void theRecentComeFirstThenTheUnread()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{5});
        desk.window->openRoom(RoomId{3});
        ctrlK(desk);
        QCOMPARE(offered(desk), (QList<qint64>{5, 1, 4})); // 1 and 4 are unread; 3 is open
        session->rooms().put(buyerRoom(50, 12, QStringLiteral("Toyota"), QStringLiteral("New One"),
                                       QStringLiteral("Hi"), desk.clock.now().addSecs(60), 1));
        QCOMPARE(offered(desk), (QList<qint64>{5, 50, 1, 4})); // what it says stays true
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        auto *list = desk.find<RoomLines>("switcherList");
        QVERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(desk.window->openRoomId(), RoomId{50});
    }

    void typingSearchesAndEscapeLeaves()
    {
        WindowFixture desk;
        desk.signInPublisher();
        desk.window->openRoom(RoomId{5});
        ctrlK(desk);
        QVERIFY(desk.find("switcher")->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("laila"));
        QVERIFY(!desk.find("switcher")->isVisible());
        QVERIFY(desk.find("roomList")->isVisible());
        QCOMPARE(desk.find<RoomListView>("roomList")->model()->rowCount(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        ctrlK(desk);
        QVERIFY(desk.find("switcher")->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!desk.find("switcher")->isVisible());
        QVERIFY(desk.find("roomList")->isVisible());
        QCOMPARE(desk.window->openRoomId(), RoomId{5});
        // nor does it stay when the keyboard goes elsewhere
        ctrlK(desk);
        desk.window->timelinePane().focusComposer();
        QVERIFY(!desk.find("switcher")->isVisible());
    }

    void eachAccountHasItsOwnRecents()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        const QString account = session->account().key.folderName();
        desk.window->openRoom(RoomId{5});
        desk.window->openRoom(RoomId{3});
        desk.signInAdmin();
        QCOMPARE(desk.settings.recentRooms(account), (QList<qint64>{3, 5}));
        ctrlK(desk);
        QVERIFY(!offered(desk).contains(5));
        desk.signInPublisher();
        ctrlK(desk);
        QCOMPARE(offered(desk).mid(0, 2), (QList<qint64>{3, 5})); // nothing is open yet: the last one comes first
        {
            Recents recents(desk.settings);
            recents.setSession(desk.accounts.session());
            for (qint64 room = 100; room < 150; ++room)
                recents.visited(RoomId{room});
            QCOMPARE(recents.rooms().size(), 20);
        }
        QCOMPARE(desk.settings.recentRooms(account).first(), 149);
    }

    void theMenuOffersHisOtherConversations()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        RoomItem other = *session->rooms().item(RoomId{2});
        other.room.id = RoomId{60};
        other.room.ad = AdId{13};
        other.room.adTitle = QStringLiteral("Flat & garden");
        other.lastAt = other.lastAt.addDays(-60);
        session->rooms().put(other);
        desk.window->openRoom(RoomId{2});
        auto *list = desk.find<RoomListView>("roomList");
        list->setFocus();
        QContextMenuEvent wanted(QContextMenuEvent::Keyboard, QPoint(5, 5), list->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(list, &wanted);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QMenu *others = nullptr;
        for (QMenu *menu : desk.find<QMenu>("roomMenu")->findChildren<QMenu *>())
            others = menu;
        QVERIFY(others);
        QCOMPARE(others->actions().size(), 1);
        QVERIFY(others->actions().first()->text().contains(QStringLiteral("Flat && garden")));
        others->actions().first()->trigger();
        QCOMPARE(desk.window->openRoomId(), RoomId{60});
    }

    void aConversationIsExportedByKeys_data() { bothDirections(); }
    void aConversationIsExportedByKeys()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        FakeSession *session = desk.signInPublisher();
        RoomSlice slice;
        slice.room = session->rooms().item(RoomId{1})->room;
        slice.messages = session->snapshots.value(RoomId{1}).messages;
        slice.oldest = slice.messages.first().id;
        slice.newest = slice.messages.last().id;
        slice.messages[3].attachment.reset();
        session->slices.insert(RoomId{1}, slice);
        desk.window->openRoom(RoomId{1});
        QTest::keyClick(desk.window.get(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        const QString path = desk.folder.filePath(QStringLiteral("talk.html"));
        answerDialog(desk, path);
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(desk.readable().contains(QStringLiteral("talk.html")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray page = file.readAll();
        QVERIFY(page.contains(language == LanguageChoice::Arabic ? "dir=\"rtl\"" : "dir=\"ltr\""));
        QVERIFY(page.contains("corolla") || page.contains("Corolla"));
    }

    void missingHistoryIsOfferedToBeLoadedFirst()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        RoomSlice slice;
        slice.room = session->rooms().item(RoomId{1})->room;
        slice.messages = session->snapshots.value(RoomId{1}).messages;
        slice.messages[3].attachment.reset();
        slice.oldest = slice.messages.first().id;
        slice.newest = slice.messages.last().id;
        RoomSlice holed = slice;
        holed.holes = {Hole{RoomId{1}, MessageId{3}, MessageId{4}}};
        session->slices.insert(RoomId{1}, holed);
        session->onFetch = [session, slice] { session->slices.insert(RoomId{1}, slice); };
        desk.window->openRoom(RoomId{1});
        QTest::keyClick(desk.window.get(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        const QString path = desk.folder.filePath(QStringLiteral("talk")); // the chosen kind gives the ending
        answerDialog(desk, path);
        QTRY_VERIFY(choice(desk, QStringLiteral("Load the rest first")));
        QVERIFY(!QFile::exists(path + QStringLiteral(".html")));
        QPushButton *load = choice(desk, QStringLiteral("Load the rest first"));
        load->setFocus(Qt::TabFocusReason);
        QTest::keyClick(load, Qt::Key_Space);
        QTRY_VERIFY(QFile::exists(path + QStringLiteral(".html")));
        QCOMPARE(session->fetched.size(), 1);
        QTRY_VERIFY(choice(desk, QStringLiteral("Show the folder")));
        QTest::mouseClick(choice(desk, QStringLiteral("Show the folder")), Qt::LeftButton);
        QCOMPARE(desk.opened.size(), 1);
    }

    void anExportThatFailsSaysWhy()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        RoomSlice slice;
        slice.room = session->rooms().item(RoomId{1})->room;
        session->slices.insert(RoomId{1}, slice);
        auto *exporter = desk.window->findChild<Exporter *>();
        QVERIFY(exporter);
        exporter->exportTo(RoomId{1}, desk.folder.filePath(QStringLiteral("nowhere/talk.csv")), ExportFormat::Csv);
        QTRY_VERIFY(desk.readable().contains(QStringLiteral("could not be written")));
        QVERIFY(!exporter->isExporting());
    }
};

QTEST_MAIN(TestSwitcher)
#include "tst_switcher.moc"
