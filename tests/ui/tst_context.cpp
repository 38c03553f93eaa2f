// The pane beside the talk by real keys and clicks: what it shows, how it folds, where it leads.
#include "windowfixture.h"

#include "ui/context/adcard.h"
#include "ui/context/contextpane.h"
#include "ui/context/section.h"
#include "ui/linelist.h"
#include "ui/textline.h"
#include "ui/timeline/timelinepane.h"

#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace desk;
using namespace desk::ui;

namespace {

Find found(qint64 message, qint64 sender, const QDateTime &at)
{
    Find find;
    find.message = MessageId{message};
    find.sender = UserId{sender};
    find.at = at;
    return find;
}

/// A desk with prices, links, files and a second conversation of the same buyer.
FakeSession *furnish(WindowFixture &desk)
{
    auto filled = publisherDesk(desk.clock.now());
    const QDateTime at = desk.clock.now().addSecs(-600);
    Find first = found(5, 101, at);
    first.price = Price{QStringLiteral("480000"), QStringLiteral("EGP"), {}};
    Find second = found(6, 7, at.addSecs(60));
    second.price = Price{QStringLiteral("495000"), {}, {}};
    filled->found[FindKind::Prices] = {second, first};
    Find link = found(2, 101, at);
    link.link = QUrl(QStringLiteral("https://carfax.example/vin"));
    filled->found[FindKind::Links] = {link};
    Find file = found(4, 7, at);
    file.file = Attachment{QStringLiteral("/media/r.pdf"), QStringLiteral("\u202Egpj.report.pdf"), 1'258'291,
                           QStringLiteral("application/pdf")};
    filled->found[FindKind::Files] = {file};
    RoomItem other = *filled->rooms().item(RoomId{1});
    other.room.id = RoomId{60};
    other.room.ad = AdId{13};
    other.room.adTitle = QStringLiteral("شقة في مدينة نصر");
    other.room.createdAt = desk.clock.now().addDays(-90);
    other.unread = 2;
    other.typingNames.clear();
    filled->rooms().put(other);
    desk.accounts.setCurrent(std::move(filled));
    desk.window->resize(1280, 800);
    return desk.accounts.session();
}

QString words(const LineList *list, int row)
{
    return list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
}

} // namespace

