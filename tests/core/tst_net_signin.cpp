// SiteApi: signing in and out.
#include "net/siteapi.h"

#include "support/await.h"
#include "support/fakesite.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;

namespace {

const QByteArray loginForm = R"(<html><body>
<form method="get" action="/ar/search/"><input name="q"></form>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="formtoken">
<input name="username"><input type="password" name="password"><input type="checkbox" name="remember_me">
</form></body></html>)";

QByteArray refusedForm()
{
    QByteArray page = loginForm;
    return page.replace("<form method=\"post\">",
                        "<form method=\"post\"><div class=\"alert alert-danger\">الحساب <b>موقوف</b> &amp; مغلق</div>");
}

const QByteArray me = R"({"id":7,"username":"nour","first_name":"Nour","last_name":"Ali"})";
const QByteArray sessionCookie = "Set-Cookie: sessionid=fresh; HttpOnly; Max-Age=1209600; Path=/";
const QByteArray csrfCookie = "Set-Cookie: csrftoken=first; Path=/";

/// The deployed site's sign-in; `post` answers the form.
FakeSite::Answerer loginSite(FakeSite::Answerer post)
{
    return [post](const SeenRequest &request) -> std::optional<QByteArray> {
        if (request.verb == "POST")
            return post(request);
        if (request.path == "/login/")
            return FakeSite::redirect("/ar/login/");
        if (request.path == "/ar/login/")
            return FakeSite::reply(200, loginForm, "text/html; charset=utf-8", {csrfCookie});
        if (request.path == "/api/users/me/" && request.headers.value("cookie").contains("sessionid=fresh"))
            return FakeSite::reply(200, me);
        return FakeSite::reply(404, "{}");
    };
}

std::optional<QByteArray> accept(const SeenRequest &)
{
    return FakeSite::redirect("/ar/dashboard/", {sessionCookie, "Set-Cookie: csrftoken=second; Path=/"});
}

} // namespace

class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsIn();
    void staffIsSeenInTheRedirect();
    void refusedSignInTellsTheFormsReason();
    void csrfFailureIsTriedOnceMore();
    void secondCsrfFailureIsForbidden();
    void manyTriesAreRateLimited();
    void otherSitesAreNoChatSite_data();
    void otherSitesAreNoChatSite();
    void foreignRedirectIsNotFollowed();
    void staleSessionIsDroppedBeforeSigningIn();
    void asksInTheLanguageOfTheWindow();
    void signsOut();
    void signOutThatFailsSaysSo();
};

