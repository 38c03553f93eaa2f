// The accounts this profile knows, in one file without secrets; and the form in which a secret is kept.
#pragma once

#include "net/sessioncookie.h"
#include "session/account.h"

#include <QList>

#include <optional>

namespace desk {

class AccountBook
{
public:
    explicit AccountBook(const QString &file);
    const QList<Account> &accounts() const { return m_accounts; } ///< the last used first
    void use(const Account &account);                             ///< new or changed; now the last used
    void forget(const AccountKey &key);

private:
    void load();
    void save() const;

    QString m_file;
    QList<Account> m_accounts;
};

/// What the keychain holds.
QByteArray packSecret(const SessionCookie &cookie);
std::optional<SessionCookie> unpackSecret(const QByteArray &secret);

} // namespace desk
