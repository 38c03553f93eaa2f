// One random interleaving: what everybody does to one client of the model site, by one seed, and the judge of what the client
// shows in the end.
#pragma once

#include "tests/faults/modelclient.h"
#include "tests/faults/modelwire.h"
#include "tests/faults/shownwatch.h"

#include <QTemporaryDir>

namespace desk {

/// What one run has found; every count should be 0.
struct Findings
{
    int lost = 0, doubled = 0, misordered = 0, stale = 0, holes = 0;
    QStringList words;

    void add(const char *kind, const QString &text)
    {
        const QLatin1String name(kind);
        ++(name == QLatin1String("lost")         ? lost
           : name == QLatin1String("doubled")    ? doubled
           : name == QLatin1String("misordered") ? misordered
           : name == QLatin1String("holes")      ? holes
                                                 : stale);
        words << name + QStringLiteral(": ") + text;
    }
    bool none() const { return words.isEmpty(); }
};

/// What I typed, and what became of it.
struct Typed
{
    RoomId room;
    OutboxId row; ///< 0: not stored yet
    QString text;
    bool takenBack = false;
    bool taking = false; ///< asked for, and a restart came before the answer
    bool again = false;  ///< a person sent it again, later than its turn
};

class Interleaving
{
public:
    explicit Interleaving(quint64 seed)
        : m_seed(seed), m_dialect(seed % 2 ? Dialect::Deployed : Dialect::Full), m_dice(seed), m_site(m_dialect),
          m_wire(m_site, m_clock, m_dice)
    {
    }

    void play();
    const Findings &findings() const { return m_findings; }
    const QStringList &steps() const { return m_steps; }
    qsizetype messages() const
    {
        qsizetype count = 0;
        for (const ModelSite::Place &place : m_site.places())
            count += place.written.size();
        return count;
    }
    int undecided() const { return m_undecided; } ///< kept with their text, as the rules allow
    int refused() const { return m_refused; }

private:
    bool isFull() const { return m_dialect == Dialect::Full; }
    void note(const QString &step) { m_steps << step; }
    // the people
    void furnish();
    RoomId anyRoom() { return RoomId{1 + m_dice.below(3)}; }
    void othersWrite(int count);
    void iWrite();
    void iWriteElsewhere();
    void writeLate();
    void becomeVisible(int number);
    // the window
    void openTimeline(RoomId room);
    ShownWatch *anyTimeline() { return m_watches.empty() ? nullptr : m_dice.oneOf(m_watches).get(); }
    // the program
    ModelClient::Site siteOfClient();
    void start();
    void end();
    void barrier();
    void drain(int rounds = 1000);
    void advance(std::chrono::milliseconds by);
    // the scheduler
    bool act();
    bool people(int what);
    bool network(int what);
    bool window(int what);
    bool program(int what);
    // the end
    void quiesce(const std::function<void(Findings &)> &judge);
    void judgeOutbox(Findings &found);
    void judgeRooms(Findings &found, bool opened);
    void readEverything();
    Typed *typedAs(OutboxId row); ///< null: not known yet
    int unreadOf(const ModelSite::Place &place) const;

    quint64 m_seed;
    Dialect m_dialect;
    Dice m_dice;
    QTemporaryDir m_dir;
    PlainClock m_clock;
    ModelSite m_site;
    ModelWire m_wire;
    QObject m_context;
    std::unique_ptr<ModelClient> m_client;
    std::vector<std::unique_ptr<ShownWatch>> m_watches;
    struct Late
    {
        int number;
        RoomId room;
        QString text;
        QDateTime at;
    };
    QList<Late> m_notVisibleYet;
    QList<Typed> m_typed;
    QSet<MessageId> m_announced;
    QStringList m_steps;
    Findings m_findings;
    quint64 m_heard = 0;
    int m_words = 0;
    int m_badness = 0;
    bool m_closedOne = false;
    int m_undecided = 0;
    int m_refused = 0;
};

} // namespace desk
