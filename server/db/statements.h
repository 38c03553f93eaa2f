// All SQL of the server. Functions of a database, on whatever thread owns it (the worker's, or a command's own).
// A function that writes runs inside its caller's transaction.
#pragma once

#include "protocol/bodies.h"
#include "protocol/result.h"
#include "server/auth/account.h"
#include "server/db/records.h"
#include "sql/database.h"

#include <QVariant>

namespace desk::server::db {

/// Opens and migrates; the lock file refuses a second process.
Result<void> open(sql::Database &db, const QString &path, const sql::DatabaseOptions &options = {});
Result<void> migrate(sql::Database &db);

// ---- times as the site's SQLite writes them: "2026-11-23 00:59:49.395000", UTC
QString toSql(const QDateTime &time);
QDateTime fromSql(const QString &text);

// ---- people
Result<UserId> insertUser(sql::Database &db, const NewUser &user, const QDateTime &now);
Result<void> updateUser(sql::Database &db, UserId id, const QString &column, const QVariant &value,
                        const QDateTime &now);
/// nullptr: no such user.
Result<AccountPtr> account(sql::Database &db, UserId id);
/// By user name, e-mail address or verified phone number. nullptr: none.
Result<AccountPtr> accountByName(sql::Database &db, const QString &name);
Result<void> touchLogin(sql::Database &db, UserId id, const QDateTime &now);

// ---- sessions and tokens
Result<void> saveSession(sql::Database &db, const SessionRecord &session);
Result<std::optional<SessionRecord>> session(sql::Database &db, const QString &key);
Result<void> deleteSession(sql::Database &db, const QString &key);
Result<void> deleteExpired(sql::Database &db, const QDateTime &now);
Result<void> saveToken(sql::Database &db, const QString &hash, UserId user, const QString &kind,
                       const QDateTime &expires);
Result<UserId> tokenUser(sql::Database &db, const QString &hash, const QString &kind, const QDateTime &now);

// ---- ads
Result<AdId> insertAd(sql::Database &db, const NewAd &ad, const QDateTime &now);
struct AdRow
{
    Ad ad;
    UserId owner;
};
Result<std::optional<AdRow>> ad(sql::Database &db, AdId id);
/// `url`: absolute, or a path of this site.
Result<void> insertAdImage(sql::Database &db, AdId ad, const QString &url);

// ---- rooms
Result<RoomId> insertRoom(sql::Database &db, RoomType type, UserId publisher, UserId client, AdId ad, UserId maker,
                          const QDateTime &now);
Result<void> insertSupport(sql::Database &db, RoomId room, const QString &subject, const QString &category);
Result<std::optional<RoomRecord>> room(sql::Database &db, RoomId id);
/// client 0: the owner's own room of the deployed site. 0: none.
Result<RoomId> roomOfAd(sql::Database &db, AdId ad, UserId publisher, UserId client);
Result<QList<RoomId>> roomsOfAd(sql::Database &db, AdId ad); ///< with a message, newest activity first
Result<QList<RoomId>> supportRoomsOf(sql::Database &db, UserId publisher, bool closedToo); ///< newest first
struct RoomList
{
    int count = 0;
    QList<RoomRecord> rooms;
};
/// The active rooms of a user, newest activity first; rooms without a message only for their maker (all on the deployed site).
Result<RoomList> roomsOf(sql::Database &db, UserId user, bool emptyOnes, int offset, int limit);
Result<RoomList> supportRooms(sql::Database &db, UserId viewer, bool emptyOnes, bool activeOnly, int offset, int limit);
Result<Cursor> setActive(sql::Database &db, RoomId room, bool active, const QString &kind, const QDateTime &now);
Result<protocol::SupportCounts> supportCounts(sql::Database &db);

// ---- messages
/// What a batch of messages did to a support case.
struct CaseAfter
{
    RoomRecord record;
    QList<Cursor> acts; ///< changes of their own (a claim, a reopening): staff's alone
};
struct BatchOutcome
{
    QList<Result<StoredMessage>> messages; ///< in the caller's order
    QList<CaseAfter> cases;
};
/// One row update a room. An outcome of its own for each; a failure of SQLite fails the whole call.
Result<BatchOutcome> insertMessages(sql::Database &db, const QList<NewMessage> &messages);
struct NonceHit
{
    Message message; ///< as its sender sees it
};
Result<std::optional<NonceHit>> nonce(sql::Database &db, qint64 scope, UserId sender, const QUuid &nonce);
Result<std::optional<Message>> message(sql::Database &db, MessageId id, UserId viewer);
Result<void> saveNonce(sql::Database &db, qint64 scope, UserId sender, const QUuid &nonce, MessageId message,
                       RoomId room);
struct PageQuery
{
    RoomId room;   ///< one room,
    AdId ad;       ///< or all rooms of an ad
    UserId viewer; ///< gets his nonces back; 0: all nonces
    MessageId before;
    MessageId after;
    QDateTime afterTime;    ///< valid: created_at > it
    bool ascending = false; ///< oldest first from the start (else the newest)
    int limit = 50;
};
/// Always oldest first; hasMore: further in the asked direction.
Result<protocol::MessagePage> page(sql::Database &db, const PageQuery &query);
struct ReadOutcome
{
    bool moved = false;
    MessageId upTo;
    int unread = 0;
    Cursor cursor;
};
struct ReadRequest
{
    RoomId room;
    UserId user;
    UserId publisher;
    Side side = Side::Publisher;
    bool bySide = true; ///< false: whatever is not his own becomes read, as on the deployed site
    MessageId upTo;     ///< 0: everything
    QDateTime at;
};
Result<ReadOutcome> markRead(sql::Database &db, const ReadRequest &ask);
struct AttachmentRow
{
    RoomId room;
    NewAttachment attachment;
};
Result<std::optional<AttachmentRow>> attachment(sql::Database &db, const QString &token);

// ---- changes
Result<Cursor> visibleCursor(sql::Database &db, UserId user, bool staff);
struct ChangeRows
{
    Cursor head;   ///< the highest number there is at all
    Cursor cursor; ///< of the last row given, or the highest visible one if nothing is left
    bool more = false;
    QList<RoomRecord> rooms;
    QList<Message> messages;
};
Result<ChangeRows> changes(sql::Database &db, UserId user, bool staff, Cursor since, int limit);
Result<Cursor> appendChange(sql::Database &db, RoomId room, const QString &kind, MessageId message,
                            Audience audience = Audience::Everybody);

// ---- notifications
Result<NotificationId> insertNotification(sql::Database &db, UserId user, const SiteNotification &notification);
Result<protocol::NotificationPage> notifications(sql::Database &db, UserId user, int offset, int limit);
Result<int> unreadNotifications(sql::Database &db, UserId user);
/// id 0: all. False: no such one.
Result<bool> markNotification(sql::Database &db, UserId user, NotificationId id);

Result<QString> meta(sql::Database &db, const QString &key);
Result<void> setMeta(sql::Database &db, const QString &key, const QString &value);
Result<bool> isEmpty(sql::Database &db); ///< no user yet

} // namespace desk::server::db