class TestContext : public QObject
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
    void everythingStandsBesideTheTalk()
    {
        WindowFixture desk;
        furnish(desk);
        desk.window->openRoom(RoomId{1});
        auto *prices = desk.find<LineList>("pricesList");
        QTRY_COMPARE(prices->model()->rowCount(), 2);
        QVERIFY2(words(prices, 0).contains(QStringLiteral("EGP 480,000")), qPrintable(words(prices, 0)));
        QVERIFY(words(prices, 0).contains(QStringLiteral("محمد عبد الله")));
        QVERIFY(words(prices, 1).contains(QStringLiteral("495,000")) &&
                words(prices, 1).contains(QStringLiteral("You")));
        auto *files = desk.find<LineList>("filesList");
        QTRY_COMPARE(files->model()->rowCount(), 1);
        QVERIFY(!words(files, 0).contains(QChar(0x202E)));
        QVERIFY(words(files, 0).contains(QStringLiteral("1.2 MB")));
        auto *links = desk.find<LineList>("linksList");
        QTRY_COMPARE(links->model()->rowCount(), 1);
        QVERIFY(words(links, 0).contains(QStringLiteral("carfax.example/vin")));
        auto *others = desk.find<LineList>("othersList");
        QCOMPARE(others->model()->rowCount(), 1);
        QVERIFY2(words(others, 0).contains(QStringLiteral("شقة")) &&
                     words(others, 0).contains(QStringLiteral("unread: 2")),
                 qPrintable(words(others, 0)));
        // the first contact was in the other conversation
        QStringList facts;
        for (const TextLine *line : desk.find("personSection")->findChildren<TextLine *>())
            facts << line->text();
        QVERIFY2(facts.contains(QStringLiteral("First contact")), qPrintable(facts.join(QLatin1Char('|'))));
        for (const LineList *list : {prices, files, links, others})
            QVERIFY(list->isVisible() && list->width() <= desk.find("contextPane")->width());
    }

    void aConversationWithoutAnythingHasNoEmptyParts()
    {
        WindowFixture desk;
        furnish(desk)->found.clear();
        desk.window->openRoom(RoomId{2});
        QVERIFY(desk.find("personSection")->isVisible());
        QTRY_VERIFY(!desk.find("pricesSection")->isVisible());
        QVERIFY(!desk.find("filesSection")->isVisible());
        QVERIFY(!desk.find("linksSection")->isVisible());
        QVERIFY(!desk.find("othersSection")->isVisible());
    }

    void listsAreWalkedAndChosenByKeys_data() { bothDirections(); }
    void listsAreWalkedAndChosenByKeys()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        furnish(desk);
        desk.window->openRoom(RoomId{1});
        QSignalSpy jumps(&desk.window->contextPane(), &ContextPane::messageWanted);
        auto *prices = desk.find<LineList>("pricesList");
        QTRY_COMPARE(prices->model()->rowCount(), 2);
        prices->setFocus(Qt::TabFocusReason);
        QTest::keyClick(prices, Qt::Key_Return);
        QTest::keyClick(prices, Qt::Key_Down);
        QTest::keyClick(prices, Qt::Key_Return);
        QCOMPARE(jumps.size(), 2);
        QCOMPARE(jumps[0][0].value<MessageId>(), MessageId{5});
        QCOMPARE(jumps[1][0].value<MessageId>(), MessageId{6});
        auto *links = desk.find<LineList>("linksList");
        links->setFocus(Qt::TabFocusReason);
        QTest::keyClick(links, Qt::Key_Enter);
        QVERIFY(desk.readable().contains(QStringLiteral("carfax.example"))); // asked first
        QVERIFY(desk.opened.isEmpty());
        auto *others = desk.find<LineList>("othersList");
        others->setFocus(Qt::TabFocusReason);
        QTest::keyClick(others, Qt::Key_Return);
        QCOMPARE(desk.window->openRoomId(), RoomId{60});
        QTRY_COMPARE(others->model()->rowCount(), 1); // and back again
        QTest::mouseClick(others->viewport(), Qt::LeftButton, {}, QPoint(others->width() / 2, 10));
        QCOMPARE(desk.window->openRoomId(), RoomId{1});
    }

    void aFileIsSavedByKeyByIconAndByMenu_data() { bothDirections(); }
    void aFileIsSavedByKeyByIconAndByMenu()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        furnish(desk);
        desk.window->openRoom(RoomId{1});
        QSignalSpy saves(&desk.window->contextPane(), &ContextPane::saveWanted);
        QSignalSpy jumps(&desk.window->contextPane(), &ContextPane::messageWanted);
        auto *files = desk.find<LineList>("filesList");
        QTRY_COMPARE(files->model()->rowCount(), 1);
        files->setFocus(Qt::TabFocusReason);
        QTest::keyClick(files, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(saves.size(), 1);
        const bool rtl = language == LanguageChoice::Arabic;
        QTest::mouseClick(files->viewport(), Qt::LeftButton, {}, QPoint(rtl ? 10 : files->width() - 10, 20));
        QCOMPARE(saves.size(), 2);
        QVERIFY(jumps.isEmpty());
        QTest::mouseClick(files->viewport(), Qt::LeftButton, {}, QPoint(files->width() / 2, 20));
        QCOMPARE(jumps.size(), 1);
        QContextMenuEvent wanted(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(files, &wanted);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QTRY_COMPARE(saves.size(), 3);
    }

    void partsFoldByKeyAndStayFolded()
    {
        WindowFixture desk;
        FakeSession *session = furnish(desk);
        desk.window->openRoom(RoomId{1});
        auto *prices = desk.find<LineList>("pricesList");
        QTRY_VERIFY(prices->isVisible());
        auto *heading = desk.find<SectionHeading>("pricesHeading");
        heading->setFocus(Qt::TabFocusReason);
        QTest::keyClick(heading, Qt::Key_Space);
        QVERIFY(!prices->isVisible());
        QVERIFY(heading->isVisible());
        QCOMPARE(desk.settings.foldedSections(), QStringList{QStringLiteral("prices")});
        const auto asked = [&] {
            return std::count_if(session->findsAsked.cbegin(), session->findsAsked.cend(),
                                 [](const FindsQuery &query) { return query.kind == FindKind::Prices; });
        };
        const auto before = asked();
        desk.window->openRoom(RoomId{2}); // what is folded asks for nothing
        QTRY_VERIFY(desk.find("filesSection")->isVisible());
        QCOMPARE(asked(), before);
        QVERIFY(heading->isVisible());
        QTest::keyClick(heading, Qt::Key_Space);
        QTRY_VERIFY(prices->isVisible());
        QVERIFY(asked() > before);
        QVERIFY(desk.settings.foldedSections().isEmpty());
    }

    void moreIsAskedForByKey()
    {
        WindowFixture desk;
        FakeSession *session = furnish(desk);
        QList<Find> many;
        for (qint64 id = 40; id >= 1; --id) {
            Find find = found(id, 101, desk.clock.now());
            find.price.amount = QString::number(1'000 + id);
            many << find;
        }
        session->found[FindKind::Prices] = many;
        desk.window->openRoom(RoomId{1});
        auto *prices = desk.find<LineList>("pricesList");
        QTRY_COMPARE(prices->model()->rowCount(), 12);
        auto *more = desk.find<QPushButton>("pricesMore");
        QVERIFY(more->isVisible());
        more->setFocus(Qt::TabFocusReason);
        QTest::keyClick(more, Qt::Key_Space);
        QTRY_COMPARE(prices->model()->rowCount(), 24);
        QVERIFY(words(prices, 23).contains(QStringLiteral("1,040"))); // the newest is the last one named
    }

    void whatTheSiteSaysLaterOfTheAdIsShown()
    {
        WindowFixture desk;
        FakeSession *session = furnish(desk);
        desk.window->openRoom(RoomId{1});
        QTRY_VERIFY(desk.find<TextLine>("adPrice")->text().contains(QStringLiteral("510,000")));
        Ad changed = session->ads.value(AdId{12});
        changed.price = QStringLiteral("490000");
        changed.status = adGone;
        Q_EMIT session->adChanged(changed);
        QVERIFY(desk.find<TextLine>("adPrice")->text().contains(QStringLiteral("490,000")));
        QVERIFY(desk.find<TextLine>("adState")->text().contains(QStringLiteral("No longer shown")));
        Ad another = changed;
        another.id = AdId{13};
        another.price = QStringLiteral("1");
        Q_EMIT session->adChanged(another);
        QVERIFY(desk.find<TextLine>("adPrice")->text().contains(QStringLiteral("490,000")));
    }
};

QTEST_MAIN(TestContext)
#include "tst_context.moc"
