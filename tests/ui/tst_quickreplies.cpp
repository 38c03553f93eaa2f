// Quick replies by real keys: the chips, the list under "/", and what leaves.
#include "repliesstage.h"

using namespace desk;
using namespace desk::ui;

using Stage = RepliesStage;

class TestQuickReplies : public QObject
{
    Q_OBJECT

private:
    static void bothDirections()
    {
        QTest::addColumn<LanguageChoice>("language");
        QTest::newRow("left to right") << LanguageChoice::English;
        QTest::newRow("right to left") << LanguageChoice::Arabic;
    }

private Q_SLOTS:
    void withoutRepliesThereIsNoChipAndNoList()
    {
        Stage stage;
        stage.session->setQuickReplies({});
        QVERIFY(!stage.find("replyChips")->isVisible());
        QVERIFY(!stage.composer().edit()->hint().contains(QLatin1Char('/')));
        stage.type(QStringLiteral("/"));
        QVERIFY(!stage.menu()->isVisible());
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.session->sent.last().second, QStringLiteral("/"));
    }

    void aChipFillsTheComposerAndSendsNothing_data() { bothDirections(); }
    void aChipFillsTheComposerAndSendsNothing()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        const QList<QPushButton *> chips = stage.chips();
        QCOMPARE(chips.size(), 3);
        QVERIFY(chips.at(0)->text().contains(QStringLiteral("/available")));
        for (const QPushButton *chip : chips)
            QVERIFY2(!chip->text().contains(QChar(0x2026)), "there is room for all of it");
        const bool mirrored = language == LanguageChoice::Arabic;
        QCOMPARE(chips.at(0)->x() > chips.at(1)->x(), mirrored);
        chips.at(2)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(chips.at(2), Qt::Key_Space);
        QCOMPARE(stage.composer().text(), QStringLiteral("نعم يا محمد عبد الله، Toyota Corolla 2019 متاحة."));
        QCOMPARE(QApplication::focusWidget(), stage.edit());
        QCOMPARE(stage.session->drafts.value(RoomId{1}), stage.composer().text());
        QVERIFY(stage.session->sent.isEmpty());
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.session->sent.size(), 1);
    }

    void aChipTakesNothingAwayThatWasWritten()
    {
        Stage stage;
        stage.type(QStringLiteral("Thanks! "));
        QTest::mouseClick(stage.chips().at(0), Qt::LeftButton);
        QCOMPARE(stage.composer().text(),
                 QStringLiteral("Thanks! Hello محمد عبد الله, Toyota Corolla 2019 is still available."));
    }

    void onlyWholeChipsAreShownAndNoneBeyondTheEdge()
    {
        Stage stage;
        QList<QuickReply> many;
        for (int i = 0; i < 30; ++i)
            many << QuickReply{QStringLiteral("reply%1").arg(i),
                               QStringLiteral("A long title & more of it, number %1").arg(i), QStringLiteral("x")};
        stage.session->setQuickReplies(many);
        const QWidget *row = stage.find("replyChips");
        const QList<QPushButton *> chips = stage.chips();
        QVERIFY(chips.size() >= 2 && chips.size() < 12);
        for (const QPushButton *chip : chips)
            QVERIFY(row->rect().contains(chip->geometry()));
        QVERIFY(chips.at(0)->text().contains(QChar(0x2026)));
        QVERIFY(chips.at(0)->accessibleName().contains(QStringLiteral("number 0")));
    }

    void aSlashOpensTheListAndLettersNarrowIt()
    {
        Stage stage;
        stage.type(QStringLiteral("/"));
        QVERIFY(stage.menu()->isVisible());
        QCOMPARE(stage.menu()->count(), 3);
        QCOMPARE(QApplication::focusWidget(), stage.edit());
        QVERIFY(stage.menu()->geometry().bottom() <= stage.edit()->mapTo(stage.menu()->parentWidget(), QPoint()).y());
        stage.type(QStringLiteral("PAR"));
        QCOMPARE(stage.menu()->count(), 1);
        stage.type(QStringLiteral("x"));
        QVERIFY(!stage.menu()->isVisible());
        QTest::keyClick(stage.edit(), Qt::Key_Backspace);
        QVERIFY(stage.menu()->isVisible());
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(stage.edit(), Qt::Key_Backspace);
        QVERIFY(!stage.menu()->isVisible());
        stage.type(QStringLiteral("a/"));
        QVERIFY(!stage.menu()->isVisible());
    }

    void arrowsAndEnterChoose()
    {
        Stage stage;
        stage.type(QStringLiteral("/"));
        QTest::keyClick(stage.edit(), Qt::Key_Down);
        QCOMPARE(stage.menu()->currentRow(), 1);
        QTest::keyClick(stage.edit(), Qt::Key_Up);
        QTest::keyClick(stage.edit(), Qt::Key_Up);
        QCOMPARE(stage.menu()->currentRow(), 2); // round and round
        QTest::keyClick(stage.edit(), Qt::Key_Down);
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QVERIFY(!stage.menu()->isVisible());
        QCOMPARE(stage.composer().text(),
                 QStringLiteral("Hello محمد عبد الله, Toyota Corolla 2019 is still available."));
        QVERIFY(stage.session->sent.isEmpty());
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.session->sent.size(), 1);
        QVERIFY(stage.composer().text().isEmpty());
    }

    void tabChoosesAndStaysInTheField()
    {
        Stage stage;
        stage.type(QStringLiteral("/two"));
        QCOMPARE(stage.menu()->count(), 1); // by its title
        QTest::keyClick(stage.edit(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), stage.edit());
        QCOMPARE(stage.composer().text(), QStringLiteral("One.\n---\nTwo, محمد عبد الله."));
        QTest::keyClick(stage.edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.composer().text(), QStringLiteral("/two"));
    }

    void escClosesTheListAndLeavesTextAndRoom()
    {
        Stage stage;
        stage.type(QStringLiteral("/av"));
        QTest::keyClick(stage.edit(), Qt::Key_Escape);
        QVERIFY(!stage.menu()->isVisible());
        QCOMPARE(stage.composer().text(), QStringLiteral("/av"));
        QCOMPARE(stage.window->openRoomId(), RoomId{1});
        stage.type(QStringLiteral("a"));
        QVERIFY(!stage.menu()->isVisible()); // not asked for again
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.session->sent.last().second, QStringLiteral("/ava"));
    }

    void arabicIsFoundWithoutItsMarks_data() { bothDirections(); }
    void arabicIsFoundWithoutItsMarks()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        stage.type(QStringLiteral("/"));
        stage.typeArabic(QStringLiteral("مُتا"));
        QVERIFY(stage.menu()->isVisible());
        QCOMPARE(stage.menu()->count(), 1);
        QTest::keyClick(stage.edit(), Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(stage.composer().text(), QStringLiteral("نعم يا محمد عبد الله، Toyota Corolla 2019 متاحة."));
    }

    void aMouseChoosesToo()
    {
        Stage stage;
        stage.type(QStringLiteral("/"));
        const QRect row = stage.menu()->visualItemRect(stage.menu()->item(1));
        QTest::mouseClick(stage.menu()->viewport(), Qt::LeftButton, {}, row.center());
        QVERIFY(stage.composer().text().startsWith(QStringLiteral("One.")));
        QCOMPARE(QApplication::focusWidget(), stage.edit());
    }

    void partsLeaveInOrderAndItIsSaidBefore()
    {
        Stage stage;
        stage.type(QStringLiteral("/parts"));
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QVERIFY(stage.note().contains(QLatin1Char('2')));
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.session->sent.size(), 2);
        QCOMPARE(stage.session->sent.at(0).second, QStringLiteral("One."));
        QCOMPARE(stage.session->sent.at(1).second, QStringLiteral("Two, محمد عبد الله."));
        QVERIFY(stage.note().isEmpty());
    }

    void eachPartMayBeAsLongAsAMessage()
    {
        Stage stage;
        Limits limits;
        limits.messageChars = 30;
        stage.composer().setLimits(limits);
        stage.composer().setText(QStringLiteral("a").repeated(30) + QStringLiteral("\n---\n") +
                                 QStringLiteral("b").repeated(31));
        stage.composer().submit();
        QVERIFY(stage.session->sent.isEmpty());
        QVERIFY(!stage.note().isEmpty());
        QTest::keyClick(stage.edit(), Qt::Key_Backspace);
        stage.composer().submit();
        QCOMPARE(stage.session->sent.size(), 2);
    }

    void whatIsNotKnownHereIsSaid()
    {
        Stage stage;
        stage.window->openRoom(RoomId{7}); // a publisher's own case: no name, no ad
        stage.composer().focusInput();
        stage.type(QStringLiteral("/avail"));
        QTest::keyClick(stage.edit(), Qt::Key_Return);
        QCOMPARE(stage.composer().text(), available.text);
        QVERIFY(stage.note().contains(QStringLiteral("{name}")) && stage.note().contains(QStringLiteral("{ad}")));
    }
};

QTEST_MAIN(TestQuickReplies)
#include "tst_quickreplies.moc"
