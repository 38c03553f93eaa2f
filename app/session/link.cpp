// Discovery: 200 with features = our server, 404 = the deployed site, anything else decides nothing.
#include "session/link.h"

#include "store/follow.h"
#include "system/clock.h"

namespace desk {

Link::Link(Site site, const AccountKey &key, Clock &clock, quint64 seed, QObject *parent)
    : QObject(parent), m_site(std::move(site)), m_key(key), m_clock(clock), m_backoff(seed), m_since(clock.now())
{
}

void Link::check()
{
    m_stopped = false;
    const quint64 attempt = ++m_attempt;
    if (m_state == State::Offline)
        setState(State::Connecting, m_lastError);
    else if (m_state == State::SignedOut)
        setState(State::Connecting); // somebody signed in again, or wants to know: only the answer decides
    follow(m_site.discover(), this, [this, attempt](const Result<std::optional<Discovery>> &answer) {
        if (attempt != m_attempt)
            return;
        if (answer)
            discovered(*answer);
        else if (answer.error().code == ErrorCode::SignedOut || answer.error().code == ErrorCode::Forbidden)
            askWhoWeAre(true);
        else
            failed(answer.error());
    });
}

void Link::stop()
{
    m_stopped = true;
    ++m_attempt;
}

void Link::discovered(const std::optional<Discovery> &discovery)
{
    if (discovery)
        compare(discovery->me, discovery);
    else
        askWhoWeAre(false);
}

/// `decidesOnly`: discovery was refused; being known all the same means only: ask again.
void Link::askWhoWeAre(bool decidesOnly)
{
    const quint64 attempt = ++m_attempt;
    follow(m_site.me(), this, [this, attempt, decidesOnly](const Result<User> &me) {
        if (attempt != m_attempt)
            return;
        if (me && !decidesOnly)
            compare(*me, {});
        else if (me)
            failed(Error{ErrorCode::BadReply, {}, {}, 0});
        else if (me.error().code == ErrorCode::SignedOut || me.error().code == ErrorCode::Forbidden)
            setState(State::SignedOut, me.error());
        else
            failed(me.error());
    });
}

void Link::compare(const User &me, const std::optional<Discovery> &discovery)
{
    // Another person, or another server at the old address: nothing of this account goes there.
    const bool same =
        me.id == m_key.me && (discovery ? m_key.database == discovery->database : m_key.database.isNull());
    if (!same) {
        setState(State::SignedOut, Error{ErrorCode::SignedOut, QStringLiteral("another account"), {}, 0});
        return;
    }
    m_me = me;
    m_backoff.reset();
    setState(State::Online);
    Q_EMIT established(discovery ? Dialect::Full : Dialect::Deployed, discovery);
}

void Link::failed(const Error &error)
{
    if (m_stopped)
        return;
    if (error.retryAfter.count() > 0)
        m_backoff.atLeast(error.retryAfter);
    const auto pause = m_backoff.next();
    setState(State::Offline, error, m_clock.now().addMSecs(pause.count()));
    m_clock.after(pause, this, [this, attempt = m_attempt] {
        if (attempt == m_attempt && !m_stopped && m_state == State::Offline)
            check();
    });
}

void Link::lost(const Error &, const QDateTime &)
{
    if (m_stopped || m_state != State::Online)
        return; // known already
    check();
}

void Link::suspect()
{
    if (m_state == State::SignedOut || m_stopped)
        return;
    const quint64 attempt = ++m_attempt;
    follow(m_site.me(), this, [this, attempt](const Result<User> &me) {
        if (attempt != m_attempt)
            return;
        if (me)
            check();
        else if (me.error().code == ErrorCode::SignedOut || me.error().code == ErrorCode::Forbidden)
            setState(State::SignedOut, me.error());
        else
            failed(me.error());
    });
}

void Link::signedOut(const Error &error)
{
    ++m_attempt;
    setState(State::SignedOut, error);
}

void Link::setState(State state, std::optional<Error> error, const QDateTime &retryAt)
{
    // Connecting between two failures is still the same being offline to a person who asks "since when".
    const bool wasAway = m_state == State::Offline || m_state == State::Connecting;
    const bool isAway = state == State::Offline || state == State::Connecting;
    if (m_state != state && !(wasAway && isAway))
        m_since = m_clock.now();
    m_state = state;
    if (error && state != State::Connecting) { // there it is only the reason of the attempt before
        m_lastFailure = error;
        m_failedAt = m_clock.now();
    }
    m_lastError = std::move(error);
    m_retryAt = retryAt;
    Q_EMIT stateChanged();
}

} // namespace desk
