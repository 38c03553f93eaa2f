// The HTTP bodies: what the site was seen to write is read right, and what we write is read back the same.
#include "protocol/codec.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace desk;
using namespace desk::protocol;

namespace {

const QTimeZone cairo("Africa/Cairo");
const BodyOptions full{cairo, true};
const BodyOptions deployed{cairo, false};

QDateTime utc(const char *iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODateWithMs).toUTC();
}
User person(qint64 id, const char *name)
{
    return {UserId{id}, QLatin1String(name), QStringLiteral("First"), QStringLiteral("Last"), {}, {}};
}

Room sampleRoom()
{
    Room room;
    room.id = RoomId{4};
    room.publisher = person(1, "samir");
    room.client = person(2, "sara");
    room.ad = AdId{12};
    room.adTitle = QStringLiteral("شقة في مدينة نصر");
    room.last = LastMessage{QStringLiteral("hi"), QStringLiteral("sara"), utc("2026-07-23T00:59:49.395Z")};
    room.unread = 2;
    room.createdAt = utc("2026-07-22T10:00:00Z");
    room.updatedAt = utc("2026-07-23T00:59:49Z");
    room.lastMessageId = MessageId{64};
    room.myReadUpTo = MessageId{60};
    room.theirReadUpTo = MessageId{61};
    room.cursor = Cursor{99};
    return room;
}

Message sampleMessage()
{
    return {MessageId{64},
            RoomId{4},
            UserId{2},
            QStringLiteral("First Last"),
            SenderRole::None,
            QStringLiteral("hi \"there\"\n😀"),
            utc("2026-07-23T00:59:49.395Z"),
            true,
            utc("2026-07-23T01:00:00Z"),
            Attachment{QStringLiteral("/media/a.pdf"), QStringLiteral("a.pdf"), 12, QStringLiteral("application/pdf")},
            QUuid::createUuid()};
}

} // namespace

