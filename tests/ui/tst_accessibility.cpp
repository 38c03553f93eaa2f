// The window as assistive technology reads it: the tree is walked, in both languages, and new messages are told
// politely.
#include "windowfixture.h"

#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/format.h"
#include "ui/rooms/listpane.h"
#include "ui/search/findbar.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QLineEdit>

using namespace desk;
using namespace desk::ui;

namespace {

using Iface = QAccessibleInterface;

QString nameOf(const Iface *iface)
{
    return iface->text(QAccessible::Name);
}

QByteArray described(const Iface *iface)
{
    const QObject *object = iface->object();
    return QStringLiteral("role %1 '%2' %3 %4")
        .arg(QString::number(int(iface->role()), 16), nameOf(iface),
             object ? QString::fromLatin1(object->metaObject()->className()) : QStringLiteral("-"),
             object ? object->objectName() : QString())
        .toUtf8();
}

/// Everything that can be perceived below `root`, each with the way back.
void collect(Iface *root, QList<Iface *> &all)
{
    if (root->state().invisible && root->object() && root->object()->isWidgetType())
        return;
    all << root;
    for (int i = 0; i < root->childCount(); ++i) {
        Iface *child = root->child(i);
        if (child && child->isValid())
            collect(child, all);
    }
}

QList<Iface *> treeOf(QWidget *window)
{
    QList<Iface *> all;
    collect(QAccessible::queryAccessibleInterface(window), all);
    return all;
}

Iface *of(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget);
}

bool arabicWords(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.script() == QChar::Script_Arabic; });
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private:
    /// What every place of the window owes.
    void check(const WindowFixture &desk, const char *place)
    {
        QCoreApplication::processEvents();
        const QList<Iface *> all = treeOf(desk.window.get());
        int focusable = 0;
        for (Iface *iface : all) {
            const QByteArray what = QByteArray(place) + ": " + described(iface);
            const auto *widget = qobject_cast<QWidget *>(iface->object());
            QVERIFY2(iface->role() != QAccessible::NoRole, what);
            Iface *parent = iface->parent();
            QVERIFY2(parent, what);
            if (iface != of(desk.window.get())) {
                const int position = parent->indexOfChild(iface);
                QVERIFY2(position >= 0 && position < parent->childCount(), what);
            }
            const bool takesKeys =
                widget ? widget->focusPolicy() & Qt::TabFocus && widget->isEnabled() && !widget->focusProxy()
                       : bool(iface->state().focusable);
            if (!takesKeys)
                continue;
            ++focusable;
            QVERIFY2(!nameOf(iface).trimmed().isEmpty(), what);
            QVERIFY2(iface->role() != QAccessible::Client && iface->role() != QAccessible::Border, what);
            if (widget && !iface->state().offscreen)
                QVERIFY2(!iface->rect().isEmpty(), what);
        }
        QVERIFY2(focusable > 0, place);
    }

    /// What was said last: the name of the notification in the tree.
    static QString announced(const WindowFixture &desk)
    {
        for (Iface *iface : treeOf(desk.window.get())) {
            if (iface->role() == QAccessible::Notification)
                return nameOf(iface);
        }
        return {};
    }

    static void bothLanguages()
    {
        QTest::addColumn<LanguageChoice>("language");
        QTest::newRow("English") << LanguageChoice::English;
        QTest::newRow("Arabic") << LanguageChoice::Arabic;
    }

