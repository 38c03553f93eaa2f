// The lines of a case's log between its messages: where they stand, what they break, and that the model stays incremental.
#include "models/timelinemodel.h"
#include "tests/support/faketriage.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace desk;

namespace {

const QTimeZone utcZone("UTC");
const QDateTime noon(QDate(2026, 11, 23), QTime(12, 0), utcZone);
constexpr UserId me{1};
constexpr RoomId room{5};
using Kind = TimelineRow::Kind;

class Talk : public Timeline
{
public:
    TimelineSnapshot value;
    const TimelineSnapshot &snapshot() const override { return value; }
    RoomId room() const override { return value.room; }
    void loadOlder() override {}
    void loadNewer() override {}
    void jumpToNewest() override {}
    void jumpTo(MessageId) override {}
    void markSeen(MessageId) override {}
};

Message message(qint64 id)
{
    Message one;
    one.id = MessageId{id};
    one.sender = UserId{9};
    one.text = QStringLiteral("x");
    one.createdAt = noon.addSecs(id);
    return one;
}

TimelineSnapshot talk(qint64 first, qint64 last)
{
    TimelineSnapshot snapshot;
    snapshot.room = room;
    snapshot.me = me;
    snapshot.atOldest = first == 1;
    for (qint64 id = first; id <= last; ++id)
        snapshot.messages << message(id);
    return snapshot;
}

CaseLine line(qint64 id, qint64 after, CaseEntryKind kind = CaseEntryKind::Note, qint64 by = 2)
{
    CaseLine one;
    one.entry.id = CaseEntryId{id};
    one.entry.kind = kind;
    one.entry.after = MessageId{after};
    one.entry.at = noon.addSecs(after);
    one.entry.text = QStringLiteral("words");
    User user;
    user.id = UserId{by};
    user.username = QStringLiteral("noura");
    one.entry.user = user;
    return one;
}

/// "2" a message, "n7" a note, "e7" an event; day breaks are left out.
QStringList order(const QList<TimelineRow> &rows)
{
    QStringList said;
    for (const TimelineRow &row : rows) {
        if (row.kind == Kind::Message)
            said << QString::number(row.message.value);
        else if (row.kind == Kind::Note)
            said << QStringLiteral("n%1").arg(row.entry.value);
        else if (row.kind == Kind::CaseEvent)
            said << QStringLiteral("e%1").arg(row.entry.value);
    }
    return said;
}

QString placed(const TimelineSnapshot &snapshot, const QList<CaseLine> &log)
{
    return order(timelineRows(snapshot, utcZone, log)).join(QLatin1Char(' '));
}

} // namespace

class TestCaseLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineStandsBehindItsMessage()
    {
        QCOMPARE(placed(talk(1, 3), {line(7, 1), line(8, 1, CaseEntryKind::Claim), line(9, 3)}),
                 QStringLiteral("1 n7 e8 2 3 n9"));
    }

    void aLineBeforeEveryMessageStandsOnTop()
    {
        QCOMPARE(placed(talk(1, 2), {line(7, 0, CaseEntryKind::Claim)}), QStringLiteral("e7 1 2"));
    }

    void aLineOfAMessageThatIsNotShownStandsBehindTheOneBeforeIt()
    {
        TimelineSnapshot snapshot = talk(1, 4);
        snapshot.messages.removeAt(1);
        QCOMPARE(placed(snapshot, {line(7, 2)}), QStringLiteral("1 n7 3 4"));
    }

    void linesOutsideTheWindowAreNotShown()
    {
        QCOMPARE(placed(talk(4, 6), {line(7, 0), line(8, 3), line(9, 4)}), QStringLiteral("4 n9 5 6"));
        TimelineSnapshot above = talk(1, 3);
        above.atNewest = false;
        QCOMPARE(placed(above, {line(7, 3), line(8, 5)}), QStringLiteral("1 2 3 n7"));
        above.atNewest = true;
        QCOMPARE(placed(above, {line(7, 3), line(8, 5)}), QStringLiteral("1 2 3 n7 n8"));
    }

    void whatANewerServerSaysIsLeftOut()
    {
        QCOMPARE(placed(talk(1, 1), {line(7, 1, CaseEntryKind::Unknown)}), QStringLiteral("1"));
    }

    void aNoteBreaksTheGroup()
    {
        const QList<TimelineRow> plain = timelineRows(talk(1, 2), utcZone);
        QVERIFY(!plain.at(1).last && !plain.at(2).first);
        const QList<TimelineRow> rows = timelineRows(talk(1, 2), utcZone, {line(7, 1)});
        QCOMPARE(rows.size(), 4); // the day, and three
        QVERIFY(rows.at(1).last && rows.at(3).first);
    }

    void aRefusedNoteSaysWhyAndAWaitingOneDoesNot()
    {
        CaseLine mine = line(0, 1, CaseEntryKind::Note, me.value);
        mine.entry.user.reset();
        mine.entry.nonce = QUuid::createUuid();
        mine.pending = true;
        mine.retries = true;
        mine.error = Error{ErrorCode::Offline, {}, {}, 0};
        TimelineRow row = timelineRows(talk(1, 1), utcZone, {mine}).last();
        QVERIFY(row.mine && !row.error);
        QCOMPARE(row.delivery, DeliveryState::Sending);
        mine.retries = false;
        row = timelineRows(talk(1, 1), utcZone, {mine}).last();
        QVERIFY(row.error);
        QCOMPARE(row.delivery, DeliveryState::Refused);
    }

    void theModelFollowsTheLogAndKeepsTheRows()
    {
        Talk timeline;
        timeline.value = talk(1, 3);
        FakeTriage triage;
        TimelineModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setZone(utcZone);
        model.setTimeline(&timeline);
        model.setCase(&triage);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removes(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        CaseLine note = line(0, 3, CaseEntryKind::Note, me.value);
        note.entry.nonce = QUuid::createUuid();
        note.pending = true;
        note.retries = true;
        triage.addLine(room, note);
        QCOMPARE(inserts.size(), 1);
        QCOMPARE(model.row(model.rowCount() - 1).kind, Kind::Note);
        note.entry.id = CaseEntryId{12};
        note.pending = false;
        note.retries = false;
        triage.logs[room] = {note};
        Q_EMIT triage.logChanged(room); // stored: the same row
        QCOMPARE(inserts.size(), 1);
        QCOMPARE(removes.size(), 0);
        QCOMPARE(changes.size(), 1);
        triage.addLine(RoomId{99}, note);
        QCOMPARE(inserts.size(), 1);
        model.setCase(nullptr);
        QCOMPARE(removes.size(), 1);
        QCOMPARE(resets.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCaseLines)
#include "tst_caselines.moc"
