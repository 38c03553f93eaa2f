// Private notes by real keys, in both directions: another mode, another text, never sent, never lost.
#include "windowfixture.h"

#include "models/timelinemodel.h"
#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QPushButton>
#include <QToolButton>

using namespace desk;
using namespace desk::ui;

namespace {

constexpr RoomId room{21};

struct Stage : WindowFixture
{
    FakeSession *session;
    explicit Stage(LanguageChoice choice = LanguageChoice::English)
    {
        settings.setLanguage(choice);
        session = signInAdmin();
        session->support.setAvailable(true);
        window->resize(1280, 800);
        window->openRoom(room);
        composer().focusInput();
    }
    Composer &composer() const { return *window->timelinePane().composer(); }
    ComposerEdit *edit() const { return composer().edit(); }
    TimelineView *view() const { return window->timelinePane().view(); }
    QToolButton *button() const { return find<QToolButton>("composerNoteMode"); }
    QPushButton *send() const { return find<QPushButton>("composerSend"); }
    void type(const QString &text) const { QTest::keyClicks(edit(), text); }
    void enter() const { QTest::keyClick(edit(), Qt::Key_Return); }
    void press() const { QTest::keyClick(edit(), Qt::Key_N, Qt::AltModifier); }
    int notes() const
    {
        int count = 0;
        for (int row = 0; row < view()->model()->rowCount(); ++row)
            count += view()->model()->row(row).kind == TimelineRow::Kind::Note ? 1 : 0;
        return count;
    }
};

CaseLine refusedNote()
{
    CaseLine line;
    line.entry.kind = CaseEntryKind::Note;
    line.entry.text = QStringLiteral("he paid twice");
    line.entry.nonce = QUuid::createUuid();
    line.entry.after = MessageId{6};
    line.entry.at = QDateTime::currentDateTimeUtc();
    line.pending = true;
    line.error = Error{ErrorCode::Invalid, {}, {}, 400};
    return line;
}

} // namespace

