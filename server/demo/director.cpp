// The first minute, what happens now and then, and how people answer.
#include "server/demo/director.h"

#include "server/demo/intent.h"
#include "server/demo/slots.h"

#include <QStringList>

#include <algorithm>

namespace desk::server::demo {

namespace {

using namespace std::chrono_literals;

constexpr Instant pauseBetweenSays = 3s;
constexpr int answersBeforeGoodbye = 6;
constexpr int mostOpenThreads = 10;
constexpr int mostCases = 5;

} // namespace

Director::Director(Cast cast, quint64 seed) : m_cast(std::move(cast)), m_random(seed)
{
    firstMinute();
}

std::optional<Instant> Director::next() const
{
    return m_due.empty() ? m_nextAmbient : std::min(m_due.begin()->first, m_nextAmbient);
}

std::optional<Act> Director::take(Instant now)
{
    if (now >= m_nextAmbient) {
        ambient(now);
        m_nextAmbient = now + (m_audience ? seconds(20, 60) : seconds(300, 900));
    }
    while (!m_due.empty() && m_due.begin()->first <= now) {
        Due due = std::move(m_due.begin()->second);
        m_due.erase(m_due.begin());
        if (due.turn >= 0 && due.turn != state(due.act.thread).turn)
            continue;
        const bool speaks = due.act.kind == Act::Say || due.act.kind == Act::OpenCase;
        if (speaks && now < m_lastSaid + pauseBetweenSays) {
            plan(m_lastSaid + pauseBetweenSays, std::move(due));
            continue;
        }
        if (speaks) {
            m_lastSaid = now;
            m_own.insert({due.act.who.value, due.act.text});
        }
        return due.act;
    }
    return {};
}

void Director::heard(Instant now, const Thread &thread, UserId sender, const QString &text)
{
    const bool ours = m_own.remove({sender.value, text});
    if (!knows(thread))
        return;
    if (sender == thread.asks) {
        State &mine = state(thread);
        mine.open = true;
        mine.since = now;
        return;
    }
    if (ours)
        return;
    State &asked = state(thread);
    asked.open = false;
    asked.nudged = false;
    ++asked.turn;
    if (!plays(thread.asks))
        return;
    if (thread.ad.isValid())
        answerBuyer(now, thread, text);
    else
        answerCase(now, thread, text);
}

void Director::firstMinute()
{
    if (const auto first = freshThread(true, Language::Arabic))
        ask(2s, *first, QStringLiteral("live-open"));
    if (const auto second = freshThread(true, Language::English))
        ask(9s, *second, QStringLiteral("live-open"));
    shyVisitor(20s);
    if (const auto third = freshThread(true, Language::Arabic))
        ask(29s, *third, QStringLiteral("live-link"));
    openCase(38s);
    elsewhere(47s);
    if (const auto fourth = freshThread(true))
        ask(58s, *fourth, QStringLiteral("live-open"));
}

void Director::ambient(Instant now)
{
    const qint64 dice = m_random.below(100);
    if (dice < 30 && nudge(now))
        return;
    if (dice < 42)
        return shyVisitor(now);
    if (dice < 55)
        return elsewhere(now);
    if (dice < 65 && m_cases < mostCases)
        return openCase(now);
    if (openThreads() < mostOpenThreads)
        return newVisitor(now, dice < 75 ? QStringLiteral("live-link") : QStringLiteral("live-open"));
    shyVisitor(now);
}

void Director::newVisitor(Instant now, const QString &phase)
{
    if (const auto thread = freshThread(true))
        ask(now + seconds(1, 5), *thread, phase);
}

/// Types, stops, types again, and goes without a word. Somebody the publisher knows, or he could not see it.
void Director::shyVisitor(Instant now)
{
    QList<Thread> candidates = m_cast.acquainted;
    candidates.removeIf([this](const Thread &thread) { return listing(thread.ad).owner != m_cast.spotlight; });
    if (candidates.isEmpty())
        return;
    const Thread thread = m_random.pick(candidates);
    for (const Instant after : {0ms, 3'100ms, 6'300ms})
        plan(now + after, {Act{Act::Typing, thread.asks, thread, {}, {}, {}}, -1});
}

/// Two who are both played: a buyer of another publisher, and that publisher.
void Director::elsewhere(Instant now)
{
    const auto thread = freshThread(false);
    if (!thread)
        return;
    const Person &buyer = person(thread->asks);
    const Person &seller = person(listing(thread->ad).owner);
    const auto scenes = m_corpus.scenes(buyer.language, QStringLiteral("live-chat"), listing(thread->ad).category);
    if (scenes.isEmpty())
        return;
    Instant at = now;
    const QList<Line> lines = Corpus::play(*m_random.pick(scenes), state(*thread).values, m_random);
    for (const Line &spoken : lines) {
        const UserId who = spoken.speaker == Speaker::Buyer ? buyer.user.id : seller.user.id;
        at = say(at + seconds(4, 20), who, *thread, spoken.text, -1);
    }
}

void Director::openCase(Instant now)
{
    QList<const Person *> askers;
    for (const Person &candidate : m_cast.people) {
        const bool owner = std::any_of(m_cast.listings.begin(), m_cast.listings.end(),
                                       [&](const Listing &ad) { return ad.owner == candidate.user.id; });
        if (owner && plays(candidate.user.id))
            askers.append(&candidate);
    }
    if (askers.isEmpty())
        return;
    const Person &asker = *m_random.pick(askers);
    static const char *const categories[] = {"ads", "payment", "technical", "account"};
    QList<QPair<const Scene *, QString>> stories;
    for (const char *const category : categories) {
        for (const Language language : {Language::Arabic, Language::English}) {
            for (const Scene *scene :
                 m_corpus.scenes(language, QStringLiteral("live-case"), QString::fromLatin1(category)))
                stories.append({scene, QString::fromLatin1(category)});
        }
    }
    const auto &[scene, category] = m_random.pick(stories);
    const Listing *own = nullptr;
    for (const Listing &candidate : m_cast.listings) {
        if (candidate.owner == asker.user.id)
            own = &candidate;
    }
    const SlotValues values = slotsFor(asker, asker, own, scene->language, m_random);
    const QList<Line> lines = Corpus::play(*scene, values, m_random);
    Act act{Act::OpenCase, asker.user.id, Thread{{}, asker.user.id, {}, ++m_cases},
            lines[1].text, lines[0].text, category};
    plan(now, {std::move(act), -1});
}

bool Director::nudge(Instant now)
{
    for (auto &[thread, known] : m_threads) {
        if (known.open && !known.nudged && thread.ad.isValid() && listing(thread.ad).owner == m_cast.spotlight &&
            now - known.since > 60s && now - known.since < 15min) {
            known.nudged = true;
            say(now + seconds(1, 4), thread.asks, thread, line(thread, QStringLiteral("live-nudge")), known.turn);
            return true;
        }
    }
    return false;
}

void Director::answerBuyer(Instant now, const Thread &thread, const QString &text)
{
    State &mine = state(thread);
    const Instant seen = now + seconds(1, 3);
    plan(seen, {Act{Act::Read, thread.asks, thread, {}, {}, {}}, -1});
    if (now < mine.quietUntil)
        return;
    QString phase = QStringLiteral("live-") + intentOf(text);
    if (++mine.answers > answersBeforeGoodbye) {
        phase = QStringLiteral("live-bye");
        mine.answers = 0;
        mine.quietUntil = now + 3min;
    }
    say(seen + seconds(1, 4), thread.asks, thread, line(thread, phase), mine.turn);
}

void Director::answerCase(Instant now, const Thread &thread, const QString &text)
{
    State &mine = state(thread);
    const Instant seen = now + seconds(2, 5);
    plan(seen, {Act{Act::Read, thread.asks, thread, {}, {}, {}}, -1});
    if (++mine.answers > 3)
        return;
    say(seen + seconds(2, 6), thread.asks, thread, line(thread, QStringLiteral("case-") + caseIntentOf(text)),
        mine.turn);
}

void Director::ask(Instant at, const Thread &thread, const QString &phase)
{
    say(at, thread.asks, thread, line(thread, phase), state(thread).turn);
}

Instant Director::say(Instant at, UserId who, const Thread &thread, const QString &text, int turn)
{
    const Instant needed = std::clamp<Instant>(Instant(text.size() * 90), 2s, 9s);
    for (Instant typed{0}; typed < needed; typed += 3'100ms)
        plan(at + typed, {Act{Act::Typing, who, thread, {}, {}, {}}, turn});
    plan(at + needed, {Act{Act::Say, who, thread, text, {}, {}}, turn});
    return at + needed;
}

QString Director::line(const Thread &thread, const QString &phase)
{
    const QString category = thread.ad.isValid() ? listing(thread.ad).category : QStringLiteral("support");
    const auto scenes = m_corpus.scenes(person(thread.asks).language, phase, category);
    Q_ASSERT(!scenes.isEmpty());
    return Corpus::play(*m_random.pick(scenes), state(thread).values, m_random).constFirst().text;
}

Director::State &Director::state(const Thread &thread)
{
    const auto [found, isNew] = m_threads.try_emplace(thread);
    if (isNew) {
        const Person &asks = person(thread.asks);
        const Listing *about = thread.ad.isValid() ? &listing(thread.ad) : nullptr;
        found->second.values = slotsFor(asks, about ? person(about->owner) : asks, about, asks.language, m_random);
    }
    return found->second;
}

std::optional<Thread> Director::freshThread(bool spotlight, std::optional<Language> language)
{
    for (int attempt = 0; attempt < 200; ++attempt) {
        const Person &buyer = m_random.pick(m_cast.people);
        const Listing &about = m_random.pick(m_cast.listings);
        const bool isBuyer = std::none_of(m_cast.listings.begin(), m_cast.listings.end(),
                                          [&](const Listing &ad) { return ad.owner == buyer.user.id; }) &&
                             !buyer.user.isStaff.value_or(false);
        const Thread thread{about.ad.id, buyer.user.id, {}, 0};
        if (isBuyer && about.ad.status == QLatin1String("active") && (about.owner == m_cast.spotlight) == spotlight &&
            (!language || buyer.language == *language) && !m_threads.contains(thread) &&
            !m_cast.closed.contains(thread))
            return thread;
    }
    return {};
}

int Director::openThreads() const
{
    return static_cast<int>(std::count_if(m_threads.begin(), m_threads.end(), [this](const auto &entry) {
        return entry.second.open && entry.first.ad.isValid() && listing(entry.first.ad).owner == m_cast.spotlight;
    }));
}

bool Director::knows(const Thread &thread) const
{
    return std::any_of(m_cast.people.begin(), m_cast.people.end(),
                       [&](const Person &p) { return p.user.id == thread.asks; }) &&
           (!thread.ad.isValid() || std::any_of(m_cast.listings.begin(), m_cast.listings.end(),
                                                [&](const Listing &l) { return l.ad.id == thread.ad; }));
}

const Person &Director::person(UserId id) const
{
    const auto found =
        std::find_if(m_cast.people.begin(), m_cast.people.end(), [id](const Person &p) { return p.user.id == id; });
    Q_ASSERT(found != m_cast.people.end());
    return *found;
}

const Listing &Director::listing(AdId id) const
{
    const auto found =
        std::find_if(m_cast.listings.begin(), m_cast.listings.end(), [id](const Listing &l) { return l.ad.id == id; });
    Q_ASSERT(found != m_cast.listings.end());
    return *found;
}

} // namespace desk::server::demo
