// The person's private notes, room by room. They never leave this computer: nothing takes one to send it.
#pragma once

#include "session/kepttexts.h"

namespace desk {

class Notes : public KeptTexts
{
public:
    Notes(Store &store, Clock &clock, QObject *parent = nullptr)
        : KeptTexts([&store](RoomId room, const QString &text) { store.putNote(room, text); }, clock, parent)
    {
    }
    QString note(RoomId room) const { return text(room); }
};

} // namespace desk