class TestNotes : public QObject
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
    void aNoteIsSavedAndNothingIsSent_data() { bothDirections(); }
    void aNoteIsSavedAndNothingIsSent()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        const QString reply = stage.send()->text();
        const QString hint = stage.edit()->hint();
        stage.press();
        QVERIFY(stage.composer().isNote());
        QVERIFY(stage.button()->isChecked());
        QVERIFY(stage.send()->text() != reply);
        QVERIFY(stage.edit()->hint() != hint);
        QVERIFY(!stage.find("composerAttach")->isVisible());
        const auto typedBefore = stage.session->typed.size();
        stage.type(QStringLiteral("he paid twice"));
        QCOMPARE(stage.session->typed.size(), typedBefore); // nobody outside hears of it
        QVERIFY(stage.session->drafts.value(room).isEmpty());
        stage.enter();
        QCOMPARE(stage.session->support.acts.size(), 1);
        QCOMPARE(stage.session->support.acts.first().name, QStringLiteral("note"));
        QCOMPARE(stage.session->support.acts.first().text, QStringLiteral("he paid twice"));
        QTRY_VERIFY(stage.composer().noteText().isEmpty());
        QVERIFY(stage.session->sent.isEmpty());
        QCOMPARE(stage.notes(), 1);
    }

    void replyAndNoteNeverMix_data() { bothDirections(); }
    void replyAndNoteNeverMix()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        stage.type(QStringLiteral("dear sir"));
        stage.press();
        QVERIFY(stage.edit()->toPlainText().isEmpty());
        stage.type(QStringLiteral("rude"));
        QTest::keyClick(stage.edit(), Qt::Key_Escape);
        QVERIFY(!stage.composer().isNote());
        QVERIFY(stage.edit()->hasFocus());
        QCOMPARE(stage.edit()->toPlainText(), QStringLiteral("dear sir"));
        QTest::keyClick(stage.edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.composer().text(), QStringLiteral("dear sir"));
        QCOMPARE(stage.session->drafts.value(room), QStringLiteral("dear sir"));
        stage.enter();
        QCOMPARE(stage.session->sent.size(), 1);
        QCOMPARE(stage.session->sent.first().second, QStringLiteral("dear sir"));
        QVERIFY(stage.session->support.acts.isEmpty());
        stage.press();
        QCOMPARE(stage.edit()->toPlainText(), QStringLiteral("rude"));
    }

    void whatCannotBeSavedStays()
    {
        Stage stage;
        stage.session->support.answer = fail(ErrorCode::Offline);
        stage.press();
        stage.type(QStringLiteral("keep me"));
        stage.enter();
        QTRY_VERIFY(stage.send()->isEnabled());
        QCOMPARE(stage.composer().noteText(), QStringLiteral("keep me"));
        QCOMPARE(stage.notes(), 0);
    }

    void anotherRoomBeginsWithAReplyAndTheNoteWaits()
    {
        Stage stage;
        stage.press();
        stage.type(QStringLiteral("later"));
        stage.window->openRoom(RoomId{22});
        QVERIFY(!stage.composer().isNote());
        QVERIFY(stage.composer().text().isEmpty());
        QVERIFY(stage.composer().noteText().isEmpty());
        QCOMPARE(stage.button()->toolButtonStyle(), Qt::ToolButtonIconOnly);
        stage.window->openRoom(room);
        QVERIFY(!stage.composer().isNote());
        QCOMPARE(stage.button()->toolButtonStyle(), Qt::ToolButtonTextBesideIcon); // it says that one is unsaved
        stage.composer().focusInput();
        stage.press();
        QCOMPARE(stage.edit()->toPlainText(), QStringLiteral("later"));
        QVERIFY(stage.session->drafts.value(room).isEmpty());
    }

    void whereThereAreNoNotesThereIsNoSignOfThem()
    {
        Stage stage;
        QVERIFY(stage.button()->isVisible());
        stage.session->support.setAvailable(false);
        QVERIFY(!stage.button()->isVisible());
        stage.press();
        QVERIFY(!stage.composer().isNote());
        WindowFixture desk;
        desk.signInPublisher()->support.setAvailable(true);
        desk.window->openRoom(RoomId{7});
        QVERIFY(!desk.find("composerNoteMode")->isVisible());
    }

    void aRefusedNoteIsTriedAgainByKey_data() { bothDirections(); }
    void aRefusedNoteIsTriedAgainByKey()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        const CaseLine line = refusedNote();
        stage.session->support.addLine(room, line);
        QCOMPARE(stage.notes(), 1);
        int row = 0;
        while (stage.view()->model()->row(row).kind != TimelineRow::Kind::Note)
            ++row;
        QVERIFY(stage.view()->rowSentence(row).contains(QStringLiteral("he paid twice")));
        stage.view()->setFocus();
        stage.view()->setCurrentRow(row);
        QTest::keyClick(stage.view(), Qt::Key_Return);
        QCOMPARE(stage.session->support.retriedNotes, QList<QUuid>{line.entry.nonce});
        // it stands in the middle, on nobody's side
        const QRect card = stage.view()->bubbleRect(row);
        const int right = stage.view()->viewport()->width() - card.right() - 1;
        QVERIFY(std::abs(card.left() - right) <= 2);
    }

    void aRefusedNoteComesBackIntoTheField()
    {
        Stage stage;
        const CaseLine line = refusedNote();
        stage.session->support.addLine(room, line);
        Q_EMIT stage.view()->noteEditRequested(line.entry.nonce);
        QTRY_VERIFY(stage.composer().isNote());
        QCOMPARE(stage.composer().noteText(), QStringLiteral("he paid twice"));
        QCOMPARE(stage.notes(), 0);
    }
};

QTEST_MAIN(TestNotes)
#include "tst_notes.moc"
