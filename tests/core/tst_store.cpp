// The store: paging, holes, repeated ids, counts, restart, damage. And folding.
#include "store/fold.h"
#include "store/store.h"
#include "tests/support/await.h"
#include "tests/support/values.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::testing;

namespace {
const RoomId room7{7};

/// A store on its own folder that can be closed and opened again.
struct Shelf
{
    QTemporaryDir dir;
    std::unique_ptr<Store> store;
    int rebuilt = 0;
    Shelf() { open(); }
    Result<void> open()
    {
        store.reset();
        store = std::make_unique<Store>();
        QObject::connect(store.get(), &Store::rebuilt, store.get(), [this] { ++rebuilt; });
        return await(store->open(dir.filePath(QStringLiteral("account")), UserId{1}));
    }
    Result<void> take(const Incoming &incoming) { return await(store->take(incoming)); }
    Result<void> takeRun(const MessageRun &run)
    {
        Incoming incoming;
        incoming.runs << run;
        return take(incoming);
    }
    QList<Hole> holes() { return await(store->openRoom(room7, 1))->holes; }
};

Incoming withRoom(const Room &value, const MessageRun &messages)
{
    Incoming incoming;
    incoming.rooms << value;
    incoming.runs << messages;
    return incoming;
}
} // namespace

class TestStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesARoomByKeys()
    {
        Shelf shelf;
        QVERIFY(shelf.take(withRoom(room(7, 1, 2), run(7, messages(7, 1, 250), 0, 250))));
        const auto newest = await(shelf.store->openRoom(room7, 100));
        QCOMPARE(newest->messages.size(), 100);
        QCOMPARE(newest->messages.first().id, MessageId{151});
        const auto older = await(shelf.store->before(room7, MessageId{151}, 100));
        QCOMPARE(older->messages.first().id, MessageId{51});
        QCOMPARE(older->messages.last().id, MessageId{150});
        QCOMPARE(older->oldest, MessageId{1});
        const auto newer = await(shelf.store->after(room7, MessageId{150}, 10));
        QCOMPARE(newer->messages.first().id, MessageId{151});
        const auto around = await(shelf.store->around(room7, MessageId{100}, 10));
        QCOMPARE(around->messages.first().id, MessageId{95});
        QCOMPARE(around->messages.last().id, MessageId{104});
    }

    void repeatedIdsChangeOnlyWhatMoves()
    {
        Shelf shelf;
        QVERIFY(shelf.take(withRoom(room(7, 1, 2), run(7, {message(7, 10, 2, QStringLiteral("first"))}, 0, 10))));
        QSignalSpy committed(shelf.store.get(), &Store::committed);
        Message again = message(7, 10, 2, QStringLiteral("forged"));
        QVERIFY(shelf.takeRun(run(7, {again}, 9, 10)));
        QTRY_VERIFY(!committed.isEmpty());
        QVERIFY(committed.last().first().value<ChangeSet>().messages.isEmpty());
        again.isRead = true;
        QVERIFY(shelf.takeRun(run(7, {again}, 9, 10)));
        const auto slice = await(shelf.store->openRoom(room7, 10));
        QCOMPARE(slice->messages.size(), 1);
        QCOMPARE(slice->messages.first().text, QStringLiteral("first"));
        QVERIFY(slice->messages.first().isRead);
    }

    void aGapIsAHoleUntilItIsFilled()
    {
        Shelf shelf;
        QVERIFY(shelf.take(withRoom(room(7, 1, 2), run(7, messages(7, 100, 120), 99, 120))));
        QCOMPARE(shelf.holes(), (QList<Hole>{{room7, MessageId{0}, MessageId{100}}}));
        QVERIFY(shelf.takeRun(run(7, messages(7, 200, 220), 199, 220)));
        QCOMPARE(shelf.holes().last(), (Hole{room7, MessageId{120}, MessageId{200}}));
        QVERIFY(shelf.takeRun(run(7, messages(7, 150, 199), 149, 199)));
        QCOMPARE(shelf.holes().last(), (Hole{room7, MessageId{120}, MessageId{150}}));
        QVERIFY(shelf.open()); // a restart forgets no hole
        QCOMPARE(shelf.holes().size(), 2);
        QVERIFY(shelf.takeRun(run(7, messages(7, 121, 149), 100, 149)));
        QCOMPARE(shelf.holes().size(), 1);
        QVERIFY(shelf.takeRun(run(7, messages(7, 90, 99), 0, 99)));
        QVERIFY(shelf.holes().isEmpty());
    }

    void theFeedChainsWithoutHoles()
    {
        Shelf shelf;
        Incoming first = withRoom(room(7, 1, 2), chained(7, messages(7, 1, 20)));
        first.cursor = Cursor{20};
        QVERIFY(shelf.take(first));
        QVERIFY(shelf.holes().isEmpty());
        // A live message runs ahead; the feed brings what lay before it: no hole remains.
        MessageRun live = run(7, {message(7, 40, 2)}, 0, 0);
        live.reach = Reach::Loose;
        QVERIFY(shelf.takeRun(live));
        QVERIFY(shelf.takeRun(chained(7, {message(7, 30, 2), message(7, 40, 2)})));
        QVERIFY(shelf.holes().isEmpty());
        QCOMPARE(await(shelf.store->openRoom(room7, 3))->messages.size(), 3);
    }

    void cursorAndMessagesSurviveTogether()
    {
        Shelf shelf;
        Incoming incoming = withRoom(room(7, 1, 2, 5), chained(7, messages(7, 1, 5)));
        incoming.cursor = Cursor{5};
        QVERIFY(shelf.take(incoming));
        QVERIFY(shelf.open());
        const auto start = await(shelf.store->loadCache());
        QCOMPARE(start->cursor, Cursor{5});
        QCOMPARE(start->rooms.size(), 1);
        QCOMPARE(start->rooms.first().newest->id, MessageId{5});
        QCOMPARE(start->rooms.first().room.client->displayName(), QStringLiteral("Buyer 2"));
    }

    void unreadIsCountedFromWhatIsStored()
    {
        Shelf shelf;
        Room value = room(7, 1, 2);
        value.unread = 99; // the server's number gives way to what is stored
        QVERIFY(shelf.take(withRoom(value, run(7, messages(7, 1, 10), 0, 10))));
        QCOMPARE(await(shelf.store->openRoom(room7, 1))->room->unread, 5);
        QCOMPARE(await(shelf.store->openRoom(room7, 1))->firstUnread, MessageId{1});
        Incoming seen;
        seen.reads << ReadNews{room7, MessageId{7}, true};
        QVERIFY(shelf.take(seen));
        QCOMPARE(await(shelf.store->openRoom(room7, 1))->room->unread, 1);
        seen.reads = {ReadNews{room7, MessageId{3}, true}}; // never backwards
        QVERIFY(shelf.take(seen));
        QCOMPARE(await(shelf.store->openRoom(room7, 1))->room->myReadUpTo, MessageId{7});
    }

    void aRowThatBecameVisibleLateDoesNotHoldUpTheCount()
    {
        Shelf shelf;
        QList<Message> said = messages(7, 1, 10);
        Message late = message(7, 11, 2);
        late.createdAt = said.last().createdAt.addSecs(-8); // the newest id, but not the newest time
        said << late;
        Room value = room(7, 1, 2, 0);
        value.unread = 6;
        value.last = LastMessage{QStringLiteral("m10"), QStringLiteral("publisher1"), said.at(9).createdAt};
        QVERIFY(shelf.take(withRoom(value, run(7, said, 0, 11))));
        Incoming seen;
        seen.reads << ReadNews{room7, MessageId{11}, true};
        QVERIFY(shelf.take(seen));
        QCOMPARE(await(shelf.store->openRoom(room7, 1))->room->unread, 0);
    }

    void anOlderStateOfARoomChangesNothing()
    {
        Shelf shelf;
        Room value = room(7, 1, 2, 10);
        value.adTitle = QStringLiteral("new");
        Incoming incoming;
        incoming.rooms << value;
        QVERIFY(shelf.take(incoming));
        value.cursor = Cursor{9};
        value.adTitle = QStringLiteral("old");
        incoming.rooms = {value};
        QVERIFY(shelf.take(incoming));
        QCOMPARE(await(shelf.store->openRoom(room7, 1))->room->adTitle, QStringLiteral("new"));
    }

    void tellsWhatIsNewAndByOthers()
    {
        Shelf shelf;
        QSignalSpy committed(shelf.store.get(), &Store::committed);
        QVERIFY(shelf.take(withRoom(room(7, 1, 2), chained(7, messages(7, 1, 4)))));
        QTRY_COMPARE(committed.size(), 1);
        const auto changes = committed.first().first().value<ChangeSet>();
        QCOMPARE(changes.messages.size(), 4);
        QCOMPARE(changes.arrived.size(), 2);
        QCOMPARE(changes.rooms.size(), 1);
        QCOMPARE(changes.rooms.first().lastMessageId, MessageId{4});
    }

    void keepsOutboxDraftsAndMarks()
    {
        Shelf shelf;
        OutboxRow row;
        row.room = room7;
        row.text = QStringLiteral("مرحبا 🙂");
        row.nonce = QUuid::createUuid();
        row.createdAt = QDateTime(QDate(2026, 11, 1), QTime(1, 2, 3, 4), Qt::UTC);
        row.error = Error{ErrorCode::RoomClosed, QStringLiteral("closed"), {}, 403};
        const auto stored = await(shelf.store->putOutboxRow(row));
        QVERIFY(stored->id.isValid());
        QVERIFY(await(shelf.store->putDraft(room7, QStringLiteral("half a"))));
        QVERIFY(await(shelf.store->putReadMark(room7, {MessageId{9}, MessageId{4}})));
        QVERIFY(await(shelf.store->putReadMark(room7, {MessageId{8}, MessageId{5}})));
        QVERIFY(await(shelf.store->clearCache())); // deleting the cache loses nothing of these
        QVERIFY(shelf.open());
        const auto desk = await(shelf.store->loadDesk());
        QCOMPARE(desk->outbox, QList<OutboxRow>{*stored});
        QCOMPARE(desk->drafts.value(room7), QStringLiteral("half a"));
        QCOMPARE(desk->readMarks.value(room7).upTo, MessageId{9});
        QCOMPARE(desk->readMarks.value(room7).sentUpTo, MessageId{5});
    }

    void aMessageIsClaimedByOneRow()
    {
        Shelf shelf;
        OutboxRow one, two;
        one.room = two.room = room7;
        one = *await(shelf.store->putOutboxRow(one));
        two = *await(shelf.store->putOutboxRow(two));
        const QList<MessageId> found{MessageId{3}, MessageId{4}};
        QCOMPARE(*await(shelf.store->claimFirst(one, found)), MessageId{3});
        QCOMPARE(*await(shelf.store->claimFirst(two, found)), MessageId{4});
        QCOMPARE(*await(shelf.store->claimFirst(one, found)), MessageId{3}); // a crash later it is still its own
    }

    void aDamagedCacheIsSetAsideAndTheDeskFileKept()
    {
        Shelf shelf;
        QVERIFY(shelf.take(withRoom(room(7, 1, 2), chained(7, messages(7, 1, 4)))));
        QVERIFY(await(shelf.store->putDraft(room7, QStringLiteral("kept"))));
        shelf.store->close();
        QFile file(shelf.dir.filePath(QStringLiteral("account/cache.db")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(4096, 'x'));
        file.close();
        QVERIFY(shelf.open());
        QCOMPARE(shelf.rebuilt, 1);
        const auto slice = await(shelf.store->openRoom(room7, 10));
        QCOMPARE(slice->messages.size(), 4);                                        // they stood on other pages
        QCOMPARE(slice->holes, (QList<Hole>{{room7, MessageId{0}, MessageId{4}}})); // and claim nothing
        QCOMPARE(await(shelf.store->loadCache())->cursor, Cursor{});
        QCOMPARE(await(shelf.store->loadDesk())->drafts.value(room7), QStringLiteral("kept"));
        const QStringList aside =
            QDir(shelf.dir.filePath(QStringLiteral("account"))).entryList({QStringLiteral("*.damaged-*")});
        QCOMPARE(aside.size(), 1);
    }

    void damageInUseBringsANewCache()
    {
        Shelf shelf;
        QVERIFY(shelf.take(withRoom(room(7, 1, 2), run(7, messages(7, 1, 3000), 0, 3000))));
        shelf.store->close();
        QFile file(shelf.dir.filePath(QStringLiteral("account/cache.db")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        for (qint64 at = 8 * 4096; at < size; at += 4096) { // the heads of the tables' pages
            file.seek(at);
            file.write(QByteArray(64, '\xff'));
        }
        file.close();
        QVERIFY(shelf.open());
        if (!shelf.rebuilt) {
            QVERIFY(!shelf.takeRun(run(7, messages(7, 1, 3000), 0, 3000)));
            QTRY_COMPARE(shelf.rebuilt, 1);
        }
        QVERIFY(shelf.take(withRoom(room(7, 1, 2), chained(7, messages(7, 1, 4)))));
    }

    void foldsWhatReadsTheSame_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::newRow("alefs") << QStringLiteral("أحمد إلى آخر") << QStringLiteral("احمد الي اخر");
        QTest::newRow("ta marbuta") << QStringLiteral("سيارة") << QStringLiteral("سياره");
        QTest::newRow("harakat") << QStringLiteral("مُحَمَّدٌ") << QStringLiteral("محمد");
        QTest::newRow("tatweel") << QStringLiteral("سـيـارة") << QStringLiteral("سيارة");
        QTest::newRow("hamza seats") << QStringLiteral("مسؤول قارئ") << QStringLiteral("مسوول قاري");
        QTest::newRow("digits") << QStringLiteral("٢٠٢٦ ۴") << QStringLiteral("2026 4");
        QTest::newRow("case and accents") << QStringLiteral("Café") << QStringLiteral("CAFE");
        QTest::newRow("blanks") << QStringLiteral("  a \n b ") << QStringLiteral("a b");
        QTest::newRow("marks of direction") << QStringLiteral("\u200fabc\u200e") << QStringLiteral("abc");
    }
    void foldsWhatReadsTheSame()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QCOMPARE(fold(a), fold(b));
        QVERIFY(!fold(a).isEmpty());
    }
    void foldingKeepsWordsApart() { QVERIFY(fold(QStringLiteral("باب")) != fold(QStringLiteral("بيت"))); }
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
