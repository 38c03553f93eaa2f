// What every list of rooms can be asked.
#include "session/rooms.h"

namespace desk {

QList<RoomItem> Rooms::itemsThat(const std::function<bool(const RoomItem &)> &are) const
{
    QList<RoomItem> found;
    forEach([&](const RoomItem &item) {
        if (are(item))
            found << item;
    });
    return found;
}

QList<RoomItem> Rooms::items() const
{
    return itemsThat([](const RoomItem &) { return true; });
}

} // namespace desk
