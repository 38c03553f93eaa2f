// The team's replies in the composer of a case, and what is done with one that resolves it.
#pragma once

#include "session/session.h"

#include <QPointer>

namespace desk::ui {

class Composer;

class Macros : public QObject
{
    Q_OBJECT
public:
    Macros(Composer &composer, QObject *parent);
    void setSession(Session *session);
    /// 0: none.
    void setRoom(RoomId room);

Q_SIGNALS:
    void ran(); ///< its messages stand in the talk
    void failed(const desk::Error &error);
    void told(const QString &sentence); ///< what was to follow the messages was not done

private:
    void offer();
    void tellStopped(RoomId room, const Error &error);
    void run(const TeamReply &reply, const QStringList &texts);

    Composer &m_composer;
    QPointer<Session> m_session;
    RoomId m_room;
};

} // namespace desk::ui
