// SITE.md, "WebSockets": frames both ways in an ad's room, and the notifications.
#include "conformance.h"
#include "subject.h"

namespace conformance {

using namespace blackbox;

namespace {

constexpr auto Observed = Source::Observed;
constexpr auto Ours = Source::Ours;
constexpr auto Same = Full::Same;
constexpr auto Other = Full::Other;

const QByteArray frameKeys = "type,message,sender_id,sender_name,timestamp,message_id";

Socket standing(Subject &s)
{
    return joined(s.as(s.standing().buyer), s.standing().path());
}

/// What these bytes are answered, up to the echo of a message sent after them.
QByteArray answered(Subject &s, const QByteArray &bytes)
{
    Socket socket = standing(s);
    socket.sendText(bytes);
    return beforeOwnEcho(socket);
}

/// The echo of these bytes.
QByteArray echoed(Subject &s, const QByteArray &bytes)
{
    Socket socket = standing(s);
    socket.sendText(bytes);
    const QJsonObject frame = socket.next(patience);
    return seen(at(frame, "type").toString(), at(frame, "message").toString());
}

Cell bad(const QByteArray &id, const QByteArray &statement, const QByteArray &bytes, Source source = Source::Observed)
{
    return {"frame.bad." + id, statement + ": one error frame, the socket stays open", source, Same,
            "error",           [bytes](Subject &s) { return answered(s, bytes); }};
}

} // namespace

Cells frameCells()
{
    Cells cells{
        {"frame.echo", "my message comes back as an ordinary one", Observed, Same,
         "{message:text,message_id:int,sender_id:int,sender_name:text,timestamp:iso,type:text} message hello 2 Buy Er",
         [](Subject &s) {
             Socket socket = standing(s);
             socket.send(message(QStringLiteral("hello")));
             const QJsonObject frame = socket.next(patience);
             return seen(shapeOf(s, frame, frameKeys), at(frame, "type").toString(), at(frame, "message").toString(),
                         at(frame, "sender_id").toInt(), at(frame, "sender_name").toString());
         }},
        {"frame.name", "without a full name sender_name is the user name", Observed, Same, "plain",
         [](Subject &s) {
             Socket socket = joined(s.as("plain"), s.standing().path());
             socket.send(message(QStringLiteral("hello")));
             return text(at(socket.next("message", patience), "sender_name").toString());
         }},
        {"frame.id", "message_id and timestamp are those of the row", Observed, Same, "yes yes",
         [](Subject &s) {
             Socket socket = standing(s);
             socket.send(message(QStringLiteral("which row")));
             const QJsonObject frame = socket.next("message", patience);
             Socket again(s.as(s.standing().buyer), s.standing().path());
             const QJsonValue entry = at(again.next("history", patience), "messages").toArray().last();
             return seen(at(frame, "message_id").toInt() == at(entry, "id").toInt(),
                         at(frame, "timestamp") == at(entry, "timestamp"));
         }},
        {"frame.escapes", "frames are ASCII with \\uXXXX escapes", Observed, Other, "yes",
         [](Subject &s) {
             Socket socket = standing(s);
             socket.send(message(QStringLiteral("س")));
             return text(socket.nextText(patience).toLower().contains("\\u0633"));
         }},
        {"frame.emoji", "… surrogate pairs outside the first plane", Ours, Other, "yes",
         [](Subject &s) {
             Socket socket = standing(s);
             socket.send(message(QStringLiteral("😀")));
             return text(socket.nextText(patience).toLower().contains("\\ud83d\\ude00"));
         }},
        {"frame.all", "all my sockets get it", Observed, Same, "nothing",
         [](Subject &s) {
             Socket first = standing(s), second = standing(s);
             first.send(message(QStringLiteral("for both")));
             return before(second, "for both");
         }},
        {"frame.order", "echoes of one socket arrive in order", Observed, Same, "1 2 3 4 5 6 7 8 9 10 11 12 rising",
         [](Subject &s) {
             Socket socket = standing(s);
             for (int i = 1; i <= 12; ++i)
                 socket.send(message(QString::number(i)));
             QByteArrayList order;
             qint64 last = 0;
             bool rising = true;
             for (int i = 1; i <= 12; ++i) {
                 const QJsonObject frame = socket.next("message", patience);
                 order << at(frame, "message").toString().toUtf8();
                 rising = rising && at(frame, "message_id").toInteger() > last;
                 last = at(frame, "message_id").toInteger();
             }
             return seen(order.join(' '), rising ? "rising" : "not rising");
         }},
        {"frame.trimmed", "the text is trimmed", Observed, Same, "message in  the middle",
         [](Subject &s) { return echoed(s, R"({"type":"message","message":"  in  the middle \n\t"})"); }},
        {"frame.typeless", "a missing type means message", Observed, Same, "message hello",
         [](Subject &s) { return echoed(s, R"({"message":"hello"})"); }},
        {"frame.extra", "unknown keys are ignored", Ours, Same, "message hello",
         [](Subject &s) { return echoed(s, R"({"type":"message","message":"hello","colour":"red","sender_id":1})"); }},
        {"frame.lines", "line breaks within are kept", Ours, Same, "message a\nb",
         [](Subject &s) { return echoed(s, R"({"type":"message","message":"a\nb"})"); }},
        {"frame.html", "and so is what looks like HTML", Ours, Same, "message <b>&amp;</b>",
         [](Subject &s) { return echoed(s, R"({"type":"message","message":"<b>&amp;</b>"})"); }},
        {"frame.empty", "an empty text is silently dropped", Observed, Same, "nothing",
         [](Subject &s) { return answered(s, R"({"type":"message","message":""})"); }},
        {"frame.blank", "so is one of blanks", Observed, Same, "nothing",
         [](Subject &s) { return answered(s, R"({"type":"message","message":" \n\t "})"); }},
        {"frame.textless", "and a message without a text", Ours, Same, "nothing",
         [](Subject &s) { return answered(s, R"({"type":"message"})"); }},
        {"frame.unknown", "unknown types are silently ignored", Observed, Same, "nothing",
         [](Subject &s) { return answered(s, R"({"type":"dance","message":"hello"})"); }},
        {"frame.desk", "… those of our own dialect too, here", Observed, Other, "nothing",
         [](Subject &s) {
             Socket socket = standing(s);
             for (const char *frame : {R"({"type":"read","up_to":1})", R"({"type":"history","before":9})",
                                       R"({"type":"looking"})", R"({"type":"ping"})"})
                 socket.sendText(frame);
             return beforeOwnEcho(socket);
         }},
        {"frame.nonce", "… and a nonce comes back to nobody", Observed, Other,
         "{message:text,message_id:int,sender_id:int,sender_name:text,timestamp:iso,type:text}",
         [](Subject &s) {
             Socket socket = standing(s);
             socket.sendText(R"({"type":"message","message":"hello","nonce":"6fb2b7a0-5b0b-4b6f-9a9b-1f2f3a4b5c6d"})");
             return shape(socket.next(patience));
         }},
        {"frame.typing.own", "my own typing is not sent back", Observed, Same, "nothing",
         [](Subject &s) { return answered(s, R"({"type":"typing"})"); }},
        {"frame.typing.others", "… to none of my sockets", Ours, Same, "nothing",
         [](Subject &s) {
             Socket first = standing(s), second = standing(s);
             first.sendText(R"({"type":"typing"})");
             first.send(message(QStringLiteral("typed")));
             return before(second, "typed");
         }},
        {"frame.error", "an error frame: {type,message}", Observed, Same, "{message:text,type:text} error",
         [](Subject &s) {
             Socket socket = standing(s);
             socket.sendText("no json");
             const QJsonObject frame = socket.next(patience);
             return seen(shapeOf(s, frame, "type,message"), at(frame, "type").toString());
         }},
        {"frame.binary", "a binary frame kills the socket", Observed, Same, "closed",
         [](Subject &s) {
             Socket socket = standing(s);
             socket.sendFrame(Socket::Binary, "x");
             return QByteArray(socket.closeCode(patience) >= 0 ? "closed" : "open");
         }},
        {"frame.fragments", "a text in several frames is one message", Ours, Same, "message hello",
         [](Subject &s) {
             Socket socket = standing(s);
             socket.sendFrame(Socket::Text, R"({"type":"message",)", true, false);
             socket.sendFrame(Socket::Continuation, R"("message":"hello"})");
             const QJsonObject frame = socket.next(patience);
             return seen(at(frame, "type").toString(), at(frame, "message").toString());
         }},
        {"frame.big", "2 MB of text are taken, and are in the history", Observed, Other, "2000000 2000000",
         [](Subject &s) {
             const Talk talk = s.talk();
             Socket socket = joined(s.as(talk.buyer), talk.path());
             socket.send(message(QString(2'000'000, QLatin1Char('x'))));
             const qsizetype echo = at(socket.next(patience), "message").toString().size();
             Socket again(s.as(talk.buyer), talk.path());
             return seen(echo, at(at(again.next(patience), "messages").toArray().last(), "message").toString().size());
         }},
        {"frame.ceiling", "there is no size limit (ours: 16 MiB)", Observed, Other, "nothing",
         [](Subject &s) {
             Socket socket = standing(s);
             // blanks: read, trimmed, dropped
             socket.sendText(R"({"type":"message","message":")" + QByteArray((16 << 20) + 1, ' ') + "\"}");
             return s.isPeer() ? beforeOwnEcho(socket) : seen("closed", socket.closeCode(patience));
         },
         "closed 1009"},
        {"frame.http", "a message sent over HTTP is not broadcast to the sockets", Observed, Other, "nothing",
         [](Subject &s) {
             Socket socket = standing(s);
             say(s.pub(), s.standing().room, "over the page");
             s.pub().post(roomCall(s.standing().room, "send_message/"),
                          QJsonObject{{QStringLiteral("room"), s.standing().room},
                                      {QStringLiteral("message"), QStringLiteral("over REST")}});
             return beforeOwnEcho(socket);
         }},
        {"frame.receipt", "there is no live read receipt", Observed, Other, "nothing",
         [](Subject &s) {
             Socket socket = standing(s);
             s.pub().post(roomPage(s.standing().room, "mark-read/"));
             socket.send(message(QStringLiteral("the next")));
             const QJsonObject frame = socket.next(patience);
             return at(frame, "message").toString() == QStringLiteral("the next") ? QByteArray("nothing")
                                                                                  : text(at(frame, "type").toString());
         }},
        {"frame.closed", "an archived room takes no message from a socket", Observed, Same, "before",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.as(talk.buyer), talk.room, "before");
             Socket socket = joined(s.as(talk.buyer), talk.path());
             s.pub().post(roomPage(talk.room, "archive/"));
             socket.send(message(QStringLiteral("after")));
             socket.next(patience);
             return texts(at(s.as(talk.buyer).get(roomPage(talk.room, "messages/")).json(), "messages"));
         }},
        {"frame.closed.answer", "… it answers one error frame", Ours, Same, "error",
         [](Subject &s) {
             const Talk talk = s.talk();
             say(s.as(talk.buyer), talk.room, "before");
             Socket socket = joined(s.as(talk.buyer), talk.path());
             s.pub().post(roomPage(talk.room, "archive/"));
             socket.send(message(QStringLiteral("after")));
             return text(at(socket.next("error", patience), "type").toString());
         }},
        {"frame.ping", "a WebSocket ping is answered with its payload", Ours, Same, "0 101",
         [](Subject &s) {
             Socket socket = standing(s);
             const auto frames = socket.untilPong();
             return seen(frames.size(), socket.isOpen() ? socket.status() : 0);
         }},
        {"frame.close", "a close is answered with its code", Ours, Same, "1000",
         [](Subject &s) {
             Socket socket = standing(s);
             socket.sendFrame(Socket::Close, QByteArray("\x03\xe8", 2));
             return text(socket.closeCode(patience));
         }},
        {"notes.ping", "/ws/notifications/ answers a ping with {type:pong}", Observed, Same, "{type:text} pong",
         [](Subject &s) {
             Socket socket(s.pub(), "/ws/notifications/");
             socket.sendText(R"({"type":"ping"})");
             const QJsonObject frame = s.isFull() ? socket.next("pong", patience) : socket.next(patience);
             return seen(shapeOf(s, frame, "type"), at(frame, "type").toString());
         }},
        {"notes.unknown", "… and ignores other types", Ours, Same, "pong",
         [](Subject &s) {
             Socket socket(s.pub(), "/ws/notifications/");
             socket.sendText(R"({"type":"dance"})");
             socket.sendText(R"({"type":"ping"})");
             const QJsonObject frame = s.isFull() ? socket.next("pong", patience) : socket.next(patience);
             return text(at(frame, "type").toString());
         }},
    };
    cells << bad("json", "no JSON", "no json") << bad("half", "half of JSON", R"({"type":"message")")
          << bad("array", "an array", R"(["message"])") << bad("string", "a string", R"("message")")
          << bad("number", "a number", "7") << bad("null", "null", "null")
          << bad("message.number", "message is a number", R"({"type":"message","message":7})")
          << bad("message.object", "message is an object", R"({"type":"message","message":{"a":1}})")
          << bad("message.list", "message is a list", R"({"type":"message","message":["a"]})")
          << bad("message.null", "message is null", R"({"type":"message","message":null})");
    return cells;
}

} // namespace conformance
