// What staff get: the list page of support rooms, their JSON calls, the counts.
#include "server/db/dbthread.h"
#include "server/db/statements.h"
#include "server/http/sending.h"
#include "server/http/sitebodies.h"

namespace desk::server {

namespace {

Response toHome(const Context &context)
{
    return redirect('/' + context.lang.toLatin1() + '/');
}

QString listItem(const RoomRecord &room)
{
    const int unread = room.side(Side::Other).unread;
    return QStringLiteral("<div class=\"chat-list-item\" data-room-id=\"%1\" data-status=\"%2\">\n<span "
                          "class=\"chat-item-name\">%3</span>\n")
               .arg(room.id.value)
               .arg(room.isActive ? QStringLiteral("active") : QStringLiteral("resolved"),
                    room.publisher.displayName().toHtmlEscaped()) +
           (unread > 0 ? QStringLiteral("<span class=\"unread-count\">%1</span>\n").arg(unread) : QString()) +
           QStringLiteral("</div>\n");
}

void listPage(Site &site, const ContextPtr &context, const Reply &reply)
{
    if (!context->who->superuser())
        return reply(toHome(*context));
    const bool emptyOnes = !site.config().features();
    site.db().read(
        [user = context->who->id(), emptyOnes](sql::Database &db) {
            return db::supportRooms(db, user, emptyOnes, false, 0, std::numeric_limits<int>::max());
        },
        [=, &site](const Result<db::RoomList> &list) {
            if (!list)
                return reply(site.refuse(*context, list.error()));
            QString page = QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head><meta "
                                          "charset=\"utf-8\"><title>%2</title></head>\n<body>\n"
                                          "<div class=\"chat-list\">\n")
                               .arg(context->lang, phrase(context->lang, "Support conversations").toHtmlEscaped());
            for (const RoomRecord &room : list->rooms)
                page += listItem(room);
            reply(html(page + QStringLiteral("</div>\n</body>\n</html>\n")));
        });
}

/// Staff are in every support room: whoever may act there and is refused a room, asked for one about an ad.
Error noCase(const Error &error, bool may)
{
    return may && error.code == ErrorCode::Forbidden ? Error{ErrorCode::NotFound, {}, {}, 0} : error;
}

/// Only staff, and only in a support room.
void inSupportRoom(Site &site, const ContextPtr &context, const Reply &reply, std::function<void(RoomId)> then)
{
    if (!context->who->staff())
        return reply(site.refuse(*context, {ErrorCode::Forbidden, {}, {}, 0}));
    const RoomId id{context->number(0)};
    site.rooms().record(context->who, id, [=, &site, then = std::move(then)](const Result<const RoomRecord *> &record) {
        if (!record)
            return reply(site.refuse(*context, noCase(record.error(), true)));
        if ((*record)->type != RoomType::PublisherAdmin)
            return reply(site.refuse(*context, {ErrorCode::NotFound, {}, {}, 0}));
        then(id);
    });
}

void messages(Site &site, const ContextPtr &context, const Reply &reply)
{
    inSupportRoom(site, context, reply, [=, &site](RoomId id) {
        site.rooms().detail(context->who, id, [=, &site](const Result<protocol::RoomDetail> &detail) {
            if (!detail)
                return reply(site.refuse(*context, detail.error()));
            site.rooms().read(context->who, id, {}, [=, page = messagesHtml(detail->messages)](const Result<void> &) {
                reply(json(encodeRoomHtml(page, id)));
            });
        });
    });
}

void send(Site &site, const ContextPtr &context, const Reply &reply)
{
    std::optional<UploadedFile> file;
    const auto body = readSend(*context->request, file);
    if (!body)
        return reply(site.refuse(*context, body.error()));
    inSupportRoom(site, context, reply, [=, &site](RoomId id) {
        sendOverHttp(site, context, id, *body, {}, [=, &site](const Result<Sent> &sent) {
            reply(sent ? json(encodeNotice(phrase(context->lang, "The message was sent."), sent->frame.message.id))
                       : site.refuse(*context, sent.error()));
        });
    });
}

} // namespace

void addStaffPages(Router &router, Site &site)
{
    router.add("GET", "/<lang>/admin/support-chats/",
               [&site](const ContextPtr &context, const Reply &reply) { listPage(site, context, reply); });
    router.add("GET", "/<lang>/admin/support-chats/<id>/messages/",
               [&site](const ContextPtr &context, const Reply &reply) { messages(site, context, reply); });
    router.add("POST", "/<lang>/admin/support-chats/<id>/send/",
               [&site](const ContextPtr &context, const Reply &reply) { send(site, context, reply); });
    const auto settle = [&site](const ContextPtr &context, const Reply &reply, const char *notice) {
        return [&site, context, reply, notice](const Result<void> &done) {
            reply(done ? json(encodeNotice(phrase(context->lang, notice)))
                       : site.refuse(*context, noCase(done.error(), context->who->superuser())));
        };
    };
    router.add("POST", "/<lang>/admin/support-chats/<id>/resolve/",
               [&site, settle](const ContextPtr &context, const Reply &reply) {
                   site.rooms().close(context->who, RoomId{context->number(0)}, Close::Resolve,
                                      settle(context, reply, "The case is resolved."));
               });
    router.add("POST", "/<lang>/admin/support-chats/<id>/reopen/",
               [&site, settle](const ContextPtr &context, const Reply &reply) {
                   site.rooms().reopen(context->who, RoomId{context->number(0)},
                                       settle(context, reply, "The case is open again."));
               });
    // Its `recent_activity` is an empty list here: on the site it holds sentences for its own page, which no client reads.
    router.add("GET", "/<lang>/admin/chat-notifications/", [&site](const ContextPtr &context, const Reply &reply) {
        site.rooms().supportCounts(context->who, [=, &site](const Result<protocol::SupportCounts> &counts) {
            reply(counts ? json(protocol::encode(*counts)) : site.refuse(*context, counts.error()));
        });
    });
}

} // namespace desk::server
