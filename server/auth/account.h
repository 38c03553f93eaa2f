// One person as the server knows him while he is signed in. Immutable and shared; a change makes a new one.
#pragma once

#include "protocol/types.h"

#include <memory>

namespace desk::server {

struct Account
{
    User user;            ///< isStaff and isSuperuser are always set
    QString passwordHash; ///< Django's format; a session is bound to it
    bool usable = true;   ///< active, not suspended, not banned

    UserId id() const { return user.id; }
    bool staff() const { return user.isStaff.value_or(false) || superuser(); }
    bool superuser() const { return user.isSuperuser.value_or(false); }
};

using AccountPtr = std::shared_ptr<const Account>;

} // namespace desk::server
