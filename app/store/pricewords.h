// What single words mean beside a number: currencies, multipliers, measures, and what hints at money or at something else.
#pragma once

#include <QString>

namespace desk {

struct PriceWord
{
    enum class Meaning {
        Nothing,
        Currency,
        Multiplier,
        Measure, ///< the number beside it is a size, a time, a count
        Cue,     ///< speaks of money
        WeakCue, ///< may
        Veto,    ///< what follows is a name, a model, a mileage
    };
    Meaning meaning = Meaning::Nothing;
    QString currency = {};
    qint64 factor = 1;
};

/// `word` as it was written. Arabic particles before it ("بالجنيه", "والسعر") are seen through.
PriceWord priceWord(const QString &word);

} // namespace desk
