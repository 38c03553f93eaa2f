// The picture in the whole window, by real keys: nearer, further, to the next one, out again; and what it covers is not
// read.
#include "windowfixture.h"

#include "models/timelinemodel.h"
#include "support/pixels.h"
#include "ui/media/picturecanvas.h"
#include "ui/media/pictureviewer.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QClipboard>
#include <QFileDialog>
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>

using namespace desk;
using namespace desk::ui;

namespace {

/// A talk with pictures in its messages 2, 4 and 6.
struct Stage
{
    WindowFixture desk;
    FakeSession *session = desk.signInPublisher();

    explicit Stage(const QByteArray &bytes = test::png(2'000, 1'000))
    {
        TimelineSnapshot talk = session->snapshots.value(RoomId{1});
        talk.pending.clear();
        talk.firstUnread = {};
        for (Message &message : talk.messages) {
            message.attachment.reset();
            if (message.id.value % 2 != 0)
                continue;
            const QString url = QStringLiteral("/media/%1.png").arg(message.id.value);
            message.attachment =
                Attachment{url, QStringLiteral("car %1.png").arg(message.id.value), 9'000, QStringLiteral("image/png")};
            session->pictures.insert(url, bytes);
            session->said.prepend(message);
        }
        session->snapshots.insert(RoomId{1}, talk);
        desk.window->openRoom(RoomId{1});
        view()->setFocus();
    }

    TimelineView *view() const { return desk.window->timelinePane().view(); }
    PictureViewer *viewer() const { return desk.find<PictureViewer>("pictureViewer"); }
    PictureCanvas *canvas() const { return viewer()->canvas(); }
    QToolButton *button(const char *name) const { return desk.find<QToolButton>(name); }
    void key(int key, Qt::KeyboardModifiers held = Qt::NoModifier) const
    {
        QTest::keyClick(desk.window->focusWidget(), Qt::Key(key), held);
    }
    /// From the row of the message, by Enter.
    void openPicture(qint64 message = 4) const
    {
        const int row = view()->model()->rowOf(MessageId{message});
        QTRY_VERIFY(view()->showsPicture(row));
        view()->setCurrentRow(row);
        QTest::keyClick(view(), Qt::Key_Return);
        QVERIFY(viewer() && viewer()->isVisible());
        QTRY_VERIFY(!canvas()->picture().isNull());
    }
};

} // namespace

class TestPictureViewer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterOpensAndEscapeCloses()
    {
        Stage stage;
        stage.openPicture();
        QCOMPARE(stage.viewer()->shown(), MessageId{4});
        QCOMPARE(stage.canvas()->picture().size(), QSize(2'000, 1'000));
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(!stage.view()->isVisible());
        stage.key(Qt::Key_Escape);
        QVERIFY(!stage.viewer()->isVisible());
        QVERIFY(stage.view()->isVisible() && stage.view()->hasFocus());
    }

    void keysZoomAndFit()
    {
        Stage stage;
        stage.openPicture();
        QVERIFY(stage.canvas()->isFitted());
        const qreal fitted = stage.canvas()->scale();
        QVERIFY(fitted < 1);
        QVERIFY(!stage.button("pictureZoomOut")->isEnabled());
        stage.key(Qt::Key_Plus);
        QVERIFY(stage.canvas()->scale() > fitted);
        stage.key(Qt::Key_Equal);
        const qreal nearer = stage.canvas()->scale();
        stage.key(Qt::Key_Minus);
        QVERIFY(stage.canvas()->scale() < nearer);
        stage.key(Qt::Key_0);
        QVERIFY(stage.canvas()->isFitted());
        QCOMPARE(stage.canvas()->scale(), fitted);
        stage.key(Qt::Key_Minus);
        QCOMPARE(stage.canvas()->scale(), fitted); // never smaller than its place
        for (int i = 0; i < 60; ++i)
            stage.key(Qt::Key_Plus);
        QCOMPARE(stage.canvas()->scale(), 8.0);
    }

    void theWheelZoomsAboutThePointerAndADragMoves()
    {
        Stage stage;
        stage.openPicture();
        PictureCanvas *canvas = stage.canvas();
        const QPointF centre = QRectF(canvas->rect()).center();
        const QPointF pointer = centre + QPointF(100, 20);
        // the point of the picture that lies under the pointer
        const auto under = [&] { return (pointer - centre - canvas->offset()) / canvas->scale(); };
        const QPointF before = under();
        for (int i = 0; i < 6; ++i) {
            QWheelEvent wheel(pointer, canvas->mapToGlobal(pointer), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(canvas, &wheel);
        }
        QVERIFY(qAbs(under().x() - before.x()) < 1);
        const QPointF offset = canvas->offset();
        QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(300, 200));
        QMouseEvent move(QEvent::MouseMove, QPointF(320, 210), canvas->mapToGlobal(QPointF(320, 210)), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(canvas, &move);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(320, 210));
        QCOMPARE(canvas->offset(), offset + QPointF(20, 10));
    }

