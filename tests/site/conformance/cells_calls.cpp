// SITE.md, "REST": sending, marking read, notifications, the bearer token.
#include "blackbox_site.h"
#include "conformance.h"
#include "subject.h"

namespace conformance {

using namespace blackbox;

namespace {

constexpr auto Observed = Source::Observed;
constexpr auto Ours = Source::Ours;
constexpr auto Same = Full::Same;
constexpr auto Other = Full::Other;

QJsonObject body(int room, const char *what)
{
    return {{QStringLiteral("room"), room}, {QStringLiteral("message"), QString::fromUtf8(what)}};
}

QJsonObject withoutSender(QJsonObject json)
{
    json.remove(QLatin1String("sender"));
    return json;
}

Reply sendTo(Browser &browser, int room, const QJsonObject &body)
{
    return browser.post(roomCall(room, "send_message/"), body);
}

Reply upload(Browser &browser, int room, bool withMessage = true)
{
    const auto part = [](const QByteArray &name, const QByteArray &value) {
        return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    };
    const QByteArray file = "--edge\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"note.txt\"\r\n"
                            "Content-Type: text/plain\r\n\r\nfile\r\n";
    return browser.post(roomCall(room, "send_message/"),
                        part("room", text(room)) + (withMessage ? part("message", "see the file") : QByteArray()) +
                            file + "--edge--\r\n",
                        "multipart/form-data; boundary=edge");
}

QJsonArray notes(Browser &browser)
{
    return at(browser.get("/api/notifications/").json(), "results").toArray();
}
int unreadNotes(Browser &browser)
{
    return at(browser.get("/api/notifications/unread_count/").json(), "count").toInt();
}
QByteArray notePath(int id)
{
    return "/api/notifications/" + text(id) + "/mark_read/";
}

/// How many notifications of pub this makes.
template <typename Act> int raised(Subject &s, Act act)
{
    const int before = unreadNotes(s.pub());
    act();
    return unreadNotes(s.pub()) - before;
}

Reply token(Subject &s, const QByteArray &name, const QByteArray &secret = password)
{
    return request(s.port(), "POST", "/api/auth/token/", {{"Content-Type", "application/json"}},
                   R"({"username":")" + name + R"(","password":")" + secret + "\"}");
}

Headers bearer(Subject &s, const QByteArray &name = "buyer")
{
    return {{"Authorization", "Bearer " + at(token(s, name).json(), "access").toString().toUtf8()},
            {"Content-Type", "application/json"}};
}

} // namespace

