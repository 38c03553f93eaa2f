// The disk cache keeps within its bound, gives out only what is whole, and takes nothing from a key; above it, pictures
// come from the disk, else once from the site.
#include "net/filetype.h"
#include "session/pictures.h"
#include "store/diskcache.h"
#include "tests/support/await.h"

#include <QDir>
#include <QFile>
#include <QPromise>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;

namespace {

constexpr qint64 head = 36; ///< what each file costs beside its bytes

QByteArray png(qsizetype size, char fill = 'x')
{
    QByteArray bytes = "\x89PNG\r\n\x1a\n";
    return bytes + QByteArray(size - bytes.size(), fill);
}

struct Folder
{
    QTemporaryDir dir;
    QString path() const { return dir.filePath(QStringLiteral("pictures")); }
    QStringList files() const { return QDir(path()).entryList(QDir::Files | QDir::Hidden); }
    void spoil(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path() + QLatin1Char('/') + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
};

/// Answers when the test says so.
struct FakeFetch
{
    QStringList asked;
    QList<std::shared_ptr<QPromise<Result<QByteArray>>>> open;
    bool reached = true;

    Pictures::Site site()
    {
        return {[this](const QString &url, qint64) {
                    asked << url;
                    open << std::make_shared<QPromise<Result<QByteArray>>>();
                    open.last()->start();
                    return open.last()->future();
                },
                [this] { return reached; }};
    }
    void answer(const Result<QByteArray> &result)
    {
        open.last()->addResult(result);
        open.last()->finish();
    }
};

} // namespace

class TestDiskCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItWasGiven()
    {
        Folder folder;
        DiskCache cache(folder.path(), 10'000);
        QVERIFY(!cache.read(QStringLiteral("a")));
        QVERIFY(cache.write(QStringLiteral("a"), "first"));
        QVERIFY(cache.write(QStringLiteral("a"), "second"));
        QCOMPARE(*cache.read(QStringLiteral("a")), QByteArray("second"));
        QCOMPARE(folder.files().size(), 1);
        DiskCache again(folder.path(), 10'000);
        QCOMPARE(*again.read(QStringLiteral("a")), QByteArray("second"));
        QCOMPARE(again.bytes(), head + 6);
    }

    void whatWasUsedLeastLatelyGoesFirst()
    {
        Folder folder;
        DiskCache cache(folder.path(), 4 * (100 + head));
        for (const char *key : {"a", "b", "c", "d"})
            QVERIFY(cache.write(QString::fromLatin1(key), QByteArray(100, *key)));
        QVERIFY(cache.read(QStringLiteral("a")));
        QVERIFY(cache.write(QStringLiteral("e"), QByteArray(100, 'e')));
        QVERIFY(cache.read(QStringLiteral("a")));
        QVERIFY(!cache.read(QStringLiteral("b")));
        QVERIFY(cache.read(QStringLiteral("c")));
        QVERIFY(cache.bytes() <= 4 * (100 + head));
        QCOMPARE(folder.files().size(), 4);
    }

    void theBoundHoldsForWhatIsFoundAtTheStart()
    {
        Folder folder;
        {
            DiskCache cache(folder.path(), 100'000);
            for (int i = 0; i < 20; ++i)
                QVERIFY(cache.write(QString::number(i), QByteArray(1'000, 'x')));
        }
        const DiskCache smaller(folder.path(), 5'000);
        QVERIFY(smaller.bytes() <= 5'000);
        QVERIFY(folder.files().size() < 5);
    }

    void oneFileDoesNotPushAllOthersOut()
    {
        Folder folder;
        DiskCache cache(folder.path(), 1'000);
        QVERIFY(cache.write(QStringLiteral("small"), "x"));
        QVERIFY(!cache.write(QStringLiteral("huge"), QByteArray(500, 'x')));
        QVERIFY(cache.read(QStringLiteral("small")));
    }

    void whatWasDamagedIsNotGivenOut_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("a byte turned") << 0;
        QTest::newRow("cut off") << 1;
        QTest::newRow("emptied") << 2;
        QTest::newRow("something else of the same size") << 3;
    }

    void whatWasDamagedIsNotGivenOut()
    {
        QFETCH(int, kind);
        Folder folder;
        QVERIFY(DiskCache(folder.path(), 10'000).write(QStringLiteral("a"), QByteArray(200, 'x')));
        const QString name = folder.files().first();
        QFile file(folder.path() + QLatin1Char('/') + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        file.close();
        if (kind == 0)
            bytes[120] = 'y';
        else if (kind == 1)
            bytes.chop(10);
        else if (kind == 2)
            bytes.clear();
        else
            bytes.fill('z');
        folder.spoil(name, bytes);
        DiskCache cache(folder.path(), 10'000);
        QVERIFY(!cache.read(QStringLiteral("a")));
        QVERIFY(folder.files().isEmpty());
        QCOMPARE(cache.bytes(), 0);
        QVERIFY(cache.write(QStringLiteral("a"), "anew"));
        QCOMPARE(*cache.read(QStringLiteral("a")), QByteArray("anew"));
    }

    void aKeyNamesNoPlace()
    {
        Folder folder;
        DiskCache cache(folder.path(), 100'000);
        const QString far = QStringLiteral("../../outside/") + QString(3'000, QLatin1Char('a'));
        for (const QString &key :
             {far, QStringLiteral("/etc/passwd"), QStringLiteral("https://x/media/\n\0.png"), QString()})
            QVERIFY(cache.write(key, "bytes"));
        QCOMPARE(folder.files().size(), 4);
        QCOMPARE(QDir(folder.dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("pictures")});
    }

    void whatAWriteThatWasCutOffLeftIsSweptAway()
    {
        Folder folder;
        QVERIFY(DiskCache(folder.path(), 10'000).write(QStringLiteral("a"), "x"));
        folder.spoil(folder.files().first() + QStringLiteral(".Xy12"), QByteArray(5'000, 'x'));
        const DiskCache cache(folder.path(), 10'000);
        QCOMPARE(folder.files().size(), 1);
        QCOMPARE(cache.bytes(), head + 1);
    }

    void aPictureIsFetchedOnceAndThenComesFromTheDisk()
    {
        Folder folder;
        FakeFetch fetch;
        const QString url = QStringLiteral("/media/a.png");
        {
            Pictures pictures(fetch.site());
            pictures.open(folder.path());
            const auto first = pictures.picture(url);
            const auto second = pictures.picture(url);
            QTRY_COMPARE(fetch.asked.size(), 1);
            fetch.answer(png(500));
            QCOMPARE(*await(first), png(500));
            QCOMPARE(*await(second), png(500));
            QCOMPARE(*await(pictures.picture(url)), png(500));
            QCOMPARE(fetch.asked.size(), 1);
        }
        fetch.reached = false;
        Pictures later(fetch.site());
        later.open(folder.path());
        QCOMPARE(*await(later.picture(url)), png(500));
        QCOMPARE(await(later.picture(QStringLiteral("/media/b.png"))).error().code, ErrorCode::Offline);
        QCOMPARE(fetch.asked.size(), 1);
        const QString saved = folder.path() + QStringLiteral("/saved.png");
        QVERIFY(await(later.save(url, saved)));
        QFile file(saved);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), png(500));
        QCOMPARE(await(later.save(QStringLiteral("/media/b.png"), saved)).error().code, ErrorCode::NotFound);
        QCOMPARE(await(later.save(url, folder.path() + QStringLiteral("/none/saved.png"))).error().code,
                 ErrorCode::StorageFailed);
    }

    void theWordsOfAPortalDoNotStayInThePlaceOfAPicture()
    {
        Folder folder;
        FakeFetch fetch;
        Pictures pictures(fetch.site());
        pictures.open(folder.path());
        const auto portal = pictures.picture(QStringLiteral("/media/a.png"));
        QTRY_COMPARE(fetch.asked.size(), 1);
        fetch.answer(QByteArray("<html><body>Welcome to the airport</body></html>"));
        QCOMPARE(await(portal).error().code, ErrorCode::BadReply);
        const auto again = pictures.picture(QStringLiteral("/media/a.png"));
        QTRY_COMPARE(fetch.asked.size(), 2);
        fetch.answer(png(50));
        QVERIFY(await(again));
    }

    void picturesAreKnownByNameAndClaim_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("picture");
        const auto row = [](const QString &name, const char *type, bool picture) {
            QTest::addRow("%s %s", qPrintable(name), type) << name << QString::fromLatin1(type) << picture;
        };
        row(QStringLiteral("photo.jpg"), "image/jpeg", true);
        row(QStringLiteral("PHOTO.JPG"), "", true);
        row(QStringLiteral("photo.webp"), "application/octet-stream", true);
        row(QStringLiteral("a photo"), "image/png", true);
        row(QStringLiteral("a photo"), "", false);
        row(QStringLiteral("photo.svg"), "image/svg+xml", false);
        row(QStringLiteral("photo.png"), "image/svg+xml", false);
        row(QStringLiteral("photo.png"), "text/html", false);
        row(QStringLiteral("photo.png.exe"), "image/png", false);
        row(QStringLiteral(u"photo\u202Egnp.exe"), "image/png", false);
        row(QStringLiteral("../../photo.png"), "", true);
        row(QStringLiteral(".png"), "", false);
        row(QStringLiteral("photo.tiff"), "image/tiff", false);
    }

    void picturesAreKnownByNameAndClaim()
    {
        QFETCH(QString, name);
        QFETCH(QString, type);
        QTEST(isPictureFile(name, type), "picture");
    }
};

QTEST_GUILESS_MAIN(TestDiskCache)
#include "tst_diskcache.moc"
