// Downloads, never something a browser would run in the site's name: attachments, only for members of the room, and the
// demo's pictures.
#include "server/db/dbthread.h"
#include "server/db/statements.h"
#include "server/demo/demo.h"
#include "server/http/site.h"

#include <QFile>

namespace desk::server {

namespace {

bool isPicture(const QString &type)
{
    return type == QLatin1String("image/png") || type == QLatin1String("image/jpeg") ||
           type == QLatin1String("image/gif") || type == QLatin1String("image/webp");
}

QByteArray disposition(const NewAttachment &file)
{
    return QByteArray(isPicture(file.type) ? "inline" : "attachment") + "; filename*=UTF-8''" +
           file.name.toUtf8().toPercentEncoding();
}

void download(Site &site, const ContextPtr &context, const Reply &reply)
{
    const QString token = QString::fromLatin1(context->args.value(0));
    site.db().read(
        [token](sql::Database &db) { return db::attachment(db, token); },
        [=, &site](const Result<std::optional<db::AttachmentRow>> &row) {
            if (!row || !*row)
                return reply(site.refuse(*context, row ? Error{ErrorCode::NotFound, {}, {}, 0} : row.error()));
            const NewAttachment file = (**row).attachment;
            site.rooms().record(context->who, (**row).room, [=, &site](const Result<const RoomRecord *> &room) {
                if (!room)
                    return reply(site.refuse(*context, room.error()));
                auto bytes = std::make_shared<QByteArray>();
                const QString path = site.config().attachmentsPath() + QLatin1Char('/') + file.token;
                const bool queued = site.pool().run(
                    [bytes, path] {
                        QFile stored(path);
                        if (!stored.open(QIODevice::ReadOnly))
                            return false;
                        *bytes = stored.readAll();
                        return true;
                    },
                    [=, &site](bool read) {
                        if (!read)
                            return reply(site.refuse(*context, {ErrorCode::NotFound, {}, {}, 0}));
                        Response response;
                        response.type = file.type.toLatin1();
                        response.body = *bytes;
                        response.with("Content-Disposition", disposition(file))
                            .with("Content-Security-Policy", "default-src 'none'; sandbox");
                        reply(std::move(response.with("Cache-Control", "private")));
                    });
                if (!queued)
                    reply(site.refuse(*context, {ErrorCode::RateLimited, {}, std::chrono::seconds(1), 0}));
            });
        });
}

/// The drawings of the demo's ads, named by desk_ad_images; they are part of the program.
void adPicture(Site &site, const ContextPtr &context, const Reply &reply)
{
    const QByteArray name = context->args.value(0);
    bool number = false;
    const int ad = name.startsWith("ad-") && name.endsWith(".svg") ? name.sliced(3).chopped(4).toInt(&number) : 0;
    Response response;
    response.body = number ? demo::adPicture(ad) : QByteArray();
    if (response.body.isEmpty())
        return reply(site.refuse(*context, {ErrorCode::NotFound, {}, {}, 0}));
    response.type = "image/svg+xml";
    response.with("Content-Security-Policy", "default-src 'none'; sandbox");
    reply(std::move(response.with("Cache-Control", "public, max-age=86400")));
}

} // namespace

void addAttachments(Router &router, Site &site)
{
    router.add("GET", "/media/chat_attachments/<word>/",
               [&site](const ContextPtr &context, const Reply &reply) { download(site, context, reply); });
    router.add("GET", "/media/chat_attachments/<word>",
               [&site](const ContextPtr &context, const Reply &reply) { download(site, context, reply); });
    router.add(
        "GET", "/media/demo/<word>",
        [&site](const ContextPtr &context, const Reply &reply) { adPicture(site, context, reply); }, Guard::Public);
}

} // namespace desk::server
