// HttpClient: each POST once, cookies and tokens, limits, failures.
#include "net/httpclient.h"
#include "net/multipartbody.h"

#include "support/certificate.h"
#include "support/fakesite.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;

namespace {

Result<HttpReply> await(HttpClient &client, HttpRequest request)
{
    std::optional<Result<HttpReply>> got;
    client.run(std::move(request), [&got](Result<HttpReply> reply) { got = std::move(reply); });
    if (!QTest::qWaitFor([&got] { return got.has_value(); }, 15'000))
        return fail(ErrorCode::TimedOut, QStringLiteral("no end"));
    return *got;
}

} // namespace

class TestHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void postLeavesOnceWhenTheServerClosesAFreshConnection();
    void postLeavesOnceWhenTheServerClosesAReusedConnection();
    void streamLeavesOnceAndWhole();
    void postCarriesCookiesTokenRefererAndOrigin();
    void getCarriesCookiesAlone();
    void cookiesOfTheSiteAreKept();
    void slidingSessionIsNotAnnouncedEachTime();
    void goneSessionIsForgottenWithoutATrace();
    void lateAnswerToAnOldSessionChangesNothing();
    void redirectsAreNotFollowed();
    void statusIsNoFailure();
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void largeAnswerIsCut();
    void silentServerTimesOut();
    void nobodyListeningIsOffline();
    void unknownHostIsSaid();
    void nonsenseIsAFailure();
    void selfSignedCertificateIsRefused();
    void extraCertificateIsTrusted();
    void goingAwayAnswersNobody();
};

void TestHttp::postLeavesOnceWhenTheServerClosesAFreshConnection()
{
    FakeSite site([](const SeenRequest &) { return QByteArray(); });
    HttpClient client(site.address());
    const auto reply = await(client, client.post(QStringLiteral("/x/"), "application/json", "{\"a\":1}"));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::Offline);
    // A second try would come at once: give it the time of a whole further request.
    site.setAnswer([](const SeenRequest &) { return FakeSite::reply(200, "{}"); });
    QVERIFY(await(client, client.get(QStringLiteral("/after/"))));
    QCOMPARE(site.seen().size(), 2);
    QCOMPARE(site.seen().at(0).body, QByteArray("{\"a\":1}"));
    QCOMPARE(site.seen().at(1).path, QByteArray("/after/"));
}

void TestHttp::postLeavesOnceWhenTheServerClosesAReusedConnection()
{
    FakeSite site(
        [](const SeenRequest &request) { return request.verb == "GET" ? FakeSite::reply(200, "{}") : QByteArray(); });
    HttpClient client(site.address());
    QVERIFY(await(client, client.get(QStringLiteral("/before/"))));
    const auto reply = await(client, client.post(QStringLiteral("/x/"), "application/json", "{}"));
    QVERIFY(!reply);
    QVERIFY(await(client, client.get(QStringLiteral("/after/"))));
    QCOMPARE(site.seen().size(), 3);
    QCOMPARE(site.seen().at(1).verb, QByteArray("POST"));
    QCOMPARE(site.seen().at(1).connection, site.seen().at(0).connection);
    QCOMPARE(site.seen().at(2).path, QByteArray("/after/"));
}

void TestHttp::streamLeavesOnceAndWhole()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("photo.png"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray content(3'000'000, 'x');
    for (qsizetype i = 0; i < content.size(); i += 997)
        content[i] = char(i);
    file.write(content);
    file.close();

    FakeSite site([](const SeenRequest &) { return FakeSite::reply(201, "{}"); });
    HttpClient client(site.address());
    auto body = MultipartBody::withFile({{QStringLiteral("message"), QStringLiteral(u"سلام")}},
                                        QStringLiteral("attachment"), path);
    QVERIFY(body);
    HttpRequest request = client.get(QStringLiteral("/upload/"));
    request.isPost = true;
    request.contentType = (*body)->contentType();
    request.streamBytes = (*body)->length();
    request.stream = std::move(*body);
    qint64 sent = 0;
    request.progress = [&sent](qint64 now, qint64) { sent = now; };
    const qint64 length = request.streamBytes;
    const auto reply = await(client, std::move(request));
    QVERIFY(reply);
    QCOMPARE(reply->status, 201);
    QCOMPARE(site.seen().size(), 1);
    QCOMPARE(site.seen().first().body.size(), length);
    QVERIFY(site.seen().first().body.contains(content));
    QVERIFY(site.seen().first().body.contains("name=\"message\"\r\n\r\nسلام\r\n"));
    QCOMPARE(sent, length);
}

