// The calls of PROTOCOL.md's `triage`, by hand.
#include "blackbox_case.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QStringList>
#include <QTcpSocket>

namespace blackbox {

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

int openCase(Browser &publisher, const QString &subject, const char *category)
{
    const Reply reply =
        publisher.post("/ar/publisher/support/create/", object({{"subject", subject},
                                                                {"category", QString::fromLatin1(category)},
                                                                {"message", QStringLiteral("please: ") + subject}}));
    return at(reply.json(), "room_id").toInt();
}

namespace {
QByteArray pathOf(int room, const char *name)
{
    return "/api/desk/support/" + QByteArray::number(room) + '/' + (*name ? name + QByteArray("/") : QByteArray());
}
} // namespace

Reply act(Browser &who, int room, const char *name, const QJsonObject &body)
{
    return who.post(pathOf(room, name), body);
}

Reply say(Browser &who, int room, const QString &text)
{
    return who.post("/api/chat-rooms/" + QByteArray::number(room) + "/send_message/",
                    object({{"room", room}, {"message", text}}));
}

Reply remove(Browser &who, const QByteArray &path)
{
    return who.send("DELETE", path, {{"X-CSRFToken", who.cookie("csrftoken")}, {"Referer", who.origin() + "/ar/"}});
}

QJsonObject room(const Reply &reply)
{
    return at(reply.json(), "room").toObject();
}

QJsonObject support(const Reply &reply)
{
    return at(room(reply), "support").toObject();
}

QJsonObject caseOf(Browser &staff, int room)
{
    return support(staff.get(pathOf(room, "")));
}

QStringList kinds(const QJsonArray &entries)
{
    QStringList all;
    for (const QJsonValue &entry : entries)
        all << at(entry.toObject(), "kind").toString();
    return all;
}

QList<int> idsOf(const QJsonArray &rooms)
{
    QList<int> all;
    for (const QJsonValue &room : rooms)
        all << at(room.toObject(), "id").toInt();
    return all;
}

QPair<Reply, Reply> atOnce(Browser &a, Browser &b, const QByteArray &path, const QByteArray &body)
{
    const auto bytes = [&](const Browser &who) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(who.port()) +
               "\r\nConnection: close\r\nContent-Type: application/json\r\nX-CSRFToken: " + who.cookie("csrftoken") +
               "\r\nReferer: " + who.origin() + "/ar/\r\nCookie: " + who.cookies() +
               "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    };
    QTcpSocket first, second;
    for (auto [socket, who] : {qMakePair(&first, &a), qMakePair(&second, &b)}) {
        socket->connectToHost(QStringLiteral("127.0.0.1"), who->port());
        socket->waitForConnected(5'000);
    }
    first.write(bytes(a));
    second.write(bytes(b));
    first.flush();
    second.flush();
    const auto answer = [](QTcpSocket &socket) {
        QByteArray text;
        for (QDeadlineTimer deadline(10'000); !deadline.hasExpired();) {
            socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
            text += socket.readAll();
            if (socket.state() != QAbstractSocket::ConnectedState)
                break;
        }
        Reply reply;
        reply.status = text.mid(9, 3).toInt();
        reply.body = text.mid(text.indexOf("\r\n\r\n") + 4);
        return reply;
    };
    return {answer(first), answer(second)};
}

} // namespace blackbox
