// How the site names a person.
#include "protocol/types.h"

namespace desk {

QString User::displayName() const
{
    const QString full = (firstName.trimmed() + QLatin1Char(' ') + lastName.trimmed()).trimmed();
    return full.isEmpty() ? username : full;
}

} // namespace desk