void TestHttp::postCarriesCookiesTokenRefererAndOrigin()
{
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(200, "{}"); });
    HttpClient client(site.address());
    client.setSession({"sid", "tok", {}});
    QVERIFY(await(client, client.post(QStringLiteral("/x/"), "application/json", "{}")));
    const auto headers = site.seen().first().headers;
    const QByteArray origin = site.address().originHeader().toLatin1();
    QCOMPARE(headers.value("cookie"), QByteArray("sessionid=sid; csrftoken=tok"));
    QCOMPARE(headers.value("x-csrftoken"), QByteArray("tok"));
    QCOMPARE(headers.value("origin"), origin);
    QCOMPARE(headers.value("referer"), origin + '/');
    QCOMPARE(headers.value("content-length"), QByteArray("2"));
    QVERIFY(headers.value("user-agent").startsWith("IdrissimartDesk/"));
}

void TestHttp::getCarriesCookiesAlone()
{
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(200, "{}"); });
    HttpClient client(site.address());
    client.setSession({"sid", "tok", {}});
    QVERIFY(await(client, client.get(QStringLiteral("/x/?a=%2B"))));
    QCOMPARE(site.seen().first().path, QByteArray("/x/?a=%2B"));
    QCOMPARE(site.seen().first().headers.value("cookie"), QByteArray("sessionid=sid; csrftoken=tok"));
    QVERIFY(!site.seen().first().headers.contains("x-csrftoken"));
}

void TestHttp::cookiesOfTheSiteAreKept()
{
    FakeSite site([](const SeenRequest &) {
        return FakeSite::reply(200, "{}", "application/json",
                               {"Set-Cookie: sessionid=abc; HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax",
                                "Set-Cookie: csrftoken=def; Max-Age=31449600; Path=/",
                                "Set-Cookie: tracker=1; Path=/"});
    });
    HttpClient client(site.address());
    QSignalSpy changed(&client, &HttpClient::sessionChanged);
    QVERIFY(await(client, client.get(QStringLiteral("/"))));
    QCOMPARE(client.session().sessionId, QByteArray("abc"));
    QCOMPARE(client.session().csrfToken, QByteArray("def"));
    const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(client.session().expires);
    QVERIFY(seconds > 1'209'000 && seconds <= 1'209'600);
    QCOMPARE(changed.size(), 1);
    QVERIFY(await(client, client.get(QStringLiteral("/"))));
    QCOMPARE(site.seen().last().headers.value("cookie"), QByteArray("sessionid=abc; csrftoken=def"));
}

void TestHttp::slidingSessionIsNotAnnouncedEachTime()
{
    int age = 1'209'600;
    FakeSite site([&age](const SeenRequest &) {
        return FakeSite::reply(200, "{}", "application/json",
                               {"Set-Cookie: sessionid=abc; Max-Age=" + QByteArray::number(age) + "; Path=/"});
    });
    HttpClient client(site.address());
    QSignalSpy changed(&client, &HttpClient::sessionChanged);
    for (int hours : {0, 10, 20}) {
        age = 1'209'600 + hours * 3'600;
        QVERIFY(await(client, client.get(QStringLiteral("/"))));
    }
    QCOMPARE(changed.size(), 1);
    age = 1'209'600 + 30 * 3'600; // a day since the last word, though not since the last answer
    QVERIFY(await(client, client.get(QStringLiteral("/"))));
    QCOMPARE(changed.size(), 2);
}

void TestHttp::goneSessionIsForgottenWithoutATrace()
{
    FakeSite site([](const SeenRequest &) {
        return FakeSite::reply(
            403, "{}", "application/json",
            {"Set-Cookie: sessionid=\"\"; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/"});
    });
    HttpClient client(site.address());
    client.setSession({"old", "tok", {}});
    QSignalSpy changed(&client, &HttpClient::sessionChanged);
    QVERIFY(await(client, client.get(QStringLiteral("/"))));
    QVERIFY(!client.session().isValid());
    QCOMPARE(changed.size(), 0);
}

void TestHttp::lateAnswerToAnOldSessionChangesNothing()
{
    FakeSite site([](const SeenRequest &) {
        return FakeSite::reply(200, "{}", "application/json", {"Set-Cookie: sessionid=\"\"; Max-Age=0; Path=/"});
    });
    HttpClient client(site.address());
    client.setSession({"old", "tok", {}});
    std::optional<Result<HttpReply>> got;
    client.run(client.get(QStringLiteral("/")), [&got](Result<HttpReply> reply) { got = std::move(reply); });
    client.setSession({"new", "tok", {}}); // signed in again while the answer was on its way
    QTRY_VERIFY(got.has_value());
    QCOMPARE(client.session().sessionId, QByteArray("new"));
}

void TestHttp::redirectsAreNotFollowed()
{
    FakeSite site([](const SeenRequest &) { return FakeSite::redirect("/ar/login/?next=/x/"); });
    HttpClient client(site.address());
    const auto reply = await(client, client.get(QStringLiteral("/x/")));
    QVERIFY(reply);
    QCOMPARE(reply->status, 302);
    QCOMPARE(reply->location, site.address().http(QStringLiteral("/ar/login/?next=/x/")));
    QCOMPARE(site.seen().size(), 1);
}

