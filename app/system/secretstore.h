// Where the session cookie is kept: the system's keychain, or memory where there is none. Never a plain file.
#pragma once

#include "protocol/result.h"

#include <QObject>

namespace desk {

class SecretStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// True once a probe (write, read, delete) succeeded. False: secrets live in memory until the program ends.
    virtual FutureResult<bool> probe() = 0;
    virtual bool isPersistent() const = 0;
    virtual FutureResult<void> write(const QString &key, const QByteArray &secret) = 0;
    /// nullopt: no such entry *or a locked keyring*: never a reason to delete anything.
    virtual FutureResult<std::optional<QByteArray>> read(const QString &key) = 0;
    virtual FutureResult<void> remove(const QString &key) = 0;
};

/// Qt Keychain with a time limit on every job; falls back to memory when the probe fails.
std::unique_ptr<SecretStore> makeKeychainStore(const QString &service);
/// For tests, and for profiles that must leave nothing behind.
std::unique_ptr<SecretStore> makeMemoryStore();

} // namespace desk
