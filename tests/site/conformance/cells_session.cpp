// SITE.md, "Logging in" 3 to 6: who I am, CSRF on every POST, the sliding session, and what its end looks like.
#include "blackbox_site.h"
#include "conformance.h"
#include "subject.h"

#include <QJsonDocument>

namespace conformance {

using namespace blackbox;

namespace {

constexpr auto Observed = Source::Observed;
constexpr auto Ours = Source::Ours;
constexpr auto Same = Full::Same;

/// A signed-in POST with these headers besides the cookies.
int posted(Subject &s, const QByteArray &path, const QByteArray &body, Headers headers)
{
    headers.emplaceBack("Content-Type", "application/json");
    return s.as("buyer").send("POST", path, headers, body).status;
}

/// A signed-in send by REST with these headers.
QByteArray sentBy(Subject &s, const Headers &headers)
{
    const Talk talk = s.standing();
    const QByteArray body = R"({"message":"hello","room":)" + text(talk.room) + '}';
    return text(posted(s, roomCall(talk.room, "send_message/"), body, headers));
}

QByteArray sentByPage(Subject &s, const Headers &headers)
{
    return text(posted(s, roomPage(s.standing().room, "send/"), R"({"message":"hello"})", headers));
}

Headers csrf(Subject &s)
{
    return {{"X-CSRFToken", s.as("buyer").cookie("csrftoken")}, {"Referer", s.origin() + "/ar/"}};
}

/// As the proxy in front hands on what came over TLS.
QByteArray overHttps(Subject &s, const QByteArray &referer)
{
    Headers headers{{"X-CSRFToken", s.as("buyer").cookie("csrftoken")}, {"X-Forwarded-Proto", "https"}};
    if (!referer.isEmpty())
        headers.emplaceBack("Referer", referer);
    return sentByPage(s, headers);
}

/// Without the token, somebody's POST there.
Cell unprotected(const QByteArray &id, const QByteArray &path)
{
    return {
        "csrf." + id, "POST " + path + " without X-CSRFToken: 403", Source::Observed, Same, "403", [path](Subject &s) {
            return text(posted(s, path, "{}", {}));
        }};
}

Cell anonymousCall(const QByteArray &id, const QByteArray &path)
{
    return {"anonymous." + id, "no session: GET " + path + " is 401 or 403, JSON with detail",
            Source::Observed,  Same,
            "401/403 text",    [path](Subject &s) { return unauthorized(s.anonymous().get(path)); }};
}

/// The page leads to the login page, and that one back.
Cell anonymousPage(const QByteArray &id, const QByteArray &path)
{
    return {"anonymous." + id,
            "no session: GET " + path + " leads to the login page with next",
            Source::Observed,
            Same,
            "302 /ar/login/?next=" + path,
            [path](Subject &s) {
                const Reply reply = s.anonymous().get(path);
                return seen(reply.status, location(reply, s));
            }};
}

} // namespace

Cells sessionCells()
{
    Cells cells{
        {"me.fields", "GET /api/users/me/: at least id, username, first_name, last_name", Observed, Same,
         R"(200 {"first_name":"Buy","id":2,"last_name":"Er","username":"buyer"})",
         [](Subject &s) {
             const Reply reply = s.as("buyer").get("/api/users/me/");
             return seen(
                 reply.status,
                 QJsonDocument(pick(reply.json(), "id,username,first_name,last_name")).toJson(QJsonDocument::Compact));
         }},
        {"me.arabic", "names are JSON text, whatever the script", Observed, Same, "منى فؤاد",
         [](Subject &s) {
             const QJsonObject me = s.as("mona").get("/api/users/me/").json();
             return seen(at(me, "first_name").toString(), at(me, "last_name").toString());
         }},
        {"me.type", "REST answers application/json", Ours, Same, "application/json",
         [](Subject &s) { return s.as("buyer").get("/api/users/me/").header("Content-Type"); }},
        {"session.slides", "every request renews the two weeks", Observed, Same,
         "cookie(Max-Age=1209600) cookie(Max-Age=1209600)",
         [](Subject &s) {
             Browser browser = s.anonymous();
             browser.signIn("buyer", password, true);
             const Reply call = browser.get("/api/users/me/"),
                         page = browser.get(roomPage(s.standing().room, "messages/"));
             return seen(cookieHas(call, "sessionid", {"Max-Age"}), cookieHas(page, "sessionid", {"Max-Age"}));
         }},
        {"session.browser", "a browser's session stays one when it slides", Ours, Same, "cookie()",
         [](Subject &s) {
             Browser browser = signedIn(s.port(), "buyer");
             return cookieHas(browser.get("/api/users/me/"), "sessionid", {"Max-Age"});
         }},
        {"session.password", "another password ends the sessions", Ours, Same, "mover nobody",
         [](Subject &s) {
             Browser browser = signedIn(s.port(), "mover");
             const QByteArray before = who(browser);
             s.run({QStringLiteral("adduser"), QStringLiteral("--update"), QStringLiteral("mover"),
                    QStringLiteral("--password"), QString::fromLatin1(password)});
             return seen(before, who(browser));
         }},
        {"session.suspended", "so does a suspension", Ours, Same, "mover nobody mover",
         [](Subject &s) {
             Browser browser = signedIn(s.port(), "mover");
             const QByteArray before = who(browser);
             s.run({QStringLiteral("adduser"), QStringLiteral("--update"), QStringLiteral("mover"),
                    QStringLiteral("--suspend")});
             const QByteArray after = who(browser);
             s.run({QStringLiteral("adduser"), QStringLiteral("--update"), QStringLiteral("mover"),
                    QStringLiteral("--unsuspend")});
             Browser again = signedIn(s.port(), "mover");
             return seen(before, after, who(again));
         }},
        {"csrf.api", "REST POST without X-CSRFToken: 403", Observed, Same, "403",
         [](Subject &s) { return sentBy(s, {}); }},
        {"csrf.api.wrong", "REST POST with a wrong one: 403", Observed, Same, "403",
         [](Subject &s) {
             return sentBy(s, {{"X-CSRFToken", QByteArray(64, 'a')}});
         }},
        {"csrf.api.right", "REST POST with X-CSRFToken and Referer: done", Observed, Same, "201",
         [](Subject &s) { return sentBy(s, csrf(s)); }},
        {"csrf.page", "page POST without X-CSRFToken: 403", Observed, Same, "403",
         [](Subject &s) { return sentByPage(s, {}); }},
        {"csrf.page.wrong", "page POST with a wrong one: 403", Observed, Same, "403",
         [](Subject &s) {
             return sentByPage(s, {{"X-CSRFToken", QByteArray(64, 'a')}});
         }},
        {"csrf.page.right", "page POST with X-CSRFToken and Referer: done", Observed, Same, "200",
         [](Subject &s) { return sentByPage(s, csrf(s)); }},
        {"csrf.origin", "a matching Origin does no harm", Observed, Same, "200",
         [](Subject &s) {
             return sentByPage(s, csrf(s) + Headers{{"Origin", s.origin()}});
         }},
        {"csrf.https.none", "over https a POST needs a Referer: 403", Observed, Same, "403",
         [](Subject &s) { return overHttps(s, {}); }},
        {"csrf.https.foreign", "… of the same host: 403", Observed, Same, "403",
         [](Subject &s) { return overHttps(s, "https://evil.example/ar/"); }},
        {"csrf.https.plain", "… and over https itself: 403", Ours, Same, "403",
         [](Subject &s) { return overHttps(s, s.origin() + "/ar/"); }},
        {"csrf.https.right", "… then it is done", Observed, Same, "200",
         [](Subject &s) { return overHttps(s, "https://127.0.0.1:" + text(int(s.port())) + "/ar/"); }},
        {"csrf.case", "header names in any case", Ours, Same, "200",
         [](Subject &s) {
             return sentByPage(s, {{"x-csrftoken", s.as("buyer").cookie("csrftoken")}});
         }},
        {"csrf.old", "the token of before the login does not do any more", Ours, Same, "403",
         [](Subject &s) {
             Browser browser = s.anonymous();
             browser.get("/ar/login/");
             const QByteArray old = browser.cookie("csrftoken");
             browser.signIn("buyer", password);
             return text(browser
                             .send("POST", roomPage(s.standing().room, "send/"),
                                   {{"X-CSRFToken", old}, {"Content-Type", "application/json"}},
                                   R"({"message":"hello"})")
                             .status);
         }},
        {"ended.page", "session ended: page-JSON leads to the login page", Observed, Same,
         "302 /ar/login/?next=/ar/chat/room/1/messages/",
         [](Subject &s) {
             const Reply reply = s.ended().get("/ar/chat/room/1/messages/");
             return seen(reply.status, location(reply, s));
         }},
        {"ended.page.query", "… and next keeps the query, encoded", Ours, Same,
         "302 /ar/login/?next=/ar/chat/room/1/messages/%3Fafter%3D1",
         [](Subject &s) {
             const Reply reply = s.ended().get("/ar/chat/room/1/messages/?after=1");
             return seen(reply.status, location(reply, s));
         }},
        {"ended.page.en", "… to the one of its own language", Ours, Same,
         "302 /en/login/?next=/en/chat/room/1/messages/",
         [](Subject &s) {
             const Reply reply = s.ended().get("/en/chat/room/1/messages/");
             return seen(reply.status, location(reply, s));
         }},
        {"ended.post", "session ended: a page's POST leads there too", Observed, Same, "302 yes",
         [](Subject &s) {
             Browser browser = s.ended();
             const Reply reply = say(browser, 1, "hello");
             return seen(reply.status, location(reply, s).startsWith("/ar/login/?next=/ar/chat/room/1/send/"));
         }},
        {"ended.api", "session ended: /api/ answers 401 or 403, JSON", Observed, Same, "401/403 text",
         [](Subject &s) { return unauthorized(s.ended().get("/api/users/me/")); }},
        {"ended.api.post", "… to a POST too", Observed, Same, "401/403 text",
         [](Subject &s) {
             return unauthorized(
                 s.ended().post("/api/chat-rooms/create_or_get/", QJsonObject{{QStringLiteral("ad_id"), 1}}));
         }},
        {"anonymous.exact", "… it is 401 and asks for Bearer", Ours, Same, "401 yes",
         [](Subject &s) {
             const Reply reply = s.anonymous().get("/api/users/me/");
             return seen(reply.status, reply.header("WWW-Authenticate").startsWith("Bearer"));
         }},
        {"ended.socket", "session ended: a handshake is 403", Observed, Same, "403",
         [](Subject &s) { return text(Socket(s.ended(), "/ws/chat/ad/1/").status()); }},
        {"ended.garbage", "a cookie that is no session is none", Ours, Same, "401/403 text",
         [](Subject &s) {
             Browser browser = s.anonymous();
             browser.setCookie("sessionid", "x' OR 1=1; --");
             return unauthorized(browser.get("/api/users/me/"));
         }},
        {"anonymous.send", "no session: REST send is refused", Observed, Same, "401/403 text",
         [](Subject &s) {
             return unauthorized(
                 s.anonymous().post("/api/chat-rooms/1/send_message/", QJsonObject{{QStringLiteral("room"), 1}}));
         }},
    };
    cells << unprotected("archive", "/ar/chat/room/1/archive/") << unprotected("markread", "/ar/chat/room/1/mark-read/")
          << unprotected("support", "/ar/publisher/support/create/")
          << unprotected("make", "/api/chat-rooms/create_or_get/")
          << unprotected("rest.markread", "/api/chat-rooms/1/mark_read/")
          << unprotected("notes", "/api/notifications/mark_all_read/");
    cells << anonymousCall("me", "/api/users/me/") << anonymousCall("rooms", "/api/chat-rooms/")
          << anonymousCall("room", "/api/chat-rooms/1/") << anonymousCall("notes", "/api/notifications/")
          << anonymousCall("unread", "/api/notifications/unread_count/")
          << anonymousPage("messages", "/ar/chat/room/1/messages/")
          << anonymousPage("queue", "/ar/admin/support-chats/")
          << anonymousPage("figures", "/ar/admin/chat-notifications/")
          << anonymousPage("case", "/ar/admin/support-chats/1/messages/");
    return cells;
}

} // namespace conformance
