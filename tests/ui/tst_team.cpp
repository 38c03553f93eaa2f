// What stands beside the queue for those who answer cases, by real keys: the person and the log beside the case, the team's
// settings and replies, macros, and the page of response times.
#include "windowfixture.h"

#include "models/caselines.h"
#include "ui/casewords.h"
#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/composer/replymenu.h"
#include "ui/context/contextpane.h"
#include "ui/format.h"
#include "ui/linelist.h"
#include "ui/noticebar.h"
#include "ui/rooms/listpane.h"
#include "ui/team/timeschart.h"
#include "ui/team/timespage.h"
#include "ui/team/timewords.h"
#include "ui/textline.h"
#include "ui/timeline/timelinepane.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTimeEdit>

using namespace desk;
using namespace desk::ui;

namespace {

constexpr RoomId theCase{21};

User noura()
{
    User user;
    user.id = UserId{3};
    user.username = QStringLiteral("noura");
    user.firstName = QStringLiteral("Noura");
    return user;
}

CaseLine line(CaseEntryKind kind, const std::optional<User> &user, const QDateTime &at, const QString &text = {})
{
    static qint64 last = 0;
    CaseLine line;
    line.entry.id = CaseEntryId{++last};
    line.entry.kind = kind;
    line.entry.user = user;
    line.entry.at = at;
    line.entry.text = text;
    line.entry.after = MessageId{3};
    return line;
}

OtherCase otherCase(qint64 room, const QString &subject, const QString &state, const QDateTime &opened)
{
    OtherCase other;
    other.room = RoomId{room};
    other.subject = subject;
    other.category = QStringLiteral("payment");
    other.state = state;
    other.openedAt = opened;
    return other;
}

/// An admin at a site that knows `triage`, with all that it tells of one case.
struct Stage : WindowFixture
{
    FakeSession *session;
    explicit Stage(LanguageChoice choice = LanguageChoice::English)
    {
        settings.setLanguage(choice);
        auto filled = adminDesk(clock.now());
        filled->support.isAvailable = true;
        filled->support.details.insert(theCase, detail(*filled));
        accounts.setCurrent(std::move(filled));
        session = accounts.session();
        window->resize(1280, 800);
    }

    protocol::CaseDetail detail(FakeSession &desk) const
    {
        const QDateTime now = clock.now();
        protocol::CaseDetail detail;
        detail.room = desk.rooms().item(theCase)->room;
        detail.person.user = detail.room.publisher;
        detail.person.email = QStringLiteral("sara@shop.example");
        detail.person.phone = QStringLiteral("+966 50 123 4567");
        Ad ad;
        ad.id = AdId{77};
        ad.title = QStringLiteral("Toyota Corolla 2019");
        ad.slug = QStringLiteral("corolla");
        ad.price = QStringLiteral("510000.00");
        ad.country = QStringLiteral("Egypt");
        ad.status = QStringLiteral("sold");
        detail.ads = {ad};
        OtherCase done = otherCase(25, QStringLiteral("Refund"), QStringLiteral("resolved"), now.addDays(-9));
        done.outcome = QStringLiteral("paid back");
        done.resolvedBy = noura();
        detail.cases = {done, otherCase(24, QStringLiteral("Login"), QStringLiteral("open"), now.addDays(-20))};
        return detail;
    }

