// Who the other side of a conversation is, and which conversations are with the same person. Pure.
#pragma once

#include "session/rooms.h"

namespace desk {

/// The buyer; of a case, or where I am the buyer, the publisher.
const User &otherPerson(const RoomItem &item);
/// The other conversations with him of the same kind (talks about ads, or cases), the newest first. Somebody without an id has none.
QList<RoomItem> otherConversations(const Rooms &rooms, const RoomItem &item);
/// When he first wrote about anything; invalid: not known.
QDateTime firstContact(const RoomItem &item, const QList<RoomItem> &others);

} // namespace desk
