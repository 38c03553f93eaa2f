// What Ctrl+K offers before anything is typed: the conversations that were open last, then those that are unread. Enter goes
// to the first, which is the one before this.
#pragma once

#include "session/session.h"
#include "system/clock.h"
#include "ui/theme.h"

#include <QPointer>
#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace desk::ui {

class RoomLines;

/// The recent ones without the open one, as they were visited; then the others that are unread, the newest first.
QList<RoomItem> switcherRooms(const Rooms &rooms, const QList<RoomId> &recents, RoomId open);

class Switcher : public QScrollArea
{
    Q_OBJECT
public:
    Switcher(const Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    void setSession(Session *session);
    /// False: there is nothing to offer.
    bool offer(const QList<RoomId> &recents, RoomId open);
    void chooseFirst();
    void focusFirst();

Q_SIGNALS:
    void roomChosen(desk::RoomId room);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void retranslate();
    void followTheme();

    const Theme &m_theme;
    QPointer<Session> m_session;
    QList<RoomId> m_recents;
    RoomId m_open;
    QLabel *m_title;
    RoomLines *m_list;
    QVBoxLayout *m_column = nullptr;
};

} // namespace desk::ui