void TestSignIn::signsIn()
{
    FakeSite site(loginSite(accept));
    SiteApi api(site.address(), QTimeZone("Africa/Cairo"));
    QSignalSpy changed(&api, &SiteApi::sessionChanged);
    const auto in = await(api.signIn(QStringLiteral("nour@example.com"), QStringLiteral("p&s w=1"), true));
    QVERIFY2(in, in ? "" : qPrintable(in.error().detail));
    QCOMPARE(in->me.id, UserId{7});
    QVERIFY(!in->looksLikeStaff);
    QCOMPARE(api.session().sessionId, QByteArray("fresh"));
    QCOMPARE(api.session().csrfToken, QByteArray("second"));
    QVERIFY(api.session().expires.isValid());
    QCOMPARE(changed.size(), 1);

    const SeenRequest &post = site.seen().at(2);
    QCOMPARE(post.path, QByteArray("/ar/login/"));
    QCOMPARE(
        post.body,
        QByteArray("csrfmiddlewaretoken=formtoken&username=nour%40example.com&password=p%26s%20w%3D1&remember_me=on"));
    QCOMPARE(post.headers.value("content-type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(post.headers.value("referer"), site.address().http(QStringLiteral("/ar/login/")).toEncoded());
    QCOMPARE(post.headers.value("origin"), site.address().originHeader().toLatin1());
    QCOMPARE(post.headers.value("cookie"), QByteArray("csrftoken=first"));
}

void TestSignIn::staffIsSeenInTheRedirect()
{
    FakeSite site(
        loginSite([](const SeenRequest &) { return FakeSite::redirect("/ar/admin/dashboard/", {sessionCookie}); }));
    SiteApi api(site.address(), QTimeZone::utc());
    const auto in = await(api.signIn(QStringLiteral("a"), QStringLiteral("b"), false));
    QVERIFY(in);
    QVERIFY(in->looksLikeStaff);
    QVERIFY(!site.seen().at(2).body.contains("remember_me"));
}

void TestSignIn::refusedSignInTellsTheFormsReason()
{
    FakeSite site(loginSite([](const SeenRequest &) { return FakeSite::reply(200, refusedForm(), "text/html"); }));
    SiteApi api(site.address(), QTimeZone::utc());
    const auto in = await(api.signIn(QStringLiteral("a"), QStringLiteral("b"), false));
    QVERIFY(!in);
    QCOMPARE(in.error().code, ErrorCode::SignInRefused);
    QCOMPARE(in.error().detail, QStringLiteral(u"الحساب موقوف & مغلق"));
    QVERIFY(!api.session().isValid());
}

void TestSignIn::csrfFailureIsTriedOnceMore()
{
    int posts = 0;
    FakeSite site(loginSite([&posts](const SeenRequest &request) {
        return ++posts == 1 ? std::optional(FakeSite::reply(403, "<h1>CSRF</h1>", "text/html")) : accept(request);
    }));
    SiteApi api(site.address(), QTimeZone::utc());
    QVERIFY(await(api.signIn(QStringLiteral("a"), QStringLiteral("b"), false)));
    QCOMPARE(posts, 2);
}

void TestSignIn::secondCsrfFailureIsForbidden()
{
    int posts = 0;
    FakeSite site(loginSite([&posts](const SeenRequest &) {
        ++posts;
        return FakeSite::reply(403, "<h1>CSRF</h1>", "text/html");
    }));
    SiteApi api(site.address(), QTimeZone::utc());
    const auto in = await(api.signIn(QStringLiteral("a"), QStringLiteral("b"), false));
    QVERIFY(!in);
    QCOMPARE(in.error().code, ErrorCode::Forbidden);
    QCOMPARE(posts, 2);
}

void TestSignIn::manyTriesAreRateLimited()
{
    FakeSite site(loginSite([](const SeenRequest &) {
        return FakeSite::reply(429, "{\"detail\":\"later\"}", "application/json", {"Retry-After: 840"});
    }));
    SiteApi api(site.address(), QTimeZone::utc());
    const auto in = await(api.signIn(QStringLiteral("a"), QStringLiteral("b"), false));
    QVERIFY(!in);
    QCOMPARE(in.error().code, ErrorCode::RateLimited);
    QCOMPARE(in.error().retryAfter, std::chrono::milliseconds(840'000));
}

void TestSignIn::otherSitesAreNoChatSite_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("404") << FakeSite::reply(404, "gone", "text/html");
    QTest::newRow("a page without a form") << FakeSite::reply(200, "<html>Hello</html>", "text/html");
    QTest::newRow("a form without a token")
        << FakeSite::reply(200, "<form><input name=username><input type=password name=password></form>", "text/html");
    QTest::newRow("a form that posts elsewhere") << FakeSite::reply(
        200, QByteArray(loginForm).replace("method=\"post\"", "method=\"post\" action=\"https://evil.example/\""),
        "text/html");
    QTest::newRow("json") << FakeSite::reply(200, "{}");
    QTest::newRow("redirects in a circle") << FakeSite::redirect("/login/");
}

void TestSignIn::otherSitesAreNoChatSite()
{
    QFETCH(QByteArray, answer);
    FakeSite site([answer](const SeenRequest &) { return answer; });
    SiteApi api(site.address(), QTimeZone::utc());
    const auto in = await(api.signIn(QStringLiteral("a"), QStringLiteral("b"), false));
    QVERIFY(!in);
    QCOMPARE(in.error().code, ErrorCode::NotAChatSite);
    for (const SeenRequest &request : site.seen())
        QCOMPARE(request.verb, QByteArray("GET")); // the password left for nobody
}

void TestSignIn::foreignRedirectIsNotFollowed()
{
    FakeSite other([](const SeenRequest &) { return FakeSite::reply(200, loginForm, "text/html"); });
    const QByteArray there = other.address().http(QStringLiteral("/login/")).toEncoded();
    FakeSite site([there](const SeenRequest &) { return FakeSite::redirect(there); });
    SiteApi api(site.address(), QTimeZone::utc());
    const auto in = await(api.signIn(QStringLiteral("a"), QStringLiteral("b"), false));
    QVERIFY(!in);
    QCOMPARE(in.error().code, ErrorCode::NotAChatSite);
    QCOMPARE(other.seen().size(), 0);
}

void TestSignIn::staleSessionIsDroppedBeforeSigningIn()
{
    FakeSite site(loginSite(accept));
    SiteApi api(site.address(), QTimeZone::utc());
    api.setSession({"stale", "old", {}});
    QVERIFY(await(api.signIn(QStringLiteral("a"), QStringLiteral("b"), false)));
    QVERIFY(!site.seen().first().headers.contains("cookie"));
    QCOMPARE(api.session().sessionId, QByteArray("fresh"));
}

void TestSignIn::asksInTheLanguageOfTheWindow()
{
    FakeSite site([](const SeenRequest &request) {
        if (request.path == "/en/login/" && request.verb == "GET")
            return FakeSite::reply(200, loginForm, "text/html", {csrfCookie});
        return FakeSite::reply(200, refusedForm(), "text/html");
    });
    SiteApi api(site.address(), QTimeZone::utc());
    api.setLanguage(Language::English);
    QVERIFY(!await(api.signIn(QStringLiteral("a"), QStringLiteral("b"), false)));
    QCOMPARE(site.seen().size(), 2);
    QCOMPARE(site.seen().last().path, QByteArray("/en/login/"));

    FakeSite arabicAlone(loginSite(accept)); // answers 404 to /en/login/
    SiteApi other(arabicAlone.address(), QTimeZone::utc());
    other.setLanguage(Language::English);
    QVERIFY(await(other.signIn(QStringLiteral("a"), QStringLiteral("b"), false)));
}

void TestSignIn::signsOut()
{
    FakeSite site([](const SeenRequest &) { return FakeSite::redirect("/ar/"); });
    SiteApi api(site.address(), QTimeZone::utc());
    api.setLanguage(Language::English);
    api.setSession({"sid", "tok", {}});
    QVERIFY(await(api.signOut()));
    QCOMPARE(site.seen().size(), 1);
    QCOMPARE(site.seen().first().path, QByteArray("/en/logout/"));
    QCOMPARE(site.seen().first().verb, QByteArray("POST"));
    QVERIFY(!api.session().isValid());
}

void TestSignIn::signOutThatFailsSaysSo()
{
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(500, "oops", "text/html"); });
    SiteApi api(site.address(), QTimeZone::utc());
    api.setSession({"sid", "tok", {}});
    const auto out = await(api.signOut());
    QVERIFY(!out);
    QCOMPARE(out.error().code, ErrorCode::ServerFault);
    QVERIFY(api.session().isValid());
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_net_signin.moc"
