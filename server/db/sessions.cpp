// SQL of django_session. session_data is a small JSON of our own: the key is random and opaque, nothing in it is signed.
#include "server/db/statements.h"

#include "sql/query.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace desk::server::db {

Result<void> saveSession(sql::Database &db, const SessionRecord &session)
{
    const QJsonObject data{{QStringLiteral("_auth_user_id"), QString::number(session.user.value)},
                           {QStringLiteral("_auth_user_hash"), session.passwordMark},
                           {QStringLiteral("remember"), session.remember}};
    return db
        .query(QStringLiteral(
            "INSERT OR REPLACE INTO django_session (session_key, session_data, expire_date) VALUES (?,?,?)"))
        .bind(session.key)
        .bind(QString::fromUtf8(QJsonDocument(data).toJson(QJsonDocument::Compact)))
        .bind(toSql(session.expires))
        .exec();
}

Result<std::optional<SessionRecord>> session(sql::Database &db, const QString &key)
{
    auto query = db.query(QStringLiteral("SELECT session_data, expire_date FROM django_session WHERE session_key=?"));
    query.bind(key);
    std::optional<SessionRecord> found;
    if (query.step()) {
        const QJsonObject data = QJsonDocument::fromJson(query.text(0).toUtf8()).object();
        found = SessionRecord{key, UserId{data[QStringLiteral("_auth_user_id")].toString().toLongLong()},
                              data[QStringLiteral("_auth_user_hash")].toString(),
                              data[QStringLiteral("remember")].toBool(), fromSql(query.text(1))};
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return found;
}

Result<void> deleteSession(sql::Database &db, const QString &key)
{
    return db.query(QStringLiteral("DELETE FROM django_session WHERE session_key=?")).bind(key).exec();
}

Result<void> deleteExpired(sql::Database &db, const QDateTime &now)
{
    if (auto done = db.query(QStringLiteral("DELETE FROM django_session WHERE expire_date<?")).bind(toSql(now)).exec();
        !done)
        return done;
    return db.query(QStringLiteral("DELETE FROM desk_tokens WHERE expires<?")).bind(toSql(now)).exec();
}

} // namespace desk::server::db
