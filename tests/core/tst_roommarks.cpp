// What the person says of a room stays on this machine, outlives the program, and ends when it should.
#include "session/accountsession.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"
#include "tests/support/values.h"

#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::testing;

namespace {

const RoomId room7{7};
const User publisher{UserId{1}, QStringLiteral("publisher1"), {}, {}, {}, {}};

/// The parts of a session that a room's marks go through, without a site.
struct Parts
{
    QTemporaryDir dir;
    FakeClock clock;
    Store store;
    Intake intake{store};
    Drafts drafts{store, clock};
    Presence presence{clock, UserId{1}};
    Outbox outbox{store, intake, clock, [](RoomId) { return MessageId{}; }, [](RoomId) { return MessageId{}; }};
    RoomMarks marks{store};
    RoomBook book{publisher, false, drafts, outbox, presence, marks};

    Parts()
    {
        QVERIFY(await(store.open(dir.path(), UserId{1})));
        QObject::connect(&marks, &RoomMarks::changed, &book, &RoomBook::refresh);
        QObject::connect(&outbox, &Outbox::changed, &book, &RoomBook::refresh);
        QObject::connect(&store, &Store::committed, &book, [this](const ChangeSet &changes) {
            book.take(changes);
            for (const Message &message : changes.messages) {
                if (book.isTheirs(message))
                    marks.heard(message.room, message.id);
            }
        });
    }
    void take(const Room &value, const QList<Message> &messages)
    {
        Incoming incoming;
        incoming.rooms << value;
        if (!messages.isEmpty())
            incoming.runs << chained(value.id.value, messages);
        QVERIFY(await(store.take(incoming)));
        QTRY_COMPARE(book.stored(value.id), messages.isEmpty() ? MessageId{} : messages.last().id);
    }
    void say(RoomState state, bool on = true) { marks.set(room7, state, on, book.newest(room7)); }
    RoomItem item(RoomId id = room7) const { return book.item(id).value_or(RoomItem{}); }
    RoomMark stored() { return await(store.loadDesk()).value_or(DeskStart{}).roomMarks.value(room7); }
};

Account accountOf(const User &me)
{
    Account account;
    account.key = {QUuid::createUuid(), QStringLiteral("http://127.0.0.1:1"), me.id};
    account.me = me;
    return account;
}

/// A room of four messages, the last two by the buyer, all of them unread, in the files of an account.
void fill(const QString &folder)
{
    Store store;
    QVERIFY(await(store.open(folder, UserId{1})));
    Incoming incoming;
    Room value = room(7, 1, 2);
    value.lastMessageId = MessageId{4};
    incoming.rooms << value;
    incoming.runs << chained(7, {message(7, 1, 2), message(7, 2, 1), message(7, 3, 2), message(7, 4, 2)});
    QVERIFY(await(store.take(incoming)));
}

} // namespace

