// The support desk of one account: acts, notes that are neither lost nor doubled, orders that resolve only what was answered,
// colleagues, team replies. The site is a bare HTTP server; everything between it and the files is real.
#include "protocol/codec.h"
#include "session/casedesk.h"
#include "session/drafts.h"
#include "session/intake.h"
#include "session/outbox.h"
#include "session/presence.h"
#include "session/roombook.h"
#include "session/roommarks.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakesite.h"
#include "tests/support/values.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::testing;
using namespace std::chrono_literals;

namespace {

const RoomId here{7};
const UserId publisher{20}, colleague{4};
const User me{UserId{1}, QStringLiteral("admin"), {}, {}, true, {}};
const User she{colleague, QStringLiteral("sara"), QStringLiteral("Sara"), QStringLiteral("Adel"), true, {}};
const QDateTime noon(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

Room caseRoom(qint64 cursor, const QString &state = QStringLiteral("waiting"))
{
    Room value = room(here.value, publisher.value, 0, cursor);
    value.client.reset();
    value.type = RoomType::PublisherAdmin;
    value.ad = {};
    value.adTitle.clear();
    value.isActive = state != QLatin1String("resolved");
    Support support;
    support.state = state;
    support.category = QStringLiteral("payment");
    support.subject = QStringLiteral("Invoice");
    support.waitingSince = noon.addSecs(-600);
    support.openedAt = noon.addSecs(-900);
    value.support = support;
    return value;
}

CaseEntry entry(qint64 id, CaseEntryKind kind, const QString &text, const QUuid &nonce = {})
{
    CaseEntry value;
    value.id = CaseEntryId{id};
    value.kind = kind;
    value.user = she;
    value.text = text;
    value.at = noon.addSecs(id);
    value.after = MessageId{100};
    value.nonce = nonce;
    return value;
}

class Carrier : public Delivery
{
public:
    Dialect dialect() const override { return Dialect::Full; }
    void send(const OutboxRow &row) override { rows << row; }
    void settle(const OutboxRow &row) override { rows << row; }
    void arrive(const OutboxRow &row, qint64 id)
    {
        Message stored = message(row.room.value, id, me.id.value, row.text);
        stored.nonce = row.nonce;
        Q_EMIT sent(row.id, stored);
    }
    QList<OutboxRow> rows;
};

/// What a new start finds in the same folder.
struct World
{
    FakeClock clock{noon};
    Store store;
    Intake intake{store};
    Drafts drafts{store, clock};
    Presence presence{clock, me.id};
    RoomMarks marks{store};
    Outbox outbox{store, intake, clock, [this](RoomId id) { return book.newest(id); },
                  [this](RoomId id) { return book.heard(id); }};
    RoomBook book{me, true, drafts, outbox, presence, marks};
    QHash<QByteArray, QByteArray> answers; ///< by the end of the path; empty: the connection is closed
    FakeSite site{[this](const SeenRequest &request) { return answer(request); }};
    SiteApi api{site.address(), QTimeZone::utc()};
    QList<RoomId> looked;
    QList<RoomId> byPage;
    CaseDesk desk;
    Carrier carrier;
    Room room = caseRoom(10);
    bool down = false;

    explicit World(const QString &folder, bool available = true)
        : desk({api, store, intake, outbox, book, clock, me.id, [this](RoomId id) { looked << id; },
                [this](RoomId id) {
                    byPage << id;
                    return readyResult<void>({});
                },
                [this](RoomId id) {
                    byPage << id;
                    return readyResult<void>({});
                }},
               available)
    {
        QObject::connect(&store, &Store::committed, &desk, [this](const ChangeSet &changes) {
            book.take(changes);
            desk.take(changes);
        });
        QVERIFY(await(store.open(folder, me.id)));
        const auto ours = await(store.loadDesk());
        const auto theirs = await(store.loadCache());
        QVERIFY(ours && theirs);
        outbox.load(ours->outbox);
        book.load(theirs->rooms);
        outbox.setDelivery(&carrier);
        desk.load(*ours);
        if (!book.room(here)) {
            Incoming incoming;
            incoming.rooms << room;
            incoming.runs << chained(here.value, {message(here.value, 100, publisher.value)});
            QVERIFY(await(intake.take(incoming)));
            QTRY_VERIFY(book.stored(here).isValid());
        }
    }
    ~World() { outbox.setDelivery(nullptr); }

    std::optional<QByteArray> answer(const SeenRequest &request) const
    {
        if (down)
            return QByteArray();
        for (auto each = answers.cbegin(); each != answers.cend(); ++each) {
            if (request.path.endsWith(each.key()))
                return each.value();
        }
        if (request.path.endsWith("/staff/"))
            return FakeSite::reply(200, protocol::encodeStaff({}));
        if (request.path.endsWith("/replies/"))
            return FakeSite::reply(200, protocol::encodeTeamReplies({}));
        return roomAnswer(room);
    }
    static QByteArray roomAnswer(const Room &room)
    {
        return FakeSite::reply(200, protocol::encodeCaseRoom(room, {QTimeZone::utc(), true}));
    }
    QList<SeenRequest> asked(const QByteArray &pathEnd) const
    {
        QList<SeenRequest> all;
        for (const SeenRequest &request : site.seen()) {
            if (request.path.endsWith(pathEnd))
                all << request;
        }
        return all;
    }
    Room stored() { return book.room(here).value_or(Room{}); }
    void take(const Room &changed, const QList<Message> &messages = {})
    {
        Incoming incoming;
        incoming.rooms << changed;
        if (!messages.isEmpty())
            incoming.runs << chained(here.value, messages);
        QVERIFY(await(intake.take(incoming)));
    }
};

} // namespace

class TestTriage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCaseGoesThroughTheCacheAndBack()
    {
        QTemporaryDir dir;
        Room told = caseRoom(11, QStringLiteral("resolved"));
        told.support->assignee = she;
        told.support->leaseUntil = noon.addSecs(120);
        told.support->resolvedAt = noon.addSecs(60);
        told.support->notesMore = true;
        CaseEntry transfer = entry(3, CaseEntryKind::Transfer, QStringLiteral("yours"));
        transfer.to = me;
        CaseEntry ended = entry(4, CaseEntryKind::LeaseEnd, {});
        ended.user.reset();
        told.support->notes = {entry(2, CaseEntryKind::Note, QStringLiteral("mine"), QUuid::createUuid()), transfer,
                               ended};
        {
            World world(dir.path());
            world.take(told);
        }
        World again(dir.path());
        Room expected = told;
        expected.support->notes.clear(); // they are the log
        QCOMPARE(again.stored().support, expected.support);
        QCOMPARE(*await(again.store.caseLog(here)), told.support->notes);
        Incoming gone;
        gone.gone << here;
        QVERIFY(await(again.intake.take(gone)));
        QVERIFY(await(again.store.caseLog(here))->isEmpty());
    }

