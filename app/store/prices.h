// Amounts of money in what people write, Arabic and English, in any digits. Pure, any thread.
#pragma once

#include "store/fold.h"

namespace desk {

struct Price
{
    QString amount;   ///< a plain decimal with ASCII digits: "480000", "12.5"
    QString currency; ///< "EGP", "SAR", …; empty: not said
    TextRange range;  ///< with its currency, in UTF-16 units
    friend bool operator==(const Price &, const Price &) = default;
};

/// In their order. Not: phone numbers, dates, times, years, measures, and numbers that nothing says are money.
QList<Price> findPrices(const QString &text);

} // namespace desk
