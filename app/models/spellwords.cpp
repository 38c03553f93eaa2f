// Cutting a text into words.
#include "models/spellwords.h"

namespace desk {

namespace {

constexpr qsizetype longest = 40; // of a word; what is longer is none

bool isApostrophe(QChar c)
{
    return c == QLatin1Char('\'') || c == QChar(0x2019);
}

bool isTatweel(QChar c)
{
    return c == QChar(0x0640);
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || isTatweel(c) || isApostrophe(c);
}

/// Without blanks around it: an address, a mail address, a file, a name of somebody's account.
bool isAddress(QStringView run)
{
    if (run.contains(QLatin1String("://")) || run.contains(QLatin1Char('@')) || run.contains(QLatin1Char('/')) ||
        run.contains(QLatin1Char('\\')) || run.contains(QLatin1Char('_')) || run.startsWith(QLatin1Char('#')) ||
        run.startsWith(QLatin1Char(':')) || run.startsWith(QLatin1String("www."), Qt::CaseInsensitive))
        return true;
    for (qsizetype i = 1; i + 1 < run.size(); ++i) { // example.com, but not "end.Next"
        if (run.at(i) == QLatin1Char('.') && run.at(i - 1).isLetterOrNumber() && run.at(i + 1).isLower())
            return true;
    }
    return false;
}

std::optional<SpellWord> wordOf(QStringView text, qsizetype from, qsizetype to)
{
    while (from < to && isApostrophe(text.at(from)))
        ++from;
    while (from < to && isApostrophe(text.at(to - 1)))
        --to;
    QString word;
    bool latin = false;
    bool arabic = false;
    bool other = false;
    bool small = false;
    for (qsizetype i = from; i < to; ++i) {
        const QChar c = text.at(i);
        const QChar::Script script = c.script();
        if (isTatweel(c) || (c.isMark() && arabic))
            continue;
        latin = latin || (c.isLetter() && script == QChar::Script_Latin);
        arabic = arabic || (c.isLetter() && script == QChar::Script_Arabic);
        other = other || c.isNumber() || c.isSurrogate() ||
                (c.isLetter() && script != QChar::Script_Latin && script != QChar::Script_Arabic);
        small = small || c.isLower();
        word += isApostrophe(c) ? QLatin1Char('\'') : c;
    }
    if (latin == arabic || other || word.size() < 2 || word.size() > longest || (latin && !small))
        return std::nullopt;
    return SpellWord{{from, to}, word, latin ? WordLanguage::English : WordLanguage::Arabic};
}

} // namespace

QList<SpellWord> spellWords(const QString &text, const QSet<QString> &names)
{
    QList<SpellWord> words;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text.at(at).isSpace()) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && !text.at(end).isSpace())
            ++end;
        const QStringView run = QStringView(text).mid(at, end - at);
        for (qsizetype i = at; i < end && !isAddress(run);) {
            if (text.at(i) == QLatin1Char('{')) {
                const qsizetype closing = text.indexOf(QLatin1Char('}'), i);
                i = closing >= 0 && closing < end ? closing + 1 : i + 1;
                continue;
            }
            qsizetype to = i;
            while (to < end && isWordPart(text.at(to)))
                ++to;
            if (const auto word = wordOf(text, i, to); word && !names.contains(fold(word->word)))
                words << *word;
            i = std::max(to, i + 1);
        }
        at = end;
    }
    return words;
}

QSet<QString> nameWords(const QStringList &names)
{
    QSet<QString> words;
    for (const QString &name : names) {
        for (const QString &word : searchWords(name))
            words.insert(word);
    }
    return words;
}

} // namespace desk
