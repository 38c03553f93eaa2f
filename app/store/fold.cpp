// One pass over the decomposed text; the table of Arabic letters is all there is to it.
#include "store/fold.h"

#include <utility>

namespace desk {

namespace {

/// 0: dropped.
char16_t folded(char16_t c)
{
    switch (c) {
    case u'\u0622': // alef with madda
    case u'\u0623': // alef with hamza above
    case u'\u0625': // alef with hamza below
    case u'\u0671': // alef wasla
        return u'\u0627';
    case u'\u0649': // alef maqsura
    case u'\u0626': // hamza on ya
    case u'\u06CC': // Persian ya
        return u'\u064A';
    case u'\u0624': // hamza on waw
        return u'\u0648';
    case u'\u0629': // ta marbuta
        return u'\u0647';
    case u'\u06A9': // Persian kaf
        return u'\u0643';
    case u'\u0640': // tatweel
    case u'\u0621': // hamza alone
        return 0;
    default:
        break;
    }
    if (c >= u'\u0660' && c <= u'\u0669')
        return char16_t(u'0' + (c - u'\u0660'));
    if (c >= u'\u06F0' && c <= u'\u06F9')
        return char16_t(u'0' + (c - u'\u06F0'));
    return c;
}

bool isMark(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format;
}

} // namespace

QString fold(const QString &text)
{
    // Decomposition splits é into e and its accent (and the hamza off its alef), so that the marks can go.
    const QString source = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString result(source.size(), Qt::Uninitialized);
    QChar *const begin = result.data();
    QChar *end = begin;
    bool blank = false;
    for (const QChar c : source) {
        if (c.isSpace()) {
            blank = end != begin;
            continue;
        }
        const bool plain = c.unicode() < 0x80; // neither a mark nor in the table
        const char16_t letter = plain ? c.unicode() : isMark(c) ? char16_t(0) : folded(c.unicode());
        if (!letter)
            continue;
        if (blank)
            *end++ = QLatin1Char(' ');
        blank = false;
        *end++ = QChar(letter);
    }
    result.truncate(end - begin);
    return result;
}

QStringList searchWords(const QString &text)
{
    QStringList words;
    QString word;
    const QList<uint> letters = (fold(text) + QLatin1Char(' ')).toUcs4();
    for (const char32_t c : letters) {
        if (QChar::isLetterOrNumber(c)) {
            word += QString::fromUcs4(&c, 1);
        } else if (!word.isEmpty()) {
            words.removeAll(word); // the last one said may be a beginning
            words << std::exchange(word, {});
        }
    }
    return words;
}

QList<TextRange> matches(const QString &text, const QStringList &words)
{
    QList<TextRange> found;
    QString word; // folded
    TextRange range;
    const auto close = [&] {
        const bool whole = words.contains(word);
        const bool begins = !words.isEmpty() && words.last().size() > 1 && word.startsWith(words.last());
        if (!word.isEmpty() && (whole || begins))
            found << range;
        word.clear();
    };
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype length = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
        const QString piece = text.mid(i, length);
        const QString folded = fold(piece);
        const bool mark = folded.isEmpty() && !piece.at(0).isSpace(); // harakat and the like: inside a word
        const bool letter = !folded.isEmpty() && QChar::isLetterOrNumber(folded.toUcs4().first());
        if (letter) {
            if (word.isEmpty())
                range.from = i;
            word += folded;
            range.to = i + length;
        } else if (mark && !word.isEmpty()) {
            range.to = i + length;
        } else if (!mark) {
            close();
        }
        i += length;
    }
    close();
    return found;
}

} // namespace desk
