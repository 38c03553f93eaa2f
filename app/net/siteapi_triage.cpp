// The support desk (PROTOCOL.md, `triage`).
#include "net/siteapi.h"

#include "net/sitecall.h"
#include "protocol/codec.h"

namespace desk {

namespace {

const QByteArray json = "application/json";

QString casePath(RoomId room)
{
    return QStringLiteral("/api/desk/support/%1/").arg(room.value);
}

QString actPath(RoomId room, const char *act)
{
    return casePath(room) + QLatin1String(act) + QLatin1Char('/');
}

QString escaped(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString replyPath(TeamReplyId reply)
{
    return QStringLiteral("/api/desk/replies/%1/").arg(reply.value);
}

} // namespace

FutureResult<protocol::CaseQueuePage> SiteApi::cases(const CaseQuery &query, int page, int pageSize)
{
    QString path = QStringLiteral("/api/desk/support/?state=%1&page=%2&page_size=%3")
                       .arg(escaped(query.state))
                       .arg(page)
                       .arg(pageSize);
    if (!query.category.isEmpty())
        path += QStringLiteral("&category=") + escaped(query.category);
    if (!query.text.isEmpty())
        path += QStringLiteral("&q=") + escaped(query.text);
    return call<protocol::CaseQueuePage>(*m_http, m_http->get(path), [zone = m_zone](const QByteArray &body) {
        return protocol::decodeCaseQueue(body, zone);
    });
}

FutureResult<protocol::CaseDetail> SiteApi::caseDetail(RoomId room)
{
    return call<protocol::CaseDetail>(*m_http, m_http->get(casePath(room)), [zone = m_zone](const QByteArray &body) {
        return protocol::decodeCaseDetail(body, zone);
    });
}

FutureResult<Room> SiteApi::caseAct(const QString &path, const QByteArray &body)
{
    return call<Room>(*m_http, m_http->post(path, json, body),
                      [zone = m_zone](const QByteArray &answer) { return protocol::decodeCaseRoom(answer, zone); });
}

FutureResult<Room> SiteApi::claimCase(RoomId room, bool takeOver)
{
    return caseAct(actPath(room, "claim"), protocol::encode(protocol::ClaimCase{takeOver}));
}

FutureResult<Room> SiteApi::releaseCase(RoomId room)
{
    return caseAct(actPath(room, "release"), "{}");
}

FutureResult<Room> SiteApi::transferCase(RoomId room, UserId to, const QString &text)
{
    return caseAct(actPath(room, "transfer"), protocol::encode(protocol::TransferCase{to, text}));
}

FutureResult<Room> SiteApi::resolveCase(RoomId room, const protocol::ResolveCase &ask)
{
    return caseAct(actPath(room, "resolve"), protocol::encode(ask));
}

FutureResult<Room> SiteApi::reopenCase(RoomId room, const QString &reason)
{
    return caseAct(actPath(room, "reopen"), protocol::encode(protocol::ReopenCase{reason}));
}

FutureResult<Room> SiteApi::noteOnCase(RoomId room, const QString &text, const QUuid &nonce)
{
    return caseAct(actPath(room, "note"), protocol::encode(protocol::NoteOnCase{text, nonce}));
}

FutureResult<Room> SiteApi::needsNoReply(RoomId room)
{
    return caseAct(actPath(room, "no_reply"), "{}");
}

FutureResult<Room> SiteApi::setCaseCategory(RoomId room, const QString &category)
{
    return caseAct(actPath(room, "category"), protocol::encode(protocol::CategoryOfCase{category}));
}

FutureResult<QList<StaffMember>> SiteApi::staff()
{
    return call<QList<StaffMember>>(*m_http, m_http->get(QStringLiteral("/api/desk/support/staff/")),
                                    protocol::decodeStaff);
}

FutureResult<protocol::CaseTimes> SiteApi::caseTimes(const QDateTime &since)
{
    return call<protocol::CaseTimes>(*m_http,
                                     m_http->get(QStringLiteral("/api/desk/support/times/?since=") +
                                                 since.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ"))),
                                     protocol::decodeCaseTimes);
}

FutureResult<QList<TeamReply>> SiteApi::teamReplies()
{
    return call<QList<TeamReply>>(*m_http, m_http->get(QStringLiteral("/api/desk/replies/")),
                                  protocol::decodeTeamReplies);
}

FutureResult<TeamReply> SiteApi::saveTeamReply(const TeamReply &reply)
{
    return call<TeamReply>(
        *m_http, m_http->post(QStringLiteral("/api/desk/replies/"), json, protocol::encodeTeamReplyRequest(reply)),
        protocol::decodeTeamReply);
}

FutureResult<void> SiteApi::removeTeamReply(TeamReplyId reply)
{
    return call<void>(*m_http, m_http->remove(replyPath(reply)), nothing());
}

} // namespace desk
