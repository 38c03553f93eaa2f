// Pictures in the talk: asked for near the eye alone, shown in their own shape, and nothing that is read moves when one
// comes.
#include "models/timelinemodel.h"
#include "support/pixels.h"
#include "tests/ui/fakesession.h"
#include "ui/media/imagedecoder.h"
#include "ui/media/picturestock.h"
#include "ui/theme.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace desk::ui;

namespace {

QString urlOf(qint64 id)
{
    return QStringLiteral("/media/%1.png").arg(id);
}

struct Stage
{
    Theme theme = makeTheme(false, 100);
    FakeSession session;
    FakeTimeline timeline;
    TimelineModel model;
    PictureStock stock;
    TimelineView view{theme};

    /// Every `every`th message has a picture.
    explicit Stage(int messages = 60, int every = 4)
    {
        timeline.fill(1, messages);
        for (Message &message : timeline.now.messages) {
            if (message.id.value % every == 0)
                message.attachment = Attachment{urlOf(message.id.value), QStringLiteral("photo.png"), 2'000,
                                                QStringLiteral("image/png")};
        }
        session.connection.state = ConnectionStatus::State::Online;
        stock.setSession(&session);
        view.setPictures(&stock);
        view.setZone(QTimeZone::utc());
        view.setToday(QDate(2026, 11, 23));
        model.setZone(QTimeZone::utc());
        model.setTimeline(&timeline);
    }
    ~Stage() { view.setModel(nullptr); }

    void show(QSize size = QSize(640, 480))
    {
        view.setModel(&model);
        view.resize(size);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
    }
    void setOnline(bool online)
    {
        session.connection.state = online ? ConnectionStatus::State::Online : ConnectionStatus::State::Offline;
        Q_EMIT session.statusChanged();
    }
    int row(qint64 id) const { return model.rowOf(MessageId{id}); }
    MessageLayout layout(qint64 id, const PictureFace &face) const
    {
        return MessageLayout(model.row(row(id)), view.layouts().context(), face);
    }
    int middleRow() const { return view.rowAt(QPoint(20, view.viewport()->height() / 2)); }
    PictureStock::State state(qint64 id) const { return stock.state({urlOf(id), false}); }
};

} // namespace

class TestPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void onlyWhatIsNearTheEyeIsAskedForTwoAtATime()
    {
        Stage stage(300);
        stage.session.holdPictures = true;
        stage.show();
        QTRY_COMPARE(stage.session.held.size(), 2);
        QCOMPARE(stage.session.picturesAsked.first(), urlOf(300)); // what is seen comes first
        while (!stage.session.held.isEmpty()) {
            const PictureRef next{stage.session.held.first().first, false};
            stage.session.release(png(80, 60));
            QTRY_COMPARE(stage.stock.state(next), PictureStock::State::Shown);
            QVERIFY(stage.session.held.size() <= 2);
        }
        QVERIFY(stage.session.picturesAsked.size() >= 3);
        QVERIFY2(stage.session.picturesAsked.size() < 20,
                 qPrintable(QString::number(stage.session.picturesAsked.size())));
        QVERIFY(!stage.session.picturesAsked.contains(urlOf(4)));
    }

    void aPictureIsShownInItsOwnShape()
    {
        Stage stage;
        stage.show();
        using Kind = PictureFace::Kind;
        const QSize most = MessageLayout::pictureAtMost(stage.theme);
        const QRectF wide = stage.layout(60, {Kind::Known, QSize(1600, 800)}).attachment();
        QCOMPARE(wide.width(), qreal(most.width()));
        QCOMPARE(wide.height(), wide.width() / 2);
        const QRectF tall = stage.layout(60, {Kind::Known, QSize(500, 1000)}).attachment();
        QCOMPARE(tall.height(), qreal(most.height()));
        QCOMPARE(tall.width(), tall.height() / 2);
        QCOMPARE(stage.layout(60, {Kind::Known, QSize(100, 80)}).attachment().size(), QSizeF(100, 80)); // not blown up
        for (const QSize &thin : {QSize(4'000, 2), QSize(2, 4'000)}) {
            const QRectF box = stage.layout(60, {Kind::Known, thin}).attachment();
            QVERIFY(box.width() >= 40 && box.height() >= 40 && box.width() <= most.width() &&
                    box.height() <= most.height());
        }
    }

    void aBoxIsKeptForWhatIsStillComing()
    {
        Stage stage;
        stage.session.holdPictures = true;
        stage.show();
        QTRY_COMPARE(stage.session.held.size(), 2);
        QVERIFY(stage.view.showsPicture(stage.row(60)));
        const int kept = stage.view.rowRect(stage.row(60)).height();
        QVERIFY(kept > 150);
        stage.session.release(png(400, 100));
        QTRY_COMPARE(stage.state(60), PictureStock::State::Shown);
        QVERIFY(stage.view.rowRect(stage.row(60)).height() < kept);
    }

    void nothingThatIsReadMovesWhenPicturesCome()
    {
        Stage stage(120, 3);
        stage.session.holdPictures = true;
        stage.show();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&stage.view, Qt::Key_PageUp);
        QVERIFY(!stage.view.isAtNewest());
        QTRY_VERIFY(!stage.session.held.isEmpty());
        int changes = 0;
        for (int round = 0; round < 14 && !stage.session.held.isEmpty(); ++round) {
            const int read = stage.middleRow();
            const QRect before = stage.view.rowRect(read);
            const QString url = stage.session.held.first().first;
            const int row = stage.row(url.section(QLatin1Char('/'), -1).section(QLatin1Char('.'), 0, 0).toLongLong());
            stage.session.release(round % 2 ? png(900, 100) : png(100, 900));
            QTRY_COMPARE(stage.stock.state({url, false}), PictureStock::State::Shown);
            const QRect after = stage.view.rowRect(read);
            if (read != row || before.top() >= 0)
                QCOMPARE(after.top(), before.top());
            else
                QCOMPARE(after.bottom(), before.bottom());
            ++changes;
        }
        QVERIFY2(changes > 5, qPrintable(QString::number(changes)));
    }

    void whoStandsAtTheNewestStaysThere()
    {
        Stage stage;
        stage.session.holdPictures = true;
        stage.show();
        QTRY_COMPARE(stage.session.held.size(), 2);
        const QRect last = stage.view.rowRect(stage.model.rowCount() - 1);
        stage.session.release(png(100, 900));
        QTRY_COMPARE(stage.state(60), PictureStock::State::Shown);
        QVERIFY(stage.view.isAtNewest());
        QCOMPARE(stage.view.rowRect(stage.model.rowCount() - 1).bottom(), last.bottom());
    }

    void offlineItIsAFileThatComesLater()
    {
        Stage stage;
        stage.setOnline(false);
        stage.show();
        QTRY_COMPARE(stage.state(60), PictureStock::State::Away);
        QVERIFY(!stage.view.showsPicture(stage.row(60)));
        const MessageLayout row = stage.layout(60, {PictureFace::Kind::Away, {}});
        QVERIFY2(row.file().details.contains(QStringLiteral("loads when online")), qPrintable(row.file().details));
        for (qint64 id = 4; id <= 60; id += 4)
            stage.session.pictures.insert(urlOf(id), png(120, 90));
        stage.setOnline(true);
        QTRY_COMPARE(stage.state(60), PictureStock::State::Shown);
        QVERIFY(stage.view.showsPicture(stage.row(60)));
        QTRY_COMPARE(stage.state(52), PictureStock::State::Shown);
    }

    void whatIsNoPictureIsAFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("words") << QByteArray("\x89PNG and then nothing of the kind");
        QTest::newRow("a drawing") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>");
        QTest::newRow("a bomb") << bomb();
        QTest::newRow("cut off") << png(300, 300).left(60);
        QTest::newRow("a program") << QByteArray("MZ\x90").append(QByteArray(600, '\0'));
    }

    void whatIsNoPictureIsAFile()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(decodedImage(bytes, QSize(640, 640)).isNull());
        Stage stage;
        for (qint64 id = 4; id <= 60; id += 4)
            stage.session.pictures.insert(urlOf(id), bytes);
        stage.show();
        QTRY_COMPARE(stage.state(60), PictureStock::State::Failed);
        QVERIFY(!stage.view.showsPicture(stage.row(60)));
        // and a click saves it, as any file
        QSignalSpy opened(&stage.view, &TimelineView::pictureActivated);
        QSignalSpy saved(&stage.view, &TimelineView::attachmentActivated);
        QTRY_VERIFY(!stage.view.rowRect(stage.row(60)).isEmpty());
        stage.view.setCurrentRow(stage.row(60));
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(opened.size(), 0);
    }

    void enterOpensThePicture()
    {
        Stage stage;
        for (qint64 id = 4; id <= 60; id += 4)
            stage.session.pictures.insert(urlOf(id), png(120, 90));
        stage.show();
        QTRY_COMPARE(stage.state(60), PictureStock::State::Shown);
        QSignalSpy opened(&stage.view, &TimelineView::pictureActivated);
        stage.view.setCurrentRow(stage.row(60));
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<MessageId>(), MessageId{60});
        QVERIFY(stage.view.rowSentence(stage.row(60)).contains(QStringLiteral("picture")));
    }

    void whatIsBeingSentShowsItsOwnFileAndCanBeCancelled()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("mine.png")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(png(200, 100));
        file.close();
        Stage stage(20, 100);
        OutboxRow row = FakeTimeline::pending(5, QStringLiteral("look"), SendState::Sending);
        row.filePath = file.fileName();
        row.upload = Upload{420, 1'000, true};
        stage.timeline.now.pending << row;
        stage.timeline.tell();
        stage.show();
        QTRY_COMPARE(stage.stock.state({file.fileName(), true}), PictureStock::State::Shown);
        QVERIFY(stage.session.picturesAsked.isEmpty());
        const int last = stage.model.rowCount() - 1;
        const MessageLayout layout(stage.model.row(last), stage.view.layouts().context());
        QVERIFY2(layout.metaText().contains(QStringLiteral("42")), qPrintable(layout.metaText()));
        QVERIFY(qAbs(layout.progress().width() - layout.attachment().width() * 0.42) < 1);
        QVERIFY(stage.view.rowSentence(last).contains(QStringLiteral("42")));
        QSignalSpy cancelled(&stage.view, &TimelineView::takeBackRequested);
        QSignalSpy retried(&stage.view, &TimelineView::retryRequested);
        stage.view.setCurrentRow(last);
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(cancelled.first().first().value<OutboxId>(), OutboxId{5});
        QCOMPARE(retried.size(), 0);
        // when it has left whole there is nothing to cancel
        stage.timeline.now.pending.first().upload = Upload{1'000, 1'000, false};
        stage.timeline.tell();
        const MessageLayout whole(stage.model.row(last), stage.view.layouts().context());
        QVERIFY(whole.actionText().isEmpty());
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(cancelled.size(), 1);
    }

    void aPathThatSomebodyElseNamedIsNotRead()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("secret.png")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(png(200, 100));
        file.close();
        Stage stage(8, 4);
        for (Message &message : stage.timeline.now.messages) {
            if (message.attachment)
                message.attachment->url = file.fileName();
        }
        stage.timeline.tell();
        stage.show();
        QTRY_VERIFY(
            stage.session.picturesAsked.contains(file.fileName())); // the site is asked, which has no such thing
        QVERIFY(stage.stock.state({file.fileName(), true}) == PictureStock::State::Unknown);
        QVERIFY(stage.stock.pixmap({file.fileName(), false}).isNull());
    }

    void pixelsThatStandNearAreKept()
    {
        Stage stage;
        PictureStock stock;
        stage.session.pictures.clear();
        QList<PictureRef> many;
        for (int i = 0; i < 30; ++i) {
            many << PictureRef{QStringLiteral("/big/%1.png").arg(i), false};
            stage.session.pictures.insert(many.last().where, png(1'200, 1'000));
        }
        stock.setSession(&stage.session);
        stock.setBounds(QSize(1'200, 1'000)); // 4.8 MB each
        for (int i = 0; i < 30; i += 5) {
            stock.want(many.mid(i, 5));
            for (const PictureRef &ref : many.mid(i, 5))
                QTRY_VERIFY(!stock.pixmap(ref).isNull());
        }
        int kept = 0;
        for (const PictureRef &ref : many)
            kept += stock.pixmap(ref).isNull() ? 0 : 1;
        QVERIFY2(kept < 15 && kept >= 5, qPrintable(QString::number(kept)));
        QCOMPARE(stock.state(many.first()), PictureStock::State::Shown); // its size is known all the same
        QVERIFY(!stock.size(many.first()).isEmpty());
        stock.want(many.mid(0, 1));
        QTRY_VERIFY(!stock.pixmap(many.first()).isNull());
    }
};

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
