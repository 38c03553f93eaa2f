// Every frame of SITE.md and PROTOCOL.md against golden files, malformed ones too; and each frame through its own encoding.
#include "protocol/codec.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace desk;
using namespace desk::protocol;

namespace {

QJsonArray golden(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/frames/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).array();
}

QByteArray compact(const QJsonValue &value)
{
    return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

/// What a golden file says of a frame, told from the decoded struct.
struct Describe
{
    QString kind;
    QJsonObject facts;

    void operator()(const Unknown &) { kind = QStringLiteral("unknown"); }
    void operator()(const History &f)
    {
        kind = QStringLiteral("history");
        QJsonArray ids;
        for (const Message &message : f.messages)
            ids << message.id.value;
        facts = {{QStringLiteral("count"), f.messages.size()},
                 {QStringLiteral("ids"), ids},
                 {QStringLiteral("room"), f.room.value},
                 {QStringLiteral("resumed"), f.resumed}};
    }
    void operator()(const MessageStored &f)
    {
        kind = QStringLiteral("message");
        facts = {{QStringLiteral("id"), f.message.id.value},
                 {QStringLiteral("text"), f.message.text},
                 {QStringLiteral("sender"), f.message.sender.value},
                 {QStringLiteral("room"), f.message.room.value}};
    }
    void operator()(const Typing &f)
    {
        kind = QStringLiteral("typing");
        facts = {{QStringLiteral("user"), f.user.value}, {QStringLiteral("room"), f.room.value}};
    }
    void operator()(const ReadUpTo &f)
    {
        kind = QStringLiteral("read");
        facts = {{QStringLiteral("user"), f.user.value},
                 {QStringLiteral("up_to"), f.upTo.value},
                 {QStringLiteral("room"), f.room.value}};
    }
    void operator()(const ErrorFrame &f)
    {
        kind = QStringLiteral("error");
        facts = {{QStringLiteral("code"), f.code}, {QStringLiteral("retry_ms"), qint64(f.retryAfter.count())}};
    }
    void operator()(const Hello &f)
    {
        kind = QStringLiteral("hello");
        facts = {{QStringLiteral("cursor"), f.cursor.value}};
    }
    void operator()(const Pong &f)
    {
        kind = QStringLiteral("pong");
        facts = {{QStringLiteral("cursor"), f.cursor ? f.cursor->value : -1}};
    }
    void operator()(const Change &f)
    {
        kind = QStringLiteral("change");
        facts = {{QStringLiteral("cursor"), f.cursor.value},
                 {QStringLiteral("previous"), f.previous.value},
                 {QStringLiteral("room"), f.room.id.value},
                 {QStringLiteral("message"), f.message ? f.message->id.value : 0}};
    }
    void operator()(const NotificationPushed &f)
    {
        kind = QStringLiteral("notification");
        facts = {{QStringLiteral("id"), f.notification.id.value}};
    }
    void operator()(const PresenceFrame &f)
    {
        kind = QStringLiteral("presence");
        facts = {{QStringLiteral("user"), f.user.value}};
    }
    void operator()(const SendMessage &f)
    {
        kind = QStringLiteral("message");
        facts = {{QStringLiteral("text"), f.text},
                 {QStringLiteral("room"), f.room.value},
                 {QStringLiteral("nonce"), f.nonce.isNull() ? QString() : f.nonce.toString(QUuid::WithoutBraces)}};
    }
    void operator()(const SendTyping &f)
    {
        kind = QStringLiteral("typing");
        facts = {{QStringLiteral("room"), f.room.value}};
    }
    void operator()(const SendRead &f)
    {
        kind = QStringLiteral("read");
        facts = {{QStringLiteral("up_to"), f.upTo.value}};
    }
    void operator()(const RequestHistory &f)
    {
        kind = QStringLiteral("history");
        facts = {{QStringLiteral("before"), f.before.value},
                 {QStringLiteral("after"), f.after.value},
                 {QStringLiteral("limit"), f.limit}};
    }
    void operator()(const Ping &) { kind = QStringLiteral("ping"); }
    void operator()(const Looking &) { kind = QStringLiteral("looking"); }
};

void addRows(const char *file)
{
    QTest::addColumn<QJsonObject>("golden");
    const QJsonArray all = golden(file);
    QVERIFY2(!all.isEmpty(), "no golden file");
    for (const QJsonValue &value : all)
        QTest::newRow(qPrintable(value.toObject().value(QLatin1String("name")).toString())) << value.toObject();
}

template <typename Frame> void compareWithGolden(const Result<Frame> &frame, const QJsonObject &golden)
{
    QVERIFY2(frame.has_value(), frame ? "" : qPrintable(frame.error().detail));
    Describe describe;
    std::visit(describe, *frame);
    QCOMPARE(describe.kind, golden.value(QLatin1String("kind")).toString());
    QCOMPARE(QJsonDocument(describe.facts).toJson(),
             QJsonDocument(golden.value(QLatin1String("expect")).toObject()).toJson());
}

} // namespace

