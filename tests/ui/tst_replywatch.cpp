// Nobody sends past a message they have not seen: by real keys, in a whole window, in both directions.
#include "windowfixture.h"

#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/noticebar.h"
#include "ui/timeline/replywatch.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QPushButton>

using namespace desk;
using namespace desk::ui;
using namespace std::chrono_literals;

namespace {

struct Stage : WindowFixture
{
    FakeSession *session;
    RoomId room;
    explicit Stage(LanguageChoice choice = LanguageChoice::English, bool staff = false)
    {
        settings.setLanguage(choice);
        session = staff ? signInAdmin() : signInPublisher();
        room = RoomId{staff ? 21 : 1};
        window->resize(1280, 800);
        window->openRoom(room);
        composer().focusInput();
        QTRY_VERIFY(window->timelinePane().view()->isAtNewest());
    }
    Composer &composer() const { return *window->timelinePane().composer(); }
    QWidget *edit() const { return composer().edit(); }
    ReplyStrip *strip() const { return window->timelinePane().replyWatch()->strip(); }
    void type(const QString &text) const { QTest::keyClicks(edit(), text); }
    void enter() const { QTest::keyClick(edit(), Qt::Key_Return); }
    /// `sender` writes in the open room.
    void hear(qint64 id, qint64 sender, const QString &name, const QString &text) const
    {
        TimelineSnapshot snapshot = session->openedTimeline->snapshot();
        Message message;
        message.id = MessageId{id};
        message.room = room;
        message.sender = UserId{sender};
        message.senderName = name;
        message.text = text;
        message.createdAt = clock.now();
        snapshot.messages << message;
        session->openedTimeline->set(snapshot);
        Q_EMIT session->openedTimeline->arrived(message);
    }
};

} // namespace

