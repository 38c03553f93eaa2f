// Files of an account with known contents, ways to damage them by seed, and what of their rows stood on bytes that were
// touched. Knows the format of SQLite's files only as far as pages and frames are counted: what is told of rows is
// found by their words.
#pragma once

#include "store/store.h"
#include "tests/support/await.h"
#include "tests/support/values.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QtEndian>

namespace desk::testing {

constexpr qint64 pageSize = 4096;
constexpr qint64 frameSize = pageSize + 24;
constexpr qint64 logHeader = 32;

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString fileOf(const QString &folder, const char *name)
{
    return folder + QLatin1Char('/') + QLatin1String(name);
}

inline void copyFiles(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const char *name : {"cache.db", "cache.db-wal", "desk.db", "desk.db-wal"})
        QFile::copy(fileOf(from, name), fileOf(to, name));
}

inline OutboxRow rowOf(RoomId room, const QString &text)
{
    OutboxRow row;
    row.room = room;
    row.text = text;
    row.nonce = QUuid::createUuid();
    row.createdAt = QDateTime(QDate(2026, 11, 1), QTime(1, 0), Qt::UTC);
    return row;
}

inline bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// What a file holds together with its log: page by page, the newest of each.
struct Image
{
    QHash<qint64, QByteArray> pages;
    Image(const QByteArray &file, const QByteArray &log)
    {
        for (qint64 at = 0; at + pageSize <= file.size(); at += pageSize)
            pages.insert(at / pageSize + 1, file.mid(at, pageSize));
        for (qint64 at = logHeader; at + frameSize <= log.size(); at += frameSize)
            pages.insert(qFromBigEndian<quint32>(log.constData() + at), log.mid(at + 24, pageSize));
    }
};

/// "m17;m17;m17;…": every page that has a part of a row is known by these words.
inline QString words(QChar kind, qint64 id, qsizetype size)
{
    const QString word = QStringLiteral("%1%2;").arg(kind).arg(id);
    return word.repeated(std::max<qsizetype>(1, size / word.size()));
}

/// id → the pages that have words of its row.
inline QHash<qint64, QSet<qint64>> placesOf(const Image &image, char kind)
{
    QHash<qint64, QSet<qint64>> places;
    for (auto page = image.pages.cbegin(); page != image.pages.cend(); ++page) {
        const QByteArray &bytes = page.value();
        for (qsizetype at = bytes.indexOf(kind); at >= 0; at = bytes.indexOf(kind, at + 1)) {
            const qsizetype end = bytes.indexOf(';', at);
            bool isNumber = false;
            const qint64 id = end < 0 || end > at + 12 ? 0 : bytes.mid(at + 1, end - at - 1).toLongLong(&isNumber);
            if (isNumber && bytes[at + 1] != '0')
                places[id].insert(page.key());
        }
    }
    return places;
}

/// Both files of an account, closed, and as a kill leaves them: with logs that hold a part of everything.
struct Shop
{
    static constexpr int rooms = 12;
    static constexpr int messagesEach = 240;
    static constexpr int queued = 120;
    static constexpr int settled = 20; ///< of the queued: gone again

    QTemporaryDir dir;
    QHash<qint64, Message> messages;
    QHash<qint64, OutboxRow> outbox;
    QHash<qint64, QString> drafts;

    QString closed() const { return dir.filePath(QStringLiteral("closed")); }
    QString killed() const { return dir.filePath(QStringLiteral("killed")); }

