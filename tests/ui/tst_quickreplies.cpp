// Quick replies and private notes by real keys: chips, the list under "/", the settings, the file, the box beside the
// talk.
#include "windowfixture.h"

#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/composer/replychips.h"
#include "ui/composer/replymenu.h"
#include "ui/settings/keepsakesrow.h"
#include "ui/timeline/timelinepane.h"

#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace desk;
using namespace desk::ui;

namespace {

const QuickReply available{QStringLiteral("available"), QStringLiteral("Still available"),
                           QStringLiteral("Hello {name}, {ad} is still available.")};
const QuickReply parts{QStringLiteral("parts"), QStringLiteral("In two parts"),
                       QStringLiteral("One.\n---\nTwo, {name}.")};
const QuickReply arabic{QStringLiteral("متاح"), QStringLiteral("ما زال متاحًا"),
                        QStringLiteral("نعم يا {name}، {ad} متاحة.")};

/// A publisher at the desk with three replies and the first room open.
struct Stage : WindowFixture
{
    FakeSession *session;
    explicit Stage(LanguageChoice choice = LanguageChoice::English)
    {
        settings.setLanguage(choice);
        session = signInPublisher();
        session->setQuickReplies({available, parts, arabic});
        window->resize(1280, 800);
        window->openRoom(RoomId{1});
        composer().focusInput();
    }
    Composer &composer() const { return *window->timelinePane().composer(); }
    QWidget *edit() const { return composer().edit(); }
    ReplyMenu *menu() const { return find<ReplyMenu>("replyMenu"); }
    void type(const QString &text) const { QTest::keyClicks(edit(), text); }
    /// Letters as an Arabic keyboard gives them.
    void typeArabic(const QString &text) const
    {
        for (const QChar letter : text) {
            QKeyEvent event(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QCoreApplication::sendEvent(edit(), &event);
        }
    }
    QList<QPushButton *> chips() const
    {
        QList<QPushButton *> shown;
        const auto all = find<ReplyChips>("replyChips")->findChildren<QPushButton *>();
        for (QPushButton *chip : all) {
            if (chip->isVisible())
                shown << chip;
        }
        return shown;
    }
    QString note() const { return find<QLabel>("composerNote")->text(); }
    void openSettings() const { QTest::keyClick(window.get(), Qt::Key_4, Qt::ControlModifier); }
};

} // namespace

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

