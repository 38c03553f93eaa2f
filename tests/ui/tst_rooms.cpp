// The list of conversations by real keys and clicks: filters, search, order, words.
#include "windowfixture.h"

#include "ui/rooms/listpane.h"
#include "ui/rooms/roomlistview.h"
#include "ui/rooms/roomtext.h"

#include <QComboBox>
#include <QEnterEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace desk;
using namespace desk::ui;

class TestRooms : public QObject
{
    Q_OBJECT

private:
    static QStringList shown(const WindowFixture &desk)
    {
        const auto *list = desk.find<RoomListView>("roomList");
        QStringList titles;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            titles << list->model()->index(row, 0).data().toString();
        return titles;
    }

private Q_SLOTS:
    void chipsFilter()
    {
        WindowFixture desk;
        desk.signInPublisher();
        QCOMPARE(shown(desk).size(), 6); // one is closed
        QTest::mouseClick(desk.find<QPushButton>("chipUnread"), Qt::LeftButton);
        QCOMPARE(shown(desk), (QStringList{QStringLiteral("محمد عبد الله"), QStringLiteral("Karim Nabil")}));
        QVERIFY(desk.find<QPushButton>("chipUnread")->text().contains(QLatin1Char('2')));
        QTest::mouseClick(desk.find<QPushButton>("chipArchived"), Qt::LeftButton);
        QCOMPARE(shown(desk), QStringList{QStringLiteral("Old Buyer")});
        QTest::mouseClick(desk.find<QPushButton>("chipAll"), Qt::LeftButton);
        QTest::mouseClick(desk.find<QPushButton>("chipByAd"), Qt::LeftButton);
        QCOMPARE(shown(desk).first(), QStringLiteral("Toyota Corolla 2019"));
        QVERIFY(desk.settings.groupByAd());
    }

