// A sliding window of one room: what is stored around one place, plus what waits in the outbox. Asks the store, and
// where the store has nothing, the feed. Never holds more than a few hundred messages, whatever the room's size.
#pragma once

#include "store/records.h"

#include <QObject>

namespace desk {

/// What a window shows now; a value, cheap to copy.
struct TimelineSnapshot
{
    RoomId room;
    QList<Message> messages;        ///< ascending by id, no doubles
    QList<Hole> holes;              ///< inside the window or at its upper edge
    QList<OutboxRow> pending;       ///< in the order they leave; shown only if atNewest
    bool atOldest = false;          ///< the first message is the room's first
    bool atNewest = true;           ///< the last message is the newest known
    bool loadingOlder = false;      ///< asked the site; nothing yet
    std::optional<Error> loadError; ///< the last asking failed (offline is not an error: Offline code)
    MessageId firstUnread;          ///< where the "new messages" line stands, fixed at opening; 0: none
    int unreadAtOpening = 0;
    MessageId theirReadUpTo; ///< read ticks; 0: nobody or unknown
    UserId me;
    bool readTicks = true;  ///< false in the deployed site's support rooms
    bool several = false;   ///< more than two people write here: names are shown
    bool staffSide = false; ///< a support case seen by staff: colleagues' answers stand on my side
};

class Timeline : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual const TimelineSnapshot &snapshot() const = 0;
    virtual RoomId room() const = 0;

public Q_SLOTS:
    virtual void loadOlder() = 0; ///< nothing happens while loading or atOldest
    virtual void loadNewer() = 0;
    virtual void jumpToNewest() = 0;
    virtual void jumpTo(desk::MessageId message) = 0;
    /// The person has seen everything up to here (visible in the focused window).
    virtual void markSeen(desk::MessageId upTo) = 0;

Q_SIGNALS:
    void opened();  ///< the first snapshot from the cache is there (also when empty)
    void changed(); ///< snapshot() is new
    /// A message by somebody else arrived below the window or in it.
    void arrived(const desk::Message &message);
};

} // namespace desk
