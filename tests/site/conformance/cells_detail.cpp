// SITE.md, "REST": one room, ads, creating a room.
#include "conformance.h"
#include "subject.h"

namespace conformance {

using namespace blackbox;

namespace {

constexpr auto Observed = Source::Observed;
constexpr auto Ours = Source::Ours;
constexpr auto Same = Full::Same;
constexpr auto Other = Full::Other;

const QByteArray messageKeys = "id,room,message,attachment,created_at,is_read,read_at";

Reply make(Browser &browser, const QJsonObject &body)
{
    return browser.post("/api/chat-rooms/create_or_get/", body);
}

QJsonObject adId(const QJsonValue &id)
{
    return {{QStringLiteral("ad_id"), id}};
}

/// A room that was spoken in and is closed.
Talk archived(Subject &s)
{
    const Talk talk = s.talk();
    say(s.as(talk.buyer), talk.room, "before");
    s.pub().post(roomPage(talk.room, "archive/"));
    return talk;
}

QByteArray adStatus(Subject &s, const QByteArray &id)
{
    const Reply reply = s.anonymous().get("/api/ads/" + id + '/');
    return seen(reply.status, shape(at(reply.json(), "detail")));
}

} // namespace

Cells detailCells()
{
    return {
        {"detail.fields", "one room: the list's keys and messages; ad is an object here", Observed, Same,
         "200 {created_at:local,id:int,is_active:bool,room_type:text,updated_at:local} yes",
         [](Subject &s) {
             const Reply reply = s.pub().get(roomCall(s.spoken().room));
             return seen(reply.status, shape(pick(reply.json(), "id,room_type,created_at,updated_at,is_active")),
                         at(reply.json(), "ad").isObject());
         }},
        {"detail.people", "publisher and client are objects", Observed, Same, "pub yes",
         [](Subject &s) {
             const QJsonObject room = detail(s.pub(), s.spoken().room);
             return seen(at(room, "publisher", "username").toString(),
                         at(room, "client", "username").toString().toUtf8() == s.spoken().buyer);
         }},
        {"detail.ad", "the ad's short form", Observed, Same,
         "{city:text,id:int,is_negotiable:bool,price:decimal,slug:text,status:text,title:text} yes active",
         [](Subject &s) {
             const QJsonValue ad = at(detail(s.pub(), s.spoken().room), "ad");
             return seen(shape(pick(ad, "id,title,slug,price,is_negotiable,city,status")),
                         ad.toObject().contains(QLatin1String("primary_image")), at(ad, "status").toString());
         }},
        {"detail.ad.price", "the price may be null", Observed, Same, "200 null",
         [](Subject &s) {
             const QJsonObject room = make(s.as("buyer"), adId(ads::withoutPrice)).json();
             const Reply reply = s.as("buyer").get(roomCall(at(room, "id").toInt()));
             return seen(reply.status, shape(at(reply.json(), "ad", "price")));
         }},
        {"detail.message", "a message's keys; times without zone", Observed, Same,
         "{attachment:null,created_at:local,id:int,is_read:bool,message:text,read_at:null,room:int} "
         "{id:int,username:text}",
         [](Subject &s) {
             const QJsonValue message = at(detail(s.pub(), s.spoken().room), "messages").toArray().first();
             QJsonObject rest = message.toObject();
             rest.remove(QLatin1String("sender"));
             return seen(shapeOf(s, rest, messageKeys), shape(pick(at(message, "sender"), "id,username")));
         }},
        {"detail.all", "all messages, however many", Observed, Same, "60",
         [](Subject &s) { return text(at(detail(s.pub(), s.longTalk().room), "messages").toArray().size()); }},
        {"detail.order", "… oldest first", Ours, Same, "n 1 n 60",
         [](Subject &s) {
             const QJsonArray messages = at(detail(s.pub(), s.longTalk().room), "messages").toArray();
             return seen(at(messages.first(), "message").toString(), at(messages.last(), "message").toString());
         }},
        {"detail.innocent", "looking marks nothing read", Observed, Same, "--",
         [](Subject &s) {
             detail(s.pub(), s.spoken().room);
             return reads(s.as(s.spoken().buyer), s.spoken().room);
         }},
        {"detail.unread", "unread_count is as in the list", Ours, Same, "2",
         [](Subject &s) { return text(at(detail(s.pub(), s.spoken().room), "unread_count").toInt()); }},
        {"detail.foreign", "somebody else's room: 404", Ours, Same, "404 text",
         [](Subject &s) {
             const Reply reply = s.as("crowd").get(roomCall(s.spoken().room));
             return seen(reply.status, shape(at(reply.json(), "detail")));
         }},
        {"detail.unknown", "no such room: 404 with detail", Observed, Same, "404 text",
         [](Subject &s) {
             const Reply reply = s.pub().get(roomCall(999'999));
             return seen(reply.status, shape(at(reply.json(), "detail")));
         }},
        {"detail.word", "a room id that is no number: 404", Ours, Same, "404",
         [](Subject &s) { return text(s.pub().get("/api/chat-rooms/x/").status); }},
        {"detail.closed", "a closed room has no detail any more", Ours, Other, "404 404",
         [](Subject &s) {
             const Talk talk = archived(s);
             return seen(s.pub().get(roomCall(talk.room)).status, s.as(talk.buyer).get(roomCall(talk.room)).status);
         }},
        {"make.closed", "nothing reopens an ad's room: create_or_get gives the closed one", Ours, Same, "yes no",
         [](Subject &s) {
             const Talk talk = archived(s);
             const QJsonObject room = make(s.as(talk.buyer), adId(talk.ad)).json();
             return seen(at(room, "id").toInt() == talk.room, at(room, "is_active").toBool());
         }},
        {"make.closed.socket", "… nor does the socket", Ours, Same, "101 no",
         [](Subject &s) {
             const Talk talk = archived(s);
             Socket socket(s.as(talk.buyer), talk.path());
             socket.next("history", patience);
             return seen(socket.status(), !listed(s.as(talk.buyer), talk.room).isEmpty());
         }},
        {"detail.support", "a support case has no client and no ad", Observed, Same, "200 publisher_admin null null",
         [](Subject &s) {
             const Reply reply = s.as("single").get(roomCall(s.singleCase()));
             return seen(reply.status, at(reply.json(), "room_type").toString(), shape(at(reply.json(), "client")),
                         shape(at(reply.json(), "ad")));
         }},
        {"ad.fields", "an ad, to anybody", Observed, Same,
         "200 "
         "{city:text,country:text,created_at:local,description:text,id:int,images:[],is_negotiable:bool,price:decimal,"
         "slug:text,status:text,title:text}",
         [](Subject &s) {
             const Reply reply = s.anonymous().get("/api/ads/1/");
             return seen(
                 reply.status,
                 shape(pick(reply.json(),
                            "id,title,slug,description,price,is_negotiable,images,city,country,status,created_at")));
         }},
        {"ad.price", "the price is a decimal as a string", Observed, Same, "785000.00",
         [](Subject &s) { return text(at(s.anonymous().get("/api/ads/1/").json(), "price").toString()); }},
        {"ad.price.null", "… or null", Observed, Same, "null",
         [](Subject &s) {
             return shape(at(s.anonymous().get("/api/ads/" + text(ads::withoutPrice) + '/').json(), "price"));
         }},
        {"ad.title", "the title, whatever the script", Observed, Same, "سيارة 1",
         [](Subject &s) { return text(at(s.anonymous().get("/api/ads/1/").json(), "title").toString()); }},
        {"ad.sold", "an ad that is not active: 404", Observed, Same, "404 text",
         [](Subject &s) { return adStatus(s, text(ads::sold)); }},
        {"ad.unknown", "no such ad: 404", Observed, Same, "404 text", [](Subject &s) { return adStatus(s, "999999"); }},
        {"make.new", "create_or_get: the room's detail with the caller as the client", Observed, Same,
         "yes publisher_client yes 0 pub",
         [](Subject &s) {
             const Talk talk = s.talk();
             const QJsonObject room = make(s.as(talk.buyer), adId(talk.ad)).json();
             return seen(at(room, "id").toInt() == talk.room, at(room, "room_type").toString(),
                         at(room, "client", "username").toString().toUtf8() == talk.buyer,
                         at(room, "messages").toArray().size(), at(room, "publisher", "username").toString());
         }},
        {"make.status", "… with status 200, when the room was there", Ours, Same, "200",
         [](Subject &s) { return text(make(s.as(s.spoken().buyer), adId(s.spoken().ad)).status); }},
        {"make.again", "… again: the same room, with its messages", Observed, Same, "yes one,two",
         [](Subject &s) {
             const QJsonObject room = make(s.as(s.spoken().buyer), adId(s.spoken().ad)).json();
             return seen(at(room, "id").toInt() == s.spoken().room, texts(at(room, "messages")));
         }},
        {"make.own", "nobody is the buyer of his own ad", Ours, Same, "400",
         [](Subject &s) { return text(make(s.pub(), adId(1)).status); }},
        {"make.unknown", "no such ad: 404", Observed, Same, "404",
         [](Subject &s) { return text(make(s.as("buyer"), adId(999'999)).status); }},
        {"make.none", "no ad_id: 400", Ours, Same, "400",
         [](Subject &s) { return text(make(s.as("buyer"), {}).status); }},
        {"make.get", "GET is not allowed", Ours, Same, "405",
         [](Subject &s) { return text(s.as("buyer").get("/api/chat-rooms/create_or_get/").status); }},
        {"make.anonymous", "no session: 401 or 403", Observed, Same, "401/403 text",
         [](Subject &s) {
             Browser browser = s.anonymous();
             return unauthorized(make(browser, adId(1)));
         }},
        {"discovery", "the deployed site has no /api/desk/: 404", Observed, Other, "404 404",
         [](Subject &s) {
             return seen(s.pub().get("/api/desk/").status, s.pub().get("/api/desk/changes/?since=0").status);
         }},
        {"error.arabic", "errors are in the site's first language", Observed, Same, "yes",
         [](Subject &s) {
             const QString detail = at(s.pub().get(roomCall(999'999)).json(), "detail").toString();
             return text(!detail.isEmpty() && detail.at(0).unicode() >= 0x600 && detail.at(0).unicode() < 0x700);
         }},
        {"error.language", "… whatever language the caller would like", Ours, Other, "Arabic",
         [](Subject &s) {
             const Reply reply = s.pub().send("GET", roomCall(999'999), {{"Accept-Language", "en"}});
             const QString detail = at(reply.json(), "detail").toString();
             return QByteArray(!detail.isEmpty() && detail.at(0).unicode() >= 0x600 ? "Arabic" : "English");
         }},
        {"unknown.slash", "a path without its last slash leads to the one with it", Ours, Same, "301 /api/chat-rooms/",
         [](Subject &s) {
             const Reply reply = s.pub().get("/api/chat-rooms");
             return seen(reply.status, location(reply, s));
         }},
        {"unknown.prefix", "a page without its language leads to the Arabic one", Observed, Same,
         "302 /ar/chat/room/1/messages/",
         [](Subject &s) {
             const Reply reply = s.pub().get("/chat/room/1/messages/");
             return seen(reply.status, location(reply, s));
         }},
        {"unknown.head", "HEAD is GET without the body", Ours, Same, "200 0",
         [](Subject &s) {
             const Reply reply = s.anonymous().send("HEAD", "/ar/login/", {});
             return seen(reply.status, reply.body.size());
         }},
        {"unknown.api", "a path of the API that is none: 404", Ours, Same, "404",
         [](Subject &s) { return text(s.pub().get("/api/nothing/").status); }},
        {"unknown.page", "a page that is none: 404", Ours, Same, "404",
         [](Subject &s) { return text(s.pub().get("/ar/nothing/").status); }},
    };
}

} // namespace conformance
