// All settings on one page in the window.
#pragma once

#include "session/accounts.h"
#include "system/autostart.h"
#include "system/clock.h"
#include "system/settings.h"
#include "ui/columnpage.h"

namespace desk {
class Speller;
}

namespace desk::ui {

class AccountSection;
class ConnectionSection;
class RepliesSection;
class SpellingSection;
class StorageSection;
class SupportSection;
class TeamRepliesSection;

class SettingsPage : public ColumnPage
{
    Q_OBJECT
public:
    SettingsPage(Accounts &accounts, Settings &settings, const Clock &clock, const Theme &theme,
                 std::shared_ptr<const Autostart> autostart, QWidget *parent = nullptr);
    void setSession(Session *session);
    void setSpeller(Speller &speller);

Q_SIGNALS:
    void signedOut(const QString &notice);

protected:
    void retranslate() override;

private:
    SpellingSection *m_spelling;
    RepliesSection *m_replies;
    SupportSection *m_support;
    TeamRepliesSection *m_teamReplies;
    StorageSection *m_storage;
    AccountSection *m_account;
    ConnectionSection *m_connection;
};

} // namespace desk::ui
