// The cache of rooms, who may enter, joining and the first history. Sending is in roomsend, lists are in roomlists.
#include "server/rooms/roomservice.h"

#include "protocol/codec.h"
#include "server/db/dbthread.h"
#include "server/db/statements.h"
#include "server/rooms/casedesk.h"
#include "server/rooms/changefeed.h"

namespace desk::server {

namespace {
constexpr qsizetype tailBytes = 32 * 1024; ///< a longer first history is read anew each time
constexpr qint64 idleSeconds = 5 * 60;
} // namespace

RoomService::RoomService(const Config &config, DbThread &db, Hub &hub)
    : m_config(config), m_db(db), m_hub(hub), m_feed(std::make_unique<ChangeFeed>(*this, db, hub)),
      m_cases(std::make_unique<CaseDesk>(config, db, *this, hub)),
      m_rate(config.features() ? config.limits.messagesPerSecond : 0, config.limits.burst),
      m_askRate(config.features() ? config.limits.messagesPerSecond * 4.0 : 0, config.limits.burst * 4.0)
{
}

RoomService::~RoomService() = default;

bool RoomService::isMember(const Account &who, const RoomRecord &record) const
{
    if (who.id() == record.publisher.id || (record.client && who.id() == record.client->id))
        return true;
    return record.type == RoomType::PublisherAdmin && who.staff();
}

bool RoomService::mayEnter(const Account &who, const RoomRecord &record) const
{
    const bool shown =
        record.lastId.isValid() || !record.maker.isValid() || record.maker == who.id() || !m_config.features();
    return shown && isMember(who, record);
}

Room RoomService::roomFor(const Account &who, const RoomRecord &record) const
{
    const Side mine = sideOf(who.id(), record);
    Room room;
    room.id = record.id;
    room.type = record.type;
    room.publisher = record.publisher;
    room.client = record.client;
    room.ad = record.ad;
    room.adTitle = record.adTitle;
    room.last = record.last;
    room.unread = record.side(mine).unread;
    room.createdAt = record.createdAt;
    room.updatedAt = record.updatedAt;
    room.isActive = record.isActive;
    room.lastMessageId = record.lastId;
    room.myReadUpTo = record.side(mine).upTo;
    room.theirReadUpTo = record.side(opposite(mine)).upTo;
    room.cursor = who.staff() ? std::max(record.cursor, record.staffCursor) : record.cursor;
    if (record.support && who.staff()) {
        room.support = record.support;
        hideNonces(who, room.support->notes);
    } else if (record.support) {
        room.support = Support{record.support->state, {}, {}, {}, {}};
    }
    return room;
}

void RoomService::hideNonces(const Account &who, QList<CaseEntry> &entries)
{
    for (CaseEntry &entry : entries) {
        if (!entry.user || entry.user->id != who.id())
            entry.nonce = {};
    }
}

bool RoomService::isTriaged(const RoomRecord &record) const
{
    return m_config.features() && record.type == RoomType::PublisherAdmin;
}

bool RoomService::answers(const Account &who, const RoomRecord &record) const
{
    return isTriaged(record) && who.staff() && who.id() != record.publisher.id;
}

void RoomService::replaced(RoomRecord record, Cursor cursor, Audience audience)
{
    changed(keep(std::move(record)), cursor, nullptr, audience);
}

void RoomService::leased(RoomId id, const QDateTime &until)
{
    if (auto it = m_rooms.find(id); it != m_rooms.end() && it->second.record.support)
        it->second.record.support->leaseUntil = until;
}

RoomService::CachedRoom *RoomService::cached(RoomId id)
{
    auto it = m_rooms.find(id);
    if (it == m_rooms.end())
        return nullptr;
    it->second.touched = QDateTime::currentSecsSinceEpoch();
    return &it->second;
}

RoomService::CachedRoom &RoomService::keep(RoomRecord record)
{
    auto [it, fresh] = m_rooms.try_emplace(record.id);
    CachedRoom &room = it->second;
    // A record that was read is never older than what was told since: results come in the order of the commits.
    room.record = std::move(record);
    room.touched = QDateTime::currentSecsSinceEpoch();
    return room;
}

void RoomService::withRoom(RoomId id, Found found)
{
    if (CachedRoom *room = cached(id))
        return found(room, nullptr);
    m_db.read([id](sql::Database &db) { return db::room(db, id); },
              [this, id, found = std::move(found)](Result<std::optional<RoomRecord>> record) {
                  if (record && *record)
                      return found(cached(id) ? cached(id) : &keep(std::move(**record)), nullptr);
                  const Error error = record ? Error{ErrorCode::NotFound, {}, {}, 0} : record.error();
                  found(nullptr, &error);
              });
}

void RoomService::withRoomOf(const AccountPtr &who, RoomId id, Found found)
{
    withRoom(id, [this, who, found = std::move(found)](CachedRoom *room, const Error *error) {
        if (room && !mayEnter(*who, room->record)) {
            const Error refused{isMember(*who, room->record) ? ErrorCode::NotFound : ErrorCode::Forbidden, {}, {}, 0};
            return found(nullptr, &refused);
        }
        found(room, error);
    });
}

void RoomService::forgetIdleRooms()
{
    const qint64 before = QDateTime::currentSecsSinceEpoch() - idleSeconds;
    std::erase_if(m_rooms, [&](const auto &entry) {
        const CachedRoom &room = entry.second;
        return room.touched < before && !m_hub.anybody({Topic::Room, entry.first.value}) &&
               !m_hub.anybody({Topic::Ad, room.record.ad.value});
    });
}

void RoomService::makeOrFindAdRoom(AdId ad, UserId owner, UserId buyer, UserId maker, Callback<RoomId> done)
{
    // Looked up without a transaction of its own first: most rooms exist.
    m_db.read([=](sql::Database &db) { return db::roomOfAd(db, ad, owner, buyer); },
              [=, this, done = std::move(done)](const Result<RoomId> &found) {
                  if (!found || found->isValid())
                      return done(found);
                  m_db.write(
                      [=, at = now()](sql::Database &db) -> Result<RoomId> {
                          auto again = db::roomOfAd(db, ad, owner, buyer);
                          if (!again || again->isValid())
                              return again;
                          return db::insertRoom(db, RoomType::PublisherClient, owner, buyer, ad, maker, at);
                      },
                      done);
              });
}

void RoomService::joinAd(const AccountPtr &who, AdId ad, UserId buyer, Callback<Joined> done)
{
    struct Place
    {
        UserId owner;
        bool buyerExists = true;
        RoomId room;
    };
    m_db.read(
        [who, ad, buyer](sql::Database &db) -> Result<Place> {
            auto row = db::ad(db, ad);
            if (!row)
                return tl::make_unexpected(row.error());
            if (!*row)
                return fail(ErrorCode::NotFound);
            Place found{(**row).owner, true, {}};
            const UserId client = found.owner == who->id() ? buyer : who->id();
            if (found.owner == who->id() && buyer.isValid()) {
                auto person = db::account(db, buyer);
                if (!person)
                    return tl::make_unexpected(person.error());
                found.buyerExists = bool(*person);
            }
            auto room = db::roomOfAd(db, ad, found.owner, client);
            if (!room)
                return tl::make_unexpected(room.error());
            found.room = *room;
            return found;
        },
        [=, this, done = std::move(done)](const Result<Place> &found) {
            if (!found)
                return done(tl::make_unexpected(found.error()));
            const bool owner = found->owner == who->id();
            if (owner && m_config.features() && !buyer.isValid())
                return done(Joined{{}, ad});
            if (!owner && m_config.features() && buyer.isValid() && buyer != who->id())
                return done(fail(ErrorCode::Forbidden));
            UserId client = owner ? buyer : who->id();
            if (!m_config.features())
                client = owner ? UserId{} : who->id();
            if (m_config.features() && (client == found->owner || !found->buyerExists))
                return done(fail(ErrorCode::NotFound));
            if (found->room.isValid() && m_config.features())
                return done(Joined{found->room, {}});
            makeOrFindAdRoom(ad, found->owner, client, who->id(), [done](const Result<RoomId> &room) {
                if (!room)
                    return done(tl::make_unexpected(room.error()));
                done(Joined{*room, {}});
            });
        });
}

void RoomService::joinSupport(const AccountPtr &who, UserId publisher, RoomId room, Callback<Joined> done)
{
    if (who->id() != publisher && !who->staff())
        return done(fail(ErrorCode::Forbidden));
    if (room.isValid() && m_config.features()) {
        return withRoomOf(who, room, [publisher, done = std::move(done)](CachedRoom *found, const Error *error) {
            if (error)
                return done(tl::make_unexpected(*error));
            if (found->record.type != RoomType::PublisherAdmin || found->record.publisher.id != publisher)
                return done(fail(ErrorCode::NotFound));
            done(Joined{found->record.id, {}});
        });
    }
    m_db.write(
        [=, features = m_config.features(), at = now()](sql::Database &db) -> Result<Joined> {
            auto rooms = db::supportRoomsOf(db, publisher, !features);
            if (!rooms)
                return tl::make_unexpected(rooms.error());
            if (rooms->size() > 1 && !features)
                return fail(ErrorCode::ServerFault, QStringLiteral("several support rooms"));
            if (!rooms->isEmpty())
                return Joined{rooms->first(), {}};
            auto person = db::account(db, publisher);
            if (!person)
                return tl::make_unexpected(person.error());
            if (!*person)
                return fail(ErrorCode::NotFound);
            auto made = db::insertRoom(db, RoomType::PublisherAdmin, publisher, {}, {}, who->id(), at);
            if (!made)
                return tl::make_unexpected(made.error());
            if (auto support = db::insertSupport(db, *made, {}, QStringLiteral("other")); !support)
                return tl::make_unexpected(support.error());
            return Joined{*made, {}};
        },
        std::move(done));
}

void RoomService::firstHistory(const AccountPtr &who, Joined joined, MessageId after, Callback<Wire> done)
{
    // The room itself first: from then on it stays in memory as long as somebody listens.
    auto read = [=, this, done = std::move(done)](CachedRoom *room, const Error *error) {
        if (error)
            return done(tl::make_unexpected(*error));
        if (room && !after.isValid() && !room->tail.isNull() && !room->noncesBy.contains(who->id()))
            return done(room->tail);
        const bool support = room && room->record.type == RoomType::PublisherAdmin;
        const bool resumed = after.isValid() && m_config.features();
        const db::PageQuery ask{.room = joined.room,
                                .ad = joined.everyRoomOf,
                                .viewer = {},
                                .before = {},
                                .after = resumed ? after : MessageId{},
                                .afterTime = {},
                                .ascending = false,
                                .limit = support ? 100 : 50};
        m_db.read([ask](sql::Database &db) { return db::page(db, ask); },
                  [=, this](Result<protocol::MessagePage> page) {
                      if (!page)
                          return done(tl::make_unexpected(page.error()));
                      QSet<UserId> noncesBy;
                      for (Message &message : page->messages) {
                          if (!message.nonce.isNull())
                              noncesBy.insert(message.sender);
                          if (message.sender != who->id())
                              message.nonce = {};
                      }
                      protocol::History history;
                      history.messages = std::move(page->messages);
                      history.room = joined.room;
                      history.resumed = resumed;
                      history.hasMore = page->hasMore;
                      if (resumed)
                          history.after = after;
                      const Wire wire = protocol::encode(protocol::ServerFrame(history), {m_config.features()});
                      CachedRoom *now = joined.room.isValid() && !resumed ? cached(joined.room) : nullptr;
                      if (now && wire.size() <= tailBytes && !noncesBy.contains(who->id())) {
                          now->tail = wire;
                          now->noncesBy = std::move(noncesBy);
                      }
                      done(wire);
                  });
    };
    if (joined.room.isValid())
        withRoom(joined.room, std::move(read));
    else
        read(nullptr, nullptr);
}

void RoomService::onlyRoomOf(AdId ad, std::function<void(RoomId)> done)
{
    m_db.read([ad](sql::Database &db) { return db::roomsOfAd(db, ad); },
              [done = std::move(done)](const Result<QList<RoomId>> &rooms) {
                  done(rooms && rooms->size() == 1 ? rooms->first() : RoomId{});
              });
}

} // namespace desk::server
