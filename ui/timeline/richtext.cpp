// Paragraphs and the taming of direction controls.
#include "ui/timeline/richtext.h"

#include "net/linkpolicy.h"
#include "store/phones.h"

#include "ui/format.h"

#include <algorithm>
#include <optional>

namespace desk::ui {

namespace {

std::optional<bool> firstStrong(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text.at(i).unicode();
        if (text.at(i).isHighSurrogate() && i + 1 < text.size())
            c = QChar::surrogateToUcs4(text.at(i), text.at(i + 1));
        const bool flag =
            c >= 0x1F1E6 && c <= 0x1F1FF; // Unicode's letters for flags; as pictures they have no direction
        switch (flag ? QChar::DirON : QChar::direction(c)) {
        case QChar::DirL:
            return false;
        case QChar::DirR:
        case QChar::DirAL:
            return true;
        default:
            break;
        }
        if (c > 0xFFFF)
            ++i;
    }
    return std::nullopt;
}

} // namespace

QString shownText(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const char16_t u = c.unicode();
        if (u == u'\r') {
            if (i + 1 < text.size() && text.at(i + 1) == QLatin1Char('\n'))
                continue;
            shown.append(QLatin1Char('\n'));
        } else if (u == 0x2028 || u == 0x2029 || u == 0x85 || u == u'\v' || u == u'\f') {
            shown.append(QLatin1Char('\n'));
        } else if (u == u'\n' || u == u'\t' || (!turnsDirection(u) && c.category() != QChar::Other_Control)) {
            shown.append(c);
        }
    }
    return shown;
}

QString bubbleText(const QString &text)
{
    QString result = shownText(text);
    QList<TextRange> ranges;
    const QList<LinkRange> links = linksIn(result);
    for (const LinkRange &link : links)
        ranges.append({link.start, link.start + link.length});
    const QList<TextRange> phones = findPhones(result);
    for (const TextRange &phone : phones) {
        const bool inLink = std::any_of(links.cbegin(), links.cend(), [&](const LinkRange &link) {
            return phone.from < link.start + link.length && link.start < phone.to;
        });
        if (!inLink)
            ranges.append(phone);
    }
    std::sort(ranges.begin(), ranges.end(), [](const auto &left, const auto &right) { return left.from > right.from; });
    for (const TextRange &range : std::as_const(ranges)) { // from behind: those before keep their places
        result.insert(range.to, QChar(0x2069));
        result.insert(range.from, QChar(0x2066));
    }
    return result;
}

QList<Paragraph> paragraphs(const QString &shown, bool fallbackRightToLeft)
{
    QList<Paragraph> result;
    // a first line of digits follows the message around it, then the window
    bool direction = firstStrong(shown).value_or(fallbackRightToLeft);
    int start = 0;
    for (const QString &line : shown.split(QLatin1Char('\n'))) {
        direction = firstStrong(line).value_or(direction);
        result.append({start, line, direction});
        start += int(line.size()) + 1;
    }
    return result;
}

} // namespace desk::ui
