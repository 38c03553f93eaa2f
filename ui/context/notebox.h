// The private note of the open conversation: written here, kept by the session, sent by nobody.
#pragma once

#include "session/session.h"

#include <QPointer>
#include <QWidget>

namespace desk::ui {

class ComposerEdit;
struct Theme;

class NoteBox : public QWidget
{
    Q_OBJECT
public:
    NoteBox(const Theme &theme, QWidget *parent);
    void setSession(Session *session);
    /// 0: none, and nothing is shown.
    void setRoom(RoomId room);
    /// The team has notes of its own here: this one says that it is none of them.
    void setBesideTeamNotes(bool beside);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill(const QString &note);
    void retranslate();

    const Theme &m_theme;
    QPointer<Session> m_session;
    RoomId m_room;
    bool m_filling = false;
    bool m_besideTeamNotes = false;
    ComposerEdit *m_edit;
};

} // namespace desk::ui
