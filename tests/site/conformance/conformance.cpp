// How observations are put into one comparable line.
#include "conformance.h"

#include "subject.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace conformance {

using blackbox::Browser;
using blackbox::Reply;
using blackbox::Socket;

namespace {

QByteArray kind(const QString &text)
{
    static const QRegularExpression local(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$"));
    static const QRegularExpression iso(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}(Z|[+-]\\d\\d:\\d\\d)$"));
    static const QRegularExpression decimal(QStringLiteral("^\\d+\\.\\d\\d$"));
    if (local.match(text).hasMatch())
        return "local";
    if (iso.match(text).hasMatch())
        return "iso";
    return decimal.match(text).hasMatch() ? "decimal" : "text";
}

/// "message:hello", "typing", "error".
QByteArray named(const QJsonObject &frame)
{
    const QByteArray type = at(frame, "type").toString().toUtf8();
    return type == "message" ? type + ':' + at(frame, "message").toString().toUtf8() : type;
}

} // namespace

Cells allCells()
{
    return loginCells() + sessionCells() + listCells() + detailCells() + callCells() + pageCells() + staffCells() +
           handshakeCells() + frameCells() + supportCells();
}

QJsonValue at(const QJsonValue &json, const char *key)
{
    return json.toObject().value(QLatin1String(key));
}

QByteArray shape(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Null:
        return "null";
    case QJsonValue::Bool:
        return "bool";
    case QJsonValue::Double:
        return json.toDouble() == double(json.toInteger()) ? "int" : "number";
    case QJsonValue::String:
        return kind(json.toString());
    case QJsonValue::Array:
        return '[' + (json.toArray().isEmpty() ? QByteArray() : shape(json.toArray().first())) + ']';
    case QJsonValue::Object:
        break;
    case QJsonValue::Undefined:
        return "absent";
    }
    QByteArrayList members;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        members << it.key().toUtf8() + ':' + shape(it.value());
    return '{' + members.join(',') + '}';
}

QJsonObject pick(const QJsonValue &json, const QByteArray &keys)
{
    QJsonObject picked;
    for (const QByteArray &key : keys.split(',')) {
        const QJsonValue value = at(json, key.constData());
        if (!value.isUndefined())
            picked.insert(QString::fromLatin1(key), value);
    }
    return picked;
}

QByteArray shapeOf(const Subject &subject, const QJsonValue &json, const QByteArray &keys)
{
    return shape(subject.isFull() ? QJsonValue(pick(json, keys)) : json);
}

QByteArray location(const Reply &reply, const Subject &subject)
{
    const QByteArray place = reply.header("Location");
    return place.startsWith(subject.origin()) ? place.mid(subject.origin().size()) : place;
}

QByteArray cookieHas(const Reply &reply, const QByteArray &cookie, const QList<QByteArray> &attributes)
{
    for (const QByteArray &line : reply.all("Set-Cookie")) {
        if (!line.startsWith(cookie + '='))
            continue;
        QByteArrayList found;
        for (const QByteArray &part : line.split(';').mid(1)) {
            if (attributes.contains(part.trimmed().split('=').first()))
                found << part.trimmed();
        }
        std::sort(found.begin(), found.end());
        return "cookie(" + found.join("; ") + ')';
    }
    return "none";
}

QByteArray unauthorized(const Reply &reply)
{
    const bool refused = reply.status == 401 || reply.status == 403;
    return seen(refused ? QByteArrayLiteral("401/403") : text(reply.status), shape(at(reply.json(), "detail")));
}

QByteArray refusal(const Reply &reply)
{
    const bool inactive = at(reply.json(), "is_inactive").toBool();
    return inactive ? seen(reply.status, "is_inactive") : text(reply.status);
}

QByteArray who(Browser &browser)
{
    const Reply reply = browser.get("/api/users/me/");
    return reply.status == 200 ? text(at(reply.json(), "username").toString()) : QByteArray("nobody");
}

QJsonObject listed(Browser &browser, int room)
{
    for (const QJsonValue value : at(browser.get("/api/chat-rooms/?page_size=100").json(), "results").toArray()) {
        if (at(value, "id").toInt() == room)
            return value.toObject();
    }
    return {};
}

QJsonObject detail(Browser &browser, int room)
{
    return browser.get(roomCall(room)).json();
}

QByteArray reads(Browser &browser, int room)
{
    QByteArray marks;
    for (const QJsonValue value : at(detail(browser, room), "messages").toArray())
        marks += at(value, "is_read").toBool() ? 'r' : '-';
    return marks.isEmpty() ? QByteArray("none") : marks;
}

QByteArray texts(const QJsonValue &messages)
{
    QByteArrayList all;
    for (const QJsonValue value : messages.toArray())
        all << at(value, "message").toString().toUtf8();
    return all.isEmpty() ? QByteArray("none") : all.join(',');
}

Reply say(Browser &browser, int room, const QByteArray &what)
{
    return browser.post(roomPage(room, "send/"), QJsonObject{{QStringLiteral("message"), QString::fromUtf8(what)}});
}

Reply form(Browser &browser, const QByteArray &path, const QByteArray &body)
{
    return browser.post(path, body, "application/x-www-form-urlencoded");
}

QByteArray roomPage(int room, const char *what)
{
    return "/ar/chat/room/" + QByteArray::number(room) + '/' + what;
}

QByteArray roomCall(int room, const char *what)
{
    return "/api/chat-rooms/" + QByteArray::number(room) + '/' + what;
}

QJsonObject message(const QString &what)
{
    return {{QStringLiteral("type"), QStringLiteral("message")}, {QStringLiteral("message"), what}};
}

Socket joined(const Browser &browser, const QByteArray &path)
{
    Socket socket(browser, path);
    socket.next("history", patience);
    return socket;
}

QByteArray beforeOwnEcho(Socket &socket)
{
    socket.send(message(QStringLiteral("the marker")));
    return before(socket, "the marker");
}

QByteArray before(Socket &socket, const QByteArray &what)
{
    const QByteArrayList known{"history", "message", "typing", "error", "notification"};
    QByteArrayList frames;
    for (;;) {
        const QJsonObject frame = socket.next(patience);
        if (frame.isEmpty())
            return seen(frames.join(' '), "then nothing, status", socket.status());
        const QByteArray name = named(frame);
        if (name == "message:" + what)
            break;
        if (known.contains(name.split(':').first()))
            frames << name;
    }
    return frames.isEmpty() ? QByteArray("nothing") : frames.join(' ');
}

} // namespace conformance
