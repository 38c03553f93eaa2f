// SITE.md, "Page-JSON": the room's pages and opening a support case.
#include "conformance.h"
#include "subject.h"

#include <QDateTime>
#include <QJsonDocument>

namespace conformance {

using namespace blackbox;

namespace {

constexpr auto Observed = Source::Observed;
constexpr auto Ours = Source::Ours;
constexpr auto Same = Full::Same;
constexpr auto Other = Full::Other;

QJsonObject look(Browser &browser, int room, const QByteArray &query = {})
{
    return browser.get(roomPage(room, "messages/") + query).json();
}

/// How many, the first and the last.
QByteArray span(const QJsonArray &messages)
{
    return seen(messages.size(), at(messages.first(), "message").toString(), at(messages.last(), "message").toString());
}

QByteArray archive(Browser &browser, int room)
{
    const Reply reply = browser.post(roomPage(room, "archive/"));
    return seen(reply.status, shape(at(reply.json(), "success")));
}

Talk archived(Subject &s)
{
    const Talk talk = s.talk();
    say(s.as(talk.buyer), talk.room, "before");
    archive(s.pub(), talk.room);
    return talk;
}

Reply open(Browser &browser, const char *subject, const char *category, const char *message)
{
    return browser.post("/ar/publisher/support/create/",
                        QJsonObject{{QStringLiteral("subject"), QString::fromUtf8(subject)},
                                    {QStringLiteral("category"), QString::fromUtf8(category)},
                                    {QStringLiteral("message"), QString::fromUtf8(message)}});
}

Cell opening(const QByteArray &category)
{
    return {"support.create." + category,
            "a case of the category " + category,
            Source::Observed,
            Same,
            "200 yes",
            [category](Subject &s) {
                const Reply reply = open(s.as("plain"), "subject", category.constData(), "text");
                return seen(reply.status, at(reply.json(), "room_id").toInt() > 0);
            }};
}

} // namespace

Cells pageCells()
{
    Cells cells{
        {"messages.envelope", "messages/: {success,messages,room,unread_count}", Observed, Same,
         "200 yes array object int",
         [](Subject &s) {
             const Reply reply = s.pub().get(roomPage(s.standing().room, "messages/"));
             const QJsonObject json = reply.json();
             return seen(reply.status, at(json, "success").toBool(),
                         at(json, "messages").isArray() ? "array" : "no array",
                         at(json, "room").isObject() ? "object" : "no object", shape(at(json, "unread_count")));
         }},
        {"messages.message", "a message's keys; ISO time with zone", Observed, Same,
         "{created_at:iso,id:int,is_read:bool,message:text,sender_id:int,sender_name:text}",
         [](Subject &s) {
             return shapeOf(s, at(look(s.pub(), s.longTalk().room), "messages").toArray().first(),
                            "id,sender_id,sender_name,message,created_at,is_read");
         }},
        {"messages.room", "the room's keys", Observed, Same, "{ad_title:text,ad_url:text,client_name:text,id:int}",
         [](Subject &s) {
             return shapeOf(s, at(look(s.pub(), s.standing().room), "room"), "id,client_name,ad_title,ad_url");
         }},
        {"messages.room.names", "client_name is the buyer's name, whoever looks", Ours, Same, "Buy Er Buy Er",
         [](Subject &s) {
             const Talk talk = s.standing();
             return seen(at(look(s.pub(), talk.room), "room", "client_name").toString(),
                         at(look(s.as(talk.buyer), talk.room), "room", "client_name").toString());
         }},
        {"messages.room.ad", "ad_title is the ad's title", Observed, Same, "سيارة 1",
         [](Subject &s) { return text(at(look(s.pub(), s.standing().room), "room", "ad_title").toString()); }},
        {"messages.room.support", "a support case has neither: empty texts", Ours, Same,
         R"({"ad_title":"","ad_url":"","client_name":""})",
         [](Subject &s) {
             const QJsonValue room = at(look(s.as("single"), s.singleCase()), "room");
             return QJsonDocument(pick(room, "client_name,ad_title,ad_url")).toJson(QJsonDocument::Compact);
         }},
        {"messages.unread", "after the look nothing is unread", Ours, Same, "0",
         [](Subject &s) {
             const Talk talk = s.standing();
             say(s.as(talk.buyer), talk.room, "hello");
             return text(at(look(s.pub(), talk.room), "unread_count").toInt());
         }},
        {"messages.fresh", "what this look marks is still shown as unread in it", Ours, Same, "no",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.as(talk.buyer), talk.room, "hello");
             return text(at(at(look(s.pub(), talk.room), "messages").toArray().first(), "is_read").toBool());
         }},
        {"messages.type", "page-JSON is application/json", Ours, Same, "application/json",
         [](Subject &s) { return s.pub().get(roomPage(s.standing().room, "messages/")).header("Content-Type"); }},
        {"messages.after.zone", "after= may be in any zone", Ours, Same, "10",
         [](Subject &s) {
             const QString last =
                 at(at(look(s.pub(), s.longTalk().room), "messages").toArray().last(), "created_at").toString();
             const QDateTime cairo = QDateTime::fromString(last, Qt::ISODateWithMs).toOffsetFromUtc(7200);
             const QByteArray elsewhere =
                 cairo.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toUtf8() + last.mid(19, 7).toUtf8() + "%2B02:00";
             return text(at(look(s.pub(), s.longTalk().room, "?after=" + elsewhere), "messages").toArray().size());
         }},
        {"messages.after.plus", "a + that was not encoded is one all the same", Ours, Same, "200 none",
         [](Subject &s) {
             const Reply reply =
                 s.pub().get(roomPage(s.standing().room, "messages/?after=2099-01-01T00:00:00.000000+00:00"));
             return seen(reply.status, texts(at(reply.json(), "messages")));
         }},
        {"messages.after.naive", "a time without a zone is the site's own", Ours, Same, "200 none",
         [](Subject &s) {
             const Reply reply = s.pub().get(roomPage(s.standing().room, "messages/?after=2099-01-01T00:00:00"));
             return seen(reply.status, texts(at(reply.json(), "messages")));
         }},
        {"messages.after.bad", "after= that is no time: 400", Ours, Same, "400",
         [](Subject &s) { return text(s.pub().get(roomPage(s.standing().room, "messages/?after=yesterday")).status); }},
        {"messages.name", "sender_name: the full name, or the user name", Observed, Same, "Buy Er plain",
         [](Subject &s) {
             Browser &buyer = s.as("buyer"), &plain = s.as("plain");
             const auto spoke = [](Browser &browser) {
                 const int room =
                     at(browser.post("/api/chat-rooms/create_or_get/", QJsonObject{{QStringLiteral("ad_id"), 7}})
                            .json(),
                        "id")
                         .toInt();
                 say(browser, room, "hello");
                 return at(at(look(browser, room), "messages").toArray().first(), "sender_name").toString();
             };
             return seen(spoke(buyer), spoke(plain));
         }},
        {"messages.first", "without after: the room's first 50", Observed, Same, "50 n 1 n 50",
         [](Subject &s) { return span(at(look(s.pub(), s.longTalk().room), "messages").toArray()); }},
        {"messages.after", "after=: what came after that time", Observed, Same, "10 n 51 n 60",
         [](Subject &s) {
             const QString last =
                 at(at(look(s.pub(), s.longTalk().room), "messages").toArray().last(), "created_at").toString();
             return span(at(look(s.pub(), s.longTalk().room, "?after=" + last.toUtf8().toPercentEncoding()), "messages")
                             .toArray());
         }},
        {"messages.after.most", "… again at most 50, the oldest of them", Observed, Same, "50 n 2 n 51",
         [](Subject &s) {
             const QString first =
                 at(at(look(s.pub(), s.longTalk().room), "messages").toArray().first(), "created_at").toString();
             return span(
                 at(look(s.pub(), s.longTalk().room, "?after=" + first.toUtf8().toPercentEncoding()), "messages")
                     .toArray());
         }},
        {"messages.after.none", "… nothing after a time to come", Observed, Same, "none",
         [](Subject &s) {
             return texts(
                 at(look(s.pub(), s.longTalk().room, "?after=2099-01-01T00:00:00.000000%2B00:00"), "messages"));
         }},
        {"messages.after.zulu", "the zone may be a Z", Ours, Same, "none",
         [](Subject &s) {
             return texts(at(look(s.pub(), s.longTalk().room, "?after=2099-01-01T00:00:00.000000Z"), "messages"));
         }},
        {"messages.reads", "looking marks the room read for the caller", Observed, Same, "-- r-",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.as(talk.buyer), talk.room, "theirs");
             say(s.pub(), talk.room, "mine");
             const QByteArray before = reads(s.pub(), talk.room);
             look(s.pub(), talk.room);
             return seen(before, reads(s.pub(), talk.room));
         }},
        {"messages.tick", "… and the writer sees that it was read, with the time", Observed, Same, "r local",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.pub(), talk.room, "did you read it");
             look(s.as(talk.buyer), talk.room);
             return seen(reads(s.pub(), talk.room),
                         shape(at(at(detail(s.pub(), talk.room), "messages").toArray().first(), "read_at")));
         }},
        {"messages.reads.after", "… also with after=, also what is older", Observed, Same, "rr",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.as(talk.buyer), talk.room, "one");
             say(s.as(talk.buyer), talk.room, "two");
             look(s.pub(), talk.room, "?after=2099-01-01T00:00:00.000000%2B00:00");
             return reads(s.pub(), talk.room);
         }},
        {"messages.en", "the same in English", Observed, Same, "200",
         [](Subject &s) {
             return text(s.pub().get("/en/chat/room/" + text(s.standing().room) + "/messages/").status);
         }},
        {"messages.foreign", "not a member: 403", Ours, Same, "403",
         [](Subject &s) { return text(s.as("crowd").get(roomPage(s.standing().room, "messages/")).status); }},
        {"messages.staff", "staff are no members of an ad's room", Ours, Same, "403 403",
         [](Subject &s) {
             const QByteArray path = roomPage(s.spoken().room, "messages/");
             return s.spoken().buyer == "helper" || s.spoken().buyer == "boss"
                        ? QByteArray("no stranger")
                        : seen(s.as("helper").get(path).status, s.as("boss").get(path).status);
         }},
        {"messages.unknown", "no such room: 404", Ours, Same, "404",
         [](Subject &s) { return text(s.pub().get(roomPage(999'999, "messages/")).status); }},
        {"messages.closed", "a closed room can still be read", Ours, Same, "200 before",
         [](Subject &s) {
             const Talk talk = archived(s);
             const Reply reply = s.as(talk.buyer).get(roomPage(talk.room, "messages/"));
             return seen(reply.status, texts(at(reply.json(), "messages")));
         }},
        {"page.send.json", "send/ takes JSON: {success,message:{…}}", Observed, Same, "200 yes int hello",
         [](Subject &s) {
             const Reply reply = say(s.pub(), s.standing().room, "hello");
             return seen(reply.status, at(reply.json(), "success").toBool(), shape(at(reply.json(), "message", "id")),
                         at(reply.json(), "message", "message").toString());
         }},
        {"page.send.form", "… and a form", Observed, Same, "200 yes hello there",
         [](Subject &s) {
             const Reply reply = form(s.pub(), roomPage(s.standing().room, "send/"), "message=hello+there");
             return seen(reply.status, at(reply.json(), "success").toBool(),
                         at(reply.json(), "message", "message").toString());
         }},
        {"page.send.keys", "the message has the keys that messages/ shows", Ours, Same,
         "{created_at:iso,id:int,is_read:bool,message:text,sender_id:int,sender_name:text}",
         [](Subject &s) {
             return shapeOf(s, at(say(s.pub(), s.standing().room, "hello").json(), "message"),
                            "id,sender_id,sender_name,message,created_at,is_read");
         }},
        {"page.send.en", "the same in English", Observed, Same, "200 yes",
         [](Subject &s) {
             const Reply reply = form(s.pub(), "/en/chat/room/" + text(s.standing().room) + "/send/", "message=hello");
             return seen(reply.status, at(reply.json(), "success").toBool());
         }},
        {"page.send.trimmed", "the text is trimmed", Ours, Same, "in the middle",
         [](Subject &s) {
             return text(
                 at(say(s.pub(), s.standing().room, "  in the middle \n").json(), "message", "message").toString());
         }},
        {"page.send.big", "a megabyte of text is taken", Ours, Other, "200 1000000",
         [](Subject &s) {
             const Talk talk = s.talk();
             const Reply reply = say(s.as(talk.buyer), talk.room, QByteArray(1'000'000, 'x'));
             return seen(reply.status, at(reply.json(), "message", "message").toString().size());
         }},
        {"page.send.empty", "an empty message: 400", Observed, Same, "400",
         [](Subject &s) { return refusal(say(s.pub(), s.standing().room, "")); }},
        {"page.send.blank", "so is one of blanks", Observed, Same, "400",
         [](Subject &s) { return refusal(say(s.pub(), s.standing().room, "  \n ")); }},
        {"page.send.none", "and none at all", Observed, Same, "400",
         [](Subject &s) { return refusal(form(s.pub(), roomPage(s.standing().room, "send/"), "x=y")); }},
        {"page.send.foreign", "not a member: 403", Observed, Same, "403",
         [](Subject &s) { return refusal(say(s.as("crowd"), s.standing().room, "hello")); }},
        {"page.send.closed", "a closed room: 403 is_inactive, for everybody", Observed, Same,
         "403 is_inactive 403 is_inactive",
         [](Subject &s) {
             const Talk talk = archived(s);
             return seen(refusal(say(s.as(talk.buyer), talk.room, "hello")), refusal(say(s.pub(), talk.room, "hello")));
         }},
        {"page.send.unknown", "no such room: 404", Observed, Same, "404",
         [](Subject &s) { return refusal(say(s.pub(), 999'999, "hello")); }},
        {"page.errors", "a refusal is JSON: {success:false,error}", Ours, Same,
         "{error:text,success:bool} {error:text,success:bool}",
         [](Subject &s) {
             return seen(shapeOf(s, say(s.pub(), s.standing().room, "").json(), "success,error"),
                         shapeOf(s, say(s.as("crowd"), s.standing().room, "x").json(), "success,error"));
         }},
        {"page.errors.unknown", "… but 404 is a page, as everywhere on the site", Ours, Other, "404 text/html",
         [](Subject &s) {
             const Reply reply = say(s.pub(), 999'999, "x");
             return seen(reply.status, reply.header("Content-Type").left(9));
         }},
        {"page.errors.closed", "… and {success:false,error,is_inactive} of a closed room", Ours, Same,
         "{error:text,is_inactive:bool,success:bool}",
         [](Subject &s) {
             const Talk talk = archived(s);
             return shapeOf(s, say(s.pub(), talk.room, "x").json(), "success,error,is_inactive");
         }},
        {"page.send.get", "GET is not allowed", Ours, Same, "405",
         [](Subject &s) { return text(s.pub().get(roomPage(s.standing().room, "send/")).status); }},
        {"page.read", "mark-read/: {success}, and it marks", Observed, Same, "200 yes r",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.as(talk.buyer), talk.room, "theirs");
             const Reply reply = s.pub().post(roomPage(talk.room, "mark-read/"));
             return seen(reply.status, at(reply.json(), "success").toBool(), reads(s.pub(), talk.room));
         }},
        {"page.read.foreign", "not a member: 403", Ours, Same, "403",
         [](Subject &s) { return text(s.as("crowd").post(roomPage(s.standing().room, "mark-read/")).status); }},
        {"page.read.unknown", "no such room: 404", Ours, Same, "404",
         [](Subject &s) { return text(s.pub().post(roomPage(999'999, "mark-read/")).status); }},
        {"archive", "archive/: {success:true}; the room leaves every list", Observed, Same, "200 bool no no",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.as(talk.buyer), talk.room, "hello");
             const QByteArray done = archive(s.pub(), talk.room);
             return seen(done, !listed(s.pub(), talk.room).isEmpty(), !listed(s.as(talk.buyer), talk.room).isEmpty());
         }},
        {"archive.buyer", "the buyer may not", Observed, Same, "403",
         [](Subject &s) {
             return text(s.as(s.standing().buyer).post(roomPage(s.standing().room, "archive/")).status);
         }},
        {"archive.foreign", "a stranger may not", Observed, Same, "403",
         [](Subject &s) { return text(s.as("crowd").post(roomPage(s.standing().room, "archive/")).status); }},
        {"archive.staff", "staff may not", Observed, Same, "403",
         [](Subject &s) { return text(s.as("boss").post(roomPage(s.spoken().room, "archive/")).status); }},
        {"archive.unknown", "no such room: 404", Ours, Same, "404",
         [](Subject &s) { return text(s.pub().post(roomPage(999'999, "archive/")).status); }},
        {"archive.rest", "REST does not send into it either", Observed, Same, "yes before",
         [](Subject &s) {
             const Talk talk = archived(s);
             const Reply reply = s.as(talk.buyer)
                                     .post(roomCall(talk.room, "send_message/"),
                                           QJsonObject{{QStringLiteral("room"), talk.room},
                                                       {QStringLiteral("message"), QStringLiteral("after")}});
             return seen(reply.status >= 400 && reply.status < 500,
                         texts(at(look(s.as(talk.buyer), talk.room), "messages")));
         }},
        {"support.create", "support/create/: {success,room_id}, a room of the publisher's with the text in it",
         Observed, Same, "200 yes publisher_admin yes",
         [](Subject &s) {
             const Reply reply = open(s.as("plain"), "subject", "payment", "where is my money");
             const QJsonObject room = detail(s.as("plain"), at(reply.json(), "room_id").toInt());
             return seen(reply.status, at(reply.json(), "success").toBool(), at(room, "room_type").toString(),
                         texts(at(room, "messages")).contains("where is my money"));
         }},
        {"support.create.two", "every call opens another case", Observed, Same, "yes",
         [](Subject &s) {
             const int first = s.support("plain");
             return text(first != s.support("plain"));
         }},
        {"support.create.words", "the first message also holds the subject", Ours, Other, "yes",
         [](Subject &s) {
             const int room = at(open(s.as("plain"), "my money", "payment", "where is it").json(), "room_id").toInt();
             return text(texts(at(detail(s.as("plain"), room), "messages")).contains("my money"));
         }},
        {"support.create.form", "a form will do", Ours, Same, "200 yes",
         [](Subject &s) {
             const Reply reply =
                 form(s.as("plain"), "/ar/publisher/support/create/", "subject=s&category=other&message=m");
             return seen(reply.status, at(reply.json(), "room_id").toInt() > 0);
         }},
        {"support.create.category", "a category that is none: 400", Ours, Same, "400",
         [](Subject &s) { return text(open(s.as("plain"), "s", "weather", "m").status); }},
        {"page.get", "GET is allowed on none of the pages that change something", Ours, Same, "405 405 405",
         [](Subject &s) {
             return seen(s.pub().get(roomPage(s.standing().room, "archive/")).status,
                         s.pub().get(roomPage(s.standing().room, "mark-read/")).status,
                         s.pub().get("/ar/publisher/support/create/").status);
         }},
        {"support.create.empty", "no text: 400", Ours, Same, "400",
         [](Subject &s) { return text(open(s.as("plain"), "subject", "payment", "").status); }},
        {"support.create.nosubject", "no subject: 400", Ours, Same, "400",
         [](Subject &s) { return text(open(s.as("plain"), "", "payment", "text").status); }},
    };
    for (const char *category : {"technical", "payment", "account", "ads", "other"})
        cells << opening(category);
    return cells;
}

} // namespace conformance
