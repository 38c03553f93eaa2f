// Support cases on the wire: what our server writes is read right, a newer one's kinds survive, and a publisher's view has
// nothing in it but the state.
#include "protocol/codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace desk;
using namespace desk::protocol;

namespace {

const QTimeZone cairo("Africa/Cairo");
const BodyOptions full{cairo, true};

QDateTime utc(const char *iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODateWithMs).toUTC();
}

User person(qint64 id, const char *name)
{
    return {UserId{id}, QLatin1String(name), QStringLiteral("First"), QStringLiteral("Last"), true, false};
}

CaseEntry entry(qint64 id, CaseEntryKind kind)
{
    return {CaseEntryId{id},
            kind,
            person(4, "boss"),
            std::nullopt,
            QStringLiteral("ملاحظة \"x\""),
            utc("2026-11-23T01:00:00.250Z"),
            MessageId{7},
            {}};
}

Room sampleCase()
{
    Room room;
    room.id = RoomId{9};
    room.type = RoomType::PublisherAdmin;
    room.publisher = person(1, "samir");
    room.createdAt = utc("2026-11-22T10:00:00Z");
    room.updatedAt = utc("2026-11-23T01:00:00Z");
    room.lastMessageId = MessageId{7};
    room.cursor = Cursor{31};
    CaseEntry transfer = entry(2, CaseEntryKind::Transfer);
    transfer.to = person(5, "helper");
    CaseEntry note = entry(3, CaseEntryKind::Note);
    note.nonce = QUuid::createUuid();
    CaseEntry leaseEnd = entry(4, CaseEntryKind::LeaseEnd);
    leaseEnd.user = {};
    room.support = Support{QStringLiteral("waiting"),   QStringLiteral("payment"),
                           QStringLiteral("Subject"),   person(5, "helper"),
                           utc("2026-11-23T00:30:00Z"), utc("2026-11-22T10:00:00Z"),
                           utc("2026-11-23T01:02:00Z"), {},
                           {transfer, note, leaseEnd},  true};
    return room;
}

QByteArray replaced(QByteArray json, const char *what, const char *with)
{
    return json.replace(what, with);
}

} // namespace