    void searchFoldsAndEscapeClears()
    {
        WindowFixture desk;
        desk.signInPublisher();
        QTest::keyClick(desk.window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *search = desk.find<QLineEdit>("searchField");
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("corolla"));
        QCOMPARE(shown(desk).size(), 3);
        search->setText(QStringLiteral("no such person"));
        QTRY_VERIFY(desk.readable().contains(QStringLiteral("No message here says")));
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty());
        QCOMPARE(shown(desk).size(), 6);
    }

    void keysWalkThroughTheConversations()
    {
        WindowFixture desk;
        desk.signInPublisher();
        QTest::keyClick(desk.window.get(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(desk.window->openRoomId(), RoomId{1});
        QTest::keyClick(desk.window.get(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(desk.window->openRoomId(), RoomId{2});
        QTest::keyClick(desk.window.get(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(desk.window->openRoomId(), RoomId{1});
        QTest::keyClick(desk.window.get(), Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(desk.window->openRoomId(), RoomId{4}); // the next unread one
        auto *list = desk.find<RoomListView>("roomList");
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        QCOMPARE(desk.window->openRoomId(), RoomId{1});
    }

    void headingsAreSteppedOver()
    {
        WindowFixture desk;
        desk.settings.setGroupByAd(true);
        desk.signInPublisher();
        QTest::mouseClick(desk.find<QPushButton>("chipByAd"), Qt::LeftButton);
        if (!desk.settings.groupByAd())
            QTest::mouseClick(desk.find<QPushButton>("chipByAd"), Qt::LeftButton);
        auto *list = desk.find<RoomListView>("roomList");
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        QCOMPARE(desk.window->openRoomId(), RoomId{1});
        for (int step = 0; step < 3; ++step)
            QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(desk.window->openRoomId(), RoomId{4}); // over the heading of the flat
    }

    void nothingMovesUnderThePointer()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        auto *list = desk.find<RoomListView>("roomList");
        QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
        QApplication::sendEvent(list, &enter);
        const QStringList before = shown(desk);
        session->rooms().put(buyerRoom(50, 12, QStringLiteral("Toyota"), QStringLiteral("New One"),
                                       QStringLiteral("Hi"), desk.clock.now().addSecs(60), 1));
        QCoreApplication::sendPostedEvents(); // the list has heard of it
        QCOMPARE(shown(desk), before);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(list, &leave);
        QCOMPARE(shown(desk).first(), QStringLiteral("New One"));
    }

    void theOpenRoomStaysChosenWhenItMoves()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{4});
        auto *list = desk.find<RoomListView>("roomList");
        RoomItem item = *session->rooms().item(RoomId{4});
        item.lastAt = desk.clock.now().addSecs(10);
        item.unread = 0;
        session->rooms().put(item);
        QTRY_COMPARE(shown(desk).first(), QStringLiteral("Karim Nabil"));
        QCOMPARE(list->currentIndex().row(), 0);
        QCOMPARE(desk.window->openRoomId(), RoomId{4});
    }

    void snippetsTellWhatMattersMost()
    {
        const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
        RoomItem item = buyerRoom(1, 12, QStringLiteral("Car"), QStringLiteral("Laila\nFarouk"),
                                  QStringLiteral("line\none"), now, 2);
        RoomText text = roomText(item, {}, now);
        QCOMPARE(text.title, QStringLiteral("Laila Farouk"));
        QCOMPARE(text.snippet, QStringLiteral("line one"));
        item.lastIsMine = true;
        QVERIFY(roomText(item, {}, now).ticks);
        item.waitingToSend = 1;
        item.waitingText = QStringLiteral("on its way");
        QVERIFY(roomText(item, {}, now).waitingToSend);
        QCOMPARE(roomText(item, {}, now).snippet,
                 QStringLiteral("on its way"));  // the clock is not of what was read long ago
        QVERIFY(!roomText(item, {}, now).ticks); // a tick would be untrue
        item.notSent = 1;
        item.notSentText = QStringLiteral("refused");
        QCOMPARE(roomText(item, {}, now).prefix, RoomText::Prefix::NotSent);
        QCOMPARE(roomText(item, {}, now).snippet, QStringLiteral("refused"));
        QVERIFY(!roomText(item, {}, now).waitingToSend);
        item.draft = QStringLiteral("half a");
        QCOMPARE(roomText(item, {}, now).prefix, RoomText::Prefix::Draft);
        QCOMPARE(roomText(item, {}, now).snippet, QStringLiteral("half a"));
        item.typingNames = {QStringLiteral("Laila")};
        QCOMPARE(roomText(item, {}, now).prefix, RoomText::Prefix::Typing);
        QVERIFY(roomSentence(item, {}, now).contains(QStringLiteral("2 unread")));
    }

    void aCaseIsOpenedByItsNumberWhereNoQueueIsShown()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInAdmin();
        ConnectionStatus status = session->status();
        status.casesByNumber = true;
        session->setStatus(status);
        QSignalSpy chosen(&desk.window->listPane(), &ListPane::roomChosen);
        auto *search = desk.find<QLineEdit>("searchField");
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("4711"));
        QTRY_VERIFY(desk.readable().contains(QStringLiteral("Type a case's number above")));
        session->lookUpAnswer = fail(ErrorCode::NotFound);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY(desk.readable().contains(QStringLiteral("no longer on the site")));
        QVERIFY(chosen.isEmpty());
        QCOMPARE(search->text(), QStringLiteral("4711"));
        session->lookUpAnswer = {};
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(session->lookedUp, (QList<RoomId>{RoomId{4711}, RoomId{4711}}));
        QVERIFY(search->text().isEmpty());
    }

    void staffSeeHowLongACaseWaits()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInAdmin();
        const RoomText text = roomText(*session->rooms().item(RoomId{21}), StaffView{}, desk.clock.now());
        QCOMPARE(text.urgency, RoomText::Urgency::Urgent);
        QVERIFY(text.waiting.contains(QStringLiteral("42")));
        QCOMPARE(text.category, QStringLiteral("Payment"));
        QVERIFY(desk.readable().contains(QStringLiteral("Support queue")));
    }

    void waitingIsToldOnlyWhereACaseWaits()
    {
        const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
        WindowFixture desk;
        RoomItem item = *desk.signInAdmin()->rooms().item(RoomId{21});
        item.room.support->waitingSince = {}; // the site did not say since when
        QCOMPARE(roomText(item, StaffView{}, now).waiting, QStringLiteral("waiting"));
        item.room.support->waitingSince = now.addSecs(90); // another clock
        QCOMPARE(roomText(item, StaffView{}, now).waiting, QStringLiteral("waiting"));
        item.room.support->waitingSince = now.addSecs(-120);
        QVERIFY(roomText(item, StaffView{}, now).waiting.contains(QLatin1Char('2')));
        item.room.support->state = QStringLiteral("open");
        QVERIFY(roomText(item, StaffView{}, now).waiting.isEmpty());
        item.room.support->state = QStringLiteral("resolved");
        QVERIFY(roomText(item, StaffView{}, now).waiting.isEmpty());
    }

    void aNewCaseKeepsItsTextWhenItFails()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        session->caseAnswer = fail(ErrorCode::Offline);
        QTest::keyClick(desk.window.get(), Qt::Key_N, Qt::ControlModifier);
        auto *subject = desk.find<QLineEdit>("caseSubject");
        auto *text = desk.find<QPlainTextEdit>("caseText");
        QTRY_VERIFY(subject->isVisible());
        QTest::keyClicks(subject, QStringLiteral("Payment twice"));
        QTest::keyClicks(text, QStringLiteral("I paid twice"));
        QTest::mouseClick(desk.find<QPushButton>("caseSend"), Qt::LeftButton);
        QCOMPARE(session->cases.size(), 1);
        QCOMPARE(session->cases.first(), (QStringList{QStringLiteral("Payment twice"), QStringLiteral("technical"),
                                                      QStringLiteral("I paid twice")}));
        QTRY_VERIFY(desk.find<QLabel>("caseProblem")->isVisible());
        QCOMPARE(text->toPlainText(), QStringLiteral("I paid twice"));
        session->caseAnswer = RoomId{7};
        QTest::mouseClick(desk.find<QPushButton>("caseSend"), Qt::LeftButton);
        QTRY_COMPARE(desk.window->openRoomId(), RoomId{7});
        QVERIFY(text->toPlainText().isEmpty());
    }
};

QTEST_MAIN(TestRooms)
#include "tst_rooms.moc"
