// The page of settings.
#include "ui/settings/settingspage.h"

#include "ui/format.h"
#include "ui/icons.h"
#include "ui/look.h"
#include "ui/settings/accountsection.h"
#include "ui/settings/connectionsection.h"
#include "ui/settings/looksection.h"
#include "ui/settings/networksection.h"
#include "ui/settings/notificationsection.h"
#include "ui/settings/repliessection.h"
#include "ui/settings/spellingsection.h"
#include "ui/settings/storagesection.h"
#include "ui/settings/supportsection.h"
#include "ui/settings/teamrepliessection.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace desk::ui {

SettingsPage::SettingsPage(Accounts &accounts, Settings &settings, const Clock &clock, const Theme &theme,
                           std::shared_ptr<const Autostart> autostart, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_back(new QToolButton(this)), m_title(plainLabel("title", this)),
      m_spelling(new SpellingSection(settings, this)), m_replies(new RepliesSection(theme, this)),
      m_support(new SupportSection(settings, this)), m_teamReplies(new TeamRepliesSection(theme, this)),
      m_storage(new StorageSection(settings, clock, this)), m_account(new AccountSection(accounts, this)),
      m_connection(new ConnectionSection(clock, settings, this))
{
    setObjectName(QStringLiteral("stage"));
    setAttribute(Qt::WA_StyledBackground);
    m_back->setObjectName(QStringLiteral("settingsBack"));
    auto *look = new LookSection(settings, std::move(autostart), this);
    auto *notifications = new NotificationSection(settings, clock, this);
    auto *network = new NetworkSection(settings, clock, this);
    auto *head = new QHBoxLayout;
    head->addWidget(m_back);
    head->addWidget(m_title, 1);
    auto *inside = new QWidget(this);
    inside->setMaximumWidth(theme.px(720));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(24, 18, 24, 24);
    column->setSpacing(14);
    column->addLayout(head);
    column->addWidget(look);
    column->addWidget(notifications);
    column->addWidget(m_spelling);
    column->addWidget(m_support);
    column->addWidget(m_replies);
    column->addWidget(m_teamReplies);
    column->addWidget(m_storage);
    column->addWidget(network);
    column->addWidget(m_account);
    column->addWidget(m_connection);
    column->addStretch(1);
    auto *centre = new QWidget(this);
    auto *row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(inside, 20);
    row->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(centre);
    letThrough(*scroll);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    connect(m_back, &QToolButton::clicked, this, &SettingsPage::closed);
    connect(m_account, &AccountSection::signedOut, this, &SettingsPage::signedOut);
    retranslate();
}

void SettingsPage::setSession(Session *session)
{
    m_support->setVisible(session && session->isStaff());
    m_replies->setSession(session);
    m_teamReplies->setSession(session);
    m_storage->setSession(session);
    m_account->setSession(session);
    m_connection->setSession(session);
}

void SettingsPage::setSpeller(Speller &speller)
{
    m_spelling->setSpeller(speller);
}

void SettingsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        retranslate();
}

void SettingsPage::retranslate()
{
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    m_back->setIcon(icon(rtl ? QStringLiteral("forward") : QStringLiteral("back"), m_theme));
    m_back->setIconSize({m_theme.px(18), m_theme.px(18)});
    m_back->setToolTip(plainToolTip(tr("Back to the conversations")));
    m_back->setAccessibleName(tr("Back to the conversations"));
    m_title->setText(tr("Settings"));
}

} // namespace desk::ui
