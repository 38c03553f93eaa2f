// Building and pushing `change` frames.
#include "server/rooms/changefeed.h"

#include "protocol/codec.h"
#include "server/db/dbthread.h"
#include "server/db/statements.h"

namespace desk::server {

void ChangeFeed::open(const AccountPtr &who, Callback<Cursor> done)
{
    m_db.read([id = who->id(), staff = who->staff()](sql::Database &db) { return db::visibleCursor(db, id, staff); },
              [this, who, done = std::move(done)](const Result<Cursor> &cursor) {
                  if (!cursor)
                      return done(cursor);
                  Person &person = m_people[who->id()];
                  person.account = who;
                  person.seen = std::max(person.seen, *cursor);
                  ++person.sockets;
                  if (who->staff())
                      m_staff.insert(who->id());
                  done(person.seen);
              });
}

void ChangeFeed::close(UserId who)
{
    auto it = m_people.find(who);
    if (it == m_people.end() || --it->second.sockets > 0)
        return;
    m_people.erase(it);
    m_staff.remove(who);
}

Cursor ChangeFeed::cursorOf(UserId who) const
{
    auto it = m_people.find(who);
    return it == m_people.end() ? Cursor{} : it->second.seen;
}

void ChangeFeed::tell(const RoomRecord &room, Cursor cursor, const Message *message, Audience audience)
{
    if (m_people.empty())
        return;
    QSet<UserId> told;
    if (audience == Audience::Everybody)
        told.insert(room.publisher.id);
    if (audience == Audience::Everybody && room.client)
        told.insert(room.client->id);
    if (room.type == RoomType::PublisherAdmin)
        told += m_staff;
    for (const UserId id : std::as_const(told)) {
        if (auto it = m_people.find(id); it != m_people.end())
            tell(it->second, room, cursor, message);
    }
}

void ChangeFeed::tell(Person &person, const RoomRecord &room, Cursor cursor, const Message *message)
{
    if (!m_rooms.mayEnter(*person.account, room))
        return;
    protocol::Change change{cursor, std::exchange(person.seen, cursor), m_rooms.roomFor(*person.account, room), {}};
    if (message) {
        change.message = *message;
        if (message->sender != person.account->id())
            change.message->nonce = {};
    }
    const protocol::ServerFrame frame = std::move(change);
    m_hub.publish({Topic::Person, person.account->id().value}, {.room = room.id,
                                                                .ad = {},
                                                                .from = person.account->id(),
                                                                .echo = true,
                                                                .frame = &frame,
                                                                .wire = protocol::encode(frame),
                                                                .own = {}});
}

void ChangeFeed::push(UserId who, const SiteNotification &notification)
{
    if (!m_hub.anybody({Topic::Person, who.value}))
        return;
    const protocol::ServerFrame frame = protocol::NotificationPushed{notification};
    m_hub.publish({Topic::Person, who.value}, {.room = {},
                                               .ad = {},
                                               .from = who,
                                               .echo = true,
                                               .frame = &frame,
                                               .wire = protocol::encode(frame, {m_rooms.config().features()}),
                                               .own = {}});
}

} // namespace desk::server