    FakeTriage &support() const { return session->support; }
    Composer &composer() const { return *window->timelinePane().composer(); }
    ReplyMenu *menu() const { return find<ReplyMenu>("replyMenu"); }
    void type(const QString &text) const { QTest::keyClicks(composer().edit(), text); }
    void openSettings() const { QTest::keyClick(window.get(), Qt::Key_4, Qt::ControlModifier); }
    void openTimes() const { QTest::keyClick(window.get(), Qt::Key_5, Qt::ControlModifier); }
    bool isThere(const char *name) const
    {
        const QWidget *widget = find(name);
        return widget && widget->isVisible();
    }
    QString words(const char *list, int row) const
    {
        return find<LineList>(list)->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    int rows(const char *list) const { return find<LineList>(list)->model()->rowCount(); }

    /// One of mine today, one of Noura's three days ago, and one that waits.
    void measure()
    {
        settings.setWorkingHours({1, 2, 3, 4, 5, 6, 7}, QTime(0, 0), QTime(0, 0)); // all time counts
        const QDateTime now = clock.now();
        WaitEpisode mine{RoomId{21},
                         QStringLiteral("payment"),
                         now.addSecs(-7200),
                         now.addSecs(-3600),
                         session->account().me,
                         WaitEnd::Reply,
                         true};
        const QDateTime then = now.addDays(-3);
        WaitEpisode hers{RoomId{22}, QStringLiteral("ads"), then, then.addSecs(1800), noura(), WaitEnd::Reply, true};
        WaitEpisode waits{RoomId{23}, QStringLiteral("ads"), now.addSecs(-600), {}, {}, WaitEnd::None, true};
        support().timesAnswer.waits = {hers, mine, waits};
        support().timesAnswer.resolutions = {{RoomId{22}, QStringLiteral("ads"), then, then.addSecs(7200), noura()}};
    }
    QString cell(int row, int column) const
    {
        return find<QLabel>(qPrintable(QStringLiteral("timesCell%1.%2").arg(row).arg(column)))->text();
    }
    /// The save dialog, answered with this path by keys.
    void answerDialog(const QString &path) const
    {
        QTRY_VERIFY(find<QFileDialog>("exportDialog"));
        auto *dialog = find<QFileDialog>("exportDialog");
        QTRY_VERIFY(dialog->isVisible());
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        QVERIFY(name);
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!find<QFileDialog>("exportDialog"));
    }
};

TeamReply refund()
{
    TeamReply reply;
    reply.id = TeamReplyId{1};
    reply.name = QStringLiteral("Refund sent");
    reply.texts = {QStringLiteral("Hello {name}"), QStringLiteral("It is paid.")};
    reply.category = QStringLiteral("payment");
    reply.resolves = true;
    return reply;
}

} // namespace