class tst_Bodies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timesWithoutZoneAreTheSites()
    {
        const QByteArray json =
            R"({"count":1,"next":null,"previous":null,"results":[{"id":4,"room_type":"publisher_client",
            "publisher":{"id":1,"username":"p","first_name":"","last_name":""},"client":null,"ad":12,"ad_title":"T",
            "last_message":null,"unread_count":0,"created_at":"2026-11-23 02:56:44","updated_at":"2026-07-23 02:56:44","is_active":true}]})";
        const auto page = decodeRoomPage(json, cairo);
        QVERIFY(page);
        QCOMPARE(page->rooms.first().createdAt, utc("2026-11-23T00:56:44Z"));            // winter: +2
        QCOMPARE(page->rooms.first().updatedAt, utc("2026-07-22T23:56:44Z").addSecs(0)); // summer: +3
        QVERIFY(!page->hasNext);
        QVERIFY(!page->rooms.first().client);
    }
    void roomSurvivesWritingAndReading()
    {
        const Room room = sampleRoom();
        const auto read = decodeRoom(encode(room, full), cairo);
        QVERIFY(read);
        QCOMPARE(*read, room);
    }
    void deployedRoomHasNoKeyOfOurs()
    {
        const auto json = QJsonDocument::fromJson(encode(sampleRoom(), deployed)).object();
        for (const char *key : {"cursor", "last_message_id", "my_read_up_to", "their_read_up_to", "support"})
            QVERIFY2(!json.contains(QLatin1String(key)), key);
        QCOMPARE(json.value(QLatin1String("created_at")).toString(), QStringLiteral("2026-07-22 13:00:00"));
    }
    void detailCarriesTheAdAndItsMessages()
    {
        RoomDetail detail{sampleRoom(), Ad{}, {sampleMessage()}, {}};
        detail.ad->id = AdId{12};
        detail.ad->title = detail.room.adTitle;
        detail.ad->price = QStringLiteral("510000.00");
        detail.ad->images = {QStringLiteral("/media/x.png")};
        detail.ad->createdAt = utc("2026-07-01T00:00:00Z");
        const auto read = decodeRoomDetail(encode(detail, full), cairo);
        QVERIFY(read);
        QCOMPARE(read->room, detail.room);
        QCOMPARE(*read->ad, *detail.ad);
        QCOMPARE(read->messages, detail.messages);
        // without our features the time has no fraction and no nonce is told
        const auto plain = decodeRoomDetail(encode(detail, deployed), cairo);
        QVERIFY(plain);
        QCOMPARE(plain->messages.first().createdAt, utc("2026-07-23T00:59:49Z"));
        QVERIFY(plain->messages.first().nonce.isNull());
        QCOMPARE(plain->messages.first().attachment->name, QStringLiteral("a.pdf"));
        QCOMPARE(plain->messages.first().attachment->bytes, -1);
    }
    void priceMayBeNull()
    {
        const auto ad = decodeAd(
            R"({"id":3,"title":"x","slug":"x","price":null,"is_negotiable":false,"images":[],"city":null,"country":{"id":1,"name":"Egypt"},"status":"active","created_at":"2026-11-23 02:56:44"})",
            cairo);
        QVERIFY(ad);
        QVERIFY(ad->price.isEmpty());
        QCOMPARE(ad->country, QStringLiteral("Egypt"));
    }
    void pagesRoundTrip()
    {
        MessagePage page{{sampleMessage()}, true};
        const auto read = decodeMessagePage(encode(page));
        QVERIFY(read);
        QCOMPARE(*read, page);
        ChangesPage changes{Cursor{7}, true, {sampleRoom()}, {sampleMessage()}};
        const auto readChanges = decodeChangesPage(encode(changes, full), cairo);
        QVERIFY(readChanges);
        QCOMPARE(*readChanges, changes);
        PollPage poll{{sampleMessage()},           RoomId{4}, QStringLiteral("c"), QStringLiteral("a"),
                      QStringLiteral("/ar/ad/x/"), 3};
        const auto readPoll = decodePollPage(encode(poll, full));
        QVERIFY(readPoll);
        QCOMPARE(*readPoll, poll);
    }
    void sentMessagesAreReadInBothForms()
    {
        const auto rest = decodeSentRest(encodeSentRest(sampleMessage(), person(2, "sara"), deployed), cairo);
        QVERIFY(rest);
        QCOMPARE(rest->id, MessageId{64});
        QCOMPARE(rest->room, RoomId{4});
        const auto page = decodeSentPage(encodeSentPage(sampleMessage(), deployed));
        QVERIFY(page);
        QCOMPARE(page->text, sampleMessage().text);
    }
    void discoveryNeedsADatabaseAndMe()
    {
        Discovery discovery{
            QStringLiteral("chatd"), QStringLiteral("1"), QUuid::createUuid(), Feature::Rooms | Feature::Nonce, {},
            person(2, "sara")};
        const auto read = decodeDiscovery(encode(discovery));
        QVERIFY(read);
        QCOMPARE(*read, discovery);
        QVERIFY(!decodeDiscovery(R"({"features":[]})"));
        QVERIFY(!decodeDiscovery(R"({"login":"please"})"));
        QVERIFY(!decodeDiscovery("<html>portal</html>"));
    }
    void clientBodiesAreReadByTheServer()
    {
        const QUuid nonce = QUuid::createUuid();
        const auto send = decodeSend(encodeSend(RoomId{4}, QStringLiteral("text"), nonce));
        QVERIFY(send);
        QCOMPARE(*send, (SendBody{RoomId{4}, QStringLiteral("text"), nonce, {}}));
        QCOMPARE(decodeSend(encodeSend(RoomId{4}, QStringLiteral("text"), nonce, MessageId{8}))->seen, MessageId{8});
        QCOMPARE(decodeSend(R"({"room":"4","message":"x"})")->room, RoomId{4});
        QCOMPARE(decodeMarkRead(encodeMarkRead(MessageId{9})).value(), MessageId{9});
        QCOMPARE(decodeMarkRead("").value(), MessageId{});
        QCOMPARE(decodeCreateOrGet(encodeCreateOrGet(AdId{3})).value(), AdId{3});
        const SupportRequest request{QStringLiteral("s"), QStringLiteral("ads"), QStringLiteral("m"), nonce};
        QCOMPARE(decodeSupportRequest(encode(request)).value(), request);
    }
    void badBodiesNameTheField_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        QTest::newRow("message is a number") << QByteArray(R"({"room":1,"message":5})") << QStringLiteral("message");
        QTest::newRow("room is an object") << QByteArray(R"({"room":{},"message":"a"})") << QStringLiteral("room");
        QTest::newRow("nonce is no uuid")
            << QByteArray(R"({"room":1,"message":"a","nonce":"z"})") << QStringLiteral("nonce");
    }
    void badBodiesNameTheField()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, field);
        const auto send = decodeSend(body);
        QVERIFY(!send);
        QCOMPARE(send.error().code, ErrorCode::Invalid);
        QCOMPARE(send.error().detail, field);
    }
    void theSitesOwnWordsAreFound()
    {
        QCOMPARE(decodeErrorText(R"({"detail":"غير مسموح"})"), QStringLiteral("غير مسموح"));
        QCOMPARE(decodeErrorText(R"({"message":["This field is required."]})"),
                 QStringLiteral("This field is required."));
        QCOMPARE(decodeErrorText("<html>"), QString());
        QVERIFY(saysInactive(encodePageError(QStringLiteral("closed"), true)));
        QVERIFY(!saysInactive(encodePageError(QStringLiteral("no"))));
    }
    void namesAreShownAsTheSiteShowsThem()
    {
        QCOMPARE(person(1, "u").displayName(), QStringLiteral("First Last"));
        QCOMPARE((User{UserId{1}, QStringLiteral("u"), QStringLiteral(" "), {}, {}, {}}).displayName(),
                 QStringLiteral("u"));
    }
};

QTEST_GUILESS_MAIN(tst_Bodies)
#include "tst_bodies.moc"
