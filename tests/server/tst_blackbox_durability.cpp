// What was acknowledged is there: after SIGTERM, after kill -9, and in one order for everybody.
#include "blackbox_http.h"
#include "blackbox_site.h"
#include "blackbox_socket.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace blackbox;

namespace {

QJsonObject message(const QString &text)
{
    return {{QStringLiteral("type"), QStringLiteral("message")}, {QStringLiteral("message"), text}};
}

QJsonValue at(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key));
}

const QStringList noLimits{QStringLiteral("--messages-per-second"), QStringLiteral("100000"), QStringLiteral("--burst"),
                           QStringLiteral("100000")};

} // namespace

class TestBlackboxDurability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItAcknowledged_data()
    {
        QTest::addColumn<bool>("gently");
        QTest::newRow("SIGTERM") << true;
        QTest::newRow("kill -9") << false;
    }
    void keepsWhatItAcknowledged()
    {
        QFETCH(bool, gently);
        Site site;
        QVERIFY2(site.start(noLimits), site.output().constData());
        QSet<QString> acknowledged;
        {
            const Browser buyer = signedIn(site.port(), "buyer");
            Socket socket(buyer, "/ws/chat/ad/1/");
            socket.next("history");
            constexpr int many = 3'000;
            for (int i = 0; i < many; ++i)
                socket.send(message(QStringLiteral("m%1").arg(i)));
            for (int i = 0; i < 500; ++i)
                acknowledged.insert(at(socket.next("message"), "message").toString());
            if (gently)
                site.askToStop();
            else
                site.kill();
            // What was on the way when it ended counts too.
            for (QJsonObject more = socket.next(10'000); !more.isEmpty(); more = socket.next(10'000)) {
                if (at(more, "type").toString() == QLatin1String("message"))
                    acknowledged.insert(at(more, "message").toString());
            }
            if (gently)
                QCOMPARE(site.terminate(), 0);
        }
        QVERIFY(acknowledged.size() >= 500);
        const QStringList rows = site.query(QStringLiteral("SELECT message FROM chat_messages ORDER BY id"));
        const QSet<QString> stored(rows.begin(), rows.end());
        QCOMPARE(stored.size(), rows.size());
        QVERIFY((acknowledged - stored).isEmpty());
        for (int i = 0; i < rows.size(); ++i)
            QCOMPARE(rows[i], QStringLiteral("m%1").arg(i)); // in order, without a hole
        QCOMPARE(site.query(QStringLiteral("PRAGMA integrity_check")), QStringList{QStringLiteral("ok")});
        // It comes up again, sessions and all, and goes on with the numbers.
        QVERIFY2(site.start(noLimits), site.output().constData());
        const Browser buyer = signedIn(site.port(), "buyer");
        {
            Socket socket(buyer, "/ws/chat/ad/1/");
            QCOMPARE(at(at(socket.next("history"), "messages").toArray().last().toObject(), "message").toString(),
                     rows.last());
            socket.send(message(QStringLiteral("after")));
            QCOMPARE(at(socket.next("message"), "message_id").toInt(), int(rows.size()) + 1);
        }
        QCOMPARE(site.terminate(), 0);
    }

    void keepsSessionsOverARestart()
    {
        Site site;
        QVERIFY2(site.start(), site.output().constData());
        const Browser buyer = signedIn(site.port(), "buyer");
        QCOMPARE(site.terminate(), 0);
        QVERIFY2(site.start(), site.output().constData());
        Browser again(site.port());
        again.setCookie("sessionid", buyer.cookie("sessionid"));
        QCOMPARE(again.get("/api/users/me/").status, 200);
    }

    void showsOneOrderToEverybody()
    {
        Site site;
        QVERIFY2(site.start(noLimits), site.output().constData());
        const Browser buyer = signedIn(site.port(), "buyer"), pub = signedIn(site.port(), "pub");
        Socket a(buyer, "/ws/chat/ad/1/"), b(pub, "/ws/chat/ad/1/?buyer=2");
        a.next("history");
        b.next("history");
        constexpr int each = 200;
        for (int i = 0; i < each; ++i) {
            a.send(message(QStringLiteral("a%1").arg(i)));
            b.send(message(QStringLiteral("b%1").arg(i)));
        }
        QList<int> seenByA, seenByB;
        for (int i = 0; i < 2 * each; ++i) {
            seenByA << at(a.next("message"), "message_id").toInt();
            seenByB << at(b.next("message"), "message_id").toInt();
        }
        QCOMPARE(seenByA, seenByB);
        QVERIFY(std::is_sorted(seenByA.begin(), seenByA.end()));
        QCOMPARE(QSet<int>(seenByA.begin(), seenByA.end()).size(), 2 * each);
    }

    void refusesASecondServerOnTheSameData()
    {
        Site site;
        QVERIFY2(site.start(), site.output().constData());
        QProcess second;
        second.start(QStringLiteral(CHATD_BINARY), {QStringLiteral("serve"), QStringLiteral("--data"), site.dataPath(),
                                                    QStringLiteral("--port"), QStringLiteral("0")});
        QVERIFY(second.waitForFinished(15'000));
        QVERIFY(second.exitCode() != 0);
        const Browser buyer = signedIn(site.port(), "buyer");
        QVERIFY(!buyer.cookie("sessionid").isEmpty());
    }

    void writesNoTextsAndNoSecretsToItsLog()
    {
        Site site;
        QVERIFY2(site.start(), site.output().constData());
        const Browser buyer = signedIn(site.port(), "buyer");
        {
            Socket socket(buyer, "/ws/chat/ad/1/");
            socket.send(message(QStringLiteral("a very private word")));
            QCOMPARE(at(socket.next("message"), "message").toString(), QStringLiteral("a very private word"));
        }
        QCOMPARE(site.terminate(), 0);
        const QByteArray log = site.output();
        for (const QByteArray &secret :
             {QByteArray("private word"), password, buyer.cookie("sessionid"), buyer.cookie("csrftoken")})
            QVERIFY2(!log.contains(secret), secret.constData());
    }
};

QTEST_GUILESS_MAIN(TestBlackboxDurability)
#include "tst_blackbox_durability.moc"
