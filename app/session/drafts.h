// What somebody has begun to write, room by room.
#pragma once

#include "session/kepttexts.h"

namespace desk {

class Drafts : public KeptTexts
{
public:
    Drafts(Store &store, Clock &clock, QObject *parent = nullptr)
        : KeptTexts([&store](RoomId room, const QString &text) { store.putDraft(room, text); }, clock, parent)
    {
    }
    QString draft(RoomId room) const { return text(room); }
};

} // namespace desk
