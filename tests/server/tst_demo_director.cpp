// The live people of the demo in virtual time: the first minute, answers, and that they never flood.
#include "server/demo/director.h"
#include "server/demo/intent.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <iterator>

using namespace desk;
using namespace desk::server;
using namespace std::chrono_literals;
using demo::Act;
using demo::Instant;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
constexpr UserId samir{1};

struct Spoken
{
    Instant at;
    Act act;
};

demo::Cast cast()
{
    demo::Cast cast{demo::makePeople(now), demo::makeListings(now), samir, {}, {}};
    for (qint64 buyer = 7; buyer < 15; ++buyer)
        cast.acquainted.append(demo::Thread{AdId{1 + buyer % 6}, UserId{buyer}, {}, 0});
    return cast;
}

/// Lives until `end`; what is said is heard at once.
QList<Spoken> live(demo::Director &director, Instant from, Instant end)
{
    QList<Spoken> done;
    Instant at = from;
    while (const auto next = director.next()) {
        at = std::max(at, *next);
        if (at > end)
            break;
        while (const auto act = director.take(at)) {
            done.append({at, *act});
            if (act->kind == Act::Say)
                director.heard(at, act->thread, act->who, act->text);
        }
    }
    return done;
}

QList<Spoken> only(const QList<Spoken> &all, Act::Kind kind)
{
    QList<Spoken> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                 [kind](const Spoken &s) { return s.act.kind == kind; });
    return found;
}

bool isToSamir(const Spoken &spoken)
{
    return spoken.act.thread.ad.value >= 1 && spoken.act.thread.ad.value <= 6;
}

} // namespace