    void examplesAreOfferedAndOnlyThenMade_data() { bothDirections(); }
    void examplesAreOfferedAndOnlyThenMade()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        stage.session->setQuickReplies({});
        stage.openSettings();
        auto *examples = stage.find<QPushButton>("replyExamples");
        QVERIFY(examples->isVisible());
        QVERIFY(stage.session->replies.isEmpty());
        QTest::keyClick(examples, Qt::Key_Space);
        QCOMPARE(stage.session->replies.size(), 3);
        QVERIFY(!examples->isVisible());
        for (const QuickReply &reply : std::as_const(stage.session->replies))
            QVERIFY(isShortcut(reply.shortcut));
    }

    void aReplyIsAddedEditedMovedAndDeletedByKeys()
    {
        Stage stage;
        stage.openSettings();
        QTest::keyClick(stage.find<QPushButton>("replyAdd"), Qt::Key_Space);
        auto *shortcut = stage.find<QLineEdit>("replyShortcut");
        QCOMPARE(QApplication::focusWidget(), shortcut);
        QTest::keyClicks(shortcut, QStringLiteral("/Available"));
        QTest::keyClick(shortcut, Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Title"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        auto *text = stage.find<ComposerEdit>("replyText");
        QCOMPARE(QApplication::focusWidget(), text);
        QTest::keyClicks(text, QStringLiteral("a"));
        QTest::keyClick(text, Qt::Key_Return);
        QTest::keyClicks(text, QStringLiteral("b"));
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!stage.find<QLabel>("replyError")->text().isEmpty()); // one of that name is there
        QCOMPARE(stage.session->replies.size(), 3);
        QCOMPARE(QApplication::focusWidget(), shortcut);
        shortcut->selectAll();
        QTest::keyClicks(shortcut, QStringLiteral("new"));
        QTest::keyClick(stage.find<QPushButton>("replySave"), Qt::Key_Space);
        QCOMPARE(stage.session->replies.last(),
                 (QuickReply{QStringLiteral("new"), QStringLiteral("Title"), QStringLiteral("a\nb")}));

        auto *list = stage.find<QListWidget>("replyList");
        QCOMPARE(QApplication::focusWidget(), list);
        QCOMPARE(list->currentRow(), 3);
        QTest::keyClick(stage.find<QPushButton>("replyUp"), Qt::Key_Space);
        QCOMPARE(stage.session->replies.at(2).shortcut, QStringLiteral("new"));
        QCOMPARE(list->currentRow(), 2);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(shortcut->text(), QStringLiteral("new"));
        shortcut->selectAll();
        QTest::keyClicks(shortcut, QStringLiteral("newer"));
        QTest::keyClick(shortcut, Qt::Key_Escape); // leaves the form alone
        QVERIFY(!shortcut->isVisible() && list->isVisible());
        QCOMPARE(stage.session->replies.at(2).shortcut, QStringLiteral("new"));

        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(stage.session->replies.size(), 4);
        QPushButton *yes = nullptr;
        for (QPushButton *button : stage.window->findChildren<QPushButton *>(QStringLiteral("askYes"))) {
            if (button->isVisible())
                yes = button;
        }
        QVERIFY(yes);
        QTest::keyClick(yes, Qt::Key_Space);
        QCOMPARE(stage.session->replies, (QList<QuickReply>{available, parts, arabic}));
    }

    void theFileGoesOutAndComesBack()
    {
        Stage stage;
        stage.session->setNote(RoomId{2}, QStringLiteral("جاد"));
        stage.openSettings();
        auto *row = stage.window->findChild<KeepsakesRow *>();
        const QString path = stage.folder.filePath(QStringLiteral("kept.json"));
        row->exportTo(path);
        QVERIFY(QFile::exists(path));
        QuickReply changed = parts;
        changed.text = QStringLiteral("changed here");
        stage.session->setQuickReplies({changed});
        stage.session->setNote(RoomId{2}, QStringLiteral("other"));
        row->importFrom(path);
        QCOMPARE(stage.session->replies, QList<QuickReply>{changed}); // it asks first
        const QString words = row->findChild<QLabel *>(QStringLiteral("askWords"))->text();
        QVERIFY(words.contains(QStringLiteral("2")) && words.contains(QStringLiteral("1")));
        QTest::keyClick(row->findChild<QPushButton *>(QStringLiteral("askYes")), Qt::Key_Space);
        QCOMPARE(stage.session->replies, (QList<QuickReply>{parts, available, arabic}));
        QCOMPARE(stage.session->note(RoomId{2}), QStringLiteral("other\n\nجاد"));
        row->importFrom(path);
        QVERIFY(!row->findChild<QPushButton *>(QStringLiteral("askYes"))->isVisible()); // nothing new in it
        QVERIFY(row->findChild<QLabel *>(QStringLiteral("keepsakesWords"))->isVisible());
    }

    void aBadFileChangesNothingAndIsExplained_data() { bothDirections(); }
    void aBadFileChangesNothingAndIsExplained()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        stage.openSettings();
        auto *row = stage.window->findChild<KeepsakesRow *>();
        auto *words = row->findChild<QLabel *>(QStringLiteral("keepsakesWords"));
        QStringList said;
        for (const QByteArray &bytes :
             {QByteArray("{"), QByteArray("{}"), QByteArray(R"({"format":"idrissimart-desk","version":9})"),
              QByteArray(R"({"format":"idrissimart-desk","quickReplies":[{"shortcut":"<b>"}]})")}) {
            QFile file(stage.folder.filePath(QStringLiteral("bad.json")));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
            file.close();
            row->importFrom(file.fileName());
            QVERIFY(words->isVisible());
            QVERIFY(!said.contains(words->text()));
            said << words->text();
        }
        row->importFrom(stage.folder.filePath(QStringLiteral("missing.json")));
        QVERIFY(!said.contains(words->text()));
        QCOMPARE(words->textFormat(), Qt::PlainText);
        QCOMPARE(stage.session->replies.size(), 3);
    }

    void aNoteBelongsToItsRoomAndIsNeverSent_data() { bothDirections(); }
    void aNoteBelongsToItsRoomAndIsNeverSent()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        stage.session->setNote(RoomId{2}, QStringLiteral("<b>second</b>"));
        auto *note = stage.find<ComposerEdit>("noteEdit");
        QVERIFY(note->isVisible());
        QVERIFY(!note->accessibleName().isEmpty());
        note->setFocus(Qt::TabFocusReason);
        QTest::keyClicks(note, QStringLiteral("Serious buyer"));
        QTest::keyClick(note, Qt::Key_Return);
        QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClicks(note, QStringLiteral("Friday"));
        QCOMPARE(stage.session->note(RoomId{1}), QStringLiteral("Serious buyer\nFriday"));
        QVERIFY(stage.session->sent.isEmpty());
        QVERIFY(stage.session->typed.isEmpty()); // and nobody is told of it
        QTest::keyClick(note, Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget() != note);
        stage.window->openRoom(RoomId{2});
        QCOMPARE(note->toPlainText(), QStringLiteral("<b>second</b>"));
        note->setFocus();
        QTest::keyClick(note, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.session->note(RoomId{2}), QStringLiteral("<b>second</b>"));
        stage.session->setNote(RoomId{2}, QStringLiteral("from a file"));
        QCOMPARE(note->toPlainText(), QStringLiteral("from a file"));
        stage.window->openRoom(RoomId{1});
        QCOMPARE(note->toPlainText(), QStringLiteral("Serious buyer\nFriday"));
    }
};

QTEST_MAIN(TestQuickReplies)
#include "tst_quickreplies.moc"
