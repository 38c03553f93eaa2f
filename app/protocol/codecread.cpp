// HTTP bodies as the client reads them, and what a client may send as the server reads it.
#include "protocol/codecvalues.h"

namespace desk::protocol {

namespace {

constexpr QLatin1String kNext("next"), kPrevious("previous"), kResults("results"), kAd("ad"),
    kClientName("client_name"), kAdTitle("ad_title"), kAdUrl("ad_url"), kUnreadCount("unread_count"),
    kDatabase("database"), kVersion("version"), kFeatures("features"), kLimits("limits"), kMe("me"), kDetail("detail"),
    kError("error"), kIsInactive("is_inactive"), kAdId("ad_id");

Message readEntry(JsonReader &json)
{
    return readMessage(json, MessageForm::Entry);
}

Limits readLimits(JsonReader &json)
{
    Limits limits;
    const auto bounded = [&json](QLatin1String key, qint64 absent) {
        return std::clamp<qint64>(json.integerOr(key, absent), 1, std::numeric_limits<int>::max());
    };
    limits.messageChars = int(bounded(QLatin1String("message_chars"), limits.messageChars));
    limits.frameBytes = bounded(QLatin1String("frame_bytes"), limits.frameBytes);
    limits.attachmentBytes = bounded(QLatin1String("attachment_bytes"), limits.attachmentBytes);
    limits.messagesPerSecond = int(bounded(QLatin1String("messages_per_second"), limits.messagesPerSecond));
    limits.burst = int(bounded(QLatin1String("burst"), limits.burst));
    return limits;
}

Features readFeatures(JsonReader &json)
{
    Features features;
    for (const QJsonValue &value : json.array(kFeatures)) {
        for (const auto &[name, feature] : featureNames)
            features.setFlag(feature, features.testFlag(feature) || value.toString() == name);
    }
    return features;
}

} // namespace

Result<Room> decodeRoom(const QByteArray &body, const QTimeZone &zone)
{
    return readBody(body, zone, readRoom);
}

Result<RoomPage> decodeRoomPage(const QByteArray &body, const QTimeZone &zone)
{
    return readBody(body, zone, [](JsonReader &json) {
        RoomPage page;
        page.count = int(json.integer(kCount));
        page.next = json.textOr(kNext);
        page.previous = json.textOr(kPrevious);
        page.hasNext = !page.next.isEmpty();
        page.hasPrevious = !page.previous.isEmpty();
        page.rooms = readList<Room>(json, kResults, readRoom);
        return page;
    });
}

namespace {

/// The summary tells the newest message's time with its zone, the message itself without one: a difference of whole quarters
/// of an hour means that the site's zone is another than we were told, and everything here is wrong by as much. Tells by how
/// much; nothing: it cannot be told.
std::optional<std::chrono::seconds> correctZone(RoomDetail &detail)
{
    if (!detail.room.last || detail.messages.isEmpty() || detail.messages.last().text != detail.room.last->text)
        return std::nullopt;
    constexpr qint64 quarter = 15 * 60;
    const qint64 apart = detail.messages.last().createdAt.secsTo(detail.room.last->createdAt);
    const qint64 wrong = qRound64(double(apart) / quarter) * quarter;
    if (qAbs(apart - wrong) > 1)
        return std::nullopt;
    if (wrong == 0)
        return std::chrono::seconds(0);
    for (Message &message : detail.messages) {
        message.createdAt = message.createdAt.addSecs(wrong);
        if (message.readAt.isValid())
            message.readAt = message.readAt.addSecs(wrong);
    }
    for (QDateTime *time : {&detail.room.createdAt, &detail.room.updatedAt}) {
        if (time->isValid())
            *time = time->addSecs(wrong);
    }
    return std::chrono::seconds(wrong);
}

} // namespace

Result<RoomDetail> decodeRoomDetail(const QByteArray &body, const QTimeZone &zone,
                                    std::optional<std::chrono::seconds> *zoneWrongBy)
{
    return readBody(body, zone, [zoneWrongBy](JsonReader &json) {
        RoomDetail detail;
        detail.room = readRoom(json);
        if (json.value(kAd).isObject()) {
            JsonReader ad = json.object(kAd);
            detail.ad = readAd(ad);
            json.merge(ad);
        }
        detail.messages =
            readList<Message>(json, kMessages, [](JsonReader &one) { return readMessage(one, MessageForm::Rest); });
        if (detail.room.type == RoomType::PublisherAdmin) {
            for (Message &message : detail.messages)
                message.role = message.sender == detail.room.publisher.id ? SenderRole::Publisher : SenderRole::Admin;
        }
        const auto wrongBy = correctZone(detail);
        if (zoneWrongBy)
            *zoneWrongBy = wrongBy;
        return detail;
    });
}

Result<Message> decodeSentRest(const QByteArray &body, const QTimeZone &zone)
{
    return readBody(body, zone, [](JsonReader &json) { return readMessage(json, MessageForm::Rest); });
}

Result<Message> decodeSentPage(const QByteArray &body)
{
    return readBody(body, {}, [](JsonReader &json) {
        JsonReader inner = json.object(kMessage);
        Message message = readMessage(inner, MessageForm::Poll);
        json.merge(inner);
        return message;
    });
}

Result<PollPage> decodePollPage(const QByteArray &body)
{
    return readBody(body, {}, [](JsonReader &json) {
        PollPage page;
        page.messages =
            readList<Message>(json, kMessages, [](JsonReader &one) { return readMessage(one, MessageForm::Poll); });
        JsonReader room = json.object(kRoom);
        page.room = room.id<RoomId>(kId);
        page.clientName = room.textOr(kClientName);
        page.adTitle = room.textOr(kAdTitle);
        page.adUrl = room.textOr(kAdUrl);
        json.merge(room);
        page.unread = int(json.integerOr(kUnreadCount, 0));
        for (Message &message : page.messages)
            message.room = page.room;
        return page;
    });
}

Result<MessagePage> decodeMessagePage(const QByteArray &body)
{
    return readBody(body, {}, [](JsonReader &json) {
        MessagePage page;
        page.messages = readList<Message>(json, kMessages, readEntry);
        page.hasMore = json.boolean(kHasMore);
        return page;
    });
}

Result<ChangesPage> decodeChangesPage(const QByteArray &body, const QTimeZone &zone)
{
    return readBody(body, zone, [](JsonReader &json) {
        ChangesPage page;
        page.cursor = json.count<Cursor>(kCursor);
        page.more = json.boolean(kMore);
        page.rooms = readList<Room>(json, kRooms, readRoom);
        page.messages = readList<Message>(json, kMessages, [](JsonReader &one) {
            Message message = readEntry(one);
            if (!message.room.isValid())
                one.fail(kRoomId);
            return message;
        });
        return page;
    });
}

Result<Discovery> decodeDiscovery(const QByteArray &body)
{
    return readBody(body, {}, [](JsonReader &json) {
        Discovery discovery;
        discovery.name = json.textOr(kName);
        discovery.version = json.textOr(kVersion);
        discovery.database = json.uuidOr(kDatabase);
        if (discovery.database.isNull())
            json.fail(kDatabase);
        discovery.features = readFeatures(json);
        if (json.has(kLimits)) {
            JsonReader limits = json.object(kLimits);
            discovery.limits = readLimits(limits);
            json.merge(limits);
        }
        JsonReader me = json.object(kMe);
        discovery.me = readUser(me);
        json.merge(me);
        return discovery;
    });
}

Result<User> decodeUser(const QByteArray &body)
{
    return readBody(body, {}, readUser);
}
Result<Ad> decodeAd(const QByteArray &body, const QTimeZone &zone)
{
    return readBody(body, zone, readAd);
}

Result<NotificationPage> decodeNotificationPage(const QByteArray &body, const QTimeZone &zone)
{
    return readBody(body, zone, [](JsonReader &json) {
        NotificationPage page;
        page.count = int(json.integer(kCount));
        page.next = json.textOr(kNext);
        page.previous = json.textOr(kPrevious);
        page.hasNext = !page.next.isEmpty();
        page.notifications = readList<SiteNotification>(json, kResults, readNotification);
        return page;
    });
}

Result<int> decodeUnreadCount(const QByteArray &body)
{
    return readBody(body, {}, [](JsonReader &json) { return int(json.integer(kCount)); });
}

Result<RoomId> decodeSupportCreated(const QByteArray &body)
{
    return readBody(body, {}, [](JsonReader &json) { return json.id<RoomId>(kRoomId); });
}

Result<SupportCounts> decodeSupportCounts(const QByteArray &body)
{
    return readBody(body, {}, [](JsonReader &json) {
        SupportCounts counts;
        counts.unreadSupportMessages = int(json.integer(QLatin1String("unread_support_messages")));
        counts.totalSupportChats = int(json.integer(QLatin1String("total_support_chats")));
        counts.activeSupportChats = int(json.integer(QLatin1String("active_support_chats")));
        counts.resolvedSupportChats = int(json.integer(QLatin1String("resolved_support_chats")));
        counts.totalUserChats = int(json.integer(QLatin1String("total_user_chats")));
        return counts;
    });
}

QString decodeErrorText(const QByteArray &body)
{
    const auto object = parseObject(body, ErrorCode::BadReply);
    if (!object)
        return {};
    for (QLatin1String key : {kDetail, kError, kMessage}) {
        if (object->value(key).isString())
            return object->value(key).toString();
    }
    for (const QJsonValue &field : *object) { // {"<field>": ["…"]}
        if (field.isArray() && field.toArray().first().isString())
            return field.toArray().first().toString();
    }
    return {};
}

QString decodeErrorCode(const QByteArray &body)
{
    const auto object = parseObject(body, ErrorCode::BadReply);
    return object ? object->value(kCode).toString() : QString();
}

bool saysInactive(const QByteArray &body)
{
    const auto object = parseObject(body, ErrorCode::BadReply);
    return object && object->value(kIsInactive).toBool();
}

// ---- what a client may send ----

Result<SendBody> decodeSend(const QByteArray &body)
{
    return readBody(
        body, {},
        [](JsonReader &json) {
            SendBody send;
            if (json.value(kRoom).isString()) // Django takes "12" for 12
                send.room = RoomId{json.text(kRoom).toLongLong()};
            else
                send.room = json.idOr<RoomId>(kRoom);
            send.text = json.textOr(kMessage);
            send.nonce = json.uuidOr(kNonce);
            send.seen = json.idOr<MessageId>(kSeen);
            return send;
        },
        ErrorCode::Invalid);
}

Result<MessageId> decodeMarkRead(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return MessageId{};
    return readBody(
        body, {}, [](JsonReader &json) { return json.idOr<MessageId>(kUpTo); }, ErrorCode::Invalid);
}

Result<AdId> decodeCreateOrGet(const QByteArray &body)
{
    return readBody(
        body, {},
        [](JsonReader &json) {
            if (json.value(kAdId).isString())
                return AdId{json.text(kAdId).toLongLong()};
            return json.id<AdId>(kAdId);
        },
        ErrorCode::Invalid);
}

Result<SupportRequest> decodeSupportRequest(const QByteArray &body)
{
    return readBody(
        body, {},
        [](JsonReader &json) {
            return SupportRequest{json.textOr(kSubject), json.textOr(kCategory), json.textOr(kMessage),
                                  json.uuidOr(kNonce)};
        },
        ErrorCode::Invalid);
}

} // namespace desk::protocol
