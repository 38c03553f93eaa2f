// What changes something at the site. Each POST leaves once.
#include "net/siteapi.h"

#include "net/sitecall.h"
#include "protocol/codec.h"

namespace desk {

namespace {

const QByteArray json = "application/json";

/// Staff are no members of a support room in the REST part of the deployed site: it says so (and has done nothing);
/// the page's own call serves everybody who may write there.
bool isPageBusiness(const Result<HttpReply> &reply)
{
    if (!reply || (reply->status != 404 && reply->status != 403))
        return false;
    const ErrorCode code = errorOf(*reply).code;
    return code == ErrorCode::NotFound || code == ErrorCode::Forbidden;
}

} // namespace

FutureResult<Message> SiteApi::send(RoomId room, const QString &text, const QUuid &nonce, MessageId seen)
{
    const Answer<Message> answer;
    const QByteArray body = protocol::encodeSend(room, text, nonce, seen);
    const QString pagePath = page(QStringLiteral("/chat/room/%1/send/").arg(room.value));
    m_http->run(m_http->post(QStringLiteral("/api/chat-rooms/%1/send_message/").arg(room.value), json, body),
                [this, answer, body, pagePath](const Result<HttpReply> &reply) {
                    if (!isPageBusiness(reply))
                        return settle<Message>(this, answer, reply, sentDecoder());
                    m_http->run(m_http->post(pagePath, json, body), [this, answer](const Result<HttpReply> &again) {
                        settle<Message>(this, answer, again, protocol::decodeSentPage);
                    });
                });
    return answer.future();
}

FutureResult<void> SiteApi::markRead(RoomId room, MessageId upTo)
{
    const Answer<void> answer;
    const QByteArray body = protocol::encodeMarkRead(upTo);
    const QString pagePath = page(QStringLiteral("/chat/room/%1/mark-read/").arg(room.value));
    m_http->run(m_http->post(QStringLiteral("/api/chat-rooms/%1/mark_read/").arg(room.value), json, body),
                [this, answer, body, pagePath](const Result<HttpReply> &reply) {
                    if (!isPageBusiness(reply))
                        return settle<void>(this, answer, reply, nothing());
                    m_http->run(m_http->post(pagePath, json, body), [this, answer](const Result<HttpReply> &again) {
                        settle<void>(this, answer, again, nothing());
                    });
                });
    return answer.future();
}

FutureResult<Room> SiteApi::createOrGetRoom(AdId ad)
{
    return call<Room>(
        *m_http, m_http->post(QStringLiteral("/api/chat-rooms/create_or_get/"), json, protocol::encodeCreateOrGet(ad)),
        [zone = m_zone](const QByteArray &body) {
            return protocol::decodeRoomDetail(body, zone).map([](const protocol::RoomDetail &d) { return d.room; });
        });
}

FutureResult<RoomId> SiteApi::createSupportCase(const protocol::SupportRequest &request)
{
    return call<RoomId>(
        *m_http, m_http->post(page(QStringLiteral("/publisher/support/create/")), json, protocol::encode(request)),
        protocol::decodeSupportCreated);
}

FutureResult<void> SiteApi::archive(RoomId room)
{
    return call<void>(*m_http, m_http->post(page(QStringLiteral("/chat/room/%1/archive/").arg(room.value)), json, "{}"),
                      nothing());
}

FutureResult<void> SiteApi::resolveSupport(RoomId room)
{
    const QString path = page(QStringLiteral("/admin/support-chats/%1/resolve/").arg(room.value));
    return call<void>(*m_http, m_http->post(path, json, "{}"), nothing());
}

FutureResult<void> SiteApi::reopenSupport(RoomId room)
{
    const QString path = page(QStringLiteral("/admin/support-chats/%1/reopen/").arg(room.value));
    return call<void>(*m_http, m_http->post(path, json, "{}"), nothing());
}

FutureResult<void> SiteApi::markNotificationRead(NotificationId notification)
{
    const QString path = QStringLiteral("/api/notifications/%1/mark_read/").arg(notification.value);
    return call<void>(*m_http, m_http->post(path, json, "{}"), nothing());
}

FutureResult<void> SiteApi::markAllNotificationsRead()
{
    return call<void>(*m_http, m_http->post(QStringLiteral("/api/notifications/mark_all_read/"), json, "{}"),
                      nothing());
}

} // namespace desk
