// The rules of the rooms: who may join, send, read, page, open and close cases. Sockets, HTTP and the demo all ask here.
// Network thread only. A callback comes on the network thread, after the commit it speaks of. What is published goes
// through the Hub, in the order of the commits.
#pragma once

#include "protocol/bodies.h"
#include "protocol/frames.h"
#include "protocol/result.h"
#include "server/auth/account.h"
#include "server/config.h"
#include "server/db/statements.h"
#include "server/rooms/hub.h"
#include "server/rooms/ratelimit.h"

#include <QDateTime>
#include <QSet>

#include <functional>
#include <memory>
#include <unordered_map>

namespace desk::sql {
class Database;
}

namespace desk::server {

class DbThread;
class CaseDesk;
class ChangeFeed;
template <typename T> using Callback = std::function<void(Result<T>)>;

/// What a socket has joined: one room, or (an owner who named no buyer) every room of his ad.
struct Joined
{
    RoomId room;      ///< 0: every room of the ad
    AdId everyRoomOf; ///< 0: one room
    Topic topic() const
    {
        return room.isValid() ? Topic{Topic::Room, room.value} : Topic{Topic::Ad, everyRoomOf.value};
    }
};

struct SendRequest
{
    RoomId room;
    QString text;                            ///< trimmed here
    QUuid nonce;                             ///< null: none
    std::optional<NewAttachment> attachment; ///< already on disk
    MessageId seen{};      ///< of staff in a case: Overtaken if a colleague has answered after it; 0: not told
    bool overHttp = false; ///< raises the receiver's notification; not broadcast in the deployed dialect
};

struct Sent
{
    protocol::MessageStored frame; ///< as its sender sees it
    bool repeated = false;         ///< the nonce was known: nothing stored, nobody told
};

struct PageRequest
{
    MessageId before;
    MessageId after;
    int limit = 50;
    bool fromTheStart = false; ///< neither before nor after: the first instead of the newest
    QDateTime afterTime;       ///< valid: instead of before/after (page-JSON)
};

enum class Close { Archive, Resolve };

class RoomService
{
public:
    RoomService(const Config &config, DbThread &db, Hub &hub);
    ~RoomService();

    Hub &hub() { return m_hub; }
    ChangeFeed &feed() { return *m_feed; }
    CaseDesk &cases() { return *m_cases; }
    const Config &config() const { return m_config; }

    // ---- joining (may make the room). Errors: NotFound, Forbidden.
    void joinAd(const AccountPtr &who, AdId ad, UserId buyer, Callback<Joined> done);
    /// `room` 0: the publisher's newest open case, made if there is none.
    void joinSupport(const AccountPtr &who, UserId publisher, RoomId room, Callback<Joined> done);
    /// The first history frame, encoded for `who`. When it is called back, the caller subscribes at once (in the callback):
    /// whatever is published later is not in it, whatever came before is. May call back before it returns.
    void firstHistory(const AccountPtr &who, Joined joined, MessageId after, Callback<Wire> done);

    // ---- in a room. `who` must be a member: NotFound or Forbidden otherwise.
    /// Errors: TooLong, RateLimited, RoomClosed, NonceReused, Invalid (empty), StorageFailed (outcome unknown).
    void send(const AccountPtr &who, SendRequest request, Callback<Sent> done);
    /// `socket`: where it was typed, or where the case is on screen.
    void typing(const AccountPtr &who, RoomId room, const Listener *socket = nullptr);
    void looking(const AccountPtr &who, RoomId room, const Listener *socket);
    /// `upTo` 0: everything.
    void read(const AccountPtr &who, RoomId room, MessageId upTo, Callback<void> done);
    void page(const AccountPtr &who, RoomId room, PageRequest request, Callback<protocol::MessagePage> done);
    void room(const AccountPtr &who, RoomId room, Callback<Room> done);
    /// The record itself, valid during the call.
    void record(const AccountPtr &who, RoomId room, std::function<void(Result<const RoomRecord *>)> done);
    void detail(const AccountPtr &who, RoomId room, Callback<protocol::RoomDetail> done);
    void close(const AccountPtr &who, RoomId room, Close how, Callback<void> done);
    void reopen(const AccountPtr &who, RoomId room, Callback<void> done);

