// Jobs for the two workers. A job fills its own ChangeSet; after the commit the GUI thread hears of it before the future's follower.
#include "store/store.h"

#include "sql/migrations.h"
#include "store/applyincoming.h"
#include "store/salvage.h"
#include "store/starts.h"
#include "store/statements_desk.h"
#include "store/statements_finds.h"
#include "store/statements_messages.h"
#include "store/statements_replies.h"
#include "store/statements_rooms.h"
#include "store/statements_search.h"
#include "store/statements_storage.h"
#include "store/statements_triage.h"

#include <QDir>
#include <QFile>

static void initStoreResource()
{
    Q_INIT_RESOURCE(store);
}

namespace desk {

namespace {

/// Writes into a new file which of whose files it is. A log of another file would put that one's pages into this one.
Result<void> called(sql::Database &db, int name)
{
    qint64 said = 0;
    {
        sql::Query query = db.query(QStringLiteral("PRAGMA application_id"));
        if (!query.step())
            return tl::make_unexpected(*query.error());
        said = query.integer(0);
    }
    if (said == name || (said == 0 && db.isReadOnly()))
        return {};
    if (said)
        return fail(ErrorCode::StorageDamaged, QStringLiteral("another file"));
    return db.exec(QStringLiteral("PRAGMA application_id=%1").arg(name));
}

} // namespace

Store::Store(QObject *parent) : QObject(parent)
{
    initStoreResource();
}

Store::~Store()
{
    close();
}

/// `work(Database &, ChangeSet &) -> Result<T>`.
template <typename F> auto Store::write(std::unique_ptr<sql::Worker> &worker, F work)
{
    using R = std::invoke_result_t<F, sql::Database &, ChangeSet &>;
    using T = typename R::value_type;
    Promised<T> promised;
    const bool ofCache = &worker == &m_cache;
    if (!worker) {
        promised.finish(fail(ErrorCode::StorageFailed, QStringLiteral("closed")));
        return promised.future();
    }
    struct Shared
    {
        ChangeSet changes;
        std::optional<R> value;
    };
    auto shared = std::make_shared<Shared>();
    worker->post({true,
                  [shared, work = std::move(work), mended = ofCache ? m_mended : nullptr,
                   known = m_knownMended](sql::Database &db) mutable -> Result<void> {
                      if (mended && *mended != known)
                          return fail(ErrorCode::Cancelled);
                      shared->value.emplace(work(db, shared->changes));
                      if (!*shared->value)
                          return tl::make_unexpected(shared->value->error());
                      return {};
                  },
                  [this, shared, promised, ofCache](const Result<void> &outcome) {
                      QMetaObject::invokeMethod(
                          this,
                          [this, shared, outcome, ofCache] {
                              if (outcome)
                                  tell(shared->changes, ofCache);
                              else if (outcome.error().code != ErrorCode::Cancelled)
                                  Q_EMIT failed(outcome.error(), ofCache);
                          },
                          Qt::QueuedConnection);
                      promised.finish(outcome ? *shared->value : R(tl::make_unexpected(outcome.error())));
                  }});
    return promised.future();
}

template <typename F> auto Store::read(std::unique_ptr<sql::Worker> &worker, F work)
{
    using R = std::invoke_result_t<F, sql::Database &>;
    if (!worker)
        return readyResult<typename R::value_type>(fail(ErrorCode::StorageFailed, QStringLiteral("closed")));
    return worker->read(std::move(work));
}

void Store::tell(const ChangeSet &changes, bool ofCache)
{
    Q_EMIT written(ofCache);
    const bool empty = changes.rooms.isEmpty() && changes.removedRooms.isEmpty() && changes.messages.isEmpty() &&
                       changes.holes.isEmpty() && changes.outbox.isEmpty() && changes.settled.isEmpty() &&
                       changes.drafts.isEmpty() && changes.caseEntries.isEmpty() && !changes.reset;
    if (!empty)
        Q_EMIT committed(changes);
}

FutureResult<void> Store::open(const QString &folder, UserId me)
{
    m_me = me;
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto desk = start(m_desk, folder, false);
    Promised<void> opened;
    follow(start(m_cache, folder, true), this, [this, desk, opened](const Result<void> &cache) {
        if (!cache)
            Q_EMIT failed(cache.error(), true);
        follow(desk, this, [opened](const Result<void> &outcome) { opened.finish(outcome); });
    });
    return opened.future();
}

FutureResult<void> Store::start(std::unique_ptr<sql::Worker> &worker, const QString &folder, bool ofCache)
{
    const QString path = folder + (ofCache ? QStringLiteral("/cache.db") : QStringLiteral("/desk.db"));
    const int name = int(m_me.value % 0x800000) << 8 | (ofCache ? 'c' : 'd');
    const Prepare migrated = [name, ofCache](sql::Database &db) -> Result<void> {
        if (auto done = called(db, name); !done)
            return done;
        return sql::migrate(db, ofCache ? QStringLiteral(":/desk/store/cache") : QStringLiteral(":/desk/store/desk"));
    };
    struct State // on the worker's thread
    {
        bool mended = false;
        bool readOnly = false;
    };
    const auto state = std::make_shared<State>();
    const auto mend = [state, path, migrated, ofCache]() -> Result<void> {
        const auto kept = salvage(path, migrated, ofCache ? statements::claimNothing : statements::giveNewIds);
        if (!kept && !(ofCache && kept.error().code == ErrorCode::StorageFailed))
            return kept;
        if (!kept)
            setAside(path); // the site has it all
        state->mended = true;
        return {};
    };
    const auto setup = [this, state, migrated, ofCache, me = m_me](sql::Database &db) -> Result<void> {
        if (auto done = migrated(db); !done)
            return done;
        state->readOnly = db.isReadOnly();
        if (ofCache && !state->readOnly) {
            if (auto done = statements::completeWords(db); !done)
                return done;
        }
        if (!ofCache) { // small, and nobody else has what it holds
            if (const QStringList findings = db.integrity(); !findings.isEmpty())
                return fail(ErrorCode::StorageDamaged, findings.first());
        }
        if (!state->mended)
            return {};
        auto changes = ofCache ? allOf(db, me) : Result<ChangeSet>();
        if (!changes)
            return tl::make_unexpected(changes.error());
        state->mended = false;
        const int count = ofCache ? ++*m_mended : 0;
        QMetaObject::invokeMethod(
            this,
            [this, ofCache, count, kept = *changes] {
                if (ofCache)
                    cacheMended(count, kept);
                else
                    Q_EMIT deskRebuilt();
            },
            Qt::QueuedConnection);
        return {};
    };
    worker = std::make_unique<sql::Worker>();
    const sql::DatabaseOptions options{.fullSync = !ofCache, .cacheKib = ofCache ? 16'384 : 2'048};
    Promised<void> opened;
    follow(worker->start(path, options, setup, mend, [path] { finishSalvage(path); }), this,
           [state, opened](const Result<void> &outcome) {
               opened.finish(outcome && state->readOnly ? fail(ErrorCode::StorageReadOnly) : outcome);
           });
    return opened.future();
}

void Store::cacheMended(int count, const ChangeSet &kept)
{
    m_knownMended = count;
    ChangeSet gone;
    gone.reset = true;
    tell(gone, true);
    tell(kept, true);
    Q_EMIT rebuilt();
}

void Store::close()
{
    if (m_desk)
        m_desk->stop();
    if (m_cache)
        m_cache->stop();
    m_desk.reset();
    m_cache.reset();
}

FutureResult<CacheStart> Store::loadCache()
{
    return read(m_cache, [me = m_me](sql::Database &db) { return cacheStart(db, me); });
}

FutureResult<void> Store::take(const Incoming &incoming)
{
    const auto taken = write(m_cache, [incoming, me = m_me](sql::Database &db, ChangeSet &changes) {
        return applyIncoming(db, incoming, me, changes);
    });
    if (!incoming.settled.isEmpty()) {
        // Only when the message is safe does its outbox row go: between the two a restart finds both, and the nonce tells.
        follow(taken, this, [this, rows = incoming.settled](const Result<void> &outcome) {
            if (!outcome)
                return;
            write(m_desk, [rows](sql::Database &db, ChangeSet &) -> Result<void> {
                for (const OutboxRow &row : rows) {
                    if (auto done = statements::removeOutboxRow(db, row.id); !done)
                        return done;
                }
                return {};
            });
        });
    }
    return taken;
}

FutureResult<RoomSlice> Store::openRoom(RoomId room, int limit)
{
    return read(m_cache, [room, limit, me = m_me](sql::Database &db) -> Result<RoomSlice> {
        auto messages = statements::messagesBefore(db, room, {}, limit);
        if (!messages)
            return tl::make_unexpected(messages.error());
        auto slice = sliceOf(db, room, *messages);
        if (slice && slice->room && slice->room->unread > 0 && slice->room->cursor.isValid()) {
            auto first = statements::firstByOthers(db, room, slice->room->myReadUpTo, me);
            if (!first)
                return tl::make_unexpected(first.error());
            slice->firstUnread = *first;
        }
        return slice;
    });
}

FutureResult<RoomSlice> Store::before(RoomId room, MessageId message, int limit)
{
    return read(m_cache, [=](sql::Database &db) -> Result<RoomSlice> {
        auto messages = statements::messagesBefore(db, room, message, limit);
        return messages ? sliceOf(db, room, *messages) : tl::make_unexpected(messages.error());
    });
}

FutureResult<RoomSlice> Store::after(RoomId room, MessageId message, int limit)
{
    return read(m_cache, [=](sql::Database &db) -> Result<RoomSlice> {
        auto messages = statements::messagesAfter(db, room, message, limit);
        return messages ? sliceOf(db, room, *messages) : tl::make_unexpected(messages.error());
    });
}

FutureResult<RoomSlice> Store::around(RoomId room, MessageId message, int limit)
{
    return read(m_cache, [=](sql::Database &db) -> Result<RoomSlice> {
        auto older = statements::messagesBefore(db, room, message, limit / 2);
        auto newer = statements::messagesAfter(db, room, MessageId{message.value - 1}, limit - limit / 2);
        if (!older || !newer)
            return tl::make_unexpected(older ? newer.error() : older.error());
        return sliceOf(db, room, *older + *newer);
    });
}

FutureResult<std::optional<Message>> Store::messageByNonce(const QUuid &nonce)
{
    return read(m_cache, [nonce](sql::Database &db) { return statements::messageByNonce(db, nonce); });
}

FutureResult<SearchPage> Store::search(const SearchQuery &query)
{
    return read(m_cache, [query](sql::Database &db) { return statements::search(db, query); });
}

FutureResult<FindsPage> Store::finds(const FindsQuery &query)
{
    return read(m_cache, [query](sql::Database &db) { return statements::finds(db, query); });
}

FutureResult<void> Store::clearCache()
{
    return write(m_cache, [](sql::Database &db, ChangeSet &changes) {
        changes.reset = true;
        return statements::clearCache(db);
    });
}

FutureResult<StorageUse> Store::storageUse()
{
    return read(m_cache, [](sql::Database &db) { return statements::storageUse(db); });
}

FutureResult<QList<RoomId>> Store::roomIds()
{
    return read(m_cache, [](sql::Database &db) { return statements::roomIds(db); });
}

FutureResult<int> Store::prune(RoomId room, const QDateTime &before, int limit)
{
    return write(m_cache, [=](sql::Database &db, ChangeSet &changes) {
        return statements::prune(db, room, before, limit, changes);
    });
}

void Store::shrinkCache()
{
    read(m_cache, [](sql::Database &db) -> Result<void> {
        if (auto done = db.exec(QStringLiteral("VACUUM")); !done)
            return done;
        return db.exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    });
}

FutureResult<std::optional<Ad>> Store::ad(AdId id)
{
    return read(m_cache, [id](sql::Database &db) { return statements::ad(db, id); });
}

void Store::putAd(const Ad &ad)
{
    write(m_cache, [ad](sql::Database &db, ChangeSet &) { return statements::putAd(db, ad); });
}

FutureResult<QList<CaseEntry>> Store::caseLog(RoomId room)
{
    return read(m_cache, [room](sql::Database &db) { return statements::caseLog(db, room); });
}

FutureResult<QList<TeamReply>> Store::teamReplies()
{
    return read(m_cache, [](sql::Database &db) { return statements::teamReplies(db); });
}

void Store::putTeamReplies(const QList<TeamReply> &replies)
{
    write(m_cache, [replies](sql::Database &db, ChangeSet &) { return statements::putTeamReplies(db, replies); });
}

FutureResult<DeskStart> Store::loadDesk()
{
    return read(m_desk, deskStart);
}

FutureResult<OutboxRow> Store::putOutboxRow(const OutboxRow &row)
{
    return write(m_desk, [row](sql::Database &db, ChangeSet &changes) -> Result<OutboxRow> {
        OutboxRow stored = row;
        if (auto done = statements::putOutboxRow(db, stored); !done)
            return tl::make_unexpected(done.error());
        changes.outbox << stored;
        return stored;
    });
}

FutureResult<void> Store::takeBack(const OutboxRow &row, const std::optional<QString> &draft)
{
    return write(m_desk, [row, draft](sql::Database &db, ChangeSet &changes) -> Result<void> {
        changes.settled << row;
        if (auto done = statements::removeOutboxRow(db, row.id); !done || !draft)
            return done;
        changes.drafts.insert(row.room, *draft);
        return statements::putDraft(db, row.room, *draft);
    });
}

FutureResult<void> Store::putDraft(RoomId room, const QString &text)
{
    return write(m_desk, [room, text](sql::Database &db, ChangeSet &changes) {
        changes.drafts.insert(room, text);
        return statements::putDraft(db, room, text);
    });
}

FutureResult<void> Store::putReplies(const QList<QuickReply> &replies, const QStringList &gone)
{
    return write(m_desk,
                 [replies, gone](sql::Database &db, ChangeSet &) { return statements::putReplies(db, replies, gone); });
}

FutureResult<void> Store::putNote(RoomId room, const QString &text)
{
    return write(m_desk, [room, text](sql::Database &db, ChangeSet &) { return statements::putNote(db, room, text); });
}

FutureResult<void> Store::putCaseNote(const CaseNote &note)
{
    return write(m_desk, [note](sql::Database &db, ChangeSet &) { return statements::putCaseNote(db, note); });
}

FutureResult<void> Store::removeCaseNote(const QUuid &nonce)
{
    return write(m_desk, [nonce](sql::Database &db, ChangeSet &) { return statements::removeCaseNote(db, nonce); });
}

FutureResult<QList<OutboxRow>> Store::putCaseOrder(const CaseOrder &order, const QList<OutboxRow> &rows)
{
    return write(m_desk, [order, rows](sql::Database &db, ChangeSet &changes) -> Result<QList<OutboxRow>> {
        QList<OutboxRow> stored = rows;
        for (OutboxRow &row : stored) {
            if (auto done = statements::putOutboxRow(db, row); !done)
                return tl::make_unexpected(done.error());
        }
        if (auto done = statements::putCaseOrder(db, order); !done)
            return tl::make_unexpected(done.error());
        changes.outbox = stored;
        return stored;
    });
}

FutureResult<void> Store::removeCaseOrder(const QList<QUuid> &nonces)
{
    return write(m_desk, [nonces](sql::Database &db, ChangeSet &) { return statements::removeCaseOrder(db, nonces); });
}

FutureResult<void> Store::putReadMark(RoomId room, const ReadMark &mark)
{
    return write(m_desk,
                 [room, mark](sql::Database &db, ChangeSet &) { return statements::putReadMark(db, room, mark); });
}

FutureResult<void> Store::putRoomMark(RoomId room, const RoomMark &mark)
{
    return write(m_desk,
                 [room, mark](sql::Database &db, ChangeSet &) { return statements::putRoomMark(db, room, mark); });
}

FutureResult<MessageId> Store::claimFirst(const OutboxRow &row, const QList<MessageId> &candidates)
{
    return write(m_desk, [row, candidates](sql::Database &db, ChangeSet &) -> Result<MessageId> {
        for (const MessageId candidate : candidates) {
            auto claimed = statements::claim(db, row, candidate);
            if (!claimed)
                return tl::make_unexpected(claimed.error());
            if (*claimed)
                return candidate;
        }
        return MessageId{};
    });
}

} // namespace desk
