// The Session of one account: puts the parts together and passes on. Every rule lives in a part.
#pragma once

#include "net/siteapi.h"
#include "session/cachekeeper.h"
#include "session/casedesk.h"
#include "session/cases.h"
#include "session/drafts.h"
#include "session/link.h"
#include "session/notes.h"
#include "session/outbox.h"
#include "session/outgoing.h"
#include "session/pictures.h"
#include "session/presence.h"
#include "session/quickreplies.h"
#include "session/readmarks.h"
#include "session/roombook.h"
#include "session/roommarks.h"
#include "session/roomsockets.h"
#include "session/session.h"
#include "session/sessionparts.h"

namespace desk {

class Feed;
class RoomTimeline;

class AccountSession : public Session
{
    Q_OBJECT
public:
    AccountSession(const Account &account, const CoreOptions &options, Clock &clock, const QTimeZone &siteZone);
    ~AccountSession() override;

    /// Opens the files; ready when the rooms of the cache are there. An error: the desk file cannot be used.
    FutureResult<void> open(const QString &folder);
    /// Goes online with this cookie (also a new one, in place).
    void connectWith(const SessionCookie &cookie, bool secretInMemory);
    /// There is no secret: shows what is stored, and says SignedOut.
    void stayOffline(const Error &error);
    FutureResult<void> signOutAtSite();
    SessionCookie cookie() const { return m_api.session(); }
    void setAccount(const Account &account);
    /// Another way to the site, or other certificates: everything is connected anew.
    void setRoute(const Route &route);
    void setKeepMonths(int months) { m_cacheKeeper.setMonths(months); }

    const Account &account() const override { return m_account; }
    bool isStaff() const override { return m_account.staff; }
    const ConnectionStatus &status() const override { return m_status; }
    Limits limits() const override { return m_limits; }
    bool attachmentsSupported() const override { return m_attachments; }
    Rooms &rooms() override { return m_book; }
    Triage *triage() override { return &m_desk; }
    std::unique_ptr<Timeline> openTimeline(RoomId room) override;
    void setActiveRoom(RoomId room, bool newestInView) override;
    void setWindowVisible(bool visible) override;

    FutureResult<SearchPage> search(const SearchQuery &query) override { return m_store.search(query); }
    FutureResult<FindsPage> finds(const FindsQuery &query) override { return m_store.finds(query); }
    FutureResult<RoomSlice> stored(RoomId room, MessageId after, int limit) override
    {
        return m_store.after(room, after, limit);
    }
    FutureResult<void> fetchBefore(RoomId room, MessageId before) override;
    void send(RoomId room, const QString &text) override;
    void sendFile(RoomId room, const QString &filePath, const QString &text) override;
    FutureResult<QString> keepFile(const QString &name, const QByteArray &bytes) override
    {
        return m_outgoing.keep(name, bytes);
    }
    void retry(OutboxId row) override { m_outbox.retry(row); }
    FutureResult<QString> takeBack(OutboxId row, bool intoDraft = false) override;
    void typing(RoomId room) override;
    void setDraft(RoomId room, const QString &text) override { m_drafts.set(room, text); }
    QString draft(RoomId room) const override { return m_drafts.draft(room); }
    QList<QuickReply> quickReplies() const override { return m_replies.all(); }
    void setQuickReplies(const QList<QuickReply> &replies) override { m_replies.set(replies); }
    FutureResult<RoomId> createSupportCase(const QString &subject, const QString &category,
                                           const QString &text) override;
    FutureResult<void> closeConversation(RoomId room) override;
    FutureResult<void> resolveSupport(RoomId room) override;
    FutureResult<void> lookUpCase(RoomId room) override;
    FutureResult<void> reopenSupport(RoomId room) override;

    void setRoomState(RoomId room, RoomState state, bool on) override;
    void markRead(RoomId room) override;

    FutureResult<Ad> ad(AdId ad) override;
    FutureResult<QByteArray> picture(const QString &url) override { return m_pictures.picture(url); }
    QUrl pageUrl(AdId ad, const QString &slug) const override;
    FutureResult<void> download(const Attachment &attachment, const QString &filePath,
                                std::function<void(qint64, qint64)> progress) override;
    QString note(RoomId room) const override { return m_notes.note(room); }
    void setNote(RoomId room, const QString &text) override { m_notes.set(room, text); }
    QHash<RoomId, QString> notes() const override { return m_notes.all(); }
    FutureResult<protocol::NotificationPage> notifications(int page) override { return m_api.notifications(page); }
    void markNotificationRead(NotificationId notification) override { m_api.markNotificationRead(notification); }

    FutureResult<StorageUse> storageUse() override { return m_store.storageUse(); }
    FutureResult<void> deleteCache() override;

    void retryNow() override;
    void setLanguage(bool arabic) override;

Q_SIGNALS:
    void cookieChanged(const desk::SessionCookie &cookie);

private:
    void wire();
    void load(const CacheStart &cache, const DeskStart &desk);
    void fetchNews(RoomId room);
    void linkChanged();
    void established(Dialect dialect, const std::optional<Discovery> &discovery);
    void makeDialect(Dialect dialect);
    std::unique_ptr<Feed> makeFeed(Dialect dialect);
    std::unique_ptr<Delivery> makeDelivery(Dialect dialect);
    FutureResult<Message> sendRow(const OutboxRow &row, const QUuid &nonce);
    void refreshStatus();
    void take(const ChangeSet &changes);
    FutureResult<void> afterwards(const FutureResult<void> &call, RoomId room);
    SocketRequest request(const QString &path) const;
    CoreOptions completed(CoreOptions options);
    void connectAnew();

    Account m_account;
    Clock &m_clock;
    Route m_route;
    CoreOptions m_options;
    ConnectionStatus m_status;
    std::optional<ConnectionStatus> m_told; ///< what statusChanged announced last
    std::optional<bool> m_failedFile;       ///< whose write failed last: the cache's (true) or the desk file's
    Limits m_limits;
    bool m_attachments = false;
    bool m_isArabic = true;
    Store m_store;
    CacheKeeper m_cacheKeeper;
    Intake m_intake;
    SiteApi m_api;
    Pictures m_pictures;
    Outgoing m_outgoing;
    QHash<OutboxId, std::weak_ptr<UploadStop>> m_stops; ///< of the files that are on their way
    Drafts m_drafts;
    QuickReplies m_replies;
    Notes m_notes;
    Presence m_presence;
    RoomMarks m_roomMarks;
    Outbox m_outbox;
    RoomBook m_book;
    ReadMarks m_marks;
    Cases m_cases;
    RoomSockets m_sockets;
    CaseDesk m_desk;
    Link m_link;
    std::optional<Dialect> m_dialect; ///< of the feed and the delivery below
    std::unique_ptr<Feed> m_feed;
    std::unique_ptr<Delivery> m_delivery;
    Cursor m_cursorAtStart;
    RoomId m_activeRoom;
    bool m_newestInView = false;
    bool m_visible = true;
    bool m_wasAway = true; ///< since the link was established last
    QList<QPointer<RoomTimeline>> m_timelines;
};

} // namespace desk
