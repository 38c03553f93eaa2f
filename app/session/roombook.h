// The rooms of one account as the list shows them: what the store committed, with typing, drafts, the outbox and
// what the person said of them laid over.
#pragma once

#include "session/rooms.h"
#include "store/incoming.h"

namespace desk {

class Drafts;
class Outbox;
class Presence;
class RoomMarks;

class RoomBook : public Rooms
{
    Q_OBJECT
public:
    RoomBook(const User &me, bool staff, const Drafts &drafts, const Outbox &outbox, const Presence &presence,
             const RoomMarks &marks, QObject *parent = nullptr);

    void load(const QList<RoomStart> &rooms);
    void take(const ChangeSet &changes);
    void refresh(RoomId room); ///< what lies over it changed
    void setStaff(bool staff);
    void setMe(const User &me); ///< the same person under another name

    bool isTheirs(const Message &message) const; ///< of a room that is known
    std::optional<Room> room(RoomId id) const;
    MessageId newest(RoomId id) const; ///< the highest id known
    MessageId stored(RoomId id) const; ///< the highest id stored
    /// Up to where the others' words have come to be read here: my own message, or what the site tells of a room, may be
    /// ahead of a word that is still under way. Of a room without a stored message: the highest id known.
    MessageId heard(RoomId id) const;
    QDateTime storedAt(RoomId id) const; ///< the time of that message; invalid: none
    /// The last message that the deployed site told of when the room was last read whole; invalid: never.
    QDateTime wholeAt(RoomId id) const;
    QList<RoomId> openRooms() const; ///< those in which somebody can still write
    /// The list of the site tells of a message newer than what is stored.
    bool isSummaryNewer(const Room &listed) const;
    /// The most recent first, until `visit` says false.
    void visitByActivity(const std::function<bool(const Room &)> &visit) const;

    void forEach(const std::function<void(const RoomItem &)> &visit) const override;
    std::optional<RoomItem> item(RoomId room) const override;
    bool loadedFromCache() const override { return m_loaded; }
    int totalUnread() const override;

private:
    struct Entry
    {
        Room room;
        std::optional<Message> newest;
        QDateTime wholeAt;
        QDateTime waitingSince; ///< invalid: the newest stored is not theirs
        MessageId heard;        ///< at the start the newest stored, then others' messages
        RoomItem shown;
    };
    RoomItem build(const Entry &entry) const;
    void layMarks(RoomItem &item, const Entry &entry, bool summaryIsNewer) const;
    static void follow(Entry &entry, const Message &message, bool theirs);
    void update(Entry &entry);

    User m_me;
    bool m_staff;
    const Drafts &m_drafts;
    const Outbox &m_outbox;
    const Presence &m_presence;
    const RoomMarks &m_marks;
    QHash<RoomId, Entry> m_entries;
    bool m_loaded = false;
};

/// The other side's name; a publisher's own case: its subject.
QString roomTitle(const Room &room, UserId me);

} // namespace desk
