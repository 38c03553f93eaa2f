// Who is signed in: opaque session keys and bearer tokens, kept in memory in front of django_session.
// Network thread only. A callback may come before the call returns.
#pragma once

#include "protocol/result.h"
#include "server/auth/account.h"
#include "server/auth/hashpool.h"
#include "server/auth/throttle.h"
#include "server/config.h"
#include "server/db/records.h"

#include <functional>
#include <unordered_map>

namespace desk::server {

struct Session
{
    SessionRecord record;
    AccountPtr account;
    QDateTime written; ///< when the database last heard of its expiry
    QDateTime used;
    bool over = false; ///< ended; whoever still holds it must let go
};
using SessionPtr = std::shared_ptr<Session>;

/// Why a socket must go.
enum class SessionEnd { SignedOut, Forbidden };

class Sessions
{
public:
    Sessions(const Config &config, DbThread &db, HashPool &pool);

    /// nullptr: no such session, expired, or its person may not be here any more.
    void find(const QString &key, std::function<void(SessionPtr)> done);
    void findBearer(const QString &token, std::function<void(AccountPtr)> done);
    /// Name, e-mail or phone. Errors: SignInRefused, RateLimited (retryAfter), ServerFault.
    void checkPassword(const QString &name, const QString &password, const QString &address,
                       std::function<void(Result<AccountPtr>)> done);
    void signIn(const AccountPtr &who, bool remember, std::function<void(Result<SessionPtr>)> done);
    void signOut(const QString &key, std::function<void()> done);
    struct Tokens
    {
        QString access, refresh;
    };
    void makeTokens(const AccountPtr &who, std::function<void(Result<Tokens>)> done);
    /// A request was made: two more weeks.
    void slide(const SessionPtr &session);

    /// An account changed in the database (password, suspension, rights): everybody who relies on it is told.
    void accountChanged(UserId user);
    /// Told when a session ends or its account changes; `key` empty: every session of `user`.
    std::function<void(const QString &key, UserId user, SessionEnd why)> ended;
    /// Expired sessions end; unused ones leave the memory. Every few seconds.
    void sweep();

    static QString passwordMark(const QString &hash);

private:
    SessionPtr valid(const SessionPtr &session);
    QDateTime now() const { return QDateTime::currentDateTimeUtc(); }

    const Config &m_config;
    DbThread &m_db;
    HashPool &m_pool;
    LoginThrottle m_throttle;
    std::unordered_map<QString, SessionPtr> m_sessions;
    QString m_dummyHash; ///< verified for unknown names, so that they cost the same time
};

} // namespace desk::server
