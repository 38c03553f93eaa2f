// SITE.md, "Logging in": the form, its cookies, its refusals; signing out.
#include "blackbox_site.h"
#include "conformance.h"
#include "subject.h"

namespace conformance {

using namespace blackbox;

namespace {

constexpr auto Observed = Source::Observed;
constexpr auto Ours = Source::Ours;
constexpr auto Same = Full::Same;
constexpr auto Other = Full::Other;

/// The value of the form's hidden field.
QByteArray formToken(const QByteArray &page)
{
    const qsizetype field = page.indexOf("csrfmiddlewaretoken");
    if (field < 0)
        return {};
    const qsizetype start = page.indexOf("value=", field) + 7;
    return page.mid(start, page.indexOf(page.at(start - 1), start) - start);
}

bool isForm(const Reply &reply)
{
    for (const char *name : {"csrfmiddlewaretoken", "username", "password", "remember_me"}) {
        if (!reply.body.contains("name=\"" + QByteArray(name) + '"') &&
            !reply.body.contains("name='" + QByteArray(name) + '\''))
            return false;
    }
    return true;
}

Headers formHeaders(const Browser &browser)
{
    return {{"Content-Type", "application/x-www-form-urlencoded"}, {"Referer", browser.origin() + "/ar/login/"}};
}

/// The form, filled in and sent.
Reply enter(Browser &browser, const QByteArray &path, const QByteArray &name, const QByteArray &secret = password,
            const QByteArray &more = {})
{
    const QByteArray token = formToken(browser.get(path).body);
    return browser.send("POST", path, formHeaders(browser),
                        "csrfmiddlewaretoken=" + token + "&username=" + name.toPercentEncoding() +
                            "&password=" + secret.toPercentEncoding() + more);
}

/// Status, the form again or not, and who is in.
QByteArray outcome(const Reply &reply, Browser &browser)
{
    return seen(reply.status, isForm(reply) ? "form" : "no form",
                browser.cookie("sessionid").isEmpty() ? QByteArray("nobody") : who(browser));
}

QByteArray entered(Subject &s, const QByteArray &name, const QByteArray &secret = password,
                   const QByteArray &path = "/ar/login/")
{
    Browser browser = s.anonymous();
    const Reply reply = enter(browser, path, name, secret);
    return outcome(reply, browser);
}

/// A POST of the form with this token in the field, or none.
QByteArray withToken(Subject &s, const QByteArray &field)
{
    Browser browser = s.anonymous();
    browser.get("/ar/login/");
    const Reply reply =
        browser.send("POST", "/ar/login/", formHeaders(browser), field + "username=buyer&password=correct+horse");
    return seen(reply.status, browser.cookie("sessionid").isEmpty() ? "out" : "in");
}

QByteArray signedOut(Subject &s, const QByteArray &path)
{
    Browser browser = signedIn(s.port(), "buyer");
    Browser before = browser;
    browser.get(path);
    return seen(who(browser), who(before), browser.cookie("sessionid").isEmpty() ? "cookie gone" : "cookie kept");
}

} // namespace

Cells loginCells()
{
    return {
        {"login.unprefixed", "GET /login/ redirects to the Arabic page", Observed, Same, "302 /ar/login/",
         [](Subject &s) {
             const Reply reply = s.anonymous().get("/login/");
             return seen(reply.status, location(reply, s));
         }},
        {"login.page", "the page holds a form: token, username, password, remember_me", Observed, Same, "200 yes",
         [](Subject &s) {
             const Reply reply = s.anonymous().get("/ar/login/");
             return seen(reply.status, isForm(reply));
         }},
        {"login.page.en", "… in English too", Observed, Same, "200 yes",
         [](Subject &s) {
             const Reply reply = s.anonymous().get("/en/login/");
             return seen(reply.status, isForm(reply));
         }},
        {"login.page.type", "the page is HTML in UTF-8", Ours, Same, "text/html; charset=utf-8",
         [](Subject &s) { return s.anonymous().get("/ar/login/").header("Content-Type"); }},
        {"login.page.cookie", "the page sets csrftoken", Observed, Same, "cookie()",
         [](Subject &s) { return cookieHas(s.anonymous().get("/ar/login/"), "csrftoken", {}); }},
        {"login.page.cookie.how", "csrftoken: a year, every path, readable by scripts", Ours, Same,
         "cookie(Max-Age=31449600; Path=/; SameSite=Lax)",
         [](Subject &s) {
             return cookieHas(s.anonymous().get("/ar/login/"), "csrftoken",
                              {"Max-Age", "Path", "SameSite", "HttpOnly"});
         }},
        {"login.right", "right name and password: 302 and a session", Observed, Same, "302 no form buyer",
         [](Subject &s) { return entered(s, "buyer"); }},
        {"login.right.en", "… over the English page", Observed, Same, "302 no form buyer",
         [](Subject &s) { return entered(s, "buyer", password, "/en/login/"); }},
        {"login.email", "the user name may be an e-mail address", Observed, Same, "302 no form pub",
         [](Subject &s) { return entered(s, "pub@example.com"); }},
        {"login.phone", "… or a verified phone number", Observed, Same, "302 no form pub",
         [](Subject &s) { return entered(s, "01000000001"); }},
        {"login.session", "sessionid: HttpOnly, SameSite=Lax, until the browser is closed", Observed, Same,
         "cookie(HttpOnly; SameSite=Lax)",
         [](Subject &s) {
             Browser browser = s.anonymous();
             return cookieHas(enter(browser, "/ar/login/", "buyer"), "sessionid",
                              {"HttpOnly", "SameSite", "Max-Age", "Secure", "Domain"});
         }},
        {"login.session.path", "sessionid is for every path", Ours, Same, "cookie(Path=/)",
         [](Subject &s) {
             Browser browser = s.anonymous();
             return cookieHas(enter(browser, "/ar/login/", "buyer"), "sessionid", {"Path"});
         }},
        {"login.remember", "with remember_me=on: for two weeks", Observed, Same,
         "302 cookie(HttpOnly; Max-Age=1209600; SameSite=Lax)",
         [](Subject &s) {
             Browser browser = s.anonymous();
             const Reply reply = enter(browser, "/ar/login/", "buyer", password, "&remember_me=on");
             return seen(reply.status, cookieHas(reply, "sessionid", {"HttpOnly", "SameSite", "Max-Age"}));
         }},
        {"login.rotates", "csrftoken is another one after the login", Observed, Same, "yes",
         [](Subject &s) {
             Browser browser = s.anonymous();
             browser.get("/ar/login/");
             const QByteArray before = browser.cookie("csrftoken");
             enter(browser, "/ar/login/", "buyer");
             return seen(!before.isEmpty() && !browser.cookie("csrftoken").isEmpty() &&
                         before != browser.cookie("csrftoken"));
         }},
        {"login.renames", "a session of before the login is not taken over", Ours, Same, "302 another",
         [](Subject &s) {
             Browser browser = s.anonymous();
             browser.setCookie("sessionid", "abcdefghijklmnopqrstuvwxyz012345");
             const Reply reply = enter(browser, "/ar/login/", "buyer");
             return seen(reply.status,
                         browser.cookie("sessionid") == "abcdefghijklmnopqrstuvwxyz012345" ? "the same" : "another");
         }},
        {"login.wrong", "wrong password: 200 and the form again", Observed, Same, "200 form nobody",
         [](Subject &s) { return entered(s, "plain", "wrong"); }},
        {"login.unknown", "unknown name: the same", Observed, Same, "200 form nobody",
         [](Subject &s) { return entered(s, "stranger"); }},
        {"login.empty", "no password: the same", Ours, Same, "200 form nobody",
         [](Subject &s) { return entered(s, "plain", ""); }},
        {"login.suspended", "suspended account: the same", Observed, Same, "200 form nobody",
         [](Subject &s) { return entered(s, "gone"); }},
        {"login.unthrottled", "six wrong passwords lock nobody out", Ours, Other, "302 no form mona",
         [](Subject &s) {
             for (int i = 0; i < 6; ++i)
                 entered(s, "mona", "wrong");
             return entered(s, "mona");
         }},
        {"login.csrf.none", "no CSRF token: 403", Observed, Same, "403 out",
         [](Subject &s) { return withToken(s, {}); }},
        {"login.csrf.wrong", "a wrong CSRF token: 403", Observed, Same, "403 out",
         [](Subject &s) { return withToken(s, "csrfmiddlewaretoken=" + QByteArray(64, 'x') + '&'); }},
        {"login.csrf.nocookie", "a token without its cookie: 403", Observed, Same, "403",
         [](Subject &s) {
             Browser page = s.anonymous(), browser = s.anonymous();
             const QByteArray token = formToken(page.get("/ar/login/").body);
             return text(browser
                             .send("POST", "/ar/login/", formHeaders(browser),
                                   "csrfmiddlewaretoken=" + token + "&username=buyer&password=correct+horse")
                             .status);
         }},
        {"login.csrf.header", "the cookie's value in X-CSRFToken will do", Observed, Same, "302",
         [](Subject &s) {
             Browser browser = s.anonymous();
             browser.get("/ar/login/");
             return text(form(browser, "/ar/login/", "username=buyer&password=correct+horse").status);
         }},
        {"login.next", "?next= is where one goes", Ours, Same, "302 /ar/chat/room/1/messages/",
         [](Subject &s) {
             Browser browser = s.anonymous();
             const Reply reply = enter(browser, "/ar/login/?next=/ar/chat/room/1/messages/", "buyer");
             return seen(reply.status, location(reply, s));
         }},
        {"login.next.foreign", "… but never to another host", Ours, Same, "302 at home",
         [](Subject &s) {
             Browser browser = s.anonymous();
             const Reply reply = enter(browser, "/ar/login/?next=https://evil.example/", "buyer");
             return seen(reply.status, reply.header("Location").contains("evil.example") ? "led astray" : "at home");
         }},
        {"login.publisher.target", "a publisher is not led to the admin's dashboard", Observed, Same, "302 no",
         [](Subject &s) {
             Browser browser = s.anonymous();
             const Reply reply = enter(browser, "/ar/login/", "pub");
             return seen(reply.status, reply.header("Location").contains("admin/dashboard/"));
         }},
        {"login.staff.target", "staff are: …/admin/dashboard/", Observed, Same, "302 yes",
         [](Subject &s) {
             Browser browser = s.anonymous();
             const Reply reply = enter(browser, "/ar/login/", "helper");
             return seen(reply.status, reply.header("Location").endsWith("/admin/dashboard/"));
         }},
        {"login.superuser.target", "superusers too", Observed, Same, "302 yes",
         [](Subject &s) {
             Browser browser = s.anonymous();
             const Reply reply = enter(browser, "/ar/login/", "boss");
             return seen(reply.status, reply.header("Location").endsWith("/admin/dashboard/"));
         }},
        {"login.targets", "home for a publisher, the dashboard for staff", Ours, Same, "/ar/ /ar/admin/dashboard/ /en/",
         [](Subject &s) {
             Browser pub = s.anonymous(), helper = s.anonymous(), english = s.anonymous();
             return seen(location(enter(pub, "/ar/login/", "pub"), s),
                         location(enter(helper, "/ar/login/", "helper"), s),
                         location(enter(english, "/en/login/", "pub"), s));
         }},
        {"login.already.target", "signed in already: to the same places", Ours, Same, "/ar/ /ar/admin/dashboard/",
         [](Subject &s) {
             return seen(location(s.as("buyer").get("/ar/login/"), s), location(s.as("helper").get("/ar/login/"), s));
         }},
        {"logout.target", "signing out leads home", Ours, Same, "302 /ar/",
         [](Subject &s) {
             Browser browser = signedIn(s.port(), "buyer");
             const Reply reply = browser.get("/ar/logout/");
             return seen(reply.status, location(reply, s));
         }},
        {"logout.anonymous", "signing out twice does no harm", Ours, Same, "302",
         [](Subject &s) { return text(s.anonymous().get("/ar/logout/").status); }},
        {"login.already", "signed in already: led away from the page", Observed, Same, "302 elsewhere",
         [](Subject &s) {
             const Reply reply = s.as("buyer").get("/ar/login/");
             return seen(reply.status, reply.header("Location").contains("/login/") ? "login" : "elsewhere");
         }},
        {"login.twice", "two sessions of one person live side by side", Ours, Same, "buyer buyer",
         [](Subject &s) {
             Browser first = signedIn(s.port(), "buyer"), second = signedIn(s.port(), "buyer");
             return seen(who(first), who(second));
         }},
        {"logout.ar", "/ar/logout/ ends the session", Observed, Same, "nobody nobody cookie gone",
         [](Subject &s) { return signedOut(s, "/ar/logout/"); }},
        {"logout.en", "/en/logout/ too", Observed, Same, "nobody nobody cookie gone",
         [](Subject &s) { return signedOut(s, "/en/logout/"); }},
        {"logout.one", "… but no other session of the same person", Ours, Same, "nobody buyer",
         [](Subject &s) {
             Browser first = signedIn(s.port(), "buyer"), second = signedIn(s.port(), "buyer");
             first.get("/ar/logout/");
             return seen(who(first), who(second));
         }},
    };
}

} // namespace conformance
