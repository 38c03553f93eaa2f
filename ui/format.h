// Times, numbers, prices and names as people read them, in the language and digits of the window.
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace desk::ui {

/// Keeps a name, number or file name from turning the words around it (U+2068 … U+2069).
QString isolated(const QString &text);
/// One line without line breaks or control characters.
QString oneLine(const QString &text);
QString number(qint64 value);
/// More than 99 is "99+".
QString badgeNumber(int value);
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
