// SiteApi: discovery, what answers mean, sending, files.
#include "net/siteapi.h"

#include "support/await.h"
#include "support/fakesite.h"

#include <QTemporaryDir>
#include <QTest>

using namespace desk;

Q_DECLARE_METATYPE(desk::ErrorCode)

class TestSiteApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void discoversOurServer();
    void discoversTheDeployedSite();
    void discoveryIsNeverGuessed_data();
    void discoveryIsNeverGuessed();
    void answersMean_data();
    void answersMean();
    void sendsAMessageOnce();
    void staffSendsThroughThePage();
    void closedRoomIsNotAskedTwice();
    void sendsAFile();
    void missingFileIsSaid();
    void pollAsksAfterATime();
    void downloadsAside();
    void downloadsFromTheSiteAlone();
    void largeDownloadLeavesNothing();
    void goingAwayCancels();
};

void TestSiteApi::discoversOurServer()
{
    const QByteArray answer =
        R"({"name":"idrissimart-chatd","version":"0.1.0","database":"7d444840-9dc0-11d1-b245-5ffdce74fad2",
"features":["rooms","nonce","read","page","resume","changes","attachments","future-thing"],
"limits":{"message_chars":10000,"frame_bytes":65536,"attachment_bytes":26214400,"messages_per_second":10,"burst":20},
"me":{"id":7,"username":"nour","first_name":"","last_name":"","is_staff":false,"is_superuser":false}})";
    FakeSite site([answer](const SeenRequest &) { return FakeSite::reply(200, answer); });
    SiteApi api(site.address(), QTimeZone::utc());
    const auto found = await(api.discover());
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QVERIFY(found->has_value());
    QVERIFY((*found)->features.testFlag(Feature::Nonce));
    QCOMPARE((*found)->me.id, UserId{7});
    QCOMPARE(site.seen().first().path, QByteArray("/api/desk/"));
}

void TestSiteApi::discoversTheDeployedSite()
{
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(404, "<h1>Not Found</h1>", "text/html"); });
    SiteApi api(site.address(), QTimeZone::utc());
    const auto found = await(api.discover());
    QVERIFY(found);
    QVERIFY(!found->has_value());
}

void TestSiteApi::discoveryIsNeverGuessed_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("signed out") << FakeSite::reply(401, "{}") << ErrorCode::SignedOut;
    QTest::newRow("to the login page") << FakeSite::redirect("/ar/login/?next=/api/desk/") << ErrorCode::SignedOut;
    QTest::newRow("a portal's redirect") << FakeSite::redirect("http://portal.example/") << ErrorCode::NotAChatSite;
    QTest::newRow("a portal's page") << FakeSite::reply(200, "<html>Welcome</html>", "text/html")
                                     << ErrorCode::NotAChatSite;
    QTest::newRow("json without features") << FakeSite::reply(200, "{\"a\":1}") << ErrorCode::NotAChatSite;
    QTest::newRow("a fault") << FakeSite::reply(502, "bad gateway", "text/html") << ErrorCode::ServerFault;
    QTest::newRow("cut") << QByteArray() << ErrorCode::Offline;
}

void TestSiteApi::discoveryIsNeverGuessed()
{
    QFETCH(QByteArray, answer);
    FakeSite site([answer](const SeenRequest &) { return answer; });
    SiteApi api(site.address(), QTimeZone::utc());
    api.setSession({"sid", "tok", {}});
    const auto found = await(api.discover());
    QVERIFY(!found);
    QTEST(found.error().code, "code");
}

