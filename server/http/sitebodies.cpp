// Small JSON objects and the HTML inside one of them.
#include "server/http/sitebodies.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace desk::server {

namespace {
QByteArray written(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}
} // namespace

QByteArray encodeNotice(const QString &notice, MessageId message)
{
    QJsonObject object{{QStringLiteral("success"), true}, {QStringLiteral("message"), notice}};
    if (message.isValid())
        object.insert(QStringLiteral("message_id"), message.value);
    return written(object);
}

QByteArray encodeRoomHtml(const QString &html, RoomId room)
{
    return written(
        {{QStringLiteral("success"), true}, {QStringLiteral("html"), html}, {QStringLiteral("room_id"), room.value}});
}

QByteArray encodeTokens(const QString &refresh, const QString &access)
{
    return written({{QStringLiteral("refresh"), refresh}, {QStringLiteral("access"), access}});
}

Result<Credentials> decodeCredentials(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (const QString &field : {QStringLiteral("username"), QStringLiteral("password")}) {
        if (!object.value(field).isString())
            return fail(ErrorCode::Invalid, field);
    }
    return Credentials{object.value(QStringLiteral("username")).toString(),
                       object.value(QStringLiteral("password")).toString()};
}

QString messagesHtml(const QList<Message> &messages)
{
    QString html;
    for (const Message &message : messages) {
        html +=
            QStringLiteral(
                "<div class=\"message %1\" data-message-id=\"%2\"><strong>%3</strong><p>%4</p><time>%5</time></div>\n")
                .arg(message.role == SenderRole::Publisher ? QStringLiteral("received") : QStringLiteral("sent"))
                .arg(message.id.value)
                .arg(message.senderName.toHtmlEscaped(), message.text.toHtmlEscaped(),
                     message.createdAt.toString(Qt::ISODate));
    }
    return html;
}

} // namespace desk::server
