// SQL of users, sessions, tokens, ads and notifications.
#include "server/db/statements.h"

#include "sql/query.h"

namespace desk::server::db {

namespace {

const QString accountColumns = QStringLiteral("SELECT id, username, first_name, last_name, is_staff, is_superuser, "
                                              "password, is_active, is_suspended, is_banned FROM users ");

Result<AccountPtr> takeAccount(sql::Query &query)
{
    AccountPtr result;
    if (query.step()) {
        auto account = std::make_shared<Account>();
        account->user = {query.id<UserId>(0), query.text(1),    query.text(2),
                         query.text(3),       query.boolean(4), query.boolean(5)};
        account->passwordHash = query.text(6);
        account->usable = query.boolean(7) && !query.boolean(8) && !query.boolean(9);
        result = account;
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return result;
}

QString slugOf(const QString &title)
{
    QString slug;
    for (const QChar c : title.toLower()) {
        if (c.isLetterOrNumber())
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(QLatin1Char('-')))
            slug += QLatin1Char('-');
    }
    while (slug.endsWith(QLatin1Char('-')))
        slug.chop(1);
    return slug.isEmpty() ? QStringLiteral("ad") : slug.left(200);
}

} // namespace

Result<UserId> insertUser(sql::Database &db, const NewUser &user, const QDateTime &now)
{
    auto query = db.query(QStringLiteral(
        "INSERT INTO users (username, password, email, first_name, last_name, is_staff, is_superuser, mobile, phone, "
        "is_mobile_verified, date_joined, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"));
    query.bind(user.username).bind(user.passwordHash).bind(user.email).bind(user.firstName).bind(user.lastName);
    query.bind(user.staff).bind(user.superuser).bind(user.phone).bind(user.phone).bind(!user.phone.isEmpty());
    query.bind(toSql(now)).bind(toSql(now));
    if (auto done = query.exec(); !done)
        return tl::make_unexpected(done.error());
    return UserId{query.lastInsertId()};
}

Result<void> updateUser(sql::Database &db, UserId id, const QString &column, const QVariant &value,
                        const QDateTime &now)
{
    static const QStringList allowed{
        QStringLiteral("password"),   QStringLiteral("is_staff"),     QStringLiteral("is_superuser"),
        QStringLiteral("is_active"),  QStringLiteral("is_suspended"), QStringLiteral("is_banned"),
        QStringLiteral("first_name"), QStringLiteral("last_name"),    QStringLiteral("email")};
    if (!allowed.contains(column))
        return fail(ErrorCode::Invalid, column);
    auto query = db.query(QStringLiteral("UPDATE users SET %1=?, updated_at=? WHERE id=?").arg(column));
    if (value.typeId() == QMetaType::Bool)
        query.bind(value.toBool());
    else
        query.bind(value.toString());
    return query.bind(toSql(now)).bind(id).exec();
}

Result<AccountPtr> account(sql::Database &db, UserId id)
{
    auto query = db.query(accountColumns + QStringLiteral("WHERE id=?"));
    query.bind(id);
    return takeAccount(query);
}

Result<AccountPtr> accountByName(sql::Database &db, const QString &name)
{
    auto query = db.query(accountColumns + QStringLiteral("WHERE username=? OR (email<>'' AND email=? COLLATE NOCASE) "
                                                          "OR (mobile<>'' AND mobile=? AND is_mobile_verified=1) "
                                                          "ORDER BY username=? DESC, id LIMIT 1"));
    query.bind(name).bind(name).bind(name).bind(name);
    return takeAccount(query);
}

Result<void> touchLogin(sql::Database &db, UserId id, const QDateTime &now)
{
    return db.query(QStringLiteral("UPDATE users SET last_login=? WHERE id=?")).bind(toSql(now)).bind(id).exec();
}

Result<void> saveToken(sql::Database &db, const QString &hash, UserId user, const QString &kind,
                       const QDateTime &expires)
{
    return db
        .query(QStringLiteral("INSERT OR REPLACE INTO desk_tokens (hash, user_id, kind, expires) VALUES (?,?,?,?)"))
        .bind(hash)
        .bind(user)
        .bind(kind)
        .bind(toSql(expires))
        .exec();
}

Result<UserId> tokenUser(sql::Database &db, const QString &hash, const QString &kind, const QDateTime &now)
{
    auto query = db.query(QStringLiteral("SELECT user_id FROM desk_tokens WHERE hash=? AND kind=? AND expires>?"));
    query.bind(hash).bind(kind).bind(toSql(now));
    UserId user;
    if (query.step())
        user = query.id<UserId>(0);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return user;
}

Result<AdId> insertAd(sql::Database &db, const NewAd &ad, const QDateTime &now)
{
    auto query =
        db.query(QStringLiteral("INSERT INTO classified_ads (user_id, title, slug, description, price, is_negotiable, "
                                "city, country, status, created_at, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)"));
    query.bind(ad.owner).bind(ad.title).bind(slugOf(ad.title)).bind(ad.description);
    if (ad.price.isEmpty())
        query.bindNull();
    else
        query.bind(ad.price);
    query.bind(ad.negotiable).bind(ad.city).bind(QStringLiteral("EG")).bind(QStringLiteral("active"));
    query.bind(toSql(now)).bind(toSql(now));
    if (auto done = query.exec(); !done)
        return tl::make_unexpected(done.error());
    return AdId{query.lastInsertId()};
}

Result<std::optional<AdRow>> ad(sql::Database &db, AdId id)
{
    auto query =
        db.query(QStringLiteral("SELECT id, user_id, title, slug, description, price, is_negotiable, city, country, "
                                "status, created_at FROM classified_ads WHERE id=?"));
    query.bind(id);
    std::optional<AdRow> row;
    if (query.step()) {
        row.emplace();
        row->owner = query.id<UserId>(1);
        Ad &value = row->ad;
        value.id = query.id<AdId>(0);
        value.title = query.text(2);
        value.slug = query.text(3);
        value.description = query.text(4);
        // A DECIMAL column holds a number; the site always shows two places.
        value.price = query.isNull(5) ? QString() : QString::number(query.real(5), 'f', 2);
        value.isNegotiable = query.boolean(6);
        value.city = query.text(7);
        value.country = query.text(8);
        value.status = query.text(9);
        value.createdAt = fromSql(query.text(10));
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    if (row) {
        auto images = db.query(QStringLiteral("SELECT url FROM desk_ad_images WHERE ad_id=? ORDER BY id"));
        images.bind(id);
        while (images.step())
            row->ad.images << images.text(0);
        if (images.error())
            return tl::make_unexpected(*images.error());
    }
    return row;
}

Result<void> insertAdImage(sql::Database &db, AdId ad, const QString &url)
{
    return db.query(QStringLiteral("INSERT INTO desk_ad_images (ad_id, url) VALUES (?,?)")).bind(ad).bind(url).exec();
}

Result<NotificationId> insertNotification(sql::Database &db, UserId user, const SiteNotification &notification)
{
    auto query =
        db.query(QStringLiteral("INSERT INTO desk_notifications (user_id, notification_type, title, message, link, "
                                "created_at) VALUES (?,?,?,?,?,?)"));
    query.bind(user)
        .bind(notification.type)
        .bind(notification.title)
        .bind(notification.message)
        .bind(notification.link);
    query.bind(toSql(notification.createdAt));
    if (auto done = query.exec(); !done)
        return tl::make_unexpected(done.error());
    return NotificationId{query.lastInsertId()};
}

Result<protocol::NotificationPage> notifications(sql::Database &db, UserId user, int offset, int limit)
{
    protocol::NotificationPage page;
    {
        auto count = db.query(QStringLiteral("SELECT count(*) FROM desk_notifications WHERE user_id=?"));
        count.bind(user);
        if (count.step())
            page.count = static_cast<int>(count.integer(0));
    }
    auto query = db.query(QStringLiteral("SELECT id, notification_type, title, message, link, is_read, created_at FROM "
                                         "desk_notifications WHERE user_id=? ORDER BY id DESC LIMIT ? OFFSET ?"));
    query.bind(user).bind(limit).bind(offset);
    while (query.step()) {
        page.notifications << SiteNotification{query.id<NotificationId>(0),
                                               user,
                                               query.text(1),
                                               query.text(2),
                                               query.text(3),
                                               query.text(4),
                                               query.boolean(5),
                                               fromSql(query.text(6))};
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    page.hasNext = offset + page.notifications.size() < page.count;
    return page;
}

Result<int> unreadNotifications(sql::Database &db, UserId user)
{
    auto query = db.query(QStringLiteral("SELECT count(*) FROM desk_notifications WHERE user_id=? AND is_read=0"));
    query.bind(user);
    const int count = query.step() ? static_cast<int>(query.integer(0)) : 0;
    if (query.error())
        return tl::make_unexpected(*query.error());
    return count;
}

Result<bool> markNotification(sql::Database &db, UserId user, NotificationId id)
{
    auto query = db.query(
        id.isValid() ? QStringLiteral("UPDATE desk_notifications SET is_read=1 WHERE user_id=? AND id=?")
                     : QStringLiteral("UPDATE desk_notifications SET is_read=1 WHERE user_id=? AND is_read=0"));
    query.bind(user);
    if (id.isValid())
        query.bind(id);
    if (auto done = query.exec(); !done)
        return tl::make_unexpected(done.error());
    return !id.isValid() || query.affected() > 0;
}

} // namespace desk::server::db
