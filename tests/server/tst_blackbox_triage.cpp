// Support cases from outside: who may do what, and what each act does.
#include "blackbox_case.h"
#include "blackbox_site.h"
#include "blackbox_socket.h"

#include <QDateTime>
#include <QTest>
#include <QUuid>

#include <memory>

using namespace blackbox;

namespace {
QByteArray number(int value)
{
    return QByteArray::number(value);
}
int assignee(const QJsonObject &support)
{
    return at(at(support, "assignee").toObject(), "id").toInt();
}
QString state(const QJsonObject &support)
{
    return at(support, "state").toString();
}
} // namespace

class TestBlackboxTriage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_site.start({QStringLiteral("--messages-per-second"), QStringLiteral("0")}),
                 m_site.output().constData());
        m_anybody = std::make_unique<Browser>(m_site.port());
        for (auto [name, who] : {qMakePair("pub", &m_pub), qMakePair("pub2", &m_pub2), qMakePair("buyer", &m_buyer),
                                 qMakePair("boss", &m_boss), qMakePair("helper", &m_helper)})
            *who = std::make_unique<Browser>(signedIn(m_site.port(), name));
        m_bossBell = std::make_unique<Socket>(*m_boss, "/ws/notifications/");
        m_helperBell = std::make_unique<Socket>(*m_helper, "/ws/notifications/");
        QVERIFY(m_bossBell->isOpen() && m_helperBell->isOpen());
    }
    void init() { m_case = openCase(*m_pub, QStringLiteral("Subject")); }
    void cleanupTestCase() { QCOMPARE(m_site.terminate(), 0); }

    void isDiscovered()
    {
        QVERIFY(at(m_boss->get("/api/desk/").json(), "features").toArray().contains(QStringLiteral("triage")));
    }

    void whoMayDoWhat_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path"); // %1: the case
        QTest::addColumn<QByteArray>("body");
        // anonymous, buyer, publisher, other publisher, staff, superuser
        QTest::addColumn<QList<int>>("statuses");
        const QList<int> staffOnly{401, 403, 403, 403, 200, 200};
        const auto row = [](const char *method, const char *path, const char *body, const QList<int> &statuses) {
            QTest::addRow("%s %s", method, path)
                << QByteArray(method) << QByteArray(path) << QByteArray(body) << statuses;
        };
        row("GET", "/api/desk/support/", "", staffOnly);
        row("GET", "/api/desk/support/%1/", "", staffOnly);
        row("GET", "/api/desk/support/staff/", "", staffOnly);
        row("GET", "/api/desk/support/times/", "", staffOnly);
        row("POST", "/api/desk/support/%1/claim/", R"({"take_over":true})", staffOnly);
        row("POST", "/api/desk/support/%1/claim", R"({"take_over":true})", staffOnly); // as PROTOCOL.md writes it
        row("POST", "/api/desk/support/%1/release/", "{}", {401, 403, 403, 403, 409, 409});
        row("POST", "/api/desk/support/%1/transfer/", R"({"to":5,"text":"x"})", staffOnly);
        row("POST", "/api/desk/support/%1/resolve/", R"({"reason":"x"})", staffOnly);
        row("POST", "/api/desk/support/%1/reopen/", R"({"reason":"x"})", staffOnly);
        row("POST", "/api/desk/support/%1/note/", R"({"text":"x"})", staffOnly);
        row("POST", "/api/desk/support/%1/no_reply/", "{}", staffOnly);
        row("POST", "/api/desk/support/%1/category/", R"({"category":"payment"})", staffOnly);
        row("GET", "/api/desk/replies/", "", staffOnly);
        row("POST", "/api/desk/replies/", R"({"name":"","texts":[]})", {401, 403, 403, 403, 400, 400});
        row("DELETE", "/api/desk/replies/999/", "", {401, 403, 403, 403, 204, 204});
        // what there was before
        row("GET", "/api/chat-rooms/?scope=support", "", {401, 200, 200, 200, 200, 200});
        row("GET", "/api/chat-rooms/%1/", "", {401, 404, 200, 404, 200, 200});
        row("POST", "/api/chat-rooms/%1/send_message/", R"({"room":%1,"message":"x"})", {401, 404, 201, 404, 201, 201});
        row("POST", "/api/chat-rooms/%1/mark_read/", "{}", {401, 404, 200, 404, 200, 200});
        row("GET", "/api/desk/rooms/%1/messages/", "", {401, 404, 200, 404, 200, 200});
        row("GET", "/ar/admin/support-chats/", "", {302, 302, 302, 302, 302, 200});
        row("GET", "/ar/admin/support-chats/%1/messages/", "", {302, 403, 403, 403, 200, 200});
        row("POST", "/ar/admin/support-chats/%1/send/", R"({"message":"x"})", {302, 403, 403, 403, 200, 200});
        row("POST", "/ar/admin/support-chats/%1/resolve/", "{}", {302, 403, 403, 403, 403, 200});
        row("POST", "/ar/admin/support-chats/%1/reopen/", "{}", {302, 403, 403, 403, 403, 200});
        row("GET", "/ar/admin/chat-notifications/", "", {302, 403, 403, 403, 200, 200});
    }
    void whoMayDoWhat()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QList<int>, statuses);
        path.replace("%1", number(m_case));
        body.replace("%1", number(m_case));
        QList<int> found;
        for (Browser *who : {m_anybody.get(), m_buyer.get(), m_pub.get(), m_pub2.get(), m_helper.get(), m_boss.get()}) {
            found << (method == "GET"      ? who->get(path)
                      : method == "DELETE" ? remove(*who, path)
                                           : who->post(path, body))
                         .status;
        }
        QCOMPARE(found, statuses);
    }
    void onlyItsPeopleJoinACase()
    {
        const QByteArray path = "/ws/chat/support/publisher_1/?room=" + number(m_case);
        QList<int> found;
        for (Browser *who : {m_anybody.get(), m_buyer.get(), m_pub.get(), m_pub2.get(), m_helper.get(), m_boss.get()})
            found << Socket(*who, path).status();
        QCOMPARE(found, (QList<int>{403, 403, 101, 403, 101, 101}));
    }
    void aChangeNeedsTheToken()
    {
        QCOMPARE(m_boss->send("POST", "/api/desk/support/" + number(m_case) + "/claim/", {}, "{}").status, 403);
        QCOMPARE(m_boss->send("DELETE", "/api/desk/replies/1/", {}).status, 403);
    }
    void whatIsNoCaseIsNotFound()
    {
        Socket talk(*m_buyer, "/ws/chat/ad/1/");
        const int adRoom = at(talk.next("history"), "room_id").toInt();
        Socket empty(*m_pub2, "/ws/chat/support/publisher_6/");
        const int emptyCase = at(empty.next("history"), "room_id").toInt();
        QVERIFY(adRoom > 0 && emptyCase > 0);
        for (const int none : {adRoom, emptyCase, 99'999}) {
            QCOMPARE(act(*m_boss, none, "claim").status, 404);
            QCOMPARE(m_boss->get("/api/desk/support/" + number(none) + '/').status, 404);
        }
    }

    void aCaseBeginsWaitingAndNobodyHasIt()
    {
        const Reply reply = m_boss->get("/api/desk/support/" + number(m_case) + '/');
        const QJsonObject now = support(reply);
        QCOMPARE(state(now), QStringLiteral("waiting"));
        QCOMPARE(at(now, "category").toString(), QStringLiteral("ads"));
        QCOMPARE(assignee(now), 0);
        QVERIFY(!at(now, "waiting_since").toString().isEmpty());
        QCOMPARE(at(now, "opened_at").toString(), at(now, "waiting_since").toString());
        const QJsonObject person = at(reply.json(), "person").toObject();
        QCOMPARE(at(person, "email").toString(), QStringLiteral("pub@example.com"));
        QCOMPARE(at(person, "phone").toString(), QStringLiteral("01000000001"));
        QCOMPARE(idsOf(at(reply.json(), "ads").toArray()).size(), 2);
    }
    void oneHasItUntilHeGivesItBack()
    {
        QCOMPARE(assignee(support(act(*m_boss, m_case, "claim"))), ids::boss);
        QCOMPARE(act(*m_boss, m_case, "claim").status, 200); // mine already: nothing happens
        const Reply refused = act(*m_helper, m_case, "claim");
        QCOMPARE(refused.status, 409);
        QCOMPARE(at(refused.json(), "code").toString(), QStringLiteral("claimed"));
        QCOMPARE(assignee(refused.json()), ids::boss);
        const Reply foreign = act(*m_helper, m_case, "release");
        QCOMPARE(foreign.status, 409);
        QCOMPARE(at(foreign.json(), "code").toString(), QStringLiteral("not_yours"));
        QCOMPARE(assignee(support(act(*m_helper, m_case, "claim", object({{"take_over", true}})))), ids::helper);
        QCOMPARE(assignee(support(act(*m_helper, m_case, "release"))), 0);
        QCOMPARE(kinds(at(caseOf(*m_boss, m_case), "notes").toArray()),
                 (QStringList{QStringLiteral("claim"), QStringLiteral("claim"), QStringLiteral("release")}));
    }
    void twoClaimAtOnceAndOneWins()
    {
        for (int i = 0; i < 20; ++i) {
            const int room = openCase(*m_pub, QString::number(i));
            const auto [first, second] =
                atOnce(*m_boss, *m_helper, "/api/desk/support/" + number(room) + "/claim/", "{}");
            QCOMPARE(qMin(first.status, second.status), 200);
            QCOMPARE(qMax(first.status, second.status), 409);
            const int owner = first.status == 200 ? ids::boss : ids::helper;
            QCOMPARE(assignee(caseOf(*m_boss, room)), owner);
            QCOMPARE(kinds(at(caseOf(*m_boss, room), "notes").toArray()), QStringList{QStringLiteral("claim")});
        }
    }
    void aCaseIsGivenToAColleague()
    {
        const Reply given =
            act(*m_boss, m_case, "transfer", object({{"to", ids::helper}, {"text", QStringLiteral("yours")}}));
        QCOMPARE(assignee(support(given)), ids::helper);
        const QJsonObject entry = at(support(given), "notes").toArray().last().toObject();
        QCOMPARE(at(entry, "kind").toString(), QStringLiteral("transfer"));
        QCOMPARE(at(entry, "text").toString(), QStringLiteral("yours"));
        QCOMPARE(at(at(entry, "to").toObject(), "id").toInt(), ids::helper);
        for (const int nobody : {ids::buyer, ids::suspended, 999}) {
            const Reply refused = act(*m_boss, m_case, "transfer", object({{"to", nobody}}));
            QCOMPARE(refused.status, 400);
            QCOMPARE(at(refused.json(), "code").toString(), QStringLiteral("bad_colleague"));
        }
        QCOMPARE(act(*m_boss, m_case, "transfer").status, 400);
    }
    void aReplyAnswersAndClaimsWhatNobodyHas()
    {
        QCOMPARE(say(*m_helper, m_case, QStringLiteral("hello")).status, 201);
        QJsonObject now = caseOf(*m_boss, m_case);
        QCOMPARE(state(now), QStringLiteral("open"));
        QCOMPARE(assignee(now), ids::helper);
        QVERIFY(!now.contains(QStringLiteral("waiting_since")));
        QCOMPARE(say(*m_boss, m_case, QStringLiteral("me too")).status, 201);
        QCOMPARE(assignee(caseOf(*m_boss, m_case)), ids::helper);
        QCOMPARE(say(*m_pub, m_case, QStringLiteral("and?")).status, 201);
        now = caseOf(*m_boss, m_case);
        QCOMPARE(state(now), QStringLiteral("waiting"));
        const QString since = at(now, "waiting_since").toString();
        QCOMPARE(say(*m_pub, m_case, QStringLiteral("anybody?")).status, 201);
        QCOMPARE(at(caseOf(*m_boss, m_case), "waiting_since").toString(), since);
    }
    void resolvingFreesAndReopeningWaitsAgain()
    {
        QCOMPARE(act(*m_boss, m_case, "claim").status, 200);
        const Reply done = act(*m_boss, m_case, "resolve", object({{"reason", QStringLiteral("refunded")}}));
        QCOMPARE(state(support(done)), QStringLiteral("resolved"));
        QCOMPARE(assignee(support(done)), 0);
        QVERIFY(!at(room(done), "is_active").toBool());
        QVERIFY(!at(support(done), "resolved_at").toString().isEmpty());
        QCOMPARE(act(*m_boss, m_case, "resolve").status, 200); // already: nothing happens
        QCOMPARE(at(caseOf(*m_boss, m_case), "notes").toArray().size(), 2);
        QCOMPARE(say(*m_boss, m_case, QStringLiteral("too late")).status, 403);
        QCOMPARE(act(*m_boss, m_case, "claim").status, 403);
        const Reply again = act(*m_helper, m_case, "reopen", object({{"reason", QStringLiteral("not yet")}}));
        QCOMPARE(state(support(again)), QStringLiteral("waiting")); // the publisher has the last word
        QVERIFY(at(room(again), "is_active").toBool());
        QVERIFY(!support(again).contains(QStringLiteral("resolved_at")));
        QCOMPARE(say(*m_boss, m_case, QStringLiteral("answer")).status, 201);
        QCOMPARE(act(*m_boss, m_case, "resolve").status, 200);
        QCOMPARE(state(support(act(*m_boss, m_case, "reopen"))), QStringLiteral("open"));
    }
    void aPublishersMessageReopens()
    {
        QCOMPARE(act(*m_boss, m_case, "resolve").status, 200);
        QCOMPARE(say(*m_pub, m_case, QStringLiteral("still broken")).status, 201);
        const QJsonObject now = caseOf(*m_boss, m_case);
        QCOMPARE(state(now), QStringLiteral("waiting"));
        const QJsonObject entry = at(now, "notes").toArray().last().toObject();
        QCOMPARE(at(entry, "kind").toString(), QStringLiteral("reopen"));
        QCOMPARE(at(at(entry, "user").toObject(), "id").toInt(), ids::pub);
        QVERIFY(at(m_pub->get("/api/chat-rooms/" + number(m_case) + '/').json(), "is_active").toBool());
        // over his socket, too
        QCOMPARE(act(*m_boss, m_case, "resolve").status, 200);
        Socket talk(*m_pub, "/ws/chat/support/publisher_1/?room=" + number(m_case));
        talk.send(object({{"type", QStringLiteral("message")}, {"message", QStringLiteral("hello?")}}));
        QCOMPARE(at(talk.next("message"), "message").toString(), QStringLiteral("hello?"));
        QCOMPARE(state(caseOf(*m_boss, m_case)), QStringLiteral("waiting"));
    }
    void aNoteIsWrittenOnce()
    {
        const QString nonce = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const QJsonObject note = object({{"text", QStringLiteral("psst")}, {"nonce", nonce}});
        for (int i = 0; i < 3; ++i) {
            const QJsonArray notes = at(support(act(*m_boss, m_case, "note", note)), "notes").toArray();
            QCOMPARE(kinds(notes), QStringList{QStringLiteral("note")});
            QCOMPARE(at(notes.first().toObject(), "nonce").toString(), nonce);
        }
        QVERIFY(!m_helper->get("/api/desk/support/" + number(m_case) + '/').body.contains(nonce.toLatin1()));
        const Reply other = act(*m_boss, m_case, "note", object({{"text", QStringLiteral("else")}, {"nonce", nonce}}));
        QCOMPARE(other.status, 409);
        QCOMPARE(at(other.json(), "code").toString(), QStringLiteral("nonce_reused"));
        QCOMPARE(act(*m_helper, m_case, "note", note).status, 200); // somebody else's nonce is another
        QCOMPARE(act(*m_boss, m_case, "note", object({{"text", QStringLiteral("  ")}})).status, 400);
        QCOMPARE(act(*m_boss, m_case, "note", object({{"text", QString(10'001, QLatin1Char('x'))}})).status, 413);
    }
    void aLongLogIsCutToItsNewestEntries()
    {
        for (int i = 0; i < 53; ++i)
            QCOMPARE(act(*m_boss, m_case, "note", object({{"text", QString::number(i)}})).status, 200);
        const Reply reply = m_boss->get("/api/desk/support/" + number(m_case) + '/');
        const QJsonArray notes = at(support(reply), "notes").toArray();
        QCOMPARE(notes.size(), 50);
        QCOMPARE(at(notes.first().toObject(), "text").toString(), QStringLiteral("3"));
        QCOMPARE(at(notes.last().toObject(), "text").toString(), QStringLiteral("52"));
        QVERIFY(at(support(reply), "notes_more").toBool());
        QCOMPARE(at(reply.json(), "log").toArray().size(), 53);
    }
    void whatNeedsNoReplyStopsWaiting()
    {
        QCOMPARE(state(support(act(*m_boss, m_case, "no_reply"))), QStringLiteral("open"));
        QCOMPARE(at(support(act(*m_boss, m_case, "no_reply")), "notes").toArray().size(), 1); // only one that waits
        QCOMPARE(say(*m_pub, m_case, QStringLiteral("one more thing")).status, 201);
        QCOMPARE(state(caseOf(*m_boss, m_case)), QStringLiteral("waiting"));
    }
    void aCategoryIsOneOfFive()
    {
        const QJsonObject now =
            support(act(*m_boss, m_case, "category", object({{"category", QStringLiteral("payment")}})));
        QCOMPARE(at(now, "category").toString(), QStringLiteral("payment"));
        QCOMPARE(act(*m_boss, m_case, "category", object({{"category", QStringLiteral("love")}})).status, 400);
        QCOMPARE(act(*m_boss, m_case, "category", object({{"category", 1}})).status, 400);
    }
    void earlierCasesTellTheirOutcome()
    {
        QCOMPARE(act(*m_boss, m_case, "resolve", object({{"reason", QStringLiteral("refunded")}})).status, 200);
        const int next = openCase(*m_pub, QStringLiteral("again"));
        const QJsonArray cases = at(m_boss->get("/api/desk/support/" + number(next) + '/').json(), "cases").toArray();
        const QJsonObject earlier = cases.first().toObject();
        QCOMPARE(at(earlier, "room_id").toInt(), m_case);
        QCOMPARE(at(earlier, "outcome").toString(), QStringLiteral("refunded"));
        QCOMPARE(at(at(earlier, "resolved_by").toObject(), "id").toInt(), ids::boss);
    }
    void waitsAndResolutionsAreTimed()
    {
        const QByteArray since = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
        const int one = openCase(*m_pub2, QStringLiteral("timed"));
        QCOMPARE(say(*m_boss, one, QStringLiteral("hello")).status, 201);
        QCOMPARE(say(*m_pub2, one, QStringLiteral("thanks")).status, 201);
        QCOMPARE(act(*m_helper, one, "no_reply").status, 200);
        QCOMPARE(say(*m_pub2, one, QStringLiteral("oh")).status, 201);
        QCOMPARE(act(*m_helper, one, "resolve").status, 200);
        QCOMPARE(say(*m_pub2, one, QStringLiteral("again")).status, 201);
        const QJsonObject times = m_boss->get("/api/desk/support/times/?since=" + since).json();
        QStringList hows, firsts;
        for (const QJsonValue &value : at(times, "waits").toArray()) {
            const QJsonObject wait = value.toObject();
            if (at(wait, "room_id").toInt() != one)
                continue;
            hows << at(wait, "how").toString() + QString::number(at(at(wait, "by").toObject(), "id").toInt());
            firsts << (at(wait, "first").toBool() ? QStringLiteral("first") : QString());
        }
        QCOMPARE(hows, (QStringList{QStringLiteral("reply4"), QStringLiteral("no_reply5"), QStringLiteral("resolve5"),
                                    QStringLiteral("0")}));
        QCOMPARE(firsts, (QStringList{QStringLiteral("first"), {}, {}, {}}));
        const QJsonArray resolutions = at(times, "resolutions").toArray();
        QCOMPARE(resolutions.size(), 1);
        QCOMPARE(at(resolutions.first().toObject(), "room_id").toInt(), one);
        QVERIFY(!at(times, "more").toBool());
        QCOMPARE(m_boss->get("/api/desk/support/times/?since=yesterday").status, 400);
    }
    void colleaguesAreShown()
    {
        QCOMPARE(act(*m_helper, m_case, "claim").status, 200);
        const QJsonArray staff = at(m_boss->get("/api/desk/support/staff/").json(), "staff").toArray();
        QCOMPARE(staff.size(), 2);
        const QJsonObject helper = staff.last().toObject();
        QCOMPARE(at(at(helper, "user").toObject(), "id").toInt(), ids::helper);
        QVERIFY(at(helper, "online").toBool());
        QVERIFY(at(helper, "cases").toInt() >= 1);
    }
    void theTeamHasItsReplies()
    {
        const auto reply = [](const QString &name, const QJsonArray &texts) {
            return object({{"name", name}, {"texts", texts}, {"category", QStringLiteral("ads")}, {"resolves", true}});
        };
        const QJsonArray texts{QStringLiteral("one"), QStringLiteral("two")};
        QJsonObject made =
            at(m_boss->post("/api/desk/replies/", reply(QStringLiteral("bye"), texts)).json(), "reply").toObject();
        QCOMPARE(at(made, "texts").toArray(), texts);
        QVERIFY(at(made, "resolves").toBool());
        const Reply taken = m_helper->post("/api/desk/replies/", reply(QStringLiteral("BYE"), texts));
        QCOMPARE(taken.status, 409);
        QCOMPARE(at(taken.json(), "code").toString(), QStringLiteral("name_taken"));
        QJsonObject changed = reply(QStringLiteral("bye"), {QStringLiteral("three")});
        changed[QLatin1String("id")] = at(made, "id");
        made = at(m_helper->post("/api/desk/replies/", changed).json(), "reply").toObject();
        QCOMPARE(at(at(made, "updated_by").toObject(), "id").toInt(), ids::helper);
        const QJsonArray all = at(m_boss->get("/api/desk/replies/").json(), "replies").toArray();
        QCOMPARE(all.size(), 1);
        QCOMPARE(at(all.first().toObject(), "texts").toArray(), QJsonArray{QStringLiteral("three")});
        changed[QLatin1String("id")] = 999;
        changed[QLatin1String("name")] = QStringLiteral("other");
        QCOMPARE(m_boss->post("/api/desk/replies/", changed).status, 404);
        QCOMPARE(m_boss->post("/api/desk/replies/", reply(QStringLiteral(" "), texts)).status, 400);
        QCOMPARE(m_boss->post("/api/desk/replies/", reply(QStringLiteral("x"), {})).status, 400);
        const QByteArray path = "/api/desk/replies/" + number(at(made, "id").toInt()) + '/';
        QCOMPARE(remove(*m_boss, path).status, 204);
        QCOMPARE(remove(*m_boss, path).status, 204);
        QVERIFY(at(m_boss->get("/api/desk/replies/").json(), "replies").toArray().isEmpty());
    }
    void theDeployedSiteKnowsNothingOfIt()
    {
        Site site;
        QVERIFY(site.start({QStringLiteral("--dialect"), QStringLiteral("deployed")}));
        Browser boss = signedIn(site.port(), "boss");
        for (const char *path : {"/api/desk/support/", "/api/desk/support/1/", "/api/desk/support/staff/",
                                 "/api/desk/support/times/", "/api/desk/replies/"})
            QCOMPARE(boss.get(path).status, 404);
        for (const char *name : {"claim", "release", "transfer", "resolve", "reopen", "note", "no_reply", "category"})
            QCOMPARE(act(boss, 1, name).status, 404);
        QCOMPARE(boss.post("/api/desk/replies/", QJsonObject()).status, 404);
        QCOMPARE(site.terminate(), 0);
    }

private:
    Site m_site;
    std::unique_ptr<Browser> m_anybody, m_pub, m_pub2, m_buyer, m_boss, m_helper;
    std::unique_ptr<Socket> m_bossBell, m_helperBell;
    int m_case = 0;
};

QTEST_GUILESS_MAIN(TestBlackboxTriage)
#include "tst_blackbox_triage.moc"
