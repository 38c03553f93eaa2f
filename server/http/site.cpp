// Dispatching, guards, cookies, errors.
#include "server/http/site.h"

#include "server/auth/password.h"
#include "server/http/forms.h"

#include <algorithm>

namespace desk::server {

Site::Site(const Config &config, DbThread &db, HashPool &pool, Sessions &sessions, RoomService &rooms, QUuid database)
    : m_config(config), m_db(db), m_pool(pool), m_sessions(sessions), m_rooms(rooms), m_database(database),
      m_zone(config.timeZone())
{
    addLoginPages(m_router, *this);
    addRestApi(m_router, *this);
    addPageJson(m_router, *this);
    addStaffPages(m_router, *this);
    addDeskApi(m_router, *this);
    addTriageApi(m_router, *this);
    addAttachments(m_router, *this);
}

void Site::bodyLimit(const RequestPtr &request, std::function<void(qint64)> done)
{
    const Router::Match match = m_router.find(request->method, request->path);
    if (!match.route || match.route->bodyLimit <= m_config.bodyBytes)
        return done(m_config.bodyBytes);
    identify(request, request->path.startsWith("/api/"),
             [this, limit = match.route->bodyLimit, done = std::move(done)](const SessionPtr &, const AccountPtr &who) {
                 done(who ? limit : m_config.bodyBytes);
             });
}

void Site::identify(const RequestPtr &request, bool api, std::function<void(SessionPtr, AccountPtr)> done)
{
    const QByteArray authorization = request->header("authorization");
    if (api && authorization.startsWith("Bearer ")) {
        return m_sessions.findBearer(QString::fromLatin1(authorization.mid(7).trimmed()),
                                     [done = std::move(done)](const AccountPtr &who) { done(nullptr, who); });
    }
    m_sessions.find(
        QString::fromLatin1(request->cookie("sessionid")),
        [done = std::move(done)](const SessionPtr &session) { done(session, session ? session->account : nullptr); });
}

void Site::handle(const RequestPtr &request, Reply reply)
{
    const Router::Match match = m_router.find(request->method, request->path);
    if (!match.route) {
        if (match.pathExists)
            return reply(json(protocol::encodeErrorDetail(QStringLiteral("Method not allowed.")), 405));
        return reply(noSuchPath(*request));
    }
    auto context = std::make_shared<Context>();
    context->request = request;
    context->api = request->path.startsWith("/api/");
    context->args = match.args;
    if (!match.lang.isEmpty())
        context->lang = match.lang;
    else if (m_config.features() && request->header("accept-language").toLower().startsWith("en"))
        context->lang = QStringLiteral("en");
    const bool ours = match.route->guard == Guard::Features || match.route->guard == Guard::Staff;
    if (ours && !m_config.features())
        return reply(noSuchPath(*request));
    identify(request, context->api,
             [this, context, route = match.route, reply = std::move(reply)](const SessionPtr &session,
                                                                            const AccountPtr &who) {
                 context->session = session;
                 context->who = who;
                 dispatch(context, *route, reply);
             });
}

void Site::dispatch(const ContextPtr &context, const Route &route, Reply reply)
{
    if (!context->who && route.guard != Guard::Public)
        return reply(notSignedIn(*context));
    const bool byCookie = context->session || !context->api;
    if (route.method != "GET" && route.csrf && byCookie && !csrfHolds(*context->request)) {
        const QString reason = QStringLiteral("CSRF Failed: CSRF token missing or incorrect.");
        return reply(
            context->api
                ? json(protocol::encodeErrorDetail(reason), 403)
                : html(QStringLiteral("<!DOCTYPE html><title>403</title><h1>403</h1><p>%1</p>").arg(reason), 403));
    }
    if (route.guard == Guard::Staff && !context->who->staff()) {
        return reply(json(
            protocol::encodeErrorDetail(phrase(context->lang, "You do not have permission to perform this action."),
                                        QStringLiteral("forbidden")),
            403));
    }
    if (!context->session)
        return route.handler(context, std::move(reply));
    m_sessions.slide(context->session);
    route.handler(context, [this, context, reply = std::move(reply)](Response response) {
        const bool setsItself = std::any_of(response.headers.begin(), response.headers.end(), [](const auto &header) {
            return header.first == "Set-Cookie" && header.second.startsWith("sessionid=");
        });
        if (!setsItself)
            response.with("Set-Cookie", sessionCookie(context->session->record, context->request->secure));
        reply(std::move(response));
    });
}

Response Site::notSignedIn(const Context &context) const
{
    if (context.api) {
        return json(protocol::encodeErrorDetail(phrase(context.lang, "Authentication credentials were not provided.")),
                    401)
            .with("WWW-Authenticate", "Bearer realm=\"api\"");
    }
    return redirect("/" + context.lang.toLatin1() + "/login/?next=" + context.request->target.toPercentEncoding("/"));
}

Response Site::noSuchPath(const Request &request) const
{
    const auto reachable = [&](const QByteArray &path) { return m_router.find("GET", path).route != nullptr; };
    const QByteArray query = request.query.isEmpty() ? QByteArray() : '?' + request.query;
    if (request.method == "GET" && !request.path.startsWith("/api/") && !request.path.startsWith("/ws/") &&
        (reachable("/ar" + request.path) || reachable("/ar" + request.path + '/')))
        return redirect("/ar" + request.path.toPercentEncoding("/") + (request.path.endsWith('/') ? "" : "/") + query);
    if (request.method == "GET" && !request.path.endsWith('/') && reachable(request.path + '/')) {
        Response response = redirect(request.path.toPercentEncoding("/") + '/' + query);
        response.status = 301;
        return response;
    }
    if (request.path.startsWith("/api/"))
        return json(protocol::encodeErrorDetail(QStringLiteral("Not found.")), 404);
    return html(QStringLiteral("<!DOCTYPE html><title>404</title><h1>404</h1>"), 404);
}

Response Site::refuse(const Context &context, const Error &error) const
{
    const auto say = [&](const char *english, int status, const char *code) {
        const QString text = phrase(context.lang, english);
        return json(context.api
                        ? protocol::encodeErrorDetail(text, m_config.features() ? QLatin1String(code) : QString())
                        : protocol::encodePageError(text),
                    status);
    };
    switch (error.code) {
    case ErrorCode::NotFound:
        if (!context.api && !m_config.features()) // Django's own page
            return html(QStringLiteral("<!DOCTYPE html><title>404</title><h1>404</h1>"), 404);
        return say("Not found.", 404, "not_found");
    case ErrorCode::Forbidden: // REST never shows that somebody else's room exists
        return context.api ? say("Not found.", 404, "not_found")
                           : say("You do not have permission to perform this action.", 403, "forbidden");
    case ErrorCode::RoomClosed:
        return json(protocol::encodePageError(phrase(context.lang, "This conversation is closed."), true), 403);
    case ErrorCode::Invalid:
    case ErrorCode::BadFrame:
    case ErrorCode::BadReply: {
        if (error.detail.contains(QLatin1Char(' '))) // not the name of a field: the whole body is no JSON
            return say("This is not JSON.", 400, "invalid");
        const QString field = error.detail.isEmpty() ? QStringLiteral("non_field_errors") : error.detail;
        const QString text = phrase(context.lang, "This field may not be blank or is invalid.");
        return json(context.api ? protocol::encodeFieldError(field, text) : protocol::encodePageError(text), 400);
    }
    case ErrorCode::TooLong:
        return say("The message is too long.", 413, "too_long");
    case ErrorCode::NonceReused:
        return say("This nonce was used for another message.", 409, "nonce_reused");
    case ErrorCode::NotYours:
        return say("This case is not yours.", 409, "not_yours");
    case ErrorCode::BadColleague:
        return say("This person does not answer support cases.", 400, "bad_colleague");
    case ErrorCode::NameTaken:
        return say("Another reply has this name.", 409, "name_taken");
    case ErrorCode::Overtaken:
        return say("Somebody has written meanwhile.", 409, "overtaken");
    case ErrorCode::CursorGone:
        return say("The cursor is ahead of the server: start again from 0.", 410, "cursor_gone");
    case ErrorCode::RateLimited: {
        const qint64 seconds = std::max<qint64>(1, (error.retryAfter.count() + 999) / 1000);
        return say("Too many requests. Try again later.", 429, "rate_limited")
            .with("Retry-After", QByteArray::number(seconds));
    }
    default:
        return say("Server error.", 500, "internal");
    }
}

QByteArray Site::csrfToken(const Request &request) const
{
    const QByteArray sent = request.cookie("csrftoken");
    return sent.size() >= 32 && sent.size() <= 64 ? sent : randomToken(32).toLatin1();
}

QByteArray Site::csrfCookie(const QByteArray &token, bool secure) const
{
    return "csrftoken=" + token + "; Max-Age=31449600; Path=/; SameSite=Lax" + (secure ? "; Secure" : "");
}

QByteArray Site::sessionCookie(const SessionRecord &session, bool secure) const
{
    const QByteArray age =
        session.remember ? "; Max-Age=" + QByteArray::number(qint64{m_config.sessionAge.count()}) : QByteArray();
    return "sessionid=" + session.key.toLatin1() + "; HttpOnly" + age + "; Path=/; SameSite=Lax" +
           (secure ? "; Secure" : "");
}

bool Site::csrfHolds(const Request &request) const
{
    const QByteArray here = request.origin();
    if (const QByteArray origin = request.header("origin"); !origin.isEmpty() && origin.toLower() != here.toLower())
        return false;
    const QByteArray referer = request.header("referer");
    if (request.secure && referer != here && !referer.startsWith(here + '/'))
        return false;
    const QByteArray cookie = request.cookie("csrftoken");
    if (cookie.size() < 32)
        return false;
    if (sameSecret(cookie, request.header("x-csrftoken")))
        return true;
    const QByteArray type = request.header("content-type");
    QString field;
    if (const auto multipart = parseMultipart(type, request.body))
        field = multipart->value(QStringLiteral("csrfmiddlewaretoken"));
    else if (!request.saysJson())
        field = parseUrlEncoded(request.body).value(QStringLiteral("csrfmiddlewaretoken"));
    return sameSecret(cookie, field.toLatin1());
}

} // namespace desk::server
