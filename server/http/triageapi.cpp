// /api/desk/support/ and /api/desk/replies/: the support desk, for staff. PROTOCOL.md, `triage`.
#include "server/db/cases.h"
#include "server/db/dbthread.h"
#include "server/http/site.h"
#include "server/rooms/casedesk.h"

#include "protocol/jsonreader.h"

namespace desk::server {

namespace {

constexpr int mostOnPage = 200;
constexpr int usualOnPage = 100;
constexpr qsizetype mostTexts = 5;
constexpr qsizetype longestName = 100;

Error invalid(const char *field)
{
    return {ErrorCode::Invalid, QString::fromLatin1(field), {}, 0};
}

Result<CaseQuery> readQuery(const Request &request)
{
    CaseQuery query;
    const QString state = request.queryValue(QStringLiteral("state")).value_or(QStringLiteral("waiting"));
    const QStringList lists{QStringLiteral("waiting"), QStringLiteral("mine"), QStringLiteral("open"),
                            QStringLiteral("resolved")};
    if (!lists.contains(state))
        return tl::make_unexpected(invalid("state"));
    query.list = static_cast<CaseQuery::List>(lists.indexOf(state));
    for (const char *number : {"page", "page_size"}) {
        if (request.queryIsMalformed(QLatin1String(number)))
            return tl::make_unexpected(invalid(number));
    }
    query.limit = static_cast<int>(
        std::clamp<qint64>(request.queryNumber(QStringLiteral("page_size"), usualOnPage), 1, mostOnPage));
    const qint64 page = std::clamp<qint64>(request.queryNumber(QStringLiteral("page"), 1), 1, 1'000'000);
    query.offset = static_cast<int>((page - 1) * query.limit);
    query.category = request.queryValue(QStringLiteral("category")).value_or(QString());
    if (!query.category.isEmpty() && !isCategory(query.category))
        return tl::make_unexpected(invalid("category"));
    query.words = request.queryValue(QStringLiteral("q")).value_or(QString()).trimmed().left(longestName);
    return query;
}

Response noContent()
{
    Response response = json({}, 204);
    response.type = {};
    return response;
}

void times(Site &site, const ContextPtr &context, const Reply &reply)
{
    QDateTime since;
    if (auto text = context->request->queryValue(QStringLiteral("since")); text && !text->isEmpty()) {
        since = protocol::parseTime(text->replace(QLatin1Char(' '), QLatin1Char('+'))); // a plus that was not escaped
        if (!since.isValid())
            return reply(site.refuse(*context, invalid("since")));
    }
    site.rooms().cases().times(context->who, since, [=, &site](const Result<protocol::CaseTimes> &found) {
        reply(found ? json(protocol::encode(*found)) : site.refuse(*context, found.error()));
    });
}

/// What every act answers.
Callback<Acted> told(Site &site, const ContextPtr &context, const Reply &reply)
{
    return [&site, context, reply](const Result<Acted> &acted) {
        if (!acted)
            return reply(site.refuse(*context, acted.error()));
        if (acted->rival) {
            return reply(json(
                protocol::encodeClaimed(phrase(context->lang, "A colleague has this case already."), *acted->rival),
                409));
        }
        reply(json(protocol::encodeCaseRoom(acted->room, site.bodyOptions())));
    };
}

/// `decode(body) -> Result<Ask>`, `act(cases, who, room, ask, done)`.
template <typename Decode, typename Act>
void addAct(Router &router, Site &site, const char *name, Decode decode, Act act)
{
    const Handler handler = [&site, decode, act](const ContextPtr &context, const Reply &reply) {
        const QByteArray &body = context->request->body;
        const auto ask = decode(body.trimmed().isEmpty() ? QByteArray("{}") : body);
        if (!ask)
            return reply(site.refuse(*context, ask.error()));
        act(site.rooms().cases(), context->who, RoomId{context->number(0)}, *ask, told(site, context, reply));
    };
    const QByteArray path = QByteArray("/api/desk/support/<id>/") + name;
    router.add("POST", path, handler, Guard::Staff);       // as PROTOCOL.md writes it,
    router.add("POST", path + '/', handler, Guard::Staff); // and as every other call ends
}

void addActs(Router &router, Site &site)
{
    const auto nothing = [](const QByteArray &body) { return protocol::parseObject(body, ErrorCode::Invalid); };
    addAct(router, site, "claim", protocol::decodeClaim,
           [](CaseDesk &cases, const AccountPtr &who, RoomId room, const protocol::ClaimCase &ask,
              Callback<Acted> done) { cases.claim(who, room, ask, std::move(done)); });
    addAct(router, site, "release", nothing,
           [](CaseDesk &cases, const AccountPtr &who, RoomId room, const QJsonObject &, Callback<Acted> done) {
               cases.release(who, room, std::move(done));
           });
    addAct(router, site, "transfer", protocol::decodeTransfer,
           [](CaseDesk &cases, const AccountPtr &who, RoomId room, const protocol::TransferCase &ask,
              Callback<Acted> done) { cases.transfer(who, room, ask, std::move(done)); });
    addAct(router, site, "resolve", protocol::decodeResolve,
           [](CaseDesk &cases, const AccountPtr &who, RoomId room, const protocol::ResolveCase &ask,
              Callback<Acted> done) { cases.resolve(who, room, ask, std::move(done)); });
    addAct(router, site, "reopen", protocol::decodeReopen,
           [](CaseDesk &cases, const AccountPtr &who, RoomId room, const protocol::ReopenCase &ask,
              Callback<Acted> done) { cases.reopen(who, room, ask, std::move(done)); });
    addAct(router, site, "note", protocol::decodeNote,
           [](CaseDesk &cases, const AccountPtr &who, RoomId room, const protocol::NoteOnCase &ask,
              Callback<Acted> done) { cases.note(who, room, ask, std::move(done)); });
    addAct(router, site, "no_reply", nothing,
           [](CaseDesk &cases, const AccountPtr &who, RoomId room, const QJsonObject &, Callback<Acted> done) {
               cases.needsNoReply(who, room, std::move(done));
           });
    addAct(router, site, "category", protocol::decodeCategory,
           [](CaseDesk &cases, const AccountPtr &who, RoomId room, const protocol::CategoryOfCase &ask,
              Callback<Acted> done) { cases.categorize(who, room, ask, std::move(done)); });
}

// ---- team replies

Result<TeamReply> readReply(const Request &request, int messageChars)
{
    auto reply = protocol::decodeTeamReplyRequest(request.body);
    if (!reply)
        return reply;
    reply->name = reply->name.trimmed();
    for (QString &text : reply->texts)
        text = text.trimmed();
    reply->texts.removeAll(QString());
    if (reply->name.isEmpty() || reply->name.size() > longestName)
        return tl::make_unexpected(invalid("name"));
    if (reply->texts.isEmpty() || reply->texts.size() > mostTexts)
        return tl::make_unexpected(invalid("texts"));
    if (!reply->category.isEmpty() && !isCategory(reply->category))
        return tl::make_unexpected(invalid("category"));
    for (const QString &text : std::as_const(reply->texts)) {
        if (text.size() > messageChars)
            return fail(ErrorCode::TooLong);
    }
    return reply;
}

void addReplies(Router &router, Site &site)
{
    router.add(
        "GET", "/api/desk/replies/",
        [&site](const ContextPtr &context, const Reply &reply) {
            site.db().read([](sql::Database &db) { return db::teamReplies(db); },
                           [=, &site](const Result<QList<TeamReply>> &all) {
                               reply(all ? json(protocol::encodeTeamReplies(*all))
                                         : site.refuse(*context, all.error()));
                           });
        },
        Guard::Staff);
    router.add(
        "POST", "/api/desk/replies/",
        [&site](const ContextPtr &context, const Reply &reply) {
            const auto wanted = readReply(*context->request, site.config().limits.messageChars);
            if (!wanted)
                return reply(site.refuse(*context, wanted.error()));
            site.db().write(
                [wanted = *wanted, by = context->who->id(), at = QDateTime::currentDateTimeUtc()](sql::Database &db) {
                    return db::saveTeamReply(db, wanted, by, at);
                },
                [=, &site](const Result<TeamReply> &saved) {
                    reply(saved ? json(protocol::encodeTeamReply(*saved)) : site.refuse(*context, saved.error()));
                });
        },
        Guard::Staff);
    router.add(
        "DELETE", "/api/desk/replies/<id>/",
        [&site](const ContextPtr &context, const Reply &reply) {
            site.db().write(
                [id = TeamReplyId{context->number(0)}](sql::Database &db) { return db::deleteTeamReply(db, id); },
                [=, &site](const Result<void> &done) {
                    reply(done ? noContent() : site.refuse(*context, done.error()));
                });
        },
        Guard::Staff);
}

} // namespace

void addTriageApi(Router &router, Site &site)
{
    router.add(
        "GET", "/api/desk/support/",
        [&site](const ContextPtr &context, const Reply &reply) {
            const auto query = readQuery(*context->request);
            if (!query)
                return reply(site.refuse(*context, query.error()));
            site.rooms().cases().queue(context->who, *query, [=, &site](const Result<protocol::CaseQueuePage> &page) {
                reply(page ? json(protocol::encode(*page, site.bodyOptions())) : site.refuse(*context, page.error()));
            });
        },
        Guard::Staff);
    router.add(
        "GET", "/api/desk/support/staff/",
        [&site](const ContextPtr &context, const Reply &reply) {
            site.rooms().cases().staff(context->who, [=, &site](const Result<QList<StaffMember>> &members) {
                reply(members ? json(protocol::encodeStaff(*members)) : site.refuse(*context, members.error()));
            });
        },
        Guard::Staff);
    router.add(
        "GET", "/api/desk/support/times/",
        [&site](const ContextPtr &context, const Reply &reply) { times(site, context, reply); }, Guard::Staff);
    router.add(
        "GET", "/api/desk/support/<id>/",
        [&site](const ContextPtr &context, const Reply &reply) {
            site.rooms().cases().detail(context->who, RoomId{context->number(0)},
                                        [=, &site](const Result<protocol::CaseDetail> &detail) {
                                            reply(detail ? json(protocol::encode(*detail, site.bodyOptions()))
                                                         : site.refuse(*context, detail.error()));
                                        });
        },
        Guard::Staff);
    addActs(router, site);
    addReplies(router, site);
}

} // namespace desk::server
