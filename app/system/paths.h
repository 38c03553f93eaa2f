// Where one run keeps everything: the profile folder (default: the user's data location, or --profile DIR).
#pragma once

#include <QString>

namespace desk {

struct Paths
{
    QString profile;

    static Paths standard();
    static Paths at(const QString &profileFolder);

    QString settingsFile() const;                            ///< settings.ini
    QString accountsFile() const;                            ///< the known accounts (no secret)
    QString accountFolder(const QString &accountName) const; ///< holds cache.db and desk.db
    QString downloads() const;                               ///< the person's own download folder
    QString logFile() const;
    QString lockFile() const;
    /// Creates the profile folder (0700). False: it cannot be written.
    bool prepare() const;
};

} // namespace desk
