// The queue of support cases by keys, in both directions and on both keyboards: who stands where, what an act asks, and what is
// absent where the site has none of it.
#include "windowfixture.h"

#include "system/notifications.h"
#include "ui/casecaller.h"
#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/rooms/listpane.h"
#include "ui/rooms/roomlistview.h"
#include "ui/timeline/caseacts.h"
#include "ui/timeline/casestrip.h"
#include "ui/timeline/timelinepane.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace desk;
using namespace desk::ui;
using namespace std::chrono_literals;

namespace {

class Recorder : public Notifications
{
public:
    QList<Notice> shown;
    QStringList gone;
    bool isAvailable() const override { return true; }
    void show(const Notice &notice) override { shown << notice; }
    void close(const QString &tag) override { gone << tag; }
};

User colleague(qint64 id, const QString &name)
{
    User user;
    user.id = UserId{id};
    user.username = name.toLower();
    user.firstName = name;
    return user;
}

struct Queue : WindowFixture
{
    FakeSession *session = signInAdmin();
    FakeTriage &triage = session->support;
    RoomListView *list = window->findChild<RoomListView *>();

    Queue()
    {
        triage.setAvailable(true);
        triage.setStaff({{colleague(2, QStringLiteral("Salma")), true, 0},
                         {colleague(8, QStringLiteral("Hala")), false, 3},
                         {colleague(9, QStringLiteral("Noura")), true, 1}});
        window->listPane().focusList();
    }
    QList<qint64> shown() const
    {
        QList<qint64> rooms;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            rooms << list->model()->index(row, 0).data(RoomListModel::RoomIdRole).toLongLong();
        return rooms;
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        // an Arabic letter is no key that QTest knows
        QWidget *focused = QApplication::focusWidget();
        if (key < 0x80 || key >= Qt::Key_Escape)
            return QTest::keyClick(focused, Qt::Key(key), modifiers);
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, modifiers, QString(QChar(key)));
            QCoreApplication::sendEvent(focused, &event);
        }
    }
    void change(qint64 room, const std::function<void(RoomItem &)> &how)
    {
        RoomItem item = *session->rooms().item(RoomId{room});
        how(item);
        session->rooms().put(item);
    }
    void give(qint64 room, const User &owner)
    {
        change(room, [&](RoomItem &item) { item.room.support->assignee = owner; });
    }
    CaseStrip *strip() const { return window->timelinePane().caseActs()->strip(); }
    QStringList acts() const
    {
        QStringList names;
        for (const FakeTriage::Act &act : triage.acts)
            names << QStringLiteral("%1 %2 %3").arg(act.name).arg(act.room.value).arg(act.text).trimmed();
        return names;
    }
};

} // namespace

class TestQueue : public QObject
{
    Q_OBJECT

private:
    static void bothLanguages()
    {
        QTest::addColumn<LanguageChoice>("language");
        QTest::newRow("English") << LanguageChoice::English;
        QTest::newRow("Arabic") << LanguageChoice::Arabic;
    }

private Q_SLOTS:
    void theLongestWaitingStandFirst_data() { bothLanguages(); }
    void theLongestWaitingStandFirst()
    {
        QFETCH(LanguageChoice, language);
        Queue desk;
        desk.settings.setLanguage(language);
        QCOMPARE(desk.shown(), (QList<qint64>{21, 22, 23}));
        auto *waiting = desk.find<QPushButton>("chipWaiting");
        QVERIFY(waiting->isChecked());
        const bool arabic = language == LanguageChoice::Arabic;
        QTRY_VERIFY(waiting->text().contains(arabic ? QStringLiteral("٣") : QStringLiteral("3")));
        // by keyboard alone: to the chips, and along them
        desk.find("chipOpen")->setFocus();
        desk.press(Qt::Key_Space);
        QTRY_COMPARE(desk.shown(), (QList<qint64>{24}));
        desk.find("chipResolved")->setFocus();
        desk.press(Qt::Key_Space);
        QTRY_COMPARE(desk.shown(), (QList<qint64>{25}));
        desk.find("chipMine")->setFocus();
        desk.press(Qt::Key_Space);
        QTRY_COMPARE(desk.shown(), (QList<qint64>{}));
        QVERIFY(desk.find("listEmpty")->isVisible());
        desk.give(22, colleague(2, QStringLiteral("Salma")));
        QTRY_COMPARE(desk.shown(), (QList<qint64>{22}));
    }

