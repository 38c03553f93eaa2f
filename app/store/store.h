// The two files of one account, each behind its own worker: cache.db (what the site told) and desk.db (what only we know).
// An asynchronous façade: every call returns at once; what was committed is told by `committed`, in order.
#pragma once

#include "protocol/triage.h"
#include "sql/worker.h"
#include "store/finds.h"
#include "store/follow.h"
#include "store/incoming.h"
#include "store/search.h"
#include "store/storage.h"

#include <QObject>

#include <atomic>

namespace desk {

class Store : public QObject
{
    Q_OBJECT
public:
    explicit Store(QObject *parent = nullptr);
    ~Store() override;

    /// Opens both files in `folder` (made if missing). The outcome is the desk file's: without it nothing can be sent. One that
    /// can only be read is an error too, and what it holds is there.
    FutureResult<void> open(const QString &folder, UserId me);
    /// Writes what is queued and closes. Blocks for as long as that takes: at the end of a session only.
    void close();

    // cache
    FutureResult<CacheStart> loadCache();
    FutureResult<void> take(const Incoming &incoming);
    FutureResult<RoomSlice> openRoom(RoomId room, int limit); ///< the newest
    FutureResult<RoomSlice> before(RoomId room, MessageId message, int limit);
    FutureResult<RoomSlice> after(RoomId room, MessageId message, int limit);
    FutureResult<RoomSlice> around(RoomId room, MessageId message, int limit);
    FutureResult<std::optional<Message>> messageByNonce(const QUuid &nonce);
    FutureResult<SearchPage> search(const SearchQuery &query);
    FutureResult<FindsPage> finds(const FindsQuery &query);
    FutureResult<void> clearCache(); ///< told as ChangeSet::reset
    FutureResult<StorageUse> storageUse();
    FutureResult<QList<RoomId>> roomIds();
    /// At most `limit` messages of one room that are read and older; how many went.
    FutureResult<int> prune(RoomId room, const QDateTime &before, int limit);
    /// Gives the disk back what was deleted: quick where little is left. Nothing happens in the middle of writing.
    void shrinkCache();
    FutureResult<std::optional<Ad>> ad(AdId id);
    void putAd(const Ad &ad);
    FutureResult<QList<CaseEntry>> caseLog(RoomId room); ///< oldest first
    FutureResult<QList<TeamReply>> teamReplies();
    void putTeamReplies(const QList<TeamReply> &replies); ///< all there are

    // desk
    FutureResult<DeskStart> loadDesk();
    FutureResult<OutboxRow> putOutboxRow(const OutboxRow &row); ///< inserts a row without id
    /// Told as settled. `draft`: the room's draft, written in the same commit.
    FutureResult<void> takeBack(const OutboxRow &row, const std::optional<QString> &draft = {});
    FutureResult<void> putDraft(RoomId room, const QString &text);
    /// All of them in their order, and the shortcuts that are there no more: what is not named stays.
    FutureResult<void> putReplies(const QList<QuickReply> &replies, const QStringList &gone);
    FutureResult<void> putNote(RoomId room, const QString &text);
    /// Of a known nonce: changes it.
    FutureResult<void> putCaseNote(const CaseNote &note);
    FutureResult<void> removeCaseNote(const QUuid &nonce);
    /// With the messages it waits for, in one commit: the rows, which have got their ids.
    FutureResult<QList<OutboxRow>> putCaseOrder(const CaseOrder &order, const QList<OutboxRow> &rows);
    FutureResult<void> removeCaseOrder(const QList<QUuid> &nonces);
    FutureResult<void> putReadMark(RoomId room, const ReadMark &mark);
    FutureResult<void> putRoomMark(RoomId room, const RoomMark &mark);
    /// The first of `candidates` that no other row has claimed, claimed for `row` now; 0: none.
    FutureResult<MessageId> claimFirst(const OutboxRow &row, const QList<MessageId> &candidates);

Q_SIGNALS:
    void committed(const desk::ChangeSet &changes);
    void failed(const desk::Error &error, bool ofCache); ///< a write did not happen
    void written(bool ofCache);                          ///< a write did
    // Found damaged at opening or later, and set aside: what could be read of it goes on in a new file.
    void rebuilt();     ///< the cache: it is whole nowhere and waits for a first sync
    void deskRebuilt(); ///< the desk file: only who still knows can put back what is missing

private:
    template <typename F> auto write(std::unique_ptr<sql::Worker> &worker, F work);
    template <typename F> auto read(std::unique_ptr<sql::Worker> &worker, F work);
    FutureResult<void> start(std::unique_ptr<sql::Worker> &worker, const QString &folder, bool ofCache);
    void cacheMended(int count, const ChangeSet &kept);
    void tell(const ChangeSet &changes, bool ofCache);

    UserId m_me;
    std::unique_ptr<sql::Worker> m_cache;
    std::unique_ptr<sql::Worker> m_desk;
    /// How often the cache has been mended: on its worker's thread, and as far as the callers know. What they wanted to write
    /// before they knew rests on what is no longer there.
    std::shared_ptr<std::atomic<int>> m_mended = std::make_shared<std::atomic<int>>(0);
    int m_knownMended = 0;
};

} // namespace desk
