// What the cache takes, and what is too old for it: holes, unread, search and the desk file stay true.
#include "session/cachekeeper.h"
#include "store/search.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"
#include "tests/support/values.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::testing;
using namespace std::chrono_literals;

namespace {

const RoomId room7{7};
const QDateTime begin(QDate(2026, 11, 1), QTime(0, 0),
                      Qt::UTC); // of support/values.h: a message is as many seconds later as its id

struct Shelf
{
    QTemporaryDir dir;
    Store store;
    Shelf() { QVERIFY(await(store.open(dir.path(), UserId{1}))); }
    void fill(qint64 id, qint64 last, qint64 readUpTo, qint64 first = 1)
    {
        Incoming incoming;
        Room value = room(id, 1, 2);
        value.myReadUpTo = MessageId{readUpTo};
        value.lastMessageId = MessageId{last};
        incoming.rooms << value;
        incoming.runs << run(id, messages(id, first, last), 0, last);
        QVERIFY(await(store.take(incoming)));
    }
    int pruneAll(qint64 olderThan, int slice = 100)
    {
        int all = 0;
        for (int count = slice; count == slice;) {
            const auto pruned = await(store.prune(room7, begin.addSecs(olderThan), slice));
            count = pruned.value_or(0);
            all += count;
        }
        return all;
    }
    RoomSlice newest(int limit = 2'000) { return *await(store.openRoom(room7, limit)); }
    qsizetype found(const QString &text)
    {
        SearchQuery query;
        query.text = text;
        query.rooms = {room7};
        return await(store.search(query))->messages.size();
    }
};

} // namespace

class TestStorage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsPrunedIsAHoleThatTheSiteFills()
    {
        Shelf shelf;
        shelf.fill(7, 1'000, 1'000);
        QCOMPARE(shelf.pruneAll(501), 500);
        const RoomSlice left = shelf.newest();
        QCOMPARE(left.messages.size(), 500);
        QCOMPARE(left.oldest, MessageId{501});
        QCOMPARE(left.holes, (QList<Hole>{{room7, MessageId{0}, MessageId{501}}}));
        // a page from the site closes a part of it
        Incoming page;
        page.news = false;
        page.runs << run(7, messages(7, 401, 500), 400, 500);
        QVERIFY(await(shelf.store.take(page)));
        QCOMPARE(shelf.newest().holes, (QList<Hole>{{room7, MessageId{0}, MessageId{401}}}));
        page.runs = {run(7, messages(7, 1, 400), 0, 400)};
        QVERIFY(await(shelf.store.take(page)));
        QVERIFY(shelf.newest().holes.isEmpty());
        QCOMPARE(shelf.newest().messages.size(), 1'000);
    }

