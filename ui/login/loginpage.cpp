// The sign-in form.
#include "ui/login/loginpage.h"

#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/login/passwordfield.h"
#include "ui/look.h"

#include <QCheckBox>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace desk::ui {

LoginPage::LoginPage(Accounts &accounts, Settings &settings, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_accounts(accounts), m_settings(settings), m_theme(theme), m_language(lookButton("link", this)),
      m_card(new QFrame(this)), m_logo(new QLabel(this)), m_title(plainLabel("title", this)),
      m_hint(plainLabel("muted", this)), m_notice(plainLabel("ok", this)), m_knownLabel(plainLabel("heading", this)),
      m_known(new QWidget(this)), m_siteLabel(plainLabel("heading", this)), m_site(new QLineEdit(this)),
      m_userLabel(plainLabel("heading", this)), m_user(new QLineEdit(this)),
      m_passwordLabel(plainLabel("heading", this)), m_password(new PasswordField(theme, this)),
      m_caps(plainLabel("muted", this)), m_keep(new QCheckBox(this)), m_problem(plainLabel("error", this)),
      m_signIn(lookButton("primary", this))
{
    setObjectName(QStringLiteral("loginPage"));
    setAttribute(Qt::WA_StyledBackground);
    m_language->setObjectName(QStringLiteral("languageSwitch"));
    m_site->setObjectName(QStringLiteral("site"));
    m_site->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_site->setLayoutDirection(Qt::LeftToRight); // an address, not a sentence
    m_user->setObjectName(QStringLiteral("user"));
    m_password->setObjectName(QStringLiteral("password"));
    m_keep->setObjectName(QStringLiteral("keepSignedIn"));
    m_keep->setChecked(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_signIn->setObjectName(QStringLiteral("signIn"));
    m_siteLabel->setBuddy(m_site);
    m_userLabel->setBuddy(m_user);
    m_passwordLabel->setBuddy(m_password);
    m_problem->hide();
    m_notice->hide();
    m_caps->hide();
    new QVBoxLayout(m_known);
    m_known->layout()->setContentsMargins(0, 0, 0, 8);

    m_card->setObjectName(QStringLiteral("card"));
    auto *form = new QVBoxLayout(m_card);
    form->setContentsMargins(28, 24, 28, 26);
    form->setSpacing(6);
    auto *top = new QHBoxLayout;
    top->addWidget(m_logo);
    top->addStretch(1);
    top->addWidget(m_language, 0, Qt::AlignTop);
    form->addLayout(top);
    form->addSpacing(6);
    form->addWidget(m_title);
    form->addWidget(m_hint);
    form->addWidget(m_notice);
    form->addSpacing(8);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_knownLabel, m_known, m_siteLabel, m_site, m_userLabel,
                                                            m_user, m_passwordLabel, m_password, m_caps})
        form->addWidget(widget);
    form->addSpacing(4);
    form->addWidget(m_keep);
    form->addWidget(m_problem);
    form->addSpacing(8);
    form->addWidget(m_signIn);

    auto *inside = new QWidget(this);
    auto *column = new QVBoxLayout(inside);
    column->addStretch(1);
    auto *middle = new QHBoxLayout; // an alignment would forget that words wrap
    middle->addStretch(1);
    middle->addWidget(m_card);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(inside);
    letThrough(*scroll);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    connect(m_signIn, &QPushButton::clicked, this, &LoginPage::submit);
    for (QLineEdit *field : std::initializer_list<QLineEdit *>{m_site, m_user, m_password})
        connect(field, &QLineEdit::returnPressed, this, &LoginPage::submit);
    connect(m_password, &PasswordField::capsLockGuessed, m_caps, &QWidget::setVisible);
    connect(m_language, &QPushButton::clicked, this, [this] {
        const bool arabic = layoutDirection() == Qt::RightToLeft;
        m_settings.setLanguage(arabic ? LanguageChoice::English : LanguageChoice::Arabic);
    });
    setTabOrder(m_known, m_site);
    setTabOrder(m_site, m_user);
    setTabOrder(m_user, m_password);
    setTabOrder(m_password, m_keep);
    setTabOrder(m_keep, m_signIn);
    setTabOrder(m_signIn, m_language);
    restyle();
    prepare();
}

void LoginPage::prepare(const QString &notice)
{
    setBusy(false);
    showProblem({});
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    m_password->clear();
    m_password->setShown(false);
    m_caps->hide();
    fill(m_settings.lastSite(), m_settings.lastUser());
    listKnown();
    retranslate();
}

void LoginPage::fill(const QString &site, const QString &user)
{
    m_site->setText(site);
    m_user->setText(user);
}

