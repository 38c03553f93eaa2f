// A session, its rooms and its accounts out of thin air: what the window's tests tell it is what it shows; what the
// window orders is written down.
#pragma once

#include "session/accounts.h"
#include "store/follow.h"
#include "tests/support/faketriage.h"

#include <QMap>
#include <QPointer>
#include <QPromise>

namespace desk {

class FakeRooms : public Rooms
{
public:
    void forEach(const std::function<void(const RoomItem &)> &visit) const override
    {
        for (const RoomItem &item : m_items)
            visit(item);
    }
    std::optional<RoomItem> item(RoomId room) const override
    {
        const auto found = m_items.constFind(room);
        return found == m_items.cend() ? std::nullopt : std::optional<RoomItem>(*found);
    }
    bool loadedFromCache() const override { return m_loaded; }
    int totalUnread() const override
    {
        int unread = 0;
        for (const RoomItem &item : m_items)
            unread += isCounted(item) ? item.unread : 0;
        return unread;
    }

    void setLoaded(bool loaded)
    {
        m_loaded = loaded;
        Q_EMIT reset();
    }
    void put(const RoomItem &item)
    {
        m_items.insert(item.room.id, item);
        Q_EMIT itemChanged(item);
    }
    void remove(RoomId room)
    {
        m_items.remove(room);
        Q_EMIT itemRemoved(room);
    }

private:
    QMap<RoomId, RoomItem> m_items;
    bool m_loaded = true;
};

class FakeTimeline : public Timeline
{
public:
    explicit FakeTimeline(TimelineSnapshot snapshot) : m_snapshot(std::move(snapshot)) {}
    const TimelineSnapshot &snapshot() const override { return m_snapshot; }
    RoomId room() const override { return m_snapshot.room; }
    void loadOlder() override { ++olderAsked; }
    void loadNewer() override {}
    void jumpToNewest() override {}
    void jumpTo(MessageId) override {}
    void markSeen(MessageId upTo) override { seen = std::max(seen, upTo); }

    void set(const TimelineSnapshot &snapshot)
    {
        m_snapshot = snapshot;
        Q_EMIT changed();
    }

    int olderAsked = 0;
    MessageId seen;

private:
    TimelineSnapshot m_snapshot;
};

class FakeSession : public Session
{
public:
    explicit FakeSession(Account account) : m_account(std::move(account)) {}

    const Account &account() const override { return m_account; }
    bool isStaff() const override { return m_account.staff; }
    const ConnectionStatus &status() const override { return m_status; }
    Limits limits() const override { return {}; }
    bool attachmentsSupported() const override { return true; }
    FakeRooms &rooms() override { return m_rooms; }
    FakeTriage *triage() override { return &support; }

    std::unique_ptr<Timeline> openTimeline(RoomId room) override
    {
        TimelineSnapshot snapshot = snapshots.value(room);
        snapshot.room = room;
        snapshot.me = m_account.me.id;
        auto timeline = std::make_unique<FakeTimeline>(snapshot);
        openedTimeline = timeline.get();
        return timeline;
    }
    void setActiveRoom(RoomId room, bool newestInView) override
    {
        activeRoom = room;
        activeInView = newestInView;
    }
    void setWindowVisible(bool visible) override { windowVisible = visible; }

