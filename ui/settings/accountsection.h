// Who is signed in, signing out (which asks in place), and the other accounts of this profile.
#pragma once

#include "session/accounts.h"
#include "ui/settings/settingssection.h"

#include <QPointer>

class QCheckBox;
class QPushButton;

namespace desk::ui {

class AccountSection : public SettingsSection
{
    Q_OBJECT
public:
    AccountSection(Accounts &accounts, QWidget *parent = nullptr);
    void setSession(Session *session);

Q_SIGNALS:
    /// The words for the sign-in page: what was done, and what could not be.
    void signedOut(const QString &notice);

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask(bool asking);
    void signOut();
    void listOthers();
    void retranslate();

    Accounts &m_accounts;
    QPointer<Session> m_session;
    QLabel *m_who;
    QPushButton *m_signOut;
    QWidget *m_sure;
    QLabel *m_sureWords;
    QCheckBox *m_deleteCache;
    QPushButton *m_yes;
    QPushButton *m_no;
    QLabel *m_othersLabel;
    QWidget *m_others;
};

} // namespace desk::ui
