// The replies of the whole team, kept by the site: the list, and the form for one of them. Only where the site keeps them, and
// changed only while it is reached.
#pragma once

#include "session/session.h"
#include "ui/settings/settingssection.h"

#include <QPointer>

class QListWidget;
class QPushButton;

namespace desk::ui {

class AskRow;
class TeamReplyEditor;
struct Theme;

class TeamRepliesSection : public SettingsSection
{
    Q_OBJECT
public:
    TeamRepliesSection(const Theme &theme, QWidget *parent = nullptr);
    void setSession(Session *session);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    bool isReached() const;
    std::optional<TeamReply> current() const;
    void showReplies();
    void fitList();
    void edit(const TeamReply &reply);
    void save(const TeamReply &reply);
    void endEdit();
    void askDelete();
    void remove(TeamReplyId reply);
    void retranslate();

    const Theme &m_theme;
    QPointer<Session> m_session;
    bool m_saving = false;
    QLabel *m_intro;
    QLabel *m_away; ///< why nothing can be changed now
    QLabel *m_problem;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_delete;
    AskRow *m_ask;
    TeamReplyEditor *m_editor;
};

} // namespace desk::ui
