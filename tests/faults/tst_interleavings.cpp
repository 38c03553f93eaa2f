// Random interleavings of history, live, paging, echo, reading and restarts, on both dialects: in the end the client's
// state is the server's. INTERLEAVINGS_SEED replays one run, _FROM and _COUNT choose a shard; DESK_FAULTS_FULL=1 makes
// 10,000.
#include "tests/faults/interleaving.h"

#include <QHashFunctions>
#include <QTest>

using namespace desk;

class TestInterleavings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QHashSeed::setDeterministicGlobalSeed(); }
    void theClientsStateIsTheServers_data();
    void theClientsStateIsTheServers();
    void cleanupTestCase();

private:
    quint64 m_first = 0, m_last = 0;
    int m_runs = 0, m_undecided = 0, m_refused = 0;
    qsizetype m_steps = 0, m_messages = 0;
    Findings m_all;
};

void TestInterleavings::theClientsStateIsTheServers_data()
{
    constexpr quint64 shard = 100; // a row of its own has a time limit of its own
    const bool full = qEnvironmentVariableIntValue("DESK_FAULTS_FULL") > 0;
    quint64 from = qEnvironmentVariable("INTERLEAVINGS_FROM", QStringLiteral("1")).toULongLong();
    quint64 count = qEnvironmentVariable("INTERLEAVINGS_COUNT", full ? QStringLiteral("10000") : QStringLiteral("100"))
                        .toULongLong();
    if (const QString seed = qEnvironmentVariable("INTERLEAVINGS_SEED"); !seed.isEmpty()) {
        from = seed.toULongLong();
        count = 1;
    }
    m_first = from;
    m_last = from + count - 1;
    QTest::addColumn<quint64>("from");
    QTest::addColumn<quint64>("to");
    for (quint64 begin = from; begin <= m_last; begin += shard) {
        const quint64 end = std::min(begin + shard - 1, m_last);
        QTest::addRow("%llu-%llu", begin, end) << begin << end;
    }
}

void TestInterleavings::theClientsStateIsTheServers()
{
    QFETCH(quint64, from);
    QFETCH(quint64, to);
    QStringList failed;
    for (quint64 seed = from; seed <= to; ++seed) {
        Interleaving run(seed);
        run.play();
        ++m_runs;
        m_steps += run.steps().size();
        m_messages += run.messages();
        m_undecided += run.undecided();
        m_refused += run.refused();
        const Findings &found = run.findings();
        m_all.lost += found.lost;
        m_all.doubled += found.doubled;
        m_all.misordered += found.misordered;
        m_all.stale += found.stale;
        m_all.holes += found.holes;
        if (found.none())
            continue;
        failed << QString::number(seed);
        const QString steps = failed.size() <= 10 ? run.steps().join(QStringLiteral("\n  ")) : QString();
        qWarning("INTERLEAVINGS_SEED=%llu (%s)\n  %s\n%s", seed, seed % 2 ? "deployed" : "full", qUtf8Printable(steps),
                 qUtf8Printable(found.words.mid(0, 10).join(QLatin1Char('\n'))));
    }
    QVERIFY2(failed.isEmpty(), qUtf8Printable(QStringLiteral("seeds ") + failed.join(QLatin1Char(' '))));
}

void TestInterleavings::cleanupTestCase()
{
    qInfo("%d rows are kept as undecided, %d as refused or asking", m_undecided, m_refused);
    qInfo("interleavings: %d runs, seeds %llu-%llu, steps %lld, messages %lld, lost %d, doubled %d, misordered %d, "
          "stale %d, holes %d",
          m_runs, m_first, m_last, qlonglong(m_steps), qlonglong(m_messages), m_all.lost, m_all.doubled,
          m_all.misordered, m_all.stale, m_all.holes);
}

QTEST_GUILESS_MAIN(TestInterleavings)
#include "tst_interleavings.moc"