private Q_SLOTS:
    void whatTakesTheKeyboardHasARoleAndAName_data() { bothLanguages(); }
    void whatTakesTheKeyboardHasARoleAndAName()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        check(desk, "sign in");
        FakeSession *session = desk.signInPublisher();
        session->setQuickReplies({{QStringLiteral("ok"), QStringLiteral("Fine"), QStringLiteral("yes")}});
        check(desk, "nothing open");
        desk.window->openRoom(RoomId{1});
        QTRY_VERIFY(desk.find("openAd")->isVisible());
        check(desk, "a talk");
        QWidget *window = desk.window.get();
        QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(desk.window->timelinePane().findBar()->isVisible());
        check(desk, "finding");
        desk.window->listPane().seek(QStringLiteral("a"));
        check(desk, "searching");
        desk.window->listPane().seek({});
        for (const auto &[key, place] : {std::pair(Qt::Key_2, "support"), std::pair(Qt::Key_3, "notifications"),
                                         std::pair(Qt::Key_4, "settings")}) {
            QTest::keyClick(window, key, Qt::ControlModifier);
            check(desk, place);
        }
        QTest::keyClick(window, Qt::Key_Escape);
        QTest::keyClick(window, Qt::Key_N, Qt::ControlModifier);
        check(desk, "a new case");
        QTest::keyClick(window, Qt::Key_F1);
        QVERIFY(desk.find("shortcutSheet")->isVisible());
        check(desk, "shortcuts");
    }

    void staffHearWhoWaits_data() { bothLanguages(); }
    void staffHearWhoWaits()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        desk.signInAdmin();
        desk.window->openRoom(RoomId{21});
        check(desk, "a case");
        Iface *list = of(desk.find("roomList"));
        QString all;
        for (int i = 0; i < list->childCount(); ++i)
            all += nameOf(list->child(i)) + QLatin1Char('\n');
        QVERIFY(all.contains(QStringLiteral("سارة حسن")));
        QVERIFY2(all.contains(language == LanguageChoice::Arabic ? QStringLiteral("٤٢") : QStringLiteral("42")),
                 qPrintable(all));
    }

    void aConversationSaysPersonAdCountTimeStateAndPlace_data() { bothLanguages(); }
    void aConversationSaysPersonAdCountTimeStateAndPlace()
    {
        QFETCH(LanguageChoice, language);
        const bool arabic = language == LanguageChoice::Arabic;
        WindowFixture desk;
        desk.settings.setLanguage(language);
        auto made = publisherDesk(desk.clock.now());
        FakeSession *session = made.get();
        RoomItem marked = buyerRoom(4, 13, QStringLiteral("شقة في مدينة نصر"), QStringLiteral("Karim Nabil"),
                                    QStringLiteral("Is it flooded?"), desk.clock.now().addSecs(-60), 3);
        marked.pinned = true;
        marked.muted = true;
        session->rooms().put(marked);
        RoomItem waiting = buyerRoom(5, 13, QStringLiteral("شقة"), QStringLiteral("هبة سامي"), QStringLiteral("شكرا"),
                                     desk.clock.now().addSecs(-120), 0);
        waiting.lastIsMine = true;
        waiting.waitingToSend = 1;
        session->rooms().put(waiting);
        desk.accounts.setCurrent(std::move(made));
        desk.window->openRoom(RoomId{3});
        Iface *list = of(desk.find("roomList"));
        QCOMPARE(list->role(), QAccessible::List);
        QHash<QString, QString> said;
        for (int i = 0; i < list->childCount(); ++i) {
            Iface *row = list->child(i);
            QCOMPARE(row->role(), QAccessible::ListItem);
            QCOMPARE(list->indexOfChild(row), i); // "2 of 6", as screen readers count it
            for (const QString &who :
                 {QStringLiteral("Karim Nabil"), QStringLiteral("هبة سامي"), QStringLiteral("حسام الدين")}) {
                if (nameOf(row).contains(isolated(who)))
                    said.insert(who, nameOf(row));
            }
            QCOMPARE(bool(row->state().selected), nameOf(row).contains(QStringLiteral("حسام الدين")));
        }
        const QString karim = said.value(QStringLiteral("Karim Nabil"));
        QStringList wanted{isolated(QStringLiteral("شقة في مدينة نصر")), isolated(QStringLiteral("Is it flooded?")),
                           timeOfDay(marked.lastAt)};
        wanted << (arabic ? QStringList{QStringLiteral("٣")}
                          : QStringList{QStringLiteral("3 unread"), QStringLiteral("pinned"), QStringLiteral("muted")});
        for (const QString &part : std::as_const(wanted))
            QVERIFY2(karim.contains(part), qPrintable(karim + QStringLiteral(" lacks ") + part));
        if (!arabic) {
            QVERIFY2(said.value(QStringLiteral("هبة سامي")).contains(QStringLiteral("waits to be sent")),
                     qPrintable(said.value(QStringLiteral("هبة سامي"))));
            QVERIFY2(said.value(QStringLiteral("حسام الدين")).endsWith(QStringLiteral("read")),
                     qPrintable(said.value(QStringLiteral("حسام الدين"))));
        }
    }

    void aMessageSaysSenderTextTimeAndDelivery_data() { bothLanguages(); }
    void aMessageSaysSenderTextTimeAndDelivery()
    {
        QFETCH(LanguageChoice, language);
        const bool arabic = language == LanguageChoice::Arabic;
        WindowFixture desk;
        desk.settings.setLanguage(language);
        FakeSession *session = desk.signInPublisher();
        TimelineSnapshot talk = session->snapshots.value(RoomId{1});
        OutboxRow row = talk.pending.first();
        talk.pending.clear();
        const QList<std::pair<SendState, QString>> states{
            {SendState::Queued, QStringLiteral("waiting to be sent")},
            {SendState::Sending, QStringLiteral("sending")},
            {SendState::Uncertain, QStringLiteral("checking whether it arrived")},
            {SendState::Refused, QStringLiteral("not sent")}};
        for (const auto &[state, words] : states) {
            row.id = OutboxId{row.id.value + 1};
            row.state = state;
            row.text = QStringLiteral("mine %1").arg(int(state));
            row.error = state == SendState::Refused
                            ? std::optional(Error{ErrorCode::RateLimited, {}, std::chrono::seconds(5), 429})
                            : std::nullopt;
            talk.pending << row;
        }
        session->snapshots.insert(RoomId{1}, talk);
        desk.window->openRoom(RoomId{1});
        TimelineView *view = desk.window->timelinePane().view();
        Iface *list = of(view);
        QCOMPARE(list->role(), QAccessible::List);
        QTRY_VERIFY(arabicWords(nameOf(list)) == arabic);
        QStringList said;
        for (int i = 0; i < list->childCount(); ++i) {
            Iface *item = list->child(i);
            QCOMPARE(item->role(), QAccessible::ListItem);
            QCOMPARE(list->indexOfChild(item), i);
            QCOMPARE(item->parent(), list);
            said << nameOf(item);
        }
        const auto sayingOf = [&said](const QString &text) {
            const QStringList found = said.filter(text);
            return found.isEmpty() ? QString() : found.first();
        };
        const QString theirs = sayingOf(QStringLiteral("480"));
        QVERIFY(theirs.contains(timeOfDay(talk.messages.last().createdAt)));
        QVERIFY2(theirs.contains(isolated(QStringLiteral("أقدر أدفع 480 ألف كاش"))),
                 qPrintable(theirs)); // nobody's digits are altered
        QVERIFY(
            sayingOf(QStringLiteral("inspection report")).contains(isolated(QStringLiteral("corolla-inspection.pdf"))));
        if (!arabic) {
            QVERIFY(sayingOf(QStringLiteral("inspection report")).endsWith(QStringLiteral("read")));
            QVERIFY(sayingOf(QStringLiteral("inspection report")).startsWith(QStringLiteral("You")));
        }
        QSet<QString> different;
        for (const auto &[state, words] : states) {
            const QString one = sayingOf(QStringLiteral("mine %1").arg(int(state)));
            QVERIFY2(arabic ? arabicWords(one) : one.contains(words), qPrintable(one));
            different << QString(one).remove(QStringLiteral("mine %1").arg(int(state)));
        }
        QCOMPARE(different.size(), states.size());
        // the keyboard's place is told too
        view->setFocus(Qt::TabFocusReason);
        QTest::keyClick(view, Qt::Key_Up);
        QVERIFY(list->focusChild());
        QVERIFY(list->focusChild()->state().focused);
        QCOMPARE(list->indexOfChild(list->focusChild()), view->currentRow());
    }

    void placesFiltersAndBannersTellTheirState_data() { bothLanguages(); }
    void placesFiltersAndBannersTellTheirState()
    {
        QFETCH(LanguageChoice, language);
        const bool arabic = language == LanguageChoice::Arabic;
        WindowFixture desk;
        desk.settings.setLanguage(language);
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        QList<Iface *> rail;
        for (Iface *iface : treeOf(desk.window.get())) {
            if (iface->object() && qstrcmp(iface->object()->metaObject()->className(), "desk::ui::RailButton") == 0)
                rail << iface;
        }
        QCOMPARE(rail.size(), 4);
        QCOMPARE(std::count_if(rail.cbegin(), rail.cend(), [](Iface *i) { return i->state().checked; }), 1);
        QVERIFY(rail.first()->state().checkable && rail.first()->state().checked);
        QVERIFY2(nameOf(rail.first()).contains(number(2)), qPrintable(nameOf(rail.first()))); // two rooms with news
        Iface *unread = of(desk.find("chipUnread"));
        QVERIFY(unread->state().checkable && !unread->state().checked);
        QVERIFY(nameOf(unread).contains(number(2)));
        QTest::mouseClick(desk.find("chipUnread"), Qt::LeftButton);
        QVERIFY(unread->state().checked);

        ConnectionStatus status = session->status();
        status.state = ConnectionStatus::State::Offline;
        status.waiting = 3; // of two, Arabic writes no digit
        session->setStatus(status);
        const auto banner = [&] {
            const QList<Iface *> all = treeOf(desk.window.get());
            return std::any_of(all.cbegin(), all.cend(), [&](Iface *iface) {
                return iface->role() == QAccessible::AlertMessage && nameOf(iface).contains(number(3)) &&
                       arabicWords(nameOf(iface)) == arabic;
            });
        };
        QTRY_VERIFY(banner());

        Iface *field = of(desk.window->timelinePane().composer()->edit());
        QCOMPARE(field->role(), QAccessible::EditableText);
        QVERIFY(field->state().multiLine && !field->state().readOnly);
        Iface *send = of(desk.find("composerSend"));
        QVERIFY(send->state().disabled); // nothing written yet
        QTest::keyClicks(desk.window->timelinePane().composer()->edit(), QStringLiteral("x"));
        QVERIFY(!send->state().disabled);
    }

    void aNewMessageIsTold()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        desk.window->timelinePane().composer()->edit()->setFocus();
        Message message;
        message.id = MessageId{50};
        message.sender = UserId{101};
        message.senderName = QStringLiteral("Laila");
        message.text = QStringLiteral("still\nthere?");
        Q_EMIT session->openedTimeline->arrived(message);
        QTRY_COMPARE(announced(desk),
                     QStringLiteral("%1 writes: %2")
                         .arg(isolated(QStringLiteral("Laila")), isolated(QStringLiteral("still there?"))));
        QVERIFY(desk.window->timelinePane().composer()->edit()->hasFocus()); // politely
    }

    void aBurstIsOneSentence()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        Message message;
        message.senderName = QStringLiteral("Laila");
        for (int i = 1; i <= 40; ++i) {
            message.text = QStringLiteral("number %1").arg(i);
            Q_EMIT session->openedTimeline->arrived(message);
        }
        QTRY_VERIFY(!announced(desk).isEmpty());
        const QString told = announced(desk);
        QVERIFY2(told.startsWith(QStringLiteral("40 new messages")), qPrintable(told));
        QVERIFY(told.contains(QStringLiteral("number 40")) && !told.contains(QStringLiteral("number 39")));
    }

    void aRoomLeftIsSilent()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        Message message;
        message.text = QStringLiteral("too late");
        Q_EMIT session->openedTimeline->arrived(message);
        desk.window->openRoom(RoomId{2});
        message.text = QStringLiteral("here");
        Q_EMIT session->openedTimeline->arrived(message);
        QTRY_VERIFY(!announced(desk).isEmpty());
        QVERIFY(announced(desk).contains(QStringLiteral("here")));
        QVERIFY(!announced(desk).contains(QStringLiteral("too late")));
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
