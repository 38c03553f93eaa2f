// The Timeline of a session: pages from the store around one place, kept current by what the store commits, filled from the
// site where the store has a hole.
#pragma once

#include "session/timeline.h"
#include "store/store.h"

namespace desk {

class Outbox;
class ReadMarks;
class RoomBook;

class RoomTimeline : public Timeline
{
    Q_OBJECT
public:
    /// Brings messages below a place (0: the newest) into the store.
    using Fetch = std::function<FutureResult<void>(RoomId, MessageId before)>;
    struct Parts
    {
        Store &store;
        const Outbox &outbox;
        const RoomBook &book;
        ReadMarks &marks;
        Fetch fetch;
        UserId me;
        bool staff = false;
        bool deployed = false;
    };

    RoomTimeline(const Parts &parts, RoomId room);

    const TimelineSnapshot &snapshot() const override { return m_shown; }
    RoomId room() const override { return m_shown.room; }
    /// The site is reached again: holes in sight and a failed asking are tried anew.
    void siteReached();

    void loadOlder() override;
    void loadNewer() override;
    void jumpToNewest() override;
    void jumpTo(MessageId message) override;
    void markSeen(MessageId upTo) override;

private:
    void take(const ChangeSet &changes);
    void takeMessages(const QList<Message> &messages);
    void show(const RoomSlice &slice, bool opening);
    void describe(const std::optional<Room> &room);
    void refreshPending();
    void refreshHoles(const QList<Hole> &all);
    void prepend(const RoomSlice &slice);
    void append(const RoomSlice &slice);
    void fetchOlder(MessageId before);
    void readOlder(bool afterFetch);
    void fillHoles();
    void trim(bool keepNewest);
    void judgeEdges(MessageId oldestStored, MessageId newestStored);
    MessageId first() const;
    MessageId last() const;
    bool holeAbove(MessageId message) const;

    Parts m_parts;
    TimelineSnapshot m_shown;
    QList<Hole> m_allHoles;
    quint64 m_place = 0; ///< a jump makes answers for the old place void
    bool m_open = false;
    MessageId m_jumpWhenOpen;
    bool m_readingOlder = false;
    bool m_readingNewer = false;
    bool m_filling = false;
};

} // namespace desk