class TestReplyWatch : public QObject
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
    void whatWasWrittenWhileTypingIsShownFirst_data() { bothDirections(); }
    void whatWasWrittenWhileTypingIsShownFirst()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        stage.type(QStringLiteral("510"));
        stage.hear(7, 101, QStringLiteral("محمد عبد الله"), QStringLiteral("<b>I bought another</b>"));
        stage.enter();
        QVERIFY(stage.session->sent.isEmpty());
        QVERIFY(stage.strip()->isVisible());
        QVERIFY(stage.strip()->words().contains(QStringLiteral("محمد عبد الله")));
        QVERIFY(stage.strip()->words().contains(QStringLiteral("<b>I bought another</b>")));
        for (const QLabel *label : stage.strip()->findChildren<QLabel *>())
            QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
        QVERIFY(stage.strip()->geometry().bottom() < stage.composer().geometry().top() + 1);
        QCOMPARE(stage.composer().text(), QStringLiteral("510"));
        QVERIFY(stage.edit()->hasFocus());
        stage.enter();
        QCOMPARE(stage.session->sent.size(), 1);
        QVERIFY(!stage.strip()->isVisible());
    }

    void escapeGoesBackToTheTextAndTheNextEnterSends_data() { bothDirections(); }
    void escapeGoesBackToTheTextAndTheNextEnterSends()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        stage.type(QStringLiteral("510"));
        stage.hear(7, 101, {}, QStringLiteral("wait"));
        stage.enter();
        QTest::keyClick(stage.edit(), Qt::Key_Escape);
        QVERIFY(!stage.strip()->isVisible());
        QVERIFY(stage.edit()->hasFocus());
        QVERIFY(stage.session->sent.isEmpty());
        stage.type(QStringLiteral(" only"));
        stage.enter();
        QCOMPARE(stage.session->sent.last().second, QStringLiteral("510 only"));
    }

    void whatCameAfterTheQuestionIsAskedAgain()
    {
        Stage stage;
        stage.type(QStringLiteral("510"));
        stage.hear(7, 101, {}, QStringLiteral("wait"));
        stage.enter();
        stage.hear(8, 101, {}, QStringLiteral("really, wait"));
        stage.enter();
        QVERIFY(stage.session->sent.isEmpty());
        QVERIFY(stage.strip()->words().contains(QStringLiteral("really")));
        stage.enter();
        QCOMPARE(stage.session->sent.size(), 1);
    }

    void aHeldEnterAnswersNothing()
    {
        Stage stage;
        stage.type(QStringLiteral("510"));
        stage.hear(7, 101, {}, QStringLiteral("wait"));
        stage.enter();
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
        QCoreApplication::sendEvent(stage.edit(), &held);
        QVERIFY(stage.session->sent.isEmpty());
        QVERIFY(stage.strip()->isVisible());
    }

    void whatWasBeforeTheEyesLongEnoughAsksNothing()
    {
        Stage stage;
        stage.type(QStringLiteral("510"));
        stage.hear(7, 101, {}, QStringLiteral("and?"));
        QVERIFY(stage.window->timelinePane().view()->isAtNewest());
        stage.clock.advance(6s);
        stage.enter();
        QCOMPARE(stage.session->sent.size(), 1);
        QVERIFY(!stage.strip()->isVisible());
    }

    void theButtonsDoTheSame()
    {
        Stage stage;
        stage.type(QStringLiteral("510"));
        stage.hear(7, 101, {}, QStringLiteral("wait"));
        QTest::mouseClick(stage.find<QPushButton>("composerSend"), Qt::LeftButton);
        QVERIFY(stage.session->sent.isEmpty());
        QTest::mouseClick(stage.find<QPushButton>("stripBack"), Qt::LeftButton);
        QVERIFY(!stage.strip()->isVisible());
        QVERIFY(stage.edit()->hasFocus());
        stage.hear(8, 101, {}, QStringLiteral("please"));
        stage.enter();
        QTest::mouseClick(stage.find<QPushButton>("stripSend"), Qt::LeftButton);
        QCOMPARE(stage.session->sent.size(), 1);
    }

    void manyMessagesAreCounted()
    {
        Stage stage;
        stage.type(QStringLiteral("510"));
        for (int id = 7; id < 12; ++id)
            stage.hear(id, 101, {}, QStringLiteral("line %1").arg(id));
        stage.enter();
        QVERIFY(!stage.strip()->words().contains(QStringLiteral("line 8")));
        QVERIFY(stage.strip()->words().contains(QStringLiteral("line 9")));
        QVERIFY(stage.strip()->words().contains(QStringLiteral("and 2 earlier message")));
    }

    void whoLeavesAnOvertakenReplyIsToldOnceAndFindsItAgain()
    {
        Stage stage;
        auto *notices = stage.window->findChild<NoticeBar *>();
        stage.type(QStringLiteral("a reply"));
        stage.window->openRoom(RoomId{3});
        QVERIFY(!notices->isVisible()); // nothing was said meanwhile
        stage.window->openRoom(RoomId{1});
        stage.type(QStringLiteral(", longer"));
        stage.hear(7, 101, {}, QStringLiteral("wait"));
        stage.window->openRoom(RoomId{3});
        QVERIFY(notices->isVisible());
        QVERIFY(notices->words().contains(QStringLiteral("محمد عبد الله")));
        QCOMPARE(stage.window->openRoomId(), RoomId{3});
        const auto buttons = notices->findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 1);
        TimelineSnapshot since = stage.session->snapshots.value(RoomId{1});
        Message seventh = since.messages.last();
        seventh.id = MessageId{7};
        seventh.text = QStringLiteral("wait");
        since.messages << seventh;
        stage.session->snapshots.insert(RoomId{1}, since);
        QTest::mouseClick(buttons.first(), Qt::LeftButton);
        QCOMPARE(stage.window->openRoomId(), RoomId{1});
        QVERIFY(!notices->isVisible());
        QCOMPARE(stage.composer().text(), QStringLiteral("a reply, longer"));
        QVERIFY(stage.edit()->hasFocus());
        stage.enter();
        QVERIFY(stage.session->sent.isEmpty());
        QVERIFY(stage.strip()->words().contains(QStringLiteral("wait")));
    }

    void aColleaguesAnswerIsToldAtOnce_data() { bothDirections(); }
    void aColleaguesAnswerIsToldAtOnce()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language, true);
        stage.type(QStringLiteral("We will"));
        stage.hear(7, 1021, QStringLiteral("سارة حسن"), QStringLiteral("?"));
        QVERIFY(!stage.strip()->isVisible()); // the publisher's words wait in the talk
        stage.hear(8, 9, QStringLiteral("Noura"), QStringLiteral("Refunded."));
        QVERIFY(stage.strip()->isVisible());
        QVERIFY(stage.strip()->words().contains(QStringLiteral("Noura")));
        QVERIFY(stage.strip()->words().contains(QStringLiteral("Refunded.")));
        QVERIFY(!stage.find<QPushButton>("stripSend")->isVisible());
        stage.clock.advance(6s);
        stage.enter();
        QCOMPARE(stage.session->sent.size(), 1);
        QVERIFY(!stage.strip()->isVisible());
    }

    void whoeverBeginsToAnswerAnAnsweredCaseIsTold()
    {
        Stage stage(LanguageChoice::English, true);
        stage.hear(8, 9, QStringLiteral("Noura"), QStringLiteral("Refunded."));
        QVERIFY(!stage.strip()->isVisible());
        stage.clock.advance(2min);
        stage.type(QStringLiteral("W"));
        QVERIFY(stage.strip()->isVisible());
        QVERIFY(stage.strip()->words().contains(QStringLiteral("Noura")));
        QTest::keyClick(stage.edit(), Qt::Key_Escape);
        stage.type(QStringLiteral("e"));
        QVERIFY(!stage.strip()->isVisible());
        stage.enter();
        QCOMPARE(stage.session->sent.size(), 1);
    }
};

QTEST_MAIN(TestReplyWatch)
#include "tst_replywatch.moc"
