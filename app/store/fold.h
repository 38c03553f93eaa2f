// Folding for search: two spellings that a reader takes for the same word become the same string. Pure, any thread.
#pragma once

#include <QString>

namespace desk {

/// Lower case; alef forms, alef maqsura, ta marbuta and hamza seats unified; tatweel, harakat and marks of direction
/// dropped; Arabic-Indic and Persian digits as 0-9; runs of blanks as one.
QString fold(const QString &text);

} // namespace desk
