// The session has expired: asks for the password in place, above everything that stays readable.
#pragma once

#include "session/accounts.h"
#include "ui/theme.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;

namespace desk::ui {

class PasswordField;

class PasswordPanel : public QFrame
{
    Q_OBJECT
public:
    PasswordPanel(Accounts &accounts, const Theme &theme, QWidget *parent = nullptr);
    /// Shows itself while this session is signed out.
    void setSession(Session *session);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void submit();
    void setBusy(bool busy);
    void retranslate();

    Accounts &m_accounts;
    QPointer<Session> m_session;
    bool m_busy = false;
    QLabel *m_words;
    PasswordField *m_password;
    QPushButton *m_signIn;
    QLabel *m_problem;
};

} // namespace desk::ui
