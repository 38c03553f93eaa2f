// In three steps: what cannot be money (links, phones, dates, measures with a cross) is covered up, the rest is cut into
// numbers, words and marks, and each number is judged by its neighbours.
#include "store/prices.h"

#include "net/linkpolicy.h"
#include "store/phones.h"
#include "store/pricewords.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <vector>

namespace desk {

namespace {

using Meaning = PriceWord::Meaning;

constexpr qsizetype longestText = 20'000; ///< what is longer is no haggling
constexpr qsizetype mostPrices = 50;
constexpr qint64 milli = 1'000;
constexpr qint64 largest = 1'000'000'000'000; ///< a million millions

struct Token
{
    enum class Kind { Number, Word, Mark, Break };
    Kind kind = Kind::Mark;
    qsizetype from = 0;
    qsizetype to = 0;
    QString text = {};   ///< of a number: its digits and separators; ASCII
    PriceWord word = {}; ///< of words and marks
    bool used = false;   ///< a currency that belongs to a number already
};

struct Found
{
    qint64 value = 0; ///< in thousandths, before the factor
    qint64 factor = 1;
    qint64 more = 0; ///< "3 آلاف و 500": the 500
    QString currency;
    qsizetype from = 0;
    qsizetype to = 0;
    bool isPrice = false;
    qint64 total() const { return value * factor + more; }
};

/// The same length: ASCII digits, Latin separators, plain blanks.
QString plain(const QString &text)
{
    QString result = text.left(longestText);
    for (QChar &c : result) {
        const char16_t u = c.unicode();
        if (u >= 0x0660 && u <= 0x0669)
            c = QChar(u'0' + (u - 0x0660));
        else if (u >= 0x06F0 && u <= 0x06F9)
            c = QChar(u'0' + (u - 0x06F0));
        else if (u == 0x066C || u == 0x060C)
            c = QLatin1Char(',');
        else if (u == 0x066B)
            c = QLatin1Char('.');
        else if (u == 0x2013 || u == 0x2212)
            c = QLatin1Char('-');
        else if (u != u'\n' && c.isSpace())
            c = QLatin1Char(' ');
    }
    return result;
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

void cover(QString &text, qsizetype from, qsizetype length)
{
    for (qsizetype i = from; i < from + length; ++i) {
        if (isDigit(text.at(i)))
            text[i] = QLatin1Char('_');
    }
}

void coverWhatIsNoMoney(QString &text)
{
    const QList<LinkRange> links = findLinks(text);
    for (const LinkRange &link : links)
        cover(text, link.start, link.length);
    const QList<TextRange> phones = findPhones(text);
    for (const TextRange &phone : phones)
        cover(text, phone.from, phone.to - phone.from);
    static const QRegularExpression groups(QStringLiteral("(?<![0-9.,])[0-9]{2,3}(?:[ -][0-9]{2,4}){3,}"));
    static const QRegularExpression date(
        QStringLiteral("(?<![0-9])[0-9]{1,4}([/.-])[0-9]{1,2}\\1[0-9]{1,4}(?:\\1[0-9]+)*"));
    static const QRegularExpression clock(
        QStringLiteral("[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|(?<![0-9])[0-9]{1,2}/[0-9]{1,2}(?![0-9])"));
    static const QRegularExpression cross(QStringLiteral("(?<![0-9.])[0-9.]++(?: ?[×xX*] ?[0-9.]++)+"));
    static const QRegularExpression name(
        QStringLiteral("[#@/_][0-9][0-9,.-]*|[A-Za-z]-[0-9]+|(?<![0-9])[0-9]++-[A-Za-z]"));
    for (const QRegularExpression *each : {&date, &clock, &cross, &name}) {
        for (auto it = each->globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            cover(text, match.capturedStart(), match.capturedLength());
        }
    }
    for (auto it = groups.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const auto digits = std::count_if(match.capturedView().cbegin(), match.capturedView().cend(), isDigit);
        if (digits >= 11)
            cover(text, match.capturedStart(), match.capturedLength());
    }
}

bool isWordPart(QChar c)
{
    return c.isLetter() || c.category() == QChar::Mark_NonSpacing || c == QChar(0x0640);
}

QList<Token> tokens(const QString &text)
{
    QList<Token> list;
    const qsizetype end = text.size();
    const auto at = [&](qsizetype i) { return i < end ? text.at(i) : QChar(); };
    for (qsizetype i = 0; i < end;) {
        const QChar c = text.at(i);
        qsizetype to = i + 1;
        if (isDigit(c)) {
            while (isDigit(at(to)) ||
                   (QStringLiteral(",.'").contains(at(to)) && !at(to).isNull() && isDigit(at(to + 1))))
                ++to;
            list << Token{Token::Kind::Number, i, to, text.mid(i, to - i)};
        } else if (isWordPart(c)) {
            while (isWordPart(at(to)) || (at(to) == QLatin1Char('.') && isWordPart(at(to + 1)) && to - i <= 2))
                ++to;
            const QString word = text.mid(i, to - i);
            list << Token{Token::Kind::Word, i, to, word, priceWord(word)};
        } else if (c == QLatin1Char('\n') || QStringLiteral(".!?؟;؛").contains(c)) {
            list << Token{Token::Kind::Break, i, to};
        } else if (c != QLatin1Char(' ') && c.category() != QChar::Other_Format) {
            Token mark{Token::Kind::Mark, i, to, text.mid(i, 1), priceWord(text.mid(i, 1))};
            if (QStringLiteral("%٪²³°").contains(c))
                mark.word.meaning = Meaning::Measure;
            list << mark;
        }
        i = to;
    }
    return list;
}

bool threes(const QStringList &parts)
{
    return parts.first().size() <= 3 &&
           std::all_of(parts.cbegin() + 1, parts.cend(), [](const QString &p) { return p.size() == 3; });
}

/// In thousandths. `scaled`: a factor follows, so that a dot is a decimal one.
std::optional<qint64> valueOf(QString number, bool scaled)
{
    number.replace(QLatin1Char('\''), QLatin1Char(','));
    const qsizetype lastComma = number.lastIndexOf(QLatin1Char(','));
    const qsizetype lastDot = number.lastIndexOf(QLatin1Char('.'));
    QString whole = number;
    QString rest;
    if (lastComma >= 0 && lastDot >= 0) {
        const QChar group = lastComma < lastDot ? QLatin1Char(',') : QLatin1Char('.');
        whole = number.left(std::max(lastComma, lastDot));
        rest = number.mid(std::max(lastComma, lastDot) + 1);
        if (!threes(whole.split(group)))
            return {};
        whole.remove(group);
    } else if (lastComma >= 0 || lastDot >= 0) {
        const QChar mark = lastComma >= 0 ? QLatin1Char(',') : QLatin1Char('.');
        const QStringList parts = number.split(mark);
        const bool decimalDot = lastDot >= 0 && parts.size() == 2 && scaled;
        if (threes(parts) && parts.first() != QLatin1String("0") && !decimalDot) {
            whole.remove(mark);
        } else if (parts.size() == 2 && (lastDot >= 0 || parts.last().size() <= 2)) {
            whole = parts.first();
            rest = parts.last();
        } else {
            return {};
        }
    }
    if (whole.isEmpty() || whole.size() > 12 || (whole.size() > 1 && whole.startsWith(QLatin1Char('0'))))
        return {};
    return whole.toLongLong() * milli + rest.leftJustified(3, QLatin1Char('0')).left(3).toLongLong();
}

/// "450 000": as one number.
void joinGroups(QList<Token> &list)
{
    for (qsizetype i = 0; i + 1 < list.size(); ++i) {
        Token &first = list[i];
        const auto isGroup = [&](qsizetype k) {
            return k < list.size() && list[k].kind == Token::Kind::Number && list[k].text.size() == 3 &&
                   list[k].from == list[k - 1].to + 1;
        };
        if (first.kind != Token::Kind::Number || first.text.size() > 3 || first.text.startsWith(QLatin1Char('0')) ||
            !isGroup(i + 1))
            continue;
        while (isGroup(i + 1)) {
            first.text += QLatin1Char(',') + list[i + 1].text;
            first.to = list[i + 1].to;
            list.removeAt(i + 1);
        }
    }
}

class Judge
{
public:
    explicit Judge(QList<Token> list) : m_list(std::move(list)), m_found(size_t(m_list.size())) {}

    QList<Price> prices()
    {
        for (qsizetype i = 0; i < m_list.size(); ++i) {
            if (m_list[i].kind == Token::Kind::Number)
                look(i);
        }
        for (qsizetype i = m_list.size() - 1; i >= 0; --i)
            lookAtRange(i);
        QList<Price> result;
        for (const Found &found : m_found) {
            if (!found.isPrice || result.size() >= mostPrices)
                continue;
            QString amount = QString::number(found.total() / milli);
            if (const qint64 part = found.total() % milli) {
                amount += QLatin1Char('.') + QString::number(part).rightJustified(3, QLatin1Char('0'));
                while (amount.endsWith(QLatin1Char('0')))
                    amount.chop(1);
            }
            result << Price{amount, found.currency, {found.from, found.to}};
        }
        return result;
    }

private:
    Meaning meaning(qsizetype i) const
    {
        return i >= 0 && i < m_list.size() ? m_list[i].word.meaning : Meaning::Nothing;
    }
    bool is(qsizetype i, Token::Kind kind) const { return i >= 0 && i < m_list.size() && m_list[i].kind == kind; }
    bool glued(qsizetype left) const
    {
        return left >= 0 && left + 1 < m_list.size() && m_list[left].to == m_list[left + 1].from;
    }

    /// The French one, not the Egyptian pounds.
    bool isArticle(qsizetype i) const
    {
        return m_list[i].text.compare(QLatin1String("le"), Qt::CaseInsensitive) == 0 &&
               m_list[i].text != QLatin1String("LE");
    }

    /// Words of this meaning before (by < 0) or after, within some words of the same sentence. 0: none; else how far away.
    int distance(qsizetype from, int by, int words, Meaning wanted) const
    {
        int seen = 0;
        for (qsizetype i = from + by; i >= 0 && i < m_list.size() && seen < words; i += by) {
            if (m_list[i].kind == Token::Kind::Break)
                return 0;
            if (m_list[i].kind == Token::Kind::Mark)
                continue;
            ++seen;
            if (m_list[i].word.meaning == wanted)
                return seen;
        }
        return 0;
    }

    void look(qsizetype i);
    bool speaksOfMoney(qsizetype i, qsizetype last, const Found &found) const;
    void lookAtRange(qsizetype i);

    QList<Token> m_list;
    std::vector<Found> m_found; ///< one a token
};

void Judge::look(qsizetype i)
{
    Token &number = m_list[i];
    qsizetype last = i; // of what belongs to it
    qint64 factor = 1;
    const bool millions = is(i + 1, Token::Kind::Word) && glued(i) && m_list[i + 1].text == QLatin1String("M") &&
                          (meaning(i - 1) == Meaning::Currency || meaning(i + 2) == Meaning::Currency); // else metres
    if (millions)
        ++last, factor = 1'000'000;
    else if (is(i + 1, Token::Kind::Word) && meaning(i + 1) == Meaning::Multiplier)
        factor = m_list[++last].word.factor;
    else if (is(i + 1, Token::Kind::Word) && glued(i) && meaning(i + 1) == Meaning::Nothing)
        return; // "12x", "3D"
    const auto value = valueOf(number.text, factor > 1);
    if (!value || *value <= 0 || *value > largest / factor * milli)
        return;
    Found found{*value, factor, 0, {}, number.from, 0, false};
    if (meaning(i - 1) == Meaning::Currency && !m_list[i - 1].used && !isArticle(i - 1)) {
        found.currency = m_list[i - 1].word.currency;
        found.from = m_list[i - 1].from;
        m_list[i - 1].used = true;
    }
    // "3 آلاف و 500", "2 مليون و 300 ألف"
    if (factor > 1 && is(last + 1, Token::Kind::Word) && m_list[last + 1].to - m_list[last + 1].from == 1 &&
        is(last + 2, Token::Kind::Number)) {
        const qint64 below = is(last + 3, Token::Kind::Word) && meaning(last + 3) == Meaning::Multiplier
                                 ? m_list[last + 3].word.factor
                                 : 1;
        const auto more = valueOf(m_list[last + 2].text, below > 1);
        if (more && below < factor && *more * below < factor * milli && *more * below >= 50 * milli) {
            found.more = *more * below;
            m_list[last + 2].kind = Token::Kind::Mark;
            last += below > 1 ? 3 : 2;
        }
    }
    if (found.currency.isEmpty() && meaning(last + 1) == Meaning::Currency) {
        found.currency = m_list[last + 1].word.currency;
        m_list[++last].used = true;
    }
    found.to = m_list[last].to;
    found.isPrice =
        !found.currency.isEmpty() || (meaning(last + 1) != Meaning::Measure && speaksOfMoney(i, last, found));
    if (is(i - 1, Token::Kind::Word) && glued(i - 1) && found.currency.isEmpty() && meaning(i - 1) == Meaning::Nothing)
        found.isPrice = false; // "RTX3050"
    m_found[size_t(i)] = found;
}

bool Judge::speaksOfMoney(qsizetype i, qsizetype last, const Found &found) const
{
    const bool measured =
        distance(i, -1, 1, Meaning::Measure) && !is(i - 2, Token::Kind::Number); // "floor 3", not "120 m 900k"
    if (distance(i, -1, 2, Meaning::Veto) || measured)
        return false;
    const qint64 amount = found.total() / milli;
    const int before = distance(i, -1, 3, Meaning::Cue);
    const bool cued = before || distance(last, 1, 2, Meaning::Cue);
    const bool resolution =
        found.factor == 1'000 && glued(i) && found.value <= 8 * milli && m_list[last].to - m_list[last].from == 1;
    if (found.factor > 1)
        return cued || !resolution;
    const bool year = m_list[i].text.size() == 4 && amount >= 1900 && amount <= 2099;
    if (year)
        return before == 1;
    if (cued)
        return amount >= 20;
    if (m_list[i].text.size() >= 10 && !m_list[i].text.contains(QLatin1Char(',')))
        return false;
    if (distance(i, -1, 1, Meaning::WeakCue))
        return amount >= 100;
    const bool alone = std::all_of(m_list.cbegin(), m_list.cend(), [&](const Token &each) {
        return &each == &m_list[i] || each.kind == Token::Kind::Break || each.kind == Token::Kind::Mark;
    });
    return alone && amount >= 1'000;
}

/// "400-450 ألف", "from 400 to 450 EGP": the first is of the second's kind.
void Judge::lookAtRange(qsizetype i)
{
    if (!is(i, Token::Kind::Number) || m_found[size_t(i)].isPrice || m_found[size_t(i)].value == 0 ||
        !is(i + 2, Token::Kind::Number))
        return;
    const Found &upper = m_found[size_t(i + 2)];
    Found &lower = m_found[size_t(i)];
    const bool joins =
        QStringList{QStringLiteral("-"), QStringLiteral("to"), QStringLiteral("إلى"), QStringLiteral("الى")}.contains(
            m_list[i + 1].text);
    if (!joins || !upper.isPrice || lower.factor > 1 || lower.value >= upper.value)
        return;
    lower.factor = upper.factor;
    lower.currency = upper.currency;
    lower.isPrice = true;
}

} // namespace

QList<Price> findPrices(const QString &text)
{
    QString readable = plain(text);
    if (std::none_of(readable.cbegin(), readable.cend(), isDigit))
        return {};
    coverWhatIsNoMoney(readable);
    QList<Token> list = tokens(readable);
    joinGroups(list);
    return Judge(std::move(list)).prices();
}

} // namespace desk
