// The demo marketplace and its longest room: first sync, then every page back to the beginning.
#include "e2e/livesite.h"

#include <QSet>
#include <QSignalSpy>

using namespace desk;

class TestLongRoom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fiveThousandMessagesArePagedBack()
    {
        LiveSite site;
        QVERIFY(site.start(QStringLiteral("demo")));
        LiveClient client;
        QVERIFY(client.signIn(site.address(), QStringLiteral("samir"), QStringLiteral("bazaar-2026")));
        QTRY_VERIFY_WITH_TIMEOUT(client.isReady() && !client.session().rooms().items().isEmpty(), 60'000);
        qsizetype longest = 0;
        const QList<RoomItem> rooms = client.session().rooms().items();
        QVERIFY(rooms.size() > 20);
        for (const RoomItem &item : rooms) {
            Timeline &timeline = client.open(item.room.id);
            QSignalSpy opened(&timeline, &Timeline::opened);
            QVERIFY(opened.wait());
            if (timeline.snapshot().messages.size() < 80)
                continue;
            QSet<MessageId> seen;
            QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                         const TimelineSnapshot &shown = timeline.snapshot();
                                         for (const Message &message : shown.messages)
                                             seen.insert(message.id);
                                         timeline.loadOlder();
                                         return shown.atOldest || shown.loadError;
                                     })(),
                                     60'000);
            QVERIFY(!timeline.snapshot().loadError);
            QVERIFY(timeline.snapshot().messages.size() <= 400);
            longest = std::max(longest, seen.size());
        }
        QVERIFY2(longest >= 5'000, qPrintable(QString::number(longest)));
    }
};

QTEST_GUILESS_MAIN(TestLongRoom)
#include "tst_longroom.moc"