void LoginPage::listKnown()
{
    while (QLayoutItem *item = m_known->layout()->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const QList<Account> known = m_accounts.known();
    for (const Account &account : known) {
        QPushButton *button = lookButton("account", m_known);
        button->setObjectName(QStringLiteral("knownAccount"));
        // an ampersand in a name is not a mnemonic
        QString words =
            tr("%1 on %2").arg(isolated(oneLine(account.me.displayName()).left(60)), isolated(account.site.host()));
        button->setText(words.replace(QLatin1Char('&'), QLatin1String("&&")));
        button->setIcon(icon(QStringLiteral("user"), m_theme));
        connect(button, &QPushButton::clicked, this, [this, account] { openKnown(account); });
        button->setMinimumHeight(m_theme.px(40));
        m_known->layout()->addWidget(button);
    }
    m_known->setVisible(!known.isEmpty());
    m_knownLabel->setVisible(!known.isEmpty());
}

void LoginPage::submit()
{
    if (m_busy)
        return;
    const auto missing = [this](QLineEdit *field, const QString &words) {
        showProblem(words);
        field->setFocus(Qt::OtherFocusReason);
    };
    if (m_site->text().trimmed().isEmpty())
        return missing(m_site, tr("Write the address of the site, for example idrissimart.com."));
    if (m_user->text().trimmed().isEmpty())
        return missing(m_user, tr("Write your user name, e-mail address or phone number."));
    if (m_password->text().isEmpty())
        return missing(m_password, tr("Write your password."));
    signIn({m_site->text().trimmed(), m_user->text().trimmed(), m_password->text(), m_keep->isChecked()});
}

void LoginPage::signIn(const SignInRequest &request)
{
    setBusy(true);
    showProblem({});
    fill(request.site, request.user);
    m_settings.setLastSite(request.site);
    m_settings.setLastUser(request.user);
    m_accounts.signIn(request).then(this, [this](const Result<Session *> &result) { finish(result); });
}

void LoginPage::openKnown(const Account &account)
{
    if (m_busy)
        return;
    setBusy(true);
    showProblem({});
    fill(account.site.originHeader(), account.me.username);
    m_accounts.open(account).then(this, [this](const Result<Session *> &result) { finish(result); });
}

void LoginPage::finish(const Result<Session *> &result)
{
    setBusy(false);
    if (result) {
        m_password->clear();
        return;
    }
    const ErrorCode code = result.error().code;
    showProblem(code == ErrorCode::Offline
                    ? tr("The site cannot be reached. Check its address and your network connection.")
                    : errorSentence(result.error()));
    if (code == ErrorCode::SignInRefused) {
        m_password->setFocus(Qt::OtherFocusReason);
        m_password->selectAll();
    } else {
        m_site->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT failed(result.error());
}

void LoginPage::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_known, m_site, m_user, m_password, m_keep, m_signIn})
        widget->setEnabled(!busy);
    m_signIn->setText(busy ? tr("Signing in…") : tr("Sign in"));
}

void LoginPage::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void LoginPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QLineEdit *first = m_site->text().isEmpty() ? m_site : m_user->text().isEmpty() ? m_user : m_password;
    first->setFocus(Qt::OtherFocusReason);
}

void LoginPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        listKnown();
    } else if (event->type() == QEvent::StyleChange) {
        restyle();
    }
}

void LoginPage::restyle()
{
    m_card->setFixedWidth(m_theme.px(400));
    const int side = m_theme.px(44);
    m_logo->setFixedSize(side, side);
    m_logo->setPixmap(QIcon(QStringLiteral(":/app.svg")).pixmap(QSize(side, side), devicePixelRatioF()));
}

void LoginPage::retranslate()
{
    m_title->setText(tr("Sign in"));
    m_hint->setText(tr("Answer your buyers and the site's staff from one window."));
    m_knownLabel->setText(tr("Continue as"));
    m_siteLabel->setText(tr("Address of the site"));
    m_site->setPlaceholderText(QStringLiteral("idrissimart.com"));
    m_userLabel->setText(tr("User name, e-mail or phone"));
    m_passwordLabel->setText(tr("Password"));
    m_caps->setText(tr("Caps Lock seems to be on."));
    m_keep->setText(tr("Keep me signed in"));
    m_site->setAccessibleName(m_siteLabel->text());
    m_user->setAccessibleName(m_userLabel->text());
    m_password->setAccessibleName(m_passwordLabel->text());
    // the switch names the other language in that language
    m_language->setText(layoutDirection() == Qt::RightToLeft ? QStringLiteral("English") : QStringLiteral("العربية"));
    setBusy(m_busy);
}

} // namespace desk::ui
