// Inside the codec: the values of types.h as members of larger JSON, read and written. Used by codec*.cpp alone.
#pragma once

#include "protocol/codec.h"
#include "protocol/jsonreader.h"
#include "protocol/jsonwriter.h"

#include <algorithm>
#include <limits>

namespace desk::protocol {

// keys that occur in more than one place
inline constexpr QLatin1String kId("id"), kType("type"), kMessage("message"), kMessages("messages"), kRoom("room"),
    kRoomId("room_id"), kNonce("nonce"), kSeen("seen"), kUserId("user_id"), kUserName("user_name"),
    kTimestamp("timestamp"), kCreatedAt("created_at"), kIsRead("is_read"), kReadAt("read_at"), kSenderId("sender_id"),
    kSenderName("sender_name"), kSenderRole("sender_role"), kAttachment("attachment"), kUpTo("up_to"),
    kCursor("cursor"), kCount("count"), kSuccess("success"), kHasMore("has_more"), kBefore("before"), kAfter("after"),
    kLimit("limit"), kTitle("title"), kCode("code"), kName("name"), kUser("user"), kCategory("category"),
    kSubject("subject"), kText("text"), kMore("more"), kRooms("rooms");

inline constexpr std::pair<QLatin1String, Feature> featureNames[] = {
    {QLatin1String("rooms"), Feature::Rooms},
    {QLatin1String("nonce"), Feature::Nonce},
    {QLatin1String("read"), Feature::Read},
    {QLatin1String("page"), Feature::Page},
    {QLatin1String("resume"), Feature::Resume},
    {QLatin1String("changes"), Feature::Changes},
    {QLatin1String("attachments"), Feature::Attachments},
    {QLatin1String("triage"), Feature::Triage},
};

QString uuidText(const QUuid &uuid);                                        ///< lower case, no braces
QString isoTime(const QDateTime &time);                                     ///< UTC, microseconds, +00:00
QString localTime(const QDateTime &time, const QTimeZone &zone);            ///< "yyyy-MM-dd HH:mm:ss"
void writeTime(JsonWriter &json, QLatin1String key, const QDateTime &time); ///< ISO or null

Message readMessage(JsonReader &json, MessageForm form);
void writeMessage(JsonWriter &json, const Message &message, MessageForm form, bool features);
/// MessageForm::Rest needs the sender as a person and the site's zone.
void writeRestMessage(JsonWriter &json, const Message &message, const User &sender, const BodyOptions &options);

User readUser(JsonReader &json);
void writeUser(JsonWriter &json, const User &user);
User readUserOf(JsonReader &json, QLatin1String key);                ///< required
std::optional<User> readUserOr(JsonReader &json, QLatin1String key); ///< absent or null: nothing
void writeUserOrNull(JsonWriter &json, QLatin1String key, const std::optional<User> &user);
int readCount(JsonReader &json, QLatin1String key);
std::optional<Support> readSupport(JsonReader &json);
/// Members that are empty are not written: a publisher's view has its state alone.
void writeSupport(JsonWriter &json, const std::optional<Support> &support);
Room readRoom(JsonReader &json);
void writeRoomMembers(JsonWriter &json, const Room &room, const BodyOptions &options); ///< without braces and `ad`
void writeRoom(JsonWriter &json, const Room &room, const BodyOptions &options);        ///< `ad` as an id
Ad readAd(JsonReader &json);
void writeAd(JsonWriter &json, const Ad &ad, const BodyOptions &options, bool shortForm);
SiteNotification readNotification(JsonReader &json);
void writeNotification(JsonWriter &json, const SiteNotification &notification, const QTimeZone &zone);

/// Runs `read(JsonReader &)` over every object of the array `key`.
template <typename T, typename Read> QList<T> readList(JsonReader &json, QLatin1String key, Read read)
{
    QList<T> list;
    const QJsonArray array = json.array(key);
    list.reserve(array.size());
    for (const QJsonValue &value : array) {
        if (!value.isObject()) {
            json.fail(key);
            break;
        }
        JsonReader inner(value.toObject(), json.zone());
        list << read(inner);
        json.merge(inner);
    }
    return list;
}

/// `read(JsonReader &) -> T` over the whole body.
template <typename Read>
auto readBody(const QByteArray &body, const QTimeZone &zone, Read read, ErrorCode code = ErrorCode::BadReply)
    -> Result<std::invoke_result_t<Read, JsonReader &>>
{
    const auto object = parseObject(body, code);
    if (!object)
        return tl::make_unexpected(object.error());
    JsonReader json(*object, zone);
    auto value = read(json);
    if (!json.ok())
        return fail(code, json.bad());
    return value;
}

template <typename Write> QByteArray object(Write write)
{
    QByteArray out;
    JsonWriter json(out);
    json.beginObject();
    write(json);
    json.endObject();
    return out;
}

template <typename List, typename Write> void array(JsonWriter &json, QLatin1String key, const List &list, Write write)
{
    json.key(key).beginArray();
    for (const auto &item : list)
        write(item);
    json.endArray();
}

/// The value of this name, Unknown for one that a newer server has.
template <typename Enum, size_t n> Enum named(const std::pair<QLatin1String, Enum> (&names)[n], const QString &text)
{
    for (const auto &[name, value] : names) {
        if (text == name)
            return value;
    }
    return Enum::Unknown;
}

template <typename Enum, size_t n> QString nameOf(const std::pair<QLatin1String, Enum> (&names)[n], Enum wanted)
{
    for (const auto &[name, value] : names) {
        if (value == wanted)
            return name;
    }
    return QStringLiteral("unknown"); // what a newer server said is not kept
}

} // namespace desk::protocol
