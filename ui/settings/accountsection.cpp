// Signing out and the known accounts.
#include "ui/settings/accountsection.h"

#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/look.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk::ui {

AccountSection::AccountSection(Accounts &accounts, QWidget *parent)
    : SettingsSection(parent), m_accounts(accounts), m_signOut(lookButton("", this)), m_sure(new QWidget(this)),
      m_sureWords(plainLabel("", m_sure)), m_deleteCache(new QCheckBox(m_sure)), m_yes(lookButton("danger", m_sure)),
      m_no(lookButton("", m_sure)), m_othersLabel(plainLabel("heading", this)), m_others(new QWidget(this))
{
    m_signOut->setObjectName(QStringLiteral("signOut"));
    m_yes->setObjectName(QStringLiteral("signOutYes"));
    m_no->setObjectName(QStringLiteral("signOutNo"));
    m_deleteCache->setObjectName(QStringLiteral("deleteCache"));
    m_who = addRow(m_signOut);
    auto *sure = new QVBoxLayout(m_sure);
    sure->setContentsMargins(0, 0, 0, 0);
    sure->addWidget(m_sureWords);
    sure->addWidget(m_deleteCache);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_yes);
    buttons->addWidget(m_no);
    buttons->addStretch(1);
    sure->addLayout(buttons);
    addWide(m_sure);
    addWide(m_othersLabel);
    addWide(m_others);
    auto *others = new QVBoxLayout(m_others);
    others->setContentsMargins(0, 0, 0, 0);
    m_sure->hide();
    connect(m_signOut, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_no, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_yes, &QPushButton::clicked, this, &AccountSection::signOut);
    connect(m_deleteCache, &QCheckBox::toggled, this, &AccountSection::retranslate);
    retranslate();
}

void AccountSection::setSession(Session *session)
{
    m_session = session;
    ask(false);
    listOthers();
    retranslate();
}

void AccountSection::ask(bool asking)
{
    m_sure->setVisible(asking);
    m_signOut->setVisible(!asking);
    m_deleteCache->setChecked(false);
    m_yes->setEnabled(true);
    retranslate();
    if (asking)
        m_no->setFocus(Qt::OtherFocusReason);
}

void AccountSection::signOut()
{
    m_yes->setEnabled(false);
    m_accounts.signOut(m_deleteCache->isChecked()).then(this, [this](const Result<SignedOut> &result) {
        if (!result) {
            m_yes->setEnabled(true);
            m_sureWords->setText(errorSentence(result.error()));
            return;
        }
        QString notice = tr("You are signed out.");
        if (!result->atSite) {
            notice = tr(
                "You are signed out on this computer, but the site could not be told: there the sign-in lasts until it "
                "expires. To end it now, sign in and out again when the site can be reached.");
        }
        ask(false);
        Q_EMIT signedOut(notice);
    });
}

void AccountSection::listOthers()
{
    while (QLayoutItem *item = m_others->layout()->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const QList<Account> known = m_accounts.known();
    for (const Account &account : known) {
        if (m_session && account.key == m_session->account().key)
            continue;
        auto *line = new QWidget(m_others);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        QLabel *name = plainLabel("", line);
        name->setText(tr("%1 on %2").arg(isolated(oneLine(account.me.displayName())), isolated(account.site.host())));
        QPushButton *open = lookButton("", line);
        open->setText(tr("Open"));
        QPushButton *forget = lookButton("danger", line);
        forget->setText(tr("Forget"));
        forget->setToolTip(plainToolTip(tr("Deletes everything kept of this account on this computer")));
        row->addWidget(name, 1);
        row->addWidget(open);
        row->addWidget(forget);
        m_others->layout()->addWidget(line);
        connect(open, &QPushButton::clicked, this, [this, account] { m_accounts.open(account); });
        connect(forget, &QPushButton::clicked, this, [this, account] {
            m_accounts.forget(account);
            listOthers();
        });
    }
    const bool any = m_others->layout()->count() > 0;
    m_others->setVisible(any);
    m_othersLabel->setVisible(any);
}

void AccountSection::changeEvent(QEvent *event)
{
    SettingsSection::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        listOthers();
    }
}

void AccountSection::retranslate()
{
    setTitle(tr("Account"));
    if (m_session) {
        const Account &account = m_session->account();
        m_who->setText(tr("%1 on %2").arg(isolated(oneLine(account.me.displayName())), isolated(account.site.host())));
    }
    m_signOut->setText(tr("Sign out…"));
    const int waiting = m_session ? m_session->status().waiting : 0;
    QString words = tr("You will need your password to come back.");
    if (waiting > 0) {
        words += QLatin1Char(' ');
        words += m_deleteCache->isChecked()
                     ? tr("%Ln unsent message(s) will be deleted.", nullptr, waiting)
                     : tr("%Ln unsent message(s) stay here and leave when you sign in again.", nullptr, waiting);
    }
    m_sureWords->setText(words);
    m_deleteCache->setText(
        tr("Also delete the conversations, drafts, unsent messages, notes and quick replies stored on this computer"));
    m_yes->setText(tr("Sign out"));
    m_no->setText(tr("Cancel"));
    m_othersLabel->setText(tr("Other accounts on this computer"));
}

} // namespace desk::ui
