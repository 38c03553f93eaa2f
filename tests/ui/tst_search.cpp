// Searching as a person does: by keys, over people, commands and everything that was said, in both directions.
#include "windowfixture.h"

#include "models/searchmodel.h"
#include "models/timelinemodel.h"
#include "ui/rooms/listpane.h"
#include "ui/search/findbar.h"
#include "ui/search/hitdelegate.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

using namespace desk;
using namespace desk::ui;

namespace {

Message spoken(qint64 room, qint64 id, const QString &text)
{
    Message message;
    message.id = MessageId{id};
    message.room = RoomId{room};
    message.sender = UserId{2};
    message.text = text;
    message.createdAt = QDateTime(QDate(2026, 11, 1), QTime(10, 0), Qt::UTC).addSecs(id);
    return message;
}

/// Pages of twenty ids, every second one empty.
struct Sparse : FakeSession
{
    Sparse() : FakeSession(publisherAccount()) { rooms().put(buyerRoom(1, 1, {}, QStringLiteral("Laila"), {}, {}, 0)); }
    QList<SearchQuery> asked;
    FutureResult<SearchPage> search(const SearchQuery &query) override
    {
        asked << query;
        SearchPage page;
        const qint64 begin = query.before.isValid() ? query.before.value : 201;
        const qint64 end = std::max<qint64>(begin - 20, 1);
        page.next = MessageId{end > 1 ? end : 0};
        for (qint64 id = begin - 1; id >= end && begin / 20 % 2 == 0; --id)
            page.messages << spoken(1, id, QStringLiteral("hello"));
        return readyResult<SearchPage>(page);
    }
};

} // namespace

