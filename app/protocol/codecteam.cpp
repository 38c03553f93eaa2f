// What the support team has in common as JSON: colleagues, team replies, waiting and resolution times.
#include "protocol/codecvalues.h"

namespace desk::protocol {

namespace {

constexpr QLatin1String kStaff("staff"), kOnline("online"), kCases("cases"), kReplies("replies"), kReply("reply"),
    kTexts("texts"), kResolves("resolves"), kUpdatedBy("updated_by"), kUpdatedAt("updated_at"), kWaits("waits"),
    kResolutions("resolutions"), kOpenedAt("opened_at"), kResolvedAt("resolved_at"), kFrom("from"), kUntil("until"),
    kBy("by"), kHow("how"), kFirst("first");

constexpr std::pair<QLatin1String, WaitEnd> waitEnds[] = {
    {QLatin1String("reply"), WaitEnd::Reply},
    {QLatin1String("no_reply"), WaitEnd::NoReply},
    {QLatin1String("resolve"), WaitEnd::Resolve},
};

TeamReply readReply(JsonReader &json)
{
    TeamReply reply;
    reply.id = json.idOr<TeamReplyId>(kId);
    reply.name = json.text(kName);
    for (const QJsonValue &text : json.array(kTexts)) {
        if (!text.isString())
            json.fail(kTexts);
        reply.texts << text.toString();
    }
    reply.category = json.textOr(kCategory);
    reply.resolves = json.booleanOr(kResolves, false);
    reply.updatedBy = readUserOr(json, kUpdatedBy);
    reply.updatedAt = json.timeOr(kUpdatedAt);
    return reply;
}

void writeReplyMembers(JsonWriter &json, const TeamReply &reply)
{
    if (reply.id.isValid())
        json.member(kId, reply.id.value);
    json.member(kName, reply.name);
    array(json, kTexts, reply.texts, [&](const QString &text) { json.value(text); });
    json.member(kCategory, reply.category).member(kResolves, reply.resolves);
    if (reply.updatedBy)
        writeUserOrNull(json, kUpdatedBy, reply.updatedBy);
    if (reply.updatedAt.isValid())
        writeTime(json, kUpdatedAt, reply.updatedAt);
}

void writeReply(JsonWriter &json, const TeamReply &reply)
{
    json.beginObject();
    writeReplyMembers(json, reply);
    json.endObject();
}

WaitEpisode readWait(JsonReader &json)
{
    WaitEpisode wait;
    wait.room = json.id<RoomId>(kRoomId);
    wait.category = json.textOr(kCategory);
    wait.from = json.time(kFrom);
    wait.until = json.timeOr(kUntil);
    wait.by = readUserOr(json, kBy);
    wait.how = json.has(kHow) ? named(waitEnds, json.text(kHow)) : WaitEnd::None;
    wait.isFirst = json.booleanOr(kFirst, false);
    return wait;
}

void writeWait(JsonWriter &json, const WaitEpisode &wait)
{
    json.beginObject().member(kRoomId, wait.room.value).member(kCategory, wait.category);
    writeTime(json, kFrom, wait.from);
    writeTime(json, kUntil, wait.until);
    writeUserOrNull(json, kBy, wait.by);
    json.key(kHow);
    if (wait.how == WaitEnd::None)
        json.null();
    else
        json.value(nameOf(waitEnds, wait.how));
    json.member(kFirst, wait.isFirst).endObject();
}

CaseResolution readResolution(JsonReader &json)
{
    CaseResolution resolution;
    resolution.room = json.id<RoomId>(kRoomId);
    resolution.category = json.textOr(kCategory);
    resolution.openedAt = json.time(kOpenedAt);
    resolution.resolvedAt = json.time(kResolvedAt);
    resolution.by = readUserOf(json, kBy);
    return resolution;
}

void writeResolution(JsonWriter &json, const CaseResolution &resolution)
{
    json.beginObject().member(kRoomId, resolution.room.value).member(kCategory, resolution.category);
    writeTime(json, kOpenedAt, resolution.openedAt);
    writeTime(json, kResolvedAt, resolution.resolvedAt);
    json.key(kBy);
    writeUser(json, resolution.by);
    json.endObject();
}

} // namespace

Result<QList<StaffMember>> decodeStaff(const QByteArray &body)
{
    return readBody(body, {}, [](JsonReader &json) {
        return readList<StaffMember>(json, kStaff, [](JsonReader &one) {
            return StaffMember{readUserOf(one, kUser), one.boolean(kOnline), readCount(one, kCases)};
        });
    });
}

Result<CaseTimes> decodeCaseTimes(const QByteArray &body)
{
    return readBody(body, {}, [](JsonReader &json) {
        CaseTimes times;
        times.waits = readList<WaitEpisode>(json, kWaits, readWait);
        times.resolutions = readList<CaseResolution>(json, kResolutions, readResolution);
        times.more = json.boolean(kMore);
        return times;
    });
}

Result<QList<TeamReply>> decodeTeamReplies(const QByteArray &body)
{
    return readBody(body, {}, [](JsonReader &json) { return readList<TeamReply>(json, kReplies, readReply); });
}

Result<TeamReply> decodeTeamReply(const QByteArray &body)
{
    return readBody(body, {}, [](JsonReader &json) {
        JsonReader inner = json.object(kReply);
        TeamReply reply = readReply(inner);
        json.merge(inner);
        return reply;
    });
}

Result<TeamReply> decodeTeamReplyRequest(const QByteArray &body)
{
    return readBody(body, {}, readReply, ErrorCode::Invalid);
}

QByteArray encodeStaff(const QList<StaffMember> &staff)
{
    return object([&](JsonWriter &json) {
        array(json, kStaff, staff, [&](const StaffMember &member) {
            json.beginObject().key(kUser);
            writeUser(json, member.user);
            json.member(kOnline, member.isOnline).member(kCases, qint64{member.cases}).endObject();
        });
    });
}

QByteArray encode(const CaseTimes &times)
{
    return object([&](JsonWriter &json) {
        array(json, kWaits, times.waits, [&](const WaitEpisode &wait) { writeWait(json, wait); });
        array(json, kResolutions, times.resolutions,
              [&](const CaseResolution &resolution) { writeResolution(json, resolution); });
        json.member(kMore, times.more);
    });
}

QByteArray encodeTeamReplies(const QList<TeamReply> &replies)
{
    return object([&](JsonWriter &json) {
        array(json, kReplies, replies, [&](const TeamReply &reply) { writeReply(json, reply); });
    });
}

QByteArray encodeTeamReply(const TeamReply &reply)
{
    return object([&](JsonWriter &json) {
        json.key(kReply);
        writeReply(json, reply);
    });
}

QByteArray encodeTeamReplyRequest(const TeamReply &reply)
{
    return object([&](JsonWriter &json) { writeReplyMembers(json, reply); });
}

} // namespace desk::protocol
