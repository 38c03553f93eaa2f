// Signing in and out: the form, the redirects, the cookies. SITE.md, "Logging in".
#include "server/http/forms.h"
#include "server/http/site.h"

#include "server/auth/password.h"

namespace desk::server {

namespace {

QString formPage(const QString &lang, const QByteArray &token, const QString &reason, const QString &username,
                 const QString &next)
{
    const auto say = [&lang](const char *text) { return phrase(lang, text).toHtmlEscaped(); };
    const QString problem =
        reason.isEmpty()
            ? QString()
            : QStringLiteral("<ul class=\"errorlist nonfield\"><li>%1</li></ul>").arg(reason.toHtmlEscaped());
    return QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\">\n<head><meta "
                          "charset=\"utf-8\"><title>%3</title></head>\n<body>\n")
               .arg(lang, lang == QLatin1String("ar") ? QStringLiteral("rtl") : QStringLiteral("ltr"), say("Sign in")) +
           QStringLiteral("<h1>%1</h1>\n<form method=\"post\" action=\"/%2/login/\">\n").arg(say("Sign in"), lang) +
           problem +
           QStringLiteral("<input type=\"hidden\" name=\"csrfmiddlewaretoken\" value=\"%1\">\n"
                          "<input type=\"hidden\" name=\"next\" value=\"%2\">\n")
               .arg(QString::fromLatin1(token), next.toHtmlEscaped()) +
           QStringLiteral("<label>%1 <input type=\"text\" name=\"username\" value=\"%2\" autocomplete=\"username\" "
                          "required></label>\n")
               .arg(say("User name, e-mail or phone"), username.toHtmlEscaped()) +
           QStringLiteral(
               "<label>%1 <input type=\"password\" name=\"password\" autocomplete=\"current-password\" "
               "required></label>\n"
               "<label><input type=\"checkbox\" name=\"remember_me\"> %2</label>\n<button type=\"submit\">%3</button>\n"
               "</form>\n</body>\n</html>\n")
               .arg(say("Password"), say("Keep me signed in"), say("Sign in"));
}

/// Only a path of this site.
QByteArray target(const QString &next, const QString &lang, const Account &who)
{
    const bool local = next.startsWith(QLatin1Char('/')) && !next.startsWith(QLatin1String("//")) &&
                       !next.contains(QLatin1Char('\\')) && !next.contains(QLatin1Char('\n')) &&
                       !next.contains(QLatin1Char('\r'));
    if (local)
        return next.toUtf8().toPercentEncoding("/?&=%");
    return '/' + lang.toLatin1() + (who.staff() ? "/admin/dashboard/" : "/");
}

Response form(Site &site, const Context &context, const QString &reason, const QString &username, const QString &next,
              int status)
{
    const QByteArray token = site.csrfToken(*context.request);
    return html(formPage(context.lang, token, reason, username, next), status)
        .with("Set-Cookie", site.csrfCookie(token, context.request->secure))
        .with("Cache-Control", "no-store");
}

void postLogin(Site &site, const ContextPtr &context, Reply reply)
{
    const Request &request = *context->request;
    const auto multipart = parseMultipart(request.header("content-type"), request.body);
    const Form fields = multipart ? *multipart : parseUrlEncoded(request.body);
    const QString username = fields.value(QStringLiteral("username")).trimmed();
    const QString next = fields.has(QStringLiteral("next"))
                             ? fields.value(QStringLiteral("next"))
                             : request.queryValue(QStringLiteral("next")).value_or(QString());
    const QString remember = fields.value(QStringLiteral("remember_me"));
    const bool keep = !remember.isEmpty() && remember != QLatin1String("false") && remember != QLatin1String("0");
    site.sessions().checkPassword(
        username, fields.value(QStringLiteral("password")), QString::fromLatin1(request.address),
        [=, &site](const Result<AccountPtr> &who) {
            if (!who) {
                const bool limited = who.error().code == ErrorCode::RateLimited;
                const bool wrong = who.error().code == ErrorCode::SignInRefused;
                const char *reason = limited ? "Too many wrong passwords. Try again later."
                                     : wrong ? "Wrong user name or password, or the account is suspended."
                                             : "Server error.";
                Response page = form(site, *context, phrase(context->lang, reason), username, next,
                                     limited ? 429
                                     : wrong ? 200
                                             : 500);
                if (limited)
                    page.with("Retry-After", QByteArray::number(qint64{(who.error().retryAfter.count() + 999) / 1000}));
                return reply(page);
            }
            const QString old = context->session ? context->session->record.key : QString();
            site.sessions().signIn(*who, keep, [=, &site, account = *who](const Result<SessionPtr> &session) {
                if (!session)
                    return reply(site.refuse(*context, session.error()));
                const bool secure = context->request->secure;
                Response page = redirect(target(next, context->lang, *account));
                page.with("Set-Cookie", site.csrfCookie(randomToken(32).toLatin1(), secure));
                page.with("Set-Cookie", site.sessionCookie((*session)->record, secure));
                if (old.isEmpty())
                    return reply(page);
                site.sessions().signOut(old, [reply, page] { reply(page); });
            });
        });
}

} // namespace

void addLoginPages(Router &router, Site &site)
{
    router.add(
        "GET", "/<lang>/login/",
        [&site](const ContextPtr &context, const Reply &reply) {
            const QString next = context->request->queryValue(QStringLiteral("next")).value_or(QString());
            if (context->who)
                return reply(redirect(target(next, context->lang, *context->who)));
            reply(form(site, *context, {}, {}, next, 200));
        },
        Guard::Public);
    router.add(
        "POST", "/<lang>/login/",
        [&site](const ContextPtr &context, Reply reply) { postLogin(site, context, std::move(reply)); }, Guard::Public);
    const auto signOut = [&site](const ContextPtr &context, const Reply &reply) {
        Response page = redirect('/' + context->lang.toLatin1() + '/');
        page.with("Set-Cookie",
                  "sessionid=; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
        if (!context->session)
            return reply(page);
        site.sessions().signOut(context->session->record.key, [reply, page] { reply(page); });
    };
    router.add("GET", "/<lang>/logout/", signOut, Guard::Public);
    router.add("POST", "/<lang>/logout/", signOut, Guard::Public);
    router.add(
        "GET", "/<lang>/",
        [](const ContextPtr &context, const Reply &reply) {
            reply(html(QStringLiteral("<!DOCTYPE html><html lang=\"%1\"><meta "
                                      "charset=\"utf-8\"><title>Idrissimart</title><h1>Idrissimart</h1></html>")
                           .arg(context->lang)));
        },
        Guard::Public);
    router.add("GET", "/<lang>/admin/dashboard/", [](const ContextPtr &context, const Reply &reply) {
        if (!context->who->staff())
            return reply(redirect('/' + context->lang.toLatin1() + '/'));
        reply(html(QStringLiteral("<!DOCTYPE html><html lang=\"%1\"><meta "
                                  "charset=\"utf-8\"><title>Dashboard</title><h1>Dashboard</h1></html>")
                       .arg(context->lang)));
    });
}

} // namespace desk::server
