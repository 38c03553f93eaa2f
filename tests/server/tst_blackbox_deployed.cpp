// `--dialect deployed`: the live site's habits and faults from outside, as SITE.md observed them.
#include "blackbox_http.h"
#include "blackbox_site.h"
#include "blackbox_socket.h"

#include <QTest>

#include <memory>

using namespace blackbox;

namespace {

QJsonObject message(const QString &text)
{
    return {{QStringLiteral("type"), QStringLiteral("message")}, {QStringLiteral("message"), text}};
}

QJsonValue at(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key));
}

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

bool has(const QList<QJsonObject> &frames, const char *type)
{
    for (const QJsonObject &frame : frames) {
        if (at(frame, "type").toString() == QLatin1String(type))
            return true;
    }
    return false;
}

} // namespace

class TestBlackboxDeployed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_site.start({QStringLiteral("--dialect"), QStringLiteral("deployed")}), m_site.output().constData());
        m_pub = std::make_unique<Browser>(signedIn(m_site.port(), "pub"));
        m_buyer = std::make_unique<Browser>(signedIn(m_site.port(), "buyer"));
    }
    void cleanupTestCase() { QCOMPARE(m_site.terminate(), 0); }

    void hasNoFeatures()
    {
        QCOMPARE(m_pub->get("/api/desk/").status, 404);
        QCOMPARE(m_pub->get("/api/desk/changes/?since=0").status, 404);
        QCOMPARE(m_pub->get("/api/desk/rooms/1/messages/").status, 404);
    }

    void writesOnlyTheSitesKeys()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/1/");
        const QJsonObject history = buyer.next("history");
        QStringList keys = history.keys();
        QCOMPARE(keys, (QStringList{QStringLiteral("messages"), QStringLiteral("type")}));
        QJsonObject sent = message(QStringLiteral("hello"));
        sent[QLatin1String("nonce")] = QStringLiteral("6fb2b7a0-5b0b-4b6f-9a9b-1f2f3a4b5c6d");
        buyer.send(sent);
        keys = buyer.next("message").keys();
        keys.sort();
        QCOMPARE(keys,
                 (QStringList{QStringLiteral("message"), QStringLiteral("message_id"), QStringLiteral("sender_id"),
                              QStringLiteral("sender_name"), QStringLiteral("timestamp"), QStringLiteral("type")}));
        const QJsonObject room = at(m_buyer->get("/api/chat-rooms/").json(), "results").toArray().first().toObject();
        QVERIFY(!room.contains(QLatin1String("cursor")) && !room.contains(QLatin1String("last_message_id")));
    }

    void givesAnOwnerARoomOfHisOwn()
    {
        Socket owner(*m_pub, "/ws/chat/ad/1/"), buyer(*m_buyer, "/ws/chat/ad/1/");
        owner.next("history");
        buyer.next("history");
        buyer.send(message(QStringLiteral("do you hear me?")));
        buyer.next("message");
        QVERIFY(!has(owner.untilPong(), "message"));
    }

    void doesNotBroadcastWhatIsSentOverHttp()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/1/");
        buyer.next("history");
        int room = 0;
        for (const QJsonValue value : at(m_buyer->get("/api/chat-rooms/").json(), "results").toArray())
            room = at(value.toObject(), "id").toInt();
        QCOMPARE(m_pub
                     ->post("/ar/chat/room/" + number(room) + "/send/", QByteArray("message=over+http"),
                            "application/x-www-form-urlencoded")
                     .status,
                 200);
        QVERIFY(!has(buyer.untilPong(), "message"));
        const QJsonObject poll = m_buyer->get("/ar/chat/room/" + number(room) + "/messages/").json();
        QCOMPARE(at(at(poll, "messages").toArray().last().toObject(), "message").toString(),
                 QStringLiteral("over http"));
    }

    void ignoresWhatItDoesNotKnow()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/1/");
        buyer.next("history");
        buyer.sendText(R"({"type":"read","up_to":1})");
        buyer.sendText(R"({"type":"history","before":9})");
        QVERIFY(buyer.untilPong().isEmpty());
        Socket feed(*m_pub, "/ws/notifications/");
        feed.sendText(R"({"type":"ping"})");
        const QJsonObject pong = feed.next();
        QCOMPARE(at(pong, "type").toString(), QStringLiteral("pong"));
        QVERIFY(!pong.contains(QLatin1String("cursor")));
    }

    void takesLongTexts()
    {
        Socket buyer(*m_buyer, "/ws/chat/ad/1/");
        buyer.next("history");
        buyer.send(message(QString(200'000, QLatin1Char('x'))));
        QCOMPARE(at(buyer.next("message"), "message").toString().size(), 200'000);
    }

    void refusesAnothersSupportRoom()
    {
        const Browser other = signedIn(m_site.port(), "pub2");
        QCOMPARE(Socket(other, "/ws/chat/support/publisher_1/").status(), 403);
    }

    void canFailInTheSupportSocket()
    {
        Site site;
        QVERIFY2(
            site.start({QStringLiteral("--dialect"), QStringLiteral("deployed"), QStringLiteral("--support-fault")}),
            site.output().constData());
        const Browser pub = signedIn(site.port(), "pub");
        QCOMPARE(Socket(pub, "/ws/chat/support/publisher_1/").status(), 500);
    }

    void staysOnLoopback()
    {
        Site site;
        QVERIFY(!site.start({QStringLiteral("--dialect"), QStringLiteral("deployed"), QStringLiteral("--host"),
                             QStringLiteral("0.0.0.0")}));
    }

private:
    Site m_site;
    std::unique_ptr<Browser> m_pub, m_buyer;
};

QTEST_GUILESS_MAIN(TestBlackboxDeployed)
#include "tst_blackbox_deployed.moc"