    // ---- lists
    void rooms(const AccountPtr &who, bool supportScope, int page, int pageSize, Callback<protocol::RoomPage> done);
    void changes(const AccountPtr &who, Cursor since, int limit, Callback<protocol::ChangesPage> done);
    void createOrGet(const AccountPtr &who, AdId ad, Callback<protocol::RoomDetail> done);
    void createSupport(const AccountPtr &who, protocol::SupportRequest request, Callback<Sent> done);
    void ad(AdId ad, Callback<Ad> done);
    void supportCounts(const AccountPtr &who, Callback<protocol::SupportCounts> done);

    /// The room an owner's `everyRoomOf` socket means when it names none: 0 unless the ad has exactly one.
    void onlyRoomOf(AdId ad, std::function<void(RoomId)> done);

    /// What a room looks like to somebody.
    Room roomFor(const Account &who, const RoomRecord &record) const;
    /// A note's nonce is its author's.
    static void hideNonces(const Account &who, QList<CaseEntry> &entries);
    /// What became of a case. Told in the order of the commits.
    void replaced(RoomRecord record, Cursor cursor, Audience audience);
    /// The lease of a case's claim.
    void leased(RoomId room, const QDateTime &until);
    /// May he know of the room at all (SITE.md "The people"; a room without a message is its maker's).
    bool mayEnter(const Account &who, const RoomRecord &record) const;
    bool isMember(const Account &who, const RoomRecord &record) const;
    Side sideOf(UserId user, const RoomRecord &record) const
    {
        return user == record.publisher.id ? Side::Publisher : Side::Other;
    }
    SenderRole roleOf(UserId user, const RoomRecord &record) const
    {
        if (record.type != RoomType::PublisherAdmin)
            return SenderRole::None;
        return user == record.publisher.id ? SenderRole::Publisher : SenderRole::Admin;
    }
    /// Messages were taken that are not told yet.
    bool busy() const { return m_sending || !m_waiting.empty(); }
    /// Every minute, so that caches stay small.
    void forgetIdleRooms();

private:
    struct CachedRoom
    {
        RoomRecord record;
        Wire tail;             ///< the first history frame for somebody without nonces in it; null: not known
        QSet<UserId> noncesBy; ///< whose messages in it carry nonces
        qint64 touched = 0;    ///< seconds
        QDateTime lastStamp;   ///< times of one room rise strictly
    };
    struct Pending
    {
        AccountPtr who;
        NewMessage message;
        bool overHttp = false;
        Callback<Sent> done;
    };
    using Found = std::function<void(CachedRoom *, const Error *)>;

    CachedRoom *cached(RoomId id);
    CachedRoom &keep(RoomRecord record);
    void withRoom(RoomId id, Found found);
    /// As withRoom, but only for somebody who may enter.
    void withRoomOf(const AccountPtr &who, RoomId id, Found found);
    std::optional<Error> refusal(const AccountPtr &who, const QString &text, bool hasFile);
    /// The nonce comes before any other check: a known one is answered whatever `otherwise` says.
    void repeatOr(const AccountPtr &who, qint64 scope, const QUuid &nonce, const QString &text, const Error &otherwise,
                  Callback<Sent> done);
    void flushSends();
    void updateCases(const QList<db::CaseAfter> &cases);
    void tellActs(const QList<db::CaseAfter> &cases);
    void settle(Pending &pending, const Result<StoredMessage> &outcome);
    void announce(CachedRoom &room, const AccountPtr &who, const Message &message, Cursor cursor, bool overHttp);
    void notifyOther(const RoomRecord &record, const AccountPtr &who, const Message &message);
    void changed(CachedRoom &room, Cursor cursor, const Message *message, Audience audience = Audience::Everybody);
    /// On our server staff's own acts in it are CaseDesk's.
    bool isTriaged(const RoomRecord &record) const;
    /// One of those who answer in this room.
    bool answers(const Account &who, const RoomRecord &record) const;
    void setActive(RoomId room, bool active, const QString &kind, Callback<void> done);
    void makeOrFindAdRoom(AdId ad, UserId owner, UserId buyer, UserId maker, Callback<RoomId> done);
    QDateTime now() const { return QDateTime::currentDateTimeUtc(); }

    const Config &m_config;
    DbThread &m_db;
    Hub &m_hub;
    std::unique_ptr<ChangeFeed> m_feed;
    std::unique_ptr<CaseDesk> m_cases;
    RateLimit m_rate;    ///< messages
    RateLimit m_askRate; ///< reads, pages, typing
    std::unordered_map<RoomId, CachedRoom> m_rooms;
    std::vector<Pending> m_waiting; ///< sends for the next batch
    bool m_sending = false;         ///< a batch is under way
};

} // namespace desk::server
