// SITE.md, "WebSockets": who is let in, and the history that opens every socket.
#include "conformance.h"
#include "subject.h"

namespace conformance {

using namespace blackbox;

namespace {

constexpr auto Observed = Source::Observed;
constexpr auto Ours = Source::Ours;
constexpr auto Same = Full::Same;
constexpr auto Other = Full::Other;

const QByteArray entryKeys = "id,message,sender_id,sender_name,timestamp,is_read";

/// The handshake's answer with this Origin; empty: none sent.
QByteArray withOrigin(Subject &s, const QByteArray &origin)
{
    Socket socket;
    return text(socket.open(s.port(), "/ws/chat/ad/1/", {s.as("buyer").cookies(), origin}));
}

QByteArray opens(const Browser &browser, const QByteArray &path)
{
    return text(Socket(browser, path).status());
}

QJsonArray historyOf(const Browser &browser, const QByteArray &path)
{
    Socket socket(browser, path);
    return at(socket.next("history", patience), "messages").toArray();
}

} // namespace

Cells handshakeCells()
{
    return {
        {"ws.right", "a session and the site's own Origin: 101", Observed, Same, "101",
         [](Subject &s) { return withOrigin(s, s.origin()); }},
        {"ws.origin.none", "no Origin: 403", Observed, Same, "403", [](Subject &s) { return withOrigin(s, {}); }},
        {"ws.origin.foreign", "a foreign Origin: 403", Observed, Same, "403",
         [](Subject &s) { return withOrigin(s, "https://evil.example"); }},
        {"ws.origin.suffix", "a host that only begins like ours: 403", Ours, Same, "403",
         [](Subject &s) { return withOrigin(s, "http://127.0.0.1.evil.example"); }},
        {"ws.origin.null", "Origin: null is none: 403", Ours, Same, "403",
         [](Subject &s) { return withOrigin(s, "null"); }},
        {"ws.origin.port", "the Origin's host counts, not its port or scheme", Ours, Same, "101 101",
         [](Subject &s) { return seen(withOrigin(s, "http://127.0.0.1:1"), withOrigin(s, "https://127.0.0.1")); }},
        {"ws.cookie.none", "no session: 403", Observed, Same, "403",
         [](Subject &s) { return opens(s.anonymous(), "/ws/chat/ad/1/"); }},
        {"ws.cookie.garbage", "a cookie that is no session: 403", Observed, Same, "403",
         [](Subject &s) {
             Browser browser = s.anonymous();
             browser.setCookie("sessionid", "nosuchsession");
             return opens(browser, "/ws/chat/ad/1/");
         }},
        {"ws.cookie.support", "no session at a support room: 403", Observed, Same, "403",
         [](Subject &s) { return opens(s.anonymous(), s.singlePath()); }},
        {"ws.cookie.notes", "no session at the notifications: 403", Observed, Same, "403",
         [](Subject &s) { return opens(s.anonymous(), "/ws/notifications/"); }},
        {"ws.ad.unknown", "no such ad: 403", Observed, Same, "403",
         [](Subject &s) { return opens(s.as("buyer"), "/ws/chat/ad/999999/"); }},
        {"ws.route", "a path that matches no route: 500", Observed, Other, "500",
         [](Subject &s) { return opens(s.as("buyer"), "/ws/nothing/"); }},
        {"ws.route.word", "… such as an ad that is no number", Ours, Other, "500",
         [](Subject &s) { return opens(s.as("buyer"), "/ws/chat/ad/x/"); }},
        {"ws.route.anonymous", "… whoever asks", Ours, Other, "500",
         [](Subject &s) { return opens(s.anonymous(), "/ws/nothing/"); }},
        {"ws.makes", "the buyer's first connect makes the room", Observed, Same, "no 101 yes",
         [](Subject &s) {
             Browser &crowd = s.crowd();
             const auto mine = [&] {
                 for (const QJsonValue room :
                      at(crowd.get("/api/chat-rooms/?page_size=100").json(), "results").toArray()) {
                     if (at(room, "room_type").toString() == QStringLiteral("publisher_client"))
                         return true;
                 }
                 return false;
             };
             const bool before = mine();
             Socket socket(crowd, "/ws/chat/ad/6/");
             socket.next("history", patience);
             const QJsonObject room =
                 crowd.post("/api/chat-rooms/create_or_get/", QJsonObject{{QStringLiteral("ad_id"), 6}}).json();
             const bool after = mine();
             crowd.post(roomPage(at(room, "id").toInt(), "mark-read/"));
             // out of the way of the cells that count this person's rooms
             s.pub().post(roomPage(at(room, "id").toInt(), "archive/"));
             return seen(before, socket.status(), after);
         }},
        {"ws.same", "it is the room that create_or_get gives", Observed, Same, "yes",
         [](Subject &s) {
             const Talk talk = s.talk();
             Socket socket = joined(s.as(talk.buyer), talk.path());
             socket.send(message(QStringLiteral("over the socket")));
             socket.next("message", patience);
             return text(texts(at(detail(s.as(talk.buyer), talk.room), "messages")) == "over the socket");
         }},
        {"ws.query", "a query in the path changes nothing", Ours, Same, "101 one,two",
         [](Subject &s) {
             const Talk talk = s.spoken();
             Socket socket(s.as(talk.buyer), talk.path() + "?x=1");
             return seen(socket.status(), texts(at(socket.next("history", patience), "messages")));
         }},
        {"history.first", "the first frame is the history", Observed, Same, "{messages:[],type:text} history",
         [](Subject &s) {
             const Talk talk = s.talk();
             Socket socket(s.as(talk.buyer), talk.path());
             const QJsonObject frame = socket.next(patience);
             return seen(shapeOf(s, frame, "messages,type"), at(frame, "type").toString());
         }},
        {"history.entry", "an entry's keys; ISO time with zone", Observed, Same,
         "{id:int,is_read:bool,message:text,sender_id:int,sender_name:text,timestamp:iso}",
         [](Subject &s) {
             return shapeOf(s, historyOf(s.as(s.spoken().buyer), s.spoken().path()).first(), entryKeys);
         }},
        {"history.zone", "its times are in UTC, written +00:00", Ours, Same, "yes",
         [](Subject &s) {
             return text(at(historyOf(s.as(s.spoken().buyer), s.spoken().path()).first(), "timestamp")
                             .toString()
                             .endsWith(QStringLiteral("+00:00")));
         }},
        {"history.newest", "the newest 50, oldest first", Observed, Same, "50 n 11 n 60",
         [](Subject &s) {
             const Talk talk = s.longTalk();
             const QJsonArray messages = historyOf(s.as(talk.buyer), talk.path());
             return seen(messages.size(), at(messages.first(), "message").toString(),
                         at(messages.last(), "message").toString());
         }},
        {"history.read", "is_read follows what the other did over HTTP", Observed, Same, "no yes",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.as(talk.buyer), talk.room, "hello");
             const bool before = at(historyOf(s.as(talk.buyer), talk.path()).last(), "is_read").toBool();
             s.pub().post(roomPage(talk.room, "mark-read/"));
             return seen(before, at(historyOf(s.as(talk.buyer), talk.path()).last(), "is_read").toBool());
         }},
        {"history.innocent", "the history marks nothing read", Observed, Same, "-",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.pub(), talk.room, "hello");
             historyOf(s.as(talk.buyer), talk.path());
             return reads(s.pub(), talk.room);
         }},
        {"history.escapes", "JSON is ASCII: \\uXXXX escapes", Observed, Other, "yes yes",
         [](Subject &s) {
             const Talk talk = s.standing();
             say(s.as(talk.buyer), talk.room, "سلام");
             Socket socket(s.as(talk.buyer), talk.path());
             const QByteArray frame = socket.nextText(patience);
             bool ascii = !frame.isEmpty();
             for (const char c : frame)
                 ascii = ascii && static_cast<unsigned char>(c) < 0x80;
             return seen(ascii, frame.toLower().contains("\\u0633\\u0644\\u0627\\u0645"));
         }},
        {"owner.own", "the owner's socket is a room of his own: none of the buyers' messages", Observed, Other,
         "101 none",
         [](Subject &s) {
             const Talk talk = s.spoken();
             Socket socket(s.pub(), talk.path());
             const QByteArray history = texts(at(socket.next("history", patience), "messages"));
             return seen(socket.status(), history.contains("one,two") ? QByteArray("hears") : QByteArray("none"));
         }},
        {"owner.deaf", "the owner does not hear his buyers there", Observed, Other, "nothing",
         [](Subject &s) {
             const Talk talk = s.standing();
             Socket owner = joined(s.pub(), talk.path()), buyer = joined(s.as(talk.buyer), talk.path());
             beforeOwnEcho(buyer);
             owner.send(message(QStringLiteral("to myself")));
             return before(owner, "to myself");
         }},
        {"owner.mute", "… and they do not hear him", Observed, Other, "nothing",
         [](Subject &s) {
             const Talk talk = s.standing();
             Socket owner = joined(s.pub(), talk.path()), buyer = joined(s.as(talk.buyer), talk.path());
             owner.send(message(QStringLiteral("to myself")));
             before(owner, "to myself");
             return beforeOwnEcho(buyer);
         }},
        {"owner.room", "his own room is in his list, without a client", Observed, Other, "publisher_client yes",
         [](Subject &s) {
             Socket owner = joined(s.pub(), "/ws/chat/ad/5/");
             beforeOwnEcho(owner);
             for (const QJsonValue room :
                  at(s.pub().get("/api/chat-rooms/?page_size=100").json(), "results").toArray()) {
                 if (at(room, "ad").toInt() == 5 && at(room, "client").isNull())
                     return seen(at(room, "room_type").toString(),
                                 at(room, "last_message", "message").toString() == QStringLiteral("the marker"));
             }
             return QByteArray("not there");
         }},
    };
}

} // namespace conformance
