// Splits a migration file into statements and runs what has not run yet.
#include "sql/migrations.h"

#include "sql/database.h"
#include "sql/query.h"

#include <QDir>
#include <QFile>

namespace desk::sql {

namespace {

/// A statement ends where a line ends with ';', a trigger where a line is "END;".
QStringList statements(const QString &file)
{
    QStringList result;
    QString current;
    bool trigger = false;
    for (const QString &line : file.split(QLatin1Char('\n'))) {
        const QString trimmed = line.trimmed();
        if (trimmed.startsWith(QLatin1String("--")) || (trimmed.isEmpty() && current.isEmpty()))
            continue;
        if (current.isEmpty())
            trigger = trimmed.startsWith(QLatin1String("CREATE TRIGGER"), Qt::CaseInsensitive);
        current += line + QLatin1Char('\n');
        const bool ends = trigger ? trimmed.compare(QLatin1String("END;"), Qt::CaseInsensitive) == 0
                                  : trimmed.endsWith(QLatin1Char(';'));
        if (ends) {
            result << current;
            current.clear();
        }
    }
    if (!current.trimmed().isEmpty())
        result << current;
    return result;
}

} // namespace

Result<void> migrate(Database &db, const QString &folder)
{
    qint64 version = 0;
    {
        Query query = db.query(QStringLiteral("PRAGMA user_version"));
        if (!query.step())
            return fail(ErrorCode::StorageFailed, QStringLiteral("no user_version"));
        version = query.integer(0);
    }
    const QStringList files = QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    if (files.isEmpty())
        return fail(ErrorCode::StorageFailed, QStringLiteral("no migrations in ") + folder);
    if (version > files.size())
        return fail(ErrorCode::StorageFailed, QStringLiteral("written by a newer version"));
    for (qint64 step = version; step < files.size(); ++step) {
        QFile file(folder + QLatin1Char('/') + files[step]);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::StorageFailed, file.errorString());
        if (auto begun = db.begin(); !begun)
            return begun;
        QStringList all = statements(QString::fromUtf8(file.readAll()));
        all << QStringLiteral("PRAGMA user_version=%1").arg(step + 1);
        for (const QString &statement : all) {
            if (auto done = db.exec(statement); !done) {
                db.rollback();
                return done;
            }
        }
        if (auto done = db.commit(); !done) {
            db.rollback();
            return done;
        }
    }
    return {};
}

} // namespace desk::sql
