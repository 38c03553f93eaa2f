// The demo marketplace as rows: its counts, its year, its two scripts, and that the same seed gives the same rows.
#include "server/db/statements.h"
#include "server/demo/demo.h"
#include "server/demo/world.h"
#include "sql/query.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace desk;
using namespace desk::server;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

bool hasScript(const QString &text, QChar::Script script)
{
    return std::any_of(text.begin(), text.end(), [script](QChar c) { return c.script() == script; });
}

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_world = demo::makeWorld(1, now); }

    void hasTheNamedCounts()
    {
        QCOMPARE(m_world.people.size(), 3 + 2 + 40);
        QCOMPARE(m_world.listings.size(), 12);
        int staff = 0, superusers = 0;
        std::set<QString> names;
        for (const demo::Person &person : m_world.people) {
            staff += *person.user.isStaff;
            superusers += *person.user.isSuperuser;
            names.insert(person.user.username);
        }
        QCOMPARE(staff, 2);
        QCOMPARE(superusers, 1);
        QCOMPARE(names.size(), size_t(45));
        QHash<RoomId, int> messages;
        for (const demo::Saying &saying : m_world.sayings)
            ++messages[saying.message.room];
        QCOMPARE(*std::max_element(messages.begin(), messages.end()), 5'000);
    }

    void spansAYearInOrder()
    {
        const QDateTime first = m_world.sayings.front().message.createdAt;
        const QDateTime last = m_world.sayings.back().message.createdAt;
        QVERIFY2(first.daysTo(now) >= 360 && first.daysTo(now) <= 366, qPrintable(first.toString(Qt::ISODate)));
        QVERIFY2(last < now && last.secsTo(now) < 3 * 3'600, qPrintable(last.toString(Qt::ISODate)));
        QHash<RoomId, QDateTime> before;
        for (qsizetype i = 0; i < m_world.sayings.size(); ++i) {
            const Message &message = m_world.sayings[i].message;
            QCOMPARE(message.id.value, i + 1);
            QVERIFY(!before.contains(message.room) || before[message.room] <= message.createdAt);
            before[message.room] = message.createdAt;
        }
    }

    void speaksBothLanguages()
    {
        int arabic = 0, latin = 0, mixed = 0, arabicDigits = 0, links = 0, paragraphs = 0, emoji = 0, longOnes = 0;
        for (const demo::Saying &saying : m_world.sayings) {
            const QString &text = saying.message.text;
            QVERIFY(!text.isEmpty());
            QVERIFY2(!text.contains(QLatin1Char('{')) && !text.contains(QChar(0x00B6)), qPrintable(text));
            const bool ar = hasScript(text, QChar::Script_Arabic);
            const bool la = hasScript(text, QChar::Script_Latin);
            arabic += ar && !la;
            latin += la && !ar;
            mixed += ar && la;
            arabicDigits +=
                std::any_of(text.begin(), text.end(), [](QChar c) { return c >= QChar(0x0660) && c <= QChar(0x0669); });
            links += text.contains(QLatin1String("https://"));
            paragraphs += text.contains(QLatin1Char('\n'));
            emoji += std::any_of(text.begin(), text.end(), [](QChar c) { return c.isHighSurrogate(); });
            longOnes += text.size() > 200;
        }
        for (const int count : {arabic, latin, mixed, arabicDigits, links, paragraphs, emoji, longOnes})
            QVERIFY2(count >= 15, qPrintable(QString::number(count)));
    }

    void doesNotRepeatItselfTooMuch()
    {
        QSet<QString> different;
        for (const demo::Saying &saying : m_world.sayings)
            different.insert(saying.message.text);
        QVERIFY2(different.size() > m_world.sayings.size() / 4, qPrintable(QString::number(different.size())));
    }

    void hasSeveralRoomsForEveryAdAndClosedOnes()
    {
        QHash<AdId, int> rooms;
        int closed = 0;
        for (const demo::Place &place : m_world.places) {
            if (place.room.type == RoomType::PublisherClient) {
                ++rooms[place.room.ad];
                closed += !place.room.isActive;
            }
        }
        QCOMPARE(rooms.size(), 12);
        for (const int count : std::as_const(rooms))
            QVERIFY(count >= 2);
        QVERIFY(closed >= 3);
    }

    void hasSupportCasesInEveryState()
    {
        QHash<QString, int> states;
        QSet<QString> categories;
        for (const demo::Place &place : m_world.places) {
            if (place.room.type != RoomType::PublisherAdmin)
                continue;
            ++states[place.dossier.state];
            categories.insert(place.dossier.category);
            QCOMPARE(place.dossier.state == QLatin1String("waiting"), place.dossier.waitingSince.isValid());
            QCOMPARE(place.dossier.state == QLatin1String("resolved"), !place.room.isActive);
            QVERIFY(!place.dossier.subject.isEmpty());
        }
        for (const char *state : {"waiting", "open", "resolved"})
            QVERIFY2(states.value(QString::fromLatin1(state)) >= 2, state);
        QCOMPARE(categories.size(), 5);
    }

    void waitsSinceTheFirstMessageThatNobodyAnswered()
    {
        QHash<RoomId, QDateTime> since;
        for (const demo::Saying &saying : m_world.sayings) {
            const Message &message = saying.message;
            if (message.role == SenderRole::Admin)
                since.remove(message.room);
            else if (message.role == SenderRole::Publisher && !since.contains(message.room))
                since.insert(message.room, message.createdAt);
        }
        for (const demo::Place &place : m_world.places) {
            if (place.room.type == RoomType::PublisherAdmin && place.room.isActive)
                QCOMPARE(place.dossier.waitingSince, since.value(place.room.id));
        }
    }

    void hasUnreadRoomsForTheShownPublisher()
    {
        QSet<RoomId> unread;
        for (const demo::Saying &saying : m_world.sayings) {
            const Room &room = m_world.places[saying.message.room.value - 1].room;
            if (room.publisher.id == UserId{1} && saying.message.sender != UserId{1} && !saying.message.isRead)
                unread.insert(saying.message.room);
            QCOMPARE(saying.message.isRead, saying.message.readAt.isValid());
            if (saying.message.isRead)
                QVERIFY(saying.message.readAt >= saying.message.createdAt);
        }
        QVERIFY2(unread.size() >= 3 && unread.size() < 30, qPrintable(QString::number(unread.size())));
    }

    void carriesRealFiles()
    {
        QSet<QString> types;
        for (const demo::Saying &saying : m_world.sayings) {
            QCOMPARE(saying.message.attachment.has_value(), !saying.file.isEmpty());
            if (!saying.message.attachment)
                continue;
            types.insert(saying.message.attachment->type);
            QCOMPARE(saying.message.attachment->bytes, qint64(saying.file.size()));
            if (saying.message.attachment->type == QLatin1String("image/png"))
                QVERIFY(saying.file.startsWith("\x89PNG\r\n\x1a\n"));
            if (saying.message.attachment->type == QLatin1String("application/pdf"))
                QVERIFY(saying.file.startsWith("%PDF-1.4") && saying.file.endsWith("%%EOF\n"));
        }
        QCOMPARE(types.size(), 3);
    }

    void isTheSameForTheSameSeed()
    {
        const demo::World again = demo::makeWorld(1, now);
        QCOMPARE(again.sayings.size(), m_world.sayings.size());
        for (qsizetype i = 0; i < again.sayings.size(); ++i) {
            QVERIFY(again.sayings[i].message == m_world.sayings[i].message);
            QVERIFY(again.sayings[i].file == m_world.sayings[i].file);
        }
        for (qsizetype i = 0; i < again.places.size(); ++i)
            QVERIFY(again.places[i].room == m_world.places[i].room);
    }

    void differsForAnotherSeed()
    {
        const demo::World other = demo::makeWorld(2, now);
        bool same = other.sayings.size() == m_world.sayings.size();
        for (qsizetype i = 0; same && i < other.sayings.size(); ++i)
            same = other.sayings[i].message == m_world.sayings[i].message;
        QVERIFY(!same);
    }

    void fillsADatabaseInThreeSeconds()
    {
        QTemporaryDir folder;
        sql::Database db;
        QVERIFY(db::open(db, folder.filePath(QStringLiteral("chatd.sqlite"))));
        const demo::SeedOptions options{1, now, folder.filePath(QStringLiteral("attachments")), QStringLiteral("!")};
        QElapsedTimer timer;
        timer.start();
        const auto seeded = demo::seedDemo(db, options);
        QVERIFY2(seeded, seeded ? "" : qPrintable(seeded.error().detail));
        QVERIFY2(timer.elapsed() < 3'000 * (qEnvironmentVariableIsSet("DESK_SLOW") ? 10 : 1),
                 qPrintable(QString::number(timer.elapsed())));

        const auto count = [&db](const QString &table) {
            auto query = db.query(QStringLiteral("SELECT count(*) FROM ") + table);
            return query.step() ? query.integer(0) : -1;
        };
        QCOMPARE(count(QStringLiteral("users")), 45);
        QCOMPARE(count(QStringLiteral("classified_ads")), 12);
        QCOMPARE(count(QStringLiteral("chat_messages")), m_world.sayings.size());
        QCOMPARE(count(QStringLiteral("desk_changes WHERE kind='message'")), m_world.sayings.size());
        QCOMPARE(count(QStringLiteral("desk_replies")), 3);
        for (const char *kind : {"claim", "note", "transfer", "resolve"})
            QVERIFY2(count(QStringLiteral("desk_case_log WHERE kind='%1'").arg(QLatin1String(kind))) > 0, kind);
        QVERIFY(count(QStringLiteral("desk_support WHERE state='waiting' AND assignee_id IS NULL")) > 0);
        QVERIFY(count(QStringLiteral("desk_support WHERE state='waiting' AND assignee_id IS NOT NULL")) > 0);
        QCOMPARE(count(QStringLiteral("desk_attachments")), QDir(options.attachments).entryList(QDir::Files).size());

        // What the server's own SQL makes of it.
        const auto list = db::roomsOf(db, UserId{1}, false, 0, 100);
        QVERIFY(list);
        QVERIFY(list->count >= 20);
        int unread = 0;
        for (const RoomRecord &room : list->rooms)
            unread += room.publisher.id == UserId{1} && room.side(Side::Publisher).unread > 0;
        QVERIFY(unread >= 3);
        const auto first = db::changes(db, UserId{1}, false, {}, 500);
        QVERIFY(first);
        QVERIFY(first->more);
        QCOMPARE(first->messages.size(), 500);

        const auto again = demo::seedDemo(db, options);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Invalid);
    }

    void hasAPictureForEveryAd()
    {
        for (int ad = 1; ad <= 12; ++ad)
            QVERIFY(demo::adPicture(ad).startsWith("<svg "));
        QVERIFY(demo::adPicture(13).isEmpty());
        QVERIFY(demo::adPicture(0).isEmpty());
    }

private:
    demo::World m_world;
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
