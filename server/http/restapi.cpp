// /api/: rooms, sending, reading, ads, notifications, tokens, who am I. SITE.md, "REST".
#include "server/db/dbthread.h"
#include "server/db/statements.h"
#include "server/http/sending.h"
#include "server/http/sitebodies.h"

namespace desk::server {

namespace {

/// An answer made of a result: an error as the site says it, else `encode`.
template <typename T, typename Encode>
Callback<T> answer(Site &site, const ContextPtr &context, const Reply &reply, Encode encode)
{
    return [&site, context, reply, encode](const Result<T> &result) {
        if (!result)
            return reply(site.refuse(*context, result.error()));
        reply(encode(*result));
    };
}

QString pageAddress(const Request &request, int page, int size, bool support)
{
    return QString::fromLatin1(request.origin() + request.path) +
           QStringLiteral("?page=%1&page_size=%2").arg(page).arg(size) +
           (support ? QStringLiteral("&scope=support") : QString());
}

struct Paging
{
    int page, size;
};
Paging paging(const Request &request)
{
    // As the site does it: a page that is none is not found, a size that is none is the usual one.
    const qint64 page =
        request.queryIsMalformed(QStringLiteral("page")) ? 0 : request.queryNumber(QStringLiteral("page"), 1);
    const qint64 size = request.queryNumber(QStringLiteral("page_size"), 20);
    return {static_cast<int>(std::clamp<qint64>(page, 0, 1'000'000)),
            static_cast<int>(size < 1 ? 20 : std::min<qint64>(size, 100))};
}

void listRooms(Site &site, const ContextPtr &context, const Reply &reply)
{
    const auto [page, size] = paging(*context->request);
    const bool support = site.config().features() && context->who->staff() &&
                         context->request->queryValue(QStringLiteral("scope")) == QStringLiteral("support");
    if (page < 1)
        return reply(site.refuse(*context, {ErrorCode::NotFound, {}, {}, 0}));
    site.rooms().rooms(context->who, support, page, size,
                       [=, &site, page = page, size = size](Result<protocol::RoomPage> result) {
                           if (!result)
                               return reply(site.refuse(*context, result.error()));
                           if (result->hasNext)
                               result->next = pageAddress(*context->request, page + 1, size, support);
                           if (result->hasPrevious)
                               result->previous = pageAddress(*context->request, page - 1, size, support);
                           reply(json(protocol::encode(*result, site.bodyOptions())));
                       });
}

void listNotifications(Site &site, const ContextPtr &context, const Reply &reply)
{
    const auto [page, size] = paging(*context->request);
    site.db().read(
        [user = context->who->id(), page = page, size = size](sql::Database &db) {
            return db::notifications(db, user, (page - 1) * size, size);
        },
        [=, &site, page = page, size = size](Result<protocol::NotificationPage> result) {
            if (!result || page < 1 || (page > 1 && result->notifications.isEmpty()))
                return reply(site.refuse(*context, result ? Error{ErrorCode::NotFound, {}, {}, 0} : result.error()));
            if (result->hasNext)
                result->next = pageAddress(*context->request, page + 1, size, false);
            if (page > 1)
                result->previous = pageAddress(*context->request, page - 1, size, false);
            reply(json(protocol::encode(*result, site.bodyOptions())));
        });
}

/// On the deployed site the calls by id know the rooms of the list and no others: active, and one is publisher or client.
void ifListed(Site &site, const ContextPtr &context, const Reply &reply, std::function<void(RoomId)> then)
{
    const RoomId id{context->number(0)};
    if (site.config().features())
        return then(id);
    site.rooms().record(context->who, id, [=, &site, then = std::move(then)](const Result<const RoomRecord *> &record) {
        if (!record)
            return reply(site.refuse(*context, record.error()));
        const RoomRecord &room = **record;
        const UserId me = context->who->id();
        if (!room.isActive || (room.publisher.id != me && (!room.client || room.client->id != me)))
            return reply(site.refuse(*context, {ErrorCode::NotFound, {}, {}, 0}));
        then(id);
    });
}

void sendMessage(Site &site, const ContextPtr &context, const Reply &reply, RoomId room)
{
    std::optional<UploadedFile> file;
    const auto body = readSend(*context->request, file);
    if (!body)
        return reply(site.refuse(*context, body.error()));
    if (body->room != room)
        return reply(site.refuse(*context, {ErrorCode::Invalid, QStringLiteral("room"), {}, 0}));
    sendOverHttp(site, context, room, *body, file, [=, &site](const Result<Sent> &sent) {
        if (!sent)
            return reply(site.refuse(*context, sent.error()));
        reply(json(protocol::encodeSentRest(sent->frame.message, context->who->user, site.bodyOptions()),
                   sent->repeated ? 200 : 201));
    });
}

void markNotifications(Site &site, const ContextPtr &context, NotificationId id, const Reply &reply)
{
    site.db().write(
        [user = context->who->id(), id](sql::Database &db) { return db::markNotification(db, user, id); },
        [=, &site](const Result<bool> &marked) {
            if (!marked || !*marked)
                return reply(site.refuse(*context, marked ? Error{ErrorCode::NotFound, {}, {}, 0} : marked.error()));
            reply(json(protocol::encodeStatusSuccess()));
        });
}

void makeTokens(Site &site, const ContextPtr &context, const Reply &reply)
{
    const auto credentials = decodeCredentials(context->request->body);
    if (!credentials)
        return reply(site.refuse(*context, credentials.error()));
    site.sessions().checkPassword(
        credentials->username, credentials->password, QString::fromLatin1(context->request->address),
        [=, &site](const Result<AccountPtr> &who) {
            if (!who && who.error().code == ErrorCode::SignInRefused)
                return reply(json(protocol::encodeErrorDetail(phrase(
                                      context->lang, "Wrong user name or password, or the account is suspended.")),
                                  401));
            if (!who)
                return reply(site.refuse(*context, who.error()));
            site.sessions().makeTokens(
                *who, answer<Sessions::Tokens>(site, context, reply, [](const Sessions::Tokens &tokens) {
                    return json(encodeTokens(tokens.refresh, tokens.access));
                }));
        });
}

} // namespace

void addRestApi(Router &router, Site &site)
{
    const auto detail = [&site](const ContextPtr &context, const Reply &reply) {
        return answer<protocol::RoomDetail>(site, context, reply, [&site](const protocol::RoomDetail &room) {
            return json(protocol::encode(room, site.bodyOptions()));
        });
    };
    router.add("GET", "/api/chat-rooms/",
               [&site](const ContextPtr &context, const Reply &reply) { listRooms(site, context, reply); });
    router.add("GET", "/api/chat-rooms/<id>/", [&site, detail](const ContextPtr &context, const Reply &reply) {
        ifListed(site, context, reply,
                 [=, &site](RoomId id) { site.rooms().detail(context->who, id, detail(context, reply)); });
    });
    router.add("POST", "/api/chat-rooms/<id>/send_message/", [&site](const ContextPtr &context, const Reply &reply) {
        ifListed(site, context, reply, [=, &site](RoomId id) { sendMessage(site, context, reply, id); });
    });
    router.last().bodyLimit = site.config().limits.attachmentBytes + 64 * 1024;
    router.add("POST", "/api/chat-rooms/<id>/mark_read/", [&site](const ContextPtr &context, const Reply &reply) {
        const bool asks =
            site.config().features() && context->request->saysJson() && !context->request->body.trimmed().isEmpty();
        const Result<MessageId> upTo = asks ? protocol::decodeMarkRead(context->request->body) : MessageId{};
        if (!upTo)
            return reply(site.refuse(*context, upTo.error()));
        ifListed(site, context, reply, [=, &site, upTo = *upTo](RoomId id) {
            site.rooms().read(context->who, id, upTo, [=, &site](const Result<void> &done) {
                reply(done ? json(protocol::encodeStatusSuccess()) : site.refuse(*context, done.error()));
            });
        });
    });
    router.add("POST", "/api/chat-rooms/create_or_get/",
               [&site, detail](const ContextPtr &context, const Reply &reply) {
                   Result<AdId> ad =
                       context->request->saysJson()
                           ? protocol::decodeCreateOrGet(context->request->body)
                           : AdId{parseUrlEncoded(context->request->body).value(QStringLiteral("ad_id")).toLongLong()};
                   if (!ad || !ad->isValid())
                       return reply(site.refuse(*context, ad ? Error{ErrorCode::Invalid, QStringLiteral("ad_id"), {}, 0}
                                                             : ad.error()));
                   site.rooms().createOrGet(context->who, *ad, detail(context, reply));
               });
    router.add(
        "GET", "/api/ads/<id>/",
        [&site](const ContextPtr &context, const Reply &reply) {
            site.rooms().ad(AdId{context->number(0)}, answer<Ad>(site, context, reply, [&site](const Ad &ad) {
                                return json(protocol::encode(ad, site.bodyOptions()));
                            }));
        },
        Guard::Public);
    router.add("GET", "/api/users/me/", [](const ContextPtr &context, const Reply &reply) {
        reply(json(protocol::encode(context->who->user)));
    });
    router.add("GET", "/api/notifications/",
               [&site](const ContextPtr &context, const Reply &reply) { listNotifications(site, context, reply); });
    router.add("GET", "/api/notifications/unread_count/", [&site](const ContextPtr &context, const Reply &reply) {
        site.db().read(
            [user = context->who->id()](sql::Database &db) { return db::unreadNotifications(db, user); },
            answer<int>(site, context, reply, [](int count) { return json(protocol::encodeUnreadCount(count)); }));
    });
    router.add("POST", "/api/notifications/<id>/mark_read/", [&site](const ContextPtr &context, const Reply &reply) {
        markNotifications(site, context, NotificationId{context->number(0)}, reply);
    });
    router.add("POST", "/api/notifications/mark_all_read/",
               [&site](const ContextPtr &context, const Reply &reply) { markNotifications(site, context, {}, reply); });
    router.add(
        "POST", "/api/auth/token/",
        [&site](const ContextPtr &context, const Reply &reply) { makeTokens(site, context, reply); }, Guard::Public);
    router.last().csrf = false;
}

} // namespace desk::server