void TestHttp::statusIsNoFailure()
{
    for (const int status : {400, 401, 403, 404, 409, 410, 413, 418, 429, 500, 502, 503}) {
        FakeSite site([status](const SeenRequest &) { return FakeSite::reply(status, "{\"detail\":\"x\"}"); });
        HttpClient client(site.address());
        const auto reply = await(client, client.post(QStringLiteral("/x/"), "application/json", "{}"));
        QVERIFY2(reply, QByteArray::number(status).constData());
        QCOMPARE(reply->status, status);
        QCOMPARE(reply->body, QByteArray("{\"detail\":\"x\"}"));
        QCOMPARE(site.seen().size(), 1);
    }
}

void TestHttp::retryAfterIsRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::newRow("seconds") << QByteArray("Retry-After: 7") << 7 << 7;
    QTest::newRow("none") << QByteArray("X-Other: 7") << 0 << 0;
    QTest::newRow("nonsense") << QByteArray("Retry-After: soon") << 0 << 0;
    QTest::newRow("negative") << QByteArray("Retry-After: -5") << 0 << 0;
    QTest::newRow("endless") << QByteArray("Retry-After: 99999999999") << 86'400 << 86'400;
    const QString date =
        QDateTime::currentDateTimeUtc().addSecs(120).toString(QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")) +
        QStringLiteral(" GMT");
    QTest::newRow("date") << "Retry-After: " + date.toLatin1() << 100 << 121;
}

void TestHttp::retryAfterIsRead()
{
    QFETCH(QByteArray, header);
    FakeSite site([header](const SeenRequest &) { return FakeSite::reply(429, "{}", "application/json", {header}); });
    HttpClient client(site.address());
    const auto reply = await(client, client.get(QStringLiteral("/")));
    QVERIFY(reply);
    QFETCH(int, least);
    QFETCH(int, most);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(reply->retryAfter).count();
    QVERIFY2(seconds >= least && seconds <= most, QByteArray::number(qint64(seconds)).constData());
}

void TestHttp::largeAnswerIsCut()
{
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(200, QByteArray(200'000, 'x')); });
    HttpClient client(site.address());
    HttpRequest request = client.get(QStringLiteral("/"));
    request.maxBytes = 100'000;
    const auto reply = await(client, std::move(request));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::BadReply);
}

void TestHttp::silentServerTimesOut()
{
    FakeSite site([](const SeenRequest &) { return std::nullopt; });
    HttpClient client(site.address());
    HttpRequest request = client.get(QStringLiteral("/"));
    request.timeout = std::chrono::milliseconds(200);
    const auto reply = await(client, std::move(request));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::TimedOut);
}

void TestHttp::nobodyListeningIsOffline()
{
    FakeSite site([](const SeenRequest &) { return QByteArray(); });
    const SiteAddress address = site.address();
    site.close();
    HttpClient client(address);
    const auto reply = await(client, client.get(QStringLiteral("/")));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::Offline);
}

void TestHttp::unknownHostIsSaid()
{
    HttpClient client(*SiteAddress::fromInput(QStringLiteral("https://no-such-host.invalid")));
    const auto reply = await(client, client.get(QStringLiteral("/")));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::HostNotFound);
}

void TestHttp::nonsenseIsAFailure()
{
    FakeSite site([](const SeenRequest &) { return QByteArray("220 mail.example.com ESMTP\r\n\r\n"); });
    HttpClient client(site.address());
    HttpRequest request = client.get(QStringLiteral("/"));
    request.timeout = std::chrono::milliseconds(2'000);
    const auto reply = await(client, std::move(request));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::Offline); // Qt says no more than "connection closed"
    QCOMPARE(reply.error().httpStatus, 0);
}

void TestHttp::selfSignedCertificateIsRefused()
{
    QByteArray pem;
    const auto tls = selfSigned(&pem);
    if (!tls)
        QSKIP("no openssl tool to make a certificate");
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(200, "{}"); }, tls);
    HttpClient client(site.address());
    client.setSession({"sid", "tok", {}});
    const auto reply = await(client, client.get(QStringLiteral("/")));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::TlsFailed);
    QVERIFY(!reply.error().detail.isEmpty());
    QCOMPARE(site.seen().size(), 0);
}

void TestHttp::extraCertificateIsTrusted()
{
    QByteArray pem;
    const auto tls = selfSigned(&pem);
    if (!tls)
        QSKIP("no openssl tool to make a certificate");
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(200, "{}"); }, tls);
    HttpClient client(site.address());
    client.setRoute({Route::Way::System, {}, 0, pem});
    const auto reply = await(client, client.get(QStringLiteral("/")));
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(reply->status, 200);
}

void TestHttp::goingAwayAnswersNobody()
{
    FakeSite site([](const SeenRequest &) { return std::nullopt; });
    bool called = false;
    {
        HttpClient client(site.address());
        client.run(client.post(QStringLiteral("/"), "application/json", "{}"),
                   [&called](const auto &) { called = true; });
        QTRY_COMPARE(site.seen().size(), 1);
    }
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_net_http.moc"
