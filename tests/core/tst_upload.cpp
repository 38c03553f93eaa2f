// A file that is being sent: how far it is, and that it is taken back only while the site cannot have it whole.
#include "net/httpclient.h"
#include "net/siteapi.h"
#include "session/intake.h"
#include "session/outbox.h"
#include "session/outgoing.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakesite.h"
#include "tests/support/values.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::testing;

namespace {

/// Takes what comes until it is told to stop reading; never answers.
struct SlowSite : QTcpServer
{
    qint64 received = 0;
    bool reading = true;
    bool closed = false;
    QPointer<QTcpSocket> socket;

    SlowSite() { listen(QHostAddress::LocalHost); }
    SiteAddress address() const
    {
        return *SiteAddress::fromInput(QStringLiteral("http://127.0.0.1:%1").arg(serverPort()));
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        socket = new QTcpSocket(this);
        socket->setReadBufferSize(64 * 1024);
        socket->setSocketDescriptor(handle);
        connect(socket, &QTcpSocket::readyRead, this, [this] {
            if (reading)
                received += socket->readAll().size();
        });
        connect(socket, &QTcpSocket::disconnected, this, [this] { closed = true; });
    }
};

class FakeDelivery : public Delivery
{
public:
    using Delivery::Delivery;
    Dialect dialect() const override { return Dialect::Full; }
    void send(const OutboxRow &row) override { sent_ << row; }
    void settle(const OutboxRow &row) override { settled_ << row; }
    bool stop(OutboxId row) override
    {
        stopped_ << row;
        return stoppable_;
    }
    QList<OutboxRow> sent_;
    QList<OutboxRow> settled_;
    QList<OutboxId> stopped_;
    bool stoppable_ = true;
};

struct Desk
{
    QTemporaryDir dir;
    FakeClock clock;
    Store store;
    Intake intake{store};
    FakeDelivery delivery;
    Outbox outbox{store, intake, clock, [](RoomId) { return MessageId{50}; }, [](RoomId) { return MessageId{50}; }};

    Desk()
    {
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        outbox.setDelivery(&delivery);
    }
    OutboxRow row(qsizetype i = 0) const { return outbox.rows(RoomId{7}).value(i); }
    void sendFile(const QString &text)
    {
        const qsizetype before = delivery.sent_.size();
        outbox.enqueue(RoomId{7}, text, QStringLiteral("/tmp/a.png"));
        QTRY_COMPARE(delivery.sent_.size(), before + 1);
    }
    QList<OutboxRow> stored() { return await(store.loadDesk())->outbox; }
};

QString write(const QTemporaryDir &dir, const QString &name, qint64 bytes)
{
    QFile file(dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(bytes, 'x')) != bytes)
        return {};
    return file.fileName();
}

} // namespace

