// The Accounts of a profile: signs in, compares who came back with whom was expected, opens and mends sessions, and keeps the
// secret where it belongs.
#pragma once

#include "session/accountbook.h"
#include "session/accountsession.h"

namespace desk {

class SecretStore;
class Settings;

class AccountKeeper : public Accounts
{
    Q_OBJECT
public:
    AccountKeeper(const CoreOptions &options, Clock &clock, SecretStore &secrets, Settings &settings);
    ~AccountKeeper() override;

    QList<Account> known() const override { return m_book.accounts(); }
    Session *current() const override { return m_session.get(); }
    FutureResult<Session *> signIn(const SignInRequest &request) override;
    FutureResult<Session *> open(const Account &account) override;
    FutureResult<SignedOut> signOut(bool deleteCache) override;
    void forget(const Account &account) override;

private:
    /// One attempt to sign in: its own SiteApi, so that a wrong password disturbs no open session.
    struct Attempt
    {
        std::unique_ptr<SiteApi> api;
        SignInRequest request;
        SignedIn answer;
        Promised<Session *> promised;
    };
    void identify(const std::shared_ptr<Attempt> &attempt);
    void accept(const std::shared_ptr<Attempt> &attempt, const std::optional<Discovery> &discovery);
    FutureResult<Session *> makeSession(const Account &account);
    void readSecret();
    void keepSecret(const Account &account, const SessionCookie &cookie);
    void closeSession();
    QTimeZone siteZone() const;

    CoreOptions m_options;
    Clock &m_clock;
    SecretStore &m_secrets;
    Settings &m_settings;
    AccountBook m_book;
    std::unique_ptr<AccountSession> m_session;
    std::shared_ptr<Attempt> m_attempt;
};

} // namespace desk
