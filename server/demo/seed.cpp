// The world into the database: one transaction, prepared statements, files beside it.
#include "server/demo/demo.h"

#include "server/db/statements.h"
#include "server/demo/casebook.h"
#include "server/demo/random.h"
#include "server/demo/world.h"
#include "sql/query.h"

#include <QDir>
#include <QFile>
#include <QHash>

#include <limits>

namespace desk::server::demo {

namespace {

class Seeder
{
public:
    Seeder(sql::Database &db, const SeedOptions &options, const World &world)
        : m_db(db), m_options(options), m_world(world), m_tokens(options.seed ^ 0x5eedf11eULL)
    {
    }

    Result<void> run()
    {
        for (const Person &person : m_world.people) {
            if (auto done = insert(person); !done)
                return done;
        }
        for (const Listing &listing : m_world.listings) {
            if (auto done = insert(listing); !done)
                return done;
        }
        for (const Place &place : m_world.places) {
            if (auto done = insert(place); !done)
                return done;
        }
        for (const Saying &saying : m_world.sayings) {
            if (auto done = insert(saying); !done)
                return done;
        }
        if (auto done = readMarks(); !done)
            return done;
        if (auto done = writeCasebook(m_db, m_world); !done)
            return done;
        return notifications();
    }

private:
    Result<void> insert(const Person &person)
    {
        const User &user = person.user;
        return m_db
            .query(QStringLiteral("INSERT INTO users (id, username, password, email, first_name, last_name, is_staff, "
                                  "is_superuser, date_joined, phone, mobile, is_mobile_verified, updated_at) "
                                  "VALUES (?,?,?,?,?,?,?,?,?,?,?,1,?)"))
            .bind(user.id)
            .bind(user.username)
            .bind(m_options.passwordHash)
            .bind(person.email)
            .bind(user.firstName)
            .bind(user.lastName)
            .bind(*user.isStaff)
            .bind(*user.isSuperuser)
            .bind(db::toSql(person.joined))
            .bind(person.phone)
            .bind(person.phone)
            .bind(db::toSql(person.joined))
            .exec();
    }

    Result<void> insert(const Listing &listing)
    {
        const Ad &ad = listing.ad;
        auto done =
            m_db.query(QStringLiteral("INSERT INTO classified_ads (id, user_id, title, slug, description, price, "
                                      "is_negotiable, city, country, status, created_at, updated_at) "
                                      "VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"))
                .bind(ad.id)
                .bind(listing.owner)
                .bind(ad.title)
                .bind(ad.slug)
                .bind(ad.description)
                .bind(ad.price)
                .bind(ad.isNegotiable)
                .bind(ad.city)
                .bind(ad.country)
                .bind(ad.status)
                .bind(db::toSql(ad.createdAt))
                .bind(db::toSql(ad.createdAt))
                .exec();
        if (!done)
            return done;
        return db::insertAdImage(m_db, ad.id, QStringLiteral("/media/demo/ad-%1.svg").arg(ad.id.value));
    }

    Result<void> insert(const Place &place)
    {
        const Room &room = place.room;
        const bool support = room.type == RoomType::PublisherAdmin;
        auto done = m_db.query(QStringLiteral(
                                   "INSERT INTO chat_rooms (id, room_type, publisher_id, client_id, ad_id, created_at, "
                                   "updated_at, is_active) VALUES (?,?,?,?,?,?,?,?)"))
                        .bind(room.id)
                        .bind(support ? QStringLiteral("publisher_admin") : QStringLiteral("publisher_client"))
                        .bind(room.publisher.id)
                        .bindOrNull(room.client ? room.client->id : UserId{})
                        .bindOrNull(room.ad)
                        .bind(db::toSql(room.createdAt))
                        .bind(db::toSql(room.updatedAt))
                        .bind(room.isActive)
                        .exec();
        if (!done)
            return done;
        // A message's change has the message's own number: the history begins with the first of both.
        done = m_db.query(QStringLiteral(
                              "INSERT INTO desk_rooms (room_id, maker_id, last_message_id, cursor) VALUES (?,?,?,?)"))
                   .bind(room.id)
                   .bind(room.client ? room.client->id : room.publisher.id)
                   .bind(room.lastMessageId)
                   .bind(room.lastMessageId.value)
                   .exec();
        if (!done || !support)
            return done;
        auto query = m_db.query(
            QStringLiteral("INSERT INTO desk_support (room_id, subject, category, state, opened_at, moved_at, "
                           "waiting_since) VALUES (?,?,?,?,?,?,?)"));
        query.bind(room.id).bind(place.dossier.subject).bind(place.dossier.category).bind(place.dossier.state);
        query.bind(db::toSql(room.createdAt)).bind(db::toSql(room.updatedAt));
        if (place.dossier.waitingSince.isValid())
            query.bind(db::toSql(place.dossier.waitingSince));
        else
            query.bindNull();
        return query.exec();
    }

    Result<void> insert(const Saying &saying)
    {
        const Message &message = saying.message;
        const QString token = message.attachment ? newToken() : QString();
        {
            auto query =
                m_db.query(QStringLiteral("INSERT INTO chat_messages (id, room_id, sender_id, message, created_at, "
                                          "is_read, read_at, attachment) VALUES (?,?,?,?,?,?,?,?)"));
            query.bind(message.id)
                .bind(message.room)
                .bind(message.sender)
                .bind(message.text)
                .bind(db::toSql(message.createdAt))
                .bind(message.isRead);
            if (message.isRead)
                query.bind(db::toSql(message.readAt));
            else
                query.bindNull();
            if (message.attachment)
                query.bind(QStringLiteral("chat_attachments/") + token);
            else
                query.bindNull();
            if (auto done = query.exec(); !done)
                return done;
        }
        auto done =
            m_db.query(QStringLiteral(
                           "INSERT INTO desk_changes (seq, room_id, kind, message_id) VALUES (?,?,'message',?)"))
                .bind(message.id)
                .bind(message.room)
                .bind(message.id)
                .exec();
        if (!done || !message.attachment)
            return done;
        done = m_db.query(QStringLiteral(
                              "INSERT INTO desk_attachments (message_id, token, name, bytes, type) VALUES (?,?,?,?,?)"))
                   .bind(message.id)
                   .bind(token)
                   .bind(message.attachment->name)
                   .bind(message.attachment->bytes)
                   .bind(message.attachment->type)
                   .exec();
        return done ? save(token, saying.file) : done;
    }

