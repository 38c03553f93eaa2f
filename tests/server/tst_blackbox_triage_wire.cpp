// What goes over the wires of a support case: staff hear of everything, the publisher of nothing that is theirs; presence,
// leases, and a queue of thousands.
#include "blackbox_case.h"
#include "blackbox_site.h"
#include "blackbox_socket.h"

#include "sql/database.h"
#include "sql/query.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTest>
#include <QUuid>

#include <memory>

using namespace blackbox;

namespace {

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}
int assignee(const QJsonObject &support)
{
    return at(at(support, "assignee").toObject(), "id").toInt();
}
QJsonObject frame(const char *type)
{
    return object({{"type", QString::fromLatin1(type)}});
}
bool isPresence(const QJsonObject &frame, int user, const char *state)
{
    return at(frame, "type").toString() == QLatin1String("presence") && at(frame, "user_id").toInt() == user &&
           at(frame, "state").toString() == QLatin1String(state);
}
QByteArray caseSocket(int room)
{
    return "/ws/chat/support/publisher_1/?room=" + number(room);
}
/// The change frames of this room.
QList<QJsonObject> changesOf(const QList<QJsonObject> &frames, int room)
{
    QList<QJsonObject> changes;
    for (const QJsonObject &one : frames) {
        if (at(one, "type").toString() == QLatin1String("change") &&
            at(at(one, "room").toObject(), "id").toInt() == room)
            changes << one;
    }
    return changes;
}

} // namespace

class TestBlackboxTriageWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_site = std::make_unique<Site>();
        start();
        for (auto [name, who] : {qMakePair("pub", &m_pub), qMakePair("boss", &m_boss), qMakePair("helper", &m_helper)})
            *who = std::make_unique<Browser>(signedIn(m_site->port(), name));
        m_case = openCase(*m_pub, QStringLiteral("Subject"));
    }
    void cleanup()
    {
        if (m_site->isRunning())
            QCOMPARE(m_site->terminate(), 0);
    }

    void aPublisherHearsNothingThatIsTheStaffs()
    {
        const QByteArray secret = "SECRETNOTE", word = "SECRETWORD", reason = "SECRETREASON";
        const QString nonce = QUuid::createUuid().toString(QUuid::WithoutBraces);
        Socket bell(*m_pub, "/ws/notifications/"), talk(*m_pub, caseSocket(m_case)), boss(*m_boss, caseSocket(m_case)),
            helper(*m_helper, caseSocket(m_case)), bossBell(*m_boss, "/ws/notifications/");
        for (Socket *room : {&talk, &boss, &helper})
            QCOMPARE(at(room->next(), "type").toString(), QStringLiteral("history"));
        // everything staff can do, with a message of each side in between
        boss.send(frame("looking"));
        helper.send(frame("looking"));
        helper.send(frame("typing"));
        QVERIFY(isPresence(boss.next("presence"), ids::helper, "looking"));
        QVERIFY(isPresence(boss.next("presence"), ids::helper, "typing"));
        QCOMPARE(act(*m_boss, m_case, "claim").status, 200);
        const QJsonObject note = object({{"text", QString::fromLatin1(secret)}, {"nonce", nonce}});
        QCOMPARE(act(*m_boss, m_case, "note", note).status, 200);
        QCOMPARE(
            act(*m_boss, m_case, "transfer", object({{"to", ids::helper}, {"text", QString::fromLatin1(word)}})).status,
            200);
        QCOMPARE(act(*m_boss, m_case, "category", object({{"category", QStringLiteral("payment")}})).status, 200);
        QCOMPARE(say(*m_helper, m_case, QStringLiteral("answer")).status, 201);
        QCOMPARE(act(*m_helper, m_case, "release").status, 200);
        QCOMPARE(say(*m_pub, m_case, QStringLiteral("question")).status, 201);
        QCOMPARE(act(*m_boss, m_case, "no_reply").status, 200);
        QCOMPARE(act(*m_boss, m_case, "claim").status, 200);
        const QJsonObject why = object({{"reason", QString::fromLatin1(reason)}});
        QCOMPARE(act(*m_boss, m_case, "resolve", why).status, 200);
        QCOMPARE(act(*m_boss, m_case, "reopen", why).status, 200);
        QCOMPARE(act(*m_boss, m_case, "resolve", why).status, 200);
        QCOMPARE(say(*m_pub, m_case, QStringLiteral("again")).status, 201);
        // all that reached him, byte for byte
        QByteArray heard;
        for (Socket *socket : {&bell, &talk}) {
            for (const QByteArray &text : socket->textsUntilPong())
                heard += text + '\n';
        }
        Socket later(*m_pub, caseSocket(m_case)), laterBell(*m_pub, "/ws/notifications/");
        heard += later.nextText() + laterBell.nextText();
        const QByteArray id = number(m_case);
        for (const QByteArray &path :
             {QByteArray("/api/chat-rooms/"), "/api/chat-rooms/" + id + '/', "/api/desk/rooms/" + id + "/messages/",
              QByteArray("/api/desk/changes/?since=0"), "/ar/chat/room/" + id + "/messages/",
              QByteArray("/api/notifications/"), "/api/desk/support/" + id + '/', QByteArray("/api/desk/support/"),
              QByteArray("/api/desk/replies/"), QByteArray("/api/desk/")})
            heard += m_pub->get(path).body + '\n';
        QVERIFY(heard.contains("answer") && heard.contains("\"support\":{\"state\":\"resolved\"}"));
        for (const QByteArray &never :
             {secret, word, reason, nonce.toLatin1(), QByteArray("assignee"), QByteArray("presence"),
              QByteArray("looking"), QByteArray("notes"), QByteArray("lease_"), QByteArray("waiting_since"),
              QByteArray("opened_at"), QByteArray("resolved_at"), QByteArray("\"category\""), QByteArray("\"kind\"")})
            QVERIFY2(!heard.contains(never), never + " in " + heard);
        // he was told of each state, and that somebody typed
        QVERIFY(heard.contains("\"typing\""));
        for (const char *state : {"waiting", "open", "resolved"})
            QVERIFY2(heard.contains("\"support\":{\"state\":\"" + QByteArray(state) + "\"}"), state);
        // the staff were told everything
        const QList<QJsonObject> told = changesOf(bossBell.untilPong(), m_case);
        QVERIFY(told.size() >= 14);
        QCOMPARE(at(told.last(), "cursor").toInteger(),
                 at(m_boss->get("/api/desk/changes/?since=0").json(), "cursor").toInteger());
        for (qsizetype i = 1; i < told.size(); ++i)
            QCOMPARE(at(told[i], "previous").toInteger(), at(told[i - 1], "cursor").toInteger());
    }

    void whatOnlyStaffDidMovesNoCursorOfThePublisher()
    {
        const auto cursors = [this] {
            Socket bell(*m_pub, "/ws/notifications/");
            return QList<qint64>{
                at(bell.next("hello"), "cursor").toInteger(),
                at(m_pub->get("/api/desk/changes/?since=0").json(), "cursor").toInteger(),
                at(m_pub->get("/api/chat-rooms/" + number(m_case) + '/').json(), "cursor").toInteger()};
        };
        Socket bell(*m_pub, "/ws/notifications/");
        QVERIFY(!bell.next("hello").isEmpty());
        const QByteArray before = m_pub->get("/api/chat-rooms/" + number(m_case) + '/').body;
        const QList<qint64> then = cursors();
        QCOMPARE(then.first(), then.last());
        QCOMPARE(act(*m_boss, m_case, "claim").status, 200);
        QCOMPARE(act(*m_boss, m_case, "note", object({{"text", QStringLiteral("psst")}})).status, 200);
        QCOMPARE(act(*m_boss, m_case, "transfer", object({{"to", ids::helper}})).status, 200);
        QCOMPARE(act(*m_helper, m_case, "category", object({{"category", QStringLiteral("other")}})).status, 200);
        QCOMPARE(act(*m_helper, m_case, "release").status, 200);
        QCOMPARE(cursors(), then);
        QCOMPARE(m_pub->get("/api/chat-rooms/" + number(m_case) + '/').body, before);
        bell.send(frame("ping"));
        const QJsonObject pong = bell.next(); // and no change before it
        QCOMPARE(at(pong, "type").toString(), QStringLiteral("pong"));
        QCOMPARE(at(pong, "cursor").toInteger(), then.first());
        // his next change is told from the last one he saw, not from theirs
        QCOMPARE(act(*m_boss, m_case, "no_reply").status, 200);
        const QJsonObject change = bell.next("change");
        QCOMPARE(at(change, "previous").toInteger(), then.first());
        QVERIFY(at(change, "cursor").toInteger() > then.first() + 5);
        QVERIFY(at(change, "message").isNull());
        const QJsonObject after = m_pub->get("/api/desk/changes/?since=" + number(then.first())).json();
        QCOMPARE(at(after, "cursor").toInteger(), at(change, "cursor").toInteger());
        // staff find what they did
        const QJsonObject staffs = m_boss->get("/api/desk/changes/?since=" + number(then.first())).json();
        QCOMPARE(at(staffs, "rooms").toArray().size(), 1);
        QCOMPARE(
            kinds(at(at(at(staffs, "rooms").toArray().first().toObject(), "support").toObject(), "notes").toArray())
                .size(),
            6);
    }

    void staffSeeWhoIsThere()
    {
        Socket pub(*m_pub, caseSocket(m_case)), boss(*m_boss, caseSocket(m_case));
        for (Socket *room : {&pub, &boss})
            QCOMPARE(at(room->next(), "type").toString(), QStringLiteral("history"));
        boss.send(frame("looking"));
        QVERIFY(boss.untilPong().isEmpty()); // not to oneself
        Socket helper(*m_helper, caseSocket(m_case));
        QCOMPARE(at(helper.next(), "type").toString(), QStringLiteral("history"));
        QVERIFY(isPresence(helper.next(), ids::boss, "looking")); // told at once
        boss.send(frame("typing"));
        QVERIFY(isPresence(helper.next(), ids::boss, "typing"));
        QCOMPARE(at(pub.next(), "type").toString(), QStringLiteral("typing"));
        pub.send(frame("looking")); // ignored
        pub.send(frame("typing"));
        QCOMPARE(at(helper.next(), "type").toString(), QStringLiteral("typing"));
        boss = Socket();
        QVERIFY(isPresence(helper.next(), ids::boss, "gone"));
        QVERIFY(pub.untilPong().isEmpty());
    }
    void whoIsNotHeardOfIsGone()
    {
        restart({QStringLiteral("--presence-time"), QStringLiteral("200")});
        Socket boss(*m_boss, caseSocket(m_case)), helper(*m_helper, caseSocket(m_case));
        QVERIFY(!helper.next("history").isEmpty());
        boss.send(frame("looking"));
        QVERIFY(isPresence(helper.next(), ids::boss, "looking"));
        QVERIFY(isPresence(helper.next(), ids::boss, "gone"));
    }

    void aClaimEndsWithoutItsOwner()
    {
        restart({QStringLiteral("--lease-time"), QStringLiteral("300")});
        Socket bell(*m_helper, "/ws/notifications/");
        QVERIFY(!bell.next("hello").isEmpty());
        QCOMPARE(act(*m_boss, m_case, "claim").status, 200); // no socket: it runs at once
        const auto next = [&bell] { return at(at(bell.next("change"), "room").toObject(), "support").toObject(); };
        QJsonObject told = next();
        QCOMPARE(assignee(told), ids::boss);
        QVERIFY(!at(told, "lease_until").toString().isEmpty());
        told = next();
        QCOMPARE(assignee(told), 0);
        const QJsonObject entry = at(told, "notes").toArray().last().toObject();
        QCOMPARE(at(entry, "kind").toString(), QStringLiteral("lease_end"));
        QVERIFY(at(entry, "user").isNull());
    }
    void aClaimStaysWhileItsOwnerHasASocket()
    {
        restart({QStringLiteral("--lease-time"), QStringLiteral("60000")});
        Socket helperBell(*m_helper, "/ws/notifications/");
        auto first = std::make_unique<Socket>(*m_boss, "/ws/notifications/");
        auto second = std::make_unique<Socket>(*m_boss, caseSocket(m_case));
        QCOMPARE(act(*m_boss, m_case, "claim").status, 200);
        QVERIFY(!caseOf(*m_helper, m_case).contains(QStringLiteral("lease_until")));
        first.reset();
        QVERIFY(!second->untilPong().isEmpty());
        QVERIFY(!caseOf(*m_helper, m_case).contains(QStringLiteral("lease_until")));
        second.reset();
        const auto hasLease = [this] { return caseOf(*m_helper, m_case).contains(QStringLiteral("lease_until")); };
        QTRY_VERIFY(hasLease());
        Socket back(*m_boss, "/ws/notifications/"); // his return clears it
        QVERIFY(!back.next("hello").isEmpty());
        QVERIFY(!hasLease());
        QCOMPARE(assignee(caseOf(*m_helper, m_case)), ids::boss);
    }
    void deadlinesStartAnewWithTheServer()
    {
        {
            Socket bell(*m_boss, "/ws/notifications/");
            QCOMPARE(act(*m_boss, m_case, "claim").status, 200);
        }
        m_site->kill();
        QVERIFY(m_site->change(QStringLiteral("UPDATE desk_support SET lease_until='2026-01-01 00:00:00.000000'")));
        start();
        again();
        const QDateTime until =
            QDateTime::fromString(at(caseOf(*m_helper, m_case), "lease_until").toString(), Qt::ISODate);
        QVERIFY(until > QDateTime::currentDateTimeUtc().addSecs(60));
        QCOMPARE(assignee(caseOf(*m_helper, m_case)), ids::boss);
        restart({QStringLiteral("--lease-time"), QStringLiteral("300")});
        const auto owner = [this] { return assignee(caseOf(*m_helper, m_case)); };
        QTRY_COMPARE_WITH_TIMEOUT(owner(), 0, 10'000);
    }

    void theQueueIsOrderedCountedAndPaged()
    {
        m_site->terminate();
        fill(5'000);
        start();
        again();
        Socket bell(*m_boss, "/ws/notifications/");
        for (int i = 10; i < 13; ++i)
            QCOMPARE(act(*m_boss, 1'000 + i, "claim").status, 200);
        QCOMPARE(say(*m_boss, 1'010, QStringLiteral("hello")).status, 201);
        QCOMPARE(act(*m_boss, 1'500, "resolve").status, 200);
        QElapsedTimer timer;
        timer.start();
        const QJsonObject page = m_boss->get("/api/desk/support/?state=waiting&page_size=200").json();
        qInfo("a page of 200 out of 5,000: %lld ms", timer.restart());
        QCOMPARE(at(page, "count").toInt(), 4'998);
        QVERIFY(at(page, "has_next").toBool());
        const QJsonObject counts = at(page, "counts").toObject();
        QCOMPARE(counts, object({{"waiting", 4'998}, {"mine", 3}, {"open", 1}, {"resolved", 1}, {"unclaimed", 4'996}}));
        QList<int> seen;
        QString before;
        for (int number = 1; number <= 25; ++number) {
            const QJsonObject one =
                m_boss->get("/api/desk/support/?state=waiting&page_size=200&page=" + QByteArray::number(number)).json();
            for (const QJsonValue &value : at(one, "rooms").toArray()) {
                const QString since = at(at(value.toObject(), "support").toObject(), "waiting_since").toString();
                QVERIFY(since >= before);
                before = since;
                seen << at(value.toObject(), "id").toInt();
            }
        }
        qInfo("all 25 pages: %lld ms", timer.restart());
        QCOMPARE(seen.size(), 4'998);
        QCOMPARE(QSet<int>(seen.begin(), seen.end()).size(), 4'998);
        QCOMPARE(seen.first(), 1'000);
        const auto list = [this](const QByteArray &query) {
            return idsOf(at(m_boss->get("/api/desk/support/?" + query).json(), "rooms").toArray());
        };
        QCOMPARE(list("state=mine"), (QList<int>{1'011, 1'012, 1'010})); // waiting ones first
        QCOMPARE(list("state=open"), QList<int>{1'010});
        QCOMPARE(list("state=resolved"), QList<int>{1'500});
        QCOMPARE(list("q=Subject%204711"), QList<int>{5'711});
        QCOMPARE(list("q=100%25"), QList<int>{}); // no wildcard
        QCOMPARE(list("category=payment&page_size=2"), (QList<int>{1'001, 1'006}));
        QCOMPARE(m_boss->get("/api/desk/support/?state=lost").status, 400);
        QCOMPARE(m_boss->get("/api/desk/support/?page=x").status, 400);
        QCOMPARE(m_site->terminate(), 0);
        plan("SELECT t.room_id FROM desk_support t WHERE t.state='waiting' AND t.opened_at IS NOT NULL ORDER BY "
             "t.waiting_since, t.room_id LIMIT 100",
             "desk_support_waiting");
        plan(
            "SELECT t.room_id FROM desk_support t WHERE t.state='open' AND t.opened_at IS NOT NULL ORDER BY t.moved_at "
            "DESC, t.room_id DESC LIMIT 100",
            "desk_support_open");
        plan("SELECT t.room_id FROM desk_support t WHERE t.state='resolved' AND t.opened_at IS NOT NULL ORDER BY "
             "t.resolved_at DESC, t.room_id DESC LIMIT 100",
             "desk_support_resolved");
        plan("SELECT count(*) FROM desk_support WHERE assignee_id=4 AND state<>'resolved'", "desk_support_assignee");
    }

private:
    void start(const QStringList &more = {})
    {
        QVERIFY2(m_site->start(QStringList{QStringLiteral("--messages-per-second"), QStringLiteral("0")} + more),
                 m_site->output().constData());
    }
    /// Cookies outlive the server, its port does not.
    void again()
    {
        for (auto *who : {&m_pub, &m_boss, &m_helper}) {
            auto same = std::make_unique<Browser>(m_site->port());
            for (const char *cookie : {"sessionid", "csrftoken"})
                same->setCookie(cookie, (*who)->cookie(cookie));
            *who = std::move(same);
        }
    }
    void restart(const QStringList &more)
    {
        QCOMPARE(m_site->terminate(), 0);
        start(more);
        again();
    }
    /// So many waiting cases of one publisher, a second apart, from room 1,000 on; the one there was is gone.
    void fill(int cases)
    {
        const QString numbers =
            QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i<%1) ").arg(cases - 1);
        const QString time =
            QStringLiteral("strftime('%Y-%m-%d %H:%M:%S.000000', '2026-02-01', '+' || i || ' seconds')");
        for (const QString &sql :
             {QStringLiteral("DELETE FROM desk_support"),
              numbers + QStringLiteral("INSERT INTO chat_rooms (id, room_type, publisher_id, created_at, updated_at) "
                                       "SELECT 1000+i, 'publisher_admin', 6, %1, %1 FROM n")
                            .arg(time),
              numbers + QStringLiteral("INSERT INTO chat_messages (id, room_id, sender_id, message, created_at) SELECT "
                                       "100000+i, 1000+i, 6, 'help', %1 FROM n")
                            .arg(time),
              numbers + QStringLiteral("INSERT INTO desk_changes (seq, room_id, kind, message_id) SELECT 100000+i, "
                                       "1000+i, 'message', 100000+i FROM n"),
              numbers + QStringLiteral("INSERT INTO desk_rooms (room_id, maker_id, last_message_id, cursor) SELECT "
                                       "1000+i, 6, 100000+i, 100000+i FROM n"),
              numbers + QStringLiteral("INSERT INTO desk_support (room_id, subject, category, state, waiting_since, "
                                       "opened_at, moved_at) SELECT 1000+i, 'Subject ' || i, iif(i%5=1, 'payment', "
                                       "'ads'), 'waiting', %1, %1, %1 FROM n")
                            .arg(time)})
            QVERIFY2(m_site->change(sql), qPrintable(sql));
    }
    /// The statement reads this index, in its order.
    void plan(const char *sql, const char *index)
    {
        desk::sql::Database db;
        QVERIFY(db.open(m_site->dataPath() + QStringLiteral("/chatd.sqlite")));
        auto query = db.query(QStringLiteral("EXPLAIN QUERY PLAN ") + QLatin1String(sql));
        QString steps;
        while (query.step())
            steps += query.text(3) + QLatin1Char('\n');
        QVERIFY2(steps.contains(QLatin1String(index)) && !steps.contains(QLatin1String("TEMP B-TREE")),
                 qPrintable(steps));
    }

    std::unique_ptr<Site> m_site;
    std::unique_ptr<Browser> m_pub, m_boss, m_helper;
    int m_case = 0;
};

QTEST_GUILESS_MAIN(TestBlackboxTriageWire)
#include "tst_blackbox_triage_wire.moc"
