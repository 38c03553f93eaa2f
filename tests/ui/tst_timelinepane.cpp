// The pane joins session, view and composer; and the conversation as assistive technology reads it.
#include "models/timelinemodel.h"
#include "system/settings.h"
#include "tests/support/fakeclock.h"
#include "tests/ui/fakesession.h"
#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/theme.h"
#include "ui/timeline/conversationheader.h"
#include "ui/timeline/jumpbutton.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace desk::ui;

namespace {

struct Stage
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    Theme theme = makeTheme(false, 100);
    FakeSession session;
    FakeClock clock;
    TimelinePane pane{theme, settings, clock};

    explicit Stage(int messages = 20)
    {
        for (const qint64 id : {1, 2}) {
            RoomItem item;
            item.room.id = RoomId{id};
            item.room.client = User{UserId{2}, QStringLiteral("laila"), QStringLiteral("Laila"), {}, {}, {}};
            item.title = QStringLiteral("Laila");
            item.room.adTitle = QStringLiteral("Corolla");
            session.roomList.list << item;
        }
        session.opening.me = UserId{1};
        session.opening.atOldest = true;
        for (int id = 1; id <= messages; ++id)
            session.opening.messages << FakeTimeline::message(id, QStringLiteral("message %1").arg(id), id % 2 == 0);
        pane.setZone(QTimeZone::utc());
        pane.setSession(&session);
        pane.resize(640, 600);
        pane.show();
        pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
    }

    ~Stage() { pane.setSession(nullptr); }

    QWidget *edit() const { return pane.composer()->edit(); }
};

} // namespace

