// What was found of one kind in the open conversation: the prices that were named, its links, or its files.
#pragma once

#include "models/findsmodel.h"
#include "system/clock.h"
#include "ui/context/section.h"

class QPushButton;

namespace desk::ui {

class LineList;
struct LineFace;

class FindSection : public Section
{
    Q_OBJECT
public:
    FindSection(FindKind kind, const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent);
    /// Looks only while it is open and can be seen.
    void setRoom(Session *session, RoomId room);
    void setShown(bool shown);

Q_SIGNALS:
    void messageWanted(desk::MessageId message);
    void linkActivated(const QUrl &url);
    void saveWanted(const desk::Attachment &file);
    void saveAsWanted(const desk::Attachment &file);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void tell();
    LineFace face(int row) const;
    QString who(const Find &find) const;
    void choose(int row);
    void showMenu(int row, const QPoint &globalPosition);

    const Clock &m_clock;
    FindsModel m_model;
    QPointer<Session> m_session;
    RoomId m_room;
    bool m_shown = false;
    LineList *m_list;
    QPushButton *m_more;
};

} // namespace desk::ui
