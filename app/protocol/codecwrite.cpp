// HTTP bodies as they are written: the client's requests and the server's answers.
#include "protocol/codecvalues.h"

namespace desk::protocol {

namespace {

void textOrNull(JsonWriter &json, QLatin1String key, const QString &text)
{
    json.key(key);
    if (text.isEmpty())
        json.null();
    else
        json.value(text);
}

void writeFeatures(JsonWriter &json, Features set)
{
    json.key(QLatin1String("features")).beginArray();
    for (const auto &[name, feature] : featureNames) {
        if (set.testFlag(feature))
            json.value(QString(name));
    }
    json.endArray();
}

const User &senderOf(const Message &message, const RoomDetail &detail, User &unknown)
{
    if (message.sender == detail.room.publisher.id)
        return detail.room.publisher;
    if (detail.room.client && message.sender == detail.room.client->id)
        return *detail.room.client;
    for (const User &user : detail.people) {
        if (user.id == message.sender)
            return user;
    }
    unknown = User{message.sender, message.senderName, {}, {}, {}, {}};
    return unknown;
}

} // namespace

// ---- client ----

QByteArray encodeSend(RoomId room, const QString &text, const QUuid &nonce, MessageId seen)
{
    return object([&](JsonWriter &json) {
        json.member(kRoom, room.value).member(kMessage, text);
        if (!nonce.isNull())
            json.member(kNonce, uuidText(nonce));
        if (seen.isValid())
            json.member(kSeen, seen.value);
    });
}

QByteArray encodeMarkRead(MessageId upTo)
{
    return object([&](JsonWriter &json) {
        if (upTo.isValid())
            json.member(kUpTo, upTo.value);
    });
}

QByteArray encodeCreateOrGet(AdId ad)
{
    return object([&](JsonWriter &json) { json.member(QLatin1String("ad_id"), ad.value); });
}

QByteArray encode(const SupportRequest &request)
{
    return object([&](JsonWriter &json) {
        json.member(kSubject, request.subject).member(kCategory, request.category).member(kMessage, request.message);
        if (!request.nonce.isNull())
            json.member(kNonce, uuidText(request.nonce));
    });
}

// ---- server ----

QByteArray encode(const Room &room, const BodyOptions &options)
{
    QByteArray out;
    JsonWriter json(out);
    writeRoom(json, room, options);
    return out;
}

QByteArray encode(const RoomPage &page, const BodyOptions &options)
{
    return object([&](JsonWriter &json) {
        json.member(kCount, qint64{page.count});
        textOrNull(json, QLatin1String("next"), page.next);
        textOrNull(json, QLatin1String("previous"), page.previous);
        array(json, QLatin1String("results"), page.rooms, [&](const Room &room) { writeRoom(json, room, options); });
    });
}

QByteArray encode(const RoomDetail &detail, const BodyOptions &options)
{
    return object([&](JsonWriter &json) {
        writeRoomMembers(json, detail.room, options);
        json.key(QLatin1String("ad"));
        if (detail.ad)
            writeAd(json, *detail.ad, options, true);
        else
            json.null();
        array(json, kMessages, detail.messages, [&](const Message &message) {
            User unknown;
            writeRestMessage(json, message, senderOf(message, detail, unknown), options);
        });
    });
}

QByteArray encodeSentRest(const Message &message, const User &sender, const BodyOptions &options)
{
    QByteArray out;
    JsonWriter json(out);
    writeRestMessage(json, message, sender, options);
    return out;
}

QByteArray encodeSentPage(const Message &message, const BodyOptions &options)
{
    return object([&](JsonWriter &json) {
        json.member(kSuccess, true).key(kMessage);
        writeMessage(json, message, MessageForm::Poll, options.features);
    });
}

QByteArray encode(const PollPage &page, const BodyOptions &options)
{
    return object([&](JsonWriter &json) {
        json.member(kSuccess, true);
        array(json, kMessages, page.messages,
              [&](const Message &message) { writeMessage(json, message, MessageForm::Poll, options.features); });
        json.key(kRoom)
            .beginObject()
            .member(kId, page.room.value)
            .member(QLatin1String("client_name"), page.clientName)
            .member(QLatin1String("ad_title"), page.adTitle)
            .member(QLatin1String("ad_url"), page.adUrl)
            .endObject();
        json.member(QLatin1String("unread_count"), qint64{page.unread});
    });
}

QByteArray encode(const MessagePage &page)
{
    return object([&](JsonWriter &json) {
        array(json, kMessages, page.messages,
              [&](const Message &message) { writeMessage(json, message, MessageForm::Entry, true); });
        json.member(kHasMore, page.hasMore);
    });
}

QByteArray encode(const ChangesPage &page, const BodyOptions &options)
{
    return object([&](JsonWriter &json) {
        json.member(kCursor, page.cursor.value).member(kMore, page.more);
        array(json, kRooms, page.rooms, [&](const Room &room) { writeRoom(json, room, options); });
        array(json, kMessages, page.messages,
              [&](const Message &message) { writeMessage(json, message, MessageForm::Entry, true); });
    });
}

QByteArray encode(const Discovery &discovery)
{
    return object([&](JsonWriter &json) {
        json.member(kName, discovery.name)
            .member(QLatin1String("version"), discovery.version)
            .member(QLatin1String("database"), uuidText(discovery.database));
        writeFeatures(json, discovery.features);
        const Limits &limits = discovery.limits;
        json.key(QLatin1String("limits"))
            .beginObject()
            .member(QLatin1String("message_chars"), qint64{limits.messageChars})
            .member(QLatin1String("frame_bytes"), limits.frameBytes)
            .member(QLatin1String("attachment_bytes"), limits.attachmentBytes)
            .member(QLatin1String("messages_per_second"), qint64{limits.messagesPerSecond})
            .member(QLatin1String("burst"), qint64{limits.burst})
            .endObject();
        json.key(QLatin1String("me"));
        writeUser(json, discovery.me);
    });
}

QByteArray encode(const User &user)
{
    QByteArray out;
    JsonWriter json(out);
    writeUser(json, user);
    return out;
}

QByteArray encode(const Ad &ad, const BodyOptions &options)
{
    QByteArray out;
    JsonWriter json(out);
    writeAd(json, ad, options, false);
    return out;
}

QByteArray encode(const NotificationPage &page, const BodyOptions &options)
{
    return object([&](JsonWriter &json) {
        json.member(kCount, qint64{page.count});
        textOrNull(json, QLatin1String("next"), page.next);
        textOrNull(json, QLatin1String("previous"), page.previous);
        array(json, QLatin1String("results"), page.notifications,
              [&](const SiteNotification &one) { writeNotification(json, one, options.zone); });
    });
}

QByteArray encodeUnreadCount(int count)
{
    return object([&](JsonWriter &json) { json.member(kCount, qint64{count}); });
}

QByteArray encodeSupportCreated(RoomId room)
{
    return object([&](JsonWriter &json) { json.member(kSuccess, true).member(kRoomId, room.value); });
}

QByteArray encode(const SupportCounts &counts)
{
    return object([&](JsonWriter &json) {
        json.member(QLatin1String("unread_support_messages"), qint64{counts.unreadSupportMessages})
            .member(QLatin1String("total_support_chats"), qint64{counts.totalSupportChats})
            .member(QLatin1String("active_support_chats"), qint64{counts.activeSupportChats})
            .member(QLatin1String("resolved_support_chats"), qint64{counts.resolvedSupportChats})
            .member(QLatin1String("total_user_chats"), qint64{counts.totalUserChats})
            .key(QLatin1String("recent_activity"))
            .beginArray()
            .endArray();
    });
}

QByteArray encodeErrorDetail(const QString &detail, const QString &code)
{
    return object([&](JsonWriter &json) {
        json.member(QLatin1String("detail"), detail);
        if (!code.isEmpty())
            json.member(kCode, code);
    });
}

QByteArray encodeFieldError(const QString &field, const QString &text)
{
    const QByteArray name = field.toLatin1();
    return object([&](JsonWriter &json) { json.key(QLatin1String(name)).beginArray().value(text).endArray(); });
}

QByteArray encodePageError(const QString &text, bool inactive)
{
    return object([&](JsonWriter &json) {
        json.member(kSuccess, false).member(QLatin1String("error"), text);
        if (inactive)
            json.member(QLatin1String("is_inactive"), true);
    });
}

QByteArray encodeSuccess()
{
    return object([](JsonWriter &json) { json.member(kSuccess, true); });
}

QByteArray encodeStatusSuccess()
{
    return object([](JsonWriter &json) { json.member(QLatin1String("status"), QStringView(u"success")); });
}

} // namespace desk::protocol