class tst_Frames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void serverFrames_data() { addRows("server.json"); }
    void serverFrames()
    {
        QFETCH(QJsonObject, golden);
        const auto frame = decodeServerFrame(compact(golden.value(QLatin1String("wire"))));
        compareWithGolden(frame, golden);
        // and through our own writing nothing is lost
        const auto again = decodeServerFrame(encode(*frame));
        QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().detail));
        if (!std::holds_alternative<Unknown>(*frame))
            QCOMPARE(again->index(), frame->index());
        QVERIFY(*again == *frame);
    }
    void clientFrames_data() { addRows("client.json"); }
    void clientFrames()
    {
        QFETCH(QJsonObject, golden);
        const auto frame = decodeClientFrame(compact(golden.value(QLatin1String("wire"))));
        compareWithGolden(frame, golden);
        const auto again = decodeClientFrame(encode(*frame));
        QVERIFY(again.has_value());
        QVERIFY(*again == *frame);
    }
    void malformedFramesAreRefused_data() { addRows("malformed.json"); }
    void malformedFramesAreRefused()
    {
        QFETCH(QJsonObject, golden);
        const QByteArray text = golden.value(QLatin1String("text")).toString().toUtf8();
        const QString side = golden.value(QLatin1String("side")).toString();
        if (side != QLatin1String("client")) {
            const auto frame = decodeServerFrame(text);
            QVERIFY(!frame);
            QCOMPARE(frame.error().code, ErrorCode::BadFrame);
        }
        if (side != QLatin1String("server")) {
            const auto frame = decodeClientFrame(text);
            QVERIFY(!frame);
            QCOMPARE(frame.error().code, ErrorCode::BadFrame);
        }
    }
    void deepNestingIsRefusedNotFollowed()
    {
        QByteArray deep = "{\"type\":\"message\",\"message\":";
        deep += QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}';
        QVERIFY(!decodeServerFrame(deep));
        QVERIFY(!decodeClientFrame(deep));
    }
    void deployedFormHasOnlyTheSitesKeys()
    {
        Message message{MessageId{9},
                        RoomId{3},
                        UserId{2},
                        QStringLiteral("Sara"),
                        SenderRole::None,
                        QStringLiteral("hello"),
                        QDateTime(QDate(2026, 11, 23), QTime(0, 59, 49, 395), Qt::UTC),
                        false,
                        {},
                        {},
                        QUuid::createUuid()};
        const auto live = QJsonDocument::fromJson(encode(ServerFrame(MessageStored{message}), {false})).object();
        QCOMPARE(live.keys(),
                 (QStringList{QStringLiteral("message"), QStringLiteral("message_id"), QStringLiteral("sender_id"),
                              QStringLiteral("sender_name"), QStringLiteral("timestamp"), QStringLiteral("type")}));
        QCOMPARE(live.value(QLatin1String("timestamp")).toString(), QStringLiteral("2026-11-23T00:59:49.395000+00:00"));
        const auto history =
            QJsonDocument::fromJson(encode(ServerFrame(History{{message}, RoomId{3}, true, true, {}, {}}), {false}))
                .object();
        QCOMPARE(history.keys(), (QStringList{QStringLiteral("messages"), QStringLiteral("type")}));
        QCOMPARE(
            history.value(QLatin1String("messages")).toArray().first().toObject().keys(),
            (QStringList{QStringLiteral("id"), QStringLiteral("is_read"), QStringLiteral("message"),
                         QStringLiteral("sender_id"), QStringLiteral("sender_name"), QStringLiteral("timestamp")}));
        ErrorFrame error{QStringLiteral("no"), QStringLiteral("internal"), QUuid::createUuid(), RoomId{3},
                         std::chrono::seconds(1)};
        QCOMPARE(QJsonDocument::fromJson(encode(ServerFrame(error), {false})).object().keys(),
                 (QStringList{QStringLiteral("message"), QStringLiteral("type")}));
    }
    void othersNeverSeeANonceUnlessItIsThere()
    {
        Message message{MessageId{9},
                        RoomId{3},
                        UserId{2},
                        {},
                        SenderRole::None,
                        QStringLiteral("x"),
                        QDateTime::currentDateTimeUtc(),
                        false,
                        {},
                        {},
                        {}};
        QVERIFY(!encode(ServerFrame(MessageStored{message})).contains("nonce"));
        message.nonce = QUuid::createUuid();
        QVERIFY(encode(ServerFrame(MessageStored{message})).contains(message.nonce.toByteArray(QUuid::WithoutBraces)));
    }
};

QTEST_GUILESS_MAIN(tst_Frames)
#include "tst_frames.moc"