class tst_Triage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCaseIsReadAsTheServerWritesIt()
    {
        const auto room = decodeCaseRoom(R"({"room":{"id":4,"room_type":"publisher_admin",
            "publisher":{"id":1,"username":"p","first_name":"","last_name":""},"client":null,"ad":null,"ad_title":null,
            "last_message":null,"unread_count":0,"created_at":"2026-11-23 02:56:44","updated_at":"2026-11-23 02:56:44",
            "is_active":true,"support":{"state":"waiting","category":"ads","subject":"Help",
            "assignee":{"id":4,"username":"boss","first_name":"Bo","last_name":"Ss"},
            "waiting_since":"2026-11-23T00:56:44.120000+00:00","opened_at":"2026-11-22T00:00:00+00:00","lease_until":null,
            "resolved_at":null,"notes":[
            {"id":1,"kind":"note","user":{"id":4,"username":"boss"},"to":null,"text":"psst","at":"2026-11-23T01:00:00+00:00",
             "after":12,"nonce":"7f7e6a8e-0f2b-4d2e-9a43-0c4a3a5c2b11"},
            {"id":2,"kind":"telepathy","user":null,"to":null,"text":"","at":"2026-11-23T01:00:01+00:00","after":0}],
            "notes_more":true}}})",
                                         cairo);
        QVERIFY2(room, room ? "" : qPrintable(room.error().detail));
        const Support &support = *room->support;
        QCOMPARE(support.assignee->displayName(), QStringLiteral("Bo Ss"));
        QCOMPARE(support.waitingSince, utc("2026-11-23T00:56:44.120Z"));
        QCOMPARE(support.openedAt, utc("2026-11-22T00:00:00Z"));
        QVERIFY(!support.leaseUntil.isValid() && !support.resolvedAt.isValid() && support.notesMore);
        QCOMPARE(support.notes.size(), 2);
        QCOMPARE(support.notes.first().kind, CaseEntryKind::Note);
        QCOMPARE(support.notes.first().text, QStringLiteral("psst"));
        QCOMPARE(support.notes.first().after, MessageId{12});
        QCOMPARE(support.notes.first().nonce, QUuid(QStringLiteral("7f7e6a8e-0f2b-4d2e-9a43-0c4a3a5c2b11")));
        QCOMPARE(support.notes.last().kind, CaseEntryKind::Unknown); // of a newer server: there, but not understood
        QVERIFY(!support.notes.last().user);
    }
    void aCaseSurvivesWritingAndReading()
    {
        const Room room = sampleCase();
        const auto read = decodeCaseRoom(encodeCaseRoom(room, full), cairo);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, room);
        const auto frame = decodeServerFrame(encode(ServerFrame(Change{Cursor{31}, Cursor{30}, room, {}})));
        QVERIFY(frame);
        QCOMPARE(std::get<Change>(*frame).room, room);
    }
    void everyKindHasItsName_data()
    {
        QTest::addColumn<CaseEntryKind>("kind");
        QTest::addColumn<QString>("name");
        const std::pair<const char *, CaseEntryKind> all[] = {
            {"note", CaseEntryKind::Note},          {"claim", CaseEntryKind::Claim},
            {"release", CaseEntryKind::Release},    {"transfer", CaseEntryKind::Transfer},
            {"lease_end", CaseEntryKind::LeaseEnd}, {"resolve", CaseEntryKind::Resolve},
            {"reopen", CaseEntryKind::Reopen},      {"no_reply", CaseEntryKind::NoReply},
            {"category", CaseEntryKind::Category}};
        for (const auto &[name, kind] : all)
            QTest::newRow(name) << kind << QString::fromLatin1(name);
    }
    void everyKindHasItsName()
    {
        QFETCH(CaseEntryKind, kind);
        QFETCH(QString, name);
        Room room = sampleCase();
        room.support->notes = {entry(1, kind)};
        const QByteArray json = encodeCaseRoom(room, full);
        const QJsonObject written = QJsonDocument::fromJson(json)
                                        .object()
                                        .value(QLatin1String("room"))
                                        .toObject()
                                        .value(QLatin1String("support"))
                                        .toObject()
                                        .value(QLatin1String("notes"))
                                        .toArray()
                                        .first()
                                        .toObject();
        QCOMPARE(written.value(QLatin1String("kind")).toString(), name);
        QCOMPARE(decodeCaseRoom(json, cairo)->support->notes.first().kind, kind);
    }
    void aStateAloneIsWrittenAlone()
    {
        Room room = sampleCase();
        room.support = Support{QStringLiteral("open"), {}, {}, {}, {}};
        const QJsonObject json = QJsonDocument::fromJson(encode(room, full)).object();
        QCOMPARE(json.value(QLatin1String("support")).toObject().keys(), QStringList{QStringLiteral("state")});
    }
    void theQueueRoundTrips()
    {
        const CaseQueuePage page{312, true, {12, 3, 40, 257, 9}, {sampleCase()}};
        const auto read = decodeCaseQueue(encode(page, full), cairo);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, page);
    }
    void oneCaseRoundTrips()
    {
        Ad ad;
        ad.id = AdId{12};
        ad.title = QStringLiteral("شقة");
        ad.createdAt = utc("2026-07-01T00:00:00Z");
        const OtherCase other{RoomId{3},
                              QStringLiteral("Old"),
                              QStringLiteral("ads"),
                              QStringLiteral("resolved"),
                              utc("2026-10-01T00:00:00Z"),
                              utc("2026-10-02T00:00:00Z"),
                              QStringLiteral("refunded"),
                              person(4, "boss")};
        const CaseDetail detail{
            sampleCase(),
            {person(1, "samir"), QStringLiteral("s@example.com"), QStringLiteral("0100"), utc("2025-01-01T00:00:00Z")},
            {ad},
            {other},
            {entry(1, CaseEntryKind::Claim), entry(2, CaseEntryKind::Note)}};
        const auto read = decodeCaseDetail(encode(detail, full), cairo);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, detail);
    }
    void colleaguesAndTimesRoundTrip()
    {
        const QList<StaffMember> staff{{person(4, "boss"), true, 3}, {person(5, "helper"), false, 0}};
        QCOMPARE(decodeStaff(encodeStaff(staff)).value(), staff);
        CaseTimes times;
        times.waits = {{RoomId{9}, QStringLiteral("ads"), utc("2026-11-23T00:00:00Z"), {}, {}, WaitEnd::None, false}};
        for (const WaitEnd how : {WaitEnd::Reply, WaitEnd::NoReply, WaitEnd::Resolve, WaitEnd::Unknown})
            times.waits << WaitEpisode{RoomId{9},
                                       QStringLiteral("ads"),
                                       utc("2026-11-23T00:00:00Z"),
                                       utc("2026-11-23T00:10:00Z"),
                                       person(4, "boss"),
                                       how,
                                       true};
        times.resolutions = {{RoomId{9}, QStringLiteral("ads"), utc("2026-11-22T00:00:00Z"),
                              utc("2026-11-23T00:00:00Z"), person(4, "boss")}};
        times.more = true;
        const auto read = decodeCaseTimes(encode(times));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, times);
    }
    void teamRepliesRoundTrip()
    {
        TeamReply reply{TeamReplyId{2},
                        QStringLiteral("refund"),
                        {QStringLiteral("Hello {name}"), QStringLiteral("done")},
                        QStringLiteral("payment"),
                        true,
                        person(4, "boss"),
                        utc("2026-11-23T00:00:00Z")};
        QCOMPARE(decodeTeamReply(encodeTeamReply(reply)).value(), reply);
        QCOMPARE(decodeTeamReplies(encodeTeamReplies({reply, reply})).value(), (QList<TeamReply>{reply, reply}));
        reply.id = {};
        reply.updatedBy = {};
        reply.updatedAt = {};
        const QByteArray request = encodeTeamReplyRequest(reply);
        QCOMPARE(decodeTeamReplyRequest(request).value(), reply);
        QVERIFY(!QJsonDocument::fromJson(request).object().contains(QLatin1String("id")));
    }
    void actsAreReadByTheServer()
    {
        const ClaimCase claim{true};
        QCOMPARE(decodeClaim(encode(claim)).value(), claim);
        QCOMPARE(decodeClaim("{}").value(), ClaimCase{});
        const TransferCase transfer{UserId{5}, QStringLiteral("yours")};
        QCOMPARE(decodeTransfer(encode(transfer)).value(), transfer);
        const ResolveCase resolve{QStringLiteral("refunded"), true, MessageId{7}};
        QCOMPARE(decodeResolve(encode(resolve)).value(), resolve);
        const ReopenCase reopen{QStringLiteral("again")};
        QCOMPARE(decodeReopen(encode(reopen)).value(), reopen);
        const NoteOnCase note{QStringLiteral("psst"), QUuid::createUuid()};
        QCOMPARE(decodeNote(encode(note)).value(), note);
        const CategoryOfCase category{QStringLiteral("ads")};
        QCOMPARE(decodeCategory(encode(category)).value(), category);
    }
    void aRefusedClaimNamesTheColleague()
    {
        const QByteArray body = encodeClaimed(QStringLiteral("taken"), person(5, "helper"));
        QCOMPARE(decodeErrorCode(body), QStringLiteral("claimed"));
        QCOMPARE(decodeErrorText(body), QStringLiteral("taken"));
        QCOMPARE(decodeClaimedBy(body).value(), person(5, "helper"));
        QVERIFY(!decodeClaimedBy(encodeErrorDetail(QStringLiteral("no"), QStringLiteral("not_yours"))));
    }
    void malformedBodiesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        const QByteArray good = encodeCaseRoom(sampleCase(), full);
        QTest::newRow("kind is a number")
            << replaced(good, R"("kind":"note")", R"("kind":3)") << QStringLiteral("kind");
        QTest::newRow("no id") << replaced(good, R"("id":3,"kind")", R"("kind")") << QStringLiteral("id");
        QTest::newRow("user is a name") << replaced(good, R"("kind":"note","user":{)",
                                                    R"("kind":"note","user":"boss","x":{)")
                                        << QStringLiteral("user");
        QTest::newRow("notes are an object")
            << replaced(good, R"("notes":[)", R"("notes":{},"x":[)") << QStringLiteral("notes");
        QTest::newRow("an entry is a number")
            << replaced(good, R"("notes":[)", R"("notes":[1,)") << QStringLiteral("notes");
        QTest::newRow("opened never") << replaced(good, R"("opened_at":"2)", R"("opened_at":"x)")
                                      << QStringLiteral("opened_at");
    }
    void malformedBodiesAreRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        const auto room = decodeCaseRoom(json, cairo);
        QVERIFY(!room);
        QCOMPARE(room.error().code, ErrorCode::BadReply);
        QCOMPARE(room.error().detail, field);
    }
    void malformedActsNameTheField()
    {
        QCOMPARE(decodeClaim(R"({"take_over":1})").error().detail, QStringLiteral("take_over"));
        QCOMPARE(decodeTransfer(R"({"text":"x"})").error().detail, QStringLiteral("to"));
        QCOMPARE(decodeNote(R"({"text":5})").error().detail, QStringLiteral("text"));
        QCOMPARE(decodeNote(R"({"text":"a","nonce":"z"})").error().detail, QStringLiteral("nonce"));
        QCOMPARE(decodeCategory("{}").error().detail, QStringLiteral("category"));
        QCOMPARE(decodeTeamReplyRequest(R"({"name":"a","texts":[1]})").error().detail, QStringLiteral("texts"));
        QCOMPARE(decodeTeamReplyRequest(R"({"name":"a","texts":"b"})").error().code, ErrorCode::Invalid);
    }
};

QTEST_GUILESS_MAIN(tst_Triage)
#include "tst_triage.moc"
