// Finding the cast in the database, the timer, and the acts through RoomService.
#include "server/demo/actors.h"

#include "server/db/dbthread.h"
#include "server/db/statements.h"
#include "server/demo/demo.h"
#include "server/rooms/roomservice.h"
#include "sql/query.h"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace desk::server::demo {

struct Actors::Loaded
{
    Cast cast;
    QList<AccountPtr> accounts;
    QList<QPair<RoomId, Thread>> rooms;
};

namespace {

/// The world's people and ads, with the ids the database gave them.
template <typename Output> Result<Output> load(sql::Database &db, const QString &spotlight)
{
    Output out;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (Person &person : makePeople(now)) {
        auto account = db::accountByName(db, person.user.username);
        if (!account)
            return tl::make_unexpected(account.error());
        if (!*account)
            continue;
        person.user = (**account).user;
        if (person.user.username == spotlight)
            out.cast.spotlight = person.user.id;
        out.accounts.append(*account);
        out.cast.people.append(person);
    }
    for (Listing &listing : makeListings(now)) {
        auto query = db.query(QStringLiteral("SELECT id, user_id, status FROM classified_ads WHERE slug=?"));
        query.bind(listing.ad.slug);
        if (query.step()) {
            listing.ad.id = query.id<AdId>(0);
            listing.owner = query.id<UserId>(1);
            listing.ad.status = query.text(2);
            out.cast.listings.append(listing);
        }
    }
    auto query = db.query(QStringLiteral("SELECT r.id, r.room_type, r.publisher_id, r.client_id, r.ad_id, r.is_active, "
                                         "coalesce(d.last_message_id, 0) FROM chat_rooms r "
                                         "LEFT JOIN desk_rooms d ON d.room_id=r.id ORDER BY r.id"));
    while (query.step()) {
        const bool support = query.text(1) == QLatin1String("publisher_admin");
        const Thread thread = support ? Thread{{}, query.id<UserId>(2), query.id<RoomId>(0), 0}
                                      : Thread{query.id<AdId>(4), query.id<UserId>(3), {}, 0};
        out.rooms.append({query.id<RoomId>(0), thread});
        if (!query.boolean(5))
            out.cast.closed.append(thread);
        else if (!support && query.integer(6) > 0)
            out.cast.acquainted.append(thread);
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return out;
}

} // namespace

Actors::Actors(boost::asio::io_context &io, DbThread &db, RoomService &rooms, ActorOptions options)
    : m_db(db), m_rooms(rooms), m_options(std::move(options)), m_timer(io), m_io(io)
{
    if (m_options.spotlight.isEmpty())
        m_options.spotlight = publisherLogin().username;
    Q_ASSERT(m_options.speed > 0);
}

Actors::~Actors()
{
    stop();
}

void Actors::start()
{
    m_alive = std::make_shared<char>();
    m_db.read([spotlight = m_options.spotlight](sql::Database &db) { return load<Loaded>(db, spotlight); },
              whileAlive([this](Result<Loaded> loaded) {
                  if (loaded && loaded->cast.spotlight.isValid() && !loaded->cast.listings.isEmpty())
                      begin(std::move(*loaded));
              }));
}

void Actors::stop()
{
    m_alive.reset();
    m_timer.cancel();
    for (const Topic topic : m_topics)
        m_rooms.hub().unsubscribe(topic, this);
    m_topics.clear();
    m_director.reset();
}

void Actors::begin(Loaded loaded)
{
    for (const AccountPtr &account : std::as_const(loaded.accounts))
        m_accounts.emplace(account->id(), account);
    // Only what the cast knows: somebody may have added people and ads of his own.
    const auto foreign = [&](const Thread &thread) {
        return !m_accounts.contains(thread.asks) ||
               (thread.ad.isValid() &&
                std::none_of(loaded.cast.listings.begin(), loaded.cast.listings.end(),
                             [&](const Listing &listing) { return listing.ad.id == thread.ad; }));
    };
    loaded.cast.acquainted.removeIf(foreign);
    const bool features = m_rooms.config().features();
    if (features) {
        for (const Listing &listing : std::as_const(loaded.cast.listings))
            m_topics.push_back({Topic::Ad, listing.ad.id.value});
    }
    for (const Topic topic : m_topics)
        m_rooms.hub().subscribe(topic, this);
    for (const auto &[room, thread] : std::as_const(loaded.rooms)) {
        if (!foreign(thread))
            know(room, thread);
    }
    m_director.emplace(std::move(loaded.cast), m_options.seed);
    m_began = std::chrono::steady_clock::now();
    arm();
}

void Actors::know(RoomId room, const Thread &thread)
{
    m_roomOf[thread] = room;
    const bool isNew = m_threadOf.try_emplace(room, thread).second;
    // The rooms of an ad are heard through the ad, where the dialect has that.
    if (isNew && (!thread.ad.isValid() || !m_rooms.config().features())) {
        m_topics.push_back({Topic::Room, room.value});
        m_rooms.hub().subscribe(m_topics.back(), this);
    }
}

Instant Actors::now() const
{
    const std::chrono::duration<double, std::milli> real = std::chrono::steady_clock::now() - m_began;
    return Instant(static_cast<qint64>(real.count() * m_options.speed));
}

bool Actors::audience() const
{
    for (const auto &[id, account] : m_accounts) {
        if (m_rooms.hub().anybody({Topic::Person, id.value}))
            return true;
    }
    return false;
}

void Actors::arm()
{
    const auto next = m_director->next();
    if (!next)
        return;
    const std::chrono::duration<double, std::milli> real(static_cast<double>(next->count()) / m_options.speed);
    m_timer.expires_at(m_began + std::chrono::duration_cast<std::chrono::steady_clock::duration>(real) +
                       std::chrono::milliseconds(1));
    m_timer.async_wait(whileAlive([this](const boost::system::error_code &error) {
        if (!error)
            tick();
    }));
}

void Actors::tick()
{
    m_director->setAudience(audience());
    while (const auto act = m_director->take(now()))
        perform(*act);
    arm();
}

void Actors::perform(const Act &act)
{
    if (act.kind == Act::OpenCase)
        return openCase(act);
    inRoom(act.thread, [this, act](RoomId room) {
        const AccountPtr who = m_accounts.at(act.who);
        switch (act.kind) {
        case Act::Typing:
            m_rooms.typing(who, room);
            break;
        case Act::Say: {
            SendRequest request;
            request.room = room;
            request.text = act.text;
            m_rooms.send(who, std::move(request), [](const Result<Sent> &) {});
            break;
        }
        case Act::Read:
            m_rooms.read(who, room, {}, [](const Result<void> &) {});
            break;
        case Act::OpenCase:
            break;
        }
    });
}

void Actors::inRoom(const Thread &thread, std::function<void(RoomId)> then)
{
    if (const auto known = m_roomOf.find(thread); known != m_roomOf.end())
        return then(known->second);
    if (!thread.ad.isValid())
        return;
    m_rooms.joinAd(m_accounts.at(thread.asks), thread.ad, {},
                   whileAlive([this, thread, then = std::move(then)](const Result<Joined> &joined) {
                       if (!joined || !joined->room.isValid())
                           return;
                       know(joined->room, thread);
                       then(joined->room);
                   }));
}

void Actors::openCase(const Act &act)
{
    m_rooms.createSupport(m_accounts.at(act.who), {act.subject, act.category, act.text, {}},
                          whileAlive([this, act](const Result<Sent> &sent) {
                              if (!sent)
                                  return;
                              const RoomId room = sent->frame.message.room;
                              know(room, Thread{{}, act.who, room, 0});
                              heardIn(room, act.who, act.text);
                          }));
}

void Actors::hear(const Event &event)
{
    const auto *stored = std::get_if<protocol::MessageStored>(event.frame);
    if (!stored)
        return;
    // Not from within the publishing: an answer may join a room.
    boost::asio::post(m_io, whileAlive([this, room = event.room, sender = stored->message.sender,
                                        text = stored->message.text] { heardIn(room, sender, text); }));
}

void Actors::heardIn(RoomId room, UserId sender, const QString &text)
{
    if (const auto known = m_threadOf.find(room); known != m_threadOf.end()) {
        m_director->heard(now(), known->second, sender, text);
        return arm();
    }
    m_db.read([room](sql::Database &db) { return db::room(db, room); },
              whileAlive([this, sender, text](const Result<std::optional<RoomRecord>> &record) {
                  if (!record || !*record || !(**record).client || !m_accounts.contains((**record).client->id))
                      return;
                  know((**record).id, Thread{(**record).ad, (**record).client->id, {}, 0});
                  heardIn((**record).id, sender, text);
              }));
}

} // namespace desk::server::demo
