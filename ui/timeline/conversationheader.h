// Who this talk is with and what it is about, with what can be done to the whole of it.
#pragma once

#include "session/triage.h"
#include "ui/rooms/roomtext.h"
#include "ui/timeline/caseacts.h"

#include <QWidget>

class QMenu;
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

    /// `staff`: for one of them. `colleagues`: who else has the case on screen.
    void setRoom(const RoomItem &item, const std::optional<StaffView> &staff, const QDateTime &now,
                 const QList<Colleague> &colleagues = {});
    /// What can be done with the case; not owned, outlives the header. Tells of itself whenever the room does.
    void setActs(const CaseActs &acts) { m_acts = &acts; }
    void setContextShown(bool shown);
    void setBackShown(bool shown); ///< where the list stands behind the talk
    QToolButton *menuButton() const { return m_more; }
    QPushButton *resolveButton() const { return m_resolve; }
    QPushButton *claimButton() const { return m_claim; }

Q_SIGNALS:
    void actRequested(desk::ui::CaseAct act);
    void categoryRequested(const QString &category);
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
    QStringList caseParts() const;
    void addActs(QMenu &menu);
    bool can(CaseAct act) const { return m_acts && m_acts->can(act); }

    const Theme &m_theme;
    RoomItem m_item;
    std::optional<StaffView> m_staff;
    QDateTime m_now;
    QList<Colleague> m_colleagues;
    const CaseActs *m_acts = nullptr;
    QToolButton *m_back;
    QWidget *m_avatar;
    TextLine *m_title;
    TextLine *m_subtitle;
    QPushButton *m_claim;
    QPushButton *m_resolve;
    QToolButton *m_find;
    QToolButton *m_context;
    QToolButton *m_more;
};

} // namespace desk::ui