    FutureResult<SearchPage> search(const SearchQuery &query) override
    {
        searched << query;
        SearchPage page;
        const QStringList words = searchWords(query.text);
        for (const Message &message : std::as_const(said)) {
            const bool here = query.rooms.isEmpty() || query.rooms.contains(message.room);
            if (here && matches(message.text, words).size() >= words.size() && (!query.withFile || message.attachment))
                page.messages << message;
        }
        return readyResult<SearchPage>(page);
    }
    QList<SearchQuery> searched;
    QList<Message> said; ///< what a search looks through, the newest first
    FutureResult<FindsPage> finds(const FindsQuery &query) override
    {
        findsAsked << query;
        FindsPage page;
        for (const Find &find : found.value(query.kind)) {
            const bool within = (!query.before.isValid() || find.message < query.before) && find.message > query.after;
            if (!within)
                continue;
            if (page.finds.size() >= query.limit) {
                page.next = page.finds.last().message;
                break;
            }
            page.finds << find;
        }
        if (!page.finds.isEmpty())
            page.newest = page.finds.first().message;
        return readyResult<FindsPage>(page);
    }
    QList<FindsQuery> findsAsked;
    QHash<FindKind, QList<Find>> found; ///< of whatever room, the newest first
    FutureResult<RoomSlice> stored(RoomId room, MessageId after, int limit) override
    {
        RoomSlice slice = slices.value(room);
        slice.messages.removeIf([after](const Message &message) { return message.id <= after; });
        slice.messages = slice.messages.first(std::min<qsizetype>(slice.messages.size(), limit));
        return readyResult<RoomSlice>(slice);
    }
    QHash<RoomId, RoomSlice> slices; ///< all that is stored of a room
    FutureResult<void> fetchBefore(RoomId room, MessageId before) override
    {
        fetched.append({room, before});
        if (onFetch)
            onFetch();
        return readyResult<void>(fetchAnswer);
    }
    QList<std::pair<RoomId, MessageId>> fetched;
    std::function<void()> onFetch;
    Result<void> fetchAnswer;
    void send(RoomId room, const QString &text) override { sent.append({room, text}); }
    void sendFile(RoomId room, const QString &filePath, const QString &) override { files.append({room, filePath}); }
    void retry(OutboxId row) override { retried.append(row); }
    FutureResult<QString> keepFile(const QString &name, const QByteArray &bytes) override
    {
        keptFiles.append({name, bytes});
        return readyResult<QString>(keptPath);
    }
    QList<std::pair<QString, QByteArray>> keptFiles;
    QString keptPath; ///< where the next one is said to lie
    FutureResult<QString> takeBack(OutboxId, bool) override { return readyResult<QString>(QString()); }
    void typing(RoomId room) override { typed.append(room); }
    void setDraft(RoomId room, const QString &text) override { drafts.insert(room, text); }
    QString draft(RoomId room) const override { return drafts.value(room); }
    QList<QuickReply> quickReplies() const override { return replies; }
    void setQuickReplies(const QList<QuickReply> &all) override
    {
        replies = all;
        Q_EMIT quickRepliesChanged();
    }
    QString note(RoomId room) const override { return kept.value(room); }
    void setNote(RoomId room, const QString &text) override
    {
        kept.insert(room, text);
        Q_EMIT noteChanged(room);
    }
    QHash<RoomId, QString> notes() const override { return kept; }
    FutureResult<void> lookUpCase(RoomId room) override
    {
        lookedUp << room;
        return readyResult<void>(lookUpAnswer);
    }
    FutureResult<RoomId> createSupportCase(const QString &subject, const QString &category,
                                           const QString &text) override
    {
        cases.append({subject, category, text});
        return readyResult<RoomId>(caseAnswer);
    }
    FutureResult<void> closeConversation(RoomId room) override
    {
        closed.append(room);
        return readyResult<void>({});
    }
    FutureResult<void> resolveSupport(RoomId room) override
    {
        resolvedByOlderMeans << room;
        return readyResult<void>({});
    }
    QList<RoomId> resolvedByOlderMeans;
    FutureResult<void> reopenSupport(RoomId) override { return readyResult<void>({}); }

    void setRoomState(RoomId room, RoomState state, bool on) override
    {
        auto item = m_rooms.item(room);
        if (!item)
            return;
        const RoomItem before = *item;
        switch (state) {
        case RoomState::Pinned:
            item->pinned = on;
            break;
        case RoomState::Muted:
            item->muted = on;
            break;
        case RoomState::Archived:
            item->archived = on;
            break;
        case RoomState::MarkedUnread:
            item->markedUnread = on;
            break;
        case RoomState::NoReplyNeeded:
            item->noReplyNeeded = on;
            item->needsAnswer = !on;
            break;
        }
        if (!(*item == before))
            m_rooms.put(*item);
    }
    void markRead(RoomId room) override
    {
        readRooms.append(room);
        setRoomState(room, RoomState::MarkedUnread, false);
        if (auto item = m_rooms.item(room)) {
            item->unread = 0;
            m_rooms.put(*item);
        }
    }