Cells callCells()
{
    return {
        {"send.json", "send_message: 201 with the message", Observed, Same,
         "201 {attachment:null,created_at:local,id:int,is_read:bool,message:text,read_at:null,room:int} hello yes no",
         [](Subject &s) {
             const Talk talk = s.standing();
             const Reply reply = sendTo(s.as(talk.buyer), talk.room, body(talk.room, "hello"));
             const QJsonObject json = reply.json();
             return seen(
                 reply.status, shapeOf(s, withoutSender(json), "id,room,message,attachment,created_at,is_read,read_at"),
                 at(json, "message").toString(), at(json, "room").toInt() == talk.room, at(json, "is_read").toBool());
         }},
        {"send.sender", "… and its sender", Observed, Same, "{id:int,username:text} yes",
         [](Subject &s) {
             const Talk talk = s.standing();
             const QJsonValue sender =
                 at(sendTo(s.as(talk.buyer), talk.room, body(talk.room, "hello")).json(), "sender");
             return seen(shape(pick(sender, "id,username")), at(sender, "username").toString().toUtf8() == talk.buyer);
         }},
        {"send.stored", "it is in the detail of both", Observed, Same, "سلام سلام",
         [](Subject &s) {
             const Talk talk = s.standing();
             sendTo(s.pub(), talk.room, body(talk.room, "سلام"));
             return seen(
                 at(at(detail(s.pub(), talk.room), "messages").toArray().last(), "message").toString(),
                 at(at(detail(s.as(talk.buyer), talk.room), "messages").toArray().last(), "message").toString());
         }},
        {"send.roomless", "room is required: 400 {room:[…]}", Observed, Same, "400 [text]",
         [](Subject &s) {
             const Reply reply =
                 sendTo(s.pub(), s.standing().room, {{QStringLiteral("message"), QStringLiteral("hello")}});
             return seen(reply.status, shape(at(reply.json(), "room")));
         }},
        {"send.otherroom", "room is the same id: another one is refused", Ours, Same, "400",
         [](Subject &s) { return text(sendTo(s.pub(), s.standing().room, body(s.spoken().room, "hello")).status); }},
        {"send.unknownroom", "a room that is none: 400 {room:[…]}", Ours, Same, "400 [text]",
         [](Subject &s) {
             const Reply reply = sendTo(s.pub(), s.standing().room, body(999'999, "hello"));
             return seen(reply.status, shape(at(reply.json(), "room")));
         }},
        {"send.empty", "an empty message: 400 {message:[…]}", Ours, Same, "400 [text]",
         [](Subject &s) {
             const Reply reply = sendTo(s.pub(), s.standing().room, body(s.standing().room, ""));
             return seen(reply.status, shape(at(reply.json(), "message")));
         }},
        {"send.blank", "so is one of blanks", Ours, Same, "400",
         [](Subject &s) { return text(sendTo(s.pub(), s.standing().room, body(s.standing().room, " \n ")).status); }},
        {"send.trimmed", "the text is trimmed", Ours, Same, "201 in the middle",
         [](Subject &s) {
             const Reply reply = sendTo(s.pub(), s.standing().room, body(s.standing().room, "  in the middle \n"));
             return seen(reply.status, at(reply.json(), "message").toString());
         }},
        {"send.form", "a form will do", Ours, Same, "201 hello there",
         [](Subject &s) {
             const Reply reply = form(s.pub(), roomCall(s.standing().room, "send_message/"),
                                      "message=hello+there&room=" + text(s.standing().room));
             return seen(reply.status, at(reply.json(), "message").toString());
         }},
        {"send.number", "a message that is no text", Ours, Same, "400",
         [](Subject &s) {
             return text(
                 sendTo(s.pub(), s.standing().room,
                        {{QStringLiteral("room"), s.standing().room}, {QStringLiteral("message"), QJsonObject()}})
                     .status);
         }},
        {"send.broken", "a body that is no JSON: 400", Ours, Same, "400 text",
         [](Subject &s) {
             const Reply reply = s.pub().post(roomCall(s.standing().room, "send_message/"), QByteArray("{\"room\":"));
             return seen(reply.status, shape(at(reply.json(), "detail")));
         }},
        {"send.multipart", "multipart with a file: 201, attachment is its address", Observed, Other,
         "201 see the file text",
         [](Subject &s) {
             const Reply reply = upload(s.pub(), s.standing().room);
             return seen(reply.status, at(reply.json(), "message").toString(), shape(at(reply.json(), "attachment")));
         }},
        {"send.multipart.detail", "the detail shows it too", Observed, Same, "201 no",
         [](Subject &s) {
             const int status = upload(s.pub(), s.standing().room).status;
             return seen(
                 status,
                 at(at(detail(s.pub(), s.standing().room), "messages").toArray().last(), "attachment").isNull());
         }},
        {"send.fileonly", "a file without a text", Ours, Other, "201 text",
         [](Subject &s) {
             const Reply reply = upload(s.pub(), s.standing().room, false);
             return seen(reply.status, shape(at(reply.json(), "attachment")));
         }},
        {"send.foreign", "a stranger: 404, as for a room that is none", Ours, Same, "404 404",
         [](Subject &s) {
             const int room = s.standing().room;
             return seen(sendTo(s.as("crowd"), room, body(room, "hello")).status,
                         sendTo(s.as("crowd"), 999'999, body(999'999, "hello")).status);
         }},
        {"send.get", "GET is not allowed", Ours, Same, "405",
         [](Subject &s) { return text(s.pub().get(roomCall(s.standing().room, "send_message/")).status); }},
        {"read.answer", "mark_read: {status:success}", Observed, Same, "200 success",
         [](Subject &s) {
             const Reply reply = s.pub().post(roomCall(s.standing().room, "mark_read/"), QJsonObject());
             return seen(reply.status, at(reply.json(), "status").toString());
         }},
        {"read.marks", "it marks all that is not mine, and only that", Observed, Same, "-- r- 0 local",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.as(talk.buyer), talk.room, "theirs");
             say(s.pub(), talk.room, "mine");
             const QByteArray before = reads(s.pub(), talk.room);
             s.pub().post(roomCall(talk.room, "mark_read/"), QJsonObject());
             return seen(before, reads(s.pub(), talk.room), at(listed(s.pub(), talk.room), "unread_count").toInt(),
                         shape(at(at(detail(s.pub(), talk.room), "messages").toArray().first(), "read_at")));
         }},
        {"read.unknown", "no such room: 404", Ours, Same, "404",
         [](Subject &s) { return text(s.pub().post(roomCall(999'999, "mark_read/"), QJsonObject()).status); }},
        {"read.closed", "a closed room is none here", Ours, Other, "404 404",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.as(talk.buyer), talk.room, "before");
             s.pub().post(roomPage(talk.room, "archive/"));
             return seen(s.pub().post(roomCall(talk.room, "mark_read/"), QJsonObject()).status,
                         sendTo(s.pub(), talk.room, body(talk.room, "after")).status);
         }},
        {"read.foreign", "a stranger: 404", Ours, Same, "404",
         [](Subject &s) {
             return text(s.as("crowd").post(roomCall(s.standing().room, "mark_read/"), QJsonObject()).status);
         }},
        {"notes.envelope", "notifications: pages of their keys", Observed, Same,
         "200 yes "
         "{created_at:local,id:int,is_read:bool,link:text,message:text,notification_type:text,title:text,user:int}",
         [](Subject &s) {
             say(s.as(s.standing().buyer), s.standing().room, "hello");
             const Reply reply = s.pub().get("/api/notifications/");
             return seen(reply.status, at(reply.json(), "count").toInt() > 0,
                         shapeOf(s, at(reply.json(), "results").toArray().first(),
                                 "id,user,notification_type,title,message,link,is_read,created_at"));
         }},
        {"notes.mine", "only my own, user is my id", Observed, Same, "yes",
         [](Subject &s) {
             bool mine = true;
             for (const QJsonValue note : notes(s.pub()))
                 mine = mine && at(note, "user").toInt() == people::pub;
             return text(mine);
         }},
        {"notes.count", "unread_count: {count}", Observed, Same, "200 {count:int}",
         [](Subject &s) {
             const Reply reply = s.pub().get("/api/notifications/unread_count/");
             return seen(reply.status, shapeOf(s, reply.json(), "count"));
         }},
        {"notes.rest", "a message sent by REST raises the receiver's notification", Observed, Same, "1",
         [](Subject &s) {
             const Talk talk = s.standing();
             return text(raised(s, [&] { sendTo(s.as(talk.buyer), talk.room, body(talk.room, "hello")); }));
         }},
        {"notes.page", "so does one sent by the page", Observed, Same, "1",
         [](Subject &s) {
             const Talk talk = s.standing();
             return text(raised(s, [&] { say(s.as(talk.buyer), talk.room, "hello"); }));
         }},
        {"notes.own", "the sender gets none", Ours, Same, "0",
         [](Subject &s) { return text(raised(s, [&] { say(s.pub(), s.standing().room, "hello"); })); }},
        {"notes.socket", "a message sent over the socket raises none", Observed, Other, "0",
         [](Subject &s) {
             const Talk talk = s.standing();
             return text(raised(s, [&] {
                 Socket socket = joined(s.as(talk.buyer), talk.path());
                 beforeOwnEcho(socket);
             }));
         }},
        {"notes.past", "a page past the end is 404", Ours, Same, "404",
         [](Subject &s) { return text(s.pub().get("/api/notifications/?page=99").status); }},
        {"notes.read", "one is marked read", Observed, Same, "200 -1",
         [](Subject &s) {
             say(s.as(s.standing().buyer), s.standing().room, "hello");
             int status = 0;
             const int change = raised(s, [&] {
                 status = s.pub().post(notePath(at(notes(s.pub()).first(), "id").toInt()), QJsonObject()).status;
             });
             return seen(status, change);
         }},
        {"notes.read.foreign", "somebody else's: 404", Ours, Same, "404",
         [](Subject &s) {
             return text(s.as("crowd").post(notePath(at(notes(s.pub()).first(), "id").toInt()), QJsonObject()).status);
         }},
        {"notes.read.all", "all are marked read", Observed, Same, "200 0",
         [](Subject &s) {
             const int status = s.pub().post("/api/notifications/mark_all_read/", QJsonObject()).status;
             return seen(status, unreadNotes(s.pub()));
         }},
        {"token.pair", "POST /api/auth/token/: {refresh, access}", Observed, Same, "200 {access:text,refresh:text}",
         [](Subject &s) {
             const Reply reply = token(s, "buyer");
             return seen(reply.status, shapeOf(s, reply.json(), "access,refresh"));
         }},
        {"token.wrong", "wrong password: 401 with detail", Ours, Same, "401 text",
         [](Subject &s) {
             const Reply reply = token(s, "plain", "wrong");
             return seen(reply.status, shape(at(reply.json(), "detail")));
         }},
        {"token.suspended", "a suspended account gets none", Ours, Same, "no",
         [](Subject &s) { return text(token(s, "gone").json().contains(QLatin1String("access"))); }},
        {"token.get", "it opens the API", Observed, Same, "200 buyer",
         [](Subject &s) {
             const Reply reply = request(s.port(), "GET", "/api/users/me/", bearer(s));
             return seen(reply.status, at(reply.json(), "username").toString());
         }},
        {"token.post", "… for POST too, without a CSRF token", Observed, Same, "201",
         [](Subject &s) {
             const Talk talk = s.standing();
             return text(request(s.port(), "POST", roomCall(talk.room, "send_message/"), bearer(s, talk.buyer),
                                 R"({"message":"hello","room":)" + text(talk.room) + '}')
                             .status);
         }},
        {"token.bad", "a token that is none: 401", Ours, Same, "401",
         [](Subject &s) {
             return text(request(s.port(), "GET", "/api/users/me/", {{"Authorization", "Bearer x.y.z"}}).status);
         }},
        {"token.page", "it does not open the pages", Observed, Same, "302",
         [](Subject &s) {
             return text(request(s.port(), "GET", roomPage(s.standing().room, "messages/"), bearer(s)).status);
         }},
    };
}

} // namespace conformance
