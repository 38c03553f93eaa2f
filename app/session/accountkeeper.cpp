// Sign-in: password → cookie → discovery → key. Only then is it known whose files to open.
#include "session/accountkeeper.h"

#include "system/clock.h"
#include "system/secretstore.h"
#include "system/settings.h"

#include <QDir>

namespace desk {

std::unique_ptr<Accounts> makeAccounts(const CoreOptions &options, Clock &clock, SecretStore &secrets,
                                       Settings &settings)
{
    return std::make_unique<AccountKeeper>(options, clock, secrets, settings);
}

namespace {

Route routeOf(const Settings &settings)
{
    Route route;
    switch (settings.proxy()) {
    case ProxyChoice::System:
        route.way = Route::Way::System;
        break;
    case ProxyChoice::None:
        route.way = Route::Way::Direct;
        break;
    case ProxyChoice::Manual: // not named yet: as before
        if (settings.proxyHost().isEmpty() || settings.proxyPort() == 0)
            break;
        route.way = Route::Way::Proxy;
        route.proxyHost = settings.proxyHost();
        route.proxyPort = settings.proxyPort();
        break;
    }
    route.certificates = settings.extraCertificates();
    return route;
}

} // namespace

AccountKeeper::AccountKeeper(const CoreOptions &options, Clock &clock, SecretStore &secrets, Settings &settings)
    : m_options(options), m_clock(clock), m_secrets(secrets), m_settings(settings), m_book(options.paths.accountsFile())
{
    m_options.paths.prepare();
    connect(&settings, &Settings::networkChanged, this, [this] {
        if (m_session)
            m_session->setRoute(routeOf(m_settings));
    });
    connect(&settings, &Settings::changed, this, [this] {
        if (m_session)
            m_session->setKeepMonths(m_settings.keepMonths());
    });
}

AccountKeeper::~AccountKeeper() = default;

QTimeZone AccountKeeper::siteZone() const
{
    const QTimeZone zone(m_settings.siteZone());
    return zone.isValid() ? zone : QTimeZone::utc();
}

FutureResult<Session *> AccountKeeper::signIn(const SignInRequest &request)
{
    const auto address = SiteAddress::fromInput(request.site);
    if (!address)
        return readyResult<Session *>(tl::make_unexpected(address.error()));
    auto attempt = std::make_shared<Attempt>();
    attempt->api = std::make_unique<SiteApi>(*address, siteZone());
    attempt->api->setRoute(routeOf(m_settings));
    attempt->request = request;
    m_attempt = attempt;
    const auto answer = attempt->api->signIn(request.user, request.password, request.keepSignedIn);
    attempt->request.password.clear();
    follow(answer, this, [this, attempt](const Result<SignedIn> &signedIn) {
        if (!signedIn) {
            attempt->promised.finish(tl::make_unexpected(signedIn.error()));
            return;
        }
        attempt->answer = *signedIn;
        identify(attempt);
    });
    return attempt->promised.future();
}

void AccountKeeper::identify(const std::shared_ptr<Attempt> &attempt)
{
    follow(attempt->api->discover(), this, [this, attempt](const Result<std::optional<Discovery>> &discovery) {
        if (!discovery)
            attempt->promised.finish(tl::make_unexpected(discovery.error()));
        else
            accept(attempt, *discovery);
    });
}

void AccountKeeper::accept(const std::shared_ptr<Attempt> &attempt, const std::optional<Discovery> &discovery)
{
    Account account;
    account.site = attempt->api->address();
    account.me = discovery ? discovery->me : attempt->answer.me;
    account.key.me = account.me.id;
    if (discovery)
        account.key.database = discovery->database;
    else
        account.key.origin = account.site.originHeader();
    account.staff = account.me.isStaff.value_or(attempt->answer.looksLikeStaff) || attempt->answer.looksLikeStaff;
    account.keepSignedIn = attempt->request.keepSignedIn;
    const SessionCookie cookie = attempt->api->session();
    m_book.use(account);
    if (!account.keepSignedIn)
        m_secrets.remove(account.key.folderName()); // of an earlier sign-in that was to be kept
    m_settings.setLastSite(attempt->request.site);
    m_settings.setLastUser(attempt->request.user);

    const bool mends =
        m_session && m_session->account().key == account.key && m_session->account().site == account.site;
    if (mends) {
        m_session->setAccount(account);
        keepSecret(account, cookie);
        m_session->connectWith(cookie, account.keepSignedIn && !m_secrets.isPersistent());
        attempt->promised.finish(m_session.get());
        return;
    }
    follow(makeSession(account), this, [this, attempt, account, cookie](const Result<Session *> &session) {
        if (session && m_session.get() == *session) {
            keepSecret(account, cookie);
            m_session->connectWith(cookie, account.keepSignedIn && !m_secrets.isPersistent());
        }
        attempt->promised.finish(session);
    });
}

FutureResult<Session *> AccountKeeper::open(const Account &account)
{
    if (m_session && m_session->account().key == account.key)
        return readyResult<Session *>(m_session.get());
    Promised<Session *> opened;
    follow(makeSession(account), this, [this, opened, account](const Result<Session *> &session) {
        if (session && m_session.get() == *session) {
            m_book.use(account);
            readSecret();
        }
        opened.finish(session);
    });
    return opened.future();
}

/// The session is current when its cache is there. A desk file that cannot be opened does not hide the cache: the status tells.
FutureResult<Session *> AccountKeeper::makeSession(const Account &account)
{
    closeSession();
    m_session = std::make_unique<AccountSession>(account, m_options, m_clock, siteZone());
    AccountSession *session = m_session.get();
    session->setRoute(routeOf(m_settings));
    session->setKeepMonths(m_settings.keepMonths());
    connect(session, &AccountSession::cookieChanged, this, [this, session](const SessionCookie &cookie) {
        if (cookie.isValid())
            keepSecret(session->account(), cookie);
    });
    Promised<Session *> made;
    follow(session->open(m_options.paths.accountFolder(account.key.folderName())), session,
           [this, session, made](const Result<void> &) {
               made.finish(static_cast<Session *>(session));
               Q_EMIT currentChanged();
           });
    return made.future();
}

void AccountKeeper::readSecret()
{
    AccountSession *session = m_session.get();
    follow(m_secrets.read(session->account().key.folderName()), session,
           [this, session](const Result<std::optional<QByteArray>> &secret) {
               // Not found may mean a locked keyring: nothing is deleted, the password is asked for.
               const auto cookie = secret && *secret ? unpackSecret(**secret) : std::nullopt;
               if (cookie)
                   session->connectWith(*cookie, !m_secrets.isPersistent());
               else
                   session->stayOffline(secret ? Error{ErrorCode::SignedOut, {}, {}, 0} : secret.error());
           });
}

void AccountKeeper::keepSecret(const Account &account, const SessionCookie &cookie)
{
    if (account.keepSignedIn)
        m_secrets.write(account.key.folderName(), packSecret(cookie));
}

FutureResult<SignedOut> AccountKeeper::signOut(bool deleteCache)
{
    if (!m_session)
        return readyResult<SignedOut>(SignedOut{});
    Promised<SignedOut> promised;
    const Account account = m_session->account();
    follow(m_session->signOutAtSite(), this, [this, promised, account, deleteCache](const Result<void> &atSite) {
        SignedOut outcome;
        outcome.atSite = atSite.has_value();
        if (!atSite)
            outcome.error = atSite.error();
        m_secrets.remove(account.key.folderName());
        if (m_session && m_session->account().key == account.key)
            closeSession();
        if (deleteCache)
            forget(account);
        promised.finish(outcome);
    });
    return promised.future();
}

void AccountKeeper::forget(const Account &account)
{
    if (m_session && m_session->account().key == account.key)
        return;
    m_secrets.remove(account.key.folderName());
    QDir(m_options.paths.accountFolder(account.key.folderName())).removeRecursively();
    m_book.forget(account.key);
}

void AccountKeeper::closeSession()
{
    if (!m_session)
        return;
    const std::unique_ptr<AccountSession> closing = std::move(m_session);
    Q_EMIT currentChanged(); // whoever shows it lets go before it is gone
}

} // namespace desk
