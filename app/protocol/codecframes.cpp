// The frames of the WebSockets, read and written.
#include "protocol/codecvalues.h"

namespace desk::protocol {

namespace {

constexpr QLatin1String kHistory("history"), kTyping("typing"), kRead("read"), kError("error"), kHello("hello"),
    kPong("pong"), kPing("ping"), kChange("change"), kNotification("notification"), kPresence("presence"),
    kLooking("looking"), kResumed("resumed"), kAt("at"), kRetryAfter("retry_after"), kPrevious("previous"),
    kState("state");

constexpr int maxRequestedMessages = 500;

Change readChange(JsonReader &json)
{
    Change change;
    change.cursor = json.count<Cursor>(kCursor);
    change.previous = json.count<Cursor>(kPrevious);
    JsonReader room = json.object(kRoom);
    change.room = readRoom(room);
    json.merge(room);
    if (json.has(kMessage)) {
        JsonReader message = json.object(kMessage);
        change.message = readMessage(message, MessageForm::Entry);
        json.merge(message);
        change.message->room = change.room.id;
    }
    return change;
}

History readHistory(JsonReader &json)
{
    History history;
    history.room = json.idOr<RoomId>(kRoomId);
    history.messages =
        readList<Message>(json, kMessages, [](JsonReader &one) { return readMessage(one, MessageForm::Entry); });
    history.resumed = json.booleanOr(kResumed, false);
    history.hasMore = json.optionalBoolean(kHasMore);
    history.before = MessageId{json.integerOr(kBefore, 0)};
    history.after = MessageId{json.integerOr(kAfter, 0)};
    for (Message &message : history.messages) {
        if (!message.room.isValid())
            message.room = history.room;
    }
    return history;
}

ErrorFrame readError(JsonReader &json)
{
    ErrorFrame error;
    error.message = json.textOr(kMessage);
    error.code = json.textOr(kCode);
    error.nonce = json.uuidOr(kNonce);
    error.room = json.idOr<RoomId>(kRoomId);
    const double seconds = qBound(0.0, json.realOr(kRetryAfter, 0), 86'400.0);
    error.retryAfter = std::chrono::milliseconds(qRound64(seconds * 1000));
    return error;
}

ServerFrame readServerFrame(const QString &type, JsonReader &json)
{
    if (type == kMessage)
        return MessageStored{readMessage(json, MessageForm::Live)};
    if (type == kHistory)
        return readHistory(json);
    if (type == kTyping)
        return Typing{json.id<UserId>(kUserId), json.textOr(kUserName), json.idOr<RoomId>(kRoomId)};
    if (type == kRead)
        return ReadUpTo{json.id<UserId>(kUserId), json.id<MessageId>(kUpTo), json.timeOr(kAt),
                        json.idOr<RoomId>(kRoomId)};
    if (type == kError)
        return readError(json);
    if (type == kHello)
        return Hello{json.count<Cursor>(kCursor)};
    if (type == kPong)
        return Pong{json.has(kCursor) ? std::optional(json.count<Cursor>(kCursor)) : std::nullopt};
    if (type == kChange)
        return readChange(json);
    if (type == kNotification) {
        JsonReader inner = json.object(kNotification);
        NotificationPushed pushed{readNotification(inner)};
        json.merge(inner);
        return pushed;
    }
    if (type == kPresence)
        return PresenceFrame{json.id<UserId>(kUserId), json.textOr(kUserName), json.text(kState),
                             json.idOr<RoomId>(kRoomId)};
    return Unknown{type};
}

ClientFrame readClientFrame(const QString &type, JsonReader &json)
{
    if (type == kMessage)
        return SendMessage{json.value(kMessage).isUndefined() ? QString() : json.text(kMessage), json.uuidOr(kNonce),
                           json.idOr<RoomId>(kRoomId), json.idOr<MessageId>(kSeen)}; // null is no string
    if (type == kTyping)
        return SendTyping{json.idOr<RoomId>(kRoomId)};
    if (type == kRead)
        return SendRead{json.id<MessageId>(kUpTo), json.idOr<RoomId>(kRoomId)};
    if (type == kHistory) {
        RequestHistory request;
        request.before = json.idOr<MessageId>(kBefore);
        request.after = json.has(kAfter) ? json.count<MessageId>(kAfter) : MessageId{};
        request.limit = int(std::clamp<qint64>(json.integerOr(kLimit, request.limit), 1, maxRequestedMessages));
        request.room = json.idOr<RoomId>(kRoomId);
        if (json.has(kBefore) == json.has(kAfter))
            json.fail(kBefore);
        return request;
    }
    if (type == kPing)
        return Ping{};
    if (type == kLooking)
        return Looking{json.idOr<RoomId>(kRoomId)};
    return Unknown{type};
}

/// One overload for each frame that is written.
struct Write
{
    JsonWriter &json;
    bool features;

    void begin(QLatin1String type) const { json.beginObject().key(kType).value(QString(type)); }
    void room(RoomId id) const
    {
        if (features && id.isValid())
            json.member(kRoomId, id.value);
    }

    void operator()(const Unknown &frame) const { json.beginObject().member(kType, frame.type).endObject(); }
    void operator()(const MessageStored &frame) const
    {
        writeMessage(json, frame.message, MessageForm::Live, features);
    }
    void operator()(const History &frame) const
    {
        begin(kHistory);
        json.key(kMessages).beginArray();
        for (const Message &message : frame.messages)
            writeMessage(json, message, MessageForm::Entry, features);
        json.endArray();
        room(frame.room);
        if (features) {
            if (frame.resumed)
                json.member(kResumed, true);
            if (frame.hasMore)
                json.member(kHasMore, *frame.hasMore);
            if (frame.before.isValid())
                json.member(kBefore, frame.before.value);
            if (frame.after.isValid())
                json.member(kAfter, frame.after.value);
        }
        json.endObject();
    }
    void operator()(const Typing &frame) const
    {
        begin(kTyping);
        json.member(kUserId, frame.user.value).member(kUserName, frame.userName);
        room(frame.room);
        json.endObject();
    }
    void operator()(const ReadUpTo &frame) const
    {
        begin(kRead);
        json.member(kUserId, frame.user.value).member(kUpTo, frame.upTo.value);
        writeTime(json, kAt, frame.at);
        room(frame.room);
        json.endObject();
    }
    void operator()(const ErrorFrame &frame) const
    {
        begin(kError);
        json.member(kMessage, frame.message);
        if (features) {
            if (!frame.code.isEmpty())
                json.member(kCode, frame.code);
            if (!frame.nonce.isNull())
                json.member(kNonce, uuidText(frame.nonce));
            if (frame.retryAfter.count() > 0)
                json.member(kRetryAfter, double(frame.retryAfter.count()) / 1000.0);
        }
        room(frame.room);
        json.endObject();
    }
    void operator()(const Hello &frame) const
    {
        begin(kHello);
        json.member(kCursor, frame.cursor.value).endObject();
    }
    void operator()(const Pong &frame) const
    {
        begin(kPong);
        if (frame.cursor)
            json.member(kCursor, frame.cursor->value);
        json.endObject();
    }
    void operator()(const Change &frame) const
    {
        begin(kChange);
        json.member(kCursor, frame.cursor.value).member(kPrevious, frame.previous.value).key(kRoom);
        writeRoom(json, frame.room, {QTimeZone(), true});
        json.key(kMessage);
        if (frame.message)
            writeMessage(json, *frame.message, MessageForm::Entry, true);
        else
            json.null();
        json.endObject();
    }
    void operator()(const NotificationPushed &frame) const
    {
        begin(kNotification);
        json.key(kNotification);
        writeNotification(json, frame.notification, {});
        json.endObject();
    }
    void operator()(const PresenceFrame &frame) const
    {
        begin(kPresence);
        json.member(kUserId, frame.user.value).member(kUserName, frame.userName).member(kState, frame.state);
        room(frame.room);
        json.endObject();
    }
    void operator()(const SendMessage &frame) const
    {
        begin(kMessage);
        json.member(kMessage, frame.text);
        if (!frame.nonce.isNull())
            json.member(kNonce, uuidText(frame.nonce));
        if (frame.seen.isValid())
            json.member(kSeen, frame.seen.value);
        room(frame.room);
        json.endObject();
    }
    void operator()(const SendTyping &frame) const
    {
        begin(kTyping);
        room(frame.room);
        json.endObject();
    }
    void operator()(const SendRead &frame) const
    {
        begin(kRead);
        json.member(kUpTo, frame.upTo.value);
        room(frame.room);
        json.endObject();
    }
    void operator()(const RequestHistory &frame) const
    {
        begin(kHistory);
        if (frame.before.isValid())
            json.member(kBefore, frame.before.value);
        else
            json.member(kAfter, frame.after.value);
        json.member(kLimit, qint64{frame.limit});
        room(frame.room);
        json.endObject();
    }
    void operator()(const Ping &) const
    {
        begin(kPing);
        json.endObject();
    }
    void operator()(const Looking &frame) const
    {
        begin(kLooking);
        room(frame.room);
        json.endObject();
    }
};

} // namespace

Result<ServerFrame> decodeServerFrame(const QByteArray &text)
{
    const auto object = parseObject(text, ErrorCode::BadFrame);
    if (!object)
        return tl::make_unexpected(object.error());
    JsonReader json(*object);
    const QString type = json.text(kType);
    ServerFrame frame = readServerFrame(type, json);
    if (!json.ok())
        return fail(ErrorCode::BadFrame, json.bad());
    return frame;
}

Result<ClientFrame> decodeClientFrame(const QByteArray &text)
{
    const auto object = parseObject(text, ErrorCode::BadFrame);
    if (!object)
        return tl::make_unexpected(object.error());
    JsonReader json(*object);
    const QString type = json.value(kType).isUndefined() ? QString(kMessage) : json.text(kType);
    ClientFrame frame = readClientFrame(type, json);
    if (!json.ok())
        return fail(ErrorCode::BadFrame, json.bad());
    return frame;
}

QByteArray encode(const ClientFrame &frame)
{
    QByteArray out;
    JsonWriter json(out);
    std::visit(Write{json, true}, frame);
    return out;
}

QByteArray encode(const ServerFrame &frame, FrameOptions options)
{
    QByteArray out;
    out.reserve(256);
    JsonWriter json(out);
    std::visit(Write{json, options.features}, frame);
    return options.features ? out : asciiOnly(out);
}

} // namespace desk::protocol