class TestDemoDirector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsTheFirstMinute()
    {
        demo::Director director(cast(), 1);
        const QList<Spoken> minute = live(director, 0s, 70s);
        const QList<Spoken> said = only(minute, Act::Say);
        QVERIFY(std::count_if(said.begin(), said.end(), isToSamir) >= 3);
        QCOMPARE(only(minute, Act::OpenCase).size(), 1);
        const auto has = [&](auto predicate) { return std::any_of(said.begin(), said.end(), predicate); };
        QVERIFY(has([](const Spoken &s) { return s.act.text.contains(QRegularExpression(QStringLiteral("[ء-ي]"))); }));
        QVERIFY(has([](const Spoken &s) { return !s.act.text.contains(QRegularExpression(QStringLiteral("[ء-ي]"))); }));
        QVERIFY(has([](const Spoken &s) { return s.act.text.contains(QLatin1String("https://")); }));
        // Somebody types to the publisher and goes without a word.
        QSet<UserId> typing, speaking;
        for (const Spoken &s : minute)
            (s.act.kind == Act::Typing ? typing : speaking).insert(s.act.who);
        QVERIFY(!(typing - speaking).isEmpty());
    }

    void neverPlaysTheShownPublisher()
    {
        demo::Director director(cast(), 5);
        for (const Spoken &spoken : live(director, 0s, 2h))
            QVERIFY(spoken.act.who != samir);
    }

    void neverFloods_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 5; ++seed)
            QTest::addRow("seed %d", int(seed)) << seed;
    }
    void neverFloods()
    {
        QFETCH(quint64, seed);
        demo::Director director(cast(), seed);
        const QList<Spoken> all = live(director, 0s, 1h);
        Instant last{-1h};
        for (const Spoken &spoken : all) {
            if (spoken.act.kind != Act::Say && spoken.act.kind != Act::OpenCase)
                continue;
            QVERIFY(spoken.at - last >= 3s);
            last = spoken.at;
        }
        QVERIFY(only(all, Act::Say).size() > 20);
        QVERIFY(only(all, Act::Say).size() < 200);
    }

    void livesRarelyWithoutAnAudience()
    {
        demo::Director crowded(cast(), 3), alone(cast(), 3);
        alone.setAudience(false);
        QVERIFY(live(alone, 0s, 3h).size() * 3 < live(crowded, 0s, 3h).size());
    }

    void answersThePublisherSoon_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("price, Arabic") << QStringLiteral("السعر 45,000 جنيه وفيه كلام بسيط");
        QTest::newRow("price, English") << QStringLiteral("The price is 45,000 EGP");
        QTest::newRow("available") << QStringLiteral("أيوه لسه متاح");
        QTest::newRow("when") << QStringLiteral("Tomorrow at 5 pm works");
        QTest::newRow("where") << QStringLiteral("العنوان عند سيتي ستارز");
        QTest::newRow("thanks") << QStringLiteral("شكراً جزيلاً");
        QTest::newRow("nothing known") << QStringLiteral("…");
    }
    void answersThePublisherSoon()
    {
        QFETCH(QString, text);
        demo::Director director(cast(), 1);
        const QList<Spoken> minute = live(director, 0s, 20s);
        const auto asked = std::find_if(minute.begin(), minute.end(),
                                        [](const Spoken &s) { return s.act.kind == Act::Say && isToSamir(s); });
        QVERIFY(asked != minute.end());
        director.heard(20s, asked->act.thread, samir, text);
        const QList<Spoken> after = live(director, 20s, 50s);
        bool read = false, typed = false, answered = false;
        for (const Spoken &spoken : after) {
            if (spoken.act.thread != asked->act.thread)
                continue;
            read |= spoken.act.kind == Act::Read;
            typed |= spoken.act.kind == Act::Typing && read;
            answered |= spoken.act.kind == Act::Say && typed && !spoken.act.text.isEmpty();
        }
        QVERIFY(read);
        QVERIFY(typed);
        QVERIFY(answered);
    }

    void answersInARoomNobodyOpenedBefore()
    {
        demo::Director director(cast(), 1);
        live(director, 0s, 10s);
        const demo::Thread old{AdId{4}, UserId{12}, {}, 0};
        director.heard(10s, old, samir, QStringLiteral("Hello, still interested?"));
        const QList<Spoken> after = only(live(director, 10s, 40s), Act::Say);
        QVERIFY(std::any_of(after.begin(), after.end(), [&](const Spoken &s) { return s.act.thread == old; }));
    }

    void answersOnlyTheLastOfSeveralMessages()
    {
        demo::Director director(cast(), 1);
        live(director, 0s, 61s);
        const demo::Thread thread{AdId{4}, UserId{12}, {}, 0};
        for (const Instant at : {61s, 62s, 63s})
            director.heard(at, thread, samir, QStringLiteral("line"));
        const QList<Spoken> after = only(live(director, 63s, 90s), Act::Say);
        QCOMPARE(std::count_if(after.begin(), after.end(), [&](const Spoken &s) { return s.act.thread == thread; }), 1);
    }

    void saysGoodbyeInTheEnd()
    {
        demo::Director director(cast(), 1);
        const demo::Thread thread{AdId{4}, UserId{12}, {}, 0};
        Instant at = 100s;
        live(director, 0s, at);
        for (int i = 0; i < 12; ++i) {
            director.heard(at, thread, samir, QStringLiteral("And another line %1").arg(i));
            live(director, at, at + 14s);
            at += 14s;
        }
        director.heard(at, thread, samir, QStringLiteral("still there?"));
        const QList<Spoken> after = live(director, at, at + 25s);
        const auto here = [&](const QList<Spoken> &all) {
            return std::count_if(all.begin(), all.end(), [&](const Spoken &s) { return s.act.thread == thread; });
        };
        QCOMPARE(here(only(after, Act::Say)), 0);
        QVERIFY(here(only(after, Act::Read)) >= 1);
    }

    void answersTheAdminInACase()
    {
        demo::Director director(cast(), 1);
        live(director, 0s, 45s);
        const demo::Thread thread{{}, UserId{2}, RoomId{77}, 0};
        director.heard(45s, thread, UserId{4}, QStringLiteral("أي متصفح لو سمحت؟"));
        const QList<Spoken> after = only(live(director, 45s, 80s), Act::Say);
        QVERIFY(std::any_of(after.begin(), after.end(),
                            [&](const Spoken &s) { return s.act.thread == thread && s.act.who == UserId{2}; }));
    }

    void ignoresStrangers()
    {
        demo::Director director(cast(), 1);
        live(director, 0s, 10s);
        director.heard(10s, demo::Thread{AdId{99}, UserId{12}, {}, 0}, samir, QStringLiteral("x"));
        director.heard(10s, demo::Thread{AdId{1}, UserId{999}, {}, 0}, samir, QStringLiteral("x"));
        for (const Spoken &spoken : live(director, 10s, 60s)) {
            QVERIFY(spoken.act.thread.ad != AdId{99});
            QVERIFY(spoken.act.thread.asks != UserId{999});
        }
    }

    void isTheSameForTheSameSeed()
    {
        demo::Director one(cast(), 9), two(cast(), 9);
        const QList<Spoken> a = live(one, 0s, 30min);
        const QList<Spoken> b = live(two, 0s, 30min);
        QCOMPARE(a.size(), b.size());
        for (qsizetype i = 0; i < a.size(); ++i) {
            QCOMPARE(a[i].at.count(), b[i].at.count());
            QCOMPARE(a[i].act.text, b[i].act.text);
        }
    }

    void knowsWhatALineIsAbout_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("intent");
        QTest::newRow("price") << QStringLiteral("السعر نهائي") << QStringLiteral("price");
        QTest::newRow("available") << QStringLiteral("Yes, still available") << QStringLiteral("available");
        QTest::newRow("sold") << QStringLiteral("Sorry, it's sold") << QStringLiteral("no");
        QTest::newRow("when") << QStringLiteral("بكرة بعد العصر") << QStringLiteral("when");
        QTest::newRow("where") << QStringLiteral("What's your address?") << QStringLiteral("where");
        QTest::newRow("thanks") << QStringLiteral("Thank you!") << QStringLiteral("thanks");
        QTest::newRow("question") << QStringLiteral("الاسم إيه؟") << QStringLiteral("question");
        QTest::newRow("nothing") << QStringLiteral("…") << QStringLiteral("other");
    }
    void knowsWhatALineIsAbout()
    {
        QFETCH(QString, text);
        QFETCH(QString, intent);
        QCOMPARE(demo::intentOf(text), intent);
    }
};

QTEST_GUILESS_MAIN(TestDemoDirector)
#include "tst_demo_director.moc"
