// A Session made by hand: remembers what it was told, answers at once, reaches nothing.
#pragma once

#include "session/session.h"
#include "store/follow.h"
#include "tests/support/faketriage.h"
#include "tests/ui/faketimeline.h"

#include <QHash>
#include <QPointer>
#include <QPromise>
#include <QUrl>

#include <memory>

namespace desk::test {

class FakeRooms : public Rooms
{
    Q_OBJECT
public:
    QList<RoomItem> list;

    void forEach(const std::function<void(const RoomItem &)> &visit) const override
    {
        for (const RoomItem &item : list)
            visit(item);
    }
    std::optional<RoomItem> item(RoomId room) const override
    {
        for (const RoomItem &item : list) {
            if (item.room.id == room)
                return item;
        }
        return std::nullopt;
    }
    bool loadedFromCache() const override { return true; }
    int totalUnread() const override { return 0; }
};

class FakeSession : public Session
{
    Q_OBJECT
public:
    Account who;
    ConnectionStatus connection;
    Limits bounds;
    bool files = true;
    FakeRooms roomList;
    FakeTriage support;
    TimelineSnapshot opening;        ///< what the next opened timeline shows
    QPointer<FakeTimeline> timeline; ///< the one opened last
    QList<std::pair<RoomId, QString>> sent;
    QList<QString> sentFiles;
    QList<OutboxId> retried;
    QList<OutboxId> takenBack;
    QString takeBackText;
    QList<std::pair<QString, QByteArray>> keptFiles;
    QString keptPath;
    QHash<QString, QByteArray> pictures; ///< by address; none: Offline
    QStringList picturesAsked;
    bool holdPictures = false; ///< they come when release() is called
    QList<std::pair<QString, std::shared_ptr<QPromise<Result<QByteArray>>>>> held;
    void release(const Result<QByteArray> &bytes)
    {
        const auto [url, later] = held.takeFirst();
        later->addResult(bytes);
        later->finish();
    }
    int typed = 0;
    QHash<RoomId, QString> drafts;
    QList<QuickReply> replies;
    QHash<RoomId, QString> kept; ///< the notes
    RoomId active;
    QList<RoomId> closed;
    QList<RoomId> resolved;

    const Account &account() const override { return who; }
    bool isStaff() const override { return who.staff; }
    const ConnectionStatus &status() const override { return connection; }
    Limits limits() const override { return bounds; }
    bool attachmentsSupported() const override { return files; }
    Rooms &rooms() override { return roomList; }
    FakeTriage *triage() override { return &support; }
    std::unique_ptr<Timeline> openTimeline(RoomId room) override
    {
        auto made = std::make_unique<FakeTimeline>();
        made->now = opening;
        made->now.room = room;
        timeline = made.get();
        return made;
    }
    void setActiveRoom(RoomId room, bool) override { active = room; }
    void setWindowVisible(bool) override {}
    FutureResult<SearchPage> search(const SearchQuery &) override { return ready<SearchPage>(SearchPage{}); }
    FutureResult<FindsPage> finds(const FindsQuery &) override { return ready<FindsPage>(FindsPage{}); }
    FutureResult<RoomSlice> stored(RoomId, MessageId, int) override { return ready<RoomSlice>(RoomSlice{}); }
    FutureResult<void> fetchBefore(RoomId, MessageId) override { return done(); }
    void send(RoomId room, const QString &text) override { sent.append({room, text}); }
    void sendFile(RoomId, const QString &path, const QString &) override { sentFiles << path; }
    void retry(OutboxId row) override { retried << row; }
    FutureResult<QString> keepFile(const QString &name, const QByteArray &bytes) override
    {
        keptFiles.append({name, bytes});
        return ready<QString>(keptPath);
    }
    FutureResult<QString> takeBack(OutboxId row, bool) override
    {
        takenBack << row;
        return ready<QString>(takeBackText);
    }
    void typing(RoomId) override { ++typed; }
    void setDraft(RoomId room, const QString &text) override { drafts[room] = text; }
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
    FutureResult<void> lookUpCase(RoomId) override { return readyResult<void>(Result<void>()); }
    FutureResult<RoomId> createSupportCase(const QString &, const QString &, const QString &) override
    {
        return ready<RoomId>(RoomId{9});
    }
    FutureResult<void> closeConversation(RoomId room) override
    {
        closed << room;
        return done();
    }
    FutureResult<void> resolveSupport(RoomId room) override
    {
        resolved << room;
        return done();
    }
    FutureResult<void> reopenSupport(RoomId) override { return done(); }
    void setRoomState(RoomId, RoomState, bool) override {}
    void markRead(RoomId) override {}
    FutureResult<Ad> ad(AdId) override { return ready<Ad>(Ad{}); }
    FutureResult<QByteArray> picture(const QString &url) override
    {
        picturesAsked << url;
        if (holdPictures) {
            auto later = std::make_shared<QPromise<Result<QByteArray>>>();
            later->start();
            held.append({url, later});
            return later->future();
        }
        const auto found = pictures.constFind(url);
        return ready<QByteArray>(found == pictures.cend() ? Result<QByteArray>(fail(ErrorCode::Offline)) : *found);
    }
    QUrl pageUrl(AdId, const QString &) const override { return {}; }
    FutureResult<void> download(const Attachment &, const QString &, std::function<void(qint64, qint64)>) override
    {
        return done();
    }
    FutureResult<protocol::NotificationPage> notifications(int) override
    {
        return ready<protocol::NotificationPage>(protocol::NotificationPage{});
    }
    void markNotificationRead(NotificationId) override {}
    FutureResult<StorageUse> storageUse() override { return ready<StorageUse>(StorageUse{}); }
    FutureResult<void> deleteCache() override { return done(); }
    void retryNow() override {}
    void setLanguage(bool) override {}

private:
    template <typename T> static FutureResult<T> ready(Result<T> value)
    {
        return QtFuture::makeReadyFuture(std::move(value));
    }
    static FutureResult<void> done() { return QtFuture::makeReadyFuture(Result<void>()); }
};

} // namespace desk::test
