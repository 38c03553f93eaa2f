// SITE.md, "Page-JSON": what staff do, and what everybody else is answered there.
#include "conformance.h"
#include "subject.h"

#include <QRegularExpression>
#include <QSet>

namespace conformance {

using namespace blackbox;

namespace {

constexpr auto Observed = Source::Observed;
constexpr auto Ours = Source::Ours;
constexpr auto Same = Full::Same;
constexpr auto Other = Full::Other;

QByteArray casePage(int room, const char *what)
{
    return "/ar/admin/support-chats/" + text(room) + '/' + what;
}

Reply answer(Browser &browser, int room, const char *what)
{
    return browser.post(casePage(room, "send/"), QJsonObject{{QStringLiteral("message"), QString::fromUtf8(what)}});
}

/// Led away or forbidden: how a page keeps people out is not observed, that it does is.
QByteArray kept(const Reply &reply)
{
    return reply.status == 302 || reply.status == 403 ? QByteArray("kept out") : text(reply.status);
}

/// Whom a staff page lets in: the publisher of the case, a buyer, staff, a superuser.
template <typename Call> QByteArray admitted(Subject &s, Call call)
{
    QByteArrayList all;
    for (const char *name : {"single", "buyer", "helper", "boss"})
        all << kept(call(s.as(name)));
    return all.join(", ");
}

/// The queue's item of this room: its status, whether it has a name, its unread count.
QByteArray item(const QByteArray &page, int room)
{
    const QString html = QString::fromUtf8(page);
    static const QRegularExpression opening(
        QStringLiteral("<[a-z]+[^>]*class=\"[^\"]*\\bchat-list-item\\b[^\"]*\"[^>]*>"));
    auto each = opening.globalMatch(html);
    while (each.hasNext()) {
        const auto match = each.next();
        if (!match.captured().contains(QStringLiteral("data-room-id=\"%1\"").arg(room)))
            continue;
        const auto next = opening.match(html, match.capturedEnd());
        const QString inside =
            html.mid(match.capturedEnd(), next.hasMatch() ? next.capturedStart() - match.capturedEnd() : -1);
        static const QRegularExpression status(QStringLiteral("data-status=\"(\\w+)\""));
        static const QRegularExpression unread(
            QStringLiteral("class=\"[^\"]*\\bunread-count\\b[^\"]*\"[^>]*>\\s*(\\d+)"));
        const auto count = unread.match(inside);
        return seen(status.match(match.captured()).captured(1),
                    inside.contains(QStringLiteral("chat-item-name")) ? "named" : "nameless",
                    count.hasMatch() ? count.captured(1) : QStringLiteral("none"));
    }
    return "not there";
}

QByteArray queued(Subject &s, int room)
{
    return item(s.as("boss").get("/ar/admin/support-chats/").body, room);
}

QByteArray posted(Subject &s, const char *name, int room, const char *what)
{
    const Reply reply = s.as(name).post(casePage(room, what), QJsonObject());
    return kept(reply) == "kept out" ? kept(reply) : seen(reply.status, shapeOf(s, reply.json(), "success,message"));
}

} // namespace

Cells staffCells()
{
    return {
        {"staff.messages", "admin/support-chats/<id>/messages/: {success,html,room_id}", Observed, Same,
         "200 {html:text,room_id:int,success:bool} yes",
         [](Subject &s) {
             const int room = s.support("plain");
             const Reply reply = s.as("helper").get(casePage(room, "messages/"));
             return seen(reply.status, shapeOf(s, reply.json(), "success,html,room_id"),
                         at(reply.json(), "html").toString().contains(QStringLiteral("help")));
         }},
        {"staff.messages.who", "… staff and superusers only", Observed, Same, "kept out, kept out, 200, 200",
         [](Subject &s) {
             const QByteArray path = casePage(s.singleCase(), "messages/");
             return admitted(s, [&](Browser &browser) { return browser.get(path); });
         }},
        {"staff.messages.reads", "… and looking marks read", Observed, Same, "- r",
         [](Subject &s) {
             const int room = s.support("plain");
             const QByteArray before = reads(s.as("plain"), room);
             s.as("helper").get(casePage(room, "messages/"));
             return seen(before, reads(s.as("plain"), room));
         }},
        {"staff.messages.escaped", "what people wrote is escaped in the HTML", Ours, Same, "no",
         [](Subject &s) {
             const int room = s.support("plain");
             say(s.as("plain"), room, "<script>x</script>");
             return text(at(s.as("helper").get(casePage(room, "messages/")).json(), "html")
                             .toString()
                             .contains(QStringLiteral("<script>x")));
         }},
        {"staff.messages.unknown", "no such case: 404", Ours, Same, "404",
         [](Subject &s) { return text(s.as("helper").get(casePage(999'999, "messages/")).status); }},
        {"staff.messages.ad", "an ad's room is no case: 404", Ours, Same, "404",
         [](Subject &s) { return text(s.as("helper").get(casePage(s.standing().room, "messages/")).status); }},
        {"staff.send", "…/send/: {success,message:<notice>,message_id}", Observed, Same,
         "200 {message:text,message_id:int,success:bool} answer",
         [](Subject &s) {
             const int room = s.support("plain");
             const Reply reply = answer(s.as("helper"), room, "answer");
             return seen(reply.status, shapeOf(s, reply.json(), "success,message,message_id"),
                         at(at(detail(s.as("plain"), room), "messages").toArray().last(), "message").toString());
         }},
        {"staff.send.language", "the notice is in the language of the path", Ours, Same, "Arabic English",
         [](Subject &s) {
             const int room = s.singleCase();
             const auto notice = [&](const char *language) {
                 const QByteArray path = '/' + QByteArray(language) + "/admin/support-chats/" + text(room) + "/send/";
                 const QJsonObject json = s.as("helper").post(path, message(QStringLiteral("answer"))).json();
                 return at(json, "message").toString().at(0).unicode() >= 0x600 ? "Arabic" : "English";
             };
             return seen(notice("ar"), notice("en"));
         }},
        {"staff.send.who", "… staff and superusers only", Observed, Same, "kept out, kept out, 200, 200",
         [](Subject &s) {
             const int room = s.singleCase();
             return admitted(s, [&](Browser &browser) { return answer(browser, room, "answer"); });
         }},
        {"staff.send.empty", "an empty answer: 400", Ours, Same, "400",
         [](Subject &s) { return text(answer(s.as("helper"), s.singleCase(), " ").status); }},
        {"staff.send.unknown", "no such case: 404", Ours, Same, "404",
         [](Subject &s) { return text(answer(s.as("helper"), 999'999, "x").status); }},
        {"staff.send.csrf", "no CSRF token: 403", Observed, Same, "403",
         [](Subject &s) {
             return text(s.as("helper")
                             .send("POST", casePage(s.singleCase(), "send/"), {{"Content-Type", "application/json"}},
                                   R"({"message":"x"})")
                             .status);
         }},
        {"staff.resolve", "resolve/ by a superuser: {success,message:<notice>}; the case leaves the publisher's list",
         Observed, Same, "200 {message:text,success:bool} yes no",
         [](Subject &s) {
             const int room = s.support("plain");
             const bool before = !listed(s.as("plain"), room).isEmpty();
             const QByteArray done = posted(s, "boss", room, "resolve/"); // first: arguments have no order
             return seen(done, before, !listed(s.as("plain"), room).isEmpty());
         }},
        {"staff.resolve.staff", "… not by other staff", Observed, Same, "kept out yes",
         [](Subject &s) {
             const int room = s.support("plain");
             return seen(posted(s, "helper", room, "resolve/"), !listed(s.as("plain"), room).isEmpty());
         }},
        {"staff.resolve.publisher", "… and not by the publisher", Observed, Same, "kept out",
         [](Subject &s) { return posted(s, "plain", s.support("plain"), "resolve/"); }},
        {"staff.resolve.closes", "nobody can send into a resolved case: 403 is_inactive", Observed, Other,
         "403 is_inactive 403 is_inactive 403 is_inactive",
         [](Subject &s) {
             const int room = s.support("plain");
             posted(s, "boss", room, "resolve/");
             return seen(refusal(say(s.as("plain"), room, "x")), refusal(say(s.as("helper"), room, "x")),
                         refusal(answer(s.as("boss"), room, "x")));
         }},
        {"staff.reopen", "reopen/ by a superuser: the case lives again", Observed, Same,
         "200 {message:text,success:bool} yes 200",
         [](Subject &s) {
             const int room = s.support("plain");
             posted(s, "boss", room, "resolve/");
             const QByteArray done = posted(s, "boss", room, "reopen/");
             return seen(done, !listed(s.as("plain"), room).isEmpty(), refusal(say(s.as("plain"), room, "again")));
         }},
        {"staff.reopen.staff", "… not by other staff", Observed, Same, "kept out",
         [](Subject &s) {
             const int room = s.support("plain");
             posted(s, "boss", room, "resolve/");
             return posted(s, "helper", room, "reopen/");
         }},
        {"staff.resolve.ad", "nothing resolves or reopens an ad's room: 404", Observed, Same, "404 404",
         [](Subject &s) {
             const int room = s.spoken().room;
             return seen(s.as("boss").post(casePage(room, "resolve/"), QJsonObject()).status,
                         s.as("boss").post(casePage(room, "reopen/"), QJsonObject()).status);
         }},
        {"staff.kept", "how others are kept out: from the staff's calls, from the superusers'", Ours, Same,
         "403 403 403 403",
         [](Subject &s) {
             const int room = s.singleCase();
             return seen(s.as("buyer").get(casePage(room, "messages/")).status, answer(s.as("buyer"), room, "x").status,
                         s.as("buyer").get("/ar/admin/chat-notifications/").status,
                         s.as("helper").post(casePage(room, "resolve/"), QJsonObject()).status);
         }},
        {"queue.kept", "… from the queue: home", Ours, Same, "/ar/ /ar/",
         [](Subject &s) {
             return seen(location(s.as("helper").get("/ar/admin/support-chats/"), s),
                         location(s.as("buyer").get("/ar/admin/support-chats/"), s));
         }},
        {"staff.get", "GET resolves and reopens nothing", Ours, Same, "405 405",
         [](Subject &s) {
             const int room = s.singleCase();
             return seen(s.as("boss").get(casePage(room, "resolve/")).status,
                         s.as("boss").get(casePage(room, "reopen/")).status);
         }},
        {"staff.dashboard", "the dashboard is there for staff", Ours, Same, "200",
         [](Subject &s) { return text(s.as("helper").get("/ar/admin/dashboard/").status); }},
        {"figures.fields", "admin/chat-notifications/: its figures", Observed, Same,
         "200 "
         "{active_support_chats:int,resolved_support_chats:int,total_support_chats:int,total_user_chats:int,unread_"
         "support_messages:int} yes",
         [](Subject &s) {
             const Reply reply = s.as("helper").get("/ar/admin/chat-notifications/");
             return seen(reply.status,
                         shape(pick(reply.json(), "active_support_chats,resolved_support_chats,total_support_chats,"
                                                  "total_user_chats,unread_support_messages")),
                         reply.json().contains(QLatin1String("recent_activity")));
         }},
        {"figures.recent", "recent_activity is a list", Ours, Same, "yes",
         [](Subject &s) {
             return text(at(s.as("helper").get("/ar/admin/chat-notifications/").json(), "recent_activity").isArray());
         }},
        {"figures.who", "… staff and superusers only", Observed, Same, "kept out, kept out, 200, 200",
         [](Subject &s) {
             return admitted(s, [](Browser &browser) { return browser.get("/ar/admin/chat-notifications/"); });
         }},
        {"figures.counts", "a new case counts: unread, total, active; resolving moves it", Observed, Same,
         "1 1 1 0 -1 1",
         [](Subject &s) {
             const auto figures = [&] { return s.as("helper").get("/ar/admin/chat-notifications/").json(); };
             const auto grown = [](const QJsonObject &from, const QJsonObject &to, const char *key) {
                 return at(to, key).toInt() - at(from, key).toInt();
             };
             const QJsonObject before = figures();
             const int room = s.support("plain");
             const QJsonObject opened = figures();
             posted(s, "boss", room, "resolve/");
             const QJsonObject resolved = figures();
             return seen(grown(before, opened, "unread_support_messages"), grown(before, opened, "total_support_chats"),
                         grown(before, opened, "active_support_chats"), grown(opened, resolved, "total_support_chats"),
                         grown(opened, resolved, "active_support_chats"),
                         grown(opened, resolved, "resolved_support_chats"));
         }},
        {"queue.who", "admin/support-chats/: superusers only, others are redirected", Observed, Same, "302 302 302 200",
         [](Subject &s) {
             QByteArrayList all;
             for (const char *name : {"single", "buyer", "helper", "boss"})
                 all << text(s.as(name).get("/ar/admin/support-chats/").status);
             return all.join(' ');
         }},
        {"queue.item", "each case is one .chat-list-item with id, status, .chat-item-name, .unread-count", Observed,
         Same, "active named 1", [](Subject &s) { return queued(s, s.support("plain")); }},
        {"queue.unread", "no .unread-count when nothing is unread", Observed, Same, "active named none",
         [](Subject &s) {
             const int room = s.support("plain");
             s.as("boss").get(casePage(room, "messages/"));
             return queued(s, room);
         }},
        {"queue.resolved", "a resolved case is listed as such", Observed, Same, "resolved named 1",
         [](Subject &s) {
             const int room = s.support("plain");
             posted(s, "boss", room, "resolve/");
             return queued(s, room);
         }},
        {"queue.all", "no paging: all cases, each once", Observed, Same, "yes yes",
         [](Subject &s) {
             s.crowd();
             const QString page = QString::fromUtf8(s.as("boss").get("/ar/admin/support-chats/").body);
             static const QRegularExpression id(QStringLiteral("data-room-id=\"(\\d+)\""));
             QList<int> ids;
             for (auto each = id.globalMatch(page); each.hasNext();)
                 ids << each.next().captured(1).toInt();
             return seen(ids.size() >= 105, QSet<int>(ids.begin(), ids.end()).size() == ids.size());
         }},
        {"queue.order", "newest activity first", Observed, Same, "yes yes",
         [](Subject &s) {
             const int old = s.support("plain"), young = s.support("plain");
             const auto first = [&](int room, int other) {
                 const QByteArray page = s.as("boss").get("/ar/admin/support-chats/").body;
                 return page.indexOf("data-room-id=\"" + text(room) + '"') <
                        page.indexOf("data-room-id=\"" + text(other) + '"');
             };
             const bool before = first(young, old);
             say(s.as("plain"), old, "again");
             return seen(before, first(old, young));
         }},
        {"queue.ads", "rooms about ads are not in it", Observed, Same, "not there",
         [](Subject &s) { return queued(s, s.spoken().room); }},
        {"staff.room.messages", "chat/room/<id>/messages/ works for staff in every case", Observed, Same, "200 200 yes",
         [](Subject &s) {
             const QByteArray path = roomPage(s.support("plain"), "messages/");
             const Reply reply = s.as("helper").get(path);
             return seen(reply.status, s.as("boss").get(path).status,
                         texts(at(reply.json(), "messages")).contains("help"));
         }},
        {"staff.room.send", "…/send/ too; the publisher is the sender who is not staff", Observed, Same, "200 yes no",
         [](Subject &s) {
             const int room = s.support("plain");
             const int status = say(s.as("helper"), room, "from staff").status;
             const QJsonArray messages =
                 at(s.as("plain").get(roomPage(room, "messages/")).json(), "messages").toArray();
             return seen(status, at(messages.last(), "sender_id").toInt() == people::helper,
                         at(messages.first(), "sender_id").toInt() == people::helper);
         }},
        {"staff.room.read", "…/mark-read/ too", Observed, Same, "200 r",
         [](Subject &s) {
             const int room = s.support("plain");
             const int status = s.as("helper").post(roomPage(room, "mark-read/")).status;
             return seen(status, reads(s.as("plain"), room));
         }},
        {"staff.room.foreign", "another publisher is kept out of it", Ours, Same, "403 403",
         [](Subject &s) {
             const int room = s.singleCase();
             return seen(s.as("buyer").get(roomPage(room, "messages/")).status, say(s.as("buyer"), room, "x").status);
         }},
        {"staff.read.other", "a second admin's look marks the first one's answer read", Observed, Other, "rr",
         [](Subject &s) {
             const int room = s.support("plain");
             answer(s.as("helper"), room, "answer");
             s.as("boss").get(casePage(room, "messages/"));
             return reads(s.as("plain"), room);
         }},
        {"staff.archive", "the publisher may archive his own case; only a superuser reopens it", Observed, Same,
         "200 no 200 {message:text,success:bool} yes",
         [](Subject &s) {
             const int room = s.support("plain");
             const int status = s.as("plain").post(roomPage(room, "archive/")).status;
             const bool after = !listed(s.as("plain"), room).isEmpty();
             const QByteArray reopened = posted(s, "boss", room, "reopen/");
             return seen(status, after, reopened, !listed(s.as("plain"), room).isEmpty());
         }},
    };
}

} // namespace conformance
