// Signing in and out, and the accounts this profile knows. Makes Sessions; owns the one that is open.
#pragma once

#include "session/session.h"

namespace desk {

struct SignInRequest
{
    QString site; ///< as typed
    QString user;
    QString password; ///< used once, kept nowhere
    bool keepSignedIn = true;
};

struct SignedOut
{
    bool atSite = true; ///< false: the site could not be told
    std::optional<Error> error;
};

class Accounts : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QList<Account> known() const = 0; ///< the last used first
    virtual Session *current() const = 0;     ///< null: signed out

    /// Signs in and opens the session, or, when the same account is already open (an expired session), mends it in
    /// place. Another account than the open one: the open one is closed and everything of it stays stored.
    virtual FutureResult<Session *> signIn(const SignInRequest &request) = 0;
    /// Opens a known account from its cache at once, also without a network; the secret is read meanwhile. If there is none, the
    /// session says SignedOut.
    virtual FutureResult<Session *> open(const Account &account) = 0;
    /// At the site, in the keychain, and on request the cache. Drafts and unsent messages are kept unless deleteCache.
    virtual FutureResult<SignedOut> signOut(bool deleteCache) = 0;
    virtual void forget(const Account &account) = 0; ///< deletes everything kept of a closed account

Q_SIGNALS:
    void currentChanged();
};

} // namespace desk
