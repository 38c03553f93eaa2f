// The whole window without a mouse, in both layout directions: every control is reached, shows that it is, and leads
// on.
#include "windowfixture.h"

#include "ui/actions.h"
#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/latinkeys.h"
#include "ui/rooms/listpane.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QAbstractButton>
#include <QAction>
#include <QButtonGroup>
#include <QSignalSpy>

using namespace desk;
using namespace desk::ui;

class TestKeyboard : public QObject
{
    Q_OBJECT

private:
    static QByteArray nameOf(const QWidget *widget)
    {
        return widget ? (QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') +
                         widget->objectName() + QLatin1Char(' ') + widget->accessibleName())
                            .toUtf8()
                      : QByteArray("nothing");
    }

    /// Everything that takes the keyboard and can be seen now. Of buttons that exclude each other Tab finds the pressed
    /// one, and arrows lead to the others.
    static QSet<QWidget *> reachable(const WindowFixture &desk)
    {
        QSet<QWidget *> all;
        const QList<QWidget *> widgets = desk.window->findChildren<QWidget *>();
        for (QWidget *widget : widgets) {
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            if (button && button->group() && button->group()->exclusive() && !button->isChecked())
                continue;
            if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus &&
                !widget->focusProxy())
                all.insert(widget);
        }
        return all;
    }

    /// As the platform tells a key: whoever has the focus is asked first, then the shortcuts, then the key comes.
    static void pressed(QWidget *field, int key, Qt::KeyboardModifiers held)
    {
        QTest::sendKeyEvent(QTest::Press, field, Qt::Key(key), QString(), held);
    }

    static void bothDirections()
    {
        QTest::addColumn<LanguageChoice>("language");
        QTest::newRow("left to right") << LanguageChoice::English;
        QTest::newRow("right to left") << LanguageChoice::Arabic;
    }

