// One conversation of the year: its scenes in order, and when each line was written. No read marks, no ids.
#pragma once

#include "server/demo/corpus.h"
#include "server/demo/world.h"

#include <QDateTime>
#include <QList>

namespace desk::server::demo {

class Random;

struct TimedLine
{
    Line line;
    QDateTime at;
};

class Conversations
{
public:
    Conversations(const Corpus &corpus, Random &random) : m_corpus(corpus), m_random(random) {}

    /// A buyer and a seller about an ad, from the first word to its outcome.
    QList<Line> haggle(const Person &buyer, const Person &seller, const Listing &listing);
    /// The beginning only, up to a word of the buyer that nobody has answered.
    QList<Line> opening(const Person &buyer, const Person &seller, const Listing &listing);
    /// Two traders: exactly `count` lines, and the index of each scene's first line.
    QList<Line> trade(const Person &buyer, const Person &seller, const Listing &listing, qsizetype count,
                      QList<qsizetype> *sceneStarts);

    /// When each line is written, beginning at `start`: reading, typing, the scenes' own pauses, nights.
    QList<TimedLine> timed(const QList<Line> &lines, const QDateTime &start);
    /// As timed(), each scene beginning where the year puts it, the last line before `end`.
    QList<TimedLine> spread(const QList<Line> &lines, const QList<qsizetype> &sceneStarts, const QDateTime &start,
                            const QDateTime &end);

private:
    void add(QList<Line> &lines, const QString &phase, const Listing &listing, Language language,
             const SlotValues &values);
    std::chrono::seconds delay(const Line *previous, const Line &line);

    const Corpus &m_corpus;
    Random &m_random;
    QList<const Scene *> m_played; ///< in this conversation: no scene twice
};

/// Moves the small hours to the morning (Cairo winter time is near enough).
QDateTime awake(const QDateTime &at);

} // namespace desk::server::demo
