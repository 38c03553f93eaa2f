// PROTOCOL.md, "Answers to what goes wrong": every cell of the table, from outside.
#include "blackbox_http.h"
#include "blackbox_site.h"
#include "blackbox_socket.h"

#include <QDeadlineTimer>
#include <QTest>
#include <QUuid>

#include <functional>
#include <memory>

using namespace blackbox;

namespace {

QJsonObject object(std::initializer_list<QPair<const char *, QJsonValue>> pairs)
{
    QJsonObject result;
    for (const auto &[key, value] : pairs)
        result.insert(QLatin1String(key), value);
    return result;
}

QJsonObject message(const QString &text)
{
    return object({{"type", QStringLiteral("message")}, {"message", text}});
}

QJsonValue at(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key));
}

QString code(const QJsonObject &json)
{
    return at(json, "code").toString();
}

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

} // namespace

class TestBlackboxFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_site = std::make_unique<Site>(); }
    void cleanup() { m_site.reset(); }

    void staysOpenAfterBadFrames_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("half JSON") << QByteArray("{\"type\":");
        QTest::newRow("array") << QByteArray("[1,2]");
        QTest::newRow("number") << QByteArray("5");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("message is a number") << QByteArray(R"({"type":"message","message":5})");
        QTest::newRow("message is null") << QByteArray(R"({"type":"message","message":null})");
        QTest::newRow("message is an object") << QByteArray(R"({"message":{"a":1}})");
        QTest::newRow("nonce is no uuid") << QByteArray(R"({"type":"message","message":"x","nonce":"abc"})");
        QTest::newRow("read without up_to") << QByteArray(R"({"type":"read"})");
        QTest::newRow("deep") << QByteArray(2'000, '[') + QByteArray(2'000, ']');
    }
    void staysOpenAfterBadFrames()
    {
        QFETCH(QByteArray, text);
        start();
        Socket socket(*m_buyer, "/ws/chat/ad/1/");
        socket.next("history");
        socket.sendText(text);
        const QJsonObject error = socket.next("error");
        QCOMPARE(code(error), QStringLiteral("bad_frame"));
        QVERIFY(!at(error, "message").toString().isEmpty());
        socket.send(message(QStringLiteral("still here")));
        QCOMPARE(at(socket.next("message"), "message").toString(), QStringLiteral("still here"));
        QVERIFY(socket.untilPong().isEmpty());
    }

    void closesOnFramesThatBreakTheRules()
    {
        start();
        const auto expect = [this](const char *what, QList<int> codes, const std::function<void(Socket &)> &act) {
            Socket socket(*m_buyer, "/ws/chat/ad/1/");
            socket.next("history");
            act(socket);
            const int closed = socket.closeCode();
            QVERIFY2(codes.contains(closed), qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(what)).arg(closed)));
        };
        expect("binary", {1003}, [](Socket &s) { s.sendFrame(Socket::Binary, "{\"message\":\"x\"}"); });
        expect("unmasked", {1002}, [](Socket &s) { s.sendFrame(Socket::Text, "{\"message\":\"x\"}", false); });
        expect("over frame_bytes", {1009},
               [](Socket &s) { s.sendText("{\"message\":\"" + QByteArray(65'536, 'x') + "\"}"); });
        expect("over frame_bytes in pieces", {1009}, [](Socket &s) {
            s.sendFrame(Socket::Text, "{\"message\":\"" + QByteArray(40'000, 'x'), true, false);
            s.sendFrame(Socket::Continuation, QByteArray(40'000, 'x') + "\"}");
        });
        expect("a length of 2^62", {1009, 1002},
               [](Socket &s) { s.sendRaw(QByteArray::fromHex("81ff400000000000000011223344")); });
        expect("reserved opcode", {1002}, [](Socket &s) { s.sendFrame(5, "x"); });
        expect("bad UTF-8", {1007}, [](Socket &s) { s.sendText("{\"message\":\"\xff\xfe\"}"); });
    }

    void refusesLongTextsAndKeepsThem()
    {
        start();
        Socket socket(*m_buyer, "/ws/chat/ad/1/");
        socket.next("history");
        QJsonObject frame = message(QString(10'001, QLatin1Char('x')));
        frame[QLatin1String("nonce")] = QUuid::createUuid().toString(QUuid::WithoutBraces);
        socket.send(frame);
        const QJsonObject error = socket.next("error");
        QCOMPARE(code(error), QStringLiteral("too_long"));
        QCOMPARE(at(error, "nonce"), at(frame, "nonce"));
        socket.send(message(QString(10'000, QChar(0x0633)))); // 10,000 characters, 20 KB
        QCOMPARE(at(socket.next("message"), "message").toString().size(), 10'000);
    }

    void limitsTheRateAndSaysWhen()
    {
        start();
        Socket socket(*m_buyer, "/ws/chat/ad/1/");
        socket.next("history");
        for (int i = 0; i < 60; ++i) {
            QJsonObject frame = message(QString::number(i));
            frame[QLatin1String("nonce")] = QUuid::createUuid().toString(QUuid::WithoutBraces);
            socket.send(frame);
        }
        int stored = 0;
        QJsonObject refused;
        for (int i = 0; i < 60; ++i) {
            const QJsonObject answer = socket.next();
            if (at(answer, "type").toString() == QLatin1String("message"))
                ++stored;
            else if (code(answer) == QLatin1String("rate_limited"))
                refused = answer;
        }
        QVERIFY2(stored >= 20 && stored <= 35, number(stored));
        QVERIFY(!at(refused, "nonce").toString().isEmpty());
        QVERIFY(at(refused, "retry_after").toDouble() > 0 && at(refused, "retry_after").toDouble() <= 2);
        const QJsonArray rooms = at(m_buyer->get("/api/chat-rooms/").json(), "results").toArray();
        const int id = at(rooms.first().toObject(), "id").toInt();
        Reply reply;
        for (int i = 0; i < 40 && reply.status != 429; ++i) {
            reply = m_buyer->post("/api/chat-rooms/" + number(id) + "/send_message/",
                                  object({{"room", id}, {"message", QStringLiteral("x")}}));
        }
        QCOMPARE(reply.status, 429);
        QVERIFY(reply.header("Retry-After").toInt() >= 1);
        // After the wait it goes.
        bool gone = false;
        QTRY_VERIFY(gone || (gone = m_buyer
                                        ->post("/api/chat-rooms/" + number(id) + "/send_message/",
                                               object({{"room", id}, {"message", QStringLiteral("later")}}))
                                        .status == 201));
    }

    void answersARepeatedNonceEvenOverTheRate()
    {
        start();
        Socket socket(*m_buyer, "/ws/chat/ad/1/");
        socket.next("history");
        QJsonObject first = message(QStringLiteral("first"));
        first[QLatin1String("nonce")] = QUuid::createUuid().toString(QUuid::WithoutBraces);
        socket.send(first);
        const QJsonObject stored = socket.next("message");
        QJsonObject answer;
        for (int i = 0; i < 60 && code(answer) != QLatin1String("rate_limited"); ++i) {
            socket.send(message(QStringLiteral("flood")));
            answer = socket.next();
        }
        QCOMPARE(code(answer), QStringLiteral("rate_limited"));
        socket.send(first);
        const QJsonObject again = socket.next();
        QCOMPARE(at(again, "message_id"), at(stored, "message_id"));
    }

    void saysThatARoomIsClosed()
    {
        start();
        Socket socket(*m_buyer, "/ws/chat/ad/1/");
        const int room = at(socket.next("history"), "room_id").toInt();
        QJsonObject first = message(QStringLiteral("x"));
        first[QLatin1String("nonce")] = QUuid::createUuid().toString(QUuid::WithoutBraces);
        socket.send(first);
        const QJsonObject stored = socket.next("message");
        QCOMPARE(m_pub->post("/ar/chat/room/" + number(room) + "/archive/").status, 200);
        QJsonObject late = message(QStringLiteral("late"));
        late[QLatin1String("nonce")] = QUuid::createUuid().toString(QUuid::WithoutBraces);
        socket.send(late);
        const QJsonObject error = socket.next("error");
        QCOMPARE(code(error), QStringLiteral("room_closed"));
        QCOMPARE(at(error, "nonce"), at(late, "nonce"));
        socket.send(first); // the nonce is looked up before any other check
        QCOMPARE(at(socket.next("message"), "message_id"), at(stored, "message_id"));
    }

    void closesTheSocketsOfWhoSignedOut()
    {
        start();
        Socket room(*m_buyer, "/ws/chat/ad/1/"), feed(*m_buyer, "/ws/notifications/"),
            other(*m_pub, "/ws/notifications/");
        room.next("history");
        m_buyer->post("/ar/logout/");
        QCOMPARE(code(room.next("error", 6'000)), QStringLiteral("signed_out"));
        QCOMPARE(room.closeCode(), 4401);
        QCOMPARE(feed.closeCode(), 4401);
        QVERIFY(!other.untilPong().isEmpty() || other.isOpen());
    }

    /// The database belongs to the running server alone, so an account is changed while it is down; nothing of it may live on.
    void endsTheSessionsOfTheChanged_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("suspended") << QStringLiteral("is_suspended=1");
        QTest::newRow("banned") << QStringLiteral("is_banned=1");
        QTest::newRow("not active") << QStringLiteral("is_active=0");
        QTest::newRow("password changed") << QStringLiteral("password=replace(password, '$', '$1')");
    }
    void endsTheSessionsOfTheChanged()
    {
        QFETCH(QString, change);
        start();
        QCOMPARE(m_site->terminate(), 0);
        QVERIFY(m_site->change(QStringLiteral("UPDATE users SET %1 WHERE id=%2").arg(change).arg(ids::buyer)));
        QVERIFY(m_site->start());
        Browser again(m_site->port());
        again.setCookie("sessionid", m_buyer->cookie("sessionid"));
        const int status = again.get("/api/users/me/").status;
        QVERIFY2(status == 401 || status == 403, number(status));
        QCOMPARE(Socket(again, "/ws/chat/ad/1/").status(), 403);
    }

    void takesTheRightsOfWhoIsNoLongerStaff()
    {
        start();
        QCOMPARE(m_pub
                     ->post("/ar/publisher/support/create/", object({{"subject", QStringLiteral("s")},
                                                                     {"category", QStringLiteral("ads")},
                                                                     {"message", QStringLiteral("m")}}))
                     .status,
                 200);
        const Browser helper = signedIn(m_site->port(), "helper");
        QCOMPARE(Socket(helper, "/ws/chat/support/publisher_1/").status(), 101);
        QCOMPARE(m_site->terminate(), 0);
        QVERIFY(m_site->change(QStringLiteral("UPDATE users SET is_staff=0 WHERE id=%1").arg(ids::helper)));
        QVERIFY(m_site->start());
        Browser again(m_site->port());
        again.setCookie("sessionid", helper.cookie("sessionid"));
        QCOMPARE(Socket(again, "/ws/chat/support/publisher_1/").status(), 403);
    }

    void cutsOffASilentReader()
    {
        start({QStringLiteral("--messages-per-second"), QStringLiteral("100000"), QStringLiteral("--burst"),
               QStringLiteral("100000")});
        Socket deaf, loud(*m_buyer, "/ws/chat/ad/1/");
        deaf.readLittle();
        QCOMPARE(deaf.open(*m_pub, "/ws/chat/ad/1/?buyer=2"), 101);
        deaf.next("history");
        deaf.tcp().setReadBufferSize(1); // the kernel's buffers fill, then the server's
        const QString text(9'000, QLatin1Char('x'));
        int sent = 0;
        for (QDeadlineTimer deadline(20'000); sent < 700 && !deadline.hasExpired(); ++sent) {
            loud.send(message(text));
            QCOMPARE(at(loud.next("message"), "message").toString().size(), 9'000); // the others are not held up
        }
        deaf.tcp().setReadBufferSize(0);
        // It is told why, if it can still hear it; in any case it is closed and misses messages.
        int received = 0;
        while (!deaf.next(2'000).isEmpty())
            ++received;
        QVERIFY2(received < sent, number(received));
        const int closed = deaf.closeCode(1'000);
        QVERIFY2(closed == 4408 || closed == 0, number(closed));
        QVERIFY(m_site->isRunning());
    }

    void cutsOffSlowHeads()
    {
        start({QStringLiteral("--head-timeout"), QStringLiteral("1000")});
        QTcpSocket slow;
        slow.connectToHost(QStringLiteral("127.0.0.1"), m_site->port());
        QVERIFY(slow.waitForConnected());
        slow.write("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        QDeadlineTimer deadline(15'000);
        while (slow.state() == QAbstractSocket::ConnectedState && !deadline.hasExpired()) {
            if (!slow.waitForReadyRead(100))
                slow.write("a");
            slow.flush();
            slow.readAll();
        }
        QVERIFY2(!deadline.hasExpired(), "a head that never ends must not keep a connection");
        QCOMPARE(m_pub->get("/api/users/me/").status, 200);
    }

    void refusesOversizedRequests()
    {
        start();
        const QByteArray head = "GET /" + QByteArray(100'000, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n";
        const int longPath = rawExchange(m_site->port(), head).status;
        QVERIFY2(longPath == 0 || longPath == 400 || longPath == 413 || longPath == 414 || longPath == 431,
                 number(longPath));
        const int headers =
            rawExchange(m_site->port(), "GET / HTTP/1.1\r\nHost: x\r\nX: " + QByteArray(100'000, 'x') + "\r\n\r\n")
                .status;
        QVERIFY2(headers == 0 || headers == 400 || headers == 413 || headers == 431, number(headers));
        QCOMPARE(m_buyer->post("/api/chat-rooms/create_or_get/", QByteArray(1'000'000, ' ')).status, 413);
        // A length that is only claimed is refused before it comes.
        const Reply claimed =
            rawExchange(m_site->port(),
                        "POST /api/chat-rooms/create_or_get/ HTTP/1.1\r\nHost: 127.0.0.1:" + number(m_site->port()) +
                            "\r\nCookie: " + m_buyer->cookies() + "\r\nX-CSRFToken: " + m_buyer->cookie("csrftoken") +
                            "\r\nContent-Length: 99999999999\r\n\r\n");
        QCOMPARE(claimed.status, 413);
        QCOMPARE(m_pub->get("/api/users/me/").status, 200);
    }

    void survivesGarbage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("noise") << QByteArray::fromHex("00ff8001fe0d0a0d0a00112233");
        QTest::newRow("TLS hello") << QByteArray::fromHex("16030100c8010000c40303") + QByteArray(200, 'x');
        QTest::newRow("no version") << QByteArray("GET /\r\n\r\n");
        QTest::newRow("bad version") << QByteArray("GET / HTTP/9.9\r\n\r\n");
        QTest::newRow("two lengths") << QByteArray(
            "POST /ar/login/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde");
        QTest::newRow("length and chunks") << QByteArray(
            "POST /ar/login/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        QTest::newRow("negative length") << QByteArray(
            "POST /ar/login/ HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n");
        QTest::newRow("upgrade without a key") << QByteArray(
            "GET /ws/notifications/ HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
    }
    void survivesGarbage()
    {
        QFETCH(QByteArray, bytes);
        start({QStringLiteral("--head-timeout"), QStringLiteral("1000")});
        const int status = rawExchange(m_site->port(), bytes, 5'000).status;
        QVERIFY2(status == 0 || status >= 400, number(status));
        QCOMPARE(m_pub->get("/api/users/me/").status, 200);
    }

private:
    void start(const QStringList &more = {})
    {
        QVERIFY2(m_site->start(more), m_site->output().constData());
        m_pub = std::make_unique<Browser>(signedIn(m_site->port(), "pub"));
        m_buyer = std::make_unique<Browser>(signedIn(m_site->port(), "buyer"));
    }

    std::unique_ptr<Site> m_site;
    std::unique_ptr<Browser> m_pub, m_buyer;
};

QTEST_GUILESS_MAIN(TestBlackboxFaults)
#include "tst_blackbox_faults.moc"
