// Who this talk is with and what it is about, with what can be done to the whole of it.
#pragma once

#include "session/rooms.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace desk::ui {

class TextLine;
struct Theme;

class ConversationHeader : public QWidget
{
    Q_OBJECT
public:
    ConversationHeader(const Theme &theme, QWidget *parent = nullptr);

    void setRoom(const RoomItem &item, bool staff, const QDateTime &now);
    void setContextShown(bool shown);
    void setBackShown(bool shown); ///< where the list stands behind the talk
    QToolButton *menuButton() const { return m_more; }
    QPushButton *resolveButton() const { return m_resolve; }

Q_SIGNALS:
    void resolveRequested();
    void reopenRequested();
    void closeRequested(); ///< not yet confirmed
    void contextToggled(bool shown);
    void findRequested();
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    void showMenu();
    QString subtitle() const;

    const Theme &m_theme;
    RoomItem m_item;
    bool m_staff = false;
    QDateTime m_now;
    QToolButton *m_back;
    QWidget *m_avatar;
    TextLine *m_title;
    TextLine *m_subtitle;
    QPushButton *m_resolve;
    QToolButton *m_find;
    QToolButton *m_context;
    QToolButton *m_more;
};

} // namespace desk::ui
