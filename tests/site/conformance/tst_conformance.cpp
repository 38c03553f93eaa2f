// SITE.md, cell by cell, against the Django peer, our server in the deployed dialect, and in the full one where it
// means the same. Prints one table. A difference between the first two that PROTOCOL.md does not name is a defect of
// ours.
#include "conformance.h"
#include "subject.h"

#include <QFile>
#include <QTest>

#include <array>
#include <cstdio>
#include <memory>

using namespace conformance;

namespace {

constexpr int subjectCount = 3;
constexpr qsizetype longest = 48;

QByteArray cut(const QByteArray &text, qsizetype width)
{
    const QString line = QString::fromUtf8(text);
    return (line.size() > width ? line.left(width - 1) + QChar(0x2026) : line.leftJustified(width)).toUtf8();
}

} // namespace

class TestConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const std::array kinds{Subject::Kind::Peer, Subject::Kind::Deployed, Subject::Kind::Full};
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            m_subjects[i] = std::make_unique<Subject>(kinds[i]);
            const QString wrong = m_subjects[i]->start();
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
    }

    void conforms_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < m_cells.size(); ++i)
            QTest::newRow(m_cells[i].id.constData()) << i;
    }

    void conforms()
    {
        QFETCH(int, index);
        const Cell &cell = m_cells[index];
        Row row{index, {}};
        QByteArray wrong;
        for (std::size_t i = 0; i < subjectCount; ++i) {
            Subject &subject = *m_subjects[i];
            if (subject.isFull() && cell.full == Full::Other) {
                row.columns[i] = "-";
                continue;
            }
            const bool differs = !subject.isPeer() && !cell.named.isNull();
            const QByteArray expected = differs ? cell.named : cell.expected;
            const QByteArray observed = cell.observe(subject);
            row.columns[i] = observed != expected ? observed : differs ? "ok, named: " + observed : QByteArray("ok");
            if (observed != expected)
                wrong += "\n  " + subject.name() + " shows:   " + observed;
        }
        m_rows << row;
        QVERIFY2(wrong.isEmpty(), (cell.statement + "\n  expected: " + cell.expected + wrong).constData());
    }

    void endsInOrder()
    {
        for (auto &subject : m_subjects)
            QCOMPARE(subject->stop(), 0);
    }

    /// On standard output, and after a whole run in a file of the build folder.
    void cleanupTestCase()
    {
        if (m_rows.isEmpty())
            return;
        std::array<int, subjectCount> good{};
        QByteArray table = "\n" + cut("cell", 26) + ' ' + cut("what SITE.md says", 84) + ' ' + cut("Django", 8) + ' ' +
                           cut("deployed", 8) + " full\n";
        for (const Row &row : std::as_const(m_rows)) {
            const Cell &cell = m_cells[row.cell];
            table += cut(cell.id, 26) + ' ' + cut(cell.statement, 84);
            for (std::size_t i = 0; i < subjectCount; ++i) {
                const QByteArray &column = row.columns[i];
                good[i] += column.startsWith("ok") ? 1 : 0;
                table += ' ' + cut(column, column.size() > 8 ? longest : 8).trimmed().leftJustified(8);
            }
            table += cell.source == Source::Ours ? "  ours, not observed\n" : "\n";
        }
        table += text(m_rows.size()) + " cells; ok: Django " + text(good[0]) + ", deployed " + text(good[1]) +
                 ", full " + text(good[2]) + '\n';
        std::fputs(table.constData(), stdout);
        std::fflush(stdout);
        if (QFile file(QStringLiteral(CONFORMANCE_TABLE));
            m_rows.size() == m_cells.size() && file.open(QIODevice::WriteOnly))
            file.write(table);
    }

private:
    struct Row
    {
        int cell;
        std::array<QByteArray, subjectCount> columns;
    };
    const Cells m_cells = allCells();
    std::array<std::unique_ptr<Subject>, subjectCount> m_subjects;
    QList<Row> m_rows;
};

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
