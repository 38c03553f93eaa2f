// Formatting through QLocale's default, which ui/language sets.
#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace desk::ui {

namespace {

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QString formatted(const QDateTime &at, const char *format)
{
    return QLocale().toString(at.toLocalTime(), QString::fromLatin1(format));
}

} // namespace

QString isolated(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
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
        if (space)
            line.append(QLatin1Char(' '));
        space = false;
        line.append(c);
    }
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

QString timeOfDay(const QDateTime &at)
{
    return formatted(at, "HH:mm");
}

QString listTime(const QDateTime &at, const QDateTime &now)
{
    if (!at.isValid())
        return {};
    const qint64 days = at.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days <= 0)
        return timeOfDay(at);
    if (days == 1)
        return Format::tr("Yesterday");
    if (days < 7)
        return formatted(at, QLocale().language() == QLocale::Arabic ? "dddd" : "ddd");
    return shortDate(at, now);
}

QString shortDate(const QDateTime &at, const QDateTime &now)
{
    if (!at.isValid())
        return {};
    const bool sameYear = at.toLocalTime().date().year() == now.toLocalTime().date().year();
    return formatted(at, sameYear ? "d MMM" : "d MMM yyyy");
}

QString moment(const QDateTime &at, const QDateTime &now)
{
    if (at.toLocalTime().date() == now.toLocalTime().date())
        return timeOfDay(at);
    //: a day and a time, as in "12 Nov, 10:42"
    return Format::tr("%1, %2").arg(shortDate(at, now), timeOfDay(at));
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
