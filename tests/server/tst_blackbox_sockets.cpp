// The rooms over WebSockets from outside: who may join, what is heard, nonces, read marks, pages, resuming, changes.
#include "blackbox_http.h"
#include "blackbox_site.h"
#include "blackbox_socket.h"

#include <QDateTime>
#include <QTest>
#include <QUuid>

#include <algorithm>
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

QString text(const QJsonObject &json)
{
    return at(json, "message").toString();
}

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

bool has(const QList<QJsonObject> &frames, const char *type)
{
    return std::any_of(frames.begin(), frames.end(), [type](const QJsonObject &frame) {
        return at(frame, "type").toString() == QLatin1String(type);
    });
}

} // namespace

class TestBlackboxSockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_site.start({QStringLiteral("--messages-per-second"), QStringLiteral("0")}),
                 m_site.output().constData());
    }

    void init()
    {
        m_pub = std::make_unique<Browser>(signedIn(m_site.port(), "pub"));
        m_buyer = std::make_unique<Browser>(signedIn(m_site.port(), "buyer"));
        m_buyer2 = std::make_unique<Browser>(signedIn(m_site.port(), "buyer2"));
        m_boss = std::make_unique<Browser>(signedIn(m_site.port(), "boss"));
        m_helper = std::make_unique<Browser>(signedIn(m_site.port(), "helper"));
        m_pub2 = std::make_unique<Browser>(signedIn(m_site.port(), "pub2"));
    }
    void cleanupTestCase() { QCOMPARE(m_site.terminate(), 0); }

    void refusesInTheHandshake_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("origin"); // "own": the site's
        QTest::addColumn<bool>("withSession");
        QTest::addColumn<QList<int>>("statuses");
        const QByteArray own = "own", ad = "/ws/chat/ad/1/";
        QTest::newRow("no session") << ad << own << false << QList<int>{403};
        QTest::newRow("no Origin") << ad << QByteArray() << true << QList<int>{403};
        QTest::newRow("foreign Origin") << ad << QByteArray("https://evil.example") << true << QList<int>{403};
        QTest::newRow("foreign port") << ad << QByteArray("http://127.0.0.1.evil.example") << true << QList<int>{403};
        QTest::newRow("null Origin") << ad << QByteArray("null") << true << QList<int>{403};
        QTest::newRow("no such ad") << QByteArray("/ws/chat/ad/999/") << own << true << QList<int>{403};
        QTest::newRow("another's support room")
            << QByteArray("/ws/chat/support/publisher_6/") << own << true << QList<int>{403};
        QTest::newRow("guessed name") << QByteArray("/ws/chat/support/x_publisher_6/") << own << true
                                      << QList<int>{403, 404, 500};
        QTest::newRow("no number") << QByteArray("/ws/chat/support/publisher_/") << own << true
                                   << QList<int>{403, 404, 500};
        QTest::newRow("no route") << QByteArray("/ws/nothing/") << own << true << QList<int>{404, 500};
        QTest::newRow("a buyer names a buyer")
            << QByteArray("/ws/chat/ad/1/?buyer=3") << own << true << QList<int>{403};
    }
    void refusesInTheHandshake()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, origin);
        QFETCH(bool, withSession);
        QFETCH(QList<int>, statuses);
        Socket socket;
        const int status = socket.open(
            m_site.port(), path,
            {withSession ? m_buyer->cookies() : QByteArray(), origin == "own" ? m_buyer->origin() : origin});
        QVERIFY2(statuses.contains(status), number(status));
    }

    void sendsTheHistoryFirst()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/1/");
        QCOMPARE(buyer.status(), 101);
        const QJsonObject history = buyer.next();
        QCOMPARE(at(history, "type").toString(), QStringLiteral("history"));
        QCOMPARE(at(history, "messages").toArray().size(), 0);
        m_room = at(history, "room_id").toInt();
        QVERIFY(m_room > 0);
    }

    void tellsEverybodyInTheRoom()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/1/"), phone(*m_buyer, "/ws/chat/ad/1/"),
            pub(*m_pub, "/ws/chat/ad/1/?buyer=2"), all(*m_pub, "/ws/chat/ad/1/"), stranger(*m_buyer2, "/ws/chat/ad/1/");
        for (Socket *socket : {&buyer, &phone, &pub, &all, &stranger})
            QCOMPARE(at(socket->next(), "type").toString(), QStringLiteral("history"));
        const QString nonce = QUuid::createUuid().toString(QUuid::WithoutBraces);
        QJsonObject sent = message(QStringLiteral("  السلام عليكم 🙂 <b>x</b>  "));
        sent[QLatin1String("nonce")] = nonce;
        buyer.send(sent);
        int id = 0;
        for (Socket *socket : {&buyer, &phone, &pub, &all}) {
            const QJsonObject heard = socket->next("message");
            QCOMPARE(text(heard), QStringLiteral("السلام عليكم 🙂 <b>x</b>"));
            QCOMPARE(at(heard, "sender_id").toInt(), ids::buyer);
            QCOMPARE(at(heard, "sender_name").toString(), QStringLiteral("Buy Er"));
            QCOMPARE(at(heard, "room_id").toInt(), m_room);
            QVERIFY(id == 0 || id == at(heard, "message_id").toInt());
            id = at(heard, "message_id").toInt();
            const bool own = socket == &buyer || socket == &phone;
            QCOMPARE(at(heard, "nonce").toString(), own ? nonce : QString());
            QVERIFY(QDateTime::fromString(at(heard, "timestamp").toString(), Qt::ISODateWithMs).isValid());
        }
        QVERIFY(!has(stranger.untilPong(), "message"));
    }

    void takesAMissingTypeForAMessageAndDropsEmptyOnes()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/1/");
        buyer.sendText(R"({"message":"   "})");
        buyer.sendText(R"({"type":"dance"})");
        buyer.sendText(R"({"message":"no type"})");
        const QJsonObject heard = buyer.next("message");
        QCOMPARE(text(heard), QStringLiteral("no type"));
        QVERIFY(!has(buyer.untilPong(), "error"));
    }

    void tellsTypingToTheOthers()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/1/"), pub(*m_pub, "/ws/chat/ad/1/?buyer=2");
        pub.next("history");
        buyer.send(object({{"type", QStringLiteral("typing")}}));
        const QJsonObject typing = pub.next("typing");
        QCOMPARE(at(typing, "user_id").toInt(), ids::buyer);
        QCOMPARE(at(typing, "user_name").toString(), QStringLiteral("Buy Er"));
        QVERIFY(!has(buyer.untilPong(), "typing"));
    }

    void asksAnOwnerForTheRoom()
    {
        Socket other(*m_buyer2, "/ws/chat/ad/1/");
        other.send(message(QStringLiteral("me too")));
        other.next("message");
        Socket all(*m_pub, "/ws/chat/ad/1/"), buyer(*m_buyer, "/ws/chat/ad/1/");
        buyer.next("history");
        QJsonObject unnamed = message(QStringLiteral("to whom?"));
        unnamed[QLatin1String("nonce")] = QUuid::createUuid().toString(QUuid::WithoutBraces);
        all.send(unnamed);
        const QJsonObject error = all.next("error");
        QCOMPARE(at(error, "code").toString(), QStringLiteral("which_room"));
        QCOMPARE(at(error, "nonce"), at(unnamed, "nonce"));
        QJsonObject named = message(QStringLiteral("to you"));
        named[QLatin1String("room_id")] = m_room;
        all.send(named);
        QCOMPARE(text(buyer.next("message")), QStringLiteral("to you"));
        // A room that is not of this ad is nobody's way in.
        named[QLatin1String("room_id")] = 999;
        all.send(named);
        QCOMPARE(at(all.next("error"), "type").toString(), QStringLiteral("error"));
    }

    void repeatsANonceToItsSenderAlone()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/1/"), pub(*m_pub, "/ws/chat/ad/1/?buyer=2");
        QJsonObject sent = message(QStringLiteral("only once"));
        sent[QLatin1String("nonce")] = QUuid::createUuid().toString(QUuid::WithoutBraces);
        buyer.send(sent);
        const int id = at(buyer.next("message"), "message_id").toInt();
        QCOMPARE(at(pub.next("message"), "message_id").toInt(), id);
        buyer.send(sent);
        const QJsonObject again = buyer.next("message");
        QCOMPARE(at(again, "message_id").toInt(), id);
        QCOMPARE(at(again, "nonce"), at(sent, "nonce"));
        QVERIFY(!has(pub.untilPong(), "message"));
        sent[QLatin1String("message")] = QStringLiteral("something else");
        buyer.send(sent);
        const QJsonObject error = buyer.next("error");
        QCOMPARE(at(error, "code").toString(), QStringLiteral("nonce_reused"));
        QCOMPARE(at(error, "nonce"), at(sent, "nonce"));
        QVERIFY(!text(error).isEmpty());
    }

    void tellsReadMarksForwardOnly()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/1/"), pub(*m_pub, "/ws/chat/ad/1/?buyer=2"),
            window(*m_pub, "/ws/chat/ad/1/?buyer=2");
        buyer.send(message(QStringLiteral("read me")));
        const int id = at(buyer.next("message"), "message_id").toInt();
        pub.send(object({{"type", QStringLiteral("read")}, {"up_to", id + 1'000'000}}));
        for (Socket *socket : {&buyer, &window, &pub}) {
            const QJsonObject read = socket->next("read");
            QCOMPARE(at(read, "user_id").toInt(), ids::pub);
            QCOMPARE(at(read, "up_to").toInt(), id); // clamped
            QVERIFY(QDateTime::fromString(at(read, "at").toString(), Qt::ISODateWithMs).isValid());
        }
        pub.send(object({{"type", QStringLiteral("read")}, {"up_to", 1}}));
        QVERIFY(!has(pub.untilPong(), "read")); // never backwards
        Socket later(*m_buyer, "/ws/chat/ad/1/");
        const QJsonObject last = at(later.next("history"), "messages").toArray().last().toObject();
        QCOMPARE(at(last, "is_read").toBool(), true);
        QVERIFY(!at(last, "read_at").toString().isEmpty());
    }

    void pagesOverTheSocket()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/1/");
        const QJsonArray all = at(buyer.next("history"), "messages").toArray();
        QVERIFY(all.size() >= 3);
        const int last = at(all.last().toObject(), "id").toInt();
        buyer.send(object({{"type", QStringLiteral("history")}, {"before", last}, {"limit", 2}}));
        const QJsonObject page = buyer.next("history");
        QCOMPARE(at(page, "before").toInt(), last);
        QCOMPARE(at(page, "messages").toArray().size(), 2);
        QCOMPARE(at(page, "has_more").toBool(), true);
        QCOMPARE(at(page, "messages").toArray().last().toObject(), all[all.size() - 2].toObject());
        const int first = at(all.first().toObject(), "id").toInt();
        buyer.send(object({{"type", QStringLiteral("history")}, {"after", first}, {"limit", 500}}));
        const QJsonObject rest = buyer.next("history");
        QCOMPARE(at(rest, "after").toInt(), first);
        QCOMPARE(at(rest, "messages").toArray().size(), all.size() - 1);
        QCOMPARE(at(rest, "has_more").toBool(true), false);
    }

    void resumesAfterAnId()
    {
        Socket first(*m_buyer, "/ws/chat/ad/1/");
        const int known = at(at(first.next("history"), "messages").toArray().last().toObject(), "id").toInt();
        first.send(message(QStringLiteral("missed one")));
        first.next("message");
        Socket resumed(*m_buyer, "/ws/chat/ad/1/?after=" + number(known));
        const QJsonObject history = resumed.next("history");
        QCOMPARE(at(history, "resumed").toBool(), true);
        QCOMPARE(at(history, "has_more").toBool(true), false);
        QCOMPARE(at(history, "messages").toArray().size(), 1);
        QCOMPARE(text(at(history, "messages").toArray().first().toObject()), QStringLiteral("missed one"));
    }

    void givesNewestFiftyOfALongRoom()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/2/");
        for (int i = 0; i < 60; ++i)
            buyer.send(message(QStringLiteral("line %1").arg(i)));
        for (int i = 0; i < 60; ++i)
            QCOMPARE(text(buyer.next("message")), QStringLiteral("line %1").arg(i));
        Socket again(*m_buyer, "/ws/chat/ad/2/");
        const QJsonObject history = again.next("history");
        const QJsonArray messages = at(history, "messages").toArray();
        QCOMPARE(messages.size(), 50);
        QCOMPARE(text(messages.first().toObject()), QStringLiteral("line 10"));
        QCOMPARE(text(messages.last().toObject()), QStringLiteral("line 59"));
        QCOMPARE(at(history, "has_more").toBool(), true);
    }

    void bringsHttpSendsToTheSockets()
    {
        Socket pub(*m_pub, "/ws/chat/ad/1/?buyer=2");
        pub.next("history");
        QCOMPARE(
            m_buyer
                ->post("/ar/chat/room/" + number(m_room) + "/send/", object({{"message", QStringLiteral("over http")}}))
                .status,
            200);
        QCOMPARE(text(pub.next("message")), QStringLiteral("over http"));
        QVERIFY(m_buyer->post("/api/chat-rooms/" + number(m_room) + "/mark_read/", QByteArray("{}")).status == 200);
    }

    void answersPings()
    {
        Socket socket(*m_pub, "/ws/notifications/");
        const QJsonObject hello = socket.next();
        QCOMPARE(at(hello, "type").toString(), QStringLiteral("hello"));
        QVERIFY(at(hello, "cursor").toInteger() > 0);
        socket.send(object({{"type", QStringLiteral("ping")}}));
        const QJsonObject pong = socket.next("pong");
        QCOMPARE(at(pong, "cursor"), at(hello, "cursor"));
    }

    void tellsChangesWithoutAGap()
    {
        Socket pub(*m_pub, "/ws/notifications/"), stranger(*m_pub2, "/ws/notifications/"),
            buyer(*m_buyer, "/ws/chat/ad/1/");
        qint64 mine = at(pub.next("hello"), "cursor").toInteger();
        stranger.next("hello");
        Socket own(*m_buyer, "/ws/notifications/");
        own.next("hello");
        const QString nonce = QUuid::createUuid().toString(QUuid::WithoutBraces);
        QJsonObject first = message(QStringLiteral("one"));
        first[QLatin1String("nonce")] = nonce;
        buyer.send(first);
        buyer.send(message(QStringLiteral("two")));
        for (const char *expected : {"one", "two"}) {
            const QJsonObject change = pub.next("change");
            QCOMPARE(at(change, "previous").toInteger(), mine);
            QVERIFY(at(change, "cursor").toInteger() > mine);
            mine = at(change, "cursor").toInteger();
            QCOMPARE(at(at(change, "room").toObject(), "id").toInt(), m_room);
            const QJsonObject inside = at(change, "message").toObject();
            QCOMPARE(text(inside), QLatin1String(expected));
            QVERIFY(at(inside, "nonce").toString().isEmpty());
        }
        QCOMPARE(at(at(own.next("change"), "message").toObject(), "nonce").toString(), nonce);
        m_pub->post("/api/chat-rooms/" + number(m_room) + "/mark_read/", QByteArray("{}"));
        const QJsonObject read = pub.next("change");
        QCOMPARE(at(read, "previous").toInteger(), mine);
        QVERIFY(at(read, "message").isNull());
        QCOMPARE(at(at(read, "room").toObject(), "unread_count").toInt(-1), 0);
        QVERIFY(!has(stranger.untilPong(), "change"));
        const QJsonObject asked = m_pub->get("/api/desk/changes/?since=" + number(mine)).json();
        QCOMPARE(at(asked, "cursor"), at(read, "cursor"));
    }

    void carriesSupportRooms()
    {
        const auto open = [this](const QString &subject) {
            return at(m_pub
                          ->post("/ar/publisher/support/create/", object({{"subject", subject},
                                                                          {"category", QStringLiteral("payment")},
                                                                          {"message", subject}}))
                          .json(),
                      "room_id")
                .toInt();
        };
        const int first = open(QStringLiteral("first case"));
        const int second = open(QStringLiteral("second case"));
        QVERIFY(first > 0 && second > first);
        Socket newest(*m_pub, "/ws/chat/support/publisher_1/"),
            named(*m_pub, "/ws/chat/support/publisher_1/?room=" + number(first)),
            boss(*m_boss, "/ws/chat/support/publisher_1/?room=" + number(first));
        QCOMPARE(at(newest.next("history"), "room_id").toInt(), second);
        const QJsonObject history = named.next("history");
        QCOMPARE(at(history, "room_id").toInt(), first);
        QCOMPARE(at(at(history, "messages").toArray().first().toObject(), "sender_role").toString(),
                 QStringLiteral("publisher"));
        boss.next("history");
        boss.send(message(QStringLiteral("we look")));
        const QJsonObject heard = named.next("message");
        QCOMPARE(at(heard, "sender_role").toString(), QStringLiteral("admin"));
        QCOMPARE(at(heard, "sender_name").toString(), QStringLiteral("Bo Ss"));
        QVERIFY(!has(newest.untilPong(), "message"));
        // A publisher's room is not another publisher's, nor a buyer's, by whatever name.
        for (Browser *foreign : {m_pub2.get(), m_buyer.get()}) {
            QCOMPARE(Socket(*foreign, "/ws/chat/support/publisher_1/").status(), 403);
            QCOMPARE(Socket(*foreign, "/ws/chat/support/publisher_1/?room=" + number(first)).status(), 403);
            QCOMPARE(Socket(*foreign, "/ws/chat/support/publisher_6/?room=" + number(first)).status(), 403);
        }
        QVERIFY(Socket(*m_pub, "/ws/chat/support/publisher_1/?room=" + number(m_room)).status() >= 403);
        // Read by one of the staff is read by that side.
        Socket helper(*m_helper, "/ws/chat/support/publisher_1/?room=" + number(first));
        helper.next("history");
        helper.send(object({{"type", QStringLiteral("read")}, {"up_to", at(heard, "message_id")}}));
        QCOMPARE(at(named.next("read"), "user_id").toInt(), ids::helper);
        Socket after(*m_pub, "/ws/chat/support/publisher_1/?room=" + number(first));
        for (const QJsonValue entry : at(after.next("history"), "messages").toArray()) {
            const bool byPublisher = at(entry.toObject(), "sender_role").toString() == QLatin1String("publisher");
            QCOMPARE(at(entry.toObject(), "is_read").toBool(), byPublisher);
        }
    }

private:
    Site m_site;
    std::unique_ptr<Browser> m_pub, m_buyer, m_buyer2, m_boss, m_helper, m_pub2;
    int m_room = 0;
};

QTEST_GUILESS_MAIN(TestBlackboxSockets)
#include "tst_blackbox_sockets.moc"
