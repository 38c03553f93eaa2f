// The grammar of the corpus. A scene opens with "== language phase category"; then one line an utterance:
//   B text | variant | …      the buyer speaks (S: the seller); "B?": only sometimes; "B+picture": with a file
//   ~ 3h                      silence before the next line (m, h, d)
//   ¶                         a new paragraph inside a text;  {name}: a slot
#include "server/demo/corpus.h"

#include "server/demo/random.h"

#include <utility>

namespace desk::server::demo {

namespace {

std::chrono::seconds pauseOf(const QString &text)
{
    const qint64 count = text.left(text.size() - 1).toLongLong();
    const QChar unit = text.back();
    const qint64 seconds = unit == QLatin1Char('d') ? 86'400 : unit == QLatin1Char('h') ? 3'600 : 60;
    Q_ASSERT(count > 0);
    return std::chrono::seconds(count * seconds);
}

FileKind fileOf(const QString &name)
{
    if (name == QLatin1String("picture"))
        return FileKind::Picture;
    if (name == QLatin1String("document"))
        return FileKind::Document;
    Q_ASSERT(name == QLatin1String("note"));
    return FileKind::Note;
}

LinePattern patternOf(const QString &line)
{
    const qsizetype space = line.indexOf(QLatin1Char(' '));
    Q_ASSERT(space > 0);
    const QString head = line.left(space);
    LinePattern pattern;
    Q_ASSERT(head.front() == QLatin1Char('B') || head.front() == QLatin1Char('S'));
    pattern.speaker = head.front() == QLatin1Char('B') ? Speaker::Buyer : Speaker::Seller;
    pattern.optional = head.contains(QLatin1Char('?'));
    if (const qsizetype plus = head.indexOf(QLatin1Char('+')); plus > 0)
        pattern.file = fileOf(head.mid(plus + 1));
    const QStringList variants = line.mid(space + 1).split(QStringLiteral(" | "), Qt::SkipEmptyParts);
    for (const QString &variant : variants)
        pattern.variants.append(variant.trimmed().replace(QChar(0x00B6), QLatin1Char('\n')));
    return pattern;
}

} // namespace

Corpus::Corpus()
{
    for (const char *text :
         {corpusArabicOpenings, corpusArabicQuestions, corpusArabicDeals, corpusArabicTrade, corpusEnglishOpenings,
          corpusEnglishDeals, corpusEnglishTrade, corpusSupport, corpusLiveArabic, corpusLiveEnglish})
        read(text);
}

void Corpus::read(const char *text)
{
    std::chrono::seconds pause{0};
    const QStringList lines = QString::fromUtf8(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.startsWith(QLatin1String("== "))) {
            const QStringList words = line.mid(3).split(QLatin1Char(' '), Qt::SkipEmptyParts);
            Q_ASSERT(words.size() == 3);
            m_scenes.append(
                Scene{words[0] == QLatin1String("ar") ? Language::Arabic : Language::English, words[1], words[2], {}});
        } else if (line.startsWith(QLatin1String("~ "))) {
            pause = pauseOf(line.mid(2).trimmed());
        } else {
            m_scenes.back().lines.append(patternOf(line));
            m_scenes.back().lines.back().pause = std::exchange(pause, std::chrono::seconds{0});
        }
    }
}

QList<const Scene *> Corpus::scenes(Language language, const QString &phase, const QString &category) const
{
    QList<const Scene *> found;
    for (const Scene &scene : m_scenes) {
        if (scene.language == language && scene.phase == phase &&
            (scene.category == category || scene.category == QLatin1String("*")))
            found.append(&scene);
    }
    return found;
}

QList<Line> Corpus::play(const Scene &scene, const SlotValues &slotValues, Random &random)
{
    QList<Line> lines;
    for (const LinePattern &pattern : scene.lines) {
        if (pattern.optional && random.chance(50))
            continue;
        lines.append({pattern.speaker, fill(random.pick(pattern.variants), slotValues), pattern.file, pattern.pause});
    }
    return lines;
}

QString Corpus::fill(QString text, const SlotValues &slotValues)
{
    for (qsizetype open = text.indexOf(QLatin1Char('{')); open >= 0; open = text.indexOf(QLatin1Char('{'), open)) {
        const qsizetype close = text.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            break;
        const QString value = slotValues.value(text.mid(open + 1, close - open - 1));
        text.replace(open, close - open + 1, value);
        open += value.size();
    }
    return text;
}

} // namespace desk::server::demo
