// How changes arrive: the seam between a session and the two dialects. What arrives goes to the Intake; a feed tells only
// how the road itself is.
#pragma once

#include "protocol/result.h"
#include "protocol/types.h"

#include <QObject>

namespace desk {

class Feed : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void start() = 0; ///< while it runs: nothing
    virtual void stop() = 0;
    /// The site is reached again after it was not, or a person wants to know now: starts, or catches up at once.
    virtual void resume() = 0;
    /// As Session::setActiveRoom.
    virtual void setActiveRoom(RoomId room, bool newestInView) = 0;
    virtual void setWindowVisible(bool visible) = 0;
    /// Brings stored messages below `before` (0: the newest). Done when they are committed.
    virtual FutureResult<void> fetch(RoomId room, MessageId before) = 0;
    /// Something happened in this room that the feed may not hear of by itself.
    virtual void nudge(RoomId room) = 0;
    /// Empties the cache and asks for everything again. Told when the cache is empty.
    virtual FutureResult<void> startOver() = 0;

Q_SIGNALS:
    void connected(); ///< the road is open (again)
    void lost(const desk::Error &error, const QDateTime &retryAt);
    void suspectSignedOut();           ///< the site refused us: somebody should ask who we are
    void casesHidden(bool hidden);     ///< staff, but this site shows its queue to superusers alone
    void liveChanged(bool live);       ///< false: no socket here, the site is polled
    void syncingChanged(bool syncing); ///< the first sync
    void notificationArrived(const desk::SiteNotification &notification);
};

} // namespace desk
