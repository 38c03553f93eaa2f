// The page of settings.
#include "ui/settings/settingspage.h"

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

#include <QVBoxLayout>

namespace desk::ui {

SettingsPage::SettingsPage(Accounts &accounts, Settings &settings, const Clock &clock, const Theme &theme,
                           std::shared_ptr<const Autostart> autostart, QWidget *parent)
    : ColumnPage("settingsBack", theme, parent), m_spelling(new SpellingSection(settings, this)),
      m_replies(new RepliesSection(theme, this)), m_support(new SupportSection(settings, this)),
      m_teamReplies(new TeamRepliesSection(theme, this)), m_storage(new StorageSection(settings, clock, this)),
      m_account(new AccountSection(accounts, this)), m_connection(new ConnectionSection(clock, settings, this))
{
    auto *look = new LookSection(settings, std::move(autostart), this);
    auto *notifications = new NotificationSection(settings, clock, this);
    auto *network = new NetworkSection(settings, clock, this);
    for (QWidget *section :
         std::initializer_list<QWidget *>{look, notifications, m_spelling, m_support, m_replies, m_teamReplies,
                                          m_storage, network, m_account, m_connection})
        column()->addWidget(section);
    putUp();
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

void SettingsPage::retranslate()
{
    ColumnPage::retranslate();
    setTitle(tr("Settings"));
}

} // namespace desk::ui
