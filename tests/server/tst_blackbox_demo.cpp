// `idrissimart-chatd demo` from outside: its people sign in, are alive, and answer.
#include "blackbox_http.h"
#include "blackbox_socket.h"

#include "server/demo/demo.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace blackbox;
using desk::server::demo::Login;

namespace {

QJsonValue at(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key));
}

} // namespace

class TestBlackboxDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString portFile = m_folder.filePath(QStringLiteral("port"));
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.start(QStringLiteral(CHATD_BINARY),
                       {QStringLiteral("demo"), QStringLiteral("--data"), m_folder.filePath(QStringLiteral("data")),
                        QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--port-file"), portFile,
                        QStringLiteral("--speed"), QStringLiteral("60")});
        for (QDeadlineTimer deadline(30'000); m_port == 0 && !deadline.hasExpired() && !m_server.waitForFinished(10);) {
            QFile file(portFile);
            if (file.open(QIODevice::ReadOnly))
                m_port = file.readAll().trimmed().toUShort();
        }
        QVERIFY2(m_port != 0, m_server.readAll().constData());
    }

    void cleanupTestCase()
    {
        m_server.terminate();
        QVERIFY(m_server.waitForFinished(15'000));
        const QByteArray said = m_server.readAll();
        QVERIFY2(m_server.exitCode() == 0, said.constData());
    }

    void letsItsPeopleIn()
    {
        Browser admin = as(desk::server::demo::adminLogin());
        QVERIFY(at(admin.get("/api/chat-rooms/?scope=support").json(), "count").toInt() >= 8);
        Browser publisher = as(desk::server::demo::publisherLogin());
        const QJsonObject rooms = publisher.get("/api/chat-rooms/?page_size=100").json();
        QVERIFY(at(rooms, "count").toInt() >= 20);
        QVERIFY(publisher.get("/api/chat-rooms/?page_size=100&page=2").status != 500);
    }

    void everyAdHasAPicture()
    {
        for (int ad = 1; ad <= 11; ++ad) { // the twelfth is sold
            const QJsonArray images =
                at(request(m_port, "GET", "/api/ads/" + QByteArray::number(ad) + "/").json(), "images").toArray();
            QCOMPARE(images.size(), 1);
            const Reply picture = request(m_port, "GET", images.at(0).toString().toUtf8());
            QCOMPARE(picture.status, 200);
            QCOMPARE(picture.header("Content-Type"), QByteArray("image/svg+xml"));
            QCOMPARE(picture.header("X-Content-Type-Options"), QByteArray("nosniff"));
            QVERIFY(picture.header("Content-Security-Policy").contains("sandbox"));
            QVERIFY(picture.body.startsWith("<svg"));
        }
        QCOMPARE(request(m_port, "GET", "/media/demo/ad-13.svg").status, 404);
        QCOMPARE(request(m_port, "GET", "/media/demo/..%2Fchatd.sqlite").status, 404);
    }

    void isAliveAndAnswers()
    {
        const Browser publisher = as(desk::server::demo::publisherLogin());
        Socket feed(publisher, "/ws/notifications/");
        QCOMPARE(at(feed.next("hello"), "type").toString(), QStringLiteral("hello"));
        // Somebody writes to the publisher by himself…
        QJsonObject room;
        for (QDeadlineTimer deadline(20'000); room.isEmpty() && !deadline.hasExpired();) {
            const QJsonObject change = feed.next("change", 20'000);
            const QJsonObject heard = at(change, "message").toObject();
            const QJsonObject where = at(change, "room").toObject();
            if (!heard.isEmpty() &&
                at(at(where, "publisher").toObject(), "username") == desk::server::demo::publisherLogin().username)
                room = where;
        }
        QVERIFY(!room.isEmpty());
        // … and answers what the publisher answers, after having read it.
        const int buyer = at(at(room, "client").toObject(), "id").toInt();
        Socket chat(publisher, "/ws/chat/ad/" + QByteArray::number(at(room, "ad").toInt()) +
                                   "/?buyer=" + QByteArray::number(buyer));
        QCOMPARE(chat.status(), 101);
        chat.next("history");
        chat.send({{QStringLiteral("message"), QStringLiteral("أيوه متاح، تشوفه إمتى؟")}});
        bool read = false, typed = false, answered = false;
        for (QDeadlineTimer deadline(20'000); !answered && !deadline.hasExpired();) {
            const QJsonObject frame = chat.next(20'000);
            const QString type = at(frame, "type").toString();
            read |= type == QLatin1String("read") && at(frame, "user_id").toInt() == buyer;
            typed |= type == QLatin1String("typing") && at(frame, "user_id").toInt() == buyer;
            answered = type == QLatin1String("message") && at(frame, "sender_id").toInt() == buyer && read;
        }
        QVERIFY(read);
        QVERIFY(typed);
        QVERIFY(answered);
    }

    void opensCasesForTheAdmin()
    {
        const Browser admin = as(desk::server::demo::adminLogin());
        Browser asker = admin;
        QTRY_VERIFY_WITH_TIMEOUT(
            at(asker.get("/ar/admin/chat-notifications/").json(), "total_support_chats").toInt() >= 12, 20'000);
    }

private:
    Browser as(const Login &login)
    {
        Browser browser(m_port);
        const Reply reply = browser.signIn(login.username.toUtf8(), login.password.toUtf8());
        if (reply.status != 302)
            qFatal("%s could not sign in: %d", qPrintable(login.username), reply.status);
        return browser;
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(TestBlackboxDemo)
#include "tst_blackbox_demo.moc"
