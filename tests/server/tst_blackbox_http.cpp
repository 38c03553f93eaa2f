// The REST calls, the page-JSON and the desk's own API from outside, as SITE.md and PROTOCOL.md name them.
#include "blackbox_http.h"
#include "blackbox_site.h"
#include "blackbox_socket.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>
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

QJsonValue at(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key));
}

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

} // namespace

class TestBlackboxHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_site.start({QStringLiteral("--messages-per-second"), QStringLiteral("0")}),
                 m_site.output().constData());
        m_pub = std::make_unique<Browser>(signedIn(m_site.port(), "pub"));
        m_buyer = std::make_unique<Browser>(signedIn(m_site.port(), "buyer"));
        m_buyer2 = std::make_unique<Browser>(signedIn(m_site.port(), "buyer2"));
        m_boss = std::make_unique<Browser>(signedIn(m_site.port(), "boss"));
        m_helper = std::make_unique<Browser>(signedIn(m_site.port(), "helper"));
    }
    void cleanupTestCase() { QCOMPARE(m_site.terminate(), 0); }

    void tellsWhatItCan()
    {
        const Reply reply = m_pub->get("/api/desk/");
        QCOMPARE(reply.status, 200);
        const QJsonObject json = reply.json();
        const QJsonArray features = at(json, "features").toArray();
        for (const char *feature : {"rooms", "nonce", "read", "page", "resume", "changes", "attachments"})
            QVERIFY2(features.contains(QLatin1String(feature)), feature);
        QVERIFY(!QUuid(at(json, "database").toString()).isNull());
        const QJsonObject limits = at(json, "limits").toObject();
        QCOMPARE(at(limits, "message_chars").toInt(), 10'000);
        QCOMPARE(at(limits, "frame_bytes").toInt(), 65'536);
        QCOMPARE(at(limits, "attachment_bytes").toInt(), 26'214'400);
        const QJsonObject me = at(json, "me").toObject();
        QCOMPARE(at(me, "id").toInt(), ids::pub);
        QCOMPARE(at(me, "is_staff").toBool(true), false);
        QCOMPARE(at(at(m_boss->get("/api/desk/").json(), "me").toObject(), "is_superuser").toBool(), true);
    }

    void showsAnActiveAdToEverybody()
    {
        const Reply reply = request(m_site.port(), "GET", "/api/ads/1/");
        QCOMPARE(reply.status, 200);
        QCOMPARE(at(reply.json(), "id").toInt(), 1);
        QCOMPARE(at(reply.json(), "price").toString(), QStringLiteral("785000.00"));
        QVERIFY(at(reply.json(), "images").isArray());
        QCOMPARE(request(m_site.port(), "GET", "/api/ads/3/").status, 404); // sold
        QCOMPARE(request(m_site.port(), "GET", "/api/ads/999/").status, 404);
    }

    void makesOneRoomForEachBuyer()
    {
        const Reply first = m_buyer->post("/api/chat-rooms/create_or_get/", object({{"ad_id", ids::ad}}));
        QVERIFY2(first.status == 200 || first.status == 201, first.body.constData());
        m_room = at(first.json(), "id").toInt();
        QVERIFY(m_room > 0);
        const Reply again = m_buyer->post("/api/chat-rooms/create_or_get/", object({{"ad_id", ids::ad}}));
        QCOMPARE(at(again.json(), "id").toInt(), m_room);
        const Reply other = m_buyer2->post("/api/chat-rooms/create_or_get/", object({{"ad_id", ids::ad}}));
        QVERIFY(at(other.json(), "id").toInt() != m_room);
        QCOMPARE(m_buyer->post("/api/chat-rooms/create_or_get/", object({{"ad_id", 999}})).status, 404);
        QCOMPARE(m_buyer->post("/api/chat-rooms/create_or_get/", object({{"ad_id", true}})).status, 400);
        QCOMPARE(m_buyer->post("/api/chat-rooms/create_or_get/", QByteArray("{")).status, 400);
    }

    void showsARoomWithoutAMessageToItsMakerAlone()
    {
        QCOMPARE(at(m_buyer->get("/api/chat-rooms/").json(), "count").toInt(), 1);
        QCOMPARE(at(m_pub->get("/api/chat-rooms/").json(), "count").toInt(), 0);
    }

    void sendsOverRest()
    {
        const QByteArray path = "/api/chat-rooms/" + number(m_room) + "/send_message/";
        const Reply sent =
            m_buyer->post(path, object({{"room", m_room}, {"message", QStringLiteral("  السلام عليكم hello  ")}}));
        QVERIFY2(sent.status == 201, sent.body.constData());
        QCOMPARE(at(sent.json(), "message").toString(), QStringLiteral("السلام عليكم hello"));
        QCOMPARE(at(at(sent.json(), "sender").toObject(), "username").toString(), QStringLiteral("buyer"));
        QVERIFY(at(sent.json(), "id").toInt() > 0);

        const Reply noRoom = m_buyer->post(path, object({{"message", QStringLiteral("x")}}));
        QCOMPARE(noRoom.status, 400);
        QVERIFY(noRoom.json().contains(QLatin1String("room")));
        QCOMPARE(m_buyer->post(path, object({{"room", m_room}, {"message", QStringLiteral("  ")}})).status, 400);
        QCOMPARE(m_buyer->post(path, object({{"room", m_room}, {"message", 5}})).status, 400);
        QCOMPARE(m_buyer->post(path, QByteArray("[]")).status, 400);
        const int foreign = m_buyer2->post(path, object({{"room", m_room}, {"message", QStringLiteral("x")}})).status;
        QVERIFY(foreign == 403 || foreign == 404);
        QCOMPARE(
            m_buyer
                ->post("/api/chat-rooms/999/send_message/", object({{"room", 999}, {"message", QStringLiteral("x")}}))
                .status,
            404);
        const Reply tooLong =
            m_buyer->post(path, object({{"room", m_room}, {"message", QString(10'001, QLatin1Char('x'))}}));
        QCOMPARE(tooLong.status, 413);
        QCOMPARE(m_buyer->post(path, object({{"room", m_room}, {"message", QString(10'000, QLatin1Char('x'))}})).status,
                 201);
    }

    void listsRoomsNewestFirstInPages()
    {
        const Reply list = m_pub->get("/api/chat-rooms/?page=1&page_size=1");
        QCOMPARE(list.status, 200);
        QCOMPARE(at(list.json(), "count").toInt(), 1);
        QVERIFY(at(list.json(), "previous").isNull());
        const QJsonObject room = at(list.json(), "results").toArray().first().toObject();
        QCOMPARE(at(room, "id").toInt(), m_room);
        QCOMPARE(at(room, "room_type").toString(), QStringLiteral("publisher_client"));
        QCOMPARE(at(room, "ad").toInt(), ids::ad);
        QCOMPARE(at(room, "unread_count").toInt(), 2);
        QCOMPARE(at(at(room, "client").toObject(), "id").toInt(), ids::buyer);
        QCOMPARE(at(at(room, "last_message").toObject(), "sender").toString(), QStringLiteral("buyer"));
        QVERIFY(at(room, "last_message_id").toInt() > 0);
        QVERIFY(room.contains(QLatin1String("my_read_up_to")) && room.contains(QLatin1String("their_read_up_to")));
        QVERIFY(at(room, "cursor").toInt() > 0);
        // The site's local time without a zone in /api/.
        QVERIFY(QRegularExpression(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$"))
                    .match(at(room, "created_at").toString())
                    .hasMatch());
        QCOMPARE(m_pub->get("/api/chat-rooms/?page=2&page_size=1").status, 404);
        QCOMPARE(m_pub->get("/api/chat-rooms/?page=0").status, 404);
    }

    void showsOneRoomToItsMembers()
    {
        const Reply detail = m_pub->get("/api/chat-rooms/" + number(m_room) + "/");
        QCOMPARE(detail.status, 200);
        QCOMPARE(at(detail.json(), "messages").toArray().size(), 2);
        QCOMPARE(at(at(detail.json(), "ad").toObject(), "id").toInt(), ids::ad);
        QCOMPARE(at(detail.json(), "unread_count").toInt(), 2); // no side effect
        const int foreign = m_buyer2->get("/api/chat-rooms/" + number(m_room) + "/").status;
        QVERIFY(foreign == 403 || foreign == 404);
        QCOMPARE(m_pub->get("/api/chat-rooms/999/").status, 404);
    }

    void pagesWithoutSideEffects()
    {
        const QByteArray base = "/api/desk/rooms/" + number(m_room) + "/messages/";
        const Reply newest = m_pub->get(base + "?limit=1");
        QCOMPARE(newest.status, 200);
        QCOMPARE(at(newest.json(), "messages").toArray().size(), 1);
        QCOMPARE(at(newest.json(), "has_more").toBool(), true);
        const int last = at(at(newest.json(), "messages").toArray().first().toObject(), "id").toInt();
        const Reply before = m_pub->get(base + "?before=" + number(last));
        QCOMPARE(at(before.json(), "messages").toArray().size(), 1);
        QCOMPARE(at(before.json(), "has_more").toBool(true), false);
        const int first = at(at(before.json(), "messages").toArray().first().toObject(), "id").toInt();
        const Reply after = m_pub->get(base + "?after=" + number(first));
        QCOMPARE(at(at(after.json(), "messages").toArray().first().toObject(), "id").toInt(), last);
        const int foreign = m_buyer2->get(base).status;
        QVERIFY(foreign == 403 || foreign == 404);
        QCOMPARE(m_pub->get(base + "?before=x").status, 400);
        QCOMPARE(at(m_pub->get("/api/chat-rooms/" + number(m_room) + "/").json(), "unread_count").toInt(), 2);
    }

    void marksReadOnlyUpTo()
    {
        const QJsonArray messages =
            at(m_pub->get("/api/chat-rooms/" + number(m_room) + "/").json(), "messages").toArray();
        const int first = at(messages.first().toObject(), "id").toInt();
        const QByteArray path = "/api/chat-rooms/" + number(m_room) + "/mark_read/";
        const Reply reply = m_pub->post(path, object({{"up_to", first}}));
        QCOMPARE(reply.status, 200);
        QCOMPARE(at(reply.json(), "status").toString(), QStringLiteral("success"));
        QCOMPARE(at(m_pub->get("/api/chat-rooms/" + number(m_room) + "/").json(), "unread_count").toInt(), 1);
        QCOMPARE(m_pub->post(path, QByteArray("{}")).status, 200);
        QCOMPARE(at(m_pub->get("/api/chat-rooms/" + number(m_room) + "/").json(), "unread_count").toInt(), 0);
        const QJsonObject seen = m_buyer->get("/api/chat-rooms/" + number(m_room) + "/").json();
        QCOMPARE(at(at(seen, "messages").toArray().first().toObject(), "is_read").toBool(), true);
    }

    void repeatsANonceWithItsFirstMessage()
    {
        const QString nonce = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const QByteArray path = "/api/chat-rooms/" + number(m_room) + "/send_message/";
        const QJsonObject body = object({{"room", m_room}, {"message", QStringLiteral("once")}, {"nonce", nonce}});
        const Reply first = m_buyer->post(path, body);
        QCOMPARE(first.status, 201);
        QCOMPARE(at(first.json(), "nonce").toString(), nonce);
        const Reply again = m_buyer->post(path, body);
        QCOMPARE(again.status, 200);
        QCOMPARE(at(again.json(), "id"), at(first.json(), "id"));
        QJsonObject other = body;
        other[QLatin1String("message")] = QStringLiteral("twice");
        QCOMPARE(m_buyer->post(path, other).status, 409);
        // The page-JSON knows the same nonce; another's nonce is another's.
        const Reply page = m_buyer->post("/ar/chat/room/" + number(m_room) + "/send/",
                                         object({{"message", QStringLiteral("once")}, {"nonce", nonce}}));
        QCOMPARE(page.status, 200);
        QCOMPARE(at(at(page.json(), "message").toObject(), "id"), at(first.json(), "id"));
        QCOMPARE(
            m_pub->post(path, object({{"room", m_room}, {"message", QStringLiteral("once")}, {"nonce", nonce}})).status,
            201);
        // To its sender alone every form carries it.
        const auto noncesSeen = [&](Browser &browser) {
            int count = 0;
            for (const QJsonValue value :
                 at(browser.get("/api/desk/rooms/" + number(m_room) + "/messages/").json(), "messages").toArray())
                count += value.toObject().contains(QLatin1String("nonce")) && !at(value.toObject(), "nonce").isNull();
            return count;
        };
        QCOMPARE(noncesSeen(*m_buyer), 1);
        QCOMPARE(noncesSeen(*m_pub), 1);
        QCOMPARE(m_buyer
                     ->post(path, object({{"room", m_room},
                                          {"message", QStringLiteral("x")},
                                          {"nonce", QStringLiteral("no uuid")}}))
                     .status,
                 400);
    }

    void pollsAsTheSitesOwnPage()
    {
        m_buyer->post("/ar/chat/room/" + number(m_room) + "/send/", QByteArray("message=from+a+form"),
                      "application/x-www-form-urlencoded");
        const Reply poll = m_pub->get("/ar/chat/room/" + number(m_room) + "/messages/");
        QCOMPARE(poll.status, 200);
        QCOMPARE(at(poll.json(), "success").toBool(), true);
        const QJsonArray messages = at(poll.json(), "messages").toArray();
        const QJsonObject last = messages.last().toObject();
        QCOMPARE(at(last, "message").toString(), QStringLiteral("from a form"));
        QCOMPARE(at(last, "sender_name").toString(), QStringLiteral("Buy Er"));
        QVERIFY(QDateTime::fromString(at(last, "created_at").toString(), Qt::ISODateWithMs).isValid());
        QCOMPARE(at(at(poll.json(), "room").toObject(), "id").toInt(), m_room);
        QCOMPARE(at(m_pub->get("/api/chat-rooms/" + number(m_room) + "/").json(), "unread_count").toInt(),
                 0); // it marks read
        const Reply after = m_pub->get("/ar/chat/room/" + number(m_room) + "/messages/?after=" +
                                       at(last, "created_at").toString().toUtf8().toPercentEncoding());
        QCOMPARE(at(after.json(), "messages").toArray().size(), 0);
        QCOMPARE(m_buyer->post("/ar/chat/room/" + number(m_room) + "/send/", object({{"message", QStringLiteral(" ")}}))
                     .status,
                 400);
        QCOMPARE(
            m_buyer2->post("/ar/chat/room/" + number(m_room) + "/send/", object({{"message", QStringLiteral("x")}}))
                .status,
            403);
        QCOMPARE(m_buyer->post("/ar/chat/room/999/send/", object({{"message", QStringLiteral("x")}})).status, 404);
        QCOMPARE(at(m_pub->post("/ar/chat/room/" + number(m_room) + "/mark-read/").json(), "success").toBool(), true);
    }

    void carriesAttachments()
    {
        const QByteArray file = "\x89PNG\r\n\x1a\n not really";
        const auto multipart = [&](const QByteArray &name, const QByteArray &bytes) {
            return "--b0\r\nContent-Disposition: form-data; name=\"room\"\r\n\r\n" + number(m_room) +
                   "\r\n--b0\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\nبالصورة"
                   "\r\n--b0\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"" +
                   name + "\"\r\nContent-Type: image/png\r\n\r\n" + bytes + "\r\n--b0--\r\n";
        };
        const QByteArray path = "/api/chat-rooms/" + number(m_room) + "/send_message/";
        const Reply sent = m_buyer->post(path, multipart("صورة.png", file), "multipart/form-data; boundary=b0");
        QVERIFY2(sent.status == 201, sent.body.constData());
        const QJsonObject attachment = at(sent.json(), "attachment").toObject();
        QCOMPARE(at(attachment, "name").toString(), QStringLiteral("صورة.png"));
        QCOMPARE(at(attachment, "bytes").toInt(), int(file.size()));
        const QByteArray url = at(attachment, "url").toString().toUtf8();
        const QByteArray local = url.startsWith("http") ? url.mid(url.indexOf('/', 8)) : url;
        const Reply got = m_pub->get(local);
        QCOMPARE(got.status, 200);
        QCOMPARE(got.body, file);
        QVERIFY(got.header("X-Content-Type-Options") == "nosniff");
        const int foreign = m_buyer2->get(local).status;
        QVERIFY(foreign == 403 || foreign == 404);
        const int nobody = request(m_site.port(), "GET", local).status;
        QVERIFY(nobody == 401 || nobody == 403 || nobody == 302);
        // A name that would climb stays a name.
        const Reply climbing =
            m_buyer->post(path, multipart("../../../etc/passwd", file), "multipart/form-data; boundary=b0");
        QCOMPARE(climbing.status, 201);
        QVERIFY(!at(at(climbing.json(), "attachment").toObject(), "name").toString().contains(QLatin1Char('/')));
        const Reply page = m_pub->get("/api/desk/rooms/" + number(m_room) + "/messages/?limit=2");
        QVERIFY(at(at(page.json(), "messages").toArray().first().toObject(), "attachment").isObject());
    }

    void tellsChangesInOrder()
    {
        const QJsonObject all = m_pub->get("/api/desk/changes/?since=0&limit=1000").json();
        QCOMPARE(at(all, "more").toBool(true), false);
        QVERIFY(at(all, "messages").toArray().size() >= 4);
        QVERIFY(at(at(all, "messages").toArray().first().toObject(), "room_id").toInt() == m_room);
        const qint64 cursor = at(all, "cursor").toInteger();
        QVERIFY(cursor > 0);
        const QJsonObject none = m_pub->get("/api/desk/changes/?since=" + number(cursor)).json();
        QCOMPARE(at(none, "messages").toArray().size(), 0);
        QCOMPARE(at(none, "cursor").toInteger(), cursor);
        QCOMPARE(m_pub->get("/api/desk/changes/?since=" + number(cursor + 1'000'000)).status, 410);
        QCOMPARE(m_pub->get("/api/desk/changes/?since=x").status, 400);

        m_buyer->post("/api/chat-rooms/" + number(m_room) + "/send_message/",
                      object({{"room", m_room}, {"message", QStringLiteral("news")}}));
        const QJsonObject news = m_pub->get("/api/desk/changes/?since=" + number(cursor)).json();
        QCOMPARE(at(news, "messages").toArray().size(), 1);
        QCOMPARE(at(news, "rooms").toArray().size(), 1);
        QVERIFY(at(news, "cursor").toInteger() > cursor);
        // In small bites the same comes, once each, in order.
        QList<int> seen;
        qint64 since = 0;
        for (bool more = true; more;) {
            const QJsonObject bite = m_pub->get("/api/desk/changes/?limit=2&since=" + number(since)).json();
            for (const QJsonValue message : at(bite, "messages").toArray())
                seen << at(message.toObject(), "id").toInt();
            more = at(bite, "more").toBool();
            QVERIFY(at(bite, "cursor").toInteger() > since);
            since = at(bite, "cursor").toInteger();
        }
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QVERIFY(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
        QCOMPARE(seen.size(), at(all, "messages").toArray().size() + 1);
        // A stranger sees nothing of it.
        QCOMPARE(at(m_buyer2->get("/api/desk/changes/?since=0").json(), "messages").toArray().size(), 0);
    }

    void opensAndAnswersACase()
    {
        const QString nonce = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const QJsonObject body = object({{"subject", QStringLiteral("لا أستطيع")},
                                         {"category", QStringLiteral("technical")},
                                         {"message", QStringLiteral("help")},
                                         {"nonce", nonce}});
        const Reply made = m_pub->post("/ar/publisher/support/create/", body);
        QVERIFY2(made.status == 200 || made.status == 201, made.body.constData());
        QCOMPARE(at(made.json(), "success").toBool(), true);
        m_case = at(made.json(), "room_id").toInt();
        QCOMPARE(at(m_pub->post("/ar/publisher/support/create/", body).json(), "room_id").toInt(),
                 m_case); // the nonce again
        QCOMPARE(m_pub
                     ->post("/ar/publisher/support/create/", object({{"subject", QStringLiteral("x")},
                                                                     {"category", QStringLiteral("gossip")},
                                                                     {"message", QStringLiteral("y")}}))
                     .status,
                 400);
        QCOMPARE(m_pub->post("/ar/publisher/support/create/", object({{"subject", QStringLiteral("x")}})).status, 400);

        const QJsonObject queue = m_helper->get("/api/chat-rooms/?scope=support").json();
        QCOMPARE(at(queue, "count").toInt(), 1);
        const QJsonObject room = at(queue, "results").toArray().first().toObject();
        QCOMPARE(at(room, "room_type").toString(), QStringLiteral("publisher_admin"));
        QVERIFY(at(room, "client").isNull());
        QCOMPARE(at(m_helper->get("/api/chat-rooms/").json(), "count").toInt(), 0);

        const Reply answer = m_boss->post("/ar/admin/support-chats/" + number(m_case) + "/send/",
                                          object({{"message", QStringLiteral("hello")}}));
        QCOMPARE(at(answer.json(), "success").toBool(), true);
        QVERIFY(at(answer.json(), "message_id").toInt() > 0);
        const Reply viaRoom = m_helper->post("/ar/chat/room/" + number(m_case) + "/send/",
                                             object({{"message", QStringLiteral("me too")}}));
        QCOMPARE(viaRoom.status, 200);
        const Reply html = m_boss->get("/ar/admin/support-chats/" + number(m_case) + "/messages/");
        QVERIFY(at(html.json(), "html").toString().contains(QLatin1String("hello")));
        QCOMPARE(m_buyer->post("/ar/chat/room/" + number(m_case) + "/send/", object({{"message", QStringLiteral("x")}}))
                     .status,
                 403);

        const QJsonObject counts = m_helper->get("/ar/admin/chat-notifications/").json();
        QCOMPARE(at(counts, "total_support_chats").toInt(), 1);
        QCOMPARE(at(counts, "active_support_chats").toInt(), 1);
        const Reply list = m_boss->get("/ar/admin/support-chats/");
        QCOMPARE(list.status, 200);
        QVERIFY(list.body.contains("chat-list-item") && list.body.contains("data-room-id=\"" + number(m_case) + "\""));
        QVERIFY(list.body.contains("data-status=\"active\""));
        QCOMPARE(m_helper->get("/ar/admin/support-chats/").status, 302);
        const int notStaff = m_pub->get("/ar/admin/chat-notifications/").status;
        QVERIFY(notStaff == 302 || notStaff == 403);
    }

    void resolvesAndReopensACase()
    {
        const QByteArray base = "/ar/admin/support-chats/" + number(m_case);
        const int byHelper = m_helper->post(base + "/resolve/").status;
        QVERIFY(byHelper == 403 || byHelper == 302);
        QCOMPARE(at(m_boss->post(base + "/resolve/").json(), "success").toBool(), true);
        const Reply closed =
            m_helper->post("/ar/chat/room/" + number(m_case) + "/send/", object({{"message", QStringLiteral("x")}}));
        QCOMPARE(closed.status, 403); // the publisher's own message would reopen it
        QCOMPARE(at(closed.json(), "is_inactive").toBool(), true);
        QVERIFY(m_boss->get("/ar/admin/support-chats/").body.contains("data-status=\"resolved\""));
        QCOMPARE(at(m_boss->post(base + "/reopen/").json(), "success").toBool(), true);
        QCOMPARE(m_pub->post("/ar/chat/room/" + number(m_case) + "/send/", object({{"message", QStringLiteral("x")}}))
                     .status,
                 200);
    }

    void archivesForEverybodyButRepeatsANonce()
    {
        const QString nonce = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const QByteArray path = "/api/chat-rooms/" + number(m_room) + "/send_message/";
        const QJsonObject body =
            object({{"room", m_room}, {"message", QStringLiteral("before the end")}, {"nonce", nonce}});
        const Reply sent = m_buyer->post(path, body);
        QCOMPARE(m_buyer->post("/ar/chat/room/" + number(m_room) + "/archive/").status, 403);
        QCOMPARE(at(m_pub->post("/ar/chat/room/" + number(m_room) + "/archive/").json(), "success").toBool(), true);
        const Reply refused = m_buyer->post(path, object({{"room", m_room}, {"message", QStringLiteral("x")}}));
        QCOMPARE(refused.status, 403);
        QCOMPARE(
            at(m_buyer->post("/ar/chat/room/" + number(m_room) + "/send/", object({{"message", QStringLiteral("x")}}))
                   .json(),
               "is_inactive")
                .toBool(),
            true);
        const Reply again = m_buyer->post(path, body);
        QCOMPARE(again.status, 200);
        QCOMPARE(at(again.json(), "id"), at(sent.json(), "id"));
        // The archived ad room leaves the list.
        for (const QJsonValue room : at(m_pub->get("/api/chat-rooms/").json(), "results").toArray())
            QVERIFY(at(room.toObject(), "id").toInt() != m_room);
    }

    void keepsSiteNotifications()
    {
        const QJsonObject list = m_pub->get("/api/notifications/").json();
        QVERIFY(at(list, "count").toInt() >= 1); // an HTTP send raises one
        const QJsonObject first = at(list, "results").toArray().first().toObject();
        for (const char *key : {"id", "notification_type", "title", "message", "link", "is_read", "created_at"})
            QVERIFY2(first.contains(QLatin1String(key)), key);
        const int unread = at(m_pub->get("/api/notifications/unread_count/").json(), "count").toInt();
        QVERIFY(unread >= 1);
        QCOMPARE(m_pub->post("/api/notifications/" + number(at(first, "id").toInt()) + "/mark_read/").status, 200);
        QCOMPARE(at(m_pub->get("/api/notifications/unread_count/").json(), "count").toInt(), unread - 1);
        QCOMPARE(m_pub->post("/api/notifications/mark_all_read/").status, 200);
        QCOMPARE(at(m_pub->get("/api/notifications/unread_count/").json(), "count").toInt(), 0);
    }

    void doesNotKnowOtherPaths_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path :
             {"/", "/api/", "/api/nothing/", "/ar/nothing/", "/../../etc/passwd", "/%2e%2e/", "/api/chat-rooms/-1/",
              "/api/chat-rooms/99999999999999999999999/", "/media/../chatd.sqlite", "/media/chat_attachments/%2e%2e/"})
            QTest::newRow(path) << QByteArray(path);
    }
    void doesNotKnowOtherPaths()
    {
        QFETCH(QByteArray, path);
        const int status = m_pub->get(path).status;
        QVERIFY2(status == 404 || status == 400 || (path == "/" && status == 302), QByteArray::number(status));
    }

    void refusesAWrongMethod()
    {
        const int status = m_pub->get("/api/chat-rooms/create_or_get/").status;
        QVERIFY(status == 405 || status == 404);
        QVERIFY(m_pub->send("DELETE", "/api/desk/", {}).status >= 400);
    }

private:
    Site m_site;
    std::unique_ptr<Browser> m_pub, m_buyer, m_buyer2, m_boss, m_helper;
    int m_room = 0;
    int m_case = 0;
};

QTEST_GUILESS_MAIN(TestBlackboxHttp)
#include "tst_blackbox_http.moc"