void TestSiteApi::answersMean_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, int status, const QByteArray &body, ErrorCode code) {
        QTest::newRow(name) << FakeSite::reply(status, body) << code;
    };
    row("400", 400, R"({"message":["This field may not be blank."]})", ErrorCode::Invalid);
    row("401", 401, R"({"detail":"x"})", ErrorCode::SignedOut);
    row("403 without a session", 403, R"({"detail":"Authentication credentials were not provided."})",
        ErrorCode::SignedOut);
    row("403 without a session, Arabic", 403, "{\"detail\":\"لم يتم تزويد بيانات الدخول.\"}", ErrorCode::SignedOut);
    row("403", 403, R"({"detail":"You do not have permission."})", ErrorCode::Forbidden);
    row("403 closed", 403, R"({"success":false,"error":"closed","is_inactive":true})", ErrorCode::RoomClosed);
    row("404", 404, R"({"detail":"Not found."})", ErrorCode::NotFound);
    row("409", 409, R"({"detail":"x"})", ErrorCode::NonceReused);
    row("410", 410, R"({"detail":"x"})", ErrorCode::CursorGone);
    row("413", 413, R"({"detail":"x"})", ErrorCode::TooLong);
    row("429", 429, R"({"detail":"x"})", ErrorCode::RateLimited);
    row("500", 500, "oops", ErrorCode::ServerFault);
    row("503", 503, "oops", ErrorCode::ServerFault);
    row("broken json", 200, "{\"count\":", ErrorCode::BadReply);
    row("other json", 200, "[1,2]", ErrorCode::BadReply);
    QTest::newRow("html") << FakeSite::reply(200, "<html>", "text/html; charset=utf-8") << ErrorCode::NotAChatSite;
    QTest::newRow("login") << FakeSite::redirect("/ar/login/?next=/x") << ErrorCode::SignedOut;
    QTest::newRow("portal") << FakeSite::redirect("https://portal.example/login/") << ErrorCode::NotAChatSite;
}

void TestSiteApi::answersMean()
{
    QFETCH(QByteArray, answer);
    FakeSite site([answer](const SeenRequest &) { return answer; });
    SiteApi api(site.address(), QTimeZone::utc());
    api.setSession({"sid", "tok", {}});
    const auto page = await(api.rooms(1));
    QVERIFY(!page);
    QTEST(page.error().code, "code");
}

void TestSiteApi::sendsAMessageOnce()
{
    const QByteArray stored = R"({"id":9,"room":3,"sender":{"id":7,"username":"nour","first_name":"","last_name":""},
"message":"hi","attachment":null,"created_at":"2026-11-23 02:56:44","is_read":false,"read_at":null})";
    FakeSite site([stored](const SeenRequest &) { return FakeSite::reply(201, stored); });
    SiteApi api(site.address(), QTimeZone("Africa/Cairo"));
    api.setSession({"sid", "tok", {}});
    const auto message = await(api.send(RoomId{3}, QStringLiteral("hi"), {}));
    QVERIFY2(message, message ? "" : qPrintable(message.error().detail));
    QCOMPARE(message->id, MessageId{9});
    QCOMPARE(message->createdAt.toUTC(), QDateTime(QDate(2026, 11, 23), QTime(0, 56, 44), Qt::UTC));
    QCOMPARE(site.seen().size(), 1);
    QCOMPARE(site.seen().first().path, QByteArray("/api/chat-rooms/3/send_message/"));
    QCOMPARE(site.seen().first().headers.value("x-csrftoken"), QByteArray("tok"));
}

void TestSiteApi::staffSendsThroughThePage()
{
    FakeSite site([](const SeenRequest &request) {
        if (request.path.startsWith("/api/"))
            return FakeSite::reply(404, R"({"detail":"Not found."})");
        return FakeSite::reply(200,
                               R"({"success":true,"message":{"id":9,"sender_id":7,"sender_name":"Nour","message":"hi",
"created_at":"2026-11-23T00:59:49.395405+00:00","is_read":false}})");
    });
    SiteApi api(site.address(), QTimeZone::utc());
    api.setSession({"sid", "tok", {}});
    const auto message = await(api.send(RoomId{3}, QStringLiteral("hi"), {}));
    QVERIFY2(message, message ? "" : qPrintable(message.error().detail));
    QCOMPARE(message->id, MessageId{9});
    QCOMPARE(site.seen().size(), 2);
    QCOMPARE(site.seen().last().path, QByteArray("/ar/chat/room/3/send/"));
}

void TestSiteApi::closedRoomIsNotAskedTwice()
{
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(403, R"({"error":"closed","is_inactive":true})"); });
    SiteApi api(site.address(), QTimeZone::utc());
    api.setSession({"sid", "tok", {}});
    const auto message = await(api.send(RoomId{3}, QStringLiteral("hi"), {}));
    QVERIFY(!message);
    QCOMPARE(message.error().code, ErrorCode::RoomClosed);
    QCOMPARE(site.seen().size(), 1);
}

