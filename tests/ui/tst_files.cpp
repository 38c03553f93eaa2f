// Files that go with a message, by real keys: pasted, dropped on the conversation, left out again, sent one by one.
#include "support/pixels.h"
#include "system/settings.h"
#include "tests/support/fakeclock.h"
#include "tests/ui/fakesession.h"
#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/composer/filechip.h"
#include "ui/composer/filetray.h"
#include "ui/theme.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

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
    QSignalSpy sentFile{pane.composer(), &Composer::sendFileRequested};

    Stage()
    {
        for (const qint64 id : {1, 2}) {
            RoomItem item;
            item.room.id = RoomId{id};
            item.title = QStringLiteral("Laila");
            session.roomList.list << item;
        }
        session.opening.me = UserId{1};
        session.opening.atOldest = true;
        pane.setSession(&session);
        pane.resize(640, 600);
        pane.show();
        pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        pane.openRoom(RoomId{1});
        pane.focusComposer();
    }
    ~Stage() { pane.setSession(nullptr); }

    QWidget *edit() const { return pane.composer()->edit(); }
    FileTray *tray() const { return pane.composer()->files(); }
    QString note() const
    {
        const auto *label = pane.findChild<QLabel *>(QStringLiteral("composerNote"));
        return label->isVisible() ? label->text() : QString();
    }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }
    static void paste(QWidget *edit, QMimeData *data)
    {
        QApplication::clipboard()->setMimeData(data);
        QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
    }
    void pasteFiles(const QStringList &paths) const
    {
        auto *data = new QMimeData;
        data->setUrls(urls(paths));
        paste(edit(), data);
    }
    static QList<QUrl> urls(const QStringList &paths)
    {
        QList<QUrl> list;
        for (const QString &path : paths)
            list << QUrl::fromLocalFile(path);
        return list;
    }
    bool drop(const QMimeData &data)
    {
        QDragEnterEvent enter(QPoint(30, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&pane, &enter);
        if (!enter.isAccepted())
            return false;
        veiled = pane.findChild<QWidget *>(QStringLiteral("dropVeil"))->isVisible();
        QDropEvent event(QPointF(30, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&pane, &event);
        return event.isAccepted();
    }
    bool veiled = false; ///< it was said what letting go would do
    void setLimit(qint64 bytes)
    {
        session.bounds.attachmentBytes = bytes;
        Q_EMIT session.statusChanged();
    }
};

} // namespace

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void pastedFilesLeaveOneByOneWithTheTextFirst()
    {
        Stage stage;
        const QStringList paths{stage.write(QStringLiteral("a.pdf"), "one"),
                                stage.write(QStringLiteral("b.png"), png(80, 40)),
                                stage.write(QStringLiteral("c.txt"), "three")};
        stage.pasteFiles(paths);
        QTRY_COMPARE(stage.tray()->paths(), paths);
        QTest::keyClicks(stage.edit(), QStringLiteral("here they are"));
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.sentFile.size(), 3);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(stage.sentFile.at(i).at(0).toString(), paths.at(i));
            QCOMPARE(stage.sentFile.at(i).at(1).toString(), i == 0 ? QStringLiteral("here they are") : QString());
        }
        QCOMPARE(stage.session.sentFiles, paths);
        QVERIFY(stage.tray()->isEmpty() && !stage.tray()->isVisible());
        QVERIFY(stage.session.sent.isEmpty());
    }

    void filesDroppedOnTheConversationAreTaken()
    {
        Stage stage;
        const QString path = stage.write(QStringLiteral("a.pdf"), "one");
        QMimeData data;
        data.setUrls(Stage::urls({path}));
        QVERIFY(stage.drop(data));
        QVERIFY(stage.veiled);
        QVERIFY(!stage.pane.findChild<QWidget *>(QStringLiteral("dropVeil"))->isVisible());
        QTRY_COMPARE(stage.tray()->paths(), QStringList{path});
        QVERIFY(stage.tray()->isVisible());
        QMimeData words;
        words.setText(QStringLiteral("only words"));
        QVERIFY(!stage.drop(words));
        QMimeData web;
        web.setUrls({QUrl(QStringLiteral("https://example.com/a.png"))});
        QVERIFY(!stage.drop(web));
    }

    void aPictureOfTheClipboardIsKeptAndSent()
    {
        Stage stage;
        stage.session.keptPath = stage.write(QStringLiteral("kept.png"), png(300, 200));
        auto *data = new QMimeData;
        data->setImageData(QImage::fromData(png(300, 200)));
        Stage::paste(stage.edit(), data);
        // Enter does not leave the picture behind
        QTest::keyClicks(stage.edit(), QStringLiteral("look"));
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QTRY_COMPARE(stage.session.sentFiles, QStringList{stage.session.keptPath});
        QCOMPARE(stage.sentFile.first().at(1).toString(), QStringLiteral("look"));
        QCOMPARE(stage.session.keptFiles.size(), 1);
        QVERIFY(stage.session.keptFiles.first().first.endsWith(QStringLiteral(".png")));
        QCOMPARE(QImage::fromData(stage.session.keptFiles.first().second).size(), QSize(300, 200));
        QVERIFY(stage.session.sent.isEmpty());
    }

    void wordsThatComeWithAPictureArePastedAsWords()
    {
        Stage stage;
        auto *data = new QMimeData;
        data->setImageData(QImage::fromData(png(30, 20)));
        data->setText(QStringLiteral("cell"));
        Stage::paste(stage.edit(), data);
        QCOMPARE(stage.pane.composer()->text(), QStringLiteral("cell"));
        QVERIFY(!stage.tray()->isBusy() && stage.tray()->isEmpty());
    }

    void aChipShowsThePictureAndIsLeftOutByKey()
    {
        Stage stage;
        const QStringList paths{stage.write(QStringLiteral("a.png"), png(80, 40)),
                                stage.write(QStringLiteral("b.pdf"), "two")};
        stage.pasteFiles(paths);
        QTRY_COMPARE(stage.tray()->chips().size(), 2);
        QTRY_VERIFY(stage.tray()->chips().first()->hasPreview());
        QVERIFY(!stage.tray()->chips().last()->hasPreview());
        QVERIFY(stage.tray()->chips().first()->accessibleName().contains(QStringLiteral("a.png")));
        QVERIFY(!stage.tray()->chips().first()->accessibleDescription().isEmpty());
        // reached by Tab alone
        for (int i = 0; i < 12 && !qobject_cast<FileChip *>(stage.pane.focusWidget()); ++i)
            QTest::keyClick(stage.pane.focusWidget(), Qt::Key_Tab);
        QVERIFY(qobject_cast<FileChip *>(stage.pane.focusWidget()));
        QTest::keyClick(stage.pane.focusWidget(), Qt::Key_Delete);
        QCOMPARE(stage.tray()->chips().size(), 1);
        QVERIFY(qobject_cast<FileChip *>(stage.pane.focusWidget())); // the next one
        QTest::keyClick(stage.pane.focusWidget(), Qt::Key_Backspace);
        QVERIFY(stage.tray()->isEmpty());
        QVERIFY(stage.edit()->hasFocus());
        QVERIFY(!stage.pane.findChild<QPushButton *>(QStringLiteral("composerSend"))->isEnabled());
    }

    void theCrossLeavesAFileOut()
    {
        Stage stage;
        stage.pasteFiles({stage.write(QStringLiteral("a.pdf"), "one")});
        QTRY_COMPARE(stage.tray()->chips().size(), 1);
        QTest::mouseClick(stage.tray()->findChild<QToolButton *>(QStringLiteral("fileChipRemove")), Qt::LeftButton);
        QVERIFY(stage.tray()->isEmpty());
    }

    void whatTheSiteWouldRefuseIsSaidAtOnce()
    {
        Stage stage;
        stage.setLimit(10);
        stage.pasteFiles({stage.write(QStringLiteral("big.bin"), QByteArray(50, 'x')),
                          stage.write(QStringLiteral("empty.txt"), {}), stage.folder.path(),
                          stage.write(QStringLiteral("fine.txt"), "ok")});
        QTRY_COMPARE(stage.tray()->chips().size(), 1);
        QVERIFY(stage.tray()->paths().first().endsWith(QStringLiteral("fine.txt")));
        QVERIFY2(stage.note().contains(QStringLiteral("big.bin")), qPrintable(stage.note()));
        QVERIFY(stage.note().contains(QStringLiteral("empty.txt")));
        QCOMPARE(stage.note().count(QLatin1Char('\n')), 2);
    }

    void aRefusedFileDoesNotLetItsWordsGoAlone()
    {
        Stage stage;
        stage.setLimit(10);
        QTest::keyClicks(stage.edit(), QStringLiteral("see the file"));
        stage.pasteFiles({stage.write(QStringLiteral("big.bin"), QByteArray(50, 'x'))});
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QTRY_VERIFY(!stage.note().isEmpty());
        QTRY_VERIFY(!stage.tray()->isBusy());
        QVERIFY(stage.session.sent.isEmpty());
        QCOMPARE(stage.pane.composer()->text(), QStringLiteral("see the file"));
    }

    void aSiteWithoutFilesTakesNone()
    {
        Stage stage;
        stage.session.files = false;
        Q_EMIT stage.session.statusChanged();
        QVERIFY(!stage.pane.findChild<QToolButton *>(QStringLiteral("composerAttach"))->isVisible());
        stage.pasteFiles({stage.write(QStringLiteral("a.pdf"), "one")});
        QVERIFY(!stage.note().isEmpty());
        QVERIFY(!stage.tray()->isBusy() && stage.tray()->isEmpty());
    }

    void moreThanTenDoNotGoAtOnce()
    {
        Stage stage;
        QStringList paths;
        for (int i = 0; i < 12; ++i)
            paths << stage.write(QStringLiteral("%1.txt").arg(i), "x");
        stage.pasteFiles(paths);
        QTRY_COMPARE(stage.tray()->chips().size(), FileTray::mostFiles);
        QVERIFY(!stage.note().isEmpty());
        QVERIFY(stage.pane.composer()->height() < stage.pane.height() / 2);
    }

    void eachRoomKeepsItsOwn()
    {
        Stage stage;
        const QString path = stage.write(QStringLiteral("a.pdf"), "one");
        stage.pasteFiles({path});
        QTRY_COMPARE(stage.tray()->chips().size(), 1);
        stage.pane.openRoom(RoomId{2});
        QVERIFY(stage.tray()->isEmpty());
        QTest::keyClicks(stage.edit(), QStringLiteral("hello"));
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QVERIFY(stage.session.sentFiles.isEmpty());
        stage.pane.openRoom(RoomId{1});
        QTRY_COMPARE(stage.tray()->paths(), QStringList{path});
    }

    void whatIsEditedComesBackWithItsFile()
    {
        Stage stage;
        const QString path = stage.write(QStringLiteral("a.pdf"), "one");
        OutboxRow row = FakeTimeline::pending(5, QStringLiteral("see"), SendState::Refused);
        row.filePath = path;
        stage.session.timeline->now.pending << row;
        stage.session.timeline->tell();
        stage.session.takeBackText = QStringLiteral("see");
        Q_EMIT stage.pane.view()->editRequested(OutboxId{5});
        QTRY_COMPARE(stage.tray()->paths(), QStringList{path});
        QCOMPARE(stage.pane.composer()->text(), QStringLiteral("see"));
    }

    void chipsStandAtTheLeadingEdge()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        Stage stage;
        stage.pasteFiles({stage.write(QStringLiteral("a.pdf"), "one")});
        QTRY_COMPARE(stage.tray()->chips().size(), 1);
        QCoreApplication::processEvents();
        const FileChip *chip = stage.tray()->chips().first();
        QTRY_VERIFY(chip->geometry().right() > stage.tray()->width() - 20);
        QVERIFY(chip->findChild<QToolButton *>()->x() < chip->width() / 2);
    }
};

QTEST_MAIN(TestFiles)
#include "tst_files.moc"
