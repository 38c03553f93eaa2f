// Private notes of the open case: joins the composer's note mode to the support desk, and keeps what is not saved yet, room by
// room, until the program ends.
#pragma once

#include "session/session.h"

#include <QPointer>
#include <QSet>

namespace desk::ui {

class Composer;

class NoteWriter : public QObject
{
    Q_OBJECT
public:
    NoteWriter(Composer &composer, QObject *parent);

    void setSession(Session *session);
    /// Always begins with a reply.
    void openRoom(RoomId room);
    void closeRoom();
    /// Who writes here, and whether it is a case, may have changed.
    void follow();
    /// The support desk, where the open room has private notes and a log; else null.
    Triage *desk() const;
    void retry(const QUuid &nonce);
    void edit(const QUuid &nonce); ///< a refused note comes back into the field

Q_SIGNALS:
    void changed(); ///< desk() says something else
    void failed(const desk::Error &error);

private:
    void save(const QString &text);
    void saved(RoomId room, const QString &text);
    void put(RoomId room, const QString &text);
    QString unsaved(RoomId room) const;

    Composer &m_composer;
    QPointer<Session> m_session;
    RoomId m_room;
    QHash<RoomId, QString> m_unsaved; ///< of the rooms that are not open
    QSet<RoomId> m_saving;
};

} // namespace desk::ui