class TestTeam : public QObject
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
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void everyKindOfEntryIsASentence()
    {
        for (const CaseEntryKind kind :
             {CaseEntryKind::Unknown, CaseEntryKind::Note, CaseEntryKind::Claim, CaseEntryKind::Release,
              CaseEntryKind::Transfer, CaseEntryKind::LeaseEnd, CaseEntryKind::Resolve, CaseEntryKind::Reopen,
              CaseEntryKind::NoReply, CaseEntryKind::Category}) {
            CaseLine entry = line(kind, noura(), {}, QStringLiteral("payment"));
            for (const UserId me : {UserId{}, noura().id}) {
                entry.entry.text = QStringLiteral("payment");
                QVERIFY(!caseEvent(caseRow(entry, me)).isEmpty());
                QVERIFY(!caseEvent(caseRow(entry, me)).contains(QLatin1Char('%')));
                entry.entry.text = QStringLiteral("\u202Ex\n").repeated(200);
                const QString shown = caseEvent(caseRow(entry, me), 120);
                QVERIFY(!shown.contains(QChar(0x202E)));
                QVERIFY(kind == CaseEntryKind::Category || shown.size() < 220);
            }
        }
    }

    void thePersonAdsAndCasesStandBesideTheCase_data() { bothDirections(); }
    void thePersonAdsAndCasesStandBesideTheCase()
    {
        QFETCH(LanguageChoice, language);
        Stage desk(language);
        desk.window->openRoom(theCase);
        QTRY_VERIFY(desk.isThere("personAdsList"));
        QStringList facts;
        const QList<TextLine *> lines = desk.find("personSection")->findChildren<TextLine *>();
        for (const TextLine *fact : lines)
            facts << fact->text();
        const QString all = facts.join(QLatin1Char('|'));
        QVERIFY2(all.contains(QStringLiteral("sara@shop.example")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("+966 50 123 4567")), qPrintable(all));
        QVERIFY2(all.contains(shortDate(desk.clock.now().addDays(-20), desk.clock.now())), qPrintable(all));
        QVERIFY(!desk.isThere("othersSection"));

        QCOMPARE(desk.rows("personCasesList"), 2);
        QVERIFY(desk.words("personCasesList", 0).contains(QStringLiteral("Login"))); // the open one first
        const QString outcome = desk.words("personCasesList", 1);
        QVERIFY2(outcome.contains(QStringLiteral("Noura")) && outcome.contains(QStringLiteral("paid back")),
                 qPrintable(outcome));

        auto *ads = desk.find<LineList>("personAdsList");
        QVERIFY(desk.words("personAdsList", 0).contains(QStringLiteral("Toyota Corolla 2019")));
        ads->setFocus(Qt::TabFocusReason);
        QTest::keyClick(ads, Qt::Key_Return);
        QCOMPARE(desk.opened, QList<QUrl>{QUrl(QStringLiteral("https://idrissimart.example/ar/ads/77/corolla/"))});

        auto *cases = desk.find<LineList>("personCasesList");
        cases->setFocus(Qt::TabFocusReason);
        QTest::keyClick(cases, Qt::Key_Down);
        QTest::keyClick(cases, Qt::Key_Return);
        QCOMPARE(desk.window->openRoomId(), RoomId{25});
        QVERIFY(!desk.isThere("personAdsSection")); // nothing is known of him
    }

    void theLogTellsWhoDidWhatTheNewestFirst_data() { bothDirections(); }
    void theLogTellsWhoDidWhatTheNewestFirst()
    {
        QFETCH(LanguageChoice, language);
        Stage desk(language);
        const QDateTime now = desk.clock.now();
        desk.support().addLine(theCase, line(CaseEntryKind::Claim, noura(), now.addSecs(-7200)));
        desk.window->openRoom(theCase);
        QTRY_COMPARE(desk.rows("caseLogList"), 1);
        CaseLine note = line(CaseEntryKind::Note, {}, now, QStringLiteral("x").repeated(900));
        note.pending = true;
        desk.support().addLine(theCase, note);
        QCOMPARE(desk.rows("caseLogList"), 2);
        QVERIFY(desk.words("caseLogList", 0).contains(QStringLiteral("xxx")));
        QVERIFY(desk.words("caseLogList", 0).size() < 220);
        QVERIFY(desk.words("caseLogList", 1).contains(QStringLiteral("Noura")));

        auto *log = desk.find<LineList>("caseLogList");
        const QSignalSpy jumps(&desk.window->contextPane(), &ContextPane::messageWanted);
        log->setFocus(Qt::TabFocusReason);
        QTest::keyClick(log, Qt::Key_Return);
        QCOMPARE(jumps.size(), 1);
        QCOMPARE(jumps[0][0].value<MessageId>(), MessageId{3});

        QTest::keyClick(desk.find("caseLogHeading"), Qt::Key_Space);
        QVERIFY(!log->isVisible());
        QVERIFY(desk.settings.foldedSections().contains(QStringLiteral("caseLog")));
    }

    void aLongLogIsShownStepByStep()
    {
        Stage desk;
        for (int i = 0; i < 20; ++i)
            desk.support().logs[theCase] << line(CaseEntryKind::Claim, noura(), desk.clock.now().addSecs(i));
        desk.support().longLogs << theCase;
        desk.window->openRoom(theCase);
        QTRY_VERIFY(desk.isThere("caseLogMore"));
        const int first = desk.rows("caseLogList");
        QVERIFY(first < 20);
        QTest::keyClick(desk.find("caseLogMore"), Qt::Key_Space);
        QCOMPARE(desk.rows("caseLogList"), 20);
        const qsizetype asked = desk.support().detailsAsked.size();
        QTest::keyClick(desk.find("caseLogMore"), Qt::Key_Space); // the rest is at the site
        QCOMPARE(desk.support().detailsAsked.size(), asked + 1);
    }

    void myOwnNoteIsNotTakenForTheTeams()
    {
        Stage desk;
        desk.window->openRoom(theCase);
        QCOMPARE(desk.find("noteHeading")->accessibleName(), QStringLiteral("My own note"));
        desk.support().setAvailable(false);
        QCOMPARE(desk.find("noteHeading")->accessibleName(), QStringLiteral("Private note"));
    }

    void whatTheSiteCannotDoIsAbsent()
    {
        Stage desk;
        desk.support().setAvailable(false);
        desk.support().replies = {refund()};
        desk.support().addLine(theCase, line(CaseEntryKind::Claim, noura(), desk.clock.now()));
        desk.window->openRoom(theCase);
        QVERIFY(desk.isThere("personSection"));
        for (const char *section : {"personAdsSection", "personCasesSection", "caseLogSection"})
            QVERIFY2(!desk.isThere(section), section);
        desk.composer().focusInput();
        desk.type(QStringLiteral("/"));
        QVERIFY(!desk.menu()->isVisible());
        desk.composer().setText({});
        desk.openTimes();
        QVERIFY(!desk.find("timesRule"));
        desk.openSettings();
        QVERIFY(desk.isThere("waitWarn"));
        QVERIFY(!desk.isThere("teamReplyAdd"));
        QVERIFY(desk.support().detailsAsked.isEmpty());
    }

    void aPublisherHasNoneOfIt()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        session->support.isAvailable = true;
        desk.window->resize(1280, 800);
        desk.window->openRoom(RoomId{7});
        QTest::keyClick(desk.window.get(), Qt::Key_5, Qt::ControlModifier);
        QVERIFY(!desk.find("timesRule"));
        QTest::keyClick(desk.window.get(), Qt::Key_4, Qt::ControlModifier);
        QVERIFY(desk.find("replyAdd")->isVisible());
        QVERIFY(!desk.find("waitWarn")->isVisible());
        QVERIFY(!desk.find("teamReplyAdd")->isVisible());
        QVERIFY(session->support.detailsAsked.isEmpty());
    }

    void hoursThresholdsAndAlertsAreSetByKeys_data() { bothDirections(); }
    void hoursThresholdsAndAlertsAreSetByKeys()
    {
        QFETCH(LanguageChoice, language);
        Stage desk(language);
        desk.openSettings();
        const int warn = desk.settings.waitWarnMinutes();
        QTest::keyClick(desk.find("waitWarn"), Qt::Key_Up);
        QCOMPARE(desk.settings.waitWarnMinutes(), warn + 1);
        const int late = desk.settings.waitLateMinutes();
        QTest::keyClick(desk.find("waitLate"), Qt::Key_Up);
        QCOMPARE(desk.settings.waitLateMinutes(), late + 1);

        QVERIFY(!desk.settings.workingDays().contains(int(Qt::Friday)));
        QTest::keyClick(desk.find("workDay5"), Qt::Key_Space);
        QVERIFY(desk.settings.workingDays().contains(int(Qt::Friday)));
        for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
            auto *chip = desk.find<QPushButton>(qPrintable(QStringLiteral("workDay%1").arg(day)));
            if (chip->isChecked())
                QTest::keyClick(chip, Qt::Key_Space);
        }
        QCOMPARE(desk.settings.workingDays(), QList<int>{int(Qt::Sunday)}); // one of them stays
        QVERIFY(desk.find<QPushButton>("workDay7")->isChecked());

        QVERIFY(!desk.isThere("workAllHours"));
        desk.find<QTimeEdit>("workTo")->setTime(desk.settings.workingFrom());
        QCOMPARE(desk.settings.workingTo(), desk.settings.workingFrom());
        QVERIFY(desk.isThere("workAllHours"));

        auto *alert = desk.find<QCheckBox>("caseAlert");
        QVERIFY(alert->isChecked());
        QTest::keyClick(alert, Qt::Key_Space);
        QCOMPARE(desk.settings.caseAlertAfter(), 0);
        QVERIFY(!desk.find("caseAlertAfter")->isEnabled());
        QTest::keyClick(alert, Qt::Key_Space);
        QVERIFY(desk.settings.caseAlertAfter() > 0);
        const int every = desk.settings.caseAlertEvery();
        QTest::keyClick(desk.find("caseAlertEvery"), Qt::Key_Up);
        QCOMPARE(desk.settings.caseAlertEvery(), every + 1);
    }

    void teamRepliesAreWrittenForTheWholeTeam_data() { bothDirections(); }
    void teamRepliesAreWrittenForTheWholeTeam()
    {
        QFETCH(LanguageChoice, language);
        Stage desk(language);
        desk.openSettings();
        QTest::keyClick(desk.find("teamReplyAdd"), Qt::Key_Space);
        auto *name = desk.find<QLineEdit>("teamReplyName");
        QCOMPARE(QApplication::focusWidget(), name);
        QTest::keyClick(desk.find("teamReplySave"), Qt::Key_Space);
        QVERIFY(desk.isThere("teamReplyError")); // it has no name
        QTest::keyClicks(name, QStringLiteral("Refund"));
        QTest::keyClick(name, Qt::Key_Return);
        auto *text = desk.find<ComposerEdit>("teamReplyText");
        QCOMPARE(QApplication::focusWidget(), text);
        for (const char *each : {"Hello {name}", "---", "Bye"}) {
            QTest::keyClicks(text, QString::fromLatin1(each));
            QTest::keyClick(text, Qt::Key_Return);
        }
        QTest::keyClick(desk.find("teamReplyCategory"), Qt::Key_Down);
        QTest::keyClick(desk.find("teamReplyResolves"), Qt::Key_Space);
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(desk.support().replies.size(), 1);
        const TeamReply stored = desk.support().replies.first();
        QCOMPARE(stored.name, QStringLiteral("Refund"));
        QCOMPARE(stored.texts, (QStringList{QStringLiteral("Hello {name}"), QStringLiteral("Bye")}));
        QCOMPARE(stored.category, QStringLiteral("technical"));
        QVERIFY(stored.resolves);
        auto *list = desk.find<QListWidget>("teamReplyList");
        QTRY_COMPARE(QApplication::focusWidget(), list);
        QVERIFY(!desk.isThere("teamReplyName"));
        QCOMPARE(list->count(), 1);

        QTest::keyClick(list, Qt::Key_Delete);
        auto *ask = desk.find("teamReplyAsk");
        QVERIFY(ask->isVisible());
        QTest::keyClick(ask->findChild<QPushButton *>(QStringLiteral("askYes")), Qt::Key_Space);
        QTRY_VERIFY(desk.support().replies.isEmpty());
        QCOMPARE(list->count(), 0);
    }

    void aReplyThatIsNotStoredStaysInTheForm()
    {
        Stage desk;
        desk.support().replies = {refund()};
        desk.openSettings();
        auto *list = desk.find<QListWidget>("teamReplyList");
        list->setFocus(Qt::TabFocusReason);
        QTest::keyClick(list, Qt::Key_Return);
        auto *name = desk.find<QLineEdit>("teamReplyName");
        QCOMPARE(name->text(), QStringLiteral("Refund sent"));
        name->setText(QStringLiteral("Taken"));
        desk.support().answer = fail(ErrorCode::NameTaken);
        QTest::keyClick(desk.find("teamReplySave"), Qt::Key_Space);
        QTRY_VERIFY(desk.isThere("teamReplyError"));
        QVERIFY(desk.find<QLabel>("teamReplyError")->text().contains(QStringLiteral("name already")));
        QCOMPARE(QApplication::focusWidget(), name);
        QCOMPARE(name->text(), QStringLiteral("Taken"));
        QCOMPARE(desk.support().replies.first().name, QStringLiteral("Refund sent"));
        QTest::keyClick(name, Qt::Key_Escape); // leaves the form alone
        QVERIFY(!name->isVisible() && list->isVisible());

        ConnectionStatus status = desk.session->status();
        status.state = ConnectionStatus::State::Offline;
        desk.session->setStatus(status);
        QVERIFY(desk.isThere("teamReplyAway"));
        for (const char *button : {"teamReplyAdd", "teamReplyEdit", "teamReplyDelete"})
            QVERIFY2(!desk.find(button)->isEnabled(), button);
        QVERIFY(list->isVisible()); // what is known can be read
    }

    void aTeamReplyIsInsertedLikeAnOwnOne_data() { bothDirections(); }
    void aTeamReplyIsInsertedLikeAnOwnOne()
    {
        QFETCH(LanguageChoice, language);
        Stage desk(language);
        desk.support().replies = {refund()};
        desk.session->setQuickReplies({{QStringLiteral("hello"), QStringLiteral("Greeting"), QStringLiteral("Hi")}});
        desk.window->openRoom(theCase);
        desk.composer().focusInput();
        desk.type(QStringLiteral("/"));
        QCOMPARE(desk.menu()->count(), 2);
        desk.type(QStringLiteral("ref"));
        QCOMPARE(desk.menu()->count(), 1);
        QVERIFY(desk.menu()->item(0)->text().contains(QStringLiteral("Refund sent")));
        if (language == LanguageChoice::English)
            QVERIFY(desk.menu()->item(0)->text().contains(QStringLiteral("Team")));
        QTest::keyClick(desk.composer().edit(), Qt::Key_Return);
        QCOMPARE(desk.composer().text(), QStringLiteral("Hello سارة حسن\n---\nIt is paid."));
        QVERIFY(desk.session->sent.isEmpty());
        QTest::keyClick(desk.composer().edit(), Qt::Key_Return);
        QCOMPARE(desk.session->sent.size(), 2);
        QCOMPARE(desk.session->sent[1].second, QStringLiteral("It is paid."));
        QVERIFY(desk.support().runs.isEmpty());
    }

    void ctrlEnterRunsAMacro_data() { bothDirections(); }
    void ctrlEnterRunsAMacro()
    {
        QFETCH(LanguageChoice, language);
        Stage desk(language);
        desk.support().replies = {refund()};
        desk.window->openRoom(theCase);
        desk.composer().focusInput();
        desk.type(QStringLiteral("/ref"));
        QTest::keyClick(desk.composer().edit(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.support().runs.size(), 1);
        QCOMPARE(desk.support().runs[0].room, theCase);
        QCOMPARE(desk.support().runs[0].reply, refund());
        QCOMPARE(desk.support().runs[0].texts,
                 (QStringList{QStringLiteral("Hello سارة حسن"), QStringLiteral("It is paid.")}));
        QVERIFY(desk.composer().text().isEmpty());
        QCOMPARE(desk.session->draft(theCase), QString());
        QVERIFY(!desk.menu()->isVisible());
        QVERIFY(desk.session->sent.isEmpty());
    }

    void aMacroThatIsNotWrittenDownComesBack()
    {
        Stage desk;
        desk.support().replies = {refund()};
        desk.support().answer = fail(ErrorCode::StorageFull);
        desk.window->openRoom(theCase);
        desk.composer().focusInput();
        desk.type(QStringLiteral("/ref"));
        QTest::keyClick(desk.composer().edit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(desk.composer().text(), QStringLiteral("Hello سارة حسن\n---\nIt is paid."));
    }

    void whatAMacroCouldNotDoIsTold()
    {
        Stage desk;
        desk.window->openRoom(RoomId{22}); // wherever I am by then
        Q_EMIT desk.support().orderStopped(theCase, Error{ErrorCode::Cancelled, {}, {}, 0});
        QVERIFY2(desk.readable().contains(QStringLiteral("سارة حسن")), qPrintable(desk.readable()));
        QVERIFY(desk.readable().contains(QStringLiteral("the reply did not leave")));
        Q_EMIT desk.support().orderStopped(theCase, Error{ErrorCode::Overtaken, {}, {}, 0});
        QVERIFY(desk.readable().contains(QStringLiteral("was not resolved")));
    }

    void nothingLeavesWithAnEmptyVariable()
    {
        Stage desk;
        TeamReply reply = refund();
        reply.texts = {QStringLiteral("About {ad}")};
        desk.support().replies = {reply};
        desk.window->openRoom(theCase);
        desk.composer().focusInput();
        desk.type(QStringLiteral("/ref"));
        QTest::keyClick(desk.composer().edit(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(desk.support().runs.isEmpty());
        QCOMPARE(desk.composer().text(), QStringLiteral("About {ad}"));
        QVERIFY(desk.find("composerNote")->isVisible());
    }

    void figuresAndBarsTellTheTimes_data() { bothDirections(); }
    void figuresAndBarsTellTheTimes()
    {
        QFETCH(LanguageChoice, language);
        Stage desk(language);
        desk.measure();
        desk.openTimes();
        QTRY_VERIFY(desk.isThere("timesChart"));
        QCOMPARE(desk.support().daysAsked, QList<int>{30});
        const auto hour = std::chrono::hours(1);
        QCOMPARE(desk.cell(1, 1), durationText(hour)); // mine, today
        QCOMPARE(desk.cell(1, 3), number(1));
        QCOMPARE(desk.cell(4, 3), number(2)); // the team, 30 days
        QCOMPARE(desk.cell(4, 1), durationText(std::chrono::minutes(45)));
        QCOMPARE(desk.cell(6, 3), number(0));
        QCOMPARE(desk.cell(9, 2), durationText(2 * hour));
        QVERIFY(desk.isThere("timesWaiting"));

        auto *chart = desk.find<TimesChart>("timesChart");
        const bool ltr = language == LanguageChoice::English;
        QCOMPARE(chart->place(0).left() < chart->place(29).left(), ltr);
        chart->setFocus(Qt::TabFocusReason);
        const QDateTime now = desk.clock.now();
        const TimeStats mine{1, hour, hour};
        QCOMPARE(chart->words(), dayText(now.date(), mine, now));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(chart, ltr ? Qt::Key_Left : Qt::Key_Right);
        const TimeStats hers{1, std::chrono::minutes(30), std::chrono::minutes(30)};
        QCOMPARE(chart->words(), dayText(now.date().addDays(-3), hers, now));
        QCOMPARE(desk.find<QLabel>("timesDay")->text(), chart->words());
        QCOMPARE(chart->accessibleDescription(), chart->words());
        QTest::keyClick(desk.find("timesResolution"), Qt::Key_Space);
        QCOMPARE(chart->words(), dayText(now.date().addDays(-3), {1, 2 * hour, 2 * hour}, now));
        QTest::keyClick(desk.find("timesMine"), Qt::Key_Space);
        QCOMPARE(chart->words(), dayText(now.date().addDays(-3), {}, now));

        desk.settings.setWorkingHours({7, 1, 2, 3, 4}, QTime(9, 0), QTime(17, 0));
        const QString rule = desk.find<QLabel>("timesRule")->text();
        QVERIFY2(rule.contains(withDigits(QStringLiteral("09:00"))), qPrintable(rule));
        if (ltr)
            QVERIFY2(rule.contains(QStringLiteral("Sunday–Thursday")), qPrintable(rule));

        QTest::keyClick(chart, Qt::Key_Escape);
        QVERIFY(!chart->isVisible());
        QVERIFY(desk.window->listPane().isVisible());
    }

    void whatCannotBeReadIsSaid()
    {
        Stage desk;
        desk.measure();
        desk.support().answer = fail(ErrorCode::Offline);
        desk.openTimes();
        QTRY_VERIFY(desk.isThere("timesAgain"));
        QVERIFY(desk.find<QLabel>("timesState")->text().contains(QStringLiteral("cannot be reached")));
        QVERIFY(!desk.isThere("timesChart"));
        desk.support().answer = {};
        QTest::keyClick(desk.find("timesAgain"), Qt::Key_Space);
        QTRY_VERIFY(desk.isThere("timesChart"));
        QVERIFY(!desk.isThere("timesState"));

        desk.support().answer = fail(ErrorCode::ServerFault);
        desk.openTimes();
        QTRY_VERIFY(desk.isThere("timesAgain"));
        QVERIFY(desk.isThere("timesChart")); // as it was read before
        desk.support().answer = {};
        desk.support().timesAnswer = {};
        QTest::keyClick(desk.find("timesAgain"), Qt::Key_Space);
        QTRY_VERIFY(!desk.isThere("timesChart"));
        QVERIFY(desk.find<QLabel>("timesState")->text().contains(QStringLiteral("Nothing was answered")));
        QVERIFY(!desk.isThere("timesSave"));
    }

    void theTimesAreSavedAsATable_data() { bothDirections(); }
    void theTimesAreSavedAsATable()
    {
        QFETCH(LanguageChoice, language);
        Stage desk(language);
        desk.measure();
        desk.openTimes();
        QTRY_VERIFY(desk.isThere("timesSave"));
        QTest::keyClick(desk.find("timesSave"), Qt::Key_Space);
        const QString path = desk.folder.filePath(QStringLiteral("times.csv"));
        desk.answerDialog(path);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray csv = file.readAll();
        QVERIFY(csv.startsWith("\xEF\xBB\xBF"));
        QCOMPARE(csv.count("\r\n"), 4); // the names of the columns, two responses, a resolution
        QVERIFY(csv.contains("Noura"));
        const auto notices = desk.find("timesChart")->window()->findChildren<NoticeBar *>();
        QTRY_VERIFY(std::any_of(notices.cbegin(), notices.cend(), [](const NoticeBar *bar) {
            return bar->isVisible() && bar->words().contains(QStringLiteral("times.csv"));
        }));
    }
};

QTEST_MAIN(TestTeam)
#include "tst_team.moc"
