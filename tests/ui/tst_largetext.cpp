// Letters twice as large in the smallest window: nothing is cut, nothing lies on something else.
#include "windowfixture.h"

#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/context/contextpane.h"
#include "ui/rooms/listpane.h"
#include "ui/timeline/timelinepane.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QStyle>
#include <QStyleOptionButton>

using namespace desk;
using namespace desk::ui;

namespace {

QByteArray nameOf(const QWidget *widget)
{
    const auto *label = qobject_cast<const QLabel *>(widget);
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const QRect at(widget->mapTo(widget->window(), QPoint(0, 0)), widget->size());
    return QStringLiteral("%1 %2 '%3' %4,%5 %6x%7")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
             label    ? label->text()
             : button ? button->text()
                      : widget->accessibleName())
        .arg(at.x())
        .arg(at.y())
        .arg(at.width())
        .arg(at.height())
        .toUtf8();
}

/// What stands over others by intent.
bool floats(const QWidget *widget)
{
    static const QStringList names{QStringLiteral("keyHint"), QStringLiteral("announcer"),
                                   QStringLiteral("shortcutSheet"), QStringLiteral("replyMenu")};
    return names.contains(widget->objectName()) || widget->isWindow() ||
           QByteArray(widget->metaObject()->className()) == "desk::ui::JumpButton";
}

} // namespace

class TestLargeText : public QObject
{
    Q_OBJECT

private:
    static void check(const WindowFixture &desk, const char *place)
    {
        for (int turn = 0; turn < 10; ++turn) // a layout within a layout takes a turn each
            QCoreApplication::processEvents();
        if (const QString folder = qEnvironmentVariable("DESK_LOOK"); !folder.isEmpty())
            desk.window->grab().save(QStringLiteral("%1/%2-%3.png")
                                         .arg(folder, QString::fromLatin1(place),
                                              desk.window->layoutDirection() == Qt::RightToLeft
                                                  ? QStringLiteral("ar")
                                                  : QStringLiteral("en")));
        QCOMPARE(desk.window->size(), QSize(900, 600));
        const QList<QWidget *> all = desk.window->findChildren<QWidget *>();
        for (const QWidget *widget : all) {
            if (!widget->isVisible() || floats(widget))
                continue;
            const QByteArray what = QByteArray(place) + ": " + nameOf(widget);
            if (const auto *label = qobject_cast<const QLabel *>(widget); label && !label->text().isEmpty()) {
                if (label->wordWrap())
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()), "cut below, " + what);
                else
                    QVERIFY2(label->width() >= label->minimumSizeHint().width() &&
                                 label->height() >= label->fontMetrics().height(),
                             "cut, " + what);
            }
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            if (button && !button->inherits("QLineEditIconButton")) { // a picture alone
                const int words = button->text().isEmpty()
                                      ? 0
                                      : button->fontMetrics().size(Qt::TextShowMnemonic, button->text()).width();
                QVERIFY2(button->width() >= words, "words cut, " + what);
                QVERIFY2(button->height() >= (words ? button->fontMetrics().ascent() : 0), "low, " + what);
            }
            const QWidget *parent = widget->parentWidget();
            if (qobject_cast<const QSplitterHandle *>(widget) || qobject_cast<const QScrollBar *>(widget) ||
                qobject_cast<const QAbstractScrollArea *>(parent ? parent->parentWidget() : nullptr) || !parent)
                continue;
            QVERIFY2(parent->rect().contains(widget->geometry()), "reaches out of its place, " + what);
            for (const QObject *other : parent->children()) {
                const auto *sibling = qobject_cast<const QWidget *>(other);
                if (!sibling || sibling == widget || !sibling->isVisible() || floats(sibling) ||
                    qobject_cast<const QSplitterHandle *>(sibling))
                    continue;
                QVERIFY2(!sibling->geometry().intersects(widget->geometry()),
                         "lies on " + nameOf(sibling) + ": " + what);
            }
        }
    }

    static void bothLanguages()
    {
        QTest::addColumn<LanguageChoice>("language");
        QTest::newRow("English") << LanguageChoice::English;
        QTest::newRow("Arabic") << LanguageChoice::Arabic;
    }

