// Sessions in memory and in django_session.
#include "server/auth/sessions.h"

#include "server/auth/password.h"
#include "server/db/dbthread.h"
#include "server/db/statements.h"
#include "server/log.h"

namespace desk::server {

namespace {
constexpr qint64 writeEverySeconds = 3600;
constexpr qint64 keepUnusedSeconds = 3600;
constexpr int accessSeconds = 3600, refreshSeconds = 7 * 24 * 3600;

QString tokenHash(const QString &token)
{
    return QString::fromLatin1(sha256(token.toUtf8()).toHex());
}
} // namespace

Sessions::Sessions(const Config &config, DbThread &db, HashPool &pool)
    : m_config(config), m_db(db), m_pool(pool), m_throttle(config.dialect == Dialect::Deployed ? 0 : config.loginTries,
                                                           config.loginWindow), // the deployed site locks nobody out
      m_dummyHash(hashPassword(randomToken(12), config.passwordIterations))
{
}

QString Sessions::passwordMark(const QString &hash)
{
    return QString::fromLatin1(sha256(hash.toUtf8()).toHex().left(32));
}

SessionPtr Sessions::valid(const SessionPtr &session)
{
    if (!session || !session->account || !session->account->usable || session->record.expires <= now() ||
        session->record.passwordMark != passwordMark(session->account->passwordHash))
        return nullptr;
    session->used = now();
    return session;
}

void Sessions::find(const QString &key, std::function<void(SessionPtr)> done)
{
    if (key.isEmpty() || key.size() > 40)
        return done(nullptr);
    if (auto it = m_sessions.find(key); it != m_sessions.end()) {
        const SessionPtr session = it->second;
        // A mark is only computed anew when the account was replaced: see accountChanged().
        const bool fresh = session->account->usable && session->record.expires > now();
        if (fresh)
            session->used = now();
        return done(fresh ? session : nullptr);
    }
    struct Found
    {
        std::optional<SessionRecord> record;
        AccountPtr account;
    };
    m_db.read(
        [key](sql::Database &db) -> Result<Found> {
            Found found;
            auto record = db::session(db, key);
            if (!record)
                return tl::make_unexpected(record.error());
            found.record = *record;
            if (found.record) {
                auto account = db::account(db, found.record->user);
                if (!account)
                    return tl::make_unexpected(account.error());
                found.account = *account;
            }
            return found;
        },
        [this, key, done = std::move(done)](const Result<Found> &found) {
            if (!found || !found->record)
                return done(nullptr);
            auto session = valid(std::make_shared<Session>(Session{*found->record, found->account, now(), now()}));
            if (session)
                session = m_sessions.try_emplace(key, session).first->second;
            done(session);
        });
}

void Sessions::findBearer(const QString &token, std::function<void(AccountPtr)> done)
{
    m_db.read(
        [hash = tokenHash(token), at = now()](sql::Database &db) -> Result<AccountPtr> {
            auto user = db::tokenUser(db, hash, QStringLiteral("access"), at);
            if (!user)
                return tl::make_unexpected(user.error());
            return db::account(db, *user);
        },
        [done = std::move(done)](const Result<AccountPtr> &account) {
            done(account && *account && (**account).usable ? *account : nullptr);
        });
}

void Sessions::checkPassword(const QString &name, const QString &password, const QString &address,
                             std::function<void(Result<AccountPtr>)> done)
{
    m_db.read([name](sql::Database &db) { return db::accountByName(db, name); },
              [=, this, done = std::move(done)](const Result<AccountPtr> &account) {
                  if (!account)
                      return done(account);
                  const AccountPtr who = *account;
                  // One account has several names (user name, e-mail, phone): they share its tries.
                  const QString counted = who ? QStringLiteral("#%1").arg(who->id().value) : name;
                  const auto tick = LoginThrottle::Clock::now();
                  // Never the name that was typed: it may be a password in the wrong field.
                  const QString line =
                      (who ? counted : QStringLiteral("somebody unknown")) + QStringLiteral(" from ") + address;
                  if (auto wait = m_throttle.blocked(counted, address, tick)) {
                      log(LogLevel::Info, QStringLiteral("sign-in refused, too many tries: ") + line);
                      return done(tl::make_unexpected(Error{ErrorCode::RateLimited, {}, *wait, 0}));
                  }
                  m_throttle.wrong(counted, address, tick); // before it is checked: a burst in parallel counts as well
                  const bool queued =
                      m_pool.verify(password, who ? who->passwordHash : m_dummyHash, [=, this](bool right) {
                          if (!who || !right || !who->usable) {
                              log(LogLevel::Info, QStringLiteral("sign-in refused: ") + line);
                              return done(fail(ErrorCode::SignInRefused));
                          }
                          m_throttle.right(counted, address);
                          done(who);
                      });
                  if (!queued)
                      done(tl::make_unexpected(Error{ErrorCode::RateLimited, {}, std::chrono::seconds(5), 0}));
              });
}

void Sessions::signIn(const AccountPtr &who, bool remember, std::function<void(Result<SessionPtr>)> done)
{
    const SessionRecord record{randomToken(32), who->id(), passwordMark(who->passwordHash), remember,
                               now().addSecs(m_config.sessionAge.count())};
    m_db.write(
        [record, at = now()](sql::Database &db) -> Result<void> {
            if (auto touched = db::touchLogin(db, record.user, at); !touched)
                return touched;
            return db::saveSession(db, record);
        },
        [=, this, done = std::move(done)](const Result<void> &saved) {
            if (!saved)
                return done(tl::make_unexpected(saved.error()));
            auto session = std::make_shared<Session>(Session{record, who, now(), now()});
            m_sessions[record.key] = session;
            done(session);
        });
}

void Sessions::signOut(const QString &key, std::function<void()> done)
{
    UserId user;
    if (auto it = m_sessions.find(key); it != m_sessions.end()) {
        user = it->second->account->id();
        it->second->over = true;
        m_sessions.erase(it);
    }
    m_db.write([key](sql::Database &db) { return db::deleteSession(db, key); },
               [=, this, done = std::move(done)](const Result<void> &) {
                   m_sessions.erase(key);
                   if (ended)
                       ended(key, user, SessionEnd::SignedOut);
                   done();
               });
}

void Sessions::makeTokens(const AccountPtr &who, std::function<void(Result<Tokens>)> done)
{
    const Tokens tokens{randomToken(48), randomToken(48)};
    m_db.write(
        [tokens, user = who->id(), at = now()](sql::Database &db) -> Result<Tokens> {
            auto saved =
                db::saveToken(db, tokenHash(tokens.access), user, QStringLiteral("access"), at.addSecs(accessSeconds));
            if (saved)
                saved = db::saveToken(db, tokenHash(tokens.refresh), user, QStringLiteral("refresh"),
                                      at.addSecs(refreshSeconds));
            if (!saved)
                return tl::make_unexpected(saved.error());
            return tokens;
        },
        std::move(done));
}

void Sessions::slide(const SessionPtr &session)
{
    session->record.expires = now().addSecs(m_config.sessionAge.count());
    if (session->written.secsTo(now()) < writeEverySeconds)
        return;
    session->written = now();
    m_db.write([record = session->record](sql::Database &db) { return db::saveSession(db, record); },
               [](const Result<void> &) {});
}

void Sessions::accountChanged(UserId user)
{
    m_db.read([user](sql::Database &db) { return db::account(db, user); },
              [this, user](const Result<AccountPtr> &account) {
                  if (!account)
                      return;
                  bool signedOut = !*account, rightsLost = false;
                  for (auto it = m_sessions.begin(); it != m_sessions.end();) {
                      Session &session = *it->second;
                      if (session.account->id() != user) {
                          ++it;
                          continue;
                      }
                      rightsLost = rightsLost || !*account || !(**account).usable ||
                                   session.account->staff() != (**account).staff() ||
                                   session.account->superuser() != (**account).superuser();
                      if (*account)
                          session.account = *account;
                      const bool still = *account && valid(it->second);
                      signedOut = signedOut || !still;
                      session.over = !still;
                      it = still ? std::next(it) : m_sessions.erase(it);
                  }
                  if (ended && (signedOut || rightsLost)) {
                      const bool barred = *account && (rightsLost || !(**account).usable);
                      ended({}, user, barred ? SessionEnd::Forbidden : SessionEnd::SignedOut);
                  }
              });
}

void Sessions::sweep()
{
    const QDateTime at = now();
    for (auto it = m_sessions.begin(); it != m_sessions.end();) {
        const SessionPtr session = it->second;
        const bool expired = session->record.expires <= at;
        const bool held = session.use_count() > 2; // by a socket: it must hear when the account changes
        if (!expired && (held || session->used.secsTo(at) < keepUnusedSeconds)) {
            ++it;
            continue;
        }
        it = m_sessions.erase(it);
        session->over = expired;
        if (expired && ended)
            ended(session->record.key, session->account->id(), SessionEnd::SignedOut);
    }
}

} // namespace desk::server
