// The composer by real keys: when it sends, when it keeps, what it refuses.
#include "system/settings.h"
#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>

using namespace desk;
using namespace desk::ui;

namespace {

struct Stage
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    Theme theme = makeTheme(false, 100);
    Composer composer{theme, settings};
    QSignalSpy sent{&composer, &Composer::sendRequested};
    QSignalSpy edited{&composer, &Composer::edited};

    Stage()
    {
        composer.resize(600, 120);
        composer.show();
        composer.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&composer));
        composer.focusInput();
    }

    QWidget *edit() const { return composer.edit(); }
    QString note() const
    {
        const auto *label = composer.findChild<QLabel *>(QStringLiteral("composerNote"));
        return label->isVisible() ? label->text() : QString();
    }
};

} // namespace

class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterSendsAndShiftEnterBreaks()
    {
        Stage stage;
        QTest::keyClicks(stage.edit(), QStringLiteral("hello"));
        QTest::keyClick(stage.edit(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(stage.edit(), QStringLiteral("there "));
        QCOMPARE(stage.composer.text(), QStringLiteral("hello\nthere "));
        QCOMPARE(stage.sent.count(), 0);
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.sent.count(), 1);
        QCOMPARE(stage.sent.last().first().toString(), QStringLiteral("hello\nthere"));
        QVERIFY(stage.composer.text().isEmpty());
        QCOMPARE(stage.edited.last().first().toString(), QString());
    }

    void ctrlEnterSendsWhereEnterBreaks()
    {
        Stage stage;
        stage.settings.setEnterSends(false);
        QTest::keyClicks(stage.edit(), QStringLiteral("a"));
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QTest::keyClicks(stage.edit(), QStringLiteral("b"));
        QCOMPARE(stage.sent.count(), 0);
        QTest::keyClick(stage.edit(), Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
        QCOMPARE(stage.sent.count(), 1);
        QCOMPARE(stage.sent.last().first().toString(), QStringLiteral("a\nb"));
    }

    void emptyTextIsNotSent()
    {
        Stage stage;
        auto *button = stage.composer.findChild<QPushButton *>(QStringLiteral("composerSend"));
        QVERIFY(!button->isEnabled());
        QTest::keyClicks(stage.edit(), QStringLiteral("   "));
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.sent.count(), 0);
        QVERIFY(!button->isEnabled());
        QTest::keyClicks(stage.edit(), QStringLiteral("x"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(stage.sent.count(), 1);
    }

    void enterBelongsToTheInputMethodWhileItComposes()
    {
        Stage stage;
        QInputMethodEvent composing(QStringLiteral("ni"), {});
        QCoreApplication::sendEvent(stage.edit(), &composing);
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.sent.count(), 0);
        QInputMethodEvent commit;
        commit.setCommitString(QStringLiteral("nice"));
        QCoreApplication::sendEvent(stage.edit(), &commit);
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.sent.count(), 1);
    }

    void tooLongIsRefusedAndKept()
    {
        Stage stage;
        Limits limits;
        limits.messageChars = 20;
        stage.composer.setLimits(limits);
        auto *counter = stage.composer.findChild<QLabel *>(QStringLiteral("composerCounter"));
        QTest::keyClicks(stage.edit(), QStringLiteral("0123456789"));
        QVERIFY(!counter->isVisible());
        QTest::keyClicks(stage.edit(), QStringLiteral("0123456789abc"));
        QVERIFY(counter->isVisible());
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.sent.count(), 0);
        QCOMPARE(stage.composer.text().size(), 23);
        QVERIFY(!stage.note().isEmpty());
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(stage.edit(), Qt::Key_Backspace);
        QVERIFY(stage.note().isEmpty());
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.sent.count(), 1);
    }

    void everyChangeIsToldAndRestoringIsNot()
    {
        Stage stage;
        stage.composer.setText(QStringLiteral("a draft"));
        QCOMPARE(stage.edited.count(), 0);
        QTest::keyClicks(stage.edit(), QStringLiteral("!!"));
        QCOMPARE(stage.edited.count(), 2);
        QCOMPARE(stage.edited.last().first().toString(), QStringLiteral("a draft!!"));
        QVERIFY(stage.edited.last().at(1).toBool());
        stage.composer.giveBack(QStringLiteral("not sent"));
        QCOMPARE(stage.composer.text(), QStringLiteral("not sent\na draft!!"));
        QVERIFY(!stage.edited.last().at(1).toBool());
    }

    void growsToSixLines()
    {
        Stage stage;
        const int one = stage.edit()->height();
        QList<int> heights;
        for (int line = 2; line <= 9; ++line) {
            QTest::keyClick(stage.edit(), Qt::Key_Return, Qt::ShiftModifier);
            QCoreApplication::processEvents();
            heights << stage.edit()->height();
        }
        QVERIFY(heights.at(0) > one && heights.at(4) > heights.at(3));
        QCOMPARE(heights.at(7), heights.at(5));
        stage.composer.setText({});
        QCOMPARE(stage.edit()->height(), one);
    }

    void everyParagraphHasItsOwnDirection()
    {
        Stage stage;
        stage.composer.setText(QStringLiteral("hello\nسلام\n"));
        const QTextBlock first = stage.composer.edit()->document()->firstBlock();
        QCOMPARE(first.textDirection(), Qt::LeftToRight);
        QCOMPARE(first.next().textDirection(), Qt::RightToLeft);
    }

    void markupIsPastedAsText()
    {
        Stage stage;
        auto *rich = new QMimeData;
        rich->setHtml(QStringLiteral("<b>bold</b><img src='file:///etc/passwd'>"));
        rich->setText(QStringLiteral("<b>bold</b>"));
        QApplication::clipboard()->setMimeData(rich);
        QTest::keyClick(stage.edit(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(stage.composer.text(), QStringLiteral("<b>bold</b>"));
        QVERIFY(!stage.composer.edit()->toHtml().contains(QStringLiteral("<img")));
    }

    void aClosedRoomSaysWhy()
    {
        Stage stage;
        stage.composer.setClosedReason(QStringLiteral("This conversation is closed."));
        QVERIFY(!stage.edit()->isVisible());
        auto *reason = stage.composer.findChild<QLabel *>(QStringLiteral("composerClosed"));
        QVERIFY(reason->isVisible());
        QCOMPARE(reason->textFormat(), Qt::PlainText);
        stage.composer.setText(QStringLiteral("x"));
        stage.composer.submit();
        QCOMPARE(stage.sent.count(), 0);
        stage.composer.setClosedReason({});
        QVERIFY(stage.edit()->isVisible());
    }

    void everyPartHasAName()
    {
        Stage stage;
        QVERIFY(!stage.composer.edit()->accessibleName().isEmpty());
        QVERIFY(!stage.composer.findChild<QToolButton *>(QStringLiteral("composerAttach"))->accessibleName().isEmpty());
        QVERIFY(!stage.composer.findChild<QPushButton *>(QStringLiteral("composerSend"))->text().isEmpty());
    }
};

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
