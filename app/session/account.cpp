// One folder for one key.
#include "session/account.h"

#include <QCryptographicHash>

namespace desk {

QString AccountKey::folderName() const
{
    // Our server is known by its database wherever it listens; the deployed site only by its origin.
    const QString place =
        database.isNull() ? QStringLiteral("origin:") + origin : QStringLiteral("database:") + database.toString();
    const QByteArray key = (place + QLatin1Char('#') + QString::number(me.value)).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(24));
}

} // namespace desk
