// File names that people sent, made harmless: no folders, no direction tricks, nothing a file system takes amiss. Pure.
#pragma once

#include <QSet>
#include <QString>

namespace desk {

/// Never empty, at most 120 letters.
QString safeFileName(const QString &name);
/// `name`, or "name (2).pdf" where that one is taken (in any case of letters); then it is.
QString uniqueFileName(const QString &name, QSet<QString> &taken);

} // namespace desk
