// Two at one case from outside: an answer or a resolve that somebody has overtaken is refused, and nothing else is.
#include "blackbox_case.h"
#include "blackbox_site.h"
#include "blackbox_socket.h"

#include <QTest>
#include <QUuid>

#include <memory>

using namespace blackbox;

class TestBlackboxOvertaken : public QObject
{
    Q_OBJECT

private:
    /// With what was seen, and the nonce by which it is known again.
    Reply answer(Browser &who, const QString &text, int seen, const QUuid &nonce = QUuid::createUuid())
    {
        return who.post("/api/chat-rooms/" + QByteArray::number(m_case) + "/send_message/",
                        object({{"room", m_case},
                                {"message", text},
                                {"seen", seen},
                                {"nonce", nonce.toString(QUuid::WithoutBraces)}}));
    }
    int newest(Browser &who)
    {
        const QJsonArray messages =
            at(who.get("/api/desk/rooms/" + QByteArray::number(m_case) + "/messages/").json(), "messages").toArray();
        return at(messages.last().toObject(), "id").toInt();
    }
    static QString code(const Reply &reply) { return at(reply.json(), "code").toString(); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_site.start({QStringLiteral("--messages-per-second"), QStringLiteral("0")}),
                 m_site.output().constData());
        for (auto [name, who] : {qMakePair("pub", &m_pub), qMakePair("boss", &m_boss), qMakePair("helper", &m_helper)})
            *who = std::make_unique<Browser>(signedIn(m_site.port(), name));
    }
    void init()
    {
        m_case = openCase(*m_pub, QStringLiteral("Subject"));
        m_seen = newest(*m_boss);
    }
    void cleanupTestCase() { QCOMPARE(m_site.terminate(), 0); }

    void anAnswerThatAColleagueHasOvertakenIsRefused()
    {
        QCOMPARE(answer(*m_helper, QStringLiteral("first"), m_seen).status, 201);
        const QUuid nonce = QUuid::createUuid();
        const Reply refused = answer(*m_boss, QStringLiteral("second"), m_seen, nonce);
        QCOMPARE(refused.status, 409);
        QCOMPARE(code(refused), QStringLiteral("overtaken"));
        const int first = newest(*m_boss);
        // read, and sent all the same: the same message, under its nonce
        QCOMPARE(answer(*m_boss, QStringLiteral("second"), first, nonce).status, 201);
        QVERIFY(newest(*m_boss) > first);
    }
    void ofTwoAtOnceOneIsStored()
    {
        for (int i = 0; i < 10; ++i) {
            init();
            const QByteArray path = "/api/chat-rooms/" + QByteArray::number(m_case) + "/send_message/";
            const QByteArray body = R"({"room":)" + QByteArray::number(m_case) + R"(,"message":"x","seen":)" +
                                    QByteArray::number(m_seen) + '}';
            const auto [one, other] = atOnce(*m_boss, *m_helper, path, body);
            QCOMPARE(QSet<int>({one.status, other.status}), QSet<int>({201, 409}));
            QCOMPARE(newest(*m_boss), newest(*m_pub));
        }
    }
    void theSameIsSaidOnASocket()
    {
        QCOMPARE(answer(*m_helper, QStringLiteral("first"), m_seen).status, 201);
        Socket socket(*m_boss, "/ws/chat/support/publisher_" + QByteArray::number(ids::pub) +
                                   "/?room=" + QByteArray::number(m_case));
        QVERIFY(socket.isOpen());
        const QString nonce = QUuid::createUuid().toString(QUuid::WithoutBraces);
        socket.send(object({{"type", QStringLiteral("message")},
                            {"message", QStringLiteral("second")},
                            {"nonce", nonce},
                            {"seen", m_seen}}));
        const QJsonObject error = socket.next("error");
        QCOMPARE(at(error, "code").toString(), QStringLiteral("overtaken"));
        QCOMPARE(at(error, "nonce").toString(), nonce);
    }
    void whatIsStoredIsAnsweredBeforeAnythingIsAsked()
    {
        const QUuid nonce = QUuid::createUuid();
        QCOMPARE(answer(*m_boss, QStringLiteral("mine"), m_seen, nonce).status, 201);
        const int mine = newest(*m_boss);
        QCOMPARE(answer(*m_helper, QStringLiteral("hers"), mine).status, 201);
        const Reply again = answer(*m_boss, QStringLiteral("mine"), m_seen, nonce);
        QCOMPARE(again.status, 200);
        QCOMPARE(at(again.json(), "id").toInt(), mine);
    }
    void onlyAColleaguesAnswerOvertakes()
    {
        QCOMPARE(answer(*m_boss, QStringLiteral("one"), m_seen).status, 201);
        QCOMPARE(answer(*m_boss, QStringLiteral("two"), m_seen).status, 201); // my own
        QCOMPARE(say(*m_pub, m_case, QStringLiteral("a word more")).status, 201);
        QCOMPARE(answer(*m_boss, QStringLiteral("three"), m_seen).status, 201); // the publisher's
        QCOMPARE(answer(*m_pub, QStringLiteral("and more"), 1).status, 201);    // he is nobody's colleague
        QCOMPARE(say(*m_helper, m_case, QStringLiteral("who tells nothing is asked nothing")).status, 201);
        QCOMPARE(answer(*m_boss, QStringLiteral("four"), m_seen).status, 409);
    }
    void aResolveThatThePublisherHasOvertakenIsRefused()
    {
        QCOMPARE(answer(*m_boss, QStringLiteral("solved?"), m_seen).status, 201);
        const int seen = newest(*m_boss);
        QCOMPARE(say(*m_pub, m_case, QStringLiteral("no!")).status, 201);
        const Reply refused =
            act(*m_boss, m_case, "resolve", object({{"reason", QStringLiteral("x")}, {"seen", seen}}));
        QCOMPARE(refused.status, 409);
        QCOMPARE(code(refused), QStringLiteral("overtaken"));
        QCOMPARE(at(caseOf(*m_boss, m_case), "state").toString(), QStringLiteral("waiting"));
        QCOMPARE(answer(*m_helper, QStringLiteral("now?"), newest(*m_helper)).status,
                 201); // staff's words do not hinder it
        const int last = newest(*m_boss) - 1;
        QCOMPARE(act(*m_boss, m_case, "resolve", object({{"seen", last}})).status, 200);
    }

private:
    Site m_site;
    std::unique_ptr<Browser> m_pub, m_boss, m_helper;
    int m_case = 0, m_seen = 0;
};

QTEST_GUILESS_MAIN(TestBlackboxOvertaken)
#include "tst_blackbox_overtaken.moc"