    void whatIsUnreadStaysAndIsCounted()
    {
        Shelf shelf;
        shelf.fill(7, 1'000, 300);
        const int unread = shelf.newest().room->unread;
        QVERIFY(unread > 0);
        QCOMPARE(shelf.pruneAll(2'000), 299); // the last that was read stays: the hole ends at or below my mark
        QCOMPARE(shelf.newest().oldest, MessageId{300});
        Incoming more;
        more.runs << run(7, {message(7, 1'001, 2)}, 1'000, 1'001);
        QVERIFY(await(shelf.store.take(more)));
        QCOMPARE(shelf.newest().room->unread, unread + 1);
    }

    void theNewestStayHoweverOld()
    {
        Shelf shelf;
        shelf.fill(7, 1'000, 1'000);
        QCOMPARE(shelf.pruneAll(100'000), 800);
        shelf.fill(8, 2'100, 2'100, 2'001);
        QCOMPARE(await(shelf.store.prune(RoomId{8}, begin.addYears(1), 100)).value_or(-1), 0);
    }

    void whatWasNeverReadHereIsNotPruned()
    {
        Shelf shelf;
        shelf.fill(7, 1'000, 0);
        QCOMPARE(shelf.pruneAll(100'000), 0);
    }

    void holesThatWereThereJoin()
    {
        Shelf shelf;
        Incoming incoming;
        Room value = room(7, 1, 2);
        value.myReadUpTo = value.lastMessageId = MessageId{1'000};
        incoming.rooms << value;
        incoming.runs << run(7, messages(7, 1, 100), 0, 100) << run(7, messages(7, 301, 1'000), 300, 1'000);
        QVERIFY(await(shelf.store.take(incoming)));
        QCOMPARE(shelf.newest().holes, (QList<Hole>{{room7, MessageId{100}, MessageId{301}}}));
        QCOMPARE(shelf.pruneAll(401), 200);
        QCOMPARE(shelf.newest().holes, (QList<Hole>{{room7, MessageId{0}, MessageId{401}}}));
    }

    void whatIsPrunedIsNotFoundAndWhatComesBackIs()
    {
        Shelf shelf;
        shelf.fill(7, 1'000, 1'000);
        QCOMPARE(shelf.found(QStringLiteral("m77")), 11); // the beginning of ten others
        shelf.pruneAll(501);
        QCOMPARE(shelf.found(QStringLiteral("m77")), 10);
        QCOMPARE(shelf.found(QStringLiteral("m777")), 1);
        Incoming page;
        page.news = false;
        page.runs << run(7, messages(7, 1, 500), 0, 500);
        QVERIFY(await(shelf.store.take(page)));
        QCOMPARE(shelf.found(QStringLiteral("m77")), 11);
    }

    void openWindowsHearOfTheHole()
    {
        Shelf shelf;
        shelf.fill(7, 1'000, 1'000);
        QSignalSpy committed(&shelf.store, &Store::committed);
        QVERIFY(await(shelf.store.prune(room7, begin.addSecs(101), 200)));
        QTRY_COMPARE(committed.size(), 1);
        const auto changes = committed.first().first().value<ChangeSet>();
        QCOMPARE(changes.holes.value(room7), (QList<Hole>{{room7, MessageId{0}, MessageId{101}}}));
        QVERIFY(changes.messages.isEmpty());
    }

    void itSaysWhatItTakes()
    {
        Shelf shelf;
        QCOMPARE(await(shelf.store.storageUse())->messages, 0);
        shelf.fill(7, 20'000, 20'000);
        const auto full = await(shelf.store.storageUse());
        QCOMPARE(full->messages, 20'000);
        QCOMPARE(full->oldest, begin.addSecs(1));
        QVERIFY(full->bytes > 1'000'000);
        shelf.pruneAll(100'000, 1'000);
        const auto pruned = await(shelf.store.storageUse());
        QCOMPARE(pruned->messages, 200);
        QVERIFY(pruned->freeBytes > pruned->bytes / 2);
        QVERIFY(await(shelf.store.clearCache()));
        shelf.store.shrinkCache();
        const auto empty = await(shelf.store.storageUse());
        QVERIFY2(empty->bytes < 300'000, qPrintable(QString::number(empty->bytes)));
        QVERIFY(QFileInfo(shelf.dir.filePath(QStringLiteral("cache.db"))).size() < 300'000);
    }

    void theKeeperDeletesRoomByRoomAndLeavesTheDeskAlone()
    {
        Shelf shelf;
        FakeClock clock(begin.addMonths(3).addSecs(501));
        shelf.fill(7, 1'000, 1'000);
        shelf.fill(8, 2'050, 2'050, 2'001); // ids are of all rooms together
        QVERIFY(await(shelf.store.putNote(room7, QStringLiteral("mine"))));
        QVERIFY(await(shelf.store.putDraft(room7, QStringLiteral("begun"))));
        CacheKeeper keeper(shelf.store, clock);
        QSignalSpy pruned(&keeper, &CacheKeeper::pruned);
        keeper.setMonths(3);
        keeper.start();
        const auto goOn = [&] {
            clock.advance(1s);
            return pruned.size() > 0;
        };
        clock.advance(29s);
        QCOMPARE(await(shelf.store.storageUse())->messages, 1'050); // the window comes first
        QTRY_VERIFY(goOn());
        QCOMPARE(shelf.newest().oldest, MessageId{531}); // by then 30 seconds later
        QCOMPARE(await(shelf.store.openRoom(RoomId{8}, 100))->messages.size(), 50);
        const auto desk = await(shelf.store.loadDesk());
        QCOMPARE(desk->notes.value(room7), QStringLiteral("mine"));
        QCOMPARE(desk->drafts.value(room7), QStringLiteral("begun"));
        // another measure is applied at once
        keeper.setMonths(1);
        QTRY_VERIFY((clock.advance(1s), pruned.size() == 2));
        QCOMPARE(shelf.newest().messages.size(), 200);
        // and nothing without one
        keeper.setMonths(0);
        clock.advance(48h);
        QCOMPARE(await(shelf.store.storageUse())->messages, 250);
    }
};

QTEST_GUILESS_MAIN(TestStorage)
#include "tst_storage.moc"
