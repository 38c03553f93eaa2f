// Mending an expired session without losing anything.
#include "ui/login/passwordpanel.h"

#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/login/passwordfield.h"
#include "ui/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk::ui {

PasswordPanel::PasswordPanel(Accounts &accounts, const Theme &theme, QWidget *parent)
    : QFrame(parent), m_accounts(accounts), m_words(plainLabel("strong", this)),
      m_password(new PasswordField(theme, this)), m_signIn(lookButton("primary", this)),
      m_problem(plainLabel("error", this))
{
    setObjectName(QStringLiteral("passwordPanel"));
    m_password->setObjectName(QStringLiteral("passwordAgain"));
    m_signIn->setObjectName(QStringLiteral("signInAgain"));
    m_problem->setObjectName(QStringLiteral("passwordProblem"));
    m_problem->hide();
    m_password->setMinimumWidth(theme.px(180));
    m_password->setMaximumWidth(theme.px(320));
    auto *row = new QHBoxLayout;
    row->addWidget(m_password, 1);
    row->addWidget(m_signIn);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 10, 18, 10);
    column->addWidget(m_words);
    column->addLayout(row);
    column->addWidget(m_problem);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_signIn, &QPushButton::clicked, this, &PasswordPanel::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &PasswordPanel::submit);
    retranslate();
    hide();
}

void PasswordPanel::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_password->clear();
    setBusy(false);
    if (session)
        connect(session, &Session::statusChanged, this, &PasswordPanel::follow);
    follow();
}

void PasswordPanel::follow()
{
    const bool wanted = m_session && m_session->status().state == ConnectionStatus::State::SignedOut;
    if (wanted == !isHidden())
        return;
    m_problem->hide();
    m_password->clear();
    retranslate();
    setVisible(wanted); // the focus stays where the person is writing
}

void PasswordPanel::submit()
{
    if (m_busy || !m_session || m_password->text().isEmpty())
        return;
    const Account &account = m_session->account();
    setBusy(true);
    m_problem->hide();
    m_accounts.signIn({account.site.originHeader(), account.me.username, m_password->text(), account.keepSignedIn})
        .then(this, [this](const Result<Session *> &result) {
            setBusy(false);
            m_password->clear();
            if (result)
                return;
            m_problem->setText(errorSentence(result.error()));
            m_problem->show();
            m_password->setFocus(Qt::OtherFocusReason);
        });
}

void PasswordPanel::setBusy(bool busy)
{
    m_busy = busy;
    m_password->setEnabled(!busy);
    m_signIn->setEnabled(!busy);
    m_signIn->setText(busy ? tr("Signing in…") : tr("Sign in again"));
}

void PasswordPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PasswordPanel::retranslate()
{
    const QString name = m_session ? oneLine(m_session->account().me.displayName()) : QString();
    m_words->setText(
        tr("The site has signed you out. Enter the password of %1 to go on; drafts and unsent messages are kept.")
            .arg(isolated(name)));
    m_password->setHint(tr("Password"));
    m_password->setAccessibleName(tr("Password"));
    setBusy(m_busy);
}

} // namespace desk::ui
