// Searching everything that was ever said: the words, the index, the pages.
#include "sql/query.h"
#include "store/statements_search.h"
#include "store/store.h"
#include "tests/support/await.h"
#include "tests/support/values.h"

#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::testing;

namespace {

struct Shelf
{
    QTemporaryDir dir;
    std::unique_ptr<Store> store;

    Shelf() { open(); }
    void open()
    {
        store = std::make_unique<Store>();
        QVERIFY(await(store->open(dir.path(), UserId{1})));
    }
    void say(qint64 room, qint64 id, const QString &text, std::optional<Attachment> file = {})
    {
        Message said = message(room, id, 2, text);
        said.attachment = std::move(file);
        Incoming incoming;
        if (!await(store->openRoom(RoomId{room}, 1))->room)
            incoming.rooms << desk::testing::room(room, 1, 2, 0);
        incoming.runs << MessageRun{RoomId{room}, {said}, {}, {}, Reach::Loose, {}};
        QVERIFY(await(store->take(incoming)));
    }
    QList<qint64> find(const SearchQuery &query)
    {
        QList<qint64> ids;
        const auto page = await(store->search(query));
        for (const Message &found : page->messages)
            ids << found.id.value;
        return ids;
    }
    QList<qint64> find(const QString &text) { return find(SearchQuery{.text = text}); }
};

QStringList marked(const QString &text, const QString &sought)
{
    QStringList parts;
    const QList<TextRange> ranges = matches(text, searchWords(sought));
    for (const TextRange &range : ranges)
        parts << text.mid(range.from, range.to - range.from);
    return parts;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneSpellingFindsTheOthers_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("sought");
        QTest::newRow("alef with hamza") << QStringLiteral("أحمد هنا") << QStringLiteral("احمد");
        QTest::newRow("alef without") << QStringLiteral("احمد هنا") << QStringLiteral("أحمد");
        QTest::newRow("ta marbuta") << QStringLiteral("سيارة زرقاء") << QStringLiteral("سياره");
        QTest::newRow("alef maqsura") << QStringLiteral("على الطريق") << QStringLiteral("علي");
        QTest::newRow("hamza on waw") << QStringLiteral("مؤمن") << QStringLiteral("مومن");
        QTest::newRow("harakat") << QStringLiteral("مَرْحَبًا بكم") << QStringLiteral("مرحبا");
        QTest::newRow("tatweel") << QStringLiteral("مرحـــبا") << QStringLiteral("مرحبا");
        QTest::newRow("arabic digits") << QStringLiteral("السعر ٤٨٠ ألف") << QStringLiteral("480");
        QTest::newRow("latin digits") << QStringLiteral("price 480") << QStringLiteral("٤٨٠");
        QTest::newRow("persian digits") << QStringLiteral("price 480") << QStringLiteral("۴۸۰");
        QTest::newRow("case and accent") << QStringLiteral("Café ouvert") << QStringLiteral("CAFE");
        QTest::newRow("the beginning of a word") << QStringLiteral("the inspection report") << QStringLiteral("inspec");
        QTest::newRow("words in any order") << QStringLiteral("toyota corolla 2019") << QStringLiteral("corolla toy");
        QTest::newRow("its language is no language")
            << QStringLiteral("a AND b* \"c\"") << QStringLiteral("\"c\" AND b*");
    }
    void oneSpellingFindsTheOthers()
    {
        QFETCH(QString, said);
        QFETCH(QString, sought);
        Shelf shelf;
        shelf.say(7, 1, said);
        shelf.say(7, 2, QStringLiteral("something else"));
        QCOMPARE(shelf.find(sought), QList<qint64>{1});
        QVERIFY(!marked(said, sought).isEmpty());
    }

    void aWordInTheMiddleIsNotFound()
    {
        Shelf shelf;
        shelf.say(7, 1, QStringLiteral("unhappy"));
        QVERIFY(shelf.find(QStringLiteral("happy")).isEmpty());
        QVERIFY(marked(QStringLiteral("unhappy"), QStringLiteral("happy")).isEmpty());
        QVERIFY(shelf.find(QStringLiteral("unhappy people")).isEmpty()); // every word
    }

    void whatIsFoundIsMarkedAsItWasWritten()
    {
        QCOMPARE(marked(QStringLiteral("قال: مَرْحَبًا، وأَهْلًا"), QStringLiteral("واهلا مرحبا")),
                 (QStringList{QStringLiteral("مَرْحَبًا"), QStringLiteral("وأَهْلًا")}));
        QCOMPARE(marked(QStringLiteral("😀 Corolla, corollas"), QStringLiteral("corolla")),
                 (QStringList{QStringLiteral("Corolla"), QStringLiteral("corollas")}));
        QVERIFY(marked(QStringLiteral("anything"), QString()).isEmpty());
    }

