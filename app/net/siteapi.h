// Every HTTP call of SITE.md and PROTOCOL.md, one function each. Asynchronous, on the thread it lives on; bodies above
// 16 KB are decoded on the pool. Each POST leaves exactly once (HOUSE.md, "Facts of the platform").
// Knows cookies and CSRF; knows nothing of rooms' state.
#pragma once

#include "net/route.h"
#include "net/sessioncookie.h"
#include "net/siteaddress.h"
#include "net/supportlist.h"
#include "protocol/bodies.h"
#include "protocol/result.h"
#include "protocol/triage.h"

#include <QObject>
#include <QTimeZone>

#include <atomic>
#include <functional>
#include <memory>

namespace desk {

class HttpClient;
struct UploadStop;

struct SignedIn
{
    User me;
    bool looksLikeStaff = false; ///< the redirect after login pointed to …/admin/dashboard/
};

/// Which page of the support queue.
struct CaseQuery
{
    QString state;    ///< waiting, mine, open, resolved
    QString category; ///< empty: all
    QString text;     ///< in the publisher's name or the subject
};

enum class Language { Arabic, English };

class SiteApi : public QObject
{
    Q_OBJECT
public:
    SiteApi(const SiteAddress &address, const QTimeZone &siteZone, QObject *parent = nullptr);
    ~SiteApi() override;

    const SiteAddress &address() const;
    const QTimeZone &siteZone() const;
    void setSession(const SessionCookie &cookie);
    SessionCookie session() const;
    /// The prefix of page-JSON calls, and so the language of the site's own words.
    void setLanguage(Language language);
    void setRoute(const Route &route);

    // signing in and out
    /// Errors: SignInRefused (detail: the form's own reason as plain text, or empty), RateLimited, NotAChatSite, HostNotFound, TlsFailed, …
    FutureResult<SignedIn> signIn(const QString &user, const QString &password, bool keepSignedIn);
    FutureResult<void> signOut();
    FutureResult<User> me();
    /// nullopt: 404, the deployed site. Anything that decides nothing (302, 401, 5xx, a portal's page) is an error.
    FutureResult<std::optional<Discovery>> discover();

    // rooms and messages (no side effects)
    FutureResult<protocol::RoomPage> rooms(int page, int pageSize = 100);
    FutureResult<protocol::RoomPage> supportRooms(int page, int pageSize = 100); ///< our server, staff: ?scope=support
    /// The deployed site, superusers: every support room of its page. Forbidden for other staff.
    FutureResult<QList<SupportEntry>> supportPage();
    FutureResult<protocol::RoomDetail> room(RoomId room);
    FutureResult<protocol::MessagePage> messagesBefore(RoomId room, MessageId before,
                                                       int limit); ///< before 0: the newest
    FutureResult<protocol::MessagePage> messagesAfter(RoomId room, MessageId after, int limit);
    FutureResult<protocol::ChangesPage> changes(Cursor since, int limit = 200);
    FutureResult<Ad> ad(AdId ad);
    /// Marks the room read for the caller: only for a room that the person is looking at.
    FutureResult<protocol::PollPage> pollRoom(RoomId room, const QDateTime &after);

    // writing
    /// A null nonce sends none. Errors that decide: RoomClosed, TooLong, Forbidden, NotFound, Invalid, RateLimited, NonceReused,
    /// Overtaken; all others leave the outcome unknown.
    FutureResult<Message> send(RoomId room, const QString &text, const QUuid &nonce, MessageId seen = {});
    /// `progress`: bytes sent and total, on this thread. The file is streamed, not read into memory.
    FutureResult<Message> sendFile(RoomId room, const QString &text, const QUuid &nonce, MessageId seen,
                                   const QString &filePath, std::function<void(qint64, qint64)> progress,
                                   std::shared_ptr<UploadStop> stop = {});
    FutureResult<void> markRead(RoomId room, MessageId upTo);
    FutureResult<Room> createOrGetRoom(AdId ad);
    FutureResult<RoomId> createSupportCase(const protocol::SupportRequest &request);
    FutureResult<void> archive(RoomId room);
    FutureResult<void> resolveSupport(RoomId room);
    FutureResult<void> reopenSupport(RoomId room);

    // support cases (our server, staff); acts answer the room as it is after them
    FutureResult<protocol::CaseQueuePage> cases(const CaseQuery &query, int page, int pageSize = 100);
    FutureResult<protocol::CaseDetail> caseDetail(RoomId room);
    FutureResult<Room> claimCase(RoomId room, bool takeOver); ///< Claimed: the detail is who has it
    FutureResult<Room> releaseCase(RoomId room);
    FutureResult<Room> transferCase(RoomId room, UserId to, const QString &text);
    FutureResult<Room> resolveCase(RoomId room, const protocol::ResolveCase &ask);
    FutureResult<Room> reopenCase(RoomId room, const QString &reason);
    FutureResult<Room> noteOnCase(RoomId room, const QString &text, const QUuid &nonce);
    FutureResult<Room> needsNoReply(RoomId room);
    FutureResult<Room> setCaseCategory(RoomId room, const QString &category);
    FutureResult<QList<StaffMember>> staff();
    FutureResult<protocol::CaseTimes> caseTimes(const QDateTime &since);
    FutureResult<QList<TeamReply>> teamReplies();
    FutureResult<TeamReply> saveTeamReply(const TeamReply &reply);
    FutureResult<void> removeTeamReply(TeamReplyId reply);

    // notifications, files
    FutureResult<protocol::NotificationPage> notifications(int page);
    FutureResult<void> markNotificationRead(NotificationId notification);
    FutureResult<void> markAllNotificationsRead();
    FutureResult<protocol::SupportCounts> supportCounts();
    /// Streams to `filePath` (written aside, renamed when whole). Only from the site itself.
    FutureResult<void> download(const QString &url, const QString &filePath, qint64 maxBytes,
                                std::function<void(qint64, qint64)> progress = {});
    /// A picture or other small public file of the site, in memory.
    FutureResult<QByteArray> fetch(const QString &url, qint64 maxBytes);

Q_SIGNALS:
    /// The site renewed or rotated a cookie: keep it.
    void sessionChanged(const desk::SessionCookie &cookie);

private:
    QString page(const QString &path) const; ///< with the language's prefix
    FutureResult<Room> caseAct(const QString &path, const QByteArray &body);

    std::unique_ptr<HttpClient> m_http;
    /// The answer to a send: its time has no zone, and nothing beside it to be checked against.
    std::function<Result<Message>(const QByteArray &)> sentDecoder() const;

    QTimeZone m_zone;
    /// Seconds, as the zoned times of the rooms have shown; written by the decoding, also off this thread.
    std::shared_ptr<std::atomic<qint64>> m_zoneWrongBy = std::make_shared<std::atomic<qint64>>(0);
    Language m_language = Language::Arabic;
};

} // namespace desk