private Q_SLOTS:
    void aPublishersWindow_data() { bothLanguages(); }
    void aPublishersWindow()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setTextPercent(200);
        desk.settings.setLanguage(language);
        desk.window->resize(900, 600);
        check(desk, "sign-in");
        FakeSession *session = desk.signInPublisher();
        check(desk, "nothing-open");
        ConnectionStatus status = session->status();
        status.state = ConnectionStatus::State::Offline;
        status.waiting = 2;
        session->setStatus(status);
        desk.window->openRoom(RoomId{1});
        QTest::keyClicks(desk.window->timelinePane().composer()->edit(), QStringLiteral("x"));
        check(desk, "talk-offline");
        QWidget *window = desk.window.get();
        QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
        check(desk, "finding");
        QTest::keyClick(window, Qt::Key_Escape);
        for (const auto &[key, place] : {std::pair(Qt::Key_2, "support"), std::pair(Qt::Key_3, "notifications"),
                                         std::pair(Qt::Key_4, "settings")}) {
            QTest::keyClick(window, key, Qt::ControlModifier);
            check(desk, place);
        }
        QTest::keyClick(window, Qt::Key_Escape);
        QTest::keyClick(window, Qt::Key_N, Qt::ControlModifier);
        check(desk, "new-case");
    }

    void anAdminsWindow_data() { bothLanguages(); }
    void anAdminsWindow()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setTextPercent(200);
        desk.settings.setLanguage(language);
        desk.window->resize(900, 600);
        desk.signInAdmin();
        desk.window->openRoom(RoomId{21});
        check(desk, "case");
    }

    void theListAndTheTalkTakeTurns()
    {
        WindowFixture desk;
        desk.settings.setTextPercent(200);
        desk.window->resize(900, 600);
        FakeSession *session = desk.signInPublisher();
        ListPane &list = desk.window->listPane();
        TimelinePane &talk = desk.window->timelinePane();
        QVERIFY(list.isVisible() && !talk.isVisible());
        list.restFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(!list.isVisible() && talk.isVisible());
        const RoomId open = desk.window->openRoomId();
        QVERIFY(desk.window->isRoomFocused(open));
        QVERIFY(talk.isAncestorOf(QApplication::focusWidget()));
        // the offline banner stands in both
        ConnectionStatus status = session->status();
        status.state = ConnectionStatus::State::Offline;
        session->setStatus(status);
        const auto told = [&desk] {
            const QList<QWidget *> banners = desk.window->findChildren<QWidget *>(QStringLiteral("banner"));
            return std::any_of(banners.cbegin(), banners.cend(), [](const QWidget *each) { return each->isVisible(); });
        };
        QTRY_VERIFY(told());
        QTest::keyClick(desk.window.get(), Qt::Key_I, Qt::ControlModifier);
        QVERIFY(desk.window->contextPane().isVisible() && !talk.isVisible());
        QTest::keyClick(desk.window.get(), Qt::Key_Escape);
        QVERIFY(!desk.window->contextPane().isVisible() && talk.isVisible());
        QWidget *back = desk.find("backToList");
        QTRY_VERIFY(back->width() > 20 && talk.rect().contains(back->mapTo(&talk, back->rect().center())));
        QTest::mouseClick(back, Qt::LeftButton);
        QVERIFY(list.isVisible() && !talk.isVisible());
        QVERIFY(!desk.window->isRoomFocused(open));
        QVERIFY(told());
        desk.settings.setTextPercent(100);
        QTRY_VERIFY(list.isVisible() && talk.isVisible());
        QVERIFY(!desk.find("backToList")->isVisible());
    }
};

QTEST_MAIN(TestLargeText)
#include "tst_largetext.moc"
