// Who of the people online has to hear of a change, and from which number to which (PROTOCOL.md, `changes`).
// Network thread only.
#pragma once

#include "server/rooms/roomservice.h"

namespace desk::server {

class ChangeFeed
{
public:
    ChangeFeed(RoomService &rooms, DbThread &db, Hub &hub) : m_rooms(rooms), m_db(db), m_hub(hub) {}

    /// A notification socket of `who` opens. In the callback the caller sends the cursor and subscribes at once.
    void open(const AccountPtr &who, Callback<Cursor> done);
    void close(UserId who);
    /// The highest number visible to somebody who is online; 0 for anybody else.
    Cursor cursorOf(UserId who) const;
    /// Called in the order of the commits.
    void tell(const RoomRecord &room, Cursor cursor, const Message *message, Audience audience);
    void push(UserId who, const SiteNotification &notification);

private:
    struct Person
    {
        AccountPtr account;
        Cursor seen;
        int sockets = 0;
    };
    void tell(Person &person, const RoomRecord &room, Cursor cursor, const Message *message);

    RoomService &m_rooms;
    DbThread &m_db;
    Hub &m_hub;
    std::unordered_map<UserId, Person> m_people;
    QSet<UserId> m_staff; ///< online
};

} // namespace desk::server