class TestTimelinePane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void showsNothingToWriteInUntilARoomIsOpen()
    {
        Stage stage;
        QVERIFY(!stage.pane.composer()->isVisible());
        stage.pane.openRoom(RoomId{1});
        QVERIFY(stage.pane.composer()->isVisible());
        QCOMPARE(stage.session.active, RoomId{1});
        stage.pane.closeRoom();
        QVERIFY(!stage.pane.composer()->isVisible());
        QCOMPARE(stage.session.active, RoomId{});
    }

    void sendsAndReturnsToTheNewest()
    {
        Stage stage(80);
        stage.pane.openRoom(RoomId{1});
        stage.pane.view()->setFocus();
        QTest::keyClick(stage.pane.view(), Qt::Key_Home);
        QVERIFY(!stage.pane.view()->isAtNewest());
        stage.pane.focusComposer();
        QTest::keyClicks(stage.edit(), QStringLiteral("yes"));
        QCOMPARE(stage.session.drafts.value(RoomId{1}), QStringLiteral("yes"));
        QCOMPARE(stage.session.typed, 3);
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.session.sent.size(), 1);
        QCOMPARE(stage.session.sent.first().second, QStringLiteral("yes"));
        QCOMPARE(stage.session.drafts.value(RoomId{1}), QString());
        QVERIFY(stage.pane.view()->isAtNewest());
    }

    void eachRoomKeepsItsDraft()
    {
        Stage stage;
        stage.session.drafts[RoomId{2}] = QStringLiteral("for the second");
        stage.pane.openRoom(RoomId{1});
        QTest::keyClicks(stage.edit(), QStringLiteral("first"));
        stage.pane.openRoom(RoomId{2});
        QCOMPARE(stage.pane.composer()->text(), QStringLiteral("for the second"));
        stage.pane.openRoom(RoomId{1});
        QCOMPARE(stage.pane.composer()->text(), QStringLiteral("first"));
        QCOMPARE(stage.session.drafts.value(RoomId{2}), QStringLiteral("for the second"));
    }

    void typingInTheMessagesWritesInTheComposer()
    {
        Stage stage;
        stage.pane.openRoom(RoomId{1});
        stage.pane.view()->setFocus();
        QTest::keyClicks(stage.pane.view(), QStringLiteral("h"));
        QVERIFY(stage.edit()->hasFocus());
        QCOMPARE(stage.pane.composer()->text(), QStringLiteral("h"));
    }

    void marksWhatWasSeen()
    {
        Stage stage;
        stage.pane.openRoom(RoomId{1});
        QTRY_COMPARE(stage.session.timeline->seen.value(stage.session.timeline->seen.size() - 1), MessageId{20});
    }

    void anEditedMessageComesBackToTheComposer()
    {
        Stage stage;
        stage.session.takeBackText = QStringLiteral("not sent text");
        stage.session.opening.pending << FakeTimeline::pending(5, QStringLiteral("not sent text"), SendState::Refused);
        stage.pane.openRoom(RoomId{1});
        Q_EMIT stage.pane.view()->editRequested(OutboxId{5});
        QTRY_COMPARE(stage.pane.composer()->text(), QStringLiteral("not sent text"));
        QCOMPARE(stage.session.takenBack, QList<OutboxId>{OutboxId{5}});
        QCOMPARE(stage.session.drafts.value(RoomId{1}), QStringLiteral("not sent text"));
        Q_EMIT stage.pane.view()->retryRequested(OutboxId{5});
        QCOMPARE(stage.session.retried, QList<OutboxId>{OutboxId{5}});
    }

    void aClosedRoomTakesNoText()
    {
        Stage stage;
        stage.session.roomList.list[0].room.isActive = false;
        stage.pane.openRoom(RoomId{1});
        QVERIFY(stage.pane.composer()->isClosed());
        stage.pane.openRoom(RoomId{2});
        QVERIFY(!stage.pane.composer()->isClosed());
        stage.session.roomList.list[1].room.isActive = false;
        Q_EMIT stage.session.roomList.itemChanged(stage.session.roomList.list[1]);
        QVERIFY(stage.pane.composer()->isClosed());
    }

    void closingAsksFirst()
    {
        Stage stage;
        stage.pane.openRoom(RoomId{1});
        QSignalSpy closed(&stage.pane, &TimelinePane::roomClosed);
        Q_EMIT stage.pane.header()->closeRequested();
        auto *box = stage.pane.findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY(stage.session.closed.isEmpty());
        QTest::mouseClick(box->defaultButton(), Qt::LeftButton);
        QVERIFY(stage.session.closed.isEmpty());
        Q_EMIT stage.pane.header()->closeRequested();
        box = stage.pane.findChildren<QMessageBox *>().last();
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(stage.session.closed, QList<RoomId>{RoomId{1}});
    }

    void staffResolvesFromTheHeader()
    {
        Stage stage;
        stage.session.who.staff = true;
        RoomItem &item = stage.session.roomList.list[0];
        item.support = true;
        item.room.support = Support{QStringLiteral("waiting"), QStringLiteral("payment"), {}, {}, {}};
        stage.pane.openRoom(RoomId{1});
        QVERIFY(stage.pane.header()->resolveButton()->isVisible());
        QTest::mouseClick(stage.pane.header()->resolveButton(), Qt::LeftButton);
        QCOMPARE(stage.session.resolved, QList<RoomId>{RoomId{1}});
        stage.pane.openRoom(RoomId{2});
        QVERIFY(!stage.pane.header()->resolveButton()->isVisible());
    }

    void aNewlyOpenedRoomForgetsTheOldOne()
    {
        Stage stage;
        stage.pane.openRoom(RoomId{1});
        const QPointer<FakeTimeline> first = stage.session.timeline;
        stage.pane.openRoom(RoomId{2});
        QVERIFY(first.isNull());
        QCOMPARE(stage.session.timeline->room(), RoomId{2});
        QCOMPARE(stage.pane.view()->model()->rowCount(), 21);
    }

    void assistiveTechnologyReadsEveryRow()
    {
        Stage stage;
        stage.pane.view()->setToday(QDate(2026, 11, 23));
        stage.pane.openRoom(RoomId{1});
        TimelineView *view = stage.pane.view();
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), view->model()->rowCount());
        QCOMPARE(list->child(0)->text(QAccessible::Name), QStringLiteral("Today"));
        const int row = view->model()->rowOf(MessageId{19});
        QAccessibleInterface *message = list->child(row);
        QCOMPARE(message->role(), QAccessible::ListItem);
        QCOMPARE(message->parent(), list);
        QCOMPARE(list->indexOfChild(message), row);
        QCOMPARE(list->child(row), message); // one row, one interface
        const QString name = message->text(QAccessible::Name);
        QVERIFY(name.contains(QStringLiteral("Laila")));
        QVERIFY(name.contains(QStringLiteral("message 19")));
        QVERIFY(name.contains(QStringLiteral("09:19")));
        QVERIFY(list->child(row + 1)->text(QAccessible::Name).contains(QStringLiteral("sent")));
        QVERIFY(message->rect().isValid());
        QCOMPARE(list->childAt(message->rect().center().x(), message->rect().center().y()), message);

        view->setFocus();
        view->setCurrentRow(row);
        QCOMPARE(list->focusChild(), message);
        QVERIFY(message->state().focused);
        QVERIFY(message->actionInterface());

        stage.session.timeline->receive(FakeTimeline::message(21, QStringLiteral("one more")));
        QCOMPARE(list->childCount(), view->model()->rowCount());
        QVERIFY(list->child(row)->text(QAccessible::Name).contains(QStringLiteral("message 19")));
        stage.pane.openRoom(RoomId{2});
        QVERIFY(!message->isValid());
        QVERIFY(message->text(QAccessible::Name).isEmpty());
    }

    void aMillionRowsAreNotMadeForAssistiveTechnology()
    {
        Stage stage(5000);
        stage.pane.openRoom(RoomId{1});
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(stage.pane.view());
        const qint64 before = stage.pane.view()->layouts().made();
        for (int row = 0; row < list->childCount(); ++row)
            QVERIFY(list->child(row) && list->child(row)->isValid());
        QVERIFY(stage.pane.view()->layouts().made() - before < 100);
    }
};

QTEST_MAIN(TestTimelinePane)
#include "tst_timelinepane.moc"
