// The timeline view by real keys and clicks: its place while rows come and go, seen marks, selection, mirroring.
#include "models/timelinemodel.h"
#include "tests/ui/faketimeline.h"
#include "ui/theme.h"
#include "ui/timeline/jumpbutton.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QClipboard>
#include <QLayout>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace desk::ui;

namespace {

/// A shown view over a made-up timeline.
struct Stage
{
    Theme theme = makeTheme(false, 100);
    FakeTimeline timeline;
    TimelineModel model;
    TimelineView view{theme};

    explicit Stage(int messages = 60)
    {
        view.setZone(QTimeZone::utc());
        view.setToday(QDate(2026, 11, 23));
        timeline.fill(1, messages);
        model.setZone(QTimeZone::utc());
        model.setTimeline(&timeline);
        view.setModel(&model);
    }

    ~Stage() { view.setModel(nullptr); }

    void show(QSize size = QSize(640, 480))
    {
        view.resize(size);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
    }

    int lastRow() const { return model.rowCount() - 1; }

    /// Where a character of a message stands in the viewport.
    QPoint spot(int row, qreal x, qreal y) const
    {
        const QRect bubble = view.bubbleRect(row);
        return QPoint(int(bubble.left() + x), int(bubble.top() + y));
    }
};

} // namespace