    Result<void> save(const QString &token, const QByteArray &bytes)
    {
        QFile file(m_options.attachments + QLatin1Char('/') + token);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return fail(ErrorCode::StorageFailed, file.errorString());
        return {};
    }

    QString newToken()
    {
        QString token;
        for (int i = 0; i < 2; ++i)
            token += QString::number(static_cast<quint64>(m_tokens.below(std::numeric_limits<qint64>::max())), 16)
                         .rightJustified(16, QLatin1Char('0'));
        return token;
    }

    /// Up to where each of the two sides has read: everything before the first unread word of the other.
    Result<void> readMarks()
    {
        struct Mark
        {
            MessageId upTo;
            QDateTime at;
            bool stopped = false;
        };
        QHash<qint64, QHash<qint64, Mark>> marks; // room, reader
        for (const Saying &saying : m_world.sayings) {
            const Message &message = saying.message;
            const Room &room = m_world.places[message.room.value - 1].room;
            // The publisher reads the other side; the other side reads the publisher.
            const bool byPublisher = message.sender == room.publisher.id;
            const UserId other = room.client ? room.client->id : adminOf(message.room);
            for (const UserId reader : {room.publisher.id, other}) {
                if (!reader.isValid())
                    continue;
                Mark &mark = marks[room.id.value][reader.value];
                const bool foreign = (reader == room.publisher.id) != byPublisher;
                mark.stopped = mark.stopped || (foreign && !message.isRead);
                if (!mark.stopped) {
                    mark.upTo = message.id;
                    mark.at = foreign ? message.readAt : message.createdAt;
                }
            }
        }
        for (const Place &place : m_world.places) {
            const auto room = marks.constFind(place.room.id.value);
            if (room == marks.constEnd())
                continue;
            for (auto mark = room->constBegin(); mark != room->constEnd(); ++mark) {
                if (!mark->upTo.isValid())
                    continue;
                auto done =
                    m_db.query(QStringLiteral("INSERT INTO desk_reads (room_id, user_id, up_to, at) VALUES (?,?,?,?)"))
                        .bind(place.room.id)
                        .bind(mark.key())
                        .bind(mark->upTo)
                        .bind(db::toSql(mark->at))
                        .exec();
                if (!done)
                    return done;
            }
        }
        return {};
    }

    /// Who answered the case; 0: nobody yet.
    UserId adminOf(RoomId room)
    {
        if (m_admins.isEmpty()) {
            for (const Saying &saying : m_world.sayings) {
                if (saying.message.role == SenderRole::Admin)
                    m_admins.insert(saying.message.room, saying.message.sender);
            }
        }
        return m_admins.value(room);
    }

    Result<void> notifications()
    {
        struct Entry
        {
            const char *type, *title, *text, *link;
            bool read;
            int hours;
        };
        static const Entry entries[] = {
            {"ad_approved", "تمت الموافقة على إعلانك", "إعلان «مطلوب مندوب مبيعات – معرض موبايلات» أصبح ظاهراً للجميع",
             "/ar/ads/6/", true, 1'440},
            {"package_expiring", "باقة الإعلانات المميزة تنتهي قريباً", "باقي 3 أيام على انتهاء باقتك",
             "/ar/publisher/packages/", false, 20},
            {"support_reply", "رد جديد من الدعم الفني", "تم الرد على طلبك", "/ar/publisher/support/", false, 5},
        };
        for (const Entry &entry : entries) {
            SiteNotification note;
            note.type = QString::fromLatin1(entry.type);
            note.title = QString::fromUtf8(entry.title);
            note.message = QString::fromUtf8(entry.text);
            note.link = QString::fromLatin1(entry.link);
            note.isRead = entry.read;
            note.createdAt = m_world.now.addSecs(-entry.hours * 3'600);
            if (auto done = db::insertNotification(m_db, UserId{1}, note); !done)
                return tl::make_unexpected(done.error());
        }
        return {};
    }

    sql::Database &m_db;
    const SeedOptions &m_options;
    const World &m_world;
    Random m_tokens;
    QHash<RoomId, UserId> m_admins;
};

} // namespace

QString password()
{
    return QStringLiteral("bazaar-2026");
}

Login publisherLogin()
{
    return {QStringLiteral("samir"), password()};
}

Login adminLogin()
{
    return {QStringLiteral("noura"), password()};
}

Result<void> seedDemo(sql::Database &db, const SeedOptions &options)
{
    const auto empty = db::isEmpty(db);
    if (!empty)
        return tl::make_unexpected(empty.error());
    if (!*empty)
        return fail(ErrorCode::Invalid, QStringLiteral("the database already holds people"));
    if (!QDir().mkpath(options.attachments))
        return fail(ErrorCode::StorageFailed, options.attachments);
    const World world = makeWorld(options.seed, options.now);
    if (auto begun = db.begin(); !begun)
        return begun;
    if (auto done = Seeder(db, options, world).run(); !done) {
        db.rollback();
        return done;
    }
    return db.commit();
}

} // namespace desk::server::demo
