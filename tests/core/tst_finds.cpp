// Prices, links and files of one conversation: from the store by index, and the model that shows them.
#include "models/findsmodel.h"
#include "models/people.h"
#include "sql/query.h"
#include "store/statements_finds.h"
#include "store/store.h"
#include "tests/support/await.h"
#include "tests/support/fakedesk.h"
#include "tests/support/values.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

using namespace desk;
using namespace desk::testing;

namespace {

struct Shelf
{
    QTemporaryDir dir;
    Store store;

    Shelf() { QVERIFY(await(store.open(dir.path(), UserId{1}))); }
    void put(qint64 room, const QList<Message> &messages)
    {
        Incoming incoming;
        incoming.rooms << desk::testing::room(room, 1, 2, 0);
        incoming.runs << MessageRun{RoomId{room}, messages, {}, {}, Reach::Loose, {}};
        QVERIFY(await(store.take(incoming)));
    }
    QStringList found(const FindsQuery &query, MessageId *next = nullptr)
    {
        const auto page = await(store.finds(query));
        if (!page)
            return {QStringLiteral("failed: ") + page.error().detail};
        QStringList all;
        for (const Find &find : page->finds) {
            const QString what = query.kind == FindKind::Prices  ? find.price.amount
                                 : query.kind == FindKind::Links ? find.link.toString()
                                                                 : find.file->name;
            all << QStringLiteral("%1:%2").arg(find.message.value).arg(what);
        }
        if (next)
            *next = page->next;
        return all;
    }
};

Find priced(qint64 id, const QString &amount)
{
    Find find;
    find.message = MessageId{id};
    find.price.amount = amount;
    return find;
}

QStringList amounts(const FindsModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.find(row).price.amount;
    return all;
}

} // namespace

