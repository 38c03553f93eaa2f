// The HTTP bodies, as a client and as a server read them: any bytes give a value or an error.
#include "protocol/codec.h"

#include <cstdlib>

using namespace desk;
using namespace desk::protocol;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTimeZone zone("Africa/Cairo");
    const QByteArray json(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const BodyOptions options{zone, true};

    if (const auto room = decodeRoom(json, zone); room && !decodeRoom(encode(*room, options), zone))
        std::abort();
    if (const auto page = decodeRoomPage(json, zone); page && page->rooms.size() > json.size())
        std::abort();
    if (const auto page = decodeMessagePage(json); page && !decodeMessagePage(encode(*page)))
        std::abort();
    if (const auto page = decodeChangesPage(json, zone); page && !decodeChangesPage(encode(*page, options), zone))
        std::abort();
    if (const auto send = decodeSend(json);
        send && send->room.isValid() && !decodeSend(encodeSend(send->room, send->text, send->nonce)))
        std::abort();
    if (const auto page = decodeCaseQueue(json, zone); page && !decodeCaseQueue(encode(*page, options), zone))
        std::abort();
    if (const auto detail = decodeCaseDetail(json, zone); detail && !decodeCaseDetail(encode(*detail, options), zone))
        std::abort();
    if (const auto times = decodeCaseTimes(json); times && !decodeCaseTimes(encode(*times)))
        std::abort();
    if (const auto staff = decodeStaff(json); staff && !decodeStaff(encodeStaff(*staff)))
        std::abort();
    if (const auto replies = decodeTeamReplies(json); replies && !decodeTeamReplies(encodeTeamReplies(*replies)))
        std::abort();
    if (const auto reply = decodeTeamReplyRequest(json);
        reply && !decodeTeamReplyRequest(encodeTeamReplyRequest(*reply)))
        std::abort();
    if (const auto note = decodeNote(json); note && !decodeNote(encode(*note)))
        std::abort();
    if (const auto transfer = decodeTransfer(json); transfer && !decodeTransfer(encode(*transfer)))
        std::abort();
    (void)decodeClaim(json);
    (void)decodeResolve(json);
    (void)decodeReopen(json);
    (void)decodeCategory(json);
    (void)decodeCaseRoom(json, zone);
    (void)decodeTeamReply(json);
    (void)decodeClaimedBy(json);
    (void)decodeErrorCode(json);
    (void)decodeRoomDetail(json, zone);
    (void)decodeSentRest(json, zone);
    (void)decodeSentPage(json);
    (void)decodePollPage(json);
    (void)decodeDiscovery(json);
    (void)decodeUser(json);
    (void)decodeAd(json, zone);
    (void)decodeNotificationPage(json, zone);
    (void)decodeUnreadCount(json);
    (void)decodeSupportCreated(json);
    (void)decodeSupportCounts(json);
    (void)decodeErrorText(json);
    (void)saysInactive(json);
    (void)decodeMarkRead(json);
    (void)decodeCreateOrGet(json);
    (void)decodeSupportRequest(json);
    return 0;
}
