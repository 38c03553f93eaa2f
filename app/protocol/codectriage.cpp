// Support cases as JSON: what a room tells of its case, the queue, a case with its log, and the acts.
#include "protocol/codecvalues.h"

namespace desk::protocol {

namespace {

constexpr QLatin1String kSupport("support"), kState("state"), kAssignee("assignee"), kWaitingSince("waiting_since"),
    kOpenedAt("opened_at"), kLeaseUntil("lease_until"), kResolvedAt("resolved_at"), kNotes("notes"),
    kNotesMore("notes_more"), kKind("kind"), kTo("to"), kAt("at"), kHasNext("has_next"), kCounts("counts"),
    kWaiting("waiting"), kMine("mine"), kOpen("open"), kResolved("resolved"), kUnclaimed("unclaimed"),
    kPerson("person"), kEmail("email"), kPhone("phone"), kDateJoined("date_joined"), kAds("ads"), kCases("cases"),
    kLog("log"), kOutcome("outcome"), kResolvedBy("resolved_by"), kTakeOver("take_over"), kReason("reason"),
    kMacro("macro");

constexpr std::pair<QLatin1String, CaseEntryKind> entryKinds[] = {
    {QLatin1String("note"), CaseEntryKind::Note},          {QLatin1String("claim"), CaseEntryKind::Claim},
    {QLatin1String("release"), CaseEntryKind::Release},    {QLatin1String("transfer"), CaseEntryKind::Transfer},
    {QLatin1String("lease_end"), CaseEntryKind::LeaseEnd}, {QLatin1String("resolve"), CaseEntryKind::Resolve},
    {QLatin1String("reopen"), CaseEntryKind::Reopen},      {QLatin1String("no_reply"), CaseEntryKind::NoReply},
    {QLatin1String("category"), CaseEntryKind::Category},
};
CaseEntry readEntry(JsonReader &json)
{
    CaseEntry entry;
    entry.id = json.id<CaseEntryId>(kId);
    entry.kind = named(entryKinds, json.text(kKind));
    entry.user = readUserOr(json, kUser);
    entry.to = readUserOr(json, kTo);
    entry.text = json.textOr(kText);
    entry.at = json.time(kAt);
    entry.after = MessageId{json.integerOr(kAfter, 0)};
    entry.nonce = json.uuidOr(kNonce);
    return entry;
}

void writeEntry(JsonWriter &json, const CaseEntry &entry)
{
    json.beginObject().member(kId, entry.id.value).member(kKind, nameOf(entryKinds, entry.kind));
    writeUserOrNull(json, kUser, entry.user);
    writeUserOrNull(json, kTo, entry.to);
    json.member(kText, entry.text);
    writeTime(json, kAt, entry.at);
    json.member(kAfter, entry.after.value);
    if (!entry.nonce.isNull())
        json.member(kNonce, uuidText(entry.nonce));
    json.endObject();
}

OtherCase readOtherCase(JsonReader &json)
{
    OtherCase other;
    other.room = json.id<RoomId>(kRoomId);
    other.subject = json.textOr(kSubject);
    other.category = json.textOr(kCategory);
    other.state = json.text(kState);
    other.openedAt = json.timeOr(kOpenedAt);
    other.resolvedAt = json.timeOr(kResolvedAt);
    other.outcome = json.textOr(kOutcome);
    other.resolvedBy = readUserOr(json, kResolvedBy);
    return other;
}

void writeOtherCase(JsonWriter &json, const OtherCase &other)
{
    json.beginObject()
        .member(kRoomId, other.room.value)
        .member(kSubject, other.subject)
        .member(kCategory, other.category)
        .member(kState, other.state);
    writeTime(json, kOpenedAt, other.openedAt);
    writeTime(json, kResolvedAt, other.resolvedAt);
    json.member(kOutcome, other.outcome);
    writeUserOrNull(json, kResolvedBy, other.resolvedBy);
    json.endObject();
}

Room readRoomOf(JsonReader &json)
{
    JsonReader inner = json.object(kRoom);
    Room room = readRoom(inner);
    json.merge(inner);
    return room;
}

} // namespace

std::optional<Support> readSupport(JsonReader &json)
{
    if (!json.has(kSupport))
        return {};
    JsonReader inner = json.object(kSupport);
    Support support;
    support.state = inner.text(kState);
    support.category = inner.textOr(kCategory);
    support.subject = inner.textOr(kSubject);
    support.assignee = readUserOr(inner, kAssignee);
    support.waitingSince = inner.timeOr(kWaitingSince);
    support.openedAt = inner.timeOr(kOpenedAt);
    support.leaseUntil = inner.timeOr(kLeaseUntil);
    support.resolvedAt = inner.timeOr(kResolvedAt);
    if (inner.has(kNotes))
        support.notes = readList<CaseEntry>(inner, kNotes, readEntry);
    support.notesMore = inner.booleanOr(kNotesMore, false);
    json.merge(inner);
    return support;
}

void writeSupport(JsonWriter &json, const std::optional<Support> &support)
{
    if (!support)
        return;
    json.key(kSupport).beginObject().member(kState, support->state);
    if (!support->category.isEmpty())
        json.member(kCategory, support->category);
    if (!support->subject.isEmpty())
        json.member(kSubject, support->subject);
    if (support->assignee)
        writeUserOrNull(json, kAssignee, support->assignee);
    for (const auto &[key, time] :
         {std::pair{kWaitingSince, &support->waitingSince}, std::pair{kOpenedAt, &support->openedAt},
          std::pair{kLeaseUntil, &support->leaseUntil}, std::pair{kResolvedAt, &support->resolvedAt}}) {
        if (time->isValid())
            writeTime(json, key, *time);
    }
    if (!support->notes.isEmpty())
        array(json, kNotes, support->notes, [&](const CaseEntry &entry) { writeEntry(json, entry); });
    if (support->notesMore)
        json.member(kNotesMore, true);
    json.endObject();
}

// ---- reading ----

Result<Room> decodeCaseRoom(const QByteArray &body, const QTimeZone &zone)
{
    return readBody(body, zone, readRoomOf);
}

Result<CaseQueuePage> decodeCaseQueue(const QByteArray &body, const QTimeZone &zone)
{
    return readBody(body, zone, [](JsonReader &json) {
        CaseQueuePage page;
        page.count = readCount(json, kCount);
        page.hasNext = json.boolean(kHasNext);
        JsonReader counts = json.object(kCounts);
        page.counts = {readCount(counts, kWaiting), readCount(counts, kMine), readCount(counts, kOpen),
                       readCount(counts, kResolved), readCount(counts, kUnclaimed)};
        json.merge(counts);
        page.rooms = readList<Room>(json, kRooms, readRoom);
        return page;
    });
}

Result<CaseDetail> decodeCaseDetail(const QByteArray &body, const QTimeZone &zone)
{
    return readBody(body, zone, [](JsonReader &json) {
        CaseDetail detail;
        detail.room = readRoomOf(json);
        JsonReader person = json.object(kPerson);
        detail.person = {readUserOf(person, kUser), person.textOr(kEmail), person.textOr(kPhone),
                         person.timeOr(kDateJoined)};
        json.merge(person);
        detail.ads = readList<Ad>(json, kAds, readAd);
        detail.cases = readList<OtherCase>(json, kCases, readOtherCase);
        detail.log = readList<CaseEntry>(json, kLog, readEntry);
        return detail;
    });
}

std::optional<User> decodeClaimedBy(const QByteArray &body)
{
    const auto user = readBody(
        body, {}, [](JsonReader &json) { return readUserOf(json, kAssignee); }, ErrorCode::BadReply);
    return user ? std::optional(*user) : std::nullopt;
}

Result<ClaimCase> decodeClaim(const QByteArray &body)
{
    return readBody(
        body, {}, [](JsonReader &json) { return ClaimCase{json.booleanOr(kTakeOver, false)}; }, ErrorCode::Invalid);
}

Result<TransferCase> decodeTransfer(const QByteArray &body)
{
    return readBody(
        body, {},
        [](JsonReader &json) {
            return TransferCase{json.id<UserId>(kTo), json.textOr(kText)};
        },
        ErrorCode::Invalid);
}

Result<ResolveCase> decodeResolve(const QByteArray &body)
{
    return readBody(
        body, {},
        [](JsonReader &json) {
            return ResolveCase{json.textOr(kReason), json.booleanOr(kMacro, false), json.idOr<MessageId>(kSeen)};
        },
        ErrorCode::Invalid);
}

Result<ReopenCase> decodeReopen(const QByteArray &body)
{
    return readBody(
        body, {}, [](JsonReader &json) { return ReopenCase{json.textOr(kReason)}; }, ErrorCode::Invalid);
}

Result<NoteOnCase> decodeNote(const QByteArray &body)
{
    return readBody(
        body, {},
        [](JsonReader &json) {
            return NoteOnCase{json.text(kText), json.uuidOr(kNonce)};
        },
        ErrorCode::Invalid);
}

Result<CategoryOfCase> decodeCategory(const QByteArray &body)
{
    return readBody(
        body, {}, [](JsonReader &json) { return CategoryOfCase{json.text(kCategory)}; }, ErrorCode::Invalid);
}

// ---- writing ----

QByteArray encodeCaseRoom(const Room &room, const BodyOptions &options)
{
    return object([&](JsonWriter &json) {
        json.key(kRoom);
        writeRoom(json, room, options);
    });
}

QByteArray encode(const CaseQueuePage &page, const BodyOptions &options)
{
    return object([&](JsonWriter &json) {
        json.member(kCount, qint64{page.count}).member(kHasNext, page.hasNext);
        json.key(kCounts)
            .beginObject()
            .member(kWaiting, qint64{page.counts.waiting})
            .member(kMine, qint64{page.counts.mine})
            .member(kOpen, qint64{page.counts.open})
            .member(kResolved, qint64{page.counts.resolved})
            .member(kUnclaimed, qint64{page.counts.unclaimed})
            .endObject();
        array(json, kRooms, page.rooms, [&](const Room &room) { writeRoom(json, room, options); });
    });
}

QByteArray encode(const CaseDetail &detail, const BodyOptions &options)
{
    return object([&](JsonWriter &json) {
        json.key(kRoom);
        writeRoom(json, detail.room, options);
        json.key(kPerson).beginObject().key(kUser);
        writeUser(json, detail.person.user);
        json.member(kEmail, detail.person.email).member(kPhone, detail.person.phone);
        writeTime(json, kDateJoined, detail.person.joinedAt);
        json.endObject();
        array(json, kAds, detail.ads, [&](const Ad &ad) { writeAd(json, ad, options, true); });
        array(json, kCases, detail.cases, [&](const OtherCase &other) { writeOtherCase(json, other); });
        array(json, kLog, detail.log, [&](const CaseEntry &entry) { writeEntry(json, entry); });
    });
}

QByteArray encodeClaimed(const QString &detail, const User &assignee)
{
    return object([&](JsonWriter &json) {
        json.member(QLatin1String("detail"), detail).member(kCode, QStringView(u"claimed"));
        writeUserOrNull(json, kAssignee, assignee);
    });
}

QByteArray encode(const ClaimCase &request)
{
    return object([&](JsonWriter &json) { json.member(kTakeOver, request.takeOver); });
}

QByteArray encode(const TransferCase &request)
{
    return object([&](JsonWriter &json) { json.member(kTo, request.to.value).member(kText, request.text); });
}

QByteArray encode(const ResolveCase &request)
{
    return object([&](JsonWriter &json) {
        json.member(kReason, request.reason).member(kMacro, request.macro);
        if (request.seen.isValid())
            json.member(kSeen, request.seen.value);
    });
}

QByteArray encode(const ReopenCase &request)
{
    return object([&](JsonWriter &json) { json.member(kReason, request.reason); });
}

QByteArray encode(const NoteOnCase &request)
{
    return object([&](JsonWriter &json) {
        json.member(kText, request.text);
        if (!request.nonce.isNull())
            json.member(kNonce, uuidText(request.nonce));
    });
}

QByteArray encode(const CategoryOfCase &request)
{
    return object([&](JsonWriter &json) { json.member(kCategory, request.category); });
}

} // namespace desk::protocol
