// /api/desk/: discovery, pages without side effects, changes. PROTOCOL.md.
#include "server/http/site.h"

namespace desk::server {

namespace {
const Features features = Feature::Rooms | Feature::Nonce | Feature::Read | Feature::Page | Feature::Resume |
                          Feature::Changes | Feature::Attachments | Feature::Triage;

/// The first of these that is there and no number: a client's defect, told as one.
std::optional<Error> malformed(const Request &request, const QStringList &names)
{
    for (const QString &name : names) {
        if (request.queryIsMalformed(name))
            return Error{ErrorCode::Invalid, name, {}, 0};
    }
    return {};
}
} // namespace

void addDeskApi(Router &router, Site &site)
{
    router.add(
        "GET", "/api/desk/",
        [&site](const ContextPtr &context, const Reply &reply) {
            reply(
                json(protocol::encode(Discovery{QStringLiteral("idrissimart-chatd"), QStringLiteral(DESK_VERSION),
                                                site.database(), features, site.config().limits, context->who->user})));
        },
        Guard::Features);
    router.add(
        "GET", "/api/desk/rooms/<id>/messages/",
        [&site](const ContextPtr &context, const Reply &reply) {
            const Request &request = *context->request;
            if (const auto error =
                    malformed(request, {QStringLiteral("before"), QStringLiteral("after"), QStringLiteral("limit")}))
                return reply(site.refuse(*context, *error));
            PageRequest ask;
            ask.before = MessageId{request.queryNumber(QStringLiteral("before"), 0)};
            ask.after = MessageId{request.queryNumber(QStringLiteral("after"), 0)};
            ask.limit = static_cast<int>(std::clamp<qint64>(request.queryNumber(QStringLiteral("limit"), 50), 1, 200));
            // after=0 asks for what comes after nothing: the first page.
            ask.fromTheStart = request.queryValue(QStringLiteral("after")).has_value() && !ask.after.isValid();
            site.rooms().page(context->who, RoomId{context->number(0)}, ask,
                              [=, &site](const Result<protocol::MessagePage> &page) {
                                  reply(page ? json(protocol::encode(*page)) : site.refuse(*context, page.error()));
                              });
        },
        Guard::Features);
    router.add(
        "GET", "/api/desk/changes/",
        [&site](const ContextPtr &context, const Reply &reply) {
            if (const auto error = malformed(*context->request, {QStringLiteral("since"), QStringLiteral("limit")}))
                return reply(site.refuse(*context, *error));
            const Cursor since{std::max<qint64>(0, context->request->queryNumber(QStringLiteral("since"), 0))};
            const int limit = static_cast<int>(
                std::clamp<qint64>(context->request->queryNumber(QStringLiteral("limit"), 200), 1, 500));
            site.rooms().changes(context->who, since, limit, [=, &site](const Result<protocol::ChangesPage> &page) {
                reply(page ? json(protocol::encode(*page, site.bodyOptions())) : site.refuse(*context, page.error()));
            });
        },
        Guard::Features);
}

} // namespace desk::server
