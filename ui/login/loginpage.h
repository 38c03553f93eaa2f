// Signing in, in the window: the site, the person, the password; or an account this profile already knows.
#pragma once

#include "session/accounts.h"
#include "system/settings.h"
#include "ui/theme.h"

#include <QWidget>

class QCheckBox;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace desk::ui {

class PasswordField;

class LoginPage : public QWidget
{
    Q_OBJECT
public:
    LoginPage(Accounts &accounts, Settings &settings, const Theme &theme, QWidget *parent = nullptr);

    /// Before it is shown again: reads the known accounts anew; `notice` stands above the form (after signing out).
    void prepare(const QString &notice = {});
    void fill(const QString &site, const QString &user);
    void signIn(const SignInRequest &request);

Q_SIGNALS:
    /// Said on the page too.
    void failed(const desk::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void submit();
    void openKnown(const Account &account);
    void finish(const Result<Session *> &result);
    void setBusy(bool busy);
    void showProblem(const QString &problem);
    void listKnown();
    void restyle();
    void retranslate();

    Accounts &m_accounts;
    Settings &m_settings;
    const Theme &m_theme;
    bool m_busy = false;
    QPushButton *m_language;
    QFrame *m_card;
    QLabel *m_logo;
    QLabel *m_title;
    QLabel *m_hint;
    QLabel *m_notice;
    QLabel *m_knownLabel;
    QWidget *m_known;
    QLabel *m_siteLabel;
    QLineEdit *m_site;
    QLabel *m_userLabel;
    QLineEdit *m_user;
    QLabel *m_passwordLabel;
    PasswordField *m_password;
    QLabel *m_caps;
    QCheckBox *m_keep;
    QLabel *m_problem;
    QPushButton *m_signIn;
};

} // namespace desk::ui
