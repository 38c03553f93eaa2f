// Reading the table, and ranking.
#include "models/emojitable.h"

#include "store/fold.h"

#include <algorithm>

namespace desk {

namespace {

constexpr qsizetype fewestLetters = 2;
constexpr qsizetype mostLetters = 40;
const QString article = QStringLiteral("ال");

/// " red heart قلب احمر ": an Arabic word also without its article.
QString paddedWords(const QString &text)
{
    QString padded = QStringLiteral(" ");
    for (const QString &word : searchWords(text)) {
        padded += word + QLatin1Char(' ');
        if (word.startsWith(article) && word.size() > article.size() + 2)
            padded += word.mid(article.size()) + QLatin1Char(' ');
    }
    return padded;
}

/// 0 is the nearest; -1: not at all.
int distance(const Emoji &emoji, const QString &word)
{
    const QString begin = QLatin1Char(' ') + word;
    const QString whole = begin + QLatin1Char(' ');
    return emoji.names.contains(whole)   ? 0
           : emoji.words.contains(whole) ? 1
           : emoji.names.contains(begin) ? 2
           : emoji.words.contains(begin) ? 3
                                         : -1;
}

bool isPart(QChar c)
{
    return c.isLetter() || c.isDigit() || c.isMark() || c == QLatin1Char('_') || c == QLatin1Char('-');
}

} // namespace

EmojiTable EmojiTable::fromTsv(const QByteArray &tsv)
{
    EmojiTable table;
    const QList<QByteArray> lines = tsv.split('\n');
    for (const QByteArray &line : lines) {
        const QList<QString> cells = QString::fromUtf8(line).split(QLatin1Char('\t'));
        if (line.startsWith('#') || cells.size() != 5)
            continue;
        table.m_places.insert(cells[0], int(table.m_all.size()));
        const QString names =
            QLatin1Char('|') + paddedWords(cells[1]) + QLatin1Char('|') + paddedWords(cells[3]) + QLatin1Char('|');
        table.m_all.append({cells[0], cells[1], cells[3], names, paddedWords(cells[2] + QLatin1Char(' ') + cells[4])});
    }
    return table;
}

const Emoji *EmojiTable::find(const QString &text) const
{
    const auto place = m_places.constFind(text);
    return place == m_places.cend() ? nullptr : &m_all.at(*place);
}

QList<int> EmojiTable::matching(const QString &typed, int atMost) const
{
    QString plain = typed;
    plain.replace(QLatin1Char('_'), QLatin1Char(' ')).replace(QLatin1Char('-'), QLatin1Char(' '));
    const QStringList words = searchWords(plain);
    const QString begin = QLatin1String("| ") + words.join(QLatin1Char(' '));
    QList<std::pair<int, int>> found; // distance, place
    for (int i = 0; i < m_all.size(); ++i) {
        int worst = 0;
        for (const QString &word : words) {
            const int far = distance(m_all.at(i), word);
            worst = far < 0 || worst < 0 ? -1 : std::max(worst, far);
        }
        if (worst < 0)
            continue;
        // "fire" is nearer to "fire" than to "fire engine", and to that than to "heart on fire"
        const QString &names = m_all.at(i).names;
        const bool whole = names.contains(begin + QLatin1String(" |"));
        found.append({3 * worst + (whole ? 0 : names.contains(begin) ? 1 : 2), i});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<int> places;
    for (const auto &[far, place] : std::as_const(found)) {
        if (places.size() == atMost)
            break;
        places << place;
    }
    return places;
}

std::optional<EmojiSearch> emojiSearch(QStringView beforeCaret)
{
    qsizetype from = beforeCaret.size();
    while (from > 0 && isPart(beforeCaret.at(from - 1)))
        --from;
    const QStringView typed = beforeCaret.mid(from);
    if (from == 0 || beforeCaret.at(from - 1) != QLatin1Char(':') || typed.size() < fewestLetters ||
        typed.size() > mostLetters || !typed.at(0).isLetter() || !typed.at(1).isLetter())
        return std::nullopt;
    --from;
    // behind a word or a number a colon is only a colon
    const bool stands =
        from == 0 || !(isPart(beforeCaret.at(from - 1)) || beforeCaret.at(from - 1) == QLatin1Char(':'));
    return stands ? std::optional(EmojiSearch{from, typed.toString()}) : std::nullopt;
}

} // namespace desk
