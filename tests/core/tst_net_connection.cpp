// Connection and Backoff with a clock and a socket of the test's own.
#include "net/backoff.h"
#include "net/connection.h"

#include "support/fakeclock.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace std::chrono_literals;

namespace {

struct FakeSocket : Socket
{
    void open(const SocketRequest &asked) override { request = asked; }
    void send(const QByteArray &text) override { sent << text; }
    void ping() override { ++pings; }
    void close() override { isClosed = true; }
    void abort() override { isAborted = true; }

    SocketRequest request;
    QByteArrayList sent;
    int pings = 0;
    bool isClosed = false;
    bool isAborted = false;
};

Error offline()
{
    return {ErrorCode::Offline, {}, {}, 0};
}

struct Fixture
{
    explicit Fixture(ConnectionOptions options = {})
        : connection([this] { return make(); },
                     [this] {
                         return SocketRequest{QUrl(QStringLiteral("ws://x/%1").arg(++requests)), {}, {}};
                     },
                     clock, options)
    {
    }

    std::unique_ptr<Socket> make()
    {
        auto fresh = std::make_unique<FakeSocket>();
        socket = fresh.get();
        ++sockets;
        return fresh;
    }
    void goOnline()
    {
        connection.start();
        Q_EMIT socket->opened();
    }

    FakeClock clock;
    QPointer<FakeSocket> socket;
    int sockets = 0;
    int requests = 0;
    Connection connection;
};

using State = Connection::State;

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backoffStaysInItsBounds();
    void backoffHonoursAFloorOnce();
    void connects();
    void connectingThatNeverEndsIsCut();
    void comesBackWithAFreshRequest();
    void backsOffFurtherWhileItFails();
    void longLifeResetsTheBackoff();
    void retryNowDoesNotWait();
    void retryNowCutsADeadConnection();
    void retryNowKeepsALivingConnection();
    void finalRefusalsStop_data();
    void finalRefusalsStop();
    void faultsAreRetriedSlowly();
    void pingsAsAskedFor();
    void silenceIsCut();
    void wordsBreakTheSilence();
    void recyclesAfterADay();
    void stopIsFinal();
    void dropsWhatCannotBeSent();
    void keepsTheOrderOfFrames();
    void survivesBrokenFrames();
    void listenerMayStopInTheMiddle();
};

