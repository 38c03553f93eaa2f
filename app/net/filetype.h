// Judges files that people send each other: under which name one may be saved, and whether it may be opened by a click.
// Pure; looks at names and types, never into files.
#pragma once

#include <QString>

namespace desk {

/// A name that is safe to create in a folder on any system: no path, nothing invisible, nothing reserved. Never empty.
QString safeFileName(const QString &name);

/// True for pictures, documents, sound and film of well-known kinds. Everything else, programs and scripts above all,
/// is saved but never opened by us. `type` is the sender's claim: it can only forbid.
bool mayOpenFile(const QString &name, const QString &type);

} // namespace desk
