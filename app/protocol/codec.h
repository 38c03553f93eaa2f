// The only place that knows a JSON key of the wire. Pure functions, safe on any thread.
// decode* never trusts its input: wrong types, missing keys, absurd depth give an Error (BadFrame for frames,
// BadReply for bodies), never a half-filled value. Unknown keys are ignored; unknown frame types become Unknown.
#pragma once

#include "protocol/bodies.h"
#include "protocol/frames.h"
#include "protocol/result.h"
#include "protocol/triage.h"

#include <QByteArray>
#include <QTimeZone>

namespace desk::protocol {

/// The four ways the site writes a message. Decoding accepts each where it occurs.
enum class MessageForm {
    Entry, ///< history, page, changes: id, message, sender_id, sender_name, timestamp, is_read (+ room_id, read_at, attachment, nonce)
    Live,  ///< a `message` frame: message_id for id, no is_read
    Poll,  ///< page-JSON: created_at (ISO with zone)
    Rest,  ///< /api/: sender{…}, created_at in the site's local time without zone
};

struct FrameOptions
{
    bool features = true; ///< false: write exactly the deployed site's keys (no room_id, nonce, code, …)
};

// ---- frames ----
Result<ServerFrame> decodeServerFrame(const QByteArray &text);
Result<ClientFrame> decodeClientFrame(const QByteArray &text);
QByteArray encode(const ClientFrame &frame);
QByteArray encode(const ServerFrame &frame, FrameOptions options = {});

// ---- bodies: reading (client). `zone` is the site's zone for times written without one. ----
Result<Room> decodeRoom(const QByteArray &json, const QTimeZone &zone);
Result<RoomPage> decodeRoomPage(const QByteArray &json, const QTimeZone &zone);
/// `zoneWrongBy`: by how much the site's zone turned out to be another one (corrected here); nothing: it cannot be told.
Result<RoomDetail> decodeRoomDetail(const QByteArray &json, const QTimeZone &zone,
                                    std::optional<std::chrono::seconds> *zoneWrongBy = nullptr);
Result<Message> decodeSentRest(const QByteArray &json, const QTimeZone &zone); ///< 201 of send_message
Result<Message> decodeSentPage(const QByteArray &json);                        ///< {"success","message":{…}}
Result<PollPage> decodePollPage(const QByteArray &json);
Result<MessagePage> decodeMessagePage(const QByteArray &json);
Result<ChangesPage> decodeChangesPage(const QByteArray &json, const QTimeZone &zone);
Result<Discovery> decodeDiscovery(const QByteArray &json);
Result<User> decodeUser(const QByteArray &json);
Result<Ad> decodeAd(const QByteArray &json, const QTimeZone &zone);
Result<NotificationPage> decodeNotificationPage(const QByteArray &json, const QTimeZone &zone);
Result<int> decodeUnreadCount(const QByteArray &json);
Result<RoomId> decodeSupportCreated(const QByteArray &json); ///< {"success","room_id"}
Result<SupportCounts> decodeSupportCounts(const QByteArray &json);
/// The site's own words in an error body ({"detail"}, {"<field>":["…"]}, {"error"}, {"message"}); empty if none.
QString decodeErrorText(const QByteArray &json);
/// Our server's `code` in an error body; empty if none.
QString decodeErrorCode(const QByteArray &json);
/// True for {"is_inactive":true}.
bool saysInactive(const QByteArray &json);

// ---- bodies: writing (client) ----
/// JSON of send_message. `seen`: as in SendMessage.
QByteArray encodeSend(RoomId room, const QString &text, const QUuid &nonce, MessageId seen = {});
QByteArray encodeMarkRead(MessageId upTo); ///< invalid: {}
QByteArray encodeCreateOrGet(AdId ad);
QByteArray encode(const SupportRequest &request);

// ---- bodies: writing (server) ----
struct BodyOptions
{
    QTimeZone zone;       ///< the site's
    bool features = true; ///< false: the deployed site's keys only
};
QByteArray encode(const Room &room, const BodyOptions &options);
QByteArray encode(const RoomPage &page, const BodyOptions &options);
QByteArray encode(const RoomDetail &detail, const BodyOptions &options);
QByteArray encodeSentRest(const Message &message, const User &sender, const BodyOptions &options);
QByteArray encodeSentPage(const Message &message, const BodyOptions &options);
QByteArray encode(const PollPage &page, const BodyOptions &options);
QByteArray encode(const MessagePage &page);
QByteArray encode(const ChangesPage &page, const BodyOptions &options);
QByteArray encode(const Discovery &discovery);
QByteArray encode(const User &user);
QByteArray encode(const Ad &ad, const BodyOptions &options);
QByteArray encode(const NotificationPage &page, const BodyOptions &options);
QByteArray encodeUnreadCount(int count);
QByteArray encodeSupportCreated(RoomId room);
QByteArray encode(const SupportCounts &counts);
QByteArray encodeErrorDetail(const QString &detail, const QString &code = {}); ///< {"detail":…(,"code":…)}
QByteArray encodeFieldError(const QString &field, const QString &text);        ///< {"<field>":["…"]}
QByteArray encodePageError(const QString &text, bool inactive = false);        ///< {"success":false,"error":…}
QByteArray encodeSuccess();                                                    ///< {"success":true}
QByteArray encodeStatusSuccess();                                              ///< {"status":"success"}

// ---- bodies: reading (server): what a client may send. Missing or mistyped fields fail with Invalid, detail = field. ----
struct SendBody
{
    RoomId room; ///< 0: absent
    QString text;
    QUuid nonce;    ///< null: absent
    MessageId seen; ///< as in SendMessage
    friend bool operator==(const SendBody &, const SendBody &) = default;
};
Result<SendBody> decodeSend(const QByteArray &json);
Result<MessageId> decodeMarkRead(const QByteArray &json); ///< 0: everything
Result<AdId> decodeCreateOrGet(const QByteArray &json);
Result<SupportRequest> decodeSupportRequest(const QByteArray &json);

// ---- support cases (`triage`): reading (client)
Result<Room> decodeCaseRoom(const QByteArray &json, const QTimeZone &zone); ///< {"room":{…}}: what every act answers
Result<CaseQueuePage> decodeCaseQueue(const QByteArray &json, const QTimeZone &zone);
Result<CaseDetail> decodeCaseDetail(const QByteArray &json, const QTimeZone &zone);
Result<QList<StaffMember>> decodeStaff(const QByteArray &json);
Result<CaseTimes> decodeCaseTimes(const QByteArray &json);
Result<QList<TeamReply>> decodeTeamReplies(const QByteArray &json);
Result<TeamReply> decodeTeamReply(const QByteArray &json);   ///< {"reply":{…}}
std::optional<User> decodeClaimedBy(const QByteArray &json); ///< who has the case, in a 409 `claimed`
// writing (client)
QByteArray encode(const ClaimCase &request);
QByteArray encode(const TransferCase &request);
QByteArray encode(const ResolveCase &request);
QByteArray encode(const ReopenCase &request);
QByteArray encode(const NoteOnCase &request);
QByteArray encode(const CategoryOfCase &request);
QByteArray encodeTeamReplyRequest(const TeamReply &reply);
// writing (server)
QByteArray encodeCaseRoom(const Room &room, const BodyOptions &options);
QByteArray encode(const CaseQueuePage &page, const BodyOptions &options);
QByteArray encode(const CaseDetail &detail, const BodyOptions &options);
QByteArray encodeStaff(const QList<StaffMember> &staff);
QByteArray encode(const CaseTimes &times);
QByteArray encodeTeamReplies(const QList<TeamReply> &replies);
QByteArray encodeTeamReply(const TeamReply &reply);
QByteArray encodeClaimed(const QString &detail, const User &assignee);
// reading (server): errors as above
Result<ClaimCase> decodeClaim(const QByteArray &json);
Result<TransferCase> decodeTransfer(const QByteArray &json);
Result<ResolveCase> decodeResolve(const QByteArray &json);
Result<ReopenCase> decodeReopen(const QByteArray &json);
Result<NoteOnCase> decodeNote(const QByteArray &json);
Result<CategoryOfCase> decodeCategory(const QByteArray &json);
Result<TeamReply> decodeTeamReplyRequest(const QByteArray &json);

} // namespace desk::protocol