    void anActIsStoredFromItsAnswer()
    {
        QTemporaryDir dir;
        World world(dir.path());
        world.room = caseRoom(12);
        world.room.support->assignee = me;
        world.room.support->notes = {entry(1, CaseEntryKind::Claim, {})};
        QVERIFY(await(world.desk.claim(here, true)));
        QCOMPARE(await(world.store.loadCache())->rooms.first().room.support->assignee->id, me.id);
        const QList<SeenRequest> asked = world.asked("/api/desk/support/7/claim/");
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().verb, "POST");
        QVERIFY(protocol::decodeClaim(asked.first().body)->takeOver);
    }

    void everyActHasItsCall()
    {
        QTemporaryDir dir;
        World world(dir.path());
        QVERIFY(await(world.desk.release(here)));
        QVERIFY(await(world.desk.transfer(here, colleague, QStringLiteral("please"))));
        QVERIFY(await(world.desk.resolve(here, QStringLiteral("done"), world.desk.heard(here))));
        QVERIFY(await(world.desk.reopen(here, QStringLiteral("again"))));
        QVERIFY(await(world.desk.noReplyNeeded(here)));
        QVERIFY(await(world.desk.setCategory(here, QStringLiteral("ads"))));
        QByteArrayList paths;
        for (const SeenRequest &request : world.site.seen())
            paths << request.path.mid(sizeof("/api/desk/support/7/") - 1);
        QCOMPARE(paths, (QByteArrayList{"release/", "transfer/", "resolve/", "reopen/", "no_reply/", "category/"}));
        QCOMPARE(*protocol::decodeTransfer(world.site.seen()[1].body),
                 (protocol::TransferCase{colleague, QStringLiteral("please")}));
        QCOMPARE(*protocol::decodeResolve(world.site.seen()[2].body),
                 (protocol::ResolveCase{QStringLiteral("done"), false, MessageId{100}}));
        QCOMPARE(protocol::decodeReopen(world.site.seen()[3].body)->reason, QStringLiteral("again"));
        QCOMPARE(protocol::decodeCategory(world.site.seen()[5].body)->category, QStringLiteral("ads"));
    }

    void refusalsAreSaid_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("detail");
        QTest::newRow("claimed") << 409 << protocol::encodeClaimed(QStringLiteral("taken"), she) << ErrorCode::Claimed
                                 << QStringLiteral("Sara Adel");
        const auto error = [](const char *code) {
            return protocol::encodeErrorDetail(QStringLiteral("no"), QString::fromLatin1(code));
        };
        const QString no = QStringLiteral("no");
        QTest::newRow("not mine") << 409 << error("not_yours") << ErrorCode::NotYours << no;
        QTest::newRow("name taken") << 409 << error("name_taken") << ErrorCode::NameTaken << no;
        QTest::newRow("another note") << 409 << error("nonce_reused") << ErrorCode::NonceReused << no;
        QTest::newRow("no colleague") << 400 << error("bad_colleague") << ErrorCode::BadColleague << no;
        QTest::newRow("invalid") << 400 << error("invalid") << ErrorCode::Invalid << no;
        QTest::newRow("gone") << 404 << error("not_found") << ErrorCode::NotFound << no;
    }
    void refusalsAreSaid()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        QFETCH(QString, detail);
        QTemporaryDir dir;
        World world(dir.path());
        world.answers["claim/"] = FakeSite::reply(status, body);
        const auto answer = await(world.desk.claim(here, false));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, code);
        QCOMPARE(answer.error().detail, detail);
        QVERIFY(!world.stored().support->assignee);
    }

    void whereTheSiteHasNoDeskOnlyItsPagesWork()
    {
        QTemporaryDir dir;
        World world(dir.path(), false);
        world.desk.setOnline(true);
        QCOMPARE(await(world.desk.claim(here, false)).error().code, ErrorCode::NotFound);
        QCOMPARE(await(world.desk.addNote(here, QStringLiteral("x"))).error().code, ErrorCode::NotFound);
        QVERIFY(await(world.desk.resolve(here, QStringLiteral("done"), world.desk.heard(here))));
        QVERIFY(await(world.desk.reopen(here, {})));
        QCOMPARE(world.byPage, (QList<RoomId>{here, here}));
        QVERIFY(world.site.seen().isEmpty());
        QSignalSpy changed(&world.desk, &Triage::availableChanged);
        world.desk.setAvailable(true);
        world.desk.setAvailable(true);
        QCOMPARE(changed.size(), 1);
    }

    void theLogIsReadAndGrows()
    {
        QTemporaryDir dir;
        World world(dir.path());
        Room told = caseRoom(11);
        told.support->notesMore = true;
        told.support->notes = {entry(5, CaseEntryKind::Claim, {})};
        world.take(told);
        QSignalSpy changed(&world.desk, &Triage::logChanged);
        QVERIFY(world.desk.log(here).isEmpty());
        QTRY_COMPARE(world.desk.log(here).size(), 1);
        QVERIFY(!changed.isEmpty());
        QVERIFY(world.desk.logHasMore(here));
        told.cursor = Cursor{12};
        told.support->notes << entry(6, CaseEntryKind::Note, QStringLiteral("n"));
        world.take(told);
        QTRY_COMPARE(world.desk.log(here).size(), 2);
        const protocol::CaseDetail detail{told,
                                          {User{publisher, {}, {}, {}, {}, {}}, {}, {}, {}},
                                          {},
                                          {},
                                          {entry(2, CaseEntryKind::Note, QStringLiteral("first")),
                                           entry(5, CaseEntryKind::Claim, {}), entry(6, CaseEntryKind::Note, {})}};
        world.answers["/support/7/"] = FakeSite::reply(200, protocol::encode(detail, {QTimeZone::utc(), true}));
        QVERIFY(await(world.desk.caseDetail(here)));
        QCOMPARE(world.desk.log(here).size(), 3);
        QCOMPARE(world.desk.log(here).first().entry.text, QStringLiteral("first"));
        QVERIFY(!world.desk.logHasMore(here));
        QVERIFY(world.desk.knownDetail(here));
    }

    void aNoteIsWrittenDownBeforeItLeaves()
    {
        QTemporaryDir dir;
        World world(dir.path());
        QVERIFY(await(world.desk.addNote(here, QStringLiteral("call him"))));
        QCOMPARE(await(world.store.loadDesk())->caseNotes.size(), 1);
        const QList<CaseLine> lines = world.desk.log(here);
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines.first().pending && lines.first().retries);
        QCOMPARE(lines.first().entry.after, MessageId{100});
        QVERIFY(world.site.seen().isEmpty());
        QVERIFY(await(world.store.clearCache())); // which loses nothing that is not answered
        QCOMPARE(world.desk.log(here).size(), 1);

        world.room = caseRoom(12);
        world.room.support->notes = {
            entry(9, CaseEntryKind::Note, QStringLiteral("call him"), lines.first().entry.nonce)};
        world.desk.setOnline(true);
        QTRY_VERIFY(!world.desk.log(here).first().pending);
        QCOMPARE(world.desk.log(here).size(), 1);
        QTRY_VERIFY(await(world.store.loadDesk())->caseNotes.isEmpty());
        QCOMPARE(*protocol::decodeNote(world.asked("note/").first().body),
                 (protocol::NoteOnCase{QStringLiteral("call him"), lines.first().entry.nonce}));
        QVERIFY(world.carrier.rows.isEmpty() && world.outbox.rows(here).isEmpty()); // never as a message
    }

    void aNoteWithoutAnAnswerGoesAgainUnderItsNonce()
    {
        QTemporaryDir dir;
        World world(dir.path());
        world.answers["note/"] = QByteArray();
        world.desk.setOnline(true);
        QVERIFY(await(world.desk.addNote(here, QStringLiteral("a"))));
        QTRY_VERIFY(world.desk.log(here).first().error);
        QVERIFY(world.desk.log(here).first().retries);
        QCOMPARE(world.asked("note/").size(), 1);
        world.answers.remove("note/");
        world.clock.advance(2s);
        QTRY_VERIFY(world.desk.log(here).isEmpty()); // answered: this server tells of no notes
        QCOMPARE(world.asked("note/").size(), 2);
        QCOMPARE(world.asked("note/")[0].body, world.asked("note/")[1].body);
    }

    void aNoteOutlivesTheProgram()
    {
        QTemporaryDir dir;
        QUuid nonce;
        {
            World world(dir.path());
            QVERIFY(await(world.desk.addNote(here, QStringLiteral("a"))));
            nonce = world.desk.log(here).first().entry.nonce;
            Room told = caseRoom(12); // it had arrived, and its entry was stored; then the program ended
            told.support->notes = {entry(9, CaseEntryKind::Note, QStringLiteral("a"), QUuid::createUuid())};
            world.take(told);
        }
        World again(dir.path());
        QTRY_COMPARE(again.desk.log(here).size(), 2);
        QVERIFY(again.desk.log(here)[1].pending);
        again.desk.setOnline(true);
        QTRY_COMPARE(again.desk.log(here).size(), 1);
        QCOMPARE(protocol::decodeNote(again.asked("note/").first().body)->nonce, nonce);
        QVERIFY(await(again.store.loadDesk())->caseNotes.isEmpty());
    }

    void aRefusedNoteStaysUntilThePersonSays()
    {
        QTemporaryDir dir;
        World world(dir.path());
        world.desk.setOnline(true);
        world.answers["note/"] = FakeSite::reply(413, protocol::encodeErrorDetail(QStringLiteral("long")));
        QVERIFY(await(world.desk.addNote(here, QStringLiteral("too long"))));
        QTRY_VERIFY(world.desk.log(here).first().error);
        const CaseLine line = world.desk.log(here).first();
        QVERIFY(!line.retries);
        QCOMPARE(await(world.store.loadDesk())->caseNotes.first().error->code, ErrorCode::TooLong);
        world.clock.advance(10min);
        QCOMPARE(world.asked("note/").size(), 1);
        QCOMPARE(*await(world.desk.takeBackNote(line.entry.nonce)), QStringLiteral("too long"));
        QVERIFY(world.desk.log(here).isEmpty());
        QTRY_VERIFY(await(world.store.loadDesk())->caseNotes.isEmpty());
        QVERIFY(!await(world.desk.takeBackNote(line.entry.nonce)));
    }

    void aMacroResolvesWhenItsMessagesAreStored()
    {
        QTemporaryDir dir;
        World world(dir.path());
        world.desk.setOnline(true);
        const TeamReply macro{TeamReplyId{1}, QStringLiteral("paid"), {}, QStringLiteral("payment"), true, {}, {}};
        QVERIFY(
            await(world.desk.run(here, macro, {QStringLiteral("one"), QStringLiteral("two")}, QStringLiteral("paid"))));
        QVERIFY(world.desk.hasOrder(here));
        QTRY_COMPARE(world.carrier.rows.size(), 1);
        world.carrier.arrive(world.carrier.rows[0], 101);
        QTRY_COMPARE(world.carrier.rows.size(), 2);
        QCOMPARE(world.carrier.rows[1].text, QStringLiteral("two"));
        QVERIFY(world.asked("resolve/").isEmpty() && world.asked("category/").isEmpty());
        world.carrier.arrive(world.carrier.rows[1], 102);
        QTRY_COMPARE(world.asked("resolve/").size(), 1);
        QCOMPARE(world.asked("category/").size(), 1);
        QCOMPARE(*protocol::decodeResolve(world.asked("resolve/").first().body),
                 (protocol::ResolveCase{QStringLiteral("paid"), true, MessageId{100}}));
        QTRY_VERIFY(!world.desk.hasOrder(here));
        QTRY_VERIFY(await(world.store.loadDesk())->caseOrders.isEmpty());
    }

    void aMacroOutlivesTheProgram()
    {
        QTemporaryDir dir;
        const TeamReply macro{TeamReplyId{1}, QStringLiteral("done"), {}, {}, true, {}, {}};
        {
            World world(dir.path());
            QVERIFY(await(world.desk.run(here, macro, {QStringLiteral("one")}, {})));
        }
        World again(dir.path());
        QVERIFY(again.desk.hasOrder(here));
        again.desk.setOnline(true);
        QTRY_COMPARE(again.carrier.rows.size(), 1);
        QVERIFY(again.asked("resolve/").isEmpty());
        again.carrier.arrive(again.carrier.rows.first(), 101);
        QTRY_COMPARE(again.asked("resolve/").size(), 1);
        QTRY_VERIFY(!again.desk.hasOrder(here));
    }

    void aMacroWhoseAnswerIsLostIsAskedAgain()
    {
        QTemporaryDir dir;
        World world(dir.path());
        world.desk.setOnline(true);
        world.answers["resolve/"] = QByteArray();
        QVERIFY(await(world.desk.run(here, {{}, {}, {}, {}, true, {}, {}}, {QStringLiteral("one")}, {})));
        QTRY_COMPARE(world.carrier.rows.size(), 1);
        world.carrier.arrive(world.carrier.rows.first(), 101);
        QTRY_COMPARE(world.asked("resolve/").size(), 1);
        world.answers.remove("resolve/");
        QTRY_VERIFY((world.clock.advance(6s), !world.desk.hasOrder(here)));
        QCOMPARE(world.asked("resolve/").size(), 2);
    }

    void aMessageTakenBackResolvesNothing()
    {
        QTemporaryDir dir;
        World world(dir.path());
        world.desk.setOnline(true);
        world.outbox.setPaused(true);
        QSignalSpy stopped(&world.desk, &Triage::orderStopped);
        QVERIFY(await(world.desk.run(here, {{}, {}, {}, {}, true, {}, {}}, {QStringLiteral("one")}, {})));
        QVERIFY(await(world.outbox.takeBack(world.outbox.rows(here).first().id)));
        QTRY_COMPARE(stopped.size(), 1);
        QCOMPARE(stopped.first()[1].value<Error>().code, ErrorCode::Cancelled);
        QVERIFY(world.asked("resolve/").isEmpty());
        QVERIFY(!world.desk.hasOrder(here));
    }

    void whoWroteMeanwhileIsNotResolvedAway()
    {
        QTemporaryDir dir;
        World world(dir.path());
        world.answers["resolve/"] =
            FakeSite::reply(409, protocol::encodeErrorDetail(QStringLiteral("no"), QStringLiteral("overtaken")));
        QSignalSpy stopped(&world.desk, &Triage::orderStopped);
        QVERIFY(await(world.desk.run(here, {{}, {}, {}, {}, true, {}, {}}, {QStringLiteral("one")}, {})));
        QTRY_COMPARE(world.carrier.rows.size(), 1);
        world.take(caseRoom(12), {message(here.value, 101, publisher.value)}); // before the macro's own word arrives
        world.carrier.arrive(world.carrier.rows.first(), 102);
        world.desk.setOnline(true);
        QTRY_COMPARE(stopped.size(), 1);
        QCOMPARE(stopped.first()[1].value<Error>().code, ErrorCode::Overtaken);
        // the server is told what was known when the order was given, not what is known by now
        QCOMPARE(protocol::decodeResolve(world.asked("resolve/").first().body)->seen, MessageId{100});
    }

    void onlyOthersWordsAreHeard()
    {
        QTemporaryDir dir;
        World world(dir.path());
        QCOMPARE(world.desk.heard(here), MessageId{100});
        Room ahead = caseRoom(12);
        ahead.lastMessageId = MessageId{103}; // told of, and not here
        world.take(ahead, {message(here.value, 102, me.id.value)});
        QCOMPARE(world.book.newest(here), MessageId{103});
        QCOMPARE(world.desk.heard(here), MessageId{100}); // 101 may be on its way
        world.take(ahead, {message(here.value, 101, publisher.value)});
        QCOMPARE(world.desk.heard(here), MessageId{101});
    }

    void aMacroSentOnceMoreKnowsWhatWasReadMeanwhile()
    {
        QTemporaryDir dir;
        World world(dir.path());
        world.desk.setOnline(true);
        QVERIFY(await(world.desk.run(here, {{}, {}, {}, {}, true, {}, {}}, {QStringLiteral("one")}, {})));
        QTRY_COMPARE(world.carrier.rows.size(), 1);
        Q_EMIT world.carrier.refused(world.carrier.rows.first().id, {ErrorCode::Overtaken, {}, {}, 0});
        world.take(caseRoom(12), {message(here.value, 102, publisher.value)});
        world.outbox.retry(world.carrier.rows.first().id);
        QTRY_COMPARE(world.carrier.rows.size(), 2);
        QCOMPARE(world.carrier.rows[1].seen, MessageId{102});
        world.carrier.arrive(world.carrier.rows[1], 103);
        QTRY_COMPARE(world.asked("resolve/").size(), 1);
        QCOMPARE(protocol::decodeResolve(world.asked("resolve/").first().body)->seen, MessageId{102});
    }

    void aReplyThatFollowsNothingIsOnlySent()
    {
        QTemporaryDir dir;
        World world(dir.path());
        world.desk.setOnline(true);
        QVERIFY(await(world.desk.run(here, {}, {QStringLiteral("one"), QStringLiteral(" ")}, {})));
        QTRY_COMPARE(world.carrier.rows.size(), 1);
        QVERIFY(!world.desk.hasOrder(here));
        QCOMPARE(await(world.desk.run(here, {}, {QStringLiteral(" ")}, {})).error().code, ErrorCode::Invalid);
    }

    void colleaguesComeAndGo()
    {
        FakeClock clock;
        Colleagues colleagues(clock, me.id, [](RoomId) {});
        QSignalSpy changed(&colleagues, &Colleagues::changed);
        const auto hear = [&](const User &user, const char *state) {
            colleagues.heard(here, {user.id, user.displayName(), QString::fromLatin1(state), here});
        };
        const Colleague looking{colleague, QStringLiteral("Sara Adel"), false};
        const Colleague typing{colleague, QStringLiteral("Sara Adel"), true};
        hear(me, "looking");
        QVERIFY(colleagues.in(here).isEmpty());
        hear(she, "looking");
        QCOMPARE(colleagues.in(here), QList<Colleague>{looking});
        hear(she, "looking");
        QCOMPARE(changed.size(), 1);
        hear(she, "typing");
        QCOMPARE(colleagues.in(here), QList<Colleague>{typing});
        clock.advance(6s);
        QCOMPARE(colleagues.in(here), QList<Colleague>{looking});
        QCOMPARE(changed.size(), 3);
        hear(she, "typing");
        colleagues.wrote(here, colleague);
        QCOMPARE(colleagues.in(here), QList<Colleague>{looking});
        clock.advance(44s);
        QCOMPARE(colleagues.in(here).size(), 1);
        clock.advance(1s);
        QVERIFY(colleagues.in(here).isEmpty());
        QCOMPARE(changed.size(), 6);
        hear(she, "looking");
        hear(she, "gone");
        QVERIFY(colleagues.in(here).isEmpty());
    }

    void looksWhileTheCaseIsOnScreen()
    {
        QTemporaryDir dir;
        World world(dir.path());
        world.desk.setActiveRoom(here);
        QCOMPARE(world.looked, QList<RoomId>{here});
        world.clock.advance(19s);
        QCOMPARE(world.looked.size(), 1);
        world.clock.advance(22s);
        QCOMPARE(world.looked.size(), 3);
        world.desk.setActiveRoom({}); // another window has the focus
        world.desk.setActiveRoom(here);
        QCOMPARE(world.looked.size(), 3); // told a second ago
        world.clock.advance(20s);
        QCOMPARE(world.looked.size(), 4);
        world.desk.presence().reopened(here); // a new socket: nobody knows of me
        QCOMPARE(world.looked.size(), 5);
        world.desk.setActiveRoom({});
        world.clock.advance(10min);
        QCOMPARE(world.looked.size(), 5);
    }

    void teamRepliesAreKeptForLater()
    {
        QTemporaryDir dir;
        const TeamReply b{TeamReplyId{1},
                          QStringLiteral("b"),
                          {QStringLiteral("one\nline"), QStringLiteral("two")},
                          QStringLiteral("ads"),
                          true,
                          she,
                          noon};
        const TeamReply a{TeamReplyId{2}, QStringLiteral("a"), {QStringLiteral("x")}, {}, false, {}, {}};
        {
            World world(dir.path());
            world.answers["/replies/"] = FakeSite::reply(200, protocol::encodeTeamReplies({b}));
            QSignalSpy changed(&world.desk, &Triage::teamRepliesChanged);
            world.desk.setOnline(true);
            QTRY_COMPARE(changed.size(), 1);
            world.answers["/replies/"] = FakeSite::reply(200, protocol::encodeTeamReply(a));
            QCOMPARE(await(world.desk.saveTeamReply(a))->name, a.name);
            QCOMPARE(world.desk.teamReplies().size(), 2);
            QCOMPARE(world.desk.teamReplies().first().name, a.name);
            QVERIFY(await(world.store.clearCache()));
            QTRY_COMPARE(await(world.store.teamReplies())->size(), 2);
        }
        World offline(dir.path());
        QTRY_COMPARE(offline.desk.teamReplies().size(), 2);
        QCOMPARE(offline.desk.teamReplies().last().texts, b.texts);
        QCOMPARE(offline.desk.teamReplies().last().updatedBy->id, colleague);
        offline.answers["/replies/2/"] = FakeSite::reply(204, {});
        QVERIFY(await(offline.desk.removeTeamReply(a.id)));
        QCOMPARE(offline.desk.teamReplies().size(), 1);
        QCOMPARE(offline.asked("/replies/2/").first().verb, "DELETE");
    }

    void whoIsThereIsAskedOnArrival()
    {
        QTemporaryDir dir;
        World world(dir.path());
        const QList<StaffMember> team{{me, true, 2}, {she, false, 0}};
        world.answers["/staff/"] = FakeSite::reply(200, protocol::encodeStaff(team));
        QSignalSpy changed(&world.desk, &Triage::staffChanged);
        world.desk.setOnline(true);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(world.desk.staff().size(), 2);
        QVERIFY(world.desk.staff().first().isOnline);
    }

    void timesBeginWithADay()
    {
        QTemporaryDir dir;
        World world(dir.path());
        const QDateTime midnight = noon.toLocalTime().date().addDays(-29).startOfDay().toUTC();
        const QByteArray path = "times/?since=" + midnight.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ")).toLatin1();
        world.answers[path] = FakeSite::reply(200, protocol::encode(protocol::CaseTimes{{}, {}, true}));
        const auto times = await(world.desk.times(30));
        QVERIFY(times && times->more);
    }

    void theQueueIsAskedPageByPage()
    {
        QTemporaryDir dir;
        World world(dir.path());
        const protocol::CaseQueuePage page{1, false, {1, 0, 0, 0, 1}, {world.room}};
        const QByteArray path = "?state=waiting&page=2&page_size=50&category=ads&q=a%26b";
        world.answers[path] = FakeSite::reply(200, protocol::encode(page, {QTimeZone::utc(), true}));
        const auto answer =
            await(world.api.cases({QStringLiteral("waiting"), QStringLiteral("ads"), QStringLiteral("a&b")}, 2, 50));
        QVERIFY(answer);
        QCOMPARE(answer->counts.unclaimed, 1);
        QCOMPARE(answer->rooms.first().id, here);
    }

    void whetherACaseWaitsIsTheServersWord()
    {
        QTemporaryDir dir;
        World world(dir.path());
        QVERIFY(world.book.item(here)->needsAnswer);
        QCOMPARE(world.book.item(here)->waitingSince, noon.addSecs(-600));
        world.take(caseRoom(12, QStringLiteral("open"))); // no reply needed, though the last word is his
        QTRY_VERIFY(!world.book.item(here)->needsAnswer);
    }
};

QTEST_GUILESS_MAIN(TestTriage)
#include "tst_triage.moc"
