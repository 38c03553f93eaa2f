// Whether the site is reached, which dialect it speaks, and whether it still knows us. Asked after every (re)connect, never
// guessed. Nothing queued leaves before `established`.
#pragma once

#include "net/backoff.h"
#include "protocol/features.h"
#include "protocol/result.h"
#include "session/account.h"
#include "store/records.h"

#include <QObject>

#include <functional>

namespace desk {

class Clock;

class Link : public QObject
{
    Q_OBJECT
public:
    enum class State { Offline, Connecting, Online, SignedOut };
    struct Site
    {
        std::function<FutureResult<std::optional<Discovery>>()> discover;
        std::function<FutureResult<User>()> me;
    };

    Link(Site site, const AccountKey &key, Clock &clock, quint64 seed, QObject *parent = nullptr);

    State state() const { return m_state; }
    /// As the site told it before it was established.
    const User &me() const { return m_me; }
    QDateTime since() const { return m_since; }
    QDateTime retryAt() const { return m_retryAt; }
    const std::optional<Error> &lastError() const { return m_lastError; }
    /// Stays when it is over.
    const std::optional<Error> &lastFailure() const { return m_lastFailure; }
    QDateTime failedAt() const { return m_failedAt; }

public Q_SLOTS:
    /// Asks now, whatever the backoff says.
    void check();
    void stop();
    /// The feed's road broke: asks whether the site is there before saying Offline.
    void lost(const desk::Error &error, const QDateTime &retryAt);
    /// The site refused us somewhere: asks who we are before believing it.
    void suspect();
    /// There is no secret to sign in with.
    void signedOut(const desk::Error &error);

Q_SIGNALS:
    void stateChanged();
    void established(desk::Dialect dialect, const std::optional<desk::Discovery> &discovery);

private:
    void discovered(const std::optional<Discovery> &discovery);
    void askWhoWeAre(bool decidesOnly);
    void compare(const User &me, const std::optional<Discovery> &discovery);
    void failed(const Error &error);
    void setState(State state, std::optional<Error> error = {}, const QDateTime &retryAt = {});

    Site m_site;
    AccountKey m_key;
    User m_me;
    Clock &m_clock;
    Backoff m_backoff;
    State m_state = State::Offline;
    QDateTime m_since;
    QDateTime m_retryAt;
    std::optional<Error> m_lastError;
    std::optional<Error> m_lastFailure;
    QDateTime m_failedAt;
    quint64 m_attempt = 0; ///< an older attempt's answer decides nothing
    bool m_stopped = true;
};

} // namespace desk