    void aCategoryIsAFilter()
    {
        Queue desk;
        QTest::mouseClick(desk.find("listOrder"), Qt::LeftButton);
        auto *menu = desk.find<QMenu>("categoryMenu");
        QVERIFY(menu);
        const QList<QAction *> actions = menu->actions();
        for (QAction *action : actions) {
            if (action->text() == QStringLiteral("Ads"))
                action->trigger();
        }
        QTRY_COMPARE(desk.shown(), (QList<qint64>{22}));
    }

    void whoHasACaseIsTold()
    {
        Queue desk;
        desk.give(21, colleague(9, QStringLiteral("Noura")));
        desk.window->openRoom(RoomId{21});
        const auto said = [&desk] { return desk.list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(); };
        QTRY_VERIFY(said().contains(QStringLiteral("Noura")));
        QCOMPARE(desk.find<QPushButton>("claimButton")->text(), QStringLiteral("Take over"));
        desk.triage.setColleagues(RoomId{21}, {{UserId{9}, QStringLiteral("Noura"), true}});
        const QString header = desk.find("conversationHeader")->accessibleName();
        QVERIFY2(header.contains(QStringLiteral("is answering")), qPrintable(header));
    }

    void singleKeysOnTheList_data()
    {
        QTest::addColumn<bool>("arabic");
        QTest::newRow("a Latin keyboard") << false;
        QTest::newRow("an Arabic keyboard") << true;
    }
    void singleKeysOnTheList()
    {
        QFETCH(bool, arabic);
        const auto key = [arabic](char16_t latin, char16_t arab) { return arabic ? int(arab) : int(latin); };
        Queue desk;
        for (const qint64 room : {21, 22, 23}) {
            desk.press(key(u'J', u'ت'));
            QTRY_COMPARE(desk.window->openRoomId(), RoomId{room});
        }
        desk.press(key(u'K', u'ن'));
        QTRY_COMPARE(desk.window->openRoomId(), RoomId{22});
        desk.press(key(u'C', u'ؤ'));
        QCOMPARE(desk.acts(), (QStringList{QStringLiteral("claim 22")}));
        desk.give(22, colleague(2, QStringLiteral("Salma")));
        desk.press(key(u'U', u'ع'));
        QCOMPARE(desk.acts().last(), QStringLiteral("release 22"));
        desk.press(key(u'X', u'ء'));
        QCOMPARE(desk.acts().last(), QStringLiteral("no reply 22"));
        desk.triage.heardUpTo[RoomId{22}] = MessageId{50};
        desk.press(key(u'D', u'ي'));
        QVERIFY(desk.strip()->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("refunded"));
        desk.triage.heardUpTo[RoomId{22}] = MessageId{51}; // a word while the reason is being written
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.acts().last(), QStringLiteral("resolve 22 refunded"));
        QCOMPARE(desk.triage.resolvedSeen, QList<MessageId>{MessageId{50}});
        QVERIFY(!desk.strip()->isVisible());
    }

    void lettersAreWritingElsewhere()
    {
        Queue desk;
        desk.window->openRoom(RoomId{21});
        desk.window->listPane().focusList();
        desk.press(u'R');
        auto *edit = desk.window->timelinePane().composer()->edit();
        QCOMPARE(QApplication::focusWidget(), edit);
        QTest::keyClicks(edit, QStringLiteral("jctdx"));
        QCOMPARE(edit->toPlainText(), QStringLiteral("jctdx"));
        QVERIFY(desk.triage.acts.isEmpty());
        desk.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.acts(), (QStringList{QStringLiteral("claim 21")}));
    }

    void takingOverAsks_data() { bothLanguages(); }
    void takingOverAsks()
    {
        QFETCH(LanguageChoice, language);
        Queue desk;
        desk.settings.setLanguage(language);
        desk.give(21, colleague(9, QStringLiteral("Noura")));
        desk.window->openRoom(RoomId{21});
        desk.window->listPane().focusList();
        desk.press(Qt::Key_C);
        QVERIFY(desk.strip()->isVisible());
        QVERIFY(desk.strip()->accessibleName().contains(QStringLiteral("Noura")));
        desk.press(Qt::Key_Escape);
        QVERIFY(!desk.strip()->isVisible());
        QVERIFY(desk.triage.claimed.isEmpty());
        desk.window->listPane().focusList();
        desk.press(Qt::Key_C);
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.triage.claimed, (QList<std::pair<RoomId, bool>>{{RoomId{21}, true}}));
    }

    void whoIsQuickerIsNamed()
    {
        Queue desk;
        desk.window->openRoom(RoomId{21});
        desk.triage.answer = fail(ErrorCode::Claimed, QStringLiteral("Hala"));
        QTest::mouseClick(desk.find("claimButton"), Qt::LeftButton);
        QTRY_VERIFY(desk.strip()->isVisible());
        QVERIFY(desk.strip()->accessibleName().contains(QStringLiteral("Hala")));
        QCOMPARE(desk.triage.claimed, (QList<std::pair<RoomId, bool>>{{RoomId{21}, false}}));
    }

    void aQuestionEndsWithItsRoom()
    {
        Queue desk;
        desk.window->openRoom(RoomId{21});
        desk.window->listPane().focusList();
        desk.press(Qt::Key_D);
        QVERIFY(desk.strip()->isVisible());
        desk.window->openRoom(RoomId{22});
        QVERIFY(!desk.strip()->isVisible());
        QVERIFY(desk.triage.acts.isEmpty());
    }

    void aCaseIsGivenToAColleague()
    {
        Queue desk;
        desk.window->openRoom(RoomId{21});
        desk.window->listPane().focusList();
        desk.press(Qt::Key_T);
        auto *colleagues = desk.find<QComboBox>("caseColleague");
        QCOMPARE(colleagues->count(), 2);                                   // not to myself
        QVERIFY(colleagues->itemText(0).contains(QStringLiteral("Noura"))); // who is here comes first
        QCOMPARE(desk.triage.staffRefreshed, 1);
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("you know him"));
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.acts(), (QStringList{QStringLiteral("transfer 21 you know him")}));
        QCOMPARE(desk.triage.transferredTo, UserId{8});
    }

    void aResolvedCaseCanOnlyBeReopened()
    {
        Queue desk;
        desk.window->openRoom(RoomId{25});
        QCOMPARE(desk.find<QPushButton>("resolveButton")->text(), QStringLiteral("Reopen"));
        QVERIFY(!desk.find("claimButton")->isVisible());
        desk.window->listPane().focusList();
        desk.press(Qt::Key_C);
        desk.press(Qt::Key_U);
        QVERIFY(desk.triage.acts.isEmpty());
        desk.press(Qt::Key_O);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("he wrote by mail"));
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.acts(), (QStringList{QStringLiteral("reopen 25 he wrote by mail")}));
    }

    void whatTheSiteHasNotIsAbsent()
    {
        Queue desk;
        desk.triage.setAvailable(false);
        desk.window->openRoom(RoomId{21});
        QVERIFY(!desk.find("chipMine")->isVisible());
        QVERIFY(!desk.find("claimButton")->isVisible());
        desk.window->listPane().focusList();
        for (const Qt::Key key : {Qt::Key_C, Qt::Key_U, Qt::Key_T, Qt::Key_X})
            desk.press(key);
        QVERIFY(!desk.strip()->isVisible());
        desk.press(Qt::Key_D);
        QCOMPARE(desk.session->resolvedByOlderMeans, (QList<RoomId>{RoomId{21}}));
        QVERIFY(desk.triage.acts.isEmpty());
    }

    void anUnclaimedCaseCallsUntilSomebodyHasIt()
    {
        Queue desk;
        Recorder recorder;
        desk.settings.setCaseAlerts(5, 10);
        CaseCaller caller(desk.settings, desk.clock, recorder);
        QSignalSpy wanted(&caller, &CaseCaller::openWanted);
        caller.setSession(desk.session);
        QVERIFY(recorder.shown.isEmpty());
        desk.clock.advance(1min);
        QCOMPARE(recorder.shown.size(), 1);
        QVERIFY(recorder.shown.first().title.contains(QStringLiteral("3")));
        desk.clock.advance(9min);
        QCOMPARE(recorder.shown.size(), 1);
        desk.clock.advance(1min);
        QCOMPARE(recorder.shown.size(), 2);
        for (const qint64 room : {21, 22, 23}) {
            QVERIFY(recorder.gone.isEmpty());
            desk.give(room, colleague(9, QStringLiteral("Noura")));
        }
        QCOMPARE(recorder.gone.size(), 1); // nobody is left to be called for
        desk.clock.advance(60min);
        QCOMPARE(recorder.shown.size(), 2);
        desk.change(22, [](RoomItem &item) { item.room.support->assignee.reset(); });
        desk.clock.advance(1min);
        QCOMPARE(recorder.shown.size(), 3);
        Q_EMIT recorder.activated(recorder.shown.last().tag, {});
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().value<RoomId>(), RoomId{22});
    }
};

QTEST_MAIN(TestQueue)
#include "tst_queue.moc"
