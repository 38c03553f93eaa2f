// By the site's id of a person: two buyers may have one name.
#include "models/people.h"

#include <algorithm>

namespace desk {

const User &otherPerson(const RoomItem &item)
{
    return item.support || item.iAmBuyer || !item.room.client ? item.room.publisher : *item.room.client;
}

QList<RoomItem> otherConversations(const Rooms &rooms, const RoomItem &item)
{
    const UserId person = otherPerson(item).id;
    if (person.value == 0)
        return {};
    QList<RoomItem> others = rooms.itemsThat([&](const RoomItem &each) {
        return each.room.id != item.room.id && each.support == item.support && otherPerson(each).id == person;
    });
    std::sort(others.begin(), others.end(), [](const RoomItem &a, const RoomItem &b) {
        return std::tuple(a.lastAt, a.room.id) > std::tuple(b.lastAt, b.room.id);
    });
    return others;
}

QDateTime firstContact(const RoomItem &item, const QList<RoomItem> &others)
{
    QDateTime first = item.room.createdAt;
    for (const RoomItem &other : others) {
        if (other.room.createdAt.isValid() && (!first.isValid() || other.room.createdAt < first))
            first = other.room.createdAt;
    }
    return first;
}

} // namespace desk
