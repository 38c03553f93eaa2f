// Two admins and one publisher with the real server: who has a case, what the other sees of it at once, what the publisher never
// sees, and a macro.
#include "e2e/livesite.h"
#include "e2e/road.h"

using namespace desk;

namespace {

constexpr int soon = 20'000;

struct Desk
{
    LiveSite site;
    Road road; ///< between Noor and the site
    LiveClient publisher, noor, sara;
    RoomId room;

    bool begin()
    {
        if (!site.addUser(QStringLiteral("publisher")) ||
            !site.addUser(QStringLiteral("noor"), {QStringLiteral("--staff")}) ||
            !site.addUser(QStringLiteral("sara"), {QStringLiteral("--staff")}) || !site.start())
            return false;
        road.leadTo(quint16(site.port()));
        if (!publisher.signIn(site.address(), QStringLiteral("publisher")) ||
            !noor.signIn(QStringLiteral("http://127.0.0.1:%1").arg(road.serverPort()), QStringLiteral("noor")) ||
            !sara.signIn(site.address(), QStringLiteral("sara")))
            return false;
        const auto made = await(publisher.session().createSupportCase(
            QStringLiteral("Invoice"), QStringLiteral("payment"), QStringLiteral("I paid twice")));
        if (!made)
            return false;
        room = *made;
        return QTest::qWaitFor(
            [this] {
                return state(noor) == QLatin1String("waiting") && state(sara) == QLatin1String("waiting") &&
                       noor.isReady() && sara.isReady() && publisher.room(room);
            },
            soon);
    }
    std::optional<Support> support(LiveClient &client) const
    {
        const auto item = client.room(room);
        return item ? item->room.support : std::nullopt;
    }
    QString state(LiveClient &client) const { return support(client).value_or(Support{}).state; }
    QString owner(LiveClient &client) const
    {
        return support(client).value_or(Support{}).assignee.value_or(User{}).username;
    }
    QStringList notes(LiveClient &client) const
    {
        QStringList texts;
        const QList<CaseLine> lines = client.session().triage()->log(room);
        for (const CaseLine &line : lines) {
            if (line.entry.kind == CaseEntryKind::Note)
                texts << (line.pending ? QStringLiteral("pending ") : QString()) + line.entry.text;
        }
        return texts;
    }
    /// What the publisher is told of the case beside its state.
    bool isPrivate()
    {
        Support seen = support(publisher).value_or(Support{});
        seen.state.clear();
        return seen == Support{};
    }
};

} // namespace

class TestSupportDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneCaseHasOneOwner()
    {
        Desk desk;
        QVERIFY(desk.begin());
        Triage *noor = desk.noor.session().triage(), *sara = desk.sara.session().triage();
        QVERIFY(noor->available() && sara->available() && !desk.publisher.session().triage()->available());
        QVERIFY(await(noor->claim(desk.room)));
        QCOMPARE(desk.owner(desk.noor), QStringLiteral("noor"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.owner(desk.sara), QStringLiteral("noor"), soon);
        const auto refused = await(sara->claim(desk.room));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Claimed);
        QCOMPARE(refused.error().detail, QStringLiteral("noor"));
        QVERIFY(await(sara->claim(desk.room, true)));
        QTRY_COMPARE_WITH_TIMEOUT(desk.owner(desk.noor), QStringLiteral("sara"), soon);
        QCOMPARE(await(noor->release(desk.room)).error().code, ErrorCode::NotYours);
        QVERIFY(await(sara->transfer(desk.room, desk.noor.session().account().key.me, QStringLiteral("yours"))));
        QTRY_COMPARE_WITH_TIMEOUT(desk.owner(desk.noor), QStringLiteral("noor"), soon);
        QVERIFY(await(noor->release(desk.room)));
        QTRY_COMPARE_WITH_TIMEOUT(desk.owner(desk.sara), QString(), soon);
        QVERIFY(desk.isPrivate());
    }

    void aNoteIsTheStaffsAlone()
    {
        Desk desk;
        QVERIFY(desk.begin());
        QVERIFY(desk.notes(desk.sara).isEmpty());
        QVERIFY(await(desk.noor.session().triage()->addNote(desk.room, QStringLiteral("a regular"))));
        QTRY_COMPARE_WITH_TIMEOUT(desk.notes(desk.noor), QStringList{QStringLiteral("a regular")}, soon);
        QTRY_COMPARE_WITH_TIMEOUT(desk.notes(desk.sara), QStringList{QStringLiteral("a regular")}, soon);
        desk.publisher.open(desk.room);
        QTRY_COMPARE_WITH_TIMEOUT(desk.publisher.texts().size(), 1, soon);
        QVERIFY(desk.isPrivate());
        QVERIFY(!await(desk.publisher.session().triage()->caseDetail(desk.room)));
        const auto detail = await(desk.sara.session().triage()->caseDetail(desk.room));
        QVERIFY(detail);
        QCOMPARE(detail->person.user.username, QStringLiteral("publisher"));
        QCOMPARE(detail->log.size(), 1);
    }

    void colleaguesSeeWhoLooksAndTypes()
    {
        Desk desk;
        QVERIFY(desk.begin());
        desk.noor.open(desk.room);
        desk.sara.open(desk.room);
        const auto seen = [&desk] { return desk.sara.session().triage()->colleagues(desk.room); };
        QTRY_COMPARE_WITH_TIMEOUT(seen().size(), 1, soon);
        QCOMPARE(seen().first().user, desk.noor.session().account().key.me);
        desk.noor.session().typing(desk.room);
        QTRY_VERIFY_WITH_TIMEOUT(seen().value(0).typing, soon);
        QVERIFY(desk.sara.room(desk.room)->typingNames.isEmpty()); // not also as the other side of the talk
        desk.noor.end();
        QTRY_VERIFY_WITH_TIMEOUT(seen().isEmpty(), soon);
        QVERIFY(desk.publisher.session().triage()->colleagues(desk.room).isEmpty());
    }

    void anAnswerThatAColleagueHasOvertakenWaitsForItsWriter()
    {
        Desk desk;
        QVERIFY(desk.begin());
        desk.noor.open(desk.room);
        desk.publisher.open(desk.room);
        desk.road.hold("POST /api/chat-rooms/");
        desk.noor.session().send(desk.room, QStringLiteral("from Noor"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.road.isHolding(), soon);
        desk.sara.session().send(desk.room, QStringLiteral("from Sara"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.publisher.texts().size(), 2, soon);
        desk.road.release();
        QTRY_VERIFY_WITH_TIMEOUT(desk.noor.shown().pending.value(0).state == SendState::Refused, soon);
        QCOMPARE(desk.noor.shown().pending.first().error->code, ErrorCode::Overtaken);
        QTRY_COMPARE_WITH_TIMEOUT(desk.noor.texts().value(1), QStringLiteral("from Sara"), soon);
        QCOMPARE(desk.owner(desk.sara), QStringLiteral("sara"));
        QCOMPARE(desk.publisher.texts().size(), 2);
        desk.noor.session().retry(desk.noor.shown().pending.first().id); // she has read it
        QTRY_COMPARE_WITH_TIMEOUT(desk.publisher.texts().value(2), QStringLiteral("from Noor"), soon);
        QTRY_VERIFY_WITH_TIMEOUT(desk.noor.shown().pending.isEmpty(), soon);
    }

    void aMacroAnswersAndResolvesAndAWordReopens()
    {
        Desk desk;
        QVERIFY(desk.begin());
        Triage *noor = desk.noor.session().triage();
        const auto macro = await(noor->saveTeamReply({{},
                                                      QStringLiteral("refund"),
                                                      {QStringLiteral("a"), QStringLiteral("b")},
                                                      QStringLiteral("account"),
                                                      true,
                                                      {},
                                                      {}}));
        QVERIFY(macro);
        QVERIFY(await(noor->run(desk.room, *macro, macro->texts, QStringLiteral("refunded"))));
        QTRY_COMPARE_WITH_TIMEOUT(desk.state(desk.publisher), QStringLiteral("resolved"), soon);
        desk.publisher.open(desk.room);
        QTRY_COMPARE_WITH_TIMEOUT(desk.publisher.texts().size(), 3, soon);
        QTRY_COMPARE_WITH_TIMEOUT(desk.state(desk.sara), QStringLiteral("resolved"), soon);
        QCOMPARE(desk.support(desk.sara)->category, QStringLiteral("account"));
        QTRY_VERIFY_WITH_TIMEOUT(!noor->hasOrder(desk.room), soon);
        desk.sara.session().triage()->refreshTeamReplies();
        QTRY_COMPARE_WITH_TIMEOUT(desk.sara.session().triage()->teamReplies().size(), 1, soon);
        desk.publisher.session().send(desk.room, QStringLiteral("not yet"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.state(desk.sara), QStringLiteral("waiting"), soon);
        QVERIFY(desk.sara.room(desk.room)->needsAnswer);
        QVERIFY(await(noor->noReplyNeeded(desk.room)));
        QTRY_COMPARE_WITH_TIMEOUT(desk.state(desk.sara), QStringLiteral("open"), soon);
        QVERIFY(!desk.sara.room(desk.room)->needsAnswer);
        QVERIFY(desk.isPrivate());
        const auto times = await(noor->times(1));
        QVERIFY(times);
        QCOMPARE(times->waits.size(), 2);
        QCOMPARE(times->waits[0].how, WaitEnd::Reply);
        QVERIFY(times->waits[0].isFirst);
        QCOMPARE(times->waits[1].how, WaitEnd::NoReply);
        QCOMPARE(times->resolutions.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSupportDesk)
#include "tst_supportdesk.moc"
