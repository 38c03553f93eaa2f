// The person's private notes, room by room: in memory at once, in desk.db 300 ms later. They never leave this computer.
#pragma once

#include "store/store.h"

#include <QSet>

namespace desk {

class Clock;

class Notes : public QObject
{
    Q_OBJECT
public:
    Notes(Store &store, Clock &clock, QObject *parent = nullptr);
    void load(const QHash<RoomId, QString> &notes);
    void writeAgain(); ///< the desk file has lost something
    void set(RoomId room, const QString &text);
    QString note(RoomId room) const { return m_notes.value(room); }
    const QHash<RoomId, QString> &all() const { return m_notes; }
    void flush(); ///< at the end of a session

Q_SIGNALS:
    void changed(desk::RoomId room);

private:
    Store &m_store;
    Clock &m_clock;
    QHash<RoomId, QString> m_notes;
    QSet<RoomId> m_unsaved;
    bool m_saving = false;
};

} // namespace desk
