// Signing in and out as SITE.md describes it, from outside, against the real program.
#include "blackbox_http.h"
#include "blackbox_site.h"
#include "blackbox_socket.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace blackbox;

class TestBlackboxLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_site.start(), m_site.output().constData()); }
    void cleanupTestCase() { QCOMPARE(m_site.terminate(), 0); }

    void sendsTheLoginPageToTheLanguage()
    {
        const Reply reply = request(port(), "GET", "/login/");
        QCOMPARE(reply.status, 302);
        QCOMPARE(reply.header("Location"), QByteArray("/ar/login/"));
    }

    void showsAFormWithItsToken_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("ar") << QByteArray("/ar/login/");
        QTest::newRow("en") << QByteArray("/en/login/");
    }
    void showsAFormWithItsToken()
    {
        QFETCH(QByteArray, path);
        Browser browser(port());
        const Reply reply = browser.get(path);
        QCOMPARE(reply.status, 200);
        QVERIFY(!browser.cookie("csrftoken").isEmpty());
        for (const char *field :
             {"csrfmiddlewaretoken", "name=\"username\"", "name=\"password\"", "name=\"remember_me\""})
            QVERIFY2(reply.body.contains(field), field);
    }

    void signsInByNameMailAndPhone_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("user name") << QByteArray("buyer");
        QTest::newRow("e-mail") << QByteArray("buyer@example.com");
        QTest::newRow("verified phone") << QByteArray("01000000002");
    }
    void signsInByNameMailAndPhone()
    {
        QFETCH(QByteArray, name);
        Browser browser(port());
        const Reply reply = browser.signIn(name, password);
        QCOMPARE(reply.status, 302);
        const Reply me = browser.get("/api/users/me/");
        QCOMPARE(me.status, 200);
        QCOMPARE(me.json()[QLatin1String("id")].toInt(), ids::buyer);
        QCOMPARE(me.json()[QLatin1String("username")].toString(), QStringLiteral("buyer"));
        QCOMPARE(me.json()[QLatin1String("first_name")].toString(), QStringLiteral("Buy"));
    }

    void setsASessionCookieForTheBrowserOrTwoWeeks()
    {
        for (const bool remember : {false, true}) {
            Browser browser(port());
            browser.get("/ar/login/");
            const QByteArray before = browser.cookie("csrftoken");
            const Reply reply = browser.signIn("buyer", password, remember);
            QByteArray session;
            for (const QByteArray &line : reply.all("Set-Cookie")) {
                if (line.startsWith("sessionid="))
                    session = line;
            }
            QVERIFY(session.contains("HttpOnly"));
            QVERIFY(session.contains("SameSite=Lax"));
            QCOMPARE(session.contains("Max-Age=1209600"), remember);
            QVERIFY(browser.cookie("csrftoken") != before); // rotated
        }
    }

    void tellsAStaffAccountByWhereItGoes()
    {
        Browser boss(port());
        QVERIFY(boss.signIn("boss", password).header("Location").contains("/admin/dashboard/"));
        Browser buyer(port());
        QVERIFY(!buyer.signIn("buyer", password).header("Location").contains("admin"));
    }

    void showsTheFormAgainWhenRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("wrong password") << QByteArray("buyer2") << QByteArray("wrong");
        QTest::newRow("nobody") << QByteArray("nobody") << password;
        QTest::newRow("suspended") << QByteArray("suspended") << password;
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
    }
    void showsTheFormAgainWhenRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, secret);
        Browser browser(port());
        const Reply reply = browser.signIn(name, secret);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.contains("csrfmiddlewaretoken"));
        QVERIFY(browser.cookie("sessionid").isEmpty());
    }

    void refusesALoginWithoutItsToken()
    {
        Browser browser(port());
        browser.get("/ar/login/");
        const Reply reply = browser.send("POST", "/ar/login/", {{"Content-Type", "application/x-www-form-urlencoded"}},
                                         "username=buyer&password=correct%20horse");
        QCOMPARE(reply.status, 403);
        const Reply noCookie =
            request(port(), "POST", "/ar/login/", {{"Content-Type", "application/x-www-form-urlencoded"}},
                    "csrfmiddlewaretoken=abc&username=buyer&password=correct%20horse");
        QCOMPARE(noCookie.status, 403);
    }

    void sendsAwayWhoIsSignedIn()
    {
        Browser browser = signedIn(port(), "buyer");
        QCOMPARE(browser.get("/ar/login/").status, 302);
    }

    void endsTheSessionAtSignOut()
    {
        Browser browser = signedIn(port(), "buyer");
        Browser stolen = browser;
        const Reply reply = browser.post("/ar/logout/");
        QVERIFY(reply.status == 302 || reply.status == 200);
        const int status = stolen.get("/api/users/me/").status;
        QVERIFY(status == 401 || status == 403);
    }

    void saysSignedOutInEveryManner()
    {
        Browser nobody(port());
        const Reply page = nobody.get("/ar/chat/room/1/messages/");
        QCOMPARE(page.status, 302);
        QVERIFY(page.header("Location").startsWith("/ar/login/?next="));
        for (const QByteArray path :
             {"/api/users/me/", "/api/chat-rooms/", "/api/desk/", "/api/desk/changes/?since=0"}) {
            const Reply api = nobody.get(path);
            QVERIFY2(api.status == 401 || api.status == 403, path.constData());
            QVERIFY2(api.json().contains(QLatin1String("detail")), path.constData());
        }
        Socket socket;
        QCOMPARE(socket.open(port(), "/ws/notifications/", {{}, nobody.origin()}), 403);
    }

    void slidesTheSession()
    {
        Browser browser = signedIn(port(), "buyer");
        const QByteArray own = browser.cookie("sessionid");
        browser.setCookie("sessionid", (own.startsWith('x') ? "y" : "x") + own.mid(1));
        const int status = browser.get("/api/users/me/").status;
        QVERIFY(status == 401 || status == 403); // a guessed key is nobody
    }

    void givesATokenForTheApi()
    {
        const Reply reply = request(port(), "POST", "/api/auth/token/", {{"Content-Type", "application/json"}},
                                    R"({"username":"buyer","password":"correct horse"})");
        QCOMPARE(reply.status, 200);
        const QByteArray access = reply.json()[QLatin1String("access")].toString().toLatin1();
        QVERIFY(!access.isEmpty());
        QVERIFY(reply.json().contains(QLatin1String("refresh")));
        const Reply me = request(port(), "GET", "/api/users/me/", {{"Authorization", "Bearer " + access}});
        QCOMPARE(me.status, 200);
        QCOMPARE(me.json()[QLatin1String("id")].toInt(), ids::buyer);
        QCOMPARE(request(port(), "GET", "/api/users/me/", {{"Authorization", "Bearer " + access.mid(1)}}).status, 401);
    }

    void asksForTheTokenOnEveryPost()
    {
        Browser browser = signedIn(port(), "buyer");
        for (const QByteArray path :
             {"/api/chat-rooms/create_or_get/", "/ar/publisher/support/create/", "/ar/chat/room/1/send/"}) {
            const Reply reply = browser.send("POST", path, {{"Content-Type", "application/json"}}, R"({"ad_id":1})");
            QVERIFY2(reply.status == 403, path + ": " + QByteArray::number(reply.status));
            const Reply wrong = browser.send(
                "POST", path, {{"Content-Type", "application/json"}, {"X-CSRFToken", "wrong"}}, R"({"ad_id":1})");
            QCOMPARE(wrong.status, 403);
        }
    }

    void refusesAPostFromAForeignOrigin()
    {
        Browser browser = signedIn(port(), "buyer");
        const Reply reply = browser.send("POST", "/api/chat-rooms/create_or_get/",
                                         {{"Content-Type", "application/json"},
                                          {"X-CSRFToken", browser.cookie("csrftoken")},
                                          {"Origin", "https://evil.example"}},
                                         R"({"ad_id":1})");
        QCOMPARE(reply.status, 403);
    }

    void countsParallelTriesToo()
    {
        Browser browser(port());
        browser.get("/ar/login/");
        const QByteArray body =
            "csrfmiddlewaretoken=" + browser.cookie("csrftoken") + "&username=helper&password=wrong";
        const QByteArray bytes =
            "POST /ar/login/ HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port()) +
            "\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: " + browser.cookies() +
            "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < 12; ++i) {
            sockets.push_back(std::make_unique<QTcpSocket>());
            sockets.back()->connectToHost(QStringLiteral("127.0.0.1"), port());
            QVERIFY(sockets.back()->waitForConnected());
        }
        for (const auto &socket : sockets) {
            socket->write(bytes);
            socket->flush();
        }
        int tried = 0;
        for (const auto &socket : sockets) {
            while (socket->state() == QAbstractSocket::ConnectedState && socket->waitForReadyRead(5'000)) {
            }
            const QByteArray answer = socket->readAll();
            QVERIFY2(answer.startsWith("HTTP/1.1 "), answer.left(80).constData());
            tried += answer.startsWith("HTTP/1.1 200");
        }
        QVERIFY2(tried <= 5, QByteArray::number(tried));
    }

    /// Last: it locks the account from this address.
    void locksAfterFiveWrongPasswords()
    {
        Browser browser(port());
        for (int i = 0; i < 5; ++i)
            QCOMPARE(browser.signIn("pub2", "wrong").status, 200);
        const Reply locked = browser.signIn("pub2", password);
        QCOMPARE(locked.status, 429);
        QVERIFY(locked.header("Retry-After").toInt() > 0);
        QVERIFY(locked.header("Retry-After").toInt() <= 15 * 60);
        QCOMPARE(browser.signIn("buyer", password).status, 302); // another account is not touched
        // Other names of the same account are the same account.
        QCOMPARE(Browser(port()).signIn("pub2@example.com", password).status, 429);
    }

private:
    quint16 port() const { return m_site.port(); }
    Site m_site;
};

QTEST_GUILESS_MAIN(TestBlackboxLogin)
#include "tst_blackbox_login.moc"