class TestTimelineView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void opensAtTheNewest()
    {
        Stage stage;
        stage.show();
        QVERIFY(stage.view.isAtNewest());
        const QRect last = stage.view.rowRect(stage.lastRow());
        QVERIFY(last.bottom() < stage.view.viewport()->height());
        QVERIFY(stage.view.viewport()->height() - last.bottom() < 20);
        QVERIFY(!stage.view.jumpButton()->isVisible());
    }

    void opensWhereTheUnreadBegin()
    {
        Stage stage(80);
        stage.view.setModel(nullptr);
        stage.timeline.now.firstUnread = MessageId{41};
        stage.timeline.now.unreadAtOpening = 40;
        stage.timeline.tell();
        stage.view.resize(640, 480);
        stage.view.setModel(&stage.model);
        stage.show();
        const QRect line = stage.view.rowRect(stage.model.unreadLineRow());
        QVERIFY(!line.isEmpty());
        QVERIFY(line.top() >= 0 && line.bottom() < 240);
        QVERIFY(!stage.view.isAtNewest());
    }

    void staysAtTheNewestWhenMessagesArrive()
    {
        Stage stage;
        stage.show();
        stage.timeline.receive(FakeTimeline::message(1000, QStringLiteral("new one")));
        QVERIFY(stage.view.isAtNewest());
        QVERIFY(!stage.view.rowRect(stage.lastRow()).isEmpty());
        QCOMPARE(stage.view.newCount(), 0);
    }

    void staysAtTheNewestWhenTheWindowChangesAfterwards()
    {
        Stage stage(80);
        stage.view.setModel(nullptr);
        stage.timeline.now.firstUnread = MessageId{80}; // seen at once: the opening place is the end
        stage.timeline.now.unreadAtOpening = 1;
        stage.timeline.tell();
        stage.view.resize(640, 480);
        stage.view.setModel(&stage.model);
        stage.show();
        QVERIFY(stage.view.isAtNewest());
        for (int id = 1000; id < 1040; ++id)
            stage.timeline.receive(FakeTimeline::message(id, QStringLiteral("new one")));
        stage.view.resize(700, 500);
        QVERIFY(stage.view.isAtNewest());
    }

    void staysWhereItIsWhenMessagesArriveBelow()
    {
        Stage stage;
        stage.show();
        QTest::keyClick(&stage.view, Qt::Key_PageUp);
        const int row = stage.model.rowOf(MessageId{45});
        const QRect before = stage.view.rowRect(row);
        QVERIFY(!before.isEmpty());
        stage.timeline.receive(FakeTimeline::message(1000, QStringLiteral("new one")));
        stage.timeline.receive(FakeTimeline::message(1001, QStringLiteral("and another")));
        QCOMPARE(stage.view.rowRect(row), before);
        QCOMPARE(stage.view.newCount(), 2);
        QVERIFY(stage.view.jumpButton()->isVisible());
        QCOMPARE(stage.view.jumpButton()->count(), 2);

        QTest::mouseClick(stage.view.jumpButton(), Qt::LeftButton);
        QVERIFY(stage.view.isAtNewest());
        QCOMPARE(stage.view.newCount(), 0);
        QVERIFY(!stage.view.jumpButton()->isVisible());
    }

    void doesNotJumpWhenOlderMessagesCome()
    {
        Stage stage;
        stage.show();
        QTest::keyClick(&stage.view, Qt::Key_Home);
        const QRect before = stage.view.rowRect(stage.model.rowOf(MessageId{3}));
        QVERIFY(!before.isEmpty());
        QList<Message> older;
        for (qint64 id = -200; id <= 0; ++id) {
            Message message = FakeTimeline::message(id, QStringLiteral("older"), id % 2 == 0);
            message.id = MessageId{100'000 + id}; // ids must be positive; only the place in the list counts here
            older << message;
        }
        stage.timeline.now.messages = older + stage.timeline.now.messages;
        stage.timeline.tell();
        QCOMPARE(stage.model.rowOf(MessageId{3}), stage.lastRow() - 57);
        QCOMPARE(stage.view.rowRect(stage.model.rowOf(MessageId{3})).top(), before.top());
    }

    void keepsItsPlaceWhenTheWindowGetsWider()
    {
        Stage stage;
        stage.show();
        QTest::keyClick(&stage.view, Qt::Key_PageUp);
        const int row = stage.view.rowAt(QPoint(10, 460));
        stage.view.resize(900, 480);
        QCOMPARE(stage.view.rowAt(QPoint(10, 460)), row);
        QTest::keyClick(&stage.view, Qt::Key_End);
        stage.view.resize(500, 300);
        QVERIFY(stage.view.isAtNewest());
    }

    void asksForMoreNearTheEnds()
    {
        Stage stage;
        stage.timeline.now.atOldest = false;
        stage.timeline.now.atNewest = false;
        stage.timeline.tell();
        stage.show();
        QTRY_VERIFY(stage.timeline.newerAsked > 0);
        QCOMPARE(stage.timeline.olderAsked, 0);
        QTest::keyClick(&stage.view, Qt::Key_Home);
        QTRY_VERIFY(stage.timeline.olderAsked > 0);
    }

    void doesNotAskAgainWhileTheLastAskingFailed()
    {
        Stage stage(3);
        stage.timeline.now.atOldest = false;
        stage.timeline.now.loadError = Error{ErrorCode::TimedOut, {}, {}, 0};
        stage.timeline.tell();
        stage.show();
        QSignalSpy painted(stage.view.verticalScrollBar(), &QScrollBar::rangeChanged);
        QCoreApplication::processEvents();
        QCOMPARE(stage.timeline.olderAsked, 0);
        QCOMPARE(stage.model.row(0).kind, TimelineRow::Kind::LoadError);
        stage.view.setCurrentRow(0);
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(stage.timeline.olderAsked, 1);
    }

    void measuresOnlyWhatItShowsOfAMillionRows()
    {
        Stage stage(0);
        const int count = 1'000'000;
        stage.timeline.now.messages.reserve(count);
        for (qint64 id = 1; id <= count; ++id)
            stage.timeline.now.messages << FakeTimeline::message(id, QStringLiteral("row"), id % 2 == 0);
        stage.view.setModel(nullptr);
        stage.model.setTimeline(&stage.timeline);
        const qint64 before = stage.view.layouts().made();
        stage.view.setModel(&stage.model);
        stage.show();
        QVERIFY(!stage.view.grab().isNull());
        QVERIFY(stage.model.rowCount() >= count);
        QVERIFY2(stage.view.layouts().made() - before < 200,
                 qPrintable(QString::number(stage.view.layouts().made() - before)));

        QTest::keyClick(&stage.view, Qt::Key_Home);
        QVERIFY(!stage.view.rowRect(0).isEmpty());
        stage.view.verticalScrollBar()->setValue(stage.view.verticalScrollBar()->maximum() / 2);
        const int middle = stage.view.rowAt(QPoint(10, 240));
        QVERIFY(middle > stage.model.rowCount() * 49 / 100 && middle < stage.model.rowCount() * 51 / 100);
        QVERIFY(stage.view.layouts().made() - before < 600);
    }

    void scrollBarEndsAreTheEnds()
    {
        Stage stage;
        stage.show();
        QScrollBar *bar = stage.view.verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(0);
        QVERIFY(stage.view.rowRect(0).top() >= 0);
        bar->setValue(bar->maximum());
        QVERIFY(stage.view.isAtNewest());
    }

    void wheelScrollsSmoothlyAndBack()
    {
        Stage stage;
        stage.show();
        const int row = stage.lastRow();
        const int before = stage.view.rowRect(row).top();
        QWheelEvent up(QPointF(100, 100), stage.view.viewport()->mapToGlobal(QPointF(100, 100)), QPoint(0, 37),
                       QPoint(0, 120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(stage.view.viewport(), &up);
        QCOMPARE(stage.view.rowRect(row).top(), before + 37);
        QWheelEvent down(QPointF(100, 100), stage.view.viewport()->mapToGlobal(QPointF(100, 100)), QPoint(),
                         QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(stage.view.viewport(), &down);
        QTRY_COMPARE(stage.view.rowRect(row).top(), before); // the animation's last step
        QVERIFY(stage.view.isAtNewest());
    }

    void mirrorsAsAWhole_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("English") << Qt::LeftToRight;
        QTest::newRow("Arabic") << Qt::RightToLeft;
    }

    void mirrorsAsAWhole()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QApplication::setLayoutDirection(direction);
        Stage stage(30);
        stage.show();
        const int middle = stage.view.viewport()->width() / 2;
        const bool rtl = direction == Qt::RightToLeft;
        for (qint64 id = 26; id <= 30; ++id) {
            const int row = stage.model.rowOf(MessageId{id});
            const QRect bubble = stage.view.bubbleRect(row);
            QVERIFY(!bubble.isEmpty());
            const bool mine = stage.model.row(row).mine;
            const int left = bubble.left();
            const int right = stage.view.viewport()->width() - bubble.right() - 1;
            QCOMPARE(mine != rtl ? right : left, stage.theme.px(18));
        }
        QTest::keyClick(&stage.view, Qt::Key_PageUp);
        QCOMPARE(stage.view.jumpButton()->geometry().center().x() < middle, rtl);
    }

    void saysWhatWasSeenOnlyWhileActive()
    {
        Stage stage;
        QSignalSpy seen(&stage.view, &TimelineView::seenUpTo);
        stage.view.resize(640, 480);
        QCoreApplication::processEvents();
        QCOMPARE(seen.count(), 0); // not shown

        stage.show();
        QTRY_COMPARE(seen.count(), 1);
        QCOMPARE(seen.last().first().value<MessageId>(), MessageId{60});

        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        stage.timeline.receive(FakeTimeline::message(61, QStringLiteral("while away")));
        QCOMPARE(seen.count(), 1);

        stage.view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&stage.view));
        QTRY_COMPARE(seen.count(), 2);
        QCOMPARE(seen.last().first().value<MessageId>(), MessageId{61});
    }

    void seenNeverRunsAheadOfTheEye()
    {
        Stage stage(80);
        stage.view.setModel(nullptr);
        stage.timeline.now.firstUnread = MessageId{21};
        stage.timeline.now.unreadAtOpening = 60;
        stage.timeline.tell();
        stage.view.resize(640, 480);
        stage.view.setModel(&stage.model);
        QSignalSpy seen(&stage.view, &TimelineView::seenUpTo);
        stage.show();
        QTRY_VERIFY(seen.count() > 0);
        const MessageId first = seen.last().first().value<MessageId>();
        QVERIFY(first >= MessageId{21} && first < MessageId{60});
        QTest::keyClick(&stage.view, Qt::Key_End);
        QTRY_COMPARE(seen.last().first().value<MessageId>(), MessageId{80});
    }

    void selectsWithinAMessageAndAcross()
    {
        Stage stage(0);
        stage.timeline.now.messages << FakeTimeline::message(1, QStringLiteral("alpha beta gamma"))
                                    << FakeTimeline::message(2, QStringLiteral("middle"))
                                    << FakeTimeline::message(3, QStringLiteral("delta epsilon"));
        stage.timeline.tell();
        stage.show();
        QWidget *port = stage.view.viewport();
        const int first = stage.model.rowOf(MessageId{1});
        const int last = stage.model.rowOf(MessageId{3});

        QTest::mouseDClick(port, Qt::LeftButton, {}, stage.spot(first, 20, 18));
        QCOMPARE(stage.view.selectedText(), QStringLiteral("alpha"));
        QTest::keyClick(&stage.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("alpha"));

        QTest::mousePress(port, Qt::LeftButton, {}, stage.spot(first, 2, 18));
        QTest::mouseMove(port, stage.spot(last, 40, 18));
        const QPoint end(stage.view.bubbleRect(last).right() + 200, stage.spot(last, 0, 18).y());
        QMouseEvent move(QEvent::MouseMove, end, port->mapToGlobal(end), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(port, &move);
        QTest::mouseRelease(port, Qt::LeftButton, {}, end);
        QCOMPARE(stage.view.selectedText(), QStringLiteral("alpha beta gamma\nmiddle\ndelta epsilon"));
        QTest::keyClick(&stage.view, Qt::Key_Escape);
        QVERIFY(stage.view.selectedText().isEmpty());
    }

    void opensLinksByClickAndByKey()
    {
        Stage stage(0);
        stage.timeline.now.messages << FakeTimeline::message(1, QStringLiteral("https://example.com/a?b=1 and more"));
        stage.timeline.tell();
        stage.show();
        QSignalSpy link(&stage.view, &TimelineView::linkActivated);
        const int row = stage.model.rowOf(MessageId{1});
        QTest::mouseMove(stage.view.viewport(), stage.spot(row, 40, 18));
        QTRY_COMPARE(stage.view.viewport()->cursor().shape(), Qt::PointingHandCursor);
        QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, stage.spot(row, 40, 18));
        QCOMPARE(link.count(), 1);
        QCOMPARE(link.last().first().toUrl(), QUrl(QStringLiteral("https://example.com/a?b=1")));
        stage.view.setCurrentRow(row);
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(link.count(), 2);
    }

    void offersRetryOfWhatWasNotSent()
    {
        Stage stage(2);
        stage.timeline.now.pending << FakeTimeline::pending(7, QStringLiteral("mine"), SendState::Refused);
        stage.timeline.now.pending.last().error = Error{ErrorCode::RateLimited, {}, {}, 429};
        stage.timeline.tell();
        stage.show();
        QSignalSpy retry(&stage.view, &TimelineView::retryRequested);
        const int row = stage.lastRow();
        QCOMPARE(stage.model.row(row).outbox, OutboxId{7});
        const QRect bubble = stage.view.bubbleRect(row);
        QTest::mouseClick(stage.view.viewport(), Qt::LeftButton, {}, bubble.bottomRight() - QPoint(20, 12));
        QCOMPARE(retry.count(), 1);
        QCOMPARE(retry.last().first().value<OutboxId>(), OutboxId{7});
        stage.view.setCurrentRow(row);
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(retry.count(), 2);
        QVERIFY(stage.view.rowSentence(row).contains(QStringLiteral("not sent")));
    }

    void menuOffersEditAndTakeBackOnlyBeforeSending()
    {
        Stage stage(2);
        stage.timeline.now.pending << FakeTimeline::pending(7, QStringLiteral("waits"), SendState::Queued)
                                   << FakeTimeline::pending(8, QStringLiteral("leaves"), SendState::Sending);
        stage.timeline.tell();
        stage.show();
        const auto entries = [&stage](int row) {
            const QPoint at = stage.view.bubbleRect(row).center();
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, stage.view.viewport()->mapToGlobal(at));
            QCoreApplication::sendEvent(stage.view.viewport(), &event);
            QStringList texts;
            const auto menus = stage.view.findChildren<QMenu *>(QStringLiteral("timelineMenu"));
            for (const QAction *action : menus.last()->actions())
                texts << action->text().remove(QLatin1Char('&'));
            menus.last()->close();
            return texts;
        };
        const QStringList queued = entries(stage.lastRow() - 1);
        QVERIFY(queued.contains(QStringLiteral("Edit")) && queued.contains(QStringLiteral("Take back")));
        QVERIFY(!entries(stage.lastRow()).contains(QStringLiteral("Edit")));
    }

    void keysMoveACurrentRowWithVisibleFocus()
    {
        Stage stage;
        stage.show();
        QTest::keyClick(&stage.view, Qt::Key_Up);
        QCOMPARE(stage.view.currentRow(), stage.lastRow());
        const QImage focused = stage.view.viewport()->grab().toImage();
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(&stage.view, Qt::Key_Up);
        QCOMPARE(stage.view.currentRow(), stage.lastRow() - 30);
        QVERIFY(stage.view.rowRect(stage.view.currentRow()).top() >= 0);
        QTest::keyClick(&stage.view, Qt::Key_End);
        QCOMPARE(stage.view.currentRow(), stage.lastRow());
        stage.view.clearFocus();
        QVERIFY(stage.view.viewport()->grab().toImage() != focused);
    }

    void jumpsToAMessageOfTheWindow()
    {
        Stage stage(200);
        stage.show();
        stage.view.jumpTo(MessageId{17});
        QVERIFY(!stage.view.rowRect(stage.model.rowOf(MessageId{17})).isEmpty());
        QVERIFY(!stage.view.isAtNewest());
    }

    void asksForTheNewestWhenTheWindowIsElsewhere()
    {
        Stage stage(40);
        stage.timeline.now.atNewest = false;
        stage.timeline.tell();
        stage.show();
        QVERIFY(!stage.view.isAtNewest());
        QTest::keyClick(&stage.view, Qt::Key_End);
        QCOMPARE(stage.timeline.newestAsked, 1);
        stage.timeline.now.messages.clear();
        stage.timeline.fill(500, 540);
        stage.timeline.now.atNewest = true;
        stage.timeline.tell();
        QVERIFY(stage.view.isAtNewest());
        QVERIFY(!stage.view.rowRect(stage.model.rowOf(MessageId{540})).isEmpty());
    }

    void ownMessageKeepsTheEndWhenItIsSettled()
    {
        Stage stage(30);
        stage.timeline.now.pending << FakeTimeline::pending(1, QStringLiteral("on its way"), SendState::Sending);
        stage.timeline.tell();
        stage.show();
        QVERIFY(stage.view.isAtNewest());
        stage.timeline.now.pending.clear();
        stage.timeline.receive(FakeTimeline::message(31, QStringLiteral("on its way"), true));
        QVERIFY(stage.view.isAtNewest());
        QVERIFY(!stage.view.rowRect(stage.model.rowOf(MessageId{31})).isEmpty());
    }
};

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