    void arrowsGoThroughTheConversationsPictures()
    {
        Stage stage;
        stage.openPicture(2);
        QVERIFY(!stage.button("picturePrevious")->isEnabled());
        stage.key(Qt::Key_Left);
        QCOMPARE(stage.viewer()->shown(), MessageId{2});
        stage.key(Qt::Key_Right);
        QCOMPARE(stage.viewer()->shown(), MessageId{4});
        stage.key(Qt::Key_PageDown);
        QCOMPARE(stage.viewer()->shown(), MessageId{6});
        stage.key(Qt::Key_Right);
        QCOMPARE(stage.viewer()->shown(), MessageId{6});
        QVERIFY(stage.viewer()->accessibleDescription().contains(QStringLiteral("3 of 3")));
        stage.key(Qt::Key_PageUp);
        QCOMPARE(stage.viewer()->shown(), MessageId{4});
        QTRY_VERIFY(!stage.canvas()->picture().isNull());
        QCOMPARE(stage.session->searched.last().rooms, QList<RoomId>{RoomId{1}});
        QVERIFY(stage.session->searched.last().withFile);
    }

    void rightToLeftTheArrowsPointTheOtherWay()
    {
        Stage stage;
        stage.desk.settings.setLanguage(LanguageChoice::Arabic);
        QTRY_COMPARE(stage.desk.window->layoutDirection(), Qt::RightToLeft);
        stage.openPicture(4);
        QVERIFY(stage.button("picturePrevious")->x() > stage.button("pictureNext")->x());
        stage.key(Qt::Key_Left);
        QCOMPARE(stage.viewer()->shown(), MessageId{6});
        stage.key(Qt::Key_Right);
        QCOMPARE(stage.viewer()->shown(), MessageId{4});
    }

    void whatItCoversIsNotRead()
    {
        Stage stage;
        QTRY_COMPARE(stage.session->activeRoom, RoomId{1});
        stage.openPicture();
        QCOMPARE(stage.session->activeRoom, RoomId{});
        QVERIFY(!stage.desk.window->isRoomFocused(RoomId{1}));
        const MessageId seen = stage.session->openedTimeline->seen;
        TimelineSnapshot talk = stage.session->snapshots.value(RoomId{1});
        Message news = talk.messages.last();
        news.id = MessageId{99};
        news.attachment.reset();
        talk.messages << news;
        talk.room = RoomId{1};
        talk.me = UserId{7};
        stage.session->openedTimeline->set(talk);
        QCoreApplication::processEvents();
        QCOMPARE(stage.session->openedTimeline->seen, seen);
        stage.key(Qt::Key_Escape);
        QTRY_COMPARE(stage.session->openedTimeline->seen, MessageId{99});
        QCOMPARE(stage.session->activeRoom, RoomId{1});
    }

    void copiesThePicture()
    {
        Stage stage;
        stage.openPicture();
        stage.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->image().size(), QSize(2'000, 1'000));
    }

    void savesUnderAHarmlessName()
    {
        Stage stage;
        stage.openPicture();
        stage.key(Qt::Key_S, Qt::ControlModifier);
        auto *dialog = stage.desk.window->findChild<QFileDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(dialog->selectedFiles().first().endsWith(QStringLiteral("car 4.png")));
        dialog->reject();
        QVERIFY(stage.desk.opened.isEmpty());
    }

    void everyPartHasANameAndTakesTheFocus()
    {
        Stage stage;
        stage.openPicture();
        QVERIFY(stage.viewer()->accessibleName().contains(QStringLiteral("car 4.png")));
        const QList<QToolButton *> buttons = stage.viewer()->findChildren<QToolButton *>();
        QVERIFY(buttons.size() >= 8);
        for (const QToolButton *button : buttons)
            QVERIFY2(!button->accessibleName().isEmpty() || !button->isVisible(), qPrintable(button->objectName()));
        for (int i = 0; i < 12; ++i) {
            stage.key(Qt::Key_Tab);
            QWidget *focus = stage.desk.window->focusWidget();
            QVERIFY(focus == stage.viewer() || stage.viewer()->isAncestorOf(focus));
        }
    }

    void aCommandOfTheWindowLeadsOut()
    {
        Stage stage;
        stage.openPicture();
        stage.key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!stage.viewer()->isVisible());
        QVERIFY(stage.view()->isVisible());
    }

    void whatCannotBeShownSaysSo()
    {
        Stage stage;
        stage.openPicture();
        stage.session->pictures.insert(QStringLiteral("/media/6.png"), test::bomb());
        stage.key(Qt::Key_Right);
        QCOMPARE(stage.viewer()->shown(), MessageId{6});
        QTRY_VERIFY2(stage.canvas()->words().contains(QStringLiteral("cannot be shown")),
                     qPrintable(stage.canvas()->words()));
        QVERIFY(!stage.button("pictureCopy")->isEnabled());
        QVERIFY(stage.button("pictureSave")->isEnabled());
    }
};

QTEST_MAIN(TestPictureViewer)
#include "tst_pictureviewer.moc"
