#include "net/signin.h"

#include "net/loginpage.h"
#include "net/sitecall.h"
#include "protocol/codec.h"

namespace desk {

namespace {

const QString anyLanguage = QStringLiteral("/login/");
constexpr int mostRedirects = 3;
constexpr qint64 largestPage = 4 * 1024 * 1024;

void addField(QByteArray &form, const QString &name, const QString &value)
{
    if (!form.isEmpty())
        form += '&';
    form += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
}

} // namespace

SignIn::SignIn(HttpClient &http, QString page, QString user, QString password, bool keepSignedIn)
    : QObject(&http), m_http(http), m_page(std::move(page)), m_user(std::move(user)), m_password(std::move(password)),
      m_keep(keepSignedIn)
{
}

FutureResult<SignedIn> SignIn::start()
{
    const auto future = m_answer.future();
    m_http.setSession({}); // with a session the site would redirect away from its form
    askForPage(m_http.address().http(m_page));
    return future;
}

void SignIn::run(HttpRequest request, Next next)
{
    request.maxBytes = largestPage;
    m_http.run(std::move(request), [this, next](const Result<HttpReply> &reply) {
        if (reply)
            (this->*next)(*reply);
        else
            finish(tl::make_unexpected(reply.error()));
    });
}

void SignIn::askForPage(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    run(std::move(request), &SignIn::pageCame);
}

void SignIn::pageCame(const HttpReply &reply)
{
    if (reply.isRedirect())
        redirected(reply);
    else if (reply.status == 200)
        fillIn(reply);
    else if (reply.status == 404 && m_page != anyLanguage)
        askForPage(m_http.address().http(m_page = anyLanguage));
    else if (reply.status == 403 || reply.status == 429 || reply.status >= 500)
        finish(tl::make_unexpected(errorOf(reply)));
    else
        finish(fail(ErrorCode::NotAChatSite, {}, reply.status));
}

void SignIn::redirected(const HttpReply &reply)
{
    if (++m_redirects > mostRedirects || !m_http.isOwn(reply.location))
        return finish(fail(ErrorCode::NotAChatSite, reply.location.host(), reply.status));
    askForPage(reply.location);
}

void SignIn::fillIn(const HttpReply &page)
{
    const LoginPage form = parseLoginPage(page.body);
    const QUrl target = form.action.isEmpty() ? page.url : page.url.resolved(QUrl(form.action));
    if (!form.hasForm || !m_http.isOwn(target))
        return finish(fail(ErrorCode::NotAChatSite, {}, page.status));

    QByteArray body;
    for (const auto &[name, value] : form.hidden)
        addField(body, name, value);
    addField(body, QStringLiteral("username"), m_user);
    addField(body, QStringLiteral("password"), m_password);
    if (m_keep)
        addField(body, QStringLiteral("remember_me"), QStringLiteral("on"));

    HttpRequest request;
    request.url = target;
    request.isPost = true;
    request.contentType = "application/x-www-form-urlencoded";
    request.body = body;
    request.referer = page.url.toEncoded(QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    run(std::move(request), &SignIn::formAnswered);
}

void SignIn::formAnswered(const HttpReply &reply)
{
    if (reply.isRedirect() && m_http.session().isValid()) {
        m_looksLikeStaff = reply.location.path().contains(QLatin1String("/admin/"));
        return askWho();
    }
    if (reply.status == 200)
        return finish(fail(ErrorCode::SignInRefused, parseLoginPage(reply.body).error, reply.status));
    if (reply.status == 403)
        return csrfRefused(reply);
    finish(reply.status == 429 || reply.status >= 500 ? tl::make_unexpected(errorOf(reply))
                                                      : fail(ErrorCode::NotAChatSite, {}, reply.status));
}

void SignIn::csrfRefused(const HttpReply &reply)
{
    if (m_isSecondTry)
        return finish(fail(ErrorCode::Forbidden, {}, reply.status));
    m_isSecondTry = true;
    m_redirects = 0;
    m_http.setSession({});
    askForPage(m_http.address().http(m_page));
}

void SignIn::askWho()
{
    run(m_http.get(QStringLiteral("/api/users/me/")), &SignIn::whoCame);
}

void SignIn::whoCame(const HttpReply &reply)
{
    if (!reply.isSuccess())
        return finish(reply.status == 404 ? fail(ErrorCode::NotAChatSite, {}, reply.status)
                                          : tl::make_unexpected(errorOf(reply)));
    const Result<User> me = protocol::decodeUser(reply.body);
    if (!me)
        return finish(fail(ErrorCode::NotAChatSite, {}, reply.status));
    finish(SignedIn{*me, m_looksLikeStaff});
}

void SignIn::finish(Result<SignedIn> result)
{
    const Answer<SignedIn> answer = m_answer; // whoever hears it may delete all of this
    deleteLater();
    answer.give(std::move(result));
}

} // namespace desk
