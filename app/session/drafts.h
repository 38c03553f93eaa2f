// What somebody has begun to write, room by room: in memory at once, in desk.db 300 ms later.
#pragma once

#include "store/store.h"

#include <QSet>

namespace desk {

class Clock;

class Drafts : public QObject
{
    Q_OBJECT
public:
    Drafts(Store &store, Clock &clock, QObject *parent = nullptr);
    void load(const QHash<RoomId, QString> &drafts);
    void writeAgain(); ///< the desk file has lost something
    void set(RoomId room, const QString &text);
    QString draft(RoomId room) const { return m_drafts.value(room); }
    void flush();   ///< at the end of a session

Q_SIGNALS:
    void changed(desk::RoomId room);

private:
    Store &m_store;
    Clock &m_clock;
    QHash<RoomId, QString> m_drafts;
    QSet<RoomId> m_unsaved;
    bool m_saving = false;
};

} // namespace desk
