// Phone numbers in what people write, in any digits. Pure, any thread.
#pragma once

#include "store/fold.h"

namespace desk {

/// In their order: seven digits or more behind "+" or "0", in groups or not.
QList<TextRange> findPhones(const QString &text);

} // namespace desk
