// All rooms of one account as the list shows them: what is stored, with typing, drafts and the outbox laid over.
#pragma once

#include "store/records.h"

#include <QObject>

namespace desk {

struct RoomItem
{
    Room room;
    QString title;             ///< the other side's name; for a publisher's case: its subject, or empty
    bool support = false;
    bool iAmBuyer = false;     ///< I wrote about somebody else's ad
    QString lastText;
    bool lastIsMine = false;
    bool lastIsRead = false;
    bool lastHasFile = false;
    QDateTime lastAt;
    int unread = 0;
    QString draft;
    int waitingToSend = 0;     ///< queued, sending, uncertain
    int notSent = 0;           ///< refused or asking
    QStringList typingNames;   ///< now
    friend bool operator==(const RoomItem &, const RoomItem &) = default;
};

class Rooms : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QList<RoomItem> items() const = 0;                          ///< unordered
    virtual std::optional<RoomItem> item(desk::RoomId room) const = 0;
    virtual bool loadedFromCache() const = 0;
    virtual int totalUnread() const = 0;

Q_SIGNALS:
    void reset();                                     ///< items() is new as a whole
    void itemChanged(const desk::RoomItem &item);     ///< new or changed
    void itemRemoved(desk::RoomId room);
};

} // namespace desk
