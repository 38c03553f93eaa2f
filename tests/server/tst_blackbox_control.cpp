// Commands that go through the running server: adduser, addad and check while it holds the database; and what their changes
// do to the sockets that are open.
#include "blackbox_case.h"
#include "blackbox_http.h"
#include "blackbox_site.h"
#include "blackbox_socket.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace blackbox;

namespace {

struct Ran
{
    int code = -1;
    QByteArray out;
};

Ran command(const Site &site, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(CHATD_BINARY), arguments + QStringList{QStringLiteral("--data"), site.dataPath()});
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAll()};
}

Ran update(const Site &site, const char *name, const QString &flag, const QByteArray &input = {})
{
    return command(site,
                   {QStringLiteral("adduser"), QStringLiteral("--username"), QLatin1String(name),
                    QStringLiteral("--update"), flag},
                   input);
}

} // namespace

class TestBlackboxControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_site = std::make_unique<Site>();
        QVERIFY2(m_site->start(), m_site->output().constData());
    }
    void cleanup() { QCOMPARE(m_site->terminate(), 0); }

    void theSocketIsForItsOwnerAlone()
    {
        const QFileInfo socket(m_site->dataPath() + QStringLiteral("/control.sock"));
        QVERIFY(socket.exists());
        QCOMPARE(socket.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        QCOMPARE(m_site->terminate(), 0);
        QVERIFY(!QFileInfo::exists(socket.filePath()));
        QVERIFY(m_site->start());
    }

    void peopleAndAdsAreAddedWhileItRuns()
    {
        const Ran added = command(*m_site,
                                  {QStringLiteral("adduser"), QStringLiteral("--username"), QStringLiteral("sara"),
                                   QStringLiteral("--password-stdin")},
                                  password + '\n');
        QVERIFY2(added.code == 0, added.out.constData());
        Browser sara(m_site->port());
        QCOMPARE(sara.signIn("sara", password).status, 302);
        const Ran ad = command(*m_site, {QStringLiteral("addad"), QStringLiteral("--owner"), QStringLiteral("sara"),
                                         QStringLiteral("--title"), QStringLiteral("دراجة")});
        QVERIFY2(ad.code == 0, ad.out.constData());
        QCOMPARE(sara.get("/api/ads/" + ad.out.trimmed() + "/").json().value(QLatin1String("title")).toString(),
                 QStringLiteral("دراجة"));
        QVERIFY(command(*m_site, {QStringLiteral("adduser"), QStringLiteral("sara"), QStringLiteral("--password"),
                                  QStringLiteral("x")})
                    .code != 0);
        QVERIFY(update(*m_site, "nobody", QStringLiteral("--suspend")).code != 0);
    }

    void aConfigFileGivesOptionsAndFlagsWin()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("chatd.conf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# limits\nburst=7\nmessages-per-second=3\nport=1\n");
        file.close();
        QCOMPARE(m_site->terminate(), 0);
        QVERIFY2(m_site->start({QStringLiteral("--config"), file.fileName(), QStringLiteral("--messages-per-second"),
                                QStringLiteral("4")}),
                 m_site->output().constData());
        const QJsonObject limits =
            signedIn(m_site->port(), "pub").get("/api/desk/").json().value(QLatin1String("limits")).toObject();
        QCOMPARE(limits.value(QLatin1String("burst")).toInt(), 7);
        QCOMPARE(limits.value(QLatin1String("messages_per_second")).toInt(), 4);
    }

    void checkCountsWhatTheRunningServerHolds()
    {
        const Ran checked = command(*m_site, {QStringLiteral("check")});
        QCOMPARE(checked.code, 0);
        QVERIFY(checked.out.contains("users: 7"));
        QVERIFY(checked.out.contains("healthy"));
    }

    void aSuspendedPersonIsCutOff()
    {
        Browser buyer = signedIn(m_site->port(), "buyer");
        Socket socket(buyer, "/ws/chat/ad/1/");
        QCOMPARE(socket.next("history").isEmpty(), false);
        Socket feed(buyer, "/ws/notifications/");
        QCOMPARE(feed.next("hello").isEmpty(), false);
        QElapsedTimer time;
        time.start();
        QCOMPARE(update(*m_site, "buyer", QStringLiteral("--suspend")).code, 0);
        QCOMPARE(socket.closeCode(), 4403);
        QCOMPARE(feed.closeCode(), 4403);
        QVERIFY(time.elapsed() < 5'000);
        QCOMPARE(buyer.get("/api/users/me/").status, 401);
        QCOMPARE(Socket(buyer, "/ws/chat/ad/1/").status(), 403);
        QCOMPARE(Browser(m_site->port()).signIn("buyer", password).status, 200);
        QCOMPARE(update(*m_site, "buyer", QStringLiteral("--unsuspend")).code, 0);
        QCOMPARE(Browser(m_site->port()).signIn("buyer", password).status, 302);
    }

    void aNewPasswordEndsEverySession()
    {
        Browser here = signedIn(m_site->port(), "buyer"), there = signedIn(m_site->port(), "buyer");
        Socket one(here, "/ws/notifications/"), two(there, "/ws/chat/ad/1/");
        one.next("hello");
        two.next("history");
        const Browser other = signedIn(m_site->port(), "pub");
        Socket bystander(other, "/ws/notifications/");
        bystander.next("hello");
        QElapsedTimer time;
        time.start();
        QCOMPARE(update(*m_site, "buyer", QStringLiteral("--password-stdin"), "another horse\n").code, 0);
        QCOMPARE(one.closeCode(), 4401);
        QCOMPARE(two.closeCode(), 4401);
        QVERIFY(time.elapsed() < 5'000);
        QCOMPARE(here.get("/api/users/me/").status, 401);
        QVERIFY(bystander.isOpen());
        bystander.send({{QStringLiteral("type"), QStringLiteral("ping")}});
        QCOMPARE(bystander.next("pong").isEmpty(), false);
        QCOMPARE(Browser(m_site->port()).signIn("buyer", "another horse").status, 302);
    }

    void aLostStaffRightEndsTheSupportRoom()
    {
        Browser helper = signedIn(m_site->port(), "helper");
        Socket room(helper, "/ws/chat/support/publisher_1/");
        QCOMPARE(room.next("history").isEmpty(), false);
        QElapsedTimer time;
        time.start();
        QCOMPARE(update(*m_site, "helper", QStringLiteral("--no-staff")).code, 0);
        QCOMPARE(room.closeCode(), 4403);
        QVERIFY(time.elapsed() < 5'000);
        QCOMPARE(helper.get("/api/users/me/").status, 200);
        QCOMPARE(Socket(helper, "/ws/chat/support/publisher_1/").status(), 403);
    }

    void aLostStaffRightEndsItsClaimsInTime()
    {
        QCOMPARE(m_site->terminate(), 0);
        QVERIFY(m_site->start({QStringLiteral("--lease-time"), QStringLiteral("300")}));
        Browser pub = signedIn(m_site->port(), "pub"), boss = signedIn(m_site->port(), "boss"),
                helper = signedIn(m_site->port(), "helper");
        Socket bell(helper, "/ws/notifications/");
        QVERIFY(!bell.next("hello").isEmpty());
        const int room = openCase(pub, QStringLiteral("Subject"));
        QCOMPARE(act(helper, room, "claim").status, 200);
        QVERIFY(caseOf(boss, room).contains(QStringLiteral("assignee")));
        QCOMPARE(update(*m_site, "helper", QStringLiteral("--no-staff")).code, 0);
        QCOMPARE(bell.closeCode(), 4403);
        const auto claimed = [&] { return caseOf(boss, room).contains(QStringLiteral("assignee")); };
        QTRY_VERIFY_WITH_TIMEOUT(!claimed(), 10'000);
        QCOMPARE(act(helper, room, "claim").status, 403);
    }

    void stopsSoonAlthoughAClientDoesNotAnswer()
    {
        const Browser buyer = signedIn(m_site->port(), "buyer");
        Socket silent(buyer, "/ws/notifications/");
        silent.next("hello");
        QElapsedTimer time;
        time.start();
        QCOMPARE(m_site->terminate(), 0);
        QVERIFY2(time.elapsed() < 4'000, qPrintable(QString::number(time.elapsed())));
        QVERIFY(m_site->start());
    }

private:
    std::unique_ptr<Site> m_site;
};

QTEST_GUILESS_MAIN(TestBlackboxControl)
#include "tst_blackbox_control.moc"
