// The outbox and both deliveries: row first, one under way a room, in order, settled once, whatever goes wrong.
#include "session/intake.h"
#include "session/nonce.h"
#include "session/outbox.h"
#include "session/readback.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"
#include "tests/support/values.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::testing;
using namespace std::chrono_literals;

namespace {

/// Remembers what it was asked; the test plays the answers.
class FakeDelivery : public Delivery
{
public:
    using Delivery::Delivery;
    Dialect dialect() const override { return m_dialect; }
    void send(const OutboxRow &row) override { sent_ << row; }
    void settle(const OutboxRow &row) override { settled_ << row; }
    Dialect m_dialect = Dialect::Full;
    QList<OutboxRow> sent_;
    QList<OutboxRow> settled_;
};

struct Desk
{
    QTemporaryDir dir;
    FakeClock clock;
    std::unique_ptr<Store> store;
    std::unique_ptr<Intake> intake;
    std::unique_ptr<Outbox> outbox;
    MessageId known{50};
    Desk() { start(); }
    void start()
    {
        outbox.reset();
        intake.reset();
        store.reset();
        store = std::make_unique<Store>();
        QVERIFY(await(store->open(dir.path(), UserId{1})));
        intake = std::make_unique<Intake>(*store);
        outbox = std::make_unique<Outbox>(
            *store, *intake, clock, [this](RoomId) { return known; }, [this](RoomId) { return known; });
        outbox->load(await(store->loadDesk())->outbox);
    }
    QList<OutboxRow> stored() { return await(store->loadDesk())->outbox; }
    SendState stateOf(qsizetype i, qint64 room = 7) { return outbox->rows(RoomId{room}).at(i).state; }
};

Message answerTo(const OutboxRow &row, qint64 id)
{
    Message value = message(row.room.value, id, 1, row.text.trimmed());
    value.nonce = row.nonce;
    return value;
}

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRowIsStoredBeforeItLeaves()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("hello"));
        QVERIFY(delivery.sent_.isEmpty());
        QTRY_COMPARE(delivery.sent_.size(), 1);
        const QList<OutboxRow> rows = desk.stored();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().state, SendState::Sending);
        QCOMPARE(rows.first().floor, MessageId{50});
        QCOMPARE(rows.first().nonce, delivery.sent_.first().nonce);
    }

    void whatWasSeenIsWhatStoodThereWhenItWasWritten()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("written offline"));
        QTRY_COMPARE(desk.stored().size(), 1);
        desk.known = MessageId{60};
        desk.start();
        desk.outbox->setDelivery(&delivery);
        QTRY_COMPARE(delivery.sent_.size(), 1);
        QCOMPARE(delivery.sent_.first().seen, MessageId{50});
        QCOMPARE(delivery.sent_.first().floor, MessageId{60});
        Q_EMIT delivery.refused(delivery.sent_.first().id, {ErrorCode::Overtaken, {}, {}, 0});
        QTRY_COMPARE(desk.stateOf(0), SendState::Refused);
        QTRY_COMPARE(desk.stored().first().seen, MessageId{50});
        desk.outbox->retry(delivery.sent_.first().id); // it was read meanwhile
        QTRY_COMPARE(delivery.sent_.size(), 2);
        QCOMPARE(delivery.sent_.last().seen, MessageId{60});
        QCOMPARE(delivery.sent_.last().nonce, delivery.sent_.first().nonce);
    }

    void oneOfARoomIsUnderWayInOrder()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        for (int i = 1; i <= 3; ++i)
            desk.outbox->enqueue(RoomId{7}, QString::number(i));
        desk.outbox->enqueue(RoomId{8}, QStringLiteral("other room"));
        QTRY_COMPARE(delivery.sent_.size(), 2);
        QCOMPARE(delivery.sent_.at(0).text, QStringLiteral("1"));
        QCOMPARE(desk.outbox->waiting(), 4);
        Q_EMIT delivery.sent(delivery.sent_.at(0).id, answerTo(delivery.sent_.at(0), 101));
        QTRY_COMPARE(delivery.sent_.size(), 3);
        QCOMPARE(delivery.sent_.at(2).text, QStringLiteral("2"));
        QTRY_COMPARE(desk.stored().size(), 3);
        QCOMPARE(await(desk.store->openRoom(RoomId{7}, 9))->messages.size(), 1);
    }

    void anEchoByTheFeedSettlesTheRow()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("1"));
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("2"));
        QTRY_COMPARE(delivery.sent_.size(), 1);
        QSignalSpy committed(desk.store.get(), &Store::committed);
        Incoming incoming;
        incoming.runs << chained(7, {answerTo(delivery.sent_.first(), 101)});
        QVERIFY(await(desk.intake->take(incoming)));
        const auto changes = committed.last().first().value<ChangeSet>();
        QCOMPARE(changes.settled.size(), 1); // told with the message: never both, never neither
        QCOMPARE(changes.messages.size(), 1);
        desk.clock.advance(1ms);
        QTRY_COMPARE(delivery.sent_.size(), 2);
        // The late HTTP answer of the first changes nothing.
        Q_EMIT delivery.sent(delivery.sent_.first().id, answerTo(delivery.sent_.first(), 101));
        QTRY_COMPARE(desk.stored().size(), 1);
        QCOMPARE(await(desk.store->openRoom(RoomId{7}, 9))->messages.size(), 1);
    }

    void refusedKeepsTheTextAndLetsTheNextPass()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("too long"));
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("next"));
        QTRY_COMPARE(delivery.sent_.size(), 1);
        Q_EMIT delivery.refused(delivery.sent_.first().id, Error{ErrorCode::TooLong, {}, {}, 413});
        QTRY_COMPARE(delivery.sent_.size(), 2);
        QCOMPARE(desk.stateOf(0), SendState::Refused);
        desk.start();
        QCOMPARE(desk.stateOf(0), SendState::Refused);
        QCOMPARE(desk.outbox->rows(RoomId{7}).first().error->code, ErrorCode::TooLong);
        const auto text = await(desk.outbox->takeBack(desk.outbox->rows(RoomId{7}).first().id));
        QCOMPARE(*text, QStringLiteral("too long"));
        QCOMPARE(desk.stored().size(), 1);
    }

    void whatIsTakenBackIsTheDraftInTheSameCommit()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->setPaused(true);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("not yet"));
        QTRY_COMPARE(desk.outbox->rows(RoomId{7}).size(), 1);
        const OutboxId id = desk.outbox->rows(RoomId{7}).first().id;
        QList<ChangeSet> commits;
        connect(desk.store.get(), &Store::committed, this,
                [&commits](const ChangeSet &changes) { commits << changes; });
        QVERIFY(await(desk.outbox->takeBack(id, QStringLiteral("not yet\nbegun"))));
        QTRY_COMPARE(commits.size(), 1);
        QCOMPARE(commits.first().settled.size(), 1);
        QCOMPARE(commits.first().drafts.value(RoomId{7}), QStringLiteral("not yet\nbegun"));
        QCOMPARE(await(desk.store->loadDesk())->drafts.value(RoomId{7}), QStringLiteral("not yet\nbegun"));
        QVERIFY(desk.stored().isEmpty());
    }

    void whatIsUnderWayCannotBeTakenBack()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("gone"));
        QTRY_COMPARE(delivery.sent_.size(), 1);
        const auto text = await(desk.outbox->takeBack(delivery.sent_.first().id));
        QVERIFY(!text);
        QCOMPARE(text.error().code, ErrorCode::Invalid);
    }

    void uncertainIsSettledWithTheSameNonceUntilAnAnswer()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("x"));
        QTRY_COMPARE(delivery.sent_.size(), 1);
        const QUuid nonce = delivery.sent_.first().nonce;
        for (int attempt = 1; attempt <= 4; ++attempt) {
            Q_EMIT delivery.uncertain(delivery.sent_.first().id, Error{ErrorCode::TimedOut, {}, {}, 0});
            QCOMPARE(desk.stateOf(0), SendState::Uncertain);
            desk.clock.advance(40s);
            QTRY_COMPARE(delivery.settled_.size(), attempt);
            QCOMPARE(delivery.settled_.last().nonce, nonce);
        }
        Q_EMIT delivery.sent(delivery.sent_.first().id, answerTo(delivery.sent_.first(), 101));
        QTRY_VERIFY(desk.stored().isEmpty());
    }

    void aRestartSettlesWhatWasUnderWay()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("x"));
        QTRY_COMPARE(delivery.sent_.size(), 1);
        desk.start(); // the process died
        FakeDelivery fresh;
        desk.outbox->setDelivery(&fresh);
        QTRY_COMPARE(fresh.settled_.size(), 1);
        QVERIFY(fresh.sent_.isEmpty());
        QCOMPARE(fresh.settled_.first().nonce, delivery.sent_.first().nonce);
    }

    void aRestartFindsTheMessageByItsNonce()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("x"));
        QTRY_COMPARE(delivery.sent_.size(), 1);
        Incoming incoming; // the message's commit came, the row's deletion did not
        incoming.runs << chained(7, {answerTo(delivery.sent_.first(), 101)});
        QVERIFY(await(desk.store->take(incoming)));
        desk.start();
        QTRY_VERIFY(desk.stored().isEmpty());
        QCOMPARE(desk.outbox->waiting(), 0);
    }

    void otherRulesLeaveItToThePerson()
    {
        Desk desk;
        FakeDelivery full;
        desk.outbox->setDelivery(&full);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("x"));
        QTRY_COMPARE(full.sent_.size(), 1);
        FakeDelivery deployed;
        deployed.m_dialect = Dialect::Deployed;
        desk.outbox->setDelivery(&deployed);
        QCOMPARE(desk.stateOf(0), SendState::Uncertain);
        QVERIFY(deployed.settled_.isEmpty());
        desk.outbox->setDialect(Dialect::Deployed);
        desk.outbox->retry(full.sent_.first().id);
        QTRY_COMPARE(deployed.sent_.size(), 1);
    }

    void whatWaitedSixHoursAsks()
    {
        Desk desk;
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("old"));
        QTRY_COMPARE(desk.outbox->waiting(), 1);
        desk.clock.jumpWallClock(std::chrono::hours(7));
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        QCOMPARE(desk.stateOf(0), SendState::Asking);
        desk.outbox->retry(desk.outbox->rows(RoomId{7}).first().id);
        QTRY_COMPARE(delivery.sent_.size(), 1);
    }

    void pausedNothingLeaves()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setPaused(true);
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("x"));
        QTRY_COMPARE(desk.outbox->waiting(), 1);
        desk.stored(); // whatever was written before has been told by now
        QCoreApplication::processEvents();
        QCOMPARE(desk.stateOf(0), SendState::Queued); // it would be Sending
        QVERIFY(delivery.sent_.isEmpty());
        desk.outbox->setPaused(false);
        QTRY_COMPARE(delivery.sent_.size(), 1);
    }

    void tooManyWaitsAsTheServerSays()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("x"));
        QTRY_COMPARE(delivery.sent_.size(), 1);
        Q_EMIT delivery.postponed(delivery.sent_.first().id, Error{ErrorCode::RateLimited, {}, 5s, 429});
        QCOMPARE(desk.stateOf(0), SendState::Queued);
        desk.clock.advance(4s);
        QCOMPARE(desk.stateOf(0), SendState::Queued); // Sending as soon as it begins to leave
        QCOMPARE(delivery.sent_.size(), 1);
        desk.clock.advance(2s);
        QTRY_COMPARE(delivery.sent_.size(), 2);
    }

    void whatMayHaveArrivedStaysUncertainWhenItIsPostponed()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("x"));
        QTRY_COMPARE(delivery.sent_.size(), 1);
        const OutboxId id = delivery.sent_.first().id;
        Q_EMIT delivery.uncertain(id, Error{ErrorCode::TimedOut, {}, {}, 0});
        desk.clock.advance(2s);
        QTRY_COMPARE(delivery.settled_.size(), 1);
        Q_EMIT delivery.postponed(id, Error{ErrorCode::SignedOut, {}, {}, 401});
        QCOMPARE(desk.stateOf(0), SendState::Uncertain);
        QVERIFY(!await(desk.outbox->takeBack(id)));
        desk.clock.advance(2s);
        QTRY_COMPARE(delivery.settled_.size(), 2);
    }

    void verdicts_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("closed") << ErrorCode::RoomClosed << Verdict::Refused;
        QTest::newRow("too long") << ErrorCode::TooLong << Verdict::Refused;
        QTest::newRow("rate") << ErrorCode::RateLimited << Verdict::Postponed;
        QTest::newRow("signed out") << ErrorCode::SignedOut << Verdict::Postponed;
        QTest::newRow("time-out") << ErrorCode::TimedOut << Verdict::Unknown;
        QTest::newRow("5xx") << ErrorCode::ServerFault << Verdict::Unknown;
        QTest::newRow("lost") << ErrorCode::Offline << Verdict::Unknown;
        QTest::newRow("nonsense") << ErrorCode::BadReply << Verdict::Unknown;
    }
    void verdicts()
    {
        QFETCH(ErrorCode, code);
        QFETCH(Verdict, verdict);
        QCOMPARE(verdictOf(Error{code, {}, {}, 0}), verdict);
    }

    void readBackFindsWaitsAndNeverDoubles()
    {
        Desk desk;
        protocol::RoomDetail detail;
        int sends = 0;
        Sender sender;
        sender.send = [&sends](const OutboxRow &, bool withNonce) {
            ++sends;
            return readyResult<Message>(fail(withNonce ? ErrorCode::Invalid : ErrorCode::TimedOut));
        };
        sender.readBack = [&detail](RoomId) { return readyResult<protocol::RoomDetail>(detail); };
        ReadBack delivery(
            sender,
            [&desk](const OutboxRow &row, const QList<MessageId> &ids) { return desk.store->claimFirst(row, ids); },
            UserId{1}, desk.clock, 120s);
        desk.outbox->setDialect(Dialect::Deployed);
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral(" same "));
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("same"));
        QTRY_COMPARE(sends, 1);
        QTRY_COMPARE(desk.stateOf(0), SendState::Uncertain);
        // The first arrived after all (51); 40 is older than the floor, 52 is somebody else's.
        detail.messages = {message(7, 40, 1, QStringLiteral("same")), message(7, 51, 1, QStringLiteral("same")),
                           message(7, 52, 2, QStringLiteral("same"))};
        desk.clock.advance(60s);
        QCOMPARE(desk.outbox->rows(RoomId{7}).size(), 2); // too early to say
        desk.clock.advance(60s);
        QTRY_COMPARE(desk.outbox->rows(RoomId{7}).size(), 1);
        QTRY_COMPARE(sends, 2); // the second row
        QTRY_COMPARE(desk.stateOf(0), SendState::Uncertain);
        const auto pass = [&desk](const std::function<bool()> &reached) {
            for (int i = 0; i < 60 && !reached();
                 ++i) { // each look at the site sets the next timer when its answer is there
                desk.stored();
                QCoreApplication::processEvents();
                desk.clock.advance(30s);
            }
        };
        pass([&sends] { return sends == 3; });
        QTRY_COMPARE(sends, 3); // 51 is claimed: this one was not there, so once more
        QTRY_COMPARE(desk.stateOf(0), SendState::Uncertain);
        pass([&desk] { return desk.outbox->rows(RoomId{7}).first().undecided; });
        QTRY_VERIFY(desk.outbox->rows(RoomId{7}).first().undecided);
        desk.clock.advance(600s);
        QCOMPARE(desk.stateOf(0), SendState::Uncertain); // not a third time by itself
        desk.stored();
        QCoreApplication::processEvents();
        QCOMPARE(sends, 3);
        const auto text = await(desk.outbox->takeBack(desk.outbox->rows(RoomId{7}).first().id)); // the person may
        QCOMPARE(*text, QStringLiteral("same"));
    }

    void whatHasArrivedIsFoundAtOnce()
    {
        Desk desk;
        Sender sender;
        sender.send = [](const OutboxRow &, bool) { return readyResult<Message>(fail(ErrorCode::TimedOut)); };
        sender.readBack = [](RoomId) {
            protocol::RoomDetail detail;
            detail.messages = {message(7, 51, 1, QStringLiteral("same"))};
            return readyResult<protocol::RoomDetail>(detail);
        };
        ReadBack delivery(
            sender,
            [&desk](const OutboxRow &row, const QList<MessageId> &ids) { return desk.store->claimFirst(row, ids); },
            UserId{1}, desk.clock, 120s);
        desk.outbox->setDialect(Dialect::Deployed);
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("same"));
        QTRY_VERIFY(desk.outbox->rows(RoomId{7}).isEmpty()); // the clock has not moved
    }

    void aTimerThatComesEarlyIsNotLost()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("again"));
        QTRY_COMPARE(delivery.sent_.size(), 1);
        desk.clock.comeEarlyBy(50ms);
        Q_EMIT delivery.uncertain(delivery.sent_.first().id, Error{ErrorCode::TimedOut, {}, {}, 0});
        desk.clock.advance(10s);
        QCOMPARE(delivery.settled_.size(), 1);
    }

    void aClockThatWasSetProvesNothing()
    {
        Desk desk;
        int sends = 0;
        Sender sender;
        sender.send = [&sends](const OutboxRow &, bool) {
            ++sends;
            return readyResult<Message>(fail(ErrorCode::TimedOut));
        };
        sender.readBack = [](RoomId) { return readyResult<protocol::RoomDetail>(protocol::RoomDetail{}); };
        ReadBack delivery(
            sender,
            [&desk](const OutboxRow &row, const QList<MessageId> &ids) { return desk.store->claimFirst(row, ids); },
            UserId{1}, desk.clock, 120s);
        desk.outbox->setDialect(Dialect::Deployed);
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("once"));
        QTRY_COMPARE(sends, 1);
        QTRY_COMPARE(desk.stateOf(0), SendState::Uncertain);
        const auto pass = [&desk](std::chrono::seconds time) { // what it asks is answered on the way
            for (std::chrono::seconds passed{0}; passed < time; passed += 5s) {
                desk.stored();
                QCoreApplication::processEvents();
                desk.clock.advance(5s);
            }
        };
        desk.clock.jumpWallClock(1h); // it may still be on its way
        pass(115s);
        QCOMPARE(sends, 1);
        for (int i = 0; i < 60 && sends == 1; ++i)
            pass(5s);
        QTRY_COMPARE(sends, 2);
    }

    void anUnreadableFileIsRefusedAndLetsTheNextPass()
    {
        Desk desk;
        Sender sender;
        sender.send = [](const OutboxRow &row, bool) {
            return row.filePath.isEmpty() ? readyResult<Message>(answerTo(row, 101))
                                          : readyResult<Message>(fail(ErrorCode::StorageFailed));
        };
        Nonce delivery(sender);
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("with a file"), QStringLiteral("gone.png"));
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("next"));
        QTRY_COMPARE(await(desk.store->openRoom(RoomId{7}, 9))->messages.size(), 1);
        QTRY_COMPARE(desk.outbox->rows(RoomId{7}).size(), 1);
        QCOMPARE(desk.stateOf(0), SendState::Refused);
    }

    void aSentRowStaysInSightUntilItsMessageIsStored()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("x"));
        QTRY_COMPARE(delivery.sent_.size(), 1);
        const OutboxRow row = delivery.sent_.first();
        Incoming incoming;
        incoming.runs << chained(7, {answerTo(row, 101)});
        const auto taken = desk.intake->take(incoming);
        QCOMPARE(desk.outbox->rows(RoomId{7}).size(), 1);
        QCOMPARE(desk.stateOf(0), SendState::Sent);
        QCOMPARE(desk.outbox->waiting(), 0);
        QVERIFY(await(taken));
        QTRY_VERIFY(desk.outbox->rows(RoomId{7}).isEmpty());
    }

    void aSentRowWhoseMessageCannotBeStoredIsAskedAfterAgain()
    {
        Desk desk;
        FakeDelivery delivery;
        desk.outbox->setDelivery(&delivery);
        desk.outbox->enqueue(RoomId{7}, QStringLiteral("x"));
        QTRY_COMPARE(delivery.sent_.size(), 1);
        desk.store->close(); // every write fails from here on
        Q_EMIT delivery.sent(delivery.sent_.first().id, answerTo(delivery.sent_.first(), 101));
        QTRY_COMPARE(desk.stateOf(0), SendState::Uncertain);
        desk.clock.advance(31s);
        QCOMPARE(delivery.settled_.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
