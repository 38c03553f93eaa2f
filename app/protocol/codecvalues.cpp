// Users, ads, rooms, messages, notifications as JSON.
#include "protocol/codecvalues.h"

namespace desk::protocol {

namespace {

/// The site's local time in its zone, or ISO where there is none; null for no time.
void writeSiteTime(JsonWriter &json, QLatin1String key, const QDateTime &time, const QTimeZone &zone)
{
    json.key(key);
    if (!time.isValid())
        json.null();
    else if (zone.isValid())
        json.value(localTime(time, zone));
    else
        json.value(isoTime(time));
}

constexpr QLatin1String kUrl("url"), kBytes("bytes"), kMessageId("message_id"), kSender("sender"),
    kUsername("username"), kFirstName("first_name"), kLastName("last_name"), kIsStaff("is_staff"),
    kIsSuperuser("is_superuser"), kRoomType("room_type"), kPublisher("publisher"), kClient("client"), kAd("ad"),
    kAdTitle("ad_title"), kLastMessage("last_message"), kUnreadCount("unread_count"), kUpdatedAt("updated_at"),
    kIsActive("is_active"), kLastMessageId("last_message_id"), kMyReadUpTo("my_read_up_to"),
    kTheirReadUpTo("their_read_up_to"), kPublisherAdmin("publisher_admin"), kPublisherClient("publisher_client"),
    kAdmin("admin"), kSlug("slug"), kDescription("description"), kPrice("price"), kIsNegotiable("is_negotiable"),
    kImages("images"), kPrimaryImage("primary_image"), kCity("city"), kCountry("country"), kStatus("status"),
    kNotificationType("notification_type"), kLink("link");

std::optional<Attachment> readAttachment(JsonReader &json)
{
    if (!json.has(kAttachment))
        return {};
    const QJsonValue value = json.value(kAttachment);
    Attachment attachment;
    if (value.isString()) { // the deployed site: a path
        attachment.url = value.toString();
        attachment.name = attachment.url.section(QLatin1Char('/'), -1).section(QLatin1Char('?'), 0, 0);
        return attachment.url.isEmpty() ? std::nullopt : std::optional(attachment);
    }
    JsonReader inner = json.object(kAttachment);
    attachment.url = inner.text(kUrl);
    attachment.name = inner.text(kName);
    attachment.bytes = inner.integerOr(kBytes, -1);
    attachment.type = inner.textOr(kType);
    json.merge(inner);
    return attachment;
}

void writeAttachment(JsonWriter &json, const std::optional<Attachment> &attachment, bool features)
{
    json.key(kAttachment);
    if (!attachment)
        json.null();
    else if (!features)
        json.value(attachment->url);
    else
        json.beginObject()
            .member(kUrl, attachment->url)
            .member(kName, attachment->name)
            .member(kBytes, attachment->bytes)
            .member(kType, attachment->type)
            .endObject();
}

SenderRole readRole(JsonReader &json)
{
    const QString role = json.textOr(kSenderRole);
    return role == kAdmin ? SenderRole::Admin : role == kPublisher ? SenderRole::Publisher : SenderRole::None;
}

} // namespace

Message readMessage(JsonReader &json, MessageForm form)
{
    Message message;
    message.id = json.id<MessageId>(form == MessageForm::Live ? kMessageId : kId);
    message.text = json.textOr(kMessage);
    message.isRead = json.booleanOr(kIsRead, false);
    message.readAt = json.timeOr(kReadAt);
    message.nonce = json.uuidOr(kNonce);
    message.role = readRole(json);
    message.attachment = readAttachment(json);
    message.room = json.idOr<RoomId>(kRoomId);
    if (form == MessageForm::Rest) {
        if (!message.room.isValid())
            message.room = json.id<RoomId>(kRoom);
        JsonReader sender = json.object(kSender);
        const User user = readUser(sender);
        json.merge(sender);
        message.sender = user.id;
        message.senderName = user.displayName();
        // our server adds the exact time beside the site's local one
        message.createdAt = json.has(kTimestamp) ? json.time(kTimestamp) : json.time(kCreatedAt);
    } else {
        message.sender = json.id<UserId>(kSenderId);
        message.senderName = json.textOr(kSenderName);
        message.createdAt = json.time(form == MessageForm::Poll ? kCreatedAt : kTimestamp);
    }
    return message;
}

void writeMessage(JsonWriter &json, const Message &message, MessageForm form, bool features)
{
    json.beginObject();
    if (form == MessageForm::Live)
        json.member(kType, QStringView(u"message"));
    else
        json.member(kId, message.id.value);
    json.member(kMessage, message.text).member(kSenderId, message.sender.value).member(kSenderName, message.senderName);
    json.key(form == MessageForm::Poll ? kCreatedAt : kTimestamp).value(isoTime(message.createdAt));
    if (form == MessageForm::Live)
        json.member(kMessageId, message.id.value);
    else
        json.member(kIsRead, message.isRead);
    if (message.role != SenderRole::None)
        json.member(kSenderRole, QStringView(message.role == SenderRole::Admin ? u"admin" : u"publisher"));
    if (features) {
        if (message.room.isValid())
            json.member(kRoomId, message.room.value);
        if (form != MessageForm::Live)
            writeTime(json, kReadAt, message.readAt);
        writeAttachment(json, message.attachment, true);
        if (!message.nonce.isNull())
            json.member(kNonce, uuidText(message.nonce));
    }
    json.endObject();
}

void writeRestMessage(JsonWriter &json, const Message &message, const User &sender, const BodyOptions &options)
{
    json.beginObject().member(kId, message.id.value).member(kRoom, message.room.value).key(kSender);
    writeUser(json, sender);
    json.member(kMessage, message.text);
    writeAttachment(json, message.attachment, options.features);
    writeSiteTime(json, kCreatedAt, message.createdAt, options.zone);
    json.member(kIsRead, message.isRead);
    writeSiteTime(json, kReadAt, message.readAt, options.zone);
    if (options.features) {
        json.member(kTimestamp, isoTime(message.createdAt));
        if (message.role != SenderRole::None)
            json.member(kSenderRole, QStringView(message.role == SenderRole::Admin ? u"admin" : u"publisher"));
        if (!message.nonce.isNull())
            json.member(kNonce, uuidText(message.nonce));
    }
    json.endObject();
}

User readUser(JsonReader &json)
{
    User user;
    user.id = json.id<UserId>(kId);
    user.username = json.textOr(kUsername);
    user.firstName = json.textOr(kFirstName);
    user.lastName = json.textOr(kLastName);
    user.isStaff = json.optionalBoolean(kIsStaff);
    user.isSuperuser = json.optionalBoolean(kIsSuperuser);
    return user;
}

void writeUser(JsonWriter &json, const User &user)
{
    json.beginObject()
        .member(kId, user.id.value)
        .member(kUsername, user.username)
        .member(kFirstName, user.firstName)
        .member(kLastName, user.lastName);
    if (user.isStaff)
        json.member(kIsStaff, *user.isStaff);
    if (user.isSuperuser)
        json.member(kIsSuperuser, *user.isSuperuser);
    json.endObject();
}

void writeUserOrNull(JsonWriter &json, QLatin1String key, const std::optional<User> &user)
{
    json.key(key);
    if (user)
        writeUser(json, *user);
    else
        json.null();
}

User readUserOf(JsonReader &json, QLatin1String key)
{
    JsonReader inner = json.object(key);
    User user = readUser(inner);
    json.merge(inner);
    return user;
}

int readCount(JsonReader &json, QLatin1String key)
{
    return int(std::clamp<qint64>(json.integer(key), 0, std::numeric_limits<int>::max()));
}

std::optional<User> readUserOr(JsonReader &json, QLatin1String key)
{
    if (!json.has(key))
        return {};
    return readUserOf(json, key);
}

Room readRoom(JsonReader &json)
{
    Room room;
    room.id = json.id<RoomId>(kId);
    const QString type = json.text(kRoomType);
    if (type == kPublisherAdmin)
        room.type = RoomType::PublisherAdmin;
    else if (type != kPublisherClient)
        json.fail(kRoomType);
    room.publisher = readUserOf(json, kPublisher);
    room.client = readUserOr(json, kClient);
    const QJsonValue ad = json.value(kAd); // a number in lists, the ad's short form in a room's detail
    if (ad.isObject()) {
        JsonReader inner = json.object(kAd);
        room.ad = inner.id<AdId>(kId);
        room.adTitle = inner.textOr(kTitle);
        json.merge(inner);
    } else {
        room.ad = json.idOr<AdId>(kAd);
    }
    room.adTitle = json.textOr(kAdTitle, room.adTitle);
    if (json.has(kLastMessage)) {
        JsonReader last = json.object(kLastMessage);
        room.last = LastMessage{last.textOr(kMessage), last.textOr(kSender), last.time(kCreatedAt)};
        json.merge(last);
    }
    room.unread = int(std::clamp<qint64>(json.integerOr(kUnreadCount, 0), 0, std::numeric_limits<int>::max()));
    room.createdAt = json.timeOr(kCreatedAt);
    room.updatedAt = json.timeOr(kUpdatedAt);
    room.isActive = json.booleanOr(kIsActive, true);
    room.lastMessageId = MessageId{json.integerOr(kLastMessageId, 0)};
    room.myReadUpTo = MessageId{json.integerOr(kMyReadUpTo, 0)};
    room.theirReadUpTo = MessageId{json.integerOr(kTheirReadUpTo, 0)};
    room.cursor = Cursor{json.integerOr(kCursor, 0)};
    room.support = readSupport(json);
    return room;
}

void writeRoomMembers(JsonWriter &json, const Room &room, const BodyOptions &options)
{
    json.member(kId, room.id.value);
    json.member(kRoomType,
                QStringView(room.type == RoomType::PublisherAdmin ? u"publisher_admin" : u"publisher_client"));
    json.key(kPublisher);
    writeUser(json, room.publisher);
    writeUserOrNull(json, kClient, room.client);
    json.key(kAdTitle);
    if (room.ad.isValid())
        json.value(QStringView(room.adTitle));
    else
        json.null();
    json.key(kLastMessage);
    if (room.last)
        json.beginObject()
            .member(kMessage, room.last->text)
            .member(kSender, room.last->senderUsername)
            .member(kCreatedAt, isoTime(room.last->createdAt))
            .endObject();
    else
        json.null();
    json.member(kUnreadCount, qint64{room.unread});
    writeSiteTime(json, kCreatedAt, room.createdAt, options.zone);
    writeSiteTime(json, kUpdatedAt, room.updatedAt, options.zone);
    json.member(kIsActive, room.isActive);
    if (!options.features)
        return;
    json.member(kLastMessageId, room.lastMessageId.value)
        .member(kMyReadUpTo, room.myReadUpTo.value)
        .member(kTheirReadUpTo, room.theirReadUpTo.value)
        .member(kCursor, room.cursor.value);
    writeSupport(json, room.support);
}

void writeRoom(JsonWriter &json, const Room &room, const BodyOptions &options)
{
    json.beginObject();
    writeRoomMembers(json, room, options);
    json.key(kAd);
    if (room.ad.isValid())
        json.value(room.ad.value);
    else
        json.null();
    json.endObject();
}

Ad readAd(JsonReader &json)
{
    Ad ad;
    ad.id = json.id<AdId>(kId);
    ad.title = json.textOr(kTitle);
    ad.slug = json.textOr(kSlug);
    ad.description = json.textOr(kDescription);
    const QJsonValue price = json.value(kPrice); // a decimal as a string; a number is forgiven
    ad.price = price.isDouble() ? QString::number(price.toDouble(), 'f', 2) : json.textOr(kPrice);
    ad.isNegotiable = json.booleanOr(kIsNegotiable, false);
    if (json.has(kImages)) {
        for (const QJsonValue &image : json.array(kImages)) // plain addresses, or {"image": address}
            ad.images << (image.isObject() ? image.toObject().value(QLatin1String("image")).toString()
                                           : image.toString());
    } else if (json.has(kPrimaryImage)) {
        ad.images << json.text(kPrimaryImage);
    }
    ad.images.removeAll(QString());
    for (auto [key, field] : {std::pair{kCity, &ad.city}, std::pair{kCountry, &ad.country}}) {
        const QJsonValue value = json.value(key); // a name, or {"name": …}
        *field = value.isObject() ? value.toObject().value(kName).toString() : value.toString();
    }
    ad.status = json.textOr(kStatus);
    ad.createdAt = json.timeOr(kCreatedAt);
    return ad;
}

void writeAd(JsonWriter &json, const Ad &ad, const BodyOptions &options, bool shortForm)
{
    json.beginObject().member(kId, ad.id.value).member(kTitle, ad.title).member(kSlug, ad.slug);
    if (!shortForm)
        json.member(kDescription, ad.description);
    json.key(kPrice);
    if (ad.price.isEmpty())
        json.null();
    else
        json.value(ad.price);
    json.member(kIsNegotiable, ad.isNegotiable);
    if (shortForm) {
        json.key(kPrimaryImage);
        if (ad.images.isEmpty())
            json.null();
        else
            json.value(ad.images.front());
    } else {
        json.key(kImages).beginArray();
        for (const QString &image : ad.images)
            json.value(image);
        json.endArray();
    }
    json.member(kCity, ad.city);
    if (!shortForm)
        json.member(kCountry, ad.country);
    json.member(kStatus, ad.status);
    writeSiteTime(json, kCreatedAt, ad.createdAt, options.zone);
    json.endObject();
}

SiteNotification readNotification(JsonReader &json)
{
    SiteNotification notification;
    notification.id = json.id<NotificationId>(kId);
    notification.user = json.idOr<UserId>(kUser);
    notification.type = json.textOr(kNotificationType, json.textOr(kType));
    notification.title = json.textOr(kTitle);
    notification.message = json.textOr(kMessage);
    notification.link = json.textOr(kLink);
    notification.isRead = json.booleanOr(kIsRead, false);
    notification.createdAt = json.timeOr(kCreatedAt);
    return notification;
}

void writeNotification(JsonWriter &json, const SiteNotification &notification, const QTimeZone &zone)
{
    json.beginObject().member(kId, notification.id.value);
    if (notification.user.isValid())
        json.member(kUser, notification.user.value);
    json.member(kNotificationType, notification.type)
        .member(kTitle, notification.title)
        .member(kMessage, notification.message)
        .member(kLink, notification.link)
        .member(kIsRead, notification.isRead);
    writeSiteTime(json, kCreatedAt, notification.createdAt, zone);
    json.endObject();
}

} // namespace desk::protocol
