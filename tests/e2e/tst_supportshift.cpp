// Ten hours of three admins and 200 publishers with the real server, sped up; and then what every witness says is judged.
// Environment: DESK_SHIFT_SEED (1), DESK_SHIFT_SPEED (300 times), DESK_SHIFT_HOURS (10), DESK_SHIFT_PUBLISHERS (200),
// DESK_SHIFT_CLIENT_SPEED (40: of the clients' own waits and pings; at 300 a socket is given up before it has answered).
#include "e2e/shift/shift.h"
#include "e2e/shift/shiftjudge.h"

#include <QElapsedTimer>

using namespace desk;

namespace {

int setting(const char *name, int otherwise)
{
    bool isNumber = false;
    const int value = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber && value > 0 ? value : otherwise;
}

const UserId noor{1}, sara{2}, person{9};

User user(UserId id)
{
    User one;
    one.id = id;
    return one;
}

QDateTime at(int second)
{
    return QDateTime(QDate(2026, 1, 1), QTime(8, 0), Qt::UTC).addSecs(second);
}

Message message(int id, UserId sender, const QString &text, int second)
{
    Message one;
    one.id = {id};
    one.sender = sender;
    one.text = text;
    one.createdAt = at(second);
    return one;
}

CaseEntry entry(int id, CaseEntryKind kind, UserId by, int second, int after, UserId to = {})
{
    CaseEntry one;
    one.id = {id};
    one.kind = kind;
    if (by.isValid())
        one.user = user(by);
    if (to.isValid())
        one.to = user(to);
    one.at = at(second);
    one.after = {after};
    return one;
}

/// A word, claimed and answered by noor, who resolves; another word, which reopens and is answered by sara, who keeps the case.
ShiftLog goodLog()
{
    const RoomId room{5};
    ShiftLog log;
    log.admins = {noor, sara};
    log.lease = std::chrono::seconds(2);
    log.tolerance = std::chrono::seconds(10);
    log.until = at(200);
    log.spans = {{noor, at(0), at(200)}, {sara, at(0), at(200)}};
    log.words = {{room, {}, QStringLiteral("w1")}, {room, {12}, QStringLiteral("w2")}};
    log.answers = {{noor, room, QStringLiteral("a1"), {{10}}}, {sara, room, QStringLiteral("a2"), {{10}, {11}, {12}}}};
    log.sights = {{noor, room, {12}}, {sara, room, {12}}};
    log.secrets = {"innernote"};
    log.told = {"{\"text\":\"a1\"}"};
    log.cases = {{room,
                  person,
                  QStringLiteral("open"),
                  sara,
                  {entry(1, CaseEntryKind::Claim, noor, 20, 10), entry(2, CaseEntryKind::Resolve, noor, 40, 11),
                   entry(3, CaseEntryKind::Reopen, person, 60, 11), entry(4, CaseEntryKind::Claim, sara, 70, 12)},
                  {message(10, person, QStringLiteral("w1"), 10), message(11, noor, QStringLiteral("a1"), 30),
                   message(12, person, QStringLiteral("w2"), 60), message(13, sara, QStringLiteral("a2"), 80)}}};
    return log;
}

/// Nobody has answered the second word.
void leaveWaiting(ShiftLog &log)
{
    ShiftCase &one = log.cases.first();
    one.messages.removeLast();
    one.state = QStringLiteral("waiting");
    log.answers.removeLast();
    log.queues = {{noor, {one.room}}, {sara, {one.room}}};
}

void print(const Shift &shift, const ShiftVerdict &verdict, quint32 seed, qint64 seconds)
{
    const ShiftLog &log = shift.log();
    const ShiftChances chances = shift.chances();
    const auto of = [&verdict](const char *kind) {
        return int(std::count_if(verdict.faults.cbegin(), verdict.faults.cend(),
                                 [kind](const QString &each) { return each.startsWith(QLatin1String(kind)); }));
    };
    std::printf(
        "shift: seed %u, %lld s: %d cases, %d words, %d answers, %d claims, %d lease ends, %d takeovers, %d transfers, "
        "%d releases, %d resolves, %d reopens, %d macros (%d stopped), %d notes; claims lost %d, guard asked %d, not "
        "sent %d, went away %d, road cut %d (sent meanwhile %d), wrote to resolved %d, bodies %d; unseen %d, unshown "
        "%d, "
        "answered twice %d, lost %d, doubled %d, faults in all %d\n",
        seed, static_cast<long long>(seconds), int(log.cases.size()), int(log.words.size()), int(log.answers.size()),
        verdict.claims, verdict.leaseEnds, verdict.takeOvers, verdict.transfers, chances.releases, verdict.resolves,
        verdict.reopens, chances.macros, chances.ordersStopped, verdict.notes, chances.claimsLost, chances.stale,
        chances.dropped, chances.absences, chances.cuts, chances.pressedOffline, shift.reopenings(),
        int(log.told.size()), of("unseen"), of("unshown"), of("twice"), of("lost"), of("doubled"),
        int(verdict.faults.size()));
    std::fflush(stdout);
}

using Spoil = std::function<void(ShiftLog &)>;

} // namespace

