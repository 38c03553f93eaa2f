// The living part of the demo as a pure machine: it is told the time and what was said, and answers what somebody does next.
// No clock, no sockets, no database: actors.h gives it those.
#pragma once

#include "server/demo/corpus.h"
#include "server/demo/random.h"
#include "server/demo/world.h"

#include <QPair>
#include <QSet>

#include <chrono>
#include <compare>
#include <map>
#include <optional>

namespace desk::server::demo {

/// Since the director began, in the actors' own time.
using Instant = std::chrono::milliseconds;

/// A conversation the director knows of: an ad and its buyer, or a publisher's case.
struct Thread
{
    AdId ad;        ///< 0: a support case
    UserId asks;    ///< the buyer; of a case the publisher
    RoomId room;    ///< cases: the room, once there is one
    int number = 0; ///< cases that have no room yet
    friend auto operator<=>(const Thread &, const Thread &) = default;
};

struct Act
{
    enum Kind { Typing, Say, Read, OpenCase } kind = Typing;
    UserId who;
    Thread thread;
    QString text;
    QString subject;  ///< OpenCase
    QString category; ///< OpenCase
};

/// Whom and what the director may use. All ids are the database's.
struct Cast
{
    QList<Person> people;
    QList<Listing> listings;
    UserId spotlight;         ///< the publisher who is shown; he is never played
    QList<Thread> acquainted; ///< have written to each other already
    QList<Thread> closed;     ///< nobody can write there
};

class Director
{
public:
    Director(Cast cast, quint64 seed);

    /// When something is next due.
    std::optional<Instant> next() const;
    /// The next act that is due, if any. Says are at least three seconds apart, whatever happens.
    std::optional<Act> take(Instant now);
    /// Somebody (an actor too) said something in a thread.
    void heard(Instant now, const Thread &thread, UserId sender, const QString &text);
    /// Nobody connected: life goes on, but rarely.
    void setAudience(bool present) { m_audience = present; }

private:
    struct State
    {
        int turn = 0; ///< a newer word of the other side makes an answer under way void
        int answers = 0;
        bool open = false; ///< asked, and not answered yet
        bool nudged = false;
        Instant since{0};
        Instant quietUntil{0};
        SlotValues values;
    };
    struct Due
    {
        Act act;
        int turn = -1; ///< -1: in any case
    };

    void firstMinute();
    void ambient(Instant now);
    void newVisitor(Instant now, const QString &phase);
    void shyVisitor(Instant now);
    void elsewhere(Instant now);
    void openCase(Instant now);
    bool nudge(Instant now);
    void answerBuyer(Instant now, const Thread &thread, const QString &text);
    void answerCase(Instant now, const Thread &thread, const QString &text);
    void ask(Instant at, const Thread &thread, const QString &phase);
    /// Typing for as long as the text takes, then the text. Returns when it is said.
    Instant say(Instant at, UserId who, const Thread &thread, const QString &text, int turn);
    QString line(const Thread &thread, const QString &phase);
    State &state(const Thread &thread);
    std::optional<Thread> freshThread(bool spotlight, std::optional<Language> language = {});
    int openThreads() const;
    void plan(Instant at, Due due) { m_due.emplace(at, std::move(due)); }

    const Person &person(UserId id) const;
    const Listing &listing(AdId id) const;
    bool plays(UserId id) const { return id != m_cast.spotlight; }
    bool knows(const Thread &thread) const;
    Instant seconds(qint64 low, qint64 high) { return Instant(m_random.between(low * 1'000, high * 1'000)); }

    Cast m_cast;
    Random m_random;
    Corpus m_corpus;
    std::map<Thread, State> m_threads;
    std::multimap<Instant, Due> m_due;
    QSet<QPair<qint64, QString>> m_own; ///< said by us, not yet heard back
    Instant m_lastSaid{-3'000};
    Instant m_nextAmbient{75'000};
    int m_cases = 0;
    bool m_audience = true;
};

} // namespace desk::server::demo
