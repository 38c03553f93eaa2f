// What went wrong, in plain people's words and with what to do. The only place where an Error becomes a sentence.
#pragma once

#include "protocol/result.h"

namespace desk::ui {

/// Plain text; a detail that people or libraries wrote may follow. Show it as plain text only.
QString errorSentence(const Error &error);

} // namespace desk::ui
