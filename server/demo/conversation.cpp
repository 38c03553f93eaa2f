// How scenes follow each other, and the pace of people.
#include "server/demo/conversation.h"

#include "server/demo/random.h"
#include "server/demo/slots.h"

namespace desk::server::demo {

QDateTime awake(const QDateTime &at)
{
    constexpr qint64 zone = 2 * 3'600;
    const qint64 second = (at.toSecsSinceEpoch() + zone) % 86'400;
    constexpr qint64 morning = 9 * 3'600;
    if (second >= 1 * 3'600 && second < morning)
        return at.addSecs(morning - second + second % 1'700);
    return at;
}

void Conversations::add(QList<Line> &lines, const QString &phase, const Listing &listing, Language language,
                        const SlotValues &values)
{
    QList<const Scene *> candidates = m_corpus.scenes(language, phase, listing.category);
    candidates.removeIf([this](const Scene *scene) { return m_played.contains(scene); });
    if (candidates.isEmpty())
        return;
    const Scene *scene = m_random.pick(candidates);
    m_played.append(scene);
    QList<Line> played = Corpus::play(*scene, values, m_random);
    // A new topic comes after a while, now and then.
    if (!lines.isEmpty() && !played.isEmpty() && m_random.chance(50))
        played.front().pause += std::chrono::seconds(m_random.between(120, 5'400));
    lines += played;
}

QList<Line> Conversations::haggle(const Person &buyer, const Person &seller, const Listing &listing)
{
    const Language language = buyer.language;
    const SlotValues values = slotsFor(buyer, seller, &listing, language, m_random);
    m_played.clear();
    QList<Line> lines;
    add(lines, QStringLiteral("open"), listing, language, values);
    for (qint64 questions = m_random.between(1, 4); questions > 0; --questions)
        add(lines, QStringLiteral("ask"), listing, language, values);
    if (m_random.chance(15))
        add(lines, QStringLiteral("wait"), listing, language, values);
    const bool job = listing.category == QLatin1String("job");
    const bool bargains = !job && m_random.chance(65);
    if (bargains)
        add(lines, QStringLiteral("bargain"), listing, language, values);
    if (m_random.chance(60)) {
        add(lines, QStringLiteral("meet"), listing, language, values);
        if (!job && m_random.chance(65))
            add(lines, QStringLiteral("after"), listing, language, values);
        if (!job && m_random.chance(30))
            add(lines, QStringLiteral("after"), listing, language, values);
    } else if (!bargains && m_random.chance(70)) {
        add(lines, QStringLiteral("refuse"), listing, language, values);
    }
    return lines;
}

QList<Line> Conversations::opening(const Person &buyer, const Person &seller, const Listing &listing)
{
    const Language language = buyer.language;
    const SlotValues values = slotsFor(buyer, seller, &listing, language, m_random);
    m_played.clear();
    QList<Line> lines;
    add(lines, QStringLiteral("open"), listing, language, values);
    add(lines, QStringLiteral("ask"), listing, language, values);
    if (m_random.chance(50))
        add(lines, QStringLiteral("ask"), listing, language, values);
    while (lines.size() > 1 && lines.back().speaker == Speaker::Seller)
        lines.removeLast();
    return lines;
}

QList<Line> Conversations::trade(const Person &buyer, const Person &seller, const Listing &listing, qsizetype count,
                                 QList<qsizetype> *sceneStarts)
{
    QList<Line> lines;
    m_played.clear();
    while (lines.size() < count) {
        const Language language = m_random.chance(12) ? Language::English : Language::Arabic;
        SlotValues values = slotsFor(buyer, seller, &listing, Language::Arabic, m_random);
        if (m_played.size() > 8)
            m_played.removeFirst(); // what was said lately is not said again
        sceneStarts->append(lines.size());
        add(lines, QStringLiteral("trade"), listing, language, values);
        if (lines.size() == sceneStarts->back())
            sceneStarts->removeLast();
    }
    lines.resize(count);
    return lines;
}

std::chrono::seconds Conversations::delay(const Line *previous, const Line &line)
{
    qint64 seconds = 3 + line.text.size() / 6 + m_random.below(12);
    if (previous && previous->speaker != line.speaker) {
        const qint64 dice = m_random.below(100);
        seconds += dice < 62   ? m_random.between(8, 150)
                   : dice < 92 ? m_random.between(150, 2'400)
                               : m_random.between(2'400, 15'000);
    }
    return line.pause + std::chrono::seconds(seconds);
}

QList<TimedLine> Conversations::timed(const QList<Line> &lines, const QDateTime &start)
{
    QList<TimedLine> result;
    result.reserve(lines.size());
    QDateTime at = awake(start);
    const Line *previous = nullptr;
    for (const Line &line : lines) {
        at = awake(at.addSecs(delay(previous, line).count())).addMSecs(m_random.below(1'000));
        result.append({line, at});
        previous = &line;
    }
    return result;
}

QList<TimedLine> Conversations::spread(const QList<Line> &lines, const QList<qsizetype> &sceneStarts,
                                       const QDateTime &start, const QDateTime &end)
{
    const qint64 whole = start.msecsTo(end);
    QList<TimedLine> result;
    result.reserve(lines.size());
    QDateTime at = start;
    for (qsizetype scene = 0; scene < sceneStarts.size(); ++scene) {
        const qsizetype first = sceneStarts[scene];
        const qsizetype last = scene + 1 < sceneStarts.size() ? sceneStarts[scene + 1] : lines.size();
        const QDateTime planned = start.addMSecs(whole / sceneStarts.size() * scene);
        const QDateTime begin =
            planned > at ? planned.addSecs(m_random.below(7'200)) : at.addSecs(m_random.between(600, 5'400));
        result += timed(lines.mid(first, last - first), scene == 0 ? start : begin);
        at = result.back().at;
    }
    // The last days may run past the end: the whole year is drawn in a little, in order.
    if (const qint64 length = start.msecsTo(at); length > whole) {
        for (TimedLine &line : result)
            line.at =
                start.addMSecs(static_cast<qint64>(double(start.msecsTo(line.at)) * double(whole) / double(length)));
    }
    return result;
}

} // namespace desk::server::demo