void TestConnection::backoffStaysInItsBounds()
{
    qint64 largestFirst = 0;
    qint64 largestLast = 0;
    for (quint64 seed = 0; seed < 500; ++seed) {
        Backoff backoff(seed);
        qint64 ceiling = 3'000;
        for (int attempt = 0; attempt < 12; ++attempt) {
            const qint64 wait = backoff.next().count();
            QVERIFY(wait >= 0 && wait <= ceiling);
            if (attempt == 0)
                largestFirst = std::max(largestFirst, wait);
            if (attempt == 11)
                largestLast = std::max(largestLast, wait);
            ceiling = std::min<qint64>(30'000, 1'000LL << (attempt + 1));
        }
    }
    QVERIFY(largestFirst > 2'500); // full jitter: the whole width is used
    QVERIFY(largestLast > 28'000);
}

void TestConnection::backoffHonoursAFloorOnce()
{
    Backoff backoff(1);
    backoff.atLeast(60s);
    QCOMPARE(backoff.next(), Backoff::Milliseconds(60s));
    QVERIFY(backoff.next() <= 2s);
}

void TestConnection::connects()
{
    Fixture f;
    QSignalSpy online(&f.connection, &Connection::online);
    f.connection.start();
    QCOMPARE(f.connection.state(), State::Connecting);
    QCOMPARE(f.socket->request.url, QUrl(QStringLiteral("ws://x/1")));
    Q_EMIT f.socket->opened();
    QCOMPARE(f.connection.state(), State::Online);
    QCOMPARE(online.size(), 1);
    f.connection.start();
    QCOMPARE(f.sockets, 1);
}

void TestConnection::connectingThatNeverEndsIsCut()
{
    Fixture f;
    f.connection.start();
    const QPointer<FakeSocket> first = f.socket;
    f.clock.advance(14s);
    QCOMPARE(f.connection.state(), State::Connecting);
    f.clock.advance(1s);
    QCOMPARE(f.connection.state(), State::BackingOff);
    QCOMPARE(f.connection.lastError()->code, ErrorCode::TimedOut);
    QVERIFY(first->isAborted);
}

void TestConnection::comesBackWithAFreshRequest()
{
    Fixture f;
    f.goOnline();
    Q_EMIT f.socket->closed(1011, Error{ErrorCode::ServerFault, {}, {}, 0});
    QCOMPARE(f.connection.state(), State::BackingOff);
    QVERIFY(f.connection.retryAt() >= f.clock.now());
    QVERIFY(f.connection.retryAt() <= f.clock.now().addMSecs(3'000));
    f.clock.advance(3s);
    QCOMPARE(f.connection.state(), State::Connecting);
    QCOMPARE(f.socket->request.url, QUrl(QStringLiteral("ws://x/2")));
    QVERIFY(!f.connection.retryAt().isValid());
}

void TestConnection::backsOffFurtherWhileItFails()
{
    Fixture f;
    f.connection.start();
    qint64 ceiling = 3'000;
    for (int attempt = 0; attempt < 10; ++attempt) {
        Q_EMIT f.socket->closed(0, offline());
        const qint64 wait = f.clock.now().msecsTo(f.connection.retryAt());
        QVERIFY2(wait <= ceiling, QByteArray::number(wait).constData());
        f.clock.advance(std::chrono::milliseconds(wait));
        QCOMPARE(f.connection.state(), State::Connecting);
        ceiling = std::min<qint64>(30'000, 1'000LL << (attempt + 1));
    }
    QCOMPARE(f.sockets, 11);
}

void TestConnection::longLifeResetsTheBackoff()
{
    Fixture f;
    f.connection.start();
    for (int i = 0; i < 8; ++i) {
        Q_EMIT f.socket->closed(0, offline());
        f.connection.retryNow();
    }
    for (int i = 0; i < 20; ++i) {
        Q_EMIT f.socket->opened();
        f.clock.advance(11s);
        Q_EMIT f.socket->closed(0, offline());
        QVERIFY(f.clock.now().msecsTo(f.connection.retryAt()) <= 3'000);
        f.clock.advance(3s);
    }
}

void TestConnection::retryNowDoesNotWait()
{
    Fixture f;
    f.connection.start();
    for (int i = 0; i < 8; ++i) {
        Q_EMIT f.socket->closed(0, offline());
        f.connection.retryNow();
        QCOMPARE(f.connection.state(), State::Connecting);
    }
    const int sockets = f.sockets;
    f.connection.retryNow(); // while connecting: it is at it
    f.clock.advance(10s);    // and the waits that were cut short start nothing
    QCOMPARE(f.sockets, sockets);
}

void TestConnection::retryNowCutsADeadConnection()
{
    Fixture f;
    f.goOnline();
    f.connection.retryNow();
    QCOMPARE(f.socket->pings, 1);
    f.clock.advance(5s);
    QVERIFY(f.connection.state() != State::Online);
}

void TestConnection::retryNowKeepsALivingConnection()
{
    Fixture f;
    f.goOnline();
    f.connection.retryNow();
    Q_EMIT f.socket->ponged();
    f.clock.advance(6s);
    QCOMPARE(f.connection.state(), State::Online);
    QCOMPARE(f.sockets, 1);
}

void TestConnection::finalRefusalsStop_data()
{
    QTest::addColumn<int>("closeCode");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("handshake 403") << 0 << 403 << int(ErrorCode::Forbidden);
    QTest::newRow("handshake 401") << 0 << 401 << int(ErrorCode::SignedOut);
    QTest::newRow("signed out") << 4401 << 0 << int(ErrorCode::SignedOut);
    QTest::newRow("right lost") << 4403 << 0 << int(ErrorCode::Forbidden);
}

void TestConnection::finalRefusalsStop()
{
    QFETCH(int, closeCode);
    QFETCH(int, status);
    QFETCH(int, code);
    Fixture f;
    QSignalSpy refused(&f.connection, &Connection::refused);
    f.connection.start();
    Q_EMIT f.socket->closed(closeCode, Error{ErrorCode(code), {}, {}, status});
    QCOMPARE(refused.size(), 1);
    QCOMPARE(f.connection.state(), State::Off);
    f.clock.advance(1h);
    QCOMPARE(f.sockets, 1);
    f.connection.start();
    QCOMPARE(f.sockets, 2);
}

void TestConnection::faultsAreRetriedSlowly()
{
    Fixture f;
    QSignalSpy refused(&f.connection, &Connection::refused);
    f.connection.start();
    Q_EMIT f.socket->closed(0, Error{ErrorCode::ServerFault, {}, {}, 500});
    QCOMPARE(refused.size(), 0);
    QVERIFY(f.clock.now().secsTo(f.connection.retryAt()) >= 30);
    f.clock.advance(30s);
    QCOMPARE(f.sockets, 2);
}

void TestConnection::pingsAsAskedFor()
{
    Fixture plain;
    plain.goOnline();
    plain.clock.advance(20s);
    QCOMPARE(plain.socket->pings, 1);
    QVERIFY(plain.socket->sent.isEmpty());

    ConnectionOptions options;
    options.pings = true;
    Fixture spoken(options);
    spoken.goOnline();
    spoken.clock.advance(40s);
    QCOMPARE(spoken.socket->sent.size(), 2);
    QCOMPARE(spoken.socket->sent.first(), QByteArray("{\"type\":\"ping\"}"));
    QCOMPARE(spoken.socket->pings, 0);
}

void TestConnection::silenceIsCut()
{
    Fixture f;
    f.goOnline();
    f.clock.advance(44s);
    QCOMPARE(f.connection.state(), State::Online);
    f.clock.advance(1s);
    QCOMPARE(f.connection.state(), State::BackingOff);
    QCOMPARE(f.connection.lastError()->code, ErrorCode::TimedOut);
}

void TestConnection::wordsBreakTheSilence()
{
    Fixture f;
    f.goOnline();
    for (int i = 0; i < 10; ++i) {
        f.clock.advance(40s);
        if (i % 2 == 0)
            Q_EMIT f.socket->ponged();
        else
            Q_EMIT f.socket->received("{\"type\":\"pong\"}");
    }
    QCOMPARE(f.connection.state(), State::Online);
    QCOMPARE(f.sockets, 1);
}

void TestConnection::recyclesAfterADay()
{
    Fixture f;
    f.goOnline();
    const QPointer<FakeSocket> first = f.socket;
    for (int minute = 0; minute < 12 * 60; ++minute) {
        QCOMPARE(f.sockets, 1);
        f.clock.advance(30s);
        Q_EMIT f.socket->ponged();
        f.clock.advance(30s);
        if (f.socket)
            Q_EMIT f.socket->ponged();
    }
    QCOMPARE(f.sockets, 2);
    QCOMPARE(f.connection.state(), State::Connecting);
    QVERIFY(first->isClosed);
}

void TestConnection::stopIsFinal()
{
    Fixture f;
    f.goOnline();
    const QPointer<FakeSocket> first = f.socket;
    f.connection.stop();
    QCOMPARE(f.connection.state(), State::Off);
    QVERIFY(first->isClosed);
    Q_EMIT first->closed(0, offline());
    f.clock.advance(24h);
    QCOMPARE(f.sockets, 1);
    QTRY_VERIFY(!first);
}

void TestConnection::dropsWhatCannotBeSent()
{
    Fixture f;
    f.connection.start();
    f.connection.send(protocol::SendTyping{});
    QVERIFY(f.socket->sent.isEmpty());
    Q_EMIT f.socket->opened();
    f.connection.send(protocol::SendTyping{});
    QCOMPARE(f.socket->sent, QByteArrayList{"{\"type\":\"typing\"}"});
}

void TestConnection::keepsTheOrderOfFrames()
{
    Fixture f;
    QList<qint64> ids;
    connect(&f.connection, &Connection::frameReceived, this, [&ids](const protocol::ServerFrame &frame) {
        if (const auto *message = std::get_if<protocol::MessageStored>(&frame))
            ids << message->message.id.value;
    });
    f.goOnline();
    QList<qint64> expected;
    for (int id = 1; id <= 40; ++id) {
        const QByteArray text(id % 3 == 0 ? 60'000 : 10, 'x'); // every third takes the pool
        Q_EMIT f.socket->received("{\"type\":\"message\",\"message\":\"" + text +
                                  "\",\"sender_id\":1,\"sender_name\":\"A\",\"timestamp\":\"2026-11-23T00:59:49.395405+"
                                  "00:00\",\"message_id\":" +
                                  QByteArray::number(id) + "}");
        expected << id;
    }
    QTRY_COMPARE(ids.size(), 40);
    QCOMPARE(ids, expected);
}

void TestConnection::survivesBrokenFrames()
{
    Fixture f;
    QSignalSpy frames(&f.connection, &Connection::frameReceived);
    f.goOnline();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("does not parse")));
    Q_EMIT f.socket->received("not json");
    Q_EMIT f.socket->received("{\"type\":\"pong\"}");
    QCOMPARE(frames.size(), 1);
    QCOMPARE(f.connection.state(), State::Online);
}

void TestConnection::listenerMayStopInTheMiddle()
{
    Fixture f;
    int frames = 0;
    connect(&f.connection, &Connection::frameReceived, this, [&] {
        ++frames;
        f.connection.stop();
    });
    f.goOnline();
    const QPointer<FakeSocket> socket = f.socket;
    Q_EMIT socket->received("{\"type\":\"pong\"}");
    Q_EMIT socket->received("{\"type\":\"pong\"}");
    QCOMPARE(frames, 1);
    QCOMPARE(f.connection.state(), State::Off);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_net_connection.moc"