void TestSiteApi::sendsAFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a \"b\".txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("content of the file");
    file.close();
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(413, R"({"detail":"too large"})"); });
    SiteApi api(site.address(), QTimeZone::utc());
    const QUuid nonce = QUuid::createUuid();
    const auto message = await(api.sendFile(RoomId{3}, QStringLiteral("look"), nonce, MessageId{9}, path, {}));
    QVERIFY(!message);
    QCOMPARE(message.error().code, ErrorCode::TooLong);
    const QByteArray body = site.seen().first().body;
    QVERIFY(body.contains("name=\"room\"\r\n\r\n3\r\n"));
    QVERIFY(body.contains("name=\"message\"\r\n\r\nlook\r\n"));
    QVERIFY(body.contains("name=\"seen\"\r\n\r\n9\r\n"));
    QVERIFY(body.contains("name=\"nonce\"\r\n\r\n" + nonce.toByteArray(QUuid::WithoutBraces) + "\r\n"));
    QVERIFY(body.contains(
        "name=\"attachment\"; filename=\"a %22b%22.txt\"\r\nContent-Type: text/plain\r\n\r\ncontent of the file\r\n"));
}

void TestSiteApi::missingFileIsSaid()
{
    SiteApi api(*SiteAddress::fromInput(QStringLiteral("http://127.0.0.1:9")), QTimeZone::utc());
    const auto message = await(api.sendFile(RoomId{3}, {}, {}, {}, QStringLiteral("/no/such/file"), {}));
    QVERIFY(!message);
    QCOMPARE(message.error().code, ErrorCode::StorageFailed);
}

void TestSiteApi::pollAsksAfterATime()
{
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(404, "{}"); });
    SiteApi api(site.address(), QTimeZone::utc());
    QVERIFY(!await(api.pollRoom(RoomId{3}, QDateTime(QDate(2026, 11, 23), QTime(0, 59, 49, 395), Qt::UTC))));
    QCOMPARE(site.seen().first().path, QByteArray("/ar/chat/room/3/messages/?after=2026-11-23T00:59:49.395%2B00:00"));
}

void TestSiteApi::downloadsAside()
{
    FakeSite site([](const SeenRequest &request) {
        return request.path == "/media/a.txt" ? FakeSite::redirect("/files/a.txt")
                                              : FakeSite::reply(200, "the file", "text/plain");
    });
    SiteApi api(site.address(), QTimeZone::utc());
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.txt"));
    QVERIFY(await(api.download(QStringLiteral("/media/a.txt"), path, 100)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("the file"));
    const auto bytes = await(api.fetch(QStringLiteral("/media/a.txt"), 100));
    QVERIFY(bytes);
    QCOMPARE(*bytes, QByteArray("the file"));
}

void TestSiteApi::downloadsFromTheSiteAlone()
{
    FakeSite other([](const SeenRequest &) { return FakeSite::reply(200, "x"); });
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(200, "x"); });
    SiteApi api(site.address(), QTimeZone::utc());
    const auto there = other.address().http(QStringLiteral("/x"));
    for (const QString &url :
         {there.toString(), QStringLiteral("file:///etc/passwd"), QStringLiteral("//evil.example/x")}) {
        const auto bytes = await(api.fetch(url, 100));
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().code, ErrorCode::Forbidden);
    }
    QCOMPARE(other.seen().size(), 0);
    QCOMPARE(site.seen().size(), 0);
}

void TestSiteApi::largeDownloadLeavesNothing()
{
    FakeSite site([](const SeenRequest &) { return FakeSite::reply(200, QByteArray(5'000, 'x'), "text/plain"); });
    SiteApi api(site.address(), QTimeZone::utc());
    QTemporaryDir folder;
    const auto done = await(api.download(QStringLiteral("/x"), folder.filePath(QStringLiteral("x")), 1'000));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::TooLong);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestSiteApi::goingAwayCancels()
{
    FakeSite site([](const SeenRequest &) { return std::nullopt; });
    FutureResult<User> asked;
    {
        SiteApi api(site.address(), QTimeZone::utc());
        asked = api.me();
        QTRY_COMPARE(site.seen().size(), 1);
    }
    QVERIFY(asked.isFinished());
    QCOMPARE(asked.result().error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestSiteApi)
#include "tst_net_siteapi.moc"
