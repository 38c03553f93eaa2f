// What a reply has to be told of before it leaves: what came after it was begun and was not plainly seen.
#include "models/replyguard.h"
#include "tests/support/values.h"

#include <QTest>

using namespace desk;
using namespace desk::testing;
using namespace std::chrono_literals;

namespace {

/// Room 1 of publisher 1 (me) and buyer 2.
struct Talk
{
    ReplyGuard guard;
    TimelineSnapshot snapshot;
    ReplyGuard::Time now = 1h;

    explicit Talk(qint64 last = 3)
    {
        snapshot.room = RoomId{1};
        snapshot.me = UserId{1};
        snapshot.messages = messages(1, 1, last);
    }
    Talk &open(bool begun = false)
    {
        guard.openRoom(RoomId{1}, begun);
        guard.follow(snapshot, now);
        guard.setReading(true, now);
        return *this;
    }
    void write(qint64 id, qint64 sender = 2)
    {
        snapshot.messages << message(1, id, sender);
        guard.follow(snapshot, now);
    }
    QList<qint64> unread() const
    {
        QList<qint64> ids;
        for (const Message &each : guard.unread(now))
            ids << each.id.value;
        return ids;
    }
};

Room supportCase(qint64 publisher)
{
    Room value = room(1, publisher, 0);
    value.type = RoomType::PublisherAdmin;
    value.client.reset();
    return value;
}

} // namespace

class TestReplyGuard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasThereWhenTheReplyBeganIsKnown()
    {
        Talk talk;
        talk.open();
        talk.write(5);
        talk.guard.seen(MessageId{5});
        talk.guard.setBegun(true);
        talk.guard.follow(talk.snapshot, talk.now);
        QCOMPARE(talk.unread(), {});
    }

    void whatCameWhileTypingIsNot()
    {
        Talk talk;
        talk.open();
        talk.guard.setBegun(true);
        talk.write(5);
        talk.write(6, 1); // my own, from elsewhere
        talk.write(7);
        QCOMPARE(talk.unread(), (QList<qint64>{5, 7}));
        talk.guard.accept();
        QCOMPARE(talk.unread(), {});
        talk.write(9);
        QCOMPARE(talk.unread(), {9});
    }

    void whatStoodBeforeTheEyesForFiveSecondsIsKnown()
    {
        Talk talk;
        talk.open();
        talk.guard.setBegun(true);
        talk.write(5);
        talk.now += 4999ms;
        QCOMPARE(talk.unread(), {5});
        talk.now += 1ms;
        QCOMPARE(talk.unread(), {});
        talk.guard.setReading(false, talk.now);
        QCOMPARE(talk.unread(), {});
    }

    void timeInAnotherWindowDoesNotCount()
    {
        Talk talk;
        talk.open();
        talk.guard.setBegun(true);
        talk.write(5);
        talk.now += 2s;
        talk.guard.setReading(false, talk.now);
        talk.write(7);
        talk.now += 10min;
        QCOMPARE(talk.unread(), (QList<qint64>{5, 7}));
        talk.guard.setReading(true, talk.now);
        talk.now += 4s;
        QCOMPARE(talk.unread(), (QList<qint64>{5, 7}));
        talk.now += 1s;
        QCOMPARE(talk.unread(), {});
    }

    void whatStandsBelowTheViewWhenTheReplyBeginsIsNotKnown()
    {
        Talk talk;
        talk.snapshot.firstUnread = MessageId{2};
        talk.snapshot.messages = messages(1, 1, 5); // 3 and 5 are theirs
        talk.guard.openRoom(RoomId{1}, false);
        talk.guard.follow(talk.snapshot, talk.now);
        talk.guard.seen(MessageId{3}); // 5 is further down
        talk.guard.setBegun(true);
        talk.guard.follow(talk.snapshot, talk.now);
        QCOMPARE(talk.unread(), {5});
    }

    void whatWasWrittenWhileAnotherRoomWasOpenIsShown()
    {
        Talk talk;
        talk.open();
        talk.guard.setBegun(true);
        talk.guard.closeRoom(talk.now);
        talk.guard.openRoom(RoomId{2}, false);
        talk.snapshot.messages << message(1, 5, 2);
        talk.now += 1h;
        talk.open(true);
        QCOMPARE(talk.unread(), {5});
    }

    void aDraftFromBeforeTheProgramBeganKnowsWhatWasRead()
    {
        Talk read(3);
        read.open(true);
        QCOMPARE(read.unread(), {});
        Talk unread(5);
        unread.snapshot.firstUnread = MessageId{5};
        unread.open(true);
        QCOMPARE(unread.unread(), {5});
    }

    void nothingIsAskedWithoutADraft()
    {
        Talk talk;
        talk.open();
        talk.write(5);
        QCOMPARE(talk.unread(), {});
        talk.guard.setBegun(true);
        talk.write(7);
        talk.guard.setBegun(false);
        QVERIFY(!talk.guard.isBegun());
        talk.guard.seen(MessageId{7});
        talk.guard.setBegun(true);
        talk.guard.follow(talk.snapshot, talk.now);
        QCOMPARE(talk.unread(), {});
    }

    void typingBeforeTheFirstMessagesAreReadBeginsWithThem()
    {
        Talk talk;
        talk.guard.openRoom(RoomId{1}, false);
        talk.guard.setBegun(true);
        talk.guard.follow(talk.snapshot, talk.now);
        QVERIFY(talk.guard.isBegun());
        QCOMPARE(talk.unread(), {});
        talk.write(5);
        QCOMPARE(talk.unread(), {5});
    }

    void whatArrivesOutsideOfThePlaceOnScreenCounts()
    {
        Talk talk;
        talk.open();
        talk.guard.setReading(false, talk.now);
        talk.guard.setBegun(true);
        talk.guard.hear(message(1, 900, 2), talk.now);
        QCOMPARE(talk.unread(), {900});
    }

    void aColleagueIsWhoeverAnswersTheSameCase()
    {
        QVERIFY(isColleague(supportCase(5), message(1, 9, 3), UserId{1}));
        QVERIFY(!isColleague(supportCase(5), message(1, 9, 5), UserId{1}));
        QVERIFY(!isColleague(supportCase(5), message(1, 9, 1), UserId{1}));
        QVERIFY(!isColleague(supportCase(1), message(1, 9, 3), UserId{1})); // my own case: they answer me
        QVERIFY(!isColleague(room(1, 5, 3), message(1, 9, 3), UserId{1}));
        QVERIFY(!isColleague(supportCase(0), message(1, 9, 3), UserId{1})); // nobody knows whose it is
    }

    void anAnswerIsFreshForFiveMinutesAndWhileItIsTheLastWord()
    {
        TimelineSnapshot snapshot;
        snapshot.me = UserId{1};
        snapshot.messages = {message(1, 8, 5), message(1, 9, 3)};
        const QDateTime written = snapshot.messages.last().createdAt;
        QCOMPARE(freshAnswer(snapshot, supportCase(5), written.addSecs(299))->id, MessageId{9});
        QVERIFY(!freshAnswer(snapshot, supportCase(5), written.addSecs(301)));
        snapshot.messages << message(1, 10, 5);
        QVERIFY(!freshAnswer(snapshot, supportCase(5), written.addSecs(60)));
    }
};

QTEST_APPLESS_MAIN(TestReplyGuard)
#include "tst_replyguard.moc"