class TestRoomMarks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void marksOutliveTheProgram()
    {
        QTemporaryDir dir;
        fill(dir.path());
        FakeClock clock;
        const Account account = accountOf(publisher);
        {
            AccountSession session(account, {}, clock, QTimeZone::utc());
            QVERIFY(await(session.open(dir.path())));
            QVERIFY(session.rooms().totalUnread() > 0);
            for (const RoomState state :
                 {RoomState::Pinned, RoomState::Muted, RoomState::MarkedUnread, RoomState::NoReplyNeeded})
                session.setRoomState(room7, state, true);
            QVERIFY(session.rooms().item(room7)->pinned);
            QCOMPARE(session.rooms().totalUnread(), 0); // muted
        }
        {
            AccountSession session(account, {}, clock, QTimeZone::utc());
            QVERIFY(await(session.open(dir.path())));
            const RoomItem item = *session.rooms().item(room7);
            QVERIFY(item.pinned && item.muted && item.markedUnread && item.noReplyNeeded);
            QVERIFY(!item.needsAnswer && !item.archived);
            session.setRoomState(room7, RoomState::Archived, true);
            session.setRoomState(room7, RoomState::Pinned, false);
        }
        AccountSession session(account, {}, clock, QTimeZone::utc());
        QVERIFY(await(session.open(dir.path())));
        QVERIFY(session.rooms().item(room7)->archived && !session.rooms().item(room7)->pinned);
    }

    void theirNextMessageBringsItBack()
    {
        Parts parts;
        parts.take(room(7, 1, 2), {message(7, 3, 2)});
        parts.say(RoomState::Archived);
        QVERIFY(parts.item().archived);
        parts.take(room(7, 1, 2), {message(7, 4, 1)}); // I wrote
        QVERIFY(parts.item().archived);
        parts.take(room(7, 1, 2), {message(7, 5, 2), message(7, 6, 1)}); // they did, and I from elsewhere
        QTRY_VERIFY(!parts.item().archived);
        QCOMPARE(parts.stored(), RoomMark{});
    }

    void whatTheyWroteWhileTheProgramWasAwayBringsItBack()
    {
        QTemporaryDir dir;
        fill(dir.path());
        FakeClock clock;
        const Account account = accountOf(publisher);
        {
            AccountSession session(account, {}, clock, QTimeZone::utc());
            QVERIFY(await(session.open(dir.path())));
            session.setRoomState(room7, RoomState::Archived, true);
            session.setRoomState(room7, RoomState::Muted, true);
        }
        {
            Store store; // as if the program had ended between the two files
            QVERIFY(await(store.open(dir.path(), UserId{1})));
            Incoming incoming;
            incoming.runs << chained(7, {message(7, 9, 2)});
            QVERIFY(await(store.take(incoming)));
        }
        AccountSession session(account, {}, clock, QTimeZone::utc());
        QVERIFY(await(session.open(dir.path())));
        QVERIFY(!session.rooms().item(room7)->archived);
        QVERIFY(session.rooms().item(room7)->muted); // that ends only by the person
    }

    void aRoomWithoutMessagesCanBeArchived()
    {
        Parts parts;
        parts.take(room(7, 1, 2), {});
        parts.say(RoomState::Archived);
        QVERIFY(parts.item().archived);
        parts.take(room(7, 1, 2), {message(7, 1, 2)});
        QTRY_VERIFY(!parts.item().archived);
    }

    void theLastWordIsTheirsUntilIAnswer()
    {
        Parts parts;
        Room value = room(7, 1, 2);
        parts.take(value, {message(7, 3, 2)});
        value.myReadUpTo = MessageId{3};
        parts.take(value, {message(7, 3, 2)});
        QVERIFY(parts.item().needsAnswer); // read, and not answered
        parts.outbox.enqueue(room7, QStringLiteral("yes"));
        QTRY_VERIFY(!parts.item().needsAnswer); // it waits to be sent
        parts.take(value, {message(7, 4, 1)});
        QVERIFY(!parts.item().needsAnswer);
        Room other = room(8, 1, 2);
        parts.take(other, {message(8, 10, 2)});
        QVERIFY(parts.item(RoomId{8}).needsAnswer);
        other.isActive = false;
        other.cursor = Cursor{2};
        parts.take(other, {message(8, 10, 2)});
        QTRY_VERIFY(!parts.item(RoomId{8}).needsAnswer); // nobody can answer
    }

    void noReplyNeededEndsWithTheirNextMessage()
    {
        Parts parts;
        parts.take(room(7, 1, 2), {message(7, 3, 2)});
        parts.say(RoomState::NoReplyNeeded);
        QVERIFY(!parts.item().needsAnswer && parts.item().noReplyNeeded);
        parts.say(RoomState::NoReplyNeeded, false);
        QVERIFY(parts.item().needsAnswer);
        parts.say(RoomState::NoReplyNeeded);
        parts.take(room(7, 1, 2), {message(7, 5, 2)});
        QTRY_VERIFY(parts.item().needsAnswer && !parts.item().noReplyNeeded);
        QCOMPARE(parts.stored(), RoomMark{});
    }

    void waitsSinceTheirFirstUnansweredWord()
    {
        QTemporaryDir dir;
        fill(dir.path());
        FakeClock clock;
        AccountSession session(accountOf(publisher), {}, clock, QTimeZone::utc());
        QVERIFY(await(session.open(dir.path())));
        QCOMPARE(session.rooms().item(room7)->waitingSince, message(7, 3, 2).createdAt);
        Parts parts;
        parts.take(room(7, 1, 2), {message(7, 2, 1), message(7, 3, 2)});
        parts.take(room(7, 1, 2), {message(7, 4, 2)});
        QCOMPARE(parts.item().waitingSince, message(7, 3, 2).createdAt);
        parts.take(room(7, 1, 2), {message(7, 5, 1)});
        QVERIFY(!parts.item().waitingSince.isValid());
        parts.take(room(7, 1, 2), {message(7, 6, 2)});
        QCOMPARE(parts.item().waitingSince, message(7, 6, 2).createdAt);
    }

    void aColleaguesWordAnswersACase()
    {
        Parts parts;
        Room value = room(7, 5, 2);
        value.type = RoomType::PublisherAdmin;
        value.client.reset();
        parts.take(value, {message(7, 3, 5)});
        QVERIFY(parts.item().needsAnswer);
        parts.take(value, {message(7, 4, 9)}); // another admin
        QVERIFY(!parts.item().needsAnswer);
    }

    void aMendedDeskFileIsToldAgain()
    {
        Parts parts;
        parts.take(room(7, 1, 2), {message(7, 3, 2)});
        parts.say(RoomState::Pinned);
        parts.say(RoomState::Archived);
        const RoomMark said = parts.stored();
        QVERIFY(said.pinned);
        QCOMPARE(said.archivedUpTo, MessageId{3});
        QVERIFY(await(parts.store.putRoomMark(room7, {}))); // lost
        QCOMPARE(parts.stored(), RoomMark{});
        parts.marks.writeAgain();
        QCOMPARE(parts.stored(), said);
    }

    void markReadReadsAllAndTakesTheMarkAway()
    {
        QTemporaryDir dir;
        fill(dir.path());
        FakeClock clock;
        AccountSession session(accountOf(publisher), {}, clock, QTimeZone::utc());
        QVERIFY(await(session.open(dir.path())));
        session.setRoomState(room7, RoomState::MarkedUnread, true);
        QVERIFY(session.rooms().item(room7)->unread > 0);
        session.markRead(room7);
        QVERIFY(!session.rooms().item(room7)->markedUnread);
        QTRY_COMPARE(session.rooms().item(room7)->unread, 0);
        QVERIFY(session.rooms().item(room7)->needsAnswer); // read is not answered
    }
};

QTEST_GUILESS_MAIN(TestRoomMarks)
#include "tst_roommarks.moc"