class TestSearchWindow : public QObject
{
    Q_OBJECT

private:
    static void type(WindowFixture &desk, const QString &text)
    {
        QTest::keyClick(desk.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    static void bothDirections()
    {
        QTest::addColumn<LanguageChoice>("language");
        QTest::newRow("left to right") << LanguageChoice::English;
        QTest::newRow("right to left") << LanguageChoice::Arabic;
    }

private Q_SLOTS:
    void theModelAsksUntilAPageIsFull()
    {
        Sparse session;
        SearchModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSession(&session);
        model.setQuery(SearchQuery{.text = QStringLiteral("hello")});
        QVERIFY(model.isSearching());
        QTRY_VERIFY(!model.isSearching());
        QVERIFY(model.rowCount() >= 50);
        QVERIFY(model.hasMore());
        QVERIFY(session.asked.size() >= 5);
        const int rows = model.rowCount();
        model.setQuery(SearchQuery{.text = QStringLiteral("hell")}); // the answers to the older question are void
        model.setQuery(SearchQuery{.text = QStringLiteral("hello")});
        QTRY_VERIFY(!model.isSearching());
        QCOMPARE(model.rowCount(), rows);
        model.fetchMore({});
        QTRY_VERIFY(!model.isSearching());
        QVERIFY(model.rowCount() > rows);
        model.setQuery({});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.isSearching());
    }

    void aMessageIsFoundAndOpenedByKeys_data() { bothDirections(); }
    void aMessageIsFoundAndOpenedByKeys()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        FakeSession *session = desk.signInPublisher();
        session->said << spoken(2, 900, QStringLiteral("هل العربية زيرو؟"))
                      << spoken(2, 500, QStringLiteral("the zebra"));
        type(desk, QStringLiteral("zeb"));
        auto *hits = desk.window->findChild<QListView *>(QStringLiteral("searchHits"));
        QTRY_VERIFY(hits->isVisible());
        QCOMPARE(hits->model()->rowCount(), 1);
        const QString words = hits->model()->data(hits->model()->index(0, 0), Qt::AccessibleTextRole).toString();
        QVERIFY2(words.contains(QStringLiteral("the zebra")), qPrintable(words));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), hits);
        QTest::keyClick(hits, Qt::Key_Return);
        QCOMPARE(desk.window->openRoomId(), RoomId{2});
        QVERIFY(hits->isVisible()); // what was sought stays
        QTest::keyClick(desk.window.get(), Qt::Key_Escape);
        QVERIFY(!hits->isVisible());
    }

    void nothingFoundIsSaid()
    {
        WindowFixture desk;
        desk.signInPublisher();
        type(desk, QStringLiteral("xyzzy"));
        auto *none = desk.window->findChild<QLabel *>(QStringLiteral("searchNone"));
        QTRY_VERIFY(none->isVisible());
        QVERIFY(none->text().contains(QStringLiteral("xyzzy")));
    }

    void aCommandIsFoundByItsNameInEitherLanguage_data() { bothDirections(); }
    void aCommandIsFoundByItsNameInEitherLanguage()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        desk.signInPublisher();
        for (const QString &name : {QStringLiteral("settings"), QStringLiteral("الإعدادات")}) {
            desk.window->showPlace(Rail::Place::Conversations);
            type(desk, QString());
            desk.find<QLineEdit>("searchField")->setText(name); // keyClicks() knows Latin letters only
            QPushButton *command = nullptr;
            for (QPushButton *button : desk.find("searchResults")->findChildren<QPushButton *>()) {
                if (button->property("look") == QStringLiteral("command"))
                    command = button;
            }
            QVERIFY2(command, qPrintable(name));
            command->setFocus(Qt::TabFocusReason);
            QTest::keyClick(command, Qt::Key_Space);
            QTRY_VERIFY(desk.find("connectionWords") && desk.find("connectionWords")->isVisible());
        }
    }

    void theFiltersNarrowTheQuestion()
    {
        WindowFixture desk;
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        type(desk, QStringLiteral("hello"));
        QTRY_VERIFY(!session->searched.isEmpty());
        QVERIFY(session->searched.last().rooms.isEmpty());
        QTest::mouseClick(desk.find("searchWithFile"), Qt::LeftButton);
        QVERIFY(session->searched.last().withFile);
        QTest::mouseClick(desk.find("searchWhere"), Qt::LeftButton);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QTRY_COMPARE(session->searched.last().rooms, QList<RoomId>{RoomId{1}});
        QTest::mouseClick(desk.find("searchWhen"), Qt::LeftButton);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QTRY_VERIFY(session->searched.last().from.isValid());
    }

    void oneConversationIsWalkedFromHitToHit_data() { bothDirections(); }
    void oneConversationIsWalkedFromHitToHit()
    {
        QFETCH(LanguageChoice, language);
        WindowFixture desk;
        desk.settings.setLanguage(language);
        FakeSession *session = desk.signInPublisher();
        desk.window->openRoom(RoomId{1});
        TimelineModel *model = desk.window->timelinePane().view()->model();
        QList<Message> shown;
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->row(row).message.isValid())
                shown << spoken(1, model->row(row).message.value, QStringLiteral("hello"));
        }
        QVERIFY(shown.size() >= 2);
        std::reverse(shown.begin(), shown.end());
        session->said = shown;
        QTest::keyClick(desk.window.get(), Qt::Key_F, Qt::ControlModifier);
        QWidget *field = desk.find("findField");
        QCOMPARE(QApplication::focusWidget(), field);
        QTest::keyClicks(field, QStringLiteral("hel"));
        TimelineView *view = desk.window->timelinePane().view();
        const auto current = [&] {
            return view->currentRow() < 0 ? MessageId() : model->row(view->currentRow()).message;
        };
        QTRY_COMPARE(current(), shown.at(0).id);
        QCOMPARE(session->searched.last().rooms, QList<RoomId>{RoomId{1}});
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(current(), shown.at(1).id);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(current(), shown.at(0).id);
        auto *count = desk.window->findChild<QLabel *>(QStringLiteral("findCount"));
        QVERIFY(!count->text().isEmpty());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!desk.find("findBar")->isVisible());
        QVERIFY(desk.find("composerEdit")->hasFocus());
    }

    void aSnippetBeginsNearWhatWasSought()
    {
        SearchModel::Hit hit;
        hit.message = spoken(1, 1, QStringLiteral("word ").repeated(60) + QStringLiteral("zebra at last"));
        const QString snippet = hitSnippet(hit, {QStringLiteral("zebra")});
        QVERIFY(snippet.startsWith(QChar(u'…')));
        QVERIFY(snippet.indexOf(QStringLiteral("zebra")) < 40);
        hit.message.text = QStringLiteral("zebra\nfirst");
        QCOMPARE(hitSnippet(hit, {QStringLiteral("zebra")}), QStringLiteral("zebra first"));
    }
};

QTEST_MAIN(TestSearchWindow)
#include "tst_search.moc"
