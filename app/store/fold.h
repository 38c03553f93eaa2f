// Folding for search: two spellings that a reader takes for the same word become the same string. Pure, any thread.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace desk {

/// Lower case; alef forms, alef maqsura, ta marbuta and hamza seats unified; tatweel, harakat and marks of direction
/// dropped; Arabic-Indic and Persian digits as 0-9; runs of blanks as one.
QString fold(const QString &text);

/// The folded words of what somebody looks for, each once.
QStringList searchWords(const QString &text);

struct TextRange
{
    qsizetype from = 0;
    qsizetype to = 0; ///< exclusive
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// Where these folded words stand in `text`, as it was written: whole words, of the last one also its beginnings. Ascending.
QList<TextRange> matches(const QString &text, const QStringList &words);

} // namespace desk
