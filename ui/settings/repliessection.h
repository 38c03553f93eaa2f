// The quick replies: the list with its order, the form for one of them, and the file that carries them with the notes.
#pragma once

#include "session/session.h"
#include "ui/settings/settingssection.h"

#include <QPointer>

class QListWidget;
class QPushButton;

namespace desk::ui {

class AskRow;
class KeepsakesRow;
class ReplyEditor;
struct Theme;

class RepliesSection : public SettingsSection
{
    Q_OBJECT
public:
    RepliesSection(const Theme &theme, QWidget *parent = nullptr);
    void setSession(Session *session);
    KeepsakesRow *keepsakes() const { return m_keepsakes; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void fitList();
    void edit(int row); ///< -1: a new one
    void save(const QuickReply &reply);
    void endEdit();
    void askDelete();
    void shift(int by);
    void addExamples();
    void retranslate();

    const Theme &m_theme;
    QPointer<Session> m_session;
    QString m_edited; ///< the shortcut of the reply in the form; empty: a new one
    QLabel *m_intro;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_delete;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_examples;
    AskRow *m_ask;
    ReplyEditor *m_editor;
    KeepsakesRow *m_keepsakes;
};

} // namespace desk::ui
