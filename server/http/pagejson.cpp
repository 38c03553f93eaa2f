// Page-JSON of a conversation: what the site's own web page polls and posts. SITE.md, "Page-JSON".
#include "server/http/sending.h"

#include <QDateTime>

namespace desk::server {

namespace {

/// Reads the page first, then marks the room as read, as the site does.
void poll(Site &site, const ContextPtr &context, const Reply &reply)
{
    const RoomId id{context->number(0)};
    PageRequest ask;
    ask.fromTheStart = true;
    if (const auto after = context->request->queryValue(QStringLiteral("after")); after && !after->isEmpty()) {
        QString text = *after;
        text.replace(QLatin1Char(' '), QLatin1Char('+')); // an unescaped zone sign
        ask.afterTime = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
        if (!ask.afterTime.isValid())
            return reply(site.refuse(*context, {ErrorCode::Invalid, QStringLiteral("after"), {}, 0}));
    }
    site.rooms().page(context->who, id, ask, [=, &site](Result<protocol::MessagePage> page) {
        if (!page)
            return reply(site.refuse(*context, page.error()));
        site.rooms().read(context->who, id, {}, [=, &site, messages = std::move(page->messages)](const Result<void> &) {
            site.rooms().record(context->who, id, [=, &site](const Result<const RoomRecord *> &record) {
                if (!record)
                    return reply(site.refuse(*context, record.error()));
                const RoomRecord &room = **record;
                const QString adUrl = room.ad.isValid() ? QStringLiteral("/%1/classifieds/%2/%3/")
                                                              .arg(context->lang)
                                                              .arg(room.ad.value)
                                                              .arg(room.adSlug)
                                                        : QString();
                const int unread = site.rooms().roomFor(*context->who, room).unread;
                reply(json(protocol::encode(protocol::PollPage{messages, id,
                                                               room.client ? room.client->displayName() : QString(),
                                                               room.adTitle, adUrl, unread},
                                            site.bodyOptions())));
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
    sendOverHttp(site, context, RoomId{context->number(0)}, *body, {}, [=, &site](const Result<Sent> &sent) {
        reply(sent ? json(protocol::encodeSentPage(sent->frame.message, site.bodyOptions()))
                   : site.refuse(*context, sent.error()));
    });
}

void createSupport(Site &site, const ContextPtr &context, const Reply &reply)
{
    Result<protocol::SupportRequest> ask = protocol::SupportRequest{};
    if (context->request->saysJson()) {
        ask = protocol::decodeSupportRequest(context->request->body);
    } else {
        const auto multipart = parseMultipart(context->request->header("content-type"), context->request->body);
        const Form form = multipart ? *multipart : parseUrlEncoded(context->request->body);
        *ask = {form.value(QStringLiteral("subject")), form.value(QStringLiteral("category")),
                form.value(QStringLiteral("message")), QUuid::fromString(form.value(QStringLiteral("nonce")))};
        if (ask->nonce.isNull() && !form.value(QStringLiteral("nonce")).isEmpty())
            ask = fail(ErrorCode::Invalid, QStringLiteral("nonce"));
    }
    if (!ask)
        return reply(site.refuse(*context, ask.error()));
    site.rooms().createSupport(context->who, *ask, [=, &site](const Result<Sent> &sent) {
        reply(sent ? json(protocol::encodeSupportCreated(sent->frame.message.room))
                   : site.refuse(*context, sent.error()));
    });
}

} // namespace

void addPageJson(Router &router, Site &site)
{
    const auto finish = [&site](const ContextPtr &context, const Reply &reply) {
        return [&site, context, reply](const Result<void> &done) {
            reply(done ? json(protocol::encodeSuccess()) : site.refuse(*context, done.error()));
        };
    };
    router.add("GET", "/<lang>/chat/room/<id>/messages/",
               [&site](const ContextPtr &context, const Reply &reply) { poll(site, context, reply); });
    router.add("POST", "/<lang>/chat/room/<id>/send/",
               [&site](const ContextPtr &context, const Reply &reply) { send(site, context, reply); });
    router.add("POST", "/<lang>/chat/room/<id>/mark-read/",
               [&site, finish](const ContextPtr &context, const Reply &reply) {
                   const bool asks = site.config().features() && context->request->saysJson() &&
                                     !context->request->body.trimmed().isEmpty();
                   const Result<MessageId> upTo = asks ? protocol::decodeMarkRead(context->request->body) : MessageId{};
                   if (!upTo)
                       return reply(site.refuse(*context, upTo.error()));
                   site.rooms().read(context->who, RoomId{context->number(0)}, *upTo, finish(context, reply));
               });
    router.add("POST", "/<lang>/chat/room/<id>/archive/",
               [&site, finish](const ContextPtr &context, const Reply &reply) {
                   site.rooms().close(context->who, RoomId{context->number(0)}, Close::Archive, finish(context, reply));
               });
    router.add("POST", "/<lang>/publisher/support/create/",
               [&site](const ContextPtr &context, const Reply &reply) { createSupport(site, context, reply); });
}

} // namespace desk::server