Q_DECLARE_METATYPE(Spoil)

class TestSupportShift : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theJudgeFindsWhatIsWrong_data();
    void theJudgeFindsWhatIsWrong()
    {
        QFETCH(QString, kind);
        QFETCH(Spoil, spoil);
        ShiftLog log = goodLog();
        spoil(log);
        const QStringList faults = judge(log).faults;
        if (kind.isEmpty()) {
            QCOMPARE(faults, QStringList());
            return;
        }
        QVERIFY2(std::any_of(faults.cbegin(), faults.cend(),
                             [&kind](const QString &each) { return each.startsWith(kind + QLatin1Char(':')); }),
                 qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void nobodyIsOverlookedAndNobodyAnsweredTwice()
    {
        const int publishers = setting("DESK_SHIFT_PUBLISHERS", 200);
        ShiftPlan plan;
        plan.seed = quint32(setting("DESK_SHIFT_SEED", 1));
        plan.speed = setting("DESK_SHIFT_SPEED", 300);
        plan.clientSpeed = setting("DESK_SHIFT_CLIENT_SPEED", 40);
        plan.hours = setting("DESK_SHIFT_HOURS", 10);
        QElapsedTimer time;
        time.start();
        Shift shift(plan, publishers);
        QVERIFY(shift.prepare());
        const bool isOver = shift.live();
        QVERIFY(shift.gather());
        const ShiftVerdict verdict = judge(shift.log());
        print(shift, verdict, plan.seed, time.elapsed() / 1'000);
        for (const RoomId room : verdict.cases)
            std::printf("%s\n", qPrintable(story(shift.log(), room).join(QLatin1Char('\n'))));
        std::fflush(stdout);
        QVERIFY2(verdict.faults.isEmpty(), qPrintable(verdict.faults.join(QLatin1Char('\n'))));
        QVERIFY2(isOver, qPrintable(shift.describe().join(QLatin1Char('\n'))));
        QCOMPARE(shift.log().cases.size(), publishers);
    }
};

void TestSupportShift::theJudgeFindsWhatIsWrong_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Spoil>("spoil");
    const auto row = [](const char *name, const char *kind, Spoil spoil) {
        QTest::newRow(name) << QString::fromLatin1(kind) << std::move(spoil);
    };
    const auto entries = [](ShiftLog &log) -> QList<CaseEntry> & { return log.cases.first().log; };
    row("nothing", "", [](ShiftLog &) {});
    row("a case that waits in every queue", "", [](ShiftLog &log) { leaveWaiting(log); });
    row("a take-over that was asked for", "", [=](ShiftLog &log) {
        entries(log).insert(1, entry(9, CaseEntryKind::Claim, sara, 35, 11));
        log.takeOvers = {{sara, {5}}};
    });
    row("an absence shorter than the lease", "", [](ShiftLog &log) {
        log.spans = {{noor, at(0), at(200)}, {sara, at(0), at(90)}, {sara, at(91), at(200)}};
    });
    row("a word in no queue", "unseen", [](ShiftLog &log) {
        leaveWaiting(log);
        log.sights = {{noor, {5}, {10}}, {sara, {5}, {10}}};
    });
    row("a case never shown to one", "unshown", [](ShiftLog &log) { log.sights.removeLast(); });
    row("missing in a queue at the end", "queue", [](ShiftLog &log) {
        leaveWaiting(log);
        log.queues.remove(sara);
    });
    row("in a queue though answered", "queue", [](ShiftLog &log) { log.queues = {{noor, {{5}}}}; });
    row("waiting for the site, answered by its messages", "queue",
        [](ShiftLog &log) { log.cases.first().state = QStringLiteral("waiting"); });
    row("two answers, the first not shown", "twice", [](ShiftLog &log) {
        log.answers << ShiftAnswer{noor, {5}, QStringLiteral("a3"), {{10}, {11}, {12}}};
        log.cases.first().messages << message(14, noor, QStringLiteral("a3"), 85);
    });
    row("two answers, with a word between that neither saw", "twice", [](ShiftLog &log) {
        log.answers << ShiftAnswer{noor, {5}, QStringLiteral("a3"), {{10}, {11}, {12}}};
        log.words << ShiftWord{{5}, {14}, QStringLiteral("w3")};
        log.cases.first().messages << message(14, person, QStringLiteral("w3"), 84)
                                   << message(15, noor, QStringLiteral("a3"), 85);
    });
    row("two answers on purpose", "", [](ShiftLog &log) {
        log.answers << ShiftAnswer{noor, {5}, QStringLiteral("a3"), {{10}, {11}, {12}, {13}}};
        log.cases.first().messages << message(14, noor, QStringLiteral("a3"), 85);
    });
    row("a claim without an end", "lease", [](ShiftLog &log) { log.cases.first().owner = {}; });
    row("claimed twice", "lease", [=](ShiftLog &log) { entries(log) << entry(9, CaseEntryKind::Claim, sara, 90, 13); });
    row("a lease ends that nobody had", "lease",
        [=](ShiftLog &log) { entries(log).insert(0, entry(9, CaseEntryKind::LeaseEnd, {}, 15, 10)); });
    row("a lease ends while its owner is there", "lease",
        [=](ShiftLog &log) { entries(log).insert(1, entry(9, CaseEntryKind::LeaseEnd, {}, 35, 11)); });
    row("a claim outlives its owner's absence", "lease", [](ShiftLog &log) {
        log.spans = {{noor, at(0), at(200)}, {sara, at(0), at(90)}, {sara, at(150), at(200)}};
    });
    row("a claim of one who never comes", "lease", [](ShiftLog &log) { log.spans = {{noor, at(0), at(200)}}; });
    row("two owners", "owners",
        [=](ShiftLog &log) { entries(log).insert(1, entry(9, CaseEntryKind::Claim, sara, 35, 11)); });
    row("released by another", "owners",
        [=](ShiftLog &log) { entries(log).insert(1, entry(9, CaseEntryKind::Release, sara, 35, 11)); });
    row("a word that does not reopen", "shut", [=](ShiftLog &log) { entries(log).removeAt(2); });
    row("a note is told", "private", [](ShiftLog &log) { log.told << "{\"notes\":[\"innernote 1\"]}"; });
    row("a word lost", "lost", [](ShiftLog &log) { log.words << ShiftWord{{5}, {}, QStringLiteral("w9")}; });
    row("a word stored as another", "lost", [](ShiftLog &log) { log.words[1].id = {10}; });
    row("an answer lost", "lost", [](ShiftLog &log) {
        log.answers << ShiftAnswer{sara, {5}, QStringLiteral("a9"), {}};
    });
    row("an answer stored though taken back", "lost", [](ShiftLog &log) { log.answers[1].takenBack = true; });
    row("doubled", "doubled",
        [](ShiftLog &log) { log.cases.first().messages << message(14, sara, QStringLiteral("a2"), 85); });
    row("typed by nobody", "strange",
        [](ShiftLog &log) { log.cases.first().messages << message(14, sara, QStringLiteral("a9"), 85); });
}

QTEST_GUILESS_MAIN(TestSupportShift)
#include "tst_supportshift.moc"
