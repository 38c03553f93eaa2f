#include "system/paths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace desk {

Paths Paths::standard()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return {data + QStringLiteral("/idrissimart-desk")};
}

Paths Paths::at(const QString &profileFolder)
{
    return {QDir::cleanPath(QFileInfo(profileFolder).absoluteFilePath())};
}

QString Paths::settingsFile() const
{
    return profile + QStringLiteral("/settings.ini");
}

QString Paths::accountsFile() const
{
    return profile + QStringLiteral("/accounts.ini");
}

QString Paths::accountFolder(const QString &accountName) const
{
    // An account's name comes from a site and a user id: keep what every file system takes, never a separator.
    QString name;
    for (const QChar c : accountName) {
        const bool plain = c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('-') ||
                                                 c == QLatin1Char('_') || (c == QLatin1Char('.') && !name.isEmpty()));
        name += plain ? QString(c) : QStringLiteral("%%1").arg(int(c.unicode()), 4, 16, QLatin1Char('0'));
    }
    return profile + QStringLiteral("/accounts/") + (name.isEmpty() ? QStringLiteral("_") : name);
}

QString Paths::downloads() const
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    return folder.isEmpty() ? profile + QStringLiteral("/downloads") : folder;
}

QString Paths::logFile() const
{
    return profile + QStringLiteral("/logs/desk.log");
}

QString Paths::lockFile() const
{
    return profile + QStringLiteral("/lock");
}

bool Paths::prepare() const
{
    if (!QDir().mkpath(profile + QStringLiteral("/logs")) || !QDir().mkpath(profile + QStringLiteral("/accounts")))
        return false;
    const auto own = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    QFile::setPermissions(profile, own);
    return QFileInfo(profile).isWritable();
}

} // namespace desk
