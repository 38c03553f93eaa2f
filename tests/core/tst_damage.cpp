// Files that are damaged: detected, what can be read is kept, nothing of the outbox is lost.
// DAMAGE_FROM and DAMAGE_SEEDS choose the seeds; DESK_FAULTS_FULL=1: more of them. A seed is one damage of every kind
// to each file.
#include "session/intake.h"
#include "session/outbox.h"
#include "sql/database.h"
#include "sql/query.h"
#include "tests/core/damage.h"
#include "tests/support/fakeclock.h"

#include <QSignalSpy>

using namespace desk;
using namespace desk::testing;

namespace {

/// What is known of the campaign. An outbox row is lost if no byte of it was touched and it is not there afterwards as
/// it was: its words, found in the file before, stand on none of the touched pages. Of a torn log only that is expected
/// which SQLite reads from the same bytes: whole transactions up to the tear. What is not claimed: that a touched row
/// is noticed. SQLite has no page checksums, and integrity_check does not look at words: what was overwritten within a
/// sound cell or on a page that only continues a long text comes back as it stands there ("altered"). Rows of the
/// outbox have a sum of their own: altered, they are shown as not sent.
struct Figures
{
    int files = 0, detected = 0, consistent = 0;
    qsizetype kept = 0, messages = 0, altered = 0, rowsKept = 0, rows = 0, rowsAltered = 0, lost = 0;
};

} // namespace

class TestDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_shop.build(); }

    void whatCanBeReadIsKept_data()
    {
        QTest::addColumn<Damage>("kind");
        QTest::addColumn<bool>("ofCache");
        QTest::addColumn<bool>("killed");
        for (int kind = 0; kind <= int(Damage::StrangeLog); ++kind) {
            for (const bool ofCache : {true, false}) {
                for (const bool killed : {false, true}) {
                    if (!killed && (Damage(kind) == Damage::TornLog || Damage(kind) == Damage::LostFile))
                        continue; // no log beside it
                    QTest::addRow("%s of %s%s", nameOf(Damage(kind)), ofCache ? "the cache" : "the desk file",
                                  killed ? ", killed" : "")
                        << Damage(kind) << ofCache << killed;
                }
            }
        }
    }
    void whatCanBeReadIsKept()
    {
        QFETCH(Damage, kind);
        QFETCH(bool, ofCache);
        QFETCH(bool, killed);
        for (int seed = m_first; seed < m_first + m_seeds; ++seed) {
            QTemporaryDir dir;
            const QString folder = dir.filePath(QStringLiteral("account"));
            copyFiles(killed ? m_shop.killed() : m_shop.closed(), folder);
            if (kind == Damage::StrangeLog && !killed) { // a log from elsewhere beside a file that was closed
                for (const char *name : {"cache.db-wal", "desk.db-wal"})
                    QFile::copy(fileOf(m_shop.killed(), name), fileOf(folder, name));
                QFile::remove(fileOf(folder, ofCache ? "cache.db-wal" : "desk.db-wal"));
            }
            QRandomGenerator random(quint32(seed * 100 + int(kind) * 4 + ofCache * 2 + killed));
            const QString name = ofCache ? QStringLiteral("cache.db") : QStringLiteral("desk.db");
            const Image image(contents(folder + QLatin1Char('/') + name),
                              contents(folder + QLatin1Char('/') + name + QStringLiteral("-wal")));
            const QSet<qint64> touched = damage(folder, name, kind, random);
            if (!killed && kind == Damage::StrangeLog)
                QFile::remove(fileOf(folder, ofCache ? "desk.db-wal" : "cache.db-wal"));
            if (QTest::currentTestFailed())
                return;
            ++m_figures.files;
            if (kind == Damage::TornLog)
                tornLog(folder, ofCache);
            else if (ofCache)
                damagedCache(folder, touched, placesOf(image, 'm'), kind == Damage::GarbageSectors);
            else
                damagedDesk(folder, touched, image);
            if (QTest::currentTestFailed()) {
                qWarning("seed %d", seed);
                return;
            }
        }
    }

    /// No page is broken, and integrity_check finds nothing.
    void aRowThatHasChangedOnTheDiskDoesNotLeave()
    {
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.path());
        const QString path = fileOf(dir.path(), "desk.db");
        const qint64 id = m_shop.outbox.constBegin().key();
        const QByteArray words = QStringLiteral("o%1;").arg(id).toUtf8();
        QByteArray file = contents(path);
        QVERIFY(file.contains(words));
        file[file.indexOf(words)] = 'x';
        QVERIFY(write(path, file));
        Store store;
        QSignalSpy rebuilt(&store, &Store::deskRebuilt);
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        const auto desk = await(store.loadDesk());
        QCOMPARE(desk->outbox.size(), m_shop.outbox.size());
        for (const OutboxRow &row : desk->outbox) {
            if (row.id.value != id) {
                QCOMPARE(row, m_shop.outbox.value(row.id.value));
                continue;
            }
            QCOMPARE(row.state, SendState::Refused);
            QCOMPARE(row.error->code, ErrorCode::UnsentDamaged);
        }
        QVERIFY(rebuilt.isEmpty());
    }

    void aLogOfAnotherPersonsFileIsNotBelieved()
    {
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.filePath(QStringLiteral("mine")));
        Store theirs;
        QVERIFY(await(theirs.open(dir.filePath(QStringLiteral("theirs")), UserId{2})));
        QVERIFY(await(theirs.putOutboxRow(rowOf(RoomId{1}, QStringLiteral("not mine")))));
        QVERIFY(QFile::copy(dir.filePath(QStringLiteral("theirs/desk.db-wal")),
                            dir.filePath(QStringLiteral("mine/desk.db-wal"))));
        Store mine;
        QSignalSpy rebuilt(&mine, &Store::deskRebuilt);
        QVERIFY(await(mine.open(dir.filePath(QStringLiteral("mine")), UserId{1})));
        const auto desk = await(mine.loadDesk());
        QCOMPARE(desk->outbox.size(), m_shop.outbox.size());
        for (const OutboxRow &row : desk->outbox)
            QCOMPARE(row, m_shop.outbox.value(row.id.value));
        QCOMPARE(rebuilt.size(), 1);
    }

    void aCacheThatCannotBeReadAtAllBeginsEmpty()
    {
        QTemporaryDir dir;
        QVERIFY(write(dir.filePath(QStringLiteral("cache.db")), QByteArray(20'000, 'x')));
        Store store;
        QSignalSpy rebuilt(&store, &Store::rebuilt);
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        QTRY_COMPARE(rebuilt.size(), 1);
        QVERIFY(await(store.loadCache())->rooms.isEmpty());
        QCOMPARE(QDir(dir.path()).entryList({QStringLiteral("cache.db.damaged-*")}).size(), 1);
    }

    void aSalvageCutShortBetweenItsRenamesIsFinished()
    {
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.path());
        QVERIFY(
            QFile::rename(dir.filePath(QStringLiteral("desk.db")), dir.filePath(QStringLiteral("desk.db.salvaged"))));
        QVERIFY(write(dir.filePath(QStringLiteral("desk.db-wal")), QByteArray(5'000, 'x'))); // of the damaged one
        Store store;
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        QCOMPARE(await(store.loadDesk())->outbox.size(), m_shop.outbox.size());
    }

    /// Damage of the desk file in use: the rows that nobody can read any more are still known to the outbox.
    void whatTheProgramStillKnowsIsWrittenAgain()
    {
        QTemporaryDir dir;
        FakeClock clock;
        Store store;
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        QList<FutureResult<OutboxRow>> stored;
        for (int i = 0; i < 1'000; ++i) // more than stays in memory
            stored << store.putOutboxRow(rowOf(RoomId{7}, QString(6'000, QLatin1Char('a' + i % 26))));
        QTRY_VERIFY(std::all_of(stored.cbegin(), stored.cend(), [](const auto &each) { return each.isFinished(); }));
        Intake intake(store);
        Outbox outbox(
            store, intake, clock, [](RoomId) { return MessageId{}; }, [](RoomId) { return MessageId{}; });
        outbox.load(await(store.loadDesk())->outbox);
        QCOMPARE(outbox.rows(RoomId{7}).size(), 1'000);
        connect(&store, &Store::deskRebuilt, &outbox, &Outbox::writeAgain);
        QSignalSpy mended(&store, &Store::deskRebuilt);
        const QString path = dir.filePath(QStringLiteral("desk.db"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 at = pageSize; at < file.size(); at += 2 * pageSize) {
            file.seek(at);
            file.write(QByteArray(pageSize, '\xff'));
        }
        file.close();
        QVERIFY(!await(store.loadDesk()));
        QTRY_COMPARE(mended.size(), 1);
        outbox.enqueue(RoomId{7}, QStringLiteral("after"));
        QTRY_COMPARE(outbox.rows(RoomId{7}).size(), 1'001);
        const auto desk = await(store.loadDesk());
        QVERIFY(desk);
        QCOMPARE(desk->outbox, outbox.rows(RoomId{7}));
        QVERIFY(desk->outbox.last().id.value > 1'000'000); // no id a second time
    }

    void whatAsksForTheOldCacheIsNotWrittenIntoTheNew()
    {
        QTemporaryDir dir;
        copyFiles(m_shop.closed(), dir.path());
        QVERIFY(write(dir.filePath(QStringLiteral("cache.db")),
                      QByteArray(100, '\0') + contents(dir.filePath(QStringLiteral("cache.db"))).mid(100)));
        Store store;
        auto opened = store.open(dir.path(), UserId{1});
        Incoming incoming; // by somebody who has not heard of it yet
        incoming.cursor = Cursor{99};
        const auto early = store.take(incoming);
        QVERIFY(await(opened));
        QCOMPARE(await(early).error().code, ErrorCode::Cancelled);
        QCOMPARE(await(store.loadCache())->cursor, Cursor{});
        QVERIFY(await(store.take(incoming)));
    }

    void cleanupTestCase()
    {
        const Figures &f = m_figures;
        if (!f.files)
            return;
        printf(
            "damage: %d files damaged (seeds %d-%d), detected %d, undetected-but-consistent %d, messages kept %lld of "
            "%lld, outbox "
            "rows kept %lld of %lld, lost %lld; altered: %lld messages unseen, %lld rows held back\n",
            f.files, m_first, m_first + m_seeds - 1, f.detected, f.consistent, qint64(f.kept), qint64(f.messages),
            qint64(f.rowsKept), qint64(f.rows), qint64(f.lost), qint64(f.altered), qint64(f.rowsAltered));
    }

private:
    /// Everything that the cache shows, asked for as a window would.
    static std::optional<QHash<qint64, Message>> readAll(Store &store, QHash<qint64, QList<Hole>> &holes)
    {
        bool whole = bool(await(store.loadCache()));
        QHash<qint64, Message> all;
        for (int room = 1; room <= Shop::rooms; ++room) {
            const auto slice = await(store.openRoom(RoomId{room}, 1'000'000));
            whole &= bool(slice);
            for (const Message &each : slice.value_or(RoomSlice{}).messages)
                all.insert(each.id.value, each);
            holes.insert(room, slice.value_or(RoomSlice{}).holes);
        }
        return whole ? std::optional(all) : std::nullopt;
    }

    void damagedCache(const QString &folder, const QSet<qint64> &touched, const QHash<qint64, QSet<qint64>> &places,
                      bool within)
    {
        Store store;
        QSignalSpy rebuilt(&store, &Store::rebuilt);
        QVERIFY(await(store.open(folder, UserId{1})));
        QHash<qint64, QList<Hole>> holes;
        auto found = readAll(store, holes);
        if (!found) {
            QTRY_VERIFY(!rebuilt.isEmpty());
            found = readAll(store, holes);
        }
        QVERIFY(found);
        QCoreApplication::processEvents();
        const bool detected = !rebuilt.isEmpty();
        m_figures.detected += detected;
        QHash<qint64, qint64> newest;
        for (auto it = found->cbegin(); it != found->cend(); ++it)
            newest[it->room.value] = std::max(newest[it->room.value], it.key());
        bool consistent = true, noticed = true;
        for (auto it = m_shop.messages.cbegin(); it != m_shop.messages.cend(); ++it) {
            ++m_figures.messages;
            const bool there = found->contains(it.key());
            const bool same = there && (*found)[it.key()] == *it;
            m_figures.kept += same;
            m_figures.altered += there && !same;
            consistent &= same;
            noticed &= same || there;
            if (!places.value(it.key()).intersects(touched))
                QVERIFY2(same, qPrintable(QStringLiteral("message %1 stood on sound pages").arg(it.key())));
            if (!within && places.value(it.key()).size() < 2)
                QVERIFY2(!there || same, qPrintable(QStringLiteral("message %1 has changed").arg(it.key())));
            if (there || !detected)
                continue;
            const QList<Hole> &gaps = holes[it->room.value];
            QVERIFY2(it.key() > newest[it->room.value] || std::any_of(gaps.cbegin(), gaps.cend(),
                                                                      [&it](const Hole &hole) {
                                                                          return hole.after.value < it.key() &&
                                                                                 it.key() < hole.before.value;
                                                                      }),
                     "a message is missing where the room claims to be whole");
        }
        for (auto it = found->cbegin(); it != found->cend(); ++it)
            QVERIFY2(m_shop.messages.contains(it.key()), "a message that never was");
        if (!detected) {
            m_figures.consistent += consistent;
            QVERIFY2(noticed, "messages are missing, and nobody noticed");
            return;
        }
        const auto start = await(store.loadCache());
        QCOMPARE(start->cursor, Cursor{}); // what the feed brought is asked for again
        Incoming incoming;                 // and goes on
        incoming.rooms << room(3, 1, 103, 50);
        incoming.runs << chained(3, messages(3, 100'000, 100'010));
        QVERIFY(await(store.take(incoming)));
        QCOMPARE(await(store.openRoom(RoomId{3}, 1))->newest, MessageId{100'010});
        store.close();
        sql::Database db;
        QVERIFY(db.open(fileOf(folder, "cache.db")));
        QCOMPARE(db.integrity(), QStringList());
        sql::Query synced = db.query(QStringLiteral("SELECT count(*) FROM rooms WHERE synced_to<>0 AND id<>3"));
        QVERIFY(synced.step());
        QCOMPARE(synced.integer(0), 0);
    }

    void damagedDesk(const QString &folder, const QSet<qint64> &touched, const Image &image)
    {
        Store store;
        QSignalSpy rebuilt(&store, &Store::deskRebuilt);
        const auto opened = await(store.open(folder, UserId{1}));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        const auto desk = await(store.loadDesk());
        QVERIFY(desk);
        const bool detected = !rebuilt.isEmpty();
        m_figures.detected += detected;
        const auto places = placesOf(image, 'o');
        bool consistent = true, noticed = true;
        QHash<qint64, OutboxRow> found;
        qint64 last = 0;
        for (const OutboxRow &row : desk->outbox) {
            QVERIFY(row.id.value > last); // in order
            last = row.id.value;
            found.insert(last, row);
            QVERIFY2(m_shop.outbox.contains(last), "a row that never was, or was sent long ago");
        }
        for (auto it = m_shop.outbox.cbegin(); it != m_shop.outbox.cend(); ++it) {
            ++m_figures.rows;
            const bool there = found.contains(it.key());
            const bool same = there && found[it.key()] == *it;
            m_figures.rowsKept += same;
            m_figures.rowsAltered += there && !same;
            consistent &= same;
            const bool intact = places.contains(it.key()) && !places.value(it.key()).intersects(touched);
            m_figures.lost += intact && !same;
            QVERIFY2(!intact || same, qPrintable(QStringLiteral("row %1 stood on sound pages").arg(it.key())));
            noticed &= same || there;
            if (there && !same) {
                QVERIFY2(found[it.key()].state == SendState::Refused &&
                             found[it.key()].error->code == ErrorCode::UnsentDamaged,
                         qPrintable(QStringLiteral("row %1 has changed").arg(it.key())));
            }
        }
        const auto draftPlaces = placesOf(image, 'd');
        for (auto it = m_shop.drafts.cbegin(); it != m_shop.drafts.cend(); ++it) {
            if (!draftPlaces.value(it.key()).intersects(touched))
                QCOMPARE(desk->drafts.value(RoomId{it.key()}), *it);
        }
        if (!detected) {
            m_figures.consistent += consistent;
            QVERIFY2(noticed, "rows are missing, and nobody noticed");
            return;
        }
        const auto more = await(store.putOutboxRow(rowOf(RoomId{1}, QStringLiteral("goes on"))));
        QVERIFY(more && more->id.value > Shop::queued);
        store.close();
        sql::Database db;
        QVERIFY(db.open(fileOf(folder, "desk.db")));
        QCOMPARE(db.integrity(), QStringList());
        QCOMPARE(QDir(folder).entryList({QStringLiteral("desk.db.damaged-*")}, QDir::Files).isEmpty(), false);
    }

    /// A tear is no damage: whole transactions before it count, as SQLite reads them from a copy.
    void tornLog(const QString &folder, bool ofCache)
    {
        const QString copy = folder + QStringLiteral("/copy");
        copyFiles(folder, copy);
        QList<qint64> expected;
        {
            sql::Database db;
            QVERIFY(db.open(fileOf(copy, ofCache ? "cache.db" : "desk.db")));
            sql::Query query = db.query(ofCache ? QStringLiteral("SELECT id FROM messages ORDER BY id")
                                                : QStringLiteral("SELECT id FROM outbox ORDER BY id"));
            while (query.step())
                expected << query.integer(0);
            QVERIFY(!query.error());
        }
        Store store;
        QSignalSpy cacheRebuilt(&store, &Store::rebuilt);
        QSignalSpy deskRebuilt(&store, &Store::deskRebuilt);
        QVERIFY(await(store.open(folder, UserId{1})));
        QList<qint64> found;
        if (ofCache) {
            QHash<qint64, QList<Hole>> holes;
            const auto all = readAll(store, holes);
            QVERIFY(all);
            found = all->keys();
            std::sort(found.begin(), found.end());
        } else {
            const auto desk = await(store.loadDesk());
            for (const OutboxRow &row : desk->outbox)
                found << row.id.value;
        }
        QCOMPARE(found, expected);
        QVERIFY(cacheRebuilt.isEmpty() && deskRebuilt.isEmpty());
        ++m_figures.consistent;
    }

    Shop m_shop;
    Figures m_figures;
    int m_first = qMax(1, qEnvironmentVariableIntValue("DAMAGE_FROM"));
    int m_seeds = qEnvironmentVariableIsSet("DAMAGE_SEEDS")          ? qEnvironmentVariableIntValue("DAMAGE_SEEDS")
                  : qEnvironmentVariableIntValue("DESK_FAULTS_FULL") ? 12
                                                                     : 2;
};

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"