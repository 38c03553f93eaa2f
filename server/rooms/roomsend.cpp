// Sending (the waiting line in front of the group commit), reading, typing, closing: what changes a room.
#include "protocol/codec.h"
#include "server/db/dbthread.h"
#include "server/db/statements.h"
#include "server/rooms/casedesk.h"
#include "server/rooms/changefeed.h"
#include "server/rooms/roomservice.h"

namespace desk::server {

std::optional<Error> RoomService::refusal(const AccountPtr &who, const QString &text, bool hasFile)
{
    if (text.isEmpty() && !hasFile)
        return Error{ErrorCode::Invalid, QStringLiteral("message"), {}, 0};
    if (!m_config.features())
        return {};
    if (text.size() > m_config.limits.messageChars)
        return Error{ErrorCode::TooLong, {}, {}, 0};
    if (auto wait = m_rate.take(who->id(), RateLimit::Clock::now()))
        return Error{ErrorCode::RateLimited, {}, *wait, 0};
    return {};
}

void RoomService::send(const AccountPtr &who, SendRequest request, Callback<Sent> done)
{
    const RoomId id = request.room;
    withRoom(id,
             [this, who, request = std::move(request), done = std::move(done)](CachedRoom *room, const Error *error) {
                 if (error)
                     return done(tl::make_unexpected(*error));
                 if (!isMember(*who, room->record))
                     return done(fail(ErrorCode::Forbidden));
                 const QString text = request.text.trimmed();
                 std::optional<Error> refused;
                 const bool triaged = isTriaged(room->record);
                 if (!room->record.isActive && !(triaged && who->id() == room->record.publisher.id))
                     refused = Error{ErrorCode::RoomClosed, {}, {}, 0};
                 else
                     refused = refusal(who, text, request.attachment.has_value());
                 if (refused)
                     return repeatOr(who, request.room.value, request.nonce, text, *refused, done);
                 QDateTime stamp = now();
                 if (room->lastStamp.isValid() && stamp <= room->lastStamp && room->lastStamp.msecsTo(stamp) > -5000)
                     stamp = room->lastStamp.addMSecs(1);
                 room->lastStamp = stamp;
                 m_waiting.push_back({who,
                                      {request.room,
                                       who->id(),
                                       text,
                                       request.nonce,
                                       stamp,
                                       request.attachment,
                                       roleOf(who->id(), room->record),
                                       triaged,
                                       {},
                                       request.seen},
                                      request.overHttp,
                                      done});
                 flushSends();
             });
}

void RoomService::repeatOr(const AccountPtr &who, qint64 scope, const QUuid &nonce, const QString &text,
                           const Error &otherwise, Callback<Sent> done)
{
    if (nonce.isNull() || !m_config.features())
        return done(tl::make_unexpected(otherwise));
    m_db.read([=, id = who->id()](sql::Database &db) { return db::nonce(db, scope, id, nonce); },
              [=](const Result<std::optional<db::NonceHit>> &hit) {
                  if (!hit)
                      return done(tl::make_unexpected(hit.error()));
                  if (!*hit)
                      return done(tl::make_unexpected(otherwise));
                  if ((**hit).message.text != text)
                      return done(fail(ErrorCode::NonceReused));
                  done(Sent{{(**hit).message}, true});
              });
}

void RoomService::flushSends()
{
    if (m_sending || m_waiting.empty())
        return;
    m_sending = true;
    auto batch = std::make_shared<std::vector<Pending>>(std::exchange(m_waiting, {}));
    QList<NewMessage> messages;
    messages.reserve(static_cast<qsizetype>(batch->size()));
    for (const Pending &pending : *batch) {
        messages << pending.message;
        if (pending.message.triage && pending.message.role == SenderRole::Admin)
            messages.last().leaseUntil = m_cases->leaseOf(pending.message.sender);
    }
    m_db.write([messages = std::move(messages)](sql::Database &db) { return db::insertMessages(db, messages); },
               [this, batch](const Result<db::BatchOutcome> &outcome) {
                   m_sending = false;
                   flushSends(); // the database works on while this batch is told
                   if (outcome)
                       updateCases(outcome->cases);
                   for (size_t i = 0; i < batch->size(); ++i) {
                       settle((*batch)[i], outcome ? outcome->messages.at(static_cast<qsizetype>(i))
                                                   : Result<StoredMessage>(tl::make_unexpected(outcome.error())));
                   }
                   if (outcome)
                       tellActs(outcome->cases);
               });
}

/// Before the messages are told: what they made of their cases.
void RoomService::updateCases(const QList<db::CaseAfter> &cases)
{
    for (const db::CaseAfter &after : cases) {
        if (CachedRoom *room = cached(after.record.id)) {
            room->record.support = after.record.support;
            room->record.isActive = after.record.isActive;
        }
    }
}

/// And behind them, as their numbers are: claims and reopenings, in the order of the numbers.
void RoomService::tellActs(const QList<db::CaseAfter> &cases)
{
    for (const db::CaseAfter &after : cases) {
        for (const Cursor act : after.acts)
            replaced(after.record, act, Audience::Staff);
    }
}

void RoomService::settle(Pending &pending, const Result<StoredMessage> &outcome)
{
    if (!outcome) {
        if (outcome.error().code == ErrorCode::Overtaken || outcome.error().code == ErrorCode::RoomClosed)
            m_rate.giveBack(pending.who->id());
        return pending.done(tl::make_unexpected(outcome.error()));
    }
    if (outcome->first) {
        m_rate.giveBack(pending.who->id());
        return pending.done(Sent{{*outcome->first}, true});
    }
    CachedRoom *room = cached(outcome->room);
    if (!room) // forgotten meanwhile: nobody listens in it
        return pending.done(fail(ErrorCode::ServerFault));
    Message message;
    message.id = outcome->id;
    message.room = outcome->room;
    message.sender = pending.who->id();
    message.senderName = pending.who->user.displayName();
    message.role = pending.message.role;
    message.text = pending.message.text;
    message.createdAt = outcome->createdAt;
    message.nonce = pending.message.nonce;
    if (pending.message.attachment) {
        const NewAttachment &file = *pending.message.attachment;
        message.attachment = Attachment{QStringLiteral("/media/chat_attachments/") + file.token + QLatin1Char('/'),
                                        file.name, file.bytes, file.type};
    }
    announce(*room, pending.who, message, outcome->cursor, pending.overHttp);
    pending.done(Sent{{std::move(message)}, false});
}

void RoomService::announce(CachedRoom &room, const AccountPtr &who, const Message &message, Cursor cursor,
                           bool overHttp)
{
    RoomRecord &record = room.record;
    record.lastId = message.id;
    record.last = LastMessage{message.text, who->user.username, message.createdAt};
    record.updatedAt = message.createdAt;
    ++record.side(opposite(sideOf(message.sender, record))).unread;
    room.tail = {};
    const bool heard = m_hub.anybody({Topic::Room, record.id.value}) || m_hub.anybody({Topic::Ad, record.ad.value});
    if (heard && (m_config.features() || !overHttp)) {
        protocol::MessageStored forOthers{message};
        forOthers.message.nonce = {};
        const protocol::ServerFrame frame = std::move(forOthers);
        Event event{.room = record.id,
                    .ad = m_config.features() ? record.ad : AdId{},
                    .from = message.sender,
                    .echo = true,
                    .frame = &frame,
                    .wire = protocol::encode(frame, {m_config.features()}),
                    .own = {}};
        if (!message.nonce.isNull() && m_config.features())
            event.own = protocol::encode(protocol::ServerFrame(protocol::MessageStored{message}), {true});
        m_hub.publish(event);
    }
    changed(room, cursor, &message);
    if (overHttp)
        notifyOther(record, who, message);
}

void RoomService::notifyOther(const RoomRecord &record, const AccountPtr &who, const Message &message)
{
    UserId receiver = record.publisher.id;
    if (who->id() == receiver)
        receiver = record.client ? record.client->id : UserId{};
    if (!receiver.isValid())
        return;
    SiteNotification notification{{},
                                  receiver,
                                  QStringLiteral("chat_message"),
                                  who->user.displayName(),
                                  message.text.left(100),
                                  QStringLiteral("/ar/chat/room/%1/").arg(record.id.value),
                                  false,
                                  message.createdAt};
    m_db.write(
        [receiver, notification](sql::Database &db) { return db::insertNotification(db, receiver, notification); },
        [this, receiver, notification](const Result<NotificationId> &id) mutable {
            if (!id)
                return;
            notification.id = *id;
            m_feed->push(receiver, notification);
        });
}

void RoomService::changed(CachedRoom &room, Cursor cursor, const Message *message, Audience audience)
{
    Cursor &seen = audience == Audience::Staff ? room.record.staffCursor : room.record.cursor;
    seen = std::max(seen, cursor);
    if (m_config.features())
        m_feed->tell(room.record, cursor, message, audience);
}

void RoomService::typing(const AccountPtr &who, RoomId id, const Listener *socket)
{
    CachedRoom *room = cached(id);
    if (!room || !isMember(*who, room->record) || m_askRate.take(who->id(), RateLimit::Clock::now()))
        return;
    const bool amongStaff = socket && answers(*who, room->record);
    if (amongStaff)
        m_cases->presence().seen(id, who->user, socket, QStringLiteral("typing"));
    const protocol::ServerFrame frame = protocol::Typing{who->id(), who->user.displayName(), id};
    m_hub.publish({.room = id,
                   .ad = m_config.features() ? room->record.ad : AdId{},
                   .from = who->id(),
                   .echo = false,
                   .audience = amongStaff ? Audience::Others : Audience::Everybody,
                   .frame = &frame,
                   .wire = protocol::encode(frame, {m_config.features()}),
                   .own = {}});
}

void RoomService::looking(const AccountPtr &who, RoomId id, const Listener *socket)
{
    CachedRoom *room = cached(id);
    if (room && answers(*who, room->record) && !m_askRate.take(who->id(), RateLimit::Clock::now()))
        m_cases->presence().seen(id, who->user, socket, QStringLiteral("looking"));
}

void RoomService::read(const AccountPtr &who, RoomId id, MessageId upTo, Callback<void> done)
{
    withRoomOf(who, id, [this, who, upTo, done = std::move(done)](CachedRoom *room, const Error *error) {
        if (error)
            return done(tl::make_unexpected(*error));
        const RoomRecord &record = room->record;
        if (auto wait = m_askRate.take(who->id(), RateLimit::Clock::now()))
            return done(tl::make_unexpected(Error{ErrorCode::RateLimited, {}, *wait, 0}));
        const db::ReadRequest ask{
            record.id, who->id(), record.publisher.id, sideOf(who->id(), record), m_config.features(), upTo, now()};
        m_db.write([ask](sql::Database &db) { return db::markRead(db, ask); },
                   [this, ask, done](const Result<db::ReadOutcome> &outcome) {
                       if (!outcome)
                           return done(tl::make_unexpected(outcome.error()));
                       CachedRoom *now = outcome->moved ? cached(ask.room) : nullptr;
                       if (now) {
                           SideState &side = now->record.side(ask.side);
                           if (outcome->upTo >= side.upTo)
                               side = {outcome->upTo, outcome->unread};
                           now->tail = {};
                           if (m_config.features()) {
                               const protocol::ServerFrame frame =
                                   protocol::ReadUpTo{ask.user, outcome->upTo, ask.at, ask.room};
                               m_hub.publish({.room = ask.room,
                                              .ad = now->record.ad,
                                              .from = ask.user,
                                              .echo = true,
                                              .frame = &frame,
                                              .wire = protocol::encode(frame),
                                              .own = {}});
                           }
                           changed(*now, outcome->cursor, nullptr);
                       }
                       done({});
                   });
    });
}

void RoomService::close(const AccountPtr &who, RoomId id, Close how, Callback<void> done)
{
    withRoomOf(who, id, [=, this, done = std::move(done)](CachedRoom *room, const Error *error) {
        if (error)
            return done(tl::make_unexpected(*error));
        const bool support = room->record.type == RoomType::PublisherAdmin;
        if (how == Close::Archive ? who->id() != room->record.publisher.id : !support || !who->superuser())
            return done(fail(ErrorCode::Forbidden));
        if (isTriaged(room->record) && room->record.lastId.isValid()) {
            const auto told = [done](const Result<Acted> &acted) { done(acted.map([](const Acted &) {})); };
            return how == Close::Archive ? m_cases->archive(who, id, told) : m_cases->resolve(who, id, {}, told);
        }
        setActive(id, false, how == Close::Archive ? QStringLiteral("archive") : QStringLiteral("resolve"), done);
    });
}

void RoomService::reopen(const AccountPtr &who, RoomId id, Callback<void> done)
{
    withRoomOf(who, id, [=, this, done = std::move(done)](CachedRoom *room, const Error *error) {
        if (error)
            return done(tl::make_unexpected(*error));
        if (room->record.type != RoomType::PublisherAdmin || !who->superuser())
            return done(fail(ErrorCode::Forbidden));
        if (isTriaged(room->record) && room->record.lastId.isValid()) {
            return m_cases->reopen(who, id, {},
                                   [done](const Result<Acted> &acted) { done(acted.map([](const Acted &) {})); });
        }
        setActive(id, true, QStringLiteral("reopen"), done);
    });
}

void RoomService::setActive(RoomId id, bool active, const QString &kind, Callback<void> done)
{
    const QDateTime at = now();
    m_db.write([=](sql::Database &db) { return db::setActive(db, id, active, kind, at); },
               [=, this, done = std::move(done)](const Result<Cursor> &cursor) {
                   if (!cursor)
                       return done(tl::make_unexpected(cursor.error()));
                   if (CachedRoom *room = cached(id)) {
                       room->record.isActive = active;
                       room->record.updatedAt = at;
                       if (room->record.support)
                           room->record.support->state = active ? QStringLiteral("open") : QStringLiteral("resolved");
                       changed(*room, *cursor, nullptr);
                   }
                   done({});
               });
}

} // namespace desk::server
