#include "net/linkpolicy.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace desk {

namespace {

constexpr qsizetype longestLink = 2048;

bool endsLink(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
           QStringLiteral("<>\"`{}|\\^").contains(c);
}

bool isClosing(QChar c)
{
    return c == QLatin1Char(')') || c == QLatin1Char(']');
}

bool isTrailing(QChar c)
{
    return QStringLiteral(u".,;:!?'*_~،؛؟…»”’«“‘").contains(c);
}

/// Sentences end after links, and brackets close around them: neither belongs to the link.
qsizetype trimmedEnd(const QString &text, qsizetype start, qsizetype end)
{
    while (end > start) {
        const QChar last = text.at(end - 1);
        const QStringView link = QStringView(text).mid(start, end - start);
        const QChar opening = last == QLatin1Char(')') ? QLatin1Char('(') : QLatin1Char('[');
        const bool isUnbalanced = isClosing(last) && link.count(last) > link.count(opening);
        if (!isTrailing(last) && !isUnbalanced)
            break;
        --end;
    }
    return end;
}

qsizetype schemeLength(const QString &text, qsizetype at)
{
    for (const QLatin1String scheme : {QLatin1String("https://"), QLatin1String("http://")}) {
        if (QStringView(text).mid(at, scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0)
            return scheme.size();
    }
    return 0;
}

/// The one script of a label, Common for digits and hyphens alone; nullopt: several.
std::optional<QChar::Script> scriptOf(const QString &label)
{
    QChar::Script script = QChar::Script_Common;
    for (const char32_t c : label.toUcs4()) {
        const QChar::Script one = QChar::script(c);
        if (one == QChar::Script_Common || one == QChar::Script_Inherited || one == script)
            continue;
        if (script != QChar::Script_Common)
            return std::nullopt;
        script = one;
    }
    return script;
}

/// Names in the site's own two scripts are read without danger; another script only under a top domain of its own
/// (a Cyrillic "apple" under .com is somebody else).
bool isPlain(const QStringList &labels)
{
    const auto top = scriptOf(labels.last());
    return std::all_of(labels.begin(), labels.end(), [&top](const QString &label) {
        const auto script = scriptOf(label);
        return script && (*script == QChar::Script_Common || *script == QChar::Script_Latin ||
                          *script == QChar::Script_Arabic || script == top);
    });
}

} // namespace

QList<LinkRange> findLinks(const QString &text)
{
    QList<LinkRange> links;
    qsizetype at = 0;
    while ((at = text.indexOf(QLatin1String("http"), at, Qt::CaseInsensitive)) >= 0) {
        const qsizetype scheme = schemeLength(text, at);
        if (scheme == 0 || (at > 0 && text.at(at - 1).isLetterOrNumber() && text.at(at - 1).unicode() < 128)) {
            at += 4;
            continue;
        }
        qsizetype end = at + scheme;
        while (end < text.size() && !endsLink(text.at(end)))
            ++end;
        const qsizetype next = end;
        end = trimmedEnd(text, at, end);
        const QUrl url(text.mid(at, end - at), QUrl::TolerantMode);
        if (end - at <= longestLink && mayOpenLink(url))
            links.append({at, end - at, url});
        at = next;
    }
    return links;
}

QList<LinkRange> linksIn(const QString &text)
{
    QList<LinkRange> links = findLinks(text);
    if (!text.contains(QLatin1Char('@')) && !text.contains(QLatin1String("www."), Qt::CaseInsensitive))
        return links;
    static const QRegularExpression bare(
        QStringLiteral("(?<![\\w@/.:+-])(?:www\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)+(?:/[\\w/%.=&?#-]*[\\w/])?|"
                       "[a-z0-9][a-z0-9._+-]*@[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.[a-z]{2,})\\b"),
        QRegularExpression::CaseInsensitiveOption);
    for (auto it = bare.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const LinkRange found{
            match.capturedStart(), match.capturedLength(),
            QUrl(QLatin1String(match.captured().contains(QLatin1Char('@')) ? "mailto:" : "https://") + match.captured(),
                 QUrl::StrictMode)};
        const bool inside = std::any_of(links.cbegin(), links.cend(), [&found](const LinkRange &link) {
            return found.start < link.start + link.length && link.start < found.start + found.length;
        });
        if (!inside && mayOpenLink(found.url))
            links.append(found);
    }
    std::sort(links.begin(), links.end(), [](const LinkRange &a, const LinkRange &b) { return a.start < b.start; });
    return links;
}

bool mayOpenLink(const QUrl &url)
{
    if (!url.isValid() || url.toEncoded().size() > 2 * longestLink)
        return false;
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("http") || scheme == QLatin1String("https"))
        return !url.host().isEmpty() && url.userInfo().isEmpty();
    return (scheme == QLatin1String("mailto") || scheme == QLatin1String("tel")) && !url.path().isEmpty();
}

QString shownHost(const QUrl &url)
{
    const QString ascii = url.host(QUrl::FullyEncoded).toLower();
    if (!ascii.contains(QLatin1String("xn--")))
        return ascii;
    const QString readable = QUrl::fromAce(ascii.toLatin1(), QUrl::IgnoreIDNWhitelist);
    const QStringList labels = readable.split(QLatin1Char('.'), Qt::SkipEmptyParts);
    return !labels.isEmpty() && isPlain(labels) ? readable : ascii;
}

} // namespace desk
