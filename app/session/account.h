// Who is signed in where: the key that keeps caches apart, and what is remembered of an account between runs.
#pragma once

#include "net/siteaddress.h"
#include "protocol/types.h"

#include <QUuid>

namespace desk {

/// (database, my id) on our server; (origin, my id) on the deployed site.
struct AccountKey
{
    QUuid database; ///< null on the deployed site
    QString origin;
    UserId me;

    QString folderName() const; ///< safe for a file system, one per key (a hash; tells nothing about the person)
    friend bool operator==(const AccountKey &, const AccountKey &) = default;
};

struct Account
{
    AccountKey key;
    SiteAddress site; ///< where it was reached last; the port may differ from run to run
    User me;
    bool staff = false;
    bool keepSignedIn = false;
    friend bool operator==(const Account &, const Account &) = default;
};

} // namespace desk