private Q_SLOTS:
    void tabReachesEverythingAndShowsWhereItIs_data() { bothDirections(); }
    void tabReachesEverythingAndShowsWhereItIs()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        desk.signInPublisher()->setQuickReplies(
            {{QStringLiteral("available"), QStringLiteral("Still available"), QStringLiteral("yes")},
             {QStringLiteral("نهائي"), QStringLiteral("السعر نهائي"), QStringLiteral("لا")}});
        desk.window->resize(1280, 800);
        desk.window->openRoom(RoomId{1});
        QTRY_VERIFY(desk.find("openAd")->isVisible());
        desk.window->timelinePane().composer()->edit()->setFocus(Qt::TabFocusReason);
        QTest::keyClicks(desk.window->timelinePane().composer()->edit(), QStringLiteral("x")); // now it can be sent
        QSet<QWidget *> missing = reachable(desk);
        QVERIFY(missing.size() > 12);
        QWidget *const first = QApplication::focusWidget();
        QList<QWidget *> walked;
        for (int step = 0; step < 60; ++step) {
            QWidget *here = QApplication::focusWidget();
            QVERIFY(here && here->isVisible());
            walked << here;
            missing.remove(here);
            const QImage focused = here->grab().toImage();
            QTest::keyClick(here, Qt::Key_Tab);
            QVERIFY2(QApplication::focusWidget() != here, nameOf(here));
            QVERIFY2(here->grab().toImage() != focused, "its focus cannot be seen: " + nameOf(here));
            if (QApplication::focusWidget() == first)
                break;
        }
        QCOMPARE(QApplication::focusWidget(), first);
        QVERIFY2(missing.isEmpty(), nameOf(missing.isEmpty() ? nullptr : *missing.cbegin()));
        // and back the same way
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QCOMPARE(QApplication::focusWidget(), walked.last());
        // from the rail over the list to the talk
        const auto place = [&](const char *name) { return walked.indexOf(desk.find(name)); };
        QVERIFY(place("searchField") < place("roomList") || place("roomList") == 0);
        QVERIFY(place("composerEdit") < place("composerSend"));
    }

    void everyPlaceShowsWhereTheKeyboardIs_data()
    {
        QTest::addColumn<ThemeChoice>("theme");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
    }
    void everyPlaceShowsWhereTheKeyboardIs()
    {
        QFETCH(ThemeChoice, theme);
        WindowFixture desk;
        desk.settings.setTheme(theme);
        desk.settings.setTextPercent(100);
        const auto check = [&desk](const char *place) {
            const QSet<QWidget *> all = reachable(desk);
            for (QWidget *widget : all) {
                widget->setFocus(Qt::TabFocusReason);
                QVERIFY2(widget->hasFocus(), place + nameOf(widget));
                const QImage with = widget->grab().toImage();
                desk.window->setFocus();
                widget->clearFocus();
                QVERIFY2(widget->grab().toImage() != with,
                         QByteArray(place) + ": its focus cannot be seen: " + nameOf(widget));
            }
        };
        check("sign in");
        desk.signInPublisher();
        check("nothing open");
        for (const auto &[key, place] : {std::pair(Qt::Key_2, "support"), std::pair(Qt::Key_3, "notifications"),
                                         std::pair(Qt::Key_4, "settings")}) {
            QTest::keyClick(desk.window.get(), key, Qt::ControlModifier);
            check(place);
        }
        QTest::keyClick(desk.window.get(), Qt::Key_Escape);
        QTest::keyClick(desk.window.get(), Qt::Key_N, Qt::ControlModifier);
        check("a new case");
        desk.window->openRoom(RoomId{1});
        QTest::keyClick(desk.window.get(), Qt::Key_F, Qt::ControlModifier);
        check("finding");
        desk.window->listPane().seek(QStringLiteral("a"));
        check("searching");
    }

    void placesAndConversationsOpenByKey_data() { bothDirections(); }
    void placesAndConversationsOpenByKey()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        desk.signInPublisher();
        QWidget *window = desk.window.get();
        QTest::keyClick(window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(desk.window->listPane().place(), RoomFilterOptions::Place::Support);
        QTest::keyClick(window, Qt::Key_3, Qt::ControlModifier);
        QVERIFY(desk.find("notificationList")->isVisible());
        QTest::keyClick(window, Qt::Key_4, Qt::ControlModifier);
        QVERIFY(desk.find("connectionWords")->isVisible());
        QTest::keyClick(window, Qt::Key_Escape);
        QTest::keyClick(window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(desk.window->listPane().place(), RoomFilterOptions::Place::Conversations);
        QVERIFY(desk.find("roomList")->isVisible());
        QTest::keyClick(window, Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(window, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(desk.window->openRoomId(), RoomId{2});
        QTest::keyClick(window, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(desk.window->openRoomId(), RoomId{1});
        QTest::keyClick(window, Qt::Key_F1);
        QVERIFY(desk.find("shortcutSheet")->isVisible());
        QTest::keyClick(desk.find("shortcutSheet"), Qt::Key_Escape);
        QVERIFY(!desk.find("shortcutSheet")->isVisible());
        QCOMPARE(desk.window->openRoomId(), RoomId{1});
    }

    void everyShortcutWorksOnAnArabicKeyboard_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<int>("keys");
        QTest::addColumn<bool>("staff");
        for (const ActionEntry &entry : actionTable()) {
            for (const QString &keys : QString::fromLatin1(entry.keys).split(QLatin1Char(';')))
                QTest::newRow(qPrintable(keys))
                    << int(entry.id) << QKeySequence(keys, QKeySequence::PortableText)[0].toCombined()
                    << (entry.whom != For::Everybody);
        }
    }
    void everyShortcutWorksOnAnArabicKeyboard()
    {
        QFETCH(int, id);
        QFETCH(int, keys);
        QFETCH(bool, staff);
        const bool letter = keys >= Qt::Key_A && keys <= Qt::Key_Z; // an order in the list of cases, writing elsewhere
        WindowFixture desk;
        desk.settings.setLanguage(LanguageChoice::Arabic);
        (staff ? desk.signInAdmin() : desk.signInPublisher())->support.setAvailable(true);
        desk.window->openRoom(RoomId{staff ? 21 : 1});
        QAction *action = desk.window->actions().action(ActionId(id));
        QVERIFY(action);
        action->disconnect(); // that it is reached is asked here, not what it does
        const QSignalSpy reached(action, &QAction::triggered);
        const Qt::KeyboardModifiers held(keys & int(Qt::KeyboardModifierMask));
        int key = keys & ~int(Qt::KeyboardModifierMask);
        for (int arabic = 0x620; arabic <= 0xFEFB;
             ++arabic) { // the letter that lies on this key; of digits the Indic one
            if (latinKey(arabic) == key) {
                key = arabic;
                break;
            }
        }
        QVERIFY(key >= 0x620 || key > 0xFFFF || key == Qt::Key_Tab); // nothing Latin is left on this keyboard
        QWidget *writing = desk.window->timelinePane().composer()->edit();
        QWidget *field = letter ? desk.find("roomList") : writing;
        field->setFocus();
        pressed(field, key, held);
        QCOMPARE(reached.size(), 1);
        QVERIFY(desk.window->timelinePane().composer()->text().isEmpty());
    }

    void whatOneMayNotDoHasNoKeyAndIsNotListed_data()
    {
        QTest::addColumn<bool>("staff");
        QTest::addColumn<bool>("team");
        QTest::newRow("a publisher") << false << false;
        QTest::newRow("staff of the deployed site") << true << false;
        QTest::newRow("staff of our server") << true << true;
    }
    void whatOneMayNotDoHasNoKeyAndIsNotListed()
    {
        QFETCH(bool, staff);
        QFETCH(bool, team);
        WindowFixture desk;
        FakeSession *session = staff ? desk.signInAdmin() : desk.signInPublisher();
        session->support.setAvailable(team);
        QTest::keyClick(desk.window.get(), Qt::Key_F1);
        const QString sheet = desk.readable();
        for (const ActionEntry &entry : actionTable()) {
            const bool offered = entry.whom == For::Everybody || (entry.whom == For::Staff ? staff : team);
            QCOMPARE(sheet.contains(Actions::keyText(entry)), offered);
            QCOMPARE(desk.window->actions().action(entry.id)->isEnabled(), offered);
        }
    }

    void editingWorksOnAnArabicKeyboard()
    {
        WindowFixture desk;
        desk.settings.setLanguage(LanguageChoice::Arabic);
        desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        ComposerEdit *field = desk.window->timelinePane().composer()->edit();
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("abc"));
        pressed(field, 0x634, Qt::ControlModifier); // ش lies on A: all of it
        QCOMPARE(field->textCursor().selectedText(), QStringLiteral("abc"));
        pressed(field, 0x621, Qt::ControlModifier); // ء lies on X: cut
        QVERIFY(field->toPlainText().isEmpty());
        pressed(field, 0x631, Qt::ControlModifier); // ر lies on V: paste
        QCOMPARE(field->toPlainText(), QStringLiteral("abc"));
        // without Ctrl it is a letter
        QKeyEvent letter(QEvent::KeyPress, 0x646, Qt::NoModifier, QStringLiteral("ن"));
        QCoreApplication::sendEvent(field, &letter);
        QCOMPARE(field->toPlainText(), QStringLiteral("abcن"));
    }

    void messagesAreWalkedByArrows_data() { bothDirections(); }
    void messagesAreWalkedByArrows()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        TimelineView *view = desk.window->timelinePane().view();
        view->setFocus(Qt::TabFocusReason);
        const QImage last = view->viewport()->grab().toImage();
        QTest::keyClick(view, Qt::Key_Up);
        QVERIFY(view->viewport()->grab().toImage() != last); // the ring moved
        QTest::keyClick(view, Qt::Key_Down);
        QCOMPARE(view->viewport()->grab().toImage(), last);
        QTest::keyClick(view, Qt::Key_Return); // the lowest one was refused: Enter tries it again
        QCOMPARE(session->retried, QList<OutboxId>{OutboxId{2}});
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
