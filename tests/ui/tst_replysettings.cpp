// Quick replies in the settings, the file that carries them, and the private note beside the talk, by real keys.
#include "repliesstage.h"

#include "ui/settings/keepsakesrow.h"

#include <QFile>
#include <QLineEdit>
#include <QListWidget>

using namespace desk;
using namespace desk::ui;

using Stage = RepliesStage;

class TestReplySettings : public QObject
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

QTEST_MAIN(TestReplySettings)
#include "tst_replysettings.moc"