class TestFinds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachKindIsFoundInItsConversationAlone()
    {
        Shelf shelf;
        Message file = message(7, 4, 2, QStringLiteral("the report"));
        file.attachment =
            Attachment{QStringLiteral("/media/a.pdf"), QStringLiteral("a.pdf"), 10, QStringLiteral("application/pdf")};
        shelf.put(7, {message(7, 1, 2, QStringLiteral("٤٨٠ ألف جنيه")),
                      message(7, 2, 1, QStringLiteral("see https://a.example/x and WWW.b.example")),
                      message(7, 3, 2, QStringLiteral("300 EGP or 350 EGP")), file});
        shelf.put(8, {message(8, 5, 2, QStringLiteral("900 EGP"))});
        QCOMPARE(shelf.found({RoomId{7}, FindKind::Prices}),
                 (QStringList{QStringLiteral("3:300"), QStringLiteral("3:350"), QStringLiteral("1:480000")}));
        QCOMPARE(shelf.found({RoomId{7}, FindKind::Links}),
                 (QStringList{QStringLiteral("2:https://a.example/x"), QStringLiteral("2:https://www.b.example")}));
        QCOMPARE(shelf.found({RoomId{7}, FindKind::Files}), QStringList{QStringLiteral("4:a.pdf")});
        QCOMPARE(shelf.found({RoomId{8}, FindKind::Prices}), QStringList{QStringLiteral("5:900")});
        QVERIFY(shelf.found({RoomId{9}, FindKind::Prices}).isEmpty());
    }

    void aPageHoldsTheNewestAndTheNextGoesOn()
    {
        Shelf shelf;
        QList<Message> said;
        for (qint64 id = 1; id <= 50; ++id)
            said << message(7, id, 2, id % 2 ? QStringLiteral("%1 EGP").arg(id) : QStringLiteral("at 10:30"));
        shelf.put(7, said);
        FindsQuery query{RoomId{7}, FindKind::Prices};
        query.limit = 20;
        MessageId next;
        QStringList all = shelf.found(query, &next);
        QCOMPARE(all.size(), 20);
        QCOMPARE(all.first(), QStringLiteral("49:49"));
        QVERIFY(next.isValid());
        query.before = next;
        all += shelf.found(query, &next);
        QCOMPARE(all.size(), 25);
        QCOMPARE(all.last(), QStringLiteral("1:1"));
        QVERIFY(!next.isValid());
        query.before = {};
        query.after = MessageId{45};
        QCOMPARE(shelf.found(query), (QStringList{QStringLiteral("49:49"), QStringLiteral("47:47")}));
    }

    void aQuestionLooksThroughABoundedNumberOfMessages()
    {
        Shelf shelf;
        QList<Message> said;
        for (qint64 id = 1; id <= 4'500; ++id)
            said << message(7, id, 2, id == 1 ? QStringLiteral("500 EGP") : QStringLiteral("at 10:30"));
        shelf.put(7, said);
        MessageId next;
        FindsQuery query{RoomId{7}, FindKind::Prices};
        QVERIFY(shelf.found(query, &next).isEmpty());
        QCOMPARE(next, MessageId{2'501});
        query.before = next;
        QVERIFY(shelf.found(query, &next).isEmpty());
        query.before = next;
        QCOMPARE(shelf.found(query, &next), QStringList{QStringLiteral("1:500")});
        QVERIFY(!next.isValid());
    }

    void theModelShowsPricesInTheirOrder()
    {
        FakeSession session(publisherAccount());
        for (qint64 id = 40; id >= 1; --id)
            session.found[FindKind::Prices] << priced(id, QString::number(id));
        FindsModel model(FindKind::Prices);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRoom(&session, RoomId{1});
        QVERIFY(model.isLooking());
        QTRY_VERIFY(!model.isLooking());
        QCOMPARE(model.rowCount(), 12);
        QCOMPARE(amounts(model).first(), QStringLiteral("29"));
        QCOMPARE(amounts(model).last(), QStringLiteral("40"));
        QVERIFY(model.hasMore());
        model.more();
        QTRY_COMPARE(model.rowCount(), 24);
        QCOMPARE(amounts(model).first(), QStringLiteral("17"));
        model.setRoom(nullptr, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsStoredAboveIsAskedForAlone()
    {
        FakeSession session(publisherAccount());
        session.found[FindKind::Prices] = {priced(10, QStringLiteral("500"))};
        FindsModel model(FindKind::Prices);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRoom(&session, RoomId{1});
        QTRY_COMPARE(model.rowCount(), 1);
        session.found[FindKind::Prices].prepend(priced(11, QStringLiteral("480")));
        Q_EMIT session.messagesStored(RoomId{2}, MessageId{11}); // another room
        Q_EMIT session.messagesStored(RoomId{1}, MessageId{11});
        QTRY_COMPARE(amounts(model), (QStringList{QStringLiteral("500"), QStringLiteral("480")}));
        QCOMPARE(session.findsAsked.size(), 2);
        QCOMPARE(session.findsAsked.last().after, MessageId{10});
        // an older page came: begun anew, without a double
        session.found[FindKind::Prices].append(priced(3, QStringLiteral("600")));
        Q_EMIT session.messagesStored(RoomId{1}, MessageId{3});
        QTRY_COMPARE(amounts(model),
                     (QStringList{QStringLiteral("600"), QStringLiteral("500"), QStringLiteral("480")}));
    }

    void theOtherConversationsOfAPersonAreHisAlone()
    {
        const auto session = publisherDesk(QDateTime::currentDateTimeUtc());
        RoomItem second = *session->rooms().item(RoomId{1});
        second.room.id = RoomId{60};
        second.room.ad = AdId{13};
        second.room.createdAt = second.room.createdAt.addDays(-100);
        session->rooms().put(second);
        const RoomItem first = *session->rooms().item(RoomId{1});
        const QList<RoomItem> others = otherConversations(session->rooms(), first);
        QCOMPARE(others.size(), 1);
        QCOMPARE(others[0].room.id, RoomId{60});
        QCOMPARE(firstContact(first, others), second.room.createdAt);
        QVERIFY(otherConversations(session->rooms(), *session->rooms().item(RoomId{2})).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFinds)
#include "tst_finds.moc"
