// All rooms of one account as the list shows them: what is stored, with typing, drafts and the outbox laid over.
#pragma once

#include "store/records.h"

#include <QObject>

#include <functional>

namespace desk {

/// What the person says of a room on this machine; the site never hears of it.
enum class RoomState {
    Pinned,
    Muted,
    Archived,      ///< until the other side writes
    MarkedUnread,  ///< until it is opened
    NoReplyNeeded, ///< until the other side writes
};

struct RoomItem
{
    Room room;
    QString title; ///< the other side's name; for a publisher's case: its subject, or empty
    bool support = false;
    bool iAmBuyer = false; ///< I wrote about somebody else's ad
    QString lastText;
    bool lastIsMine = false;
    bool lastIsRead = false;
    bool lastHasFile = false;
    QDateTime lastAt;
    int unread = 0;
    QString draft;
    int waitingToSend = 0;   ///< queued, sending, uncertain
    QString waitingText;     ///< of the newest of them; empty: a file
    int notSent = 0;         ///< refused or asking
    QString notSentText;     ///< as waitingText
    QStringList typingNames; ///< now
    bool pinned = false;
    bool muted = false;
    bool archived = false; ///< here only, see RoomState; a room closed at the site is not active
    bool markedUnread = false;
    bool noReplyNeeded = false;
    bool needsAnswer = false; ///< the last word is theirs, and nobody said that it needs no reply
    QDateTime waitingSince;   ///< valid where it needs an answer: their first word after my last
    friend bool operator==(const RoomItem &, const RoomItem &) = default;
};

/// In the list's own words: it has news for the person.
inline bool isUnread(const RoomItem &item)
{
    return item.unread > 0 || item.markedUnread;
}
/// It is one of those that badges count.
inline bool isCounted(const RoomItem &item)
{
    return isUnread(item) && !item.muted && !item.archived;
}

class Rooms : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void forEach(const std::function<void(const RoomItem &)> &visit) const = 0; ///< unordered
    virtual std::optional<RoomItem> item(desk::RoomId room) const = 0;
    virtual bool loadedFromCache() const = 0;
    virtual int totalUnread() const = 0; ///< without the muted and the archived ones
    QList<RoomItem> itemsThat(const std::function<bool(const RoomItem &)> &are) const;
    QList<RoomItem> items() const; ///< copies of all: not where there may be thousands and something moves

Q_SIGNALS:
    void reset();                                 ///< all of them are new
    void itemChanged(const desk::RoomItem &item); ///< new or changed
    void itemRemoved(desk::RoomId room);
};

} // namespace desk
