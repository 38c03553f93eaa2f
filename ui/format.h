// Times, numbers, prices and names as people read them, in the language of the window and the digits the person chose:
// those of QLocale's default, which ui/language sets.
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <optional>

namespace desk::ui {

/// The window's language, for names of days and months and for units. Its digits need not be the chosen ones.
QLocale wordsLocale();
/// What the program wrote, with every digit as chosen. Never for people's own text.
QString withDigits(const QString &text);
/// Embeddings, overrides and isolates: they reach beyond the text in which somebody put them.
bool turnsDirection(char16_t c);
/// Keeps a name, number or file name from turning the words around it (U+2068 … U+2069).
QString isolated(const QString &text);
/// One line without line breaks, control characters or what turns the direction of more than itself.
QString oneLine(const QString &text);
QString number(qint64 value);
/// More than 99 is "99+".
QString badgeNumber(int value);
/// "1.2 MB"
QString dataSize(qint64 bytes);
/// 10:42
QString timeOfDay(const QDateTime &at);
/// For a list: the time today, "Yesterday", the day of the week, the date.
QString listTime(const QDateTime &at, const QDateTime &now);
/// "12 Nov" or with the year when it is another one.
QString shortDate(const QDateTime &at, const QDateTime &now);
/// For "since …": the time today, else day and time.
QString moment(const QDateTime &at, const QDateTime &now);
/// The site writes a decimal and no currency: the Egyptian pound is named only for ads in Egypt.
QString priceText(const QString &decimal, const QString &country);
/// An amount somebody named. `currency`: its code, may be empty.
QString moneyText(const QString &decimal, const QString &currency);
/// "technical", "payment", … in the window's language.
QString categoryText(const QString &category);
/// Rich-text safe: tooltips guess rich text, this never is.
QString plainToolTip(const QString &text);

} // namespace desk::ui
