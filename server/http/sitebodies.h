// The few answers of the site that no client of ours reads: staff pages, tokens. Everything else is protocol/codec's.
#pragma once

#include "protocol/bodies.h"
#include "protocol/result.h"

namespace desk::server {

QByteArray encodeNotice(const QString &notice,
                        MessageId message = {});             ///< {"success","message":"<notice>"(,"message_id")}
QByteArray encodeRoomHtml(const QString &html, RoomId room); ///< {"success","html","room_id"}
QByteArray encodeTokens(const QString &refresh, const QString &access);
struct Credentials
{
    QString username, password;
};
Result<Credentials> decodeCredentials(const QByteArray &json);
QString messagesHtml(const QList<Message> &messages);

} // namespace desk::server
