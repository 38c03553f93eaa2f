// A picture with the real server: sent, seen by the other side, still there without the network; and one that is
// cancelled on its way never arrives.
#include "e2e/livesite.h"

#include "net/filetype.h"

#include <QDir>
#include <QFile>

using namespace desk;
using State = ConnectionStatus::State;

class TestPictureTalk : public QObject
{
    Q_OBJECT

    LiveSite m_site;
    LiveClient m_publisher;
    LiveClient m_buyer;
    RoomId m_room;
    QTemporaryDir m_files;
    QByteArray m_bytes = QByteArray::fromBase64( // 1 x 1
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    Attachment m_seen;

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_files.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_site.addUser(QStringLiteral("publisher")));
        QVERIFY(m_site.addUser(QStringLiteral("buyer")));
        QVERIFY(m_site.addAd(QStringLiteral("publisher"), QStringLiteral("Bicycle")));
        QVERIFY(m_site.start());
        QVERIFY(m_publisher.signIn(m_site.address(), QStringLiteral("publisher")));
        QVERIFY(m_buyer.signIn(m_site.address(), QStringLiteral("buyer")));
        QTRY_VERIFY(m_publisher.isReady() && m_buyer.isReady());
        SiteApi page(*SiteAddress::fromInput(m_site.address()), QTimeZone::utc());
        page.setSession(m_buyer.session().cookie());
        const auto room = await(page.createOrGetRoom(AdId{1}));
        QVERIFY(room);
        m_room = room->id;
        QVERIFY(await(page.send(m_room, QStringLiteral("hello"), QUuid::createUuid())));
        QTRY_VERIFY(m_publisher.room(m_room) && m_buyer.room(m_room));
        m_publisher.open(m_room);
        m_buyer.open(m_room);
        QTRY_COMPARE(m_buyer.texts().size(), 1);
    }

    void aPastedPictureArrivesAndItsCopyHereGoes()
    {
        const auto kept = await(m_buyer.session().keepFile(QStringLiteral("picture.png"), m_bytes));
        QVERIFY(kept);
        m_buyer.session().sendFile(m_room, *kept, QStringLiteral("look"));
        QTRY_COMPARE(m_publisher.texts().last(), QStringLiteral("look"));
        QVERIFY(m_publisher.shown().messages.last().attachment);
        m_seen = *m_publisher.shown().messages.last().attachment;
        QCOMPARE(m_seen.name, QStringLiteral("picture.png"));
        QVERIFY(isPictureFile(m_seen.name, m_seen.type));
        QTRY_VERIFY(!QFile::exists(*kept));
        const auto bytes = await(m_publisher.session().picture(m_seen.url));
        QVERIFY(bytes);
        QCOMPARE(*bytes, m_bytes);
    }

    void anotherHostIsNeverAsked()
    {
        for (const char *url :
             {"http://127.0.0.2:9/a.png", "https://example.com/a.png", "file:///etc/hostname", "//example.com/a.png"}) {
            const auto bytes = await(m_publisher.session().picture(QString::fromLatin1(url)));
            QVERIFY2(!bytes && bytes.error().code == ErrorCode::Forbidden, url);
        }
    }

    void aFileCancelledOnItsWayDoesNotArrive()
    {
        const QString large = write(QStringLiteral("large.bin"), QByteArray(24 * 1024 * 1024, 'x'));
        FutureResult<QString> taken;
        bool asked = false;
        Timeline &timeline = m_buyer.open(m_room);
        connect(&timeline, &Timeline::changed, this, [&] {
            for (const OutboxRow &row : timeline.snapshot().pending) {
                if (asked || !row.upload || !row.upload->stoppable)
                    continue;
                asked = true;
                taken = m_buyer.session().takeBack(row.id);
            }
        });
        m_buyer.session().sendFile(m_room, large, QStringLiteral("too large after all"));
        m_buyer.session().send(m_room, QStringLiteral("never mind"));
        QTRY_VERIFY(asked);
        const auto text = await(taken);
        QVERIFY(text);
        QCOMPARE(*text, QStringLiteral("too large after all"));
        QTRY_COMPARE(m_publisher.texts().last(), QStringLiteral("never mind"));
        QVERIFY(!m_publisher.texts().contains(QStringLiteral("too large after all")));
        QTRY_VERIFY(timeline.snapshot().pending.isEmpty());
        QVERIFY(QFile::exists(large)); // the person's own
        m_buyer.closeTimeline();
    }

    void whatWasSeenIsThereWithoutTheNetwork()
    {
        m_site.stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_publisher.is(State::Offline), 20'000);
        const auto bytes = await(m_publisher.session().picture(m_seen.url));
        QVERIFY(bytes);
        QCOMPARE(*bytes, m_bytes);
        const auto other = await(m_publisher.session().picture(QStringLiteral("/media/never-seen.png")));
        QCOMPARE(other.error().code, ErrorCode::Offline);
    }
};

QTEST_GUILESS_MAIN(TestPictureTalk)
#include "tst_picturetalk.moc"