    FutureResult<Ad> ad(AdId ad) override
    {
        const auto listed = ads.constFind(ad);
        return readyResult<Ad>(listed == ads.cend() ? Result<Ad>(fail(ErrorCode::NotFound)) : Result<Ad>(*listed));
    }
    FutureResult<QByteArray> picture(const QString &url) override
    {
        return readyResult<QByteArray>(pictures.value(url));
    }
    QUrl pageUrl(AdId ad, const QString &slug) const override
    {
        QUrl url = m_account.site.origin;
        url.setPath(QStringLiteral("/ar/ads/%1/%2/").arg(ad.value).arg(slug));
        return url;
    }
    FutureResult<void> download(const Attachment &, const QString &, std::function<void(qint64, qint64)>) override
    {
        return readyResult<void>({});
    }
    FutureResult<protocol::NotificationPage> notifications(int) override
    {
        ++notificationsAsked;
        return readyResult<protocol::NotificationPage>(notificationPage);
    }
    void markNotificationRead(NotificationId notification) override { notificationsRead.append(notification); }
    FutureResult<StorageUse> storageUse() override { return readyResult<StorageUse>(storage); }
    FutureResult<void> deleteCache() override
    {
        ++cacheDeleted;
        storage = {};
        Q_EMIT storageChanged();
        return readyResult<void>({});
    }
    void retryNow() override { ++retries; }
    void setLanguage(bool arabic) override { arabicAsked = arabic; }

    void setStatus(const ConnectionStatus &status)
    {
        m_status = status;
        Q_EMIT statusChanged();
    }

    FakeTriage support;
    QHash<RoomId, TimelineSnapshot> snapshots;
    QPointer<FakeTimeline> openedTimeline; ///< the one opened last
    QHash<AdId, Ad> ads;
    QHash<QString, QByteArray> pictures;
    protocol::NotificationPage notificationPage;
    Result<RoomId> caseAnswer = RoomId{900};
    RoomId activeRoom;
    QList<RoomId> lookedUp;
    Result<void> lookUpAnswer;
    bool activeInView = false;
    StorageUse storage;
    int notificationsAsked = 0;
    int cacheDeleted = 0;
    bool windowVisible = false;
    std::optional<bool> arabicAsked;
    int retries = 0;
    QList<std::pair<RoomId, QString>> sent;
    QList<std::pair<RoomId, QString>> files;
    QList<OutboxId> retried;
    QList<RoomId> readRooms;
    QList<RoomId> closed; ///< at the site
    QList<RoomId> typed;
    QHash<RoomId, QString> drafts;
    QList<QuickReply> replies;
    QHash<RoomId, QString> kept; ///< the notes
    QList<QStringList> cases;
    QList<NotificationId> notificationsRead;

private:
    Account m_account;
    ConnectionStatus m_status;
    FakeRooms m_rooms;
};

class FakeAccounts : public Accounts
{
public:
    QList<Account> known() const override { return knownAccounts; }
    Session *current() const override { return m_current.get(); }

    FutureResult<Session *> signIn(const SignInRequest &request) override
    {
        requests.append(request);
        m_asked = std::make_unique<QPromise<Result<Session *>>>();
        m_asked->start();
        return m_asked->future();
    }
    FutureResult<Session *> open(const Account &account) override
    {
        opened.append(account);
        return readyResult<Session *>(openAnswer ? Result<Session *>(tl::make_unexpected(*openAnswer))
                                                 : m_current.get());
    }
    FutureResult<SignedOut> signOut(bool deleteCache) override
    {
        signOuts.append(deleteCache);
        QFuture<Result<SignedOut>> answer = readyResult<SignedOut>(signOutAnswer);
        setCurrent(nullptr);
        return answer;
    }
    void forget(const Account &account) override { forgotten.append(account); }

    /// The site's answer to the last signIn().
    void answer(const Result<Session *> &result)
    {
        m_asked->addResult(result);
        m_asked->finish();
    }
    void setCurrent(std::unique_ptr<FakeSession> session)
    {
        const std::unique_ptr<FakeSession> last = std::move(m_current);
        m_current = std::move(session);
        Q_EMIT currentChanged();
    }
    FakeSession *session() const { return m_current.get(); }

    QList<Account> knownAccounts;
    QList<SignInRequest> requests;
    QList<Account> opened;
    QList<Account> forgotten;
    QList<bool> signOuts;
    SignedOut signOutAnswer;
    std::optional<Error> openAnswer;

private:
    std::unique_ptr<FakeSession> m_current;
    std::unique_ptr<QPromise<Result<Session *>>> m_asked;
};

} // namespace desk
