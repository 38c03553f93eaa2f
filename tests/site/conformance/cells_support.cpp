// SITE.md, "WebSockets": the support rooms, the only ones where two people meet on a socket.
#include "conformance.h"
#include "subject.h"

namespace conformance {

using namespace blackbox;

namespace {

constexpr auto Observed = Source::Observed;
constexpr auto Ours = Source::Ours;
constexpr auto Same = Full::Same;
constexpr auto Other = Full::Other;

/// The publisher of the case and somebody of the staff, both at its socket.
struct Pair
{
    explicit Pair(Subject &s)
    {
        s.singleCase();
        publisher = joined(s.as("single"), s.singlePath());
        staff = joined(s.as("helper"), s.singlePath());
    }
    Socket publisher, staff;
};

QByteArray spoken(Subject &s, Socket &from, Socket &to)
{
    from.send(message(QStringLiteral("hello")));
    const QJsonObject frame = to.next("message", patience);
    return seen(shapeOf(s, frame, "type,message,sender_id,sender_name,sender_role,timestamp,message_id"),
                at(frame, "message").toString(), at(frame, "sender_role").toString());
}

QByteArray typed(Subject &s, Socket &from, Socket &to)
{
    from.sendText(R"({"type":"typing"})");
    const QJsonObject frame = to.next("typing", patience);
    return seen(shapeOf(s, frame, "type,user_id,user_name"), at(frame, "user_id").toInt(),
                at(frame, "user_name").toString());
}

} // namespace

Cells supportCells()
{
    return {
        {"support.publisher", "the publisher's message reaches the staff, sender_role publisher", Observed, Same,
         "{message:text,message_id:int,sender_id:int,sender_name:text,sender_role:text,timestamp:iso,type:text} hello "
         "publisher",
         [](Subject &s) {
             Pair pair(s);
             return spoken(s, pair.publisher, pair.staff);
         }},
        {"support.staff", "the answer reaches the publisher, sender_role admin", Observed, Same,
         "{message:text,message_id:int,sender_id:int,sender_name:text,sender_role:text,timestamp:iso,type:text} hello "
         "admin",
         [](Subject &s) {
             Pair pair(s);
             return spoken(s, pair.staff, pair.publisher);
         }},
        {"support.echo", "one's own message comes back with the role", Observed, Same,
         "{message:text,message_id:int,sender_id:int,sender_name:text,sender_role:text,timestamp:iso,type:text} hello "
         "publisher",
         [](Subject &s) {
             Pair pair(s);
             return spoken(s, pair.publisher, pair.publisher);
         }},
        {"support.typing", "typing reaches the others: {type,user_id,user_name}", Observed, Same,
         "{type:text,user_id:int,user_name:text} 8 single",
         [](Subject &s) {
             Pair pair(s);
             return typed(s, pair.publisher, pair.staff);
         }},
        {"support.typing.staff", "… both ways", Observed, Same, "{type:text,user_id:int,user_name:text} 5 helper",
         [](Subject &s) {
             Pair pair(s);
             return typed(s, pair.staff, pair.publisher);
         }},
        {"support.typing.own", "… but not back", Observed, Same, "nothing",
         [](Subject &s) {
             Pair pair(s);
             pair.publisher.sendText(R"({"type":"typing"})");
             return beforeOwnEcho(pair.publisher);
         }},
        {"support.stored", "what the socket takes is in the case over HTTP", Observed, Same, "over the socket",
         [](Subject &s) {
             Pair pair(s);
             pair.publisher.send(message(QStringLiteral("over the socket")));
             pair.publisher.next("message", patience);
             return text(
                 at(at(detail(s.as("single"), s.singleCase()), "messages").toArray().last(), "message").toString());
         }},
        {"support.http", "an answer by the staff's page is not broadcast", Observed, Other, "nothing",
         [](Subject &s) {
             Pair pair(s);
             s.as("helper").post("/ar/admin/support-chats/" + text(s.singleCase()) + "/send/",
                                 QJsonObject{{QStringLiteral("message"), QStringLiteral("by page")}});
             return beforeOwnEcho(pair.publisher);
         }},
        {"support.history", "history entries carry sender_role too", Observed, Same,
         "{id:int,is_read:bool,message:text,sender_id:int,sender_name:text,sender_role:text,timestamp:iso} publisher",
         [](Subject &s) {
             say(s.as("single"), s.singleCase(), "hello");
             Socket socket(s.as("helper"), s.singlePath());
             const QJsonValue entry = at(socket.next("history", patience), "messages").toArray().last();
             return seen(shapeOf(s, entry, "id,message,sender_id,sender_name,sender_role,timestamp,is_read"),
                         at(entry, "sender_role").toString());
         }},
        {"support.superuser", "a superuser's role is admin as well", Observed, Same, "admin",
         [](Subject &s) {
             s.singleCase();
             Socket socket = joined(s.as("boss"), s.singlePath());
             socket.send(message(QStringLiteral("hello")));
             return text(at(socket.next("message", patience), "sender_role").toString());
         }},
        {"support.limit", "the history is the newest 100, oldest first", Observed, Same, "100 m 6 m 105",
         [](Subject &s) {
             const int room = s.singleCase();
             for (int i = 1; i <= 105; ++i)
                 say(s.as("single"), room, "m " + text(i));
             Socket socket(s.as("single"), s.singlePath());
             const QJsonArray messages = at(socket.next("history", patience), "messages").toArray();
             return seen(messages.size(), at(messages.first(), "message").toString(),
                         at(messages.last(), "message").toString());
         }},
        {"support.name", "the publisher is the number behind the last _", Observed, Same, "101 yes",
         [](Subject &s) {
             s.singleCase();
             Socket socket(s.as("helper"), "/ws/chat/support/some_case_" + text(people::single) + '/');
             return seen(socket.status(), at(socket.next("history", patience), "messages").toArray().size() > 0);
         }},
        {"support.word", "a room name without a number: 403", Ours, Same, "403",
         [](Subject &s) { return text(Socket(s.as("helper"), "/ws/chat/support/publisher_x/").status()); }},
        {"support.rest", "staff read and send by REST only where they are members", Ours, Other, "404 404",
         [](Subject &s) {
             const int room = s.singleCase();
             return seen(s.as("helper").get(roomCall(room)).status,
                         s.as("helper")
                             .post(roomCall(room, "send_message/"),
                                   QJsonObject{{QStringLiteral("room"), room},
                                               {QStringLiteral("message"), QStringLiteral("x")}})
                             .status);
         }},
        {"support.none", "a publisher without a case gets one", Ours, Same, "101 none",
         [](Subject &s) {
             Socket socket(s.as("buyer"), "/ws/chat/support/publisher_" + text(people::buyer) + '/');
             return seen(socket.status(), texts(at(socket.next("history", patience), "messages")));
         }},
        {"support.several", "a publisher with several cases: 500", Observed, Other, "500",
         [](Subject &s) {
             s.support("plain");
             s.support("plain");
             return text(Socket(s.as("plain"), "/ws/chat/support/publisher_" + text(people::plain) + '/').status());
         }},
        {"support.several.http", "… while HTTP by the case's id works", Observed, Same, "200",
         [](Subject &s) { return text(say(s.as("plain"), s.support("plain"), "hello").status); }},
        {"support.unknown", "no such publisher: 403, for staff", Ours, Same, "403",
         [](Subject &s) { return text(Socket(s.as("helper"), "/ws/chat/support/publisher_999999/").status()); }},
        {"support.foreign", "another publisher is let in: a hole (ours: 403)", Observed, Other, "101",
         [](Subject &s) {
             s.singleCase();
             return text(Socket(s.as("pub"), s.singlePath()).status());
         },
         "403"},
        {"support.fault", "at times the support socket answers 500 to everybody; the rest goes on", Observed, Other,
         "500 500 101 200",
         [](Subject &s) {
             const int room = s.singleCase();
             if (const QString wrong = s.restart({QStringLiteral("--support-fault")}); !wrong.isEmpty())
                 return text(wrong);
             const QByteArray all =
                 seen(Socket(s.as("single"), s.singlePath()).status(), Socket(s.as("helper"), s.singlePath()).status(),
                      Socket(s.as("buyer"), "/ws/chat/ad/1/").status(), say(s.as("single"), room, "hello").status);
             const QString wrong = s.restart({});
             return wrong.isEmpty() ? all : text(wrong);
         }},
        {"support.bad", "bad input: one error frame, the socket stays open", Observed, Same, "error",
         [](Subject &s) {
             Pair pair(s);
             pair.publisher.sendText("[]");
             return beforeOwnEcho(pair.publisher);
         }},
        {"support.bad.private", "… to its sender alone", Ours, Same, "nothing",
         [](Subject &s) {
             Pair pair(s);
             pair.publisher.sendText("[]");
             pair.publisher.send(message(QStringLiteral("after that")));
             return before(pair.staff, "after that");
         }},
    };
}

} // namespace conformance
