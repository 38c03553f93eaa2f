// What a line is about, by its words, in Arabic and English: enough for a plausible answer.
#pragma once

#include <QString>

namespace desk::server::demo {

/// greeting, thanks, price, available, when, where, photo, yes, no, question, other: the end of a corpus phase "live-…".
QString intentOf(const QString &text);
/// thanks (it is solved), question, other: the end of a corpus phase "case-…".
QString caseIntentOf(const QString &text);

} // namespace desk::server::demo
