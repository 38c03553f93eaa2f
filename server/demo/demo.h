// The demo marketplace for everybody else: seed it, sign in to it, its pictures. Who lives in it afterwards: actors.h.
#pragma once

#include "protocol/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace desk::sql {
class Database;
}

namespace desk::server::demo {

struct Login
{
    QString username;
    QString password;
};

/// Everybody of the demo has the same password; it is printed by `idrissimart-chatd demo` and good for nothing else.
QString password();
/// The publisher whose shop the demo shows (six ads, most of the visitors).
Login publisherLogin();
/// The superuser among the two admins.
Login adminLogin();

struct SeedOptions
{
    quint64 seed = 1;
    QDateTime now;        ///< the year ends here (UTC)
    QString attachments;  ///< folder for the files; made if there is none
    QString passwordHash; ///< of password(), in Django's format
};

/// Fills an empty, migrated database in one transaction of its own. A database with people in it is Invalid.
Result<void> seedDemo(sql::Database &db, const SeedOptions &options);

/// The picture of one of the twelve ads as SVG; empty: no such ad.
QByteArray adPicture(int ad);

} // namespace desk::server::demo