class TestUpload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatHasNotLeftWholeIsStoppedAndNoByteFollows()
    {
        QTemporaryDir dir;
        SlowSite site;
        SiteApi api(site.address(), QTimeZone::utc());
        const auto stop = std::make_shared<UploadStop>();
        qint64 total = 0;
        const qint64 size = 64 * 1024 * 1024; // far more than the buffers on the way hold
        const auto answer = api.sendFile(
            RoomId{7}, QStringLiteral("x"), {}, {}, write(dir, QStringLiteral("a.bin"), size),
            [&](qint64, qint64 all) { total = all; }, stop);
        site.reading = false;
        QTRY_VERIFY(total > size && site.socket);
        QVERIFY((*stop)());
        const auto sent = await(answer);
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, ErrorCode::Cancelled);
        QVERIFY(!(*stop)());
        site.reading = true;
        site.received += site.socket ? site.socket->readAll().size() : 0;
        QTRY_VERIFY(site.closed);
        QVERIFY2(site.received < size, qPrintable(QString::number(site.received)));
    }

    void whatHasLeftWholeIsNotStopped()
    {
        QTemporaryDir dir;
        SlowSite site;
        SiteApi api(site.address(), QTimeZone::utc());
        const auto stop = std::make_shared<UploadStop>();
        qint64 done = 0;
        const auto answer = api.sendFile(
            RoomId{7}, QStringLiteral("x"), {}, {}, write(dir, QStringLiteral("a.bin"), 5'000),
            [&](qint64 now, qint64) { done = now; }, stop);
        QTRY_VERIFY(done > 5'000 && site.received > 5'000);
        QVERIFY(!(*stop)());
        QVERIFY(!answer.isFinished());
    }

    void aFileOnItsWayTellsHowFarItIs()
    {
        Desk desk;
        desk.sendFile(QStringLiteral("look"));
        QVERIFY(!desk.row().upload);
        QSignalSpy changed(&desk.outbox, &Outbox::changed);
        const OutboxId id = desk.row().id;
        desk.outbox.uploaded(id, 100, 1'000);
        QCOMPARE(desk.row().upload, (Upload{100, 1'000, true}));
        desk.outbox.uploaded(id, 101, 1'000); // nobody sees a tenth of a per cent
        QCOMPARE(changed.size(), 1);
        desk.outbox.uploaded(id, 1'000, 1'000);
        QCOMPARE(changed.size(), 2);
        QVERIFY(!desk.row().upload->stoppable);
        Q_EMIT desk.delivery.uncertain(id, Error{});
        QVERIFY(!desk.row().upload);
    }

    void aStoppedFileIsTakenBackAndTheNextLeaves()
    {
        Desk desk;
        desk.sendFile(QStringLiteral("look"));
        desk.outbox.enqueue(RoomId{7}, QStringLiteral("next"));
        const OutboxId id = desk.row().id;
        desk.outbox.uploaded(id, 100, 1'000);
        const auto text = await(desk.outbox.takeBack(id));
        QVERIFY(text);
        QCOMPARE(*text, QStringLiteral("look"));
        QTRY_COMPARE(desk.stored().size(), 1);
        Q_EMIT desk.delivery.uncertain(
            id, Error{ErrorCode::Cancelled, {}, {}, 0}); // the end of the stopped call says nothing
        desk.clock.advance(std::chrono::milliseconds(1));
        QTRY_COMPARE(desk.delivery.sent_.size(), 2);
        QCOMPARE(desk.delivery.sent_.last().text, QStringLiteral("next"));
        QCOMPARE(desk.outbox.rows(RoomId{7}).size(), 1);
    }

    void whatCannotBeStoppedStays()
    {
        Desk desk;
        desk.sendFile(QStringLiteral("look"));
        desk.delivery.stoppable_ = false;
        const auto text = await(desk.outbox.takeBack(desk.row().id));
        QVERIFY(!text);
        QCOMPARE(text.error().code, ErrorCode::Invalid);
        QCOMPARE(desk.row().state, SendState::Sending);
        QCOMPARE(desk.stored().size(), 1);
    }

    void whatMayHaveArrivedBeforeIsNotStopped()
    {
        Desk desk;
        desk.sendFile(QStringLiteral("look"));
        const OutboxId id = desk.row().id;
        Q_EMIT desk.delivery.uncertain(id, Error{ErrorCode::Offline, {}, {}, 0});
        Q_EMIT desk.delivery.absent(id); // read back and not found: it leaves once more by itself
        desk.clock.advance(std::chrono::seconds(1));
        QTRY_COMPARE(desk.delivery.sent_.size(), 2);
        desk.outbox.uploaded(id, 1, 1'000);
        QVERIFY(!desk.row().upload->stoppable);
        QVERIFY(!await(desk.outbox.takeBack(id)));
        QVERIFY(desk.delivery.stopped_.isEmpty());
        QCOMPARE(desk.row().state, SendState::Sending);
    }

    void wordsAloneAreNeverStopped()
    {
        Desk desk;
        desk.outbox.enqueue(RoomId{7}, QStringLiteral("hello"));
        QTRY_COMPARE(desk.delivery.sent_.size(), 1);
        QVERIFY(!await(desk.outbox.takeBack(desk.row().id)));
        QVERIFY(desk.delivery.stopped_.isEmpty());
    }

    void aKeptFileGoesWhenItHasArrived()
    {
        QTemporaryDir dir;
        Outgoing outgoing;
        outgoing.open(dir.filePath(QStringLiteral("outgoing")), {});
        const auto path = await(outgoing.keep(QStringLiteral("../a:b.png"), "bytes"));
        QVERIFY(path);
        QVERIFY(path->startsWith(dir.filePath(QStringLiteral("outgoing/"))));
        QVERIFY(QFile::exists(*path));
        OutboxRow row;
        row.filePath = write(dir, QStringLiteral("mine.png"), 5);
        outgoing.arrived(row); // the person's own file stays
        row.filePath = *path;
        outgoing.arrived(row);
        QTRY_VERIFY(!QFile::exists(*path));
        QVERIFY(QFile::exists(dir.filePath(QStringLiteral("mine.png"))));
        QTRY_VERIFY(QDir(dir.filePath(QStringLiteral("outgoing"))).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestUpload)
#include "tst_upload.moc"
