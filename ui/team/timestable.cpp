// A label for each cell; each figure is told with what it is.
#include "ui/team/timestable.h"

#include "ui/format.h"
#include "ui/look.h"
#include "ui/team/timewords.h"

#include <QGridLayout>
#include <QLabel>

namespace desk::ui {

TimesTable::TimesTable(QWidget *parent) : QFrame(parent), m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("card"));
    m_grid->setContentsMargins(20, 16, 20, 18);
    m_grid->setHorizontalSpacing(18);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(0, 2);
    for (int column = 1; column <= 3; ++column)
        m_grid->setColumnStretch(column, 1);
}

QLabel *TimesTable::at(int row, int column, const char *look)
{
    QLabel *&cell = m_cells[{row, column}];
    if (!cell) {
        cell = plainLabel(look, this);
        cell->setObjectName(QStringLiteral("timesCell%1.%2").arg(row).arg(column));
        m_grid->addWidget(cell, row, column);
    }
    // a label puts a dash or a bare number on the left, whatever the direction of the window
    const auto side = layoutDirection() == Qt::LeftToRight ? Qt::AlignLeft : Qt::AlignRight;
    cell->setAlignment(side | Qt::AlignVCenter | Qt::AlignAbsolute);
    return cell;
}

void TimesTable::show(const QList<CaseTime> &times, const WorkingHours &hours, const QDate &first, const QDate &today,
                      UserId me)
{
    setAccessibleName(tr("Response times"));
    const QStringList heads{tr("Median"), withDigits(tr("9 of 10 within")), tr("Cases")};
    struct Line
    {
        QString words;
        QDate since;
        UserId who;
    };
    const QList<Line> lines{{tr("Me, today"), today, me},
                            {withDigits(tr("Me, 30 days")), first, me},
                            {tr("Team, today"), today, {}},
                            {withDigits(tr("Team, 30 days")), first, {}}};
    int row = 0;
    for (const CaseTime::Kind kind : {CaseTime::Kind::Response, CaseTime::Kind::Resolution}) {
        at(row, 0, "strong")->setText(timesKind(kind));
        for (int i = 0; i < heads.size(); ++i)
            at(row, i + 1, "heading")->setText(heads[i]);
        for (const Line &line : lines) {
            ++row;
            const TimeStats stats = timeStats(times, kind, line.since, today, hours, line.who);
            at(row, 0, "")->setText(line.words);
            const QString none = QStringLiteral("–");
            const QStringList figures{stats.count > 0 ? durationText(stats.median) : none,
                                      stats.count > 0 ? durationText(stats.ninetieth) : none, number(stats.count)};
            for (int i = 0; i < figures.size(); ++i) {
                QLabel *cell = at(row, i + 1, "");
                cell->setText(figures[i]);
                //: a figure with what it is, as in "First response, Me, today, Median: 12 min"
                cell->setAccessibleName(tr("%1, %2, %3: %4").arg(timesKind(kind), line.words, heads[i], figures[i]));
            }
        }
        ++row;
    }
}

} // namespace desk::ui
