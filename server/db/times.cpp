// Times as the site's SQLite writes them, by hand: QDateTime's own formats cost microseconds a row.
#include "server/db/statements.h"

#include "protocol/codecvalues.h"
#include "sql/migrations.h"
#include "sql/query.h"

#include <QtGlobal>

/// The resources of a static library are linked in only if somebody asks for them, outside any namespace.
static void takeMigrations()
{
    Q_INIT_RESOURCE(migrations);
}

namespace desk::server::db {

QString toSql(const QDateTime &time)
{
    QString text = protocol::isoTime(time);
    text[10] = QLatin1Char(' ');
    text.truncate(26); // no zone
    return text;
}

QDateTime fromSql(const QString &text)
{
    if (text.size() < 19)
        return {};
    const auto number = [&text](qsizetype at, int digits) {
        int value = 0;
        for (int i = 0; i < digits; ++i)
            value = value * 10 + (at + i < text.size() && text[at + i].isDigit() ? text[at + i].digitValue() : 0);
        return value;
    };
    const int ms = text.size() > 20 && text[19] == QLatin1Char('.') ? number(20, 3) : 0;
    return QDateTime(QDate(number(0, 4), number(5, 2), number(8, 2)),
                     QTime(number(11, 2), number(14, 2), number(17, 2), ms), Qt::UTC);
}

Result<void> migrate(sql::Database &db)
{
    takeMigrations();
    return sql::migrate(db, QStringLiteral(":/server/migrations"));
}

Result<void> open(sql::Database &db, const QString &path, const sql::DatabaseOptions &options)
{
    if (auto opened = db.open(path, options); !opened)
        return opened;
    return migrate(db);
}

Result<QString> meta(sql::Database &db, const QString &key)
{
    auto query = db.query(QStringLiteral("SELECT value FROM desk_meta WHERE key=?"));
    query.bind(key);
    QString value;
    if (query.step())
        value = query.text(0);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return value;
}

Result<void> setMeta(sql::Database &db, const QString &key, const QString &value)
{
    return db.query(QStringLiteral("INSERT OR REPLACE INTO desk_meta (key, value) VALUES (?, ?)"))
        .bind(key)
        .bind(value)
        .exec();
}

Result<bool> isEmpty(sql::Database &db)
{
    auto query = db.query(QStringLiteral("SELECT 1 FROM users LIMIT 1"));
    const bool any = query.step();
    if (query.error())
        return tl::make_unexpected(*query.error());
    return !any;
}

} // namespace desk::server::db
