// Which words of a text are looked up in a dictionary, and in which language's. Pure.
#pragma once

#include "store/fold.h"
#include "system/dictionary.h"

#include <QSet>

namespace desk {

struct SpellWord
{
    TextRange range; ///< in the text, as it was written
    QString word;    ///< as a dictionary has it: without harakat and tatweel, with a plain apostrophe
    WordLanguage language;
    friend bool operator==(const SpellWord &, const SpellWord &) = default;
};

/// Never of addresses, mail addresses, numbers, variables in braces, words of several scripts or one letter, or
/// abbreviations in capitals; nor those of `names` (folded).
QList<SpellWord> spellWords(const QString &text, const QSet<QString> &names);
/// The folded words of what people and ads are called.
QSet<QString> nameWords(const QStringList &names);

} // namespace desk