    void build()
    {
        QRandomGenerator random(7);
        Store store;
        for (const int part : {0, 1}) { // what the first wrote goes home, what the second writes stays in the logs
            QVERIFY(await(store.open(closed(), UserId{1})));
            for (int room = 1; room <= rooms; ++room)
                fill(store, room, part, random);
            if (part == 0)
                store.close();
        }
        const auto desk = await(store.loadDesk());
        for (const OutboxRow &row : desk->outbox)
            outbox.insert(row.id.value, row);
        for (int room = 1; room <= rooms; ++room) {
            const auto all = await(store.openRoom(RoomId{room}, 1'000'000));
            for (const Message &each : all->messages)
                messages.insert(each.id.value, each);
        }
        QCOMPARE(messages.size(), rooms * messagesEach);
        QCOMPARE(outbox.size(), queued - settled);
        QDir().mkpath(killed());
        for (const char *name : {"cache.db", "cache.db-wal", "desk.db", "desk.db-wal"})
            QVERIFY(QFile::copy(closed() + QLatin1Char('/') + QLatin1String(name),
                                killed() + QLatin1Char('/') + QLatin1String(name)));
    }

private:
    void fill(Store &store, int room, int part, QRandomGenerator &random)
    {
        const auto size = [&random] {
            return random.bounded(25) ? random.bounded(10, 300) : random.bounded(4'000, 14'000);
        };
        Incoming incoming;
        incoming.rooms << testing::room(room, 1, 100 + room);
        QList<Message> run;
        for (int i = part * messagesEach / 2; i < (part + 1) * messagesEach / 2; ++i) {
            const qint64 id = 1 + i * rooms + room; // as on the site: the ids of a room are not in a row
            run << message(room, id, i % 2 ? 1 : 100 + room, words(QLatin1Char('m'), id, size()));
        }
        incoming.runs << chained(room, run);
        incoming.cursor = Cursor{part + 1};
        QVERIFY(await(store.take(incoming)));
        store.putAd(Ad{AdId{room}, words(QLatin1Char('a'), room, 40), {}, {}, {}, {}, {}, {}, {}, {}, {}});
        drafts.insert(room, words(QLatin1Char('d'), room, size()));
        QVERIFY(await(store.putDraft(RoomId{room}, drafts[room])));
        QVERIFY(await(store.putReadMark(RoomId{room}, {MessageId{room}, MessageId{part}})));
        for (int i = 0; i < queued / rooms / 2; ++i) {
            OutboxRow row;
            row.room = RoomId{room};
            row.nonce = QUuid::createUuid();
            row.dialect = i % 2 ? Dialect::Full : Dialect::Deployed;
            row.state = SendState(random.bounded(6));
            row.createdAt = QDateTime(QDate(2026, 11, 1), QTime(1, 0), Qt::UTC);
            row = *await(store.putOutboxRow(row));
            row.text = words(QLatin1Char('o'), row.id.value, size());
            QVERIFY(await(store.putOutboxRow(row)));
            if (i == 0 && outboxGone++ < settled)
                QVERIFY(await(store.takeBack(row)));
            else
                QVERIFY(await(store.claimFirst(row, {MessageId{row.id.value}})) == MessageId{row.id.value});
        }
    }
    int outboxGone = 0;
};

enum class Damage {
    GarbagePages,
    ZeroedPages,
    MisplacedPages,
    GarbageSectors,
    GarbageHeader,
    ZeroedHeader,
    Truncated,
    TornLog,
    LostFile,
    StrangeLog,
};

inline const char *nameOf(Damage damage)
{
    static constexpr const char *names[] = {
        "garbage pages", "zeroed pages", "misplaced pages", "garbage sectors", "garbage header",
        "zeroed header", "truncated",    "torn log",        "lost file",       "log of another file"};
    return names[int(damage)];
}

/// Damages `name` in `folder`. The pages of the file (with its log) that are not what they were, unless the log alone
/// is torn.
inline QSet<qint64> damage(const QString &folder, const QString &name, Damage kind, QRandomGenerator &random)
{
    const QString path = folder + QLatin1Char('/') + name;
    const QString logPath = path + QStringLiteral("-wal");
    QByteArray file = contents(path);
    QByteArray log = contents(logPath);
    const Image before(file, log);
    const qint64 pages = file.size() / pageSize;
    const auto garbage = [&random](qint64 size) {
        QByteArray bytes(size, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        return bytes;
    };
    const auto anyPage = [&] { return random.bounded(int(pages)) * pageSize; };
    const int times = random.bounded(1, 2 + int(pages) / 8);
    switch (kind) {
    case Damage::GarbagePages:
        for (int i = 0; i < times; ++i)
            file.replace(anyPage(), pageSize, garbage(pageSize));
        break;
    case Damage::ZeroedPages:
        for (int i = 0; i < times; ++i)
            file.replace(anyPage(), pageSize, QByteArray(pageSize, '\0'));
        break;
    case Damage::MisplacedPages:
        for (int i = 0; i < times; ++i) {
            const QByteArray page = file.mid(anyPage(), pageSize);
            file.replace(anyPage(), pageSize, page);
        }
        break;
    case Damage::GarbageSectors:
        for (int i = 0; i < times; ++i) {
            const qint64 at = anyPage();
            file.replace(at + random.bounded(8) * 512, 512, garbage(512));
        }
        break;
    case Damage::GarbageHeader:
        file.replace(0, 100, garbage(100));
        break;
    case Damage::ZeroedHeader:
        file.replace(0, 100, QByteArray(100, '\0'));
        break;
    case Damage::Truncated:
        file.truncate(random.bounded(int(file.size())));
        break;
    case Damage::TornLog:
        if (random.bounded(2)) {
            log.truncate(random.bounded(int(log.size())));
        } else {
            const qint64 at = random.bounded(int(log.size()));
            log.replace(at, log.size() - at, garbage(log.size() - at));
        }
        break;
    case Damage::LostFile:
        file.clear();
        break;
    case Damage::StrangeLog:
        log = contents(folder + (name.startsWith(QLatin1String("desk")) ? QStringLiteral("/cache.db-wal")
                                                                        : QStringLiteral("/desk.db-wal")));
        break;
    }
    QFile::remove(path);
    if (kind != Damage::LostFile)
        write(path, file);
    if (!log.isEmpty())
        write(logPath, log);
    const Image after(file, log);
    QSet<qint64> touched;
    for (auto page = before.pages.cbegin(); page != before.pages.cend(); ++page) {
        if (after.pages.value(page.key()) != page.value())
            touched.insert(page.key());
    }
    return touched;
}

} // namespace desk::testing
