// Judges files that people send each other: under which name one may be saved, whether it may be opened by a click, and
// whether it may be shown as a picture. Pure.
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

namespace desk {

/// A name that is safe to create in a folder on any system: no path, nothing invisible, nothing reserved. Never empty.
QString safeFileName(const QString &name);
/// `name`, or "name (2).pdf" where that one is taken (in any case of letters); then it is.
QString uniqueFileName(const QString &name, QSet<QString> &taken);

/// True for pictures, documents, sound and film of well-known kinds. Everything else, programs and scripts above all,
/// is saved but never opened by us. `type` is the sender's claim: it can only forbid.
bool mayOpenFile(const QString &name, const QString &type);

/// True for the pictures we show in place: PNG, JPEG, GIF, WebP, BMP, by name and claim (a name without an ending: by
/// the claim alone). Never a drawing that could hold scripts or addresses.
bool isPictureFile(const QString &name, const QString &type);
/// Whether bytes begin as such a picture does, or as a drawing (SVG): anything else is no picture of the site.
bool startsLikePicture(const QByteArray &bytes);

} // namespace desk
