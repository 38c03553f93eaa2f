// Reading: lists, pages, details, changes; and the calls that make rooms (create_or_get, a new support case).
#include "protocol/codec.h"
#include "server/db/dbthread.h"
#include "server/db/statements.h"
#include "server/rooms/casedesk.h"
#include "server/rooms/changefeed.h"
#include "server/rooms/roomservice.h"

namespace desk::server {

void RoomService::page(const AccountPtr &who, RoomId id, PageRequest request, Callback<protocol::MessagePage> done)
{
    withRoomOf(who, id, [=, this, done = std::move(done)](CachedRoom *, const Error *error) {
        if (error)
            return done(tl::make_unexpected(*error));
        if (auto wait = m_askRate.take(who->id(), RateLimit::Clock::now()))
            return done(tl::make_unexpected(Error{ErrorCode::RateLimited, {}, *wait, 0}));
        const db::PageQuery ask{.room = id,
                                .ad = {},
                                .viewer = who->id(),
                                .before = request.before,
                                .after = request.after,
                                .afterTime = request.afterTime,
                                .ascending = request.fromTheStart,
                                .limit = std::clamp(request.limit, 1, 200)};
        m_db.read([ask](sql::Database &db) { return db::page(db, ask); }, done);
    });
}

void RoomService::room(const AccountPtr &who, RoomId id, Callback<Room> done)
{
    withRoomOf(who, id, [=, this, done = std::move(done)](CachedRoom *room, const Error *error) {
        if (error)
            return done(tl::make_unexpected(*error));
        done(roomFor(*who, room->record));
    });
}

void RoomService::record(const AccountPtr &who, RoomId id, std::function<void(Result<const RoomRecord *>)> done)
{
    withRoomOf(who, id, [done = std::move(done)](CachedRoom *room, const Error *error) {
        if (error)
            return done(tl::make_unexpected(*error));
        done(&room->record);
    });
}

void RoomService::detail(const AccountPtr &who, RoomId id, Callback<protocol::RoomDetail> done)
{
    withRoomOf(who, id, [=, this, done = std::move(done)](CachedRoom *room, const Error *error) {
        if (error)
            return done(tl::make_unexpected(*error));
        const db::PageQuery ask{.room = id,
                                .ad = {},
                                .viewer = who->id(),
                                .before = {},
                                .after = {},
                                .afterTime = {},
                                .ascending = true,
                                .limit = std::numeric_limits<int>::max() - 1};
        m_db.read(
            [ask, adId = room->record.ad, publisher = room->record.publisher.id,
             client = room->record.client ? room->record.client->id
                                          : UserId{}](sql::Database &db) -> Result<protocol::RoomDetail> {
                protocol::RoomDetail detail;
                auto page = db::page(db, ask);
                if (!page)
                    return tl::make_unexpected(page.error());
                detail.messages = std::move(page->messages);
                QSet<UserId> known{publisher, client};
                for (const Message &message : std::as_const(detail.messages)) {
                    if (known.contains(message.sender))
                        continue;
                    known.insert(message.sender);
                    auto person = db::account(db, message.sender);
                    if (!person)
                        return tl::make_unexpected(person.error());
                    if (*person)
                        detail.people << (**person).user;
                }
                if (adId.isValid()) {
                    auto row = db::ad(db, adId);
                    if (!row)
                        return tl::make_unexpected(row.error());
                    if (*row)
                        detail.ad = (**row).ad;
                }
                return detail;
            },
            [=, this](Result<protocol::RoomDetail> detail) {
                CachedRoom *now = cached(id);
                if (detail && now)
                    detail->room = roomFor(*who, now->record);
                done(std::move(detail));
            });
    });
}

void RoomService::rooms(const AccountPtr &who, bool supportScope, int page, int pageSize,
                        Callback<protocol::RoomPage> done)
{
    const int offset = (page - 1) * pageSize;
    const bool emptyOnes = !m_config.features();
    m_db.read(
        [=](sql::Database &db) {
            return supportScope ? db::supportRooms(db, who->id(), emptyOnes, false, offset, pageSize)
                                : db::roomsOf(db, who->id(), emptyOnes, offset, pageSize);
        },
        [=, this, done = std::move(done)](const Result<db::RoomList> &list) {
            if (!list)
                return done(tl::make_unexpected(list.error()));
            if (page > 1 && offset >= list->count)
                return done(fail(ErrorCode::NotFound));
            protocol::RoomPage result;
            result.count = list->count;
            result.hasNext = offset + list->rooms.size() < list->count;
            result.hasPrevious = page > 1;
            for (const RoomRecord &record : list->rooms)
                result.rooms << roomFor(*who, record);
            done(std::move(result));
        });
}

void RoomService::changes(const AccountPtr &who, Cursor since, int limit, Callback<protocol::ChangesPage> done)
{
    m_db.read(
        [=](sql::Database &db) { return db::changes(db, who->id(), who->staff(), since, std::clamp(limit, 1, 500)); },
        [=, this, done = std::move(done)](Result<db::ChangeRows> rows) {
            if (!rows)
                return done(tl::make_unexpected(rows.error()));
            if (since > rows->head)
                return done(fail(ErrorCode::CursorGone));
            protocol::ChangesPage page;
            page.cursor = std::max(rows->cursor, since);
            page.more = rows->more;
            page.messages = std::move(rows->messages);
            for (const RoomRecord &record : std::as_const(rows->rooms))
                page.rooms << roomFor(*who, record);
            done(std::move(page));
        });
}

void RoomService::createOrGet(const AccountPtr &who, AdId ad, Callback<protocol::RoomDetail> done)
{
    m_db.read([ad](sql::Database &db) { return db::ad(db, ad); },
              [=, this, done = std::move(done)](const Result<std::optional<db::AdRow>> &row) {
                  if (!row)
                      return done(tl::make_unexpected(row.error()));
                  if (!*row || (**row).ad.status != QLatin1String("active"))
                      return done(fail(ErrorCode::NotFound));
                  if ((**row).owner == who->id())
                      return done(fail(ErrorCode::Invalid, QStringLiteral("ad_id")));
                  makeOrFindAdRoom(ad, (**row).owner, who->id(), who->id(), [=, this](const Result<RoomId> &room) {
                      if (!room)
                          return done(tl::make_unexpected(room.error()));
                      detail(who, *room, done);
                  });
              });
}

void RoomService::createSupport(const AccountPtr &who, protocol::SupportRequest request, Callback<Sent> done)
{
    const QString text = request.message.trimmed(), subject = request.subject.trimmed().left(200);
    std::optional<Error> refused;
    if (subject.isEmpty())
        refused = Error{ErrorCode::Invalid, QStringLiteral("subject"), {}, 0};
    else if (!isCategory(request.category))
        refused = Error{ErrorCode::Invalid, QStringLiteral("category"), {}, 0};
    else
        refused = refusal(who, text, false);
    if (refused)
        return repeatOr(who, 0, request.nonce, text, *refused, std::move(done));
    const QUuid nonce = m_config.features() ? request.nonce : QUuid();
    // The site's tables have no place for a subject: there it is a part of the first message.
    const QString first =
        m_config.features() ? text : QStringLiteral("[%1] %2\n\n%3").arg(request.category, subject, text);
    const QDateTime at = now();
    struct Opened
    {
        StoredMessage message;
        RoomRecord record;
    };
    m_db.write(
        [=, category = request.category](sql::Database &db) -> Result<Opened> {
            if (!nonce.isNull()) {
                auto known = db::nonce(db, 0, who->id(), nonce);
                if (!known)
                    return tl::make_unexpected(known.error());
                if (*known && (**known).message.text != text)
                    return fail(ErrorCode::NonceReused);
                if (*known)
                    return Opened{{(**known).message.id, (**known).message.room, {}, {}, (**known).message}, {}};
            }
            auto room = db::insertRoom(db, RoomType::PublisherAdmin, who->id(), {}, {}, who->id(), at);
            if (!room)
                return tl::make_unexpected(room.error());
            if (auto support = db::insertSupport(db, *room, subject, category); !support)
                return tl::make_unexpected(support.error());
            auto stored = db::insertMessages(db, {{*room, who->id(), first, {}, at, {}, SenderRole::Publisher}});
            if (!stored)
                return tl::make_unexpected(stored.error());
            const Result<StoredMessage> opening = stored->messages.first();
            if (!opening)
                return tl::make_unexpected(opening.error());
            if (!nonce.isNull()) {
                if (auto saved = db::saveNonce(db, 0, who->id(), nonce, opening->id, *room); !saved)
                    return tl::make_unexpected(saved.error());
            }
            auto record = db::room(db, *room);
            if (!record)
                return tl::make_unexpected(record.error());
            return Opened{*opening, record->value_or(RoomRecord{})};
        },
        [=, this, done = std::move(done)](const Result<Opened> &opened) {
            if (!opened)
                return done(tl::make_unexpected(opened.error()));
            const StoredMessage &stored = opened->message;
            if (stored.first)
                return done(Sent{{*stored.first}, true});
            Message message;
            message.id = stored.id;
            message.room = stored.room;
            message.sender = who->id();
            message.senderName = who->user.displayName();
            message.role = SenderRole::Publisher;
            message.text = first;
            message.createdAt = at;
            message.nonce = nonce;
            changed(keep(opened->record), stored.cursor, &message);
            done(Sent{{message}, false});
        });
}

void RoomService::ad(AdId id, Callback<Ad> done)
{
    m_db.read([id](sql::Database &db) { return db::ad(db, id); },
              [done = std::move(done)](const Result<std::optional<db::AdRow>> &row) {
                  if (!row)
                      return done(tl::make_unexpected(row.error()));
                  if (!*row || (**row).ad.status != QLatin1String("active"))
                      return done(fail(ErrorCode::NotFound));
                  done((**row).ad);
              });
}

void RoomService::supportCounts(const AccountPtr &who, Callback<protocol::SupportCounts> done)
{
    if (!who->staff())
        return done(fail(ErrorCode::Forbidden));
    m_db.read([](sql::Database &db) { return db::supportCounts(db); }, std::move(done));
}

} // namespace desk::server