    void theNewestComeFirstAPageAtATime()
    {
        Shelf shelf;
        for (int id = 1; id <= 7; ++id)
            shelf.say(7 + id % 2, id, QStringLiteral("hello %1").arg(id));
        SearchQuery query{.text = QStringLiteral("hello"), .limit = 3};
        const auto first = await(shelf.store->search(query));
        QCOMPARE(shelf.find(query), (QList<qint64>{7, 6, 5}));
        query.before = first->next;
        QCOMPARE(shelf.find(query), (QList<qint64>{4, 3, 2}));
        query.before = await(shelf.store->search(query))->next;
        QCOMPARE(shelf.find(query), QList<qint64>{1});
        QVERIFY(!await(shelf.store->search(query))->next.isValid());
    }

    void roomsFilesAndTimesNarrowIt()
    {
        Shelf shelf;
        shelf.say(7, 1, QStringLiteral("the report"));
        shelf.say(8, 2, QStringLiteral("the report"),
                  Attachment{QStringLiteral("/f"), QStringLiteral("inspection.pdf"), 10, {}});
        shelf.say(77, 3, QStringLiteral("the report"));
        SearchQuery query{.text = QStringLiteral("report")};
        query.rooms = {RoomId{7}};
        QCOMPARE(shelf.find(query), QList<qint64>{1}); // and not room 77
        query.rooms = {RoomId{7}, RoomId{77}};
        QCOMPARE(shelf.find(query), (QList<qint64>{3, 1}));
        query.rooms.clear();
        query.withFile = true;
        QCOMPARE(shelf.find(query), QList<qint64>{2});
        QCOMPARE(shelf.find(QStringLiteral("inspection")), QList<qint64>{2}); // by the file's name
        query = SearchQuery{.withFile = true};
        QCOMPARE(shelf.find(query), QList<qint64>{2});
        query = SearchQuery{.text = QStringLiteral("report")};
        query.to = message(7, 3, 2).createdAt;
        QCOMPARE(shelf.find(query), (QList<qint64>{2, 1}));
        query.from = message(7, 2, 2).createdAt;
        QCOMPARE(shelf.find(query), QList<qint64>{2});
        QVERIFY(shelf.find(SearchQuery{}).isEmpty());
    }

    void aFileThatComesLaterIsFound()
    {
        Shelf shelf;
        shelf.say(7, 1, QStringLiteral("here"));
        shelf.say(7, 1, QStringLiteral("here"), Attachment{QStringLiteral("/f"), QStringLiteral("front.jpg"), 10, {}});
        QCOMPARE(shelf.find(QStringLiteral("front")), QList<qint64>{1});
        QCOMPARE(shelf.find(QStringLiteral("here")), QList<qint64>{1});
    }

    void whatIsGoneIsNotFound()
    {
        Shelf shelf;
        shelf.say(7, 1, QStringLiteral("hello"));
        shelf.say(8, 2, QStringLiteral("hello"));
        Incoming gone;
        gone.gone << RoomId{7};
        QVERIFY(await(shelf.store->take(gone)));
        QCOMPARE(shelf.find(QStringLiteral("hello")), QList<qint64>{2});
        shelf.say(7, 1, QStringLiteral("again"));
        QVERIFY(shelf.find(QStringLiteral("hello again")).isEmpty());
        QCOMPARE(shelf.find(QStringLiteral("again")), QList<qint64>{1});
        QVERIFY(await(shelf.store->clearCache()));
        QVERIFY(shelf.find(QStringLiteral("hello")).isEmpty());
    }

    void anOlderFileIsEnteredWhenItIsOpened()
    {
        Shelf shelf;
        for (int id = 1; id <= 30; ++id)
            shelf.say(7, id, QStringLiteral("hello %1").arg(id));
        shelf.store.reset();
        {
            sql::Database db; // as it was before there was an index
            QVERIFY(db.open(shelf.dir.filePath(QStringLiteral("cache.db"))));
            QVERIFY(statements::clearWords(db));
            QVERIFY(statements::forgetWords(db));
        }
        shelf.open();
        QCOMPARE(shelf.find(QStringLiteral("hello 17")), QList<qint64>{17});
        QCOMPARE(shelf.find(QStringLiteral("hello")).size(), 30);
        shelf.say(7, 31, QStringLiteral("hello 31"));
        shelf.store.reset();
        shelf.open();
        QCOMPARE(shelf.find(QStringLiteral("hello")).size(), 31);
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
