// A keychain for crash tests: secrets in a plain folder of the test's profile, so that a killed client finds its session again.
#pragma once

#include "store/follow.h"
#include "system/secretstore.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace desk {

class FileSecrets : public SecretStore
{
public:
    explicit FileSecrets(const QString &folder) : m_folder(folder) { QDir().mkpath(folder); }
    FutureResult<bool> probe() override { return readyResult<bool>(true); }
    bool isPersistent() const override { return true; }
    FutureResult<void> write(const QString &key, const QByteArray &secret) override
    {
        QSaveFile file(path(key)); // a kill leaves the old secret or the new one, as a keychain would
        if (!file.open(QIODevice::WriteOnly) || file.write(secret) != secret.size() || !file.commit())
            return readyResult<void>(Result<void>(fail(ErrorCode::StorageFailed, file.errorString())));
        return readyResult<void>(Result<void>());
    }
    FutureResult<std::optional<QByteArray>> read(const QString &key) override
    {
        QFile file(path(key));
        return readyResult<std::optional<QByteArray>>(file.open(QIODevice::ReadOnly) ? std::optional(file.readAll())
                                                                                     : std::nullopt);
    }
    FutureResult<void> remove(const QString &key) override
    {
        QFile::remove(path(key));
        return readyResult<void>(Result<void>());
    }

private:
    QString path(const QString &key) const
    {
        return m_folder + QLatin1Char('/') + QString::fromLatin1(key.toUtf8().toHex());
    }
    QString m_folder;
};

} // namespace desk
