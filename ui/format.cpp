// Words by the window's language, digits by QLocale's default.
#include "ui/format.h"

#include <QGuiApplication>

#include <algorithm>

namespace desk::ui {

namespace {

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar popIsolate(0x2069);

/// Isolates in pairs are ours, or harm nobody; one alone would end another's, or reach to the end of the line.
void dropUnpaired(QString &line)
{
    QList<qsizetype> open;
    QList<qsizetype> drop;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == firstStrongIsolate)
            open.append(i);
        else if (line.at(i) == popIsolate)
            open.isEmpty() ? drop.append(i) : open.removeLast();
    }
    drop += open;
    std::sort(drop.begin(), drop.end());
    while (!drop.isEmpty())
        line.remove(drop.takeLast(), 1);
}

QString formatted(const QDateTime &local, const char *format)
{
    return withDigits(wordsLocale().toString(local, QString::fromLatin1(format)));
}

bool isDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= QChar(0x660) && c <= QChar(0x669));
}

} // namespace

QLocale wordsLocale()
{
    const bool arabic = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const QLocale numbers;
    if (arabic == (numbers.language() == QLocale::Arabic))
        return numbers;
    return arabic ? QLocale(QLocale::Arabic, QLocale::Egypt) : QLocale(QLocale::English, QLocale::system().territory());
}

QString withDigits(const QString &text)
{
    const char16_t zero = QLocale().zeroDigit().front().unicode();
    const bool indic = zero == 0x660;
    QString result = text;
    for (qsizetype i = 0; i < result.size(); ++i) {
        const QChar c = result.at(i);
        if (isDigit(c))
            result[i] = QChar(char16_t(zero + c.digitValue()));
        else if (indic && c == u'.' && i > 0 && i + 1 < text.size() && isDigit(text.at(i - 1)) &&
                 isDigit(text.at(i + 1)))
            result[i] = QChar(0x66B); // these digits have a decimal sign of their own
    }
    return result;
}

bool turnsDirection(char16_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

QString isolated(const QString &text)
{
    return firstStrongIsolate + text + popIsolate;
}

QString oneLine(const QString &text)
{
    QString line;
    line.reserve(std::min<qsizetype>(text.size(), 400));
    bool space = false;
    for (const QChar c : text) {
        if (line.size() >= 400)
            break;
        if (c.isSpace() || c.category() == QChar::Other_Control) {
            space = !line.isEmpty();
            continue;
        }
        if (turnsDirection(c.unicode()) && c != firstStrongIsolate && c != popIsolate)
            continue;
        if (space)
            line.append(QLatin1Char(' '));
        space = false;
        line.append(c);
    }
    if (line.contains(firstStrongIsolate) || line.contains(popIsolate))
        dropUnpaired(line);
    return line;
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString badgeNumber(int value)
{
    return value > 99 ? QLocale().toString(99) + QLatin1Char('+') : QLocale().toString(value);
}

QString dataSize(qint64 bytes)
{
    return withDigits(wordsLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat));
}

QString timeOfDay(const QDateTime &at)
{
    return formatted(at.toLocalTime(), "HH:mm");
}

QString listTime(const QDateTime &at, const QDateTime &now)
{
    if (!at.isValid())
        return {};
    const QDateTime local = at.toLocalTime();
    const qint64 days = local.date().daysTo(now.toLocalTime().date());
    if (days <= 0)
        return timeOfDay(local);
    if (days == 1)
        return Format::tr("Yesterday");
    if (days < 7)
        return formatted(local, wordsLocale().language() == QLocale::Arabic ? "dddd" : "ddd");
    return shortDate(local, now);
}

QString shortDate(const QDateTime &at, const QDateTime &now)
{
    if (!at.isValid())
        return {};
    const QDateTime local = at.toLocalTime();
    const bool sameYear = local.date().year() == now.toLocalTime().date().year();
    return formatted(local, sameYear ? "d MMM" : "d MMM yyyy");
}

QString moment(const QDateTime &at, const QDateTime &now)
{
    const QDateTime local = at.toLocalTime();
    if (local.date() == now.toLocalTime().date())
        return timeOfDay(local);
    //: a day and a time, as in "12 Nov, 10:42"
    return Format::tr("%1, %2").arg(shortDate(local, now), timeOfDay(local));
}

QString moneyText(const QString &decimal, const QString &currency)
{
    bool valid = false;
    const double value = decimal.toDouble(&valid);
    if (!valid)
        return oneLine(decimal);
    const bool whole = value == double(qint64(value));
    const QString digits = whole ? QLocale().toString(qint64(value)) : QLocale().toString(value, 'f', 2);
    if (currency == QLatin1String("EGP")) {
        //: a price in Egyptian pounds
        return Format::tr("EGP %1").arg(digits);
    }
    if (currency == QLatin1String("SAR"))
        return Format::tr("SAR %1").arg(digits);
    if (currency == QLatin1String("AED"))
        return Format::tr("AED %1").arg(digits);
    if (currency == QLatin1String("USD"))
        return Format::tr("$%1").arg(digits);
    if (currency == QLatin1String("EUR"))
        return Format::tr("€%1").arg(digits);
    if (currency == QLatin1String("GBP"))
        return Format::tr("£%1").arg(digits);
    if (currency == QLatin1String("KWD"))
        return Format::tr("KWD %1").arg(digits);
    if (currency == QLatin1String("QAR"))
        return Format::tr("QAR %1").arg(digits);
    return digits;
}

QString priceText(const QString &decimal, const QString &country)
{
    const QString place = country.trimmed();
    const bool egypt = place.compare(QLatin1String("egypt"), Qt::CaseInsensitive) == 0 ||
                       place.compare(QLatin1String("eg"), Qt::CaseInsensitive) == 0 || place == QStringLiteral("مصر");
    return moneyText(decimal, egypt ? QStringLiteral("EGP") : QString());
}

QString categoryText(const QString &category)
{
    if (category == QLatin1String("technical"))
        return Format::tr("Technical");
    if (category == QLatin1String("payment"))
        return Format::tr("Payment");
    if (category == QLatin1String("account"))
        return Format::tr("Account");
    if (category == QLatin1String("ads"))
        return Format::tr("Ads");
    if (category == QLatin1String("other"))
        return Format::tr("Other");
    return oneLine(category);
}

QString plainToolTip(const QString &text)
{
    // a tooltip that starts like markup is shown as markup: say that it is, and escape it
    return QStringLiteral("<span>") + oneLine(text).toHtmlEscaped() + QStringLiteral("</span>");
}

} // namespace desk::ui
