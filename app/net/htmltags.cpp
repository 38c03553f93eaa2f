#include "net/htmltags.h"

#include <QStringList>

#include <algorithm>

namespace desk::html {

namespace {

constexpr int mostAttributes = 64;
constexpr qsizetype longestEntity = 10;

bool isSpace(QChar c)
{
    return c == QLatin1Char(' ') || c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r') ||
           c == QLatin1Char('\f');
}

QString numbered(QStringView digits)
{
    const bool isHex = digits.startsWith(QLatin1Char('x'), Qt::CaseInsensitive);
    bool isNumber = false;
    const uint code = isHex ? digits.mid(1).toUInt(&isNumber, 16) : digits.toUInt(&isNumber, 10);
    if (!isNumber || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return QString(QChar::ReplacementCharacter);
    const char32_t one = code;
    return QString::fromUcs4(&one, 1);
}

/// Empty: not known.
QString named(QStringView name)
{
    static const QHash<QString, QString> table{
        {QStringLiteral("amp"), QStringLiteral("&")},          {QStringLiteral("lt"), QStringLiteral("<")},
        {QStringLiteral("gt"), QStringLiteral(">")},           {QStringLiteral("quot"), QStringLiteral("\"")},
        {QStringLiteral("apos"), QStringLiteral("'")},         {QStringLiteral("nbsp"), QStringLiteral(u"\u00a0")},
        {QStringLiteral("laquo"), QStringLiteral(u"\u00ab")},  {QStringLiteral("raquo"), QStringLiteral(u"\u00bb")},
        {QStringLiteral("hellip"), QStringLiteral(u"\u2026")}, {QStringLiteral("ndash"), QStringLiteral(u"\u2013")},
        {QStringLiteral("mdash"), QStringLiteral(u"\u2014")},  {QStringLiteral("lsquo"), QStringLiteral(u"\u2018")},
        {QStringLiteral("rsquo"), QStringLiteral(u"\u2019")},  {QStringLiteral("ldquo"), QStringLiteral(u"\u201c")},
        {QStringLiteral("rdquo"), QStringLiteral(u"\u201d")},  {QStringLiteral("times"), QStringLiteral(u"\u00d7")},
        {QStringLiteral("copy"), QStringLiteral(u"\u00a9")},
    };
    return table.value(name.toString());
}

} // namespace

bool isVoid(const QString &name)
{
    static const QStringList names{QStringLiteral("area"), QStringLiteral("base"),   QStringLiteral("br"),
                                   QStringLiteral("col"),  QStringLiteral("embed"),  QStringLiteral("hr"),
                                   QStringLiteral("img"),  QStringLiteral("input"),  QStringLiteral("link"),
                                   QStringLiteral("meta"), QStringLiteral("source"), QStringLiteral("wbr")};
    return names.contains(name);
}

QString decodeEntities(const QString &text)
{
    QString out;
    out.reserve(text.size());
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype amp = text.indexOf(QLatin1Char('&'), at);
        if (amp < 0)
            break;
        out += QStringView(text).mid(at, amp - at);
        const qsizetype end = QStringView(text).mid(amp, longestEntity + 2).indexOf(QLatin1Char(';'));
        const QStringView name = end > 1 ? QStringView(text).mid(amp + 1, end - 1) : QStringView();
        const QString meant = name.startsWith(QLatin1Char('#')) ? numbered(name.mid(1)) : named(name);
        out += meant.isEmpty() ? QStringLiteral("&") : meant;
        at = amp + (meant.isEmpty() ? 1 : end + 1);
    }
    out += QStringView(text).mid(at);
    return out;
}

std::optional<Token> Reader::next()
{
    while (m_at < m_html.size()) {
        if (at(m_at) != QLatin1Char('<')) {
            const qsizetype end = m_html.indexOf(QLatin1Char('<'), m_at);
            const QString text = m_html.mid(m_at, end < 0 ? -1 : end - m_at);
            m_at = end < 0 ? m_html.size() : end;
            return Token{std::nullopt, decodeEntities(text)};
        }
        if (passMarkup())
            continue;
        if (auto tag = readTag())
            return Token{std::move(tag), {}};
        ++m_at; // a lone '<' is text
        return Token{std::nullopt, QStringLiteral("<")};
    }
    return std::nullopt;
}

bool Reader::passMarkup()
{
    const QChar kind = at(m_at + 1);
    if (kind != QLatin1Char('!') && kind != QLatin1Char('?'))
        return false;
    const bool isComment = QStringView(m_html).mid(m_at, 4) == QLatin1String("<!--");
    const QLatin1String end = isComment ? QLatin1String("-->") : QLatin1String(">");
    const qsizetype found = m_html.indexOf(end, m_at + (isComment ? 4 : 2));
    m_at = found < 0 ? m_html.size() : found + end.size();
    return true;
}

std::optional<Tag> Reader::readTag()
{
    qsizetype from = m_at + 1;
    Tag tag;
    tag.isClosing = at(from) == QLatin1Char('/');
    if (tag.isClosing)
        ++from;
    qsizetype end = from;
    while (at(end).isLetterOrNumber() && at(end).unicode() < 128)
        ++end;
    if (end == from || at(from).isDigit())
        return std::nullopt;
    tag.name = m_html.mid(from, end - from).toLower();
    m_at = end;
    readAttributes(tag);
    if (!tag.isClosing && (tag.name == QLatin1String("script") || tag.name == QLatin1String("style")))
        passRawText(tag.name);
    return tag;
}

void Reader::readAttributes(Tag &tag)
{
    while (m_at < m_html.size()) {
        const QChar c = at(m_at);
        if (c == QLatin1Char('>')) {
            ++m_at;
            return;
        }
        if (isSpace(c) || c == QLatin1Char('/') || c == QLatin1Char('=')) {
            ++m_at;
            continue;
        }
        const qsizetype from = m_at;
        while (m_at < m_html.size() && !isSpace(at(m_at)) && at(m_at) != QLatin1Char('=') &&
               at(m_at) != QLatin1Char('>') && at(m_at) != QLatin1Char('/'))
            ++m_at;
        const QString name = m_html.mid(from, m_at - from).toLower();
        while (isSpace(at(m_at)))
            ++m_at;
        QString value;
        if (at(m_at) == QLatin1Char('=')) {
            ++m_at;
            value = readValue();
        }
        if (tag.attributes.size() < mostAttributes && !tag.attributes.contains(name))
            tag.attributes.insert(name, value);
    }
}

QString Reader::readValue()
{
    while (isSpace(at(m_at)))
        ++m_at;
    const QChar quote = at(m_at);
    if (quote == QLatin1Char('"') || quote == QLatin1Char('\'')) {
        const qsizetype end = m_html.indexOf(quote, m_at + 1);
        const qsizetype stop = end < 0 ? m_html.size() : end;
        const QString value = m_html.mid(m_at + 1, stop - m_at - 1);
        m_at = std::min(stop + 1, m_html.size());
        return decodeEntities(value);
    }
    const qsizetype from = m_at;
    while (m_at < m_html.size() && !isSpace(at(m_at)) && at(m_at) != QLatin1Char('>'))
        ++m_at;
    return decodeEntities(m_html.mid(from, m_at - from));
}

void Reader::passRawText(const QString &name)
{
    const qsizetype end = m_html.indexOf(QStringLiteral("</") + name, m_at, Qt::CaseInsensitive);
    m_at = end < 0 ? m_html.size() : end;
}

} // namespace desk::html
