// The figures: how long first responses and resolutions took, mine and the team's, today and in a month.
#pragma once

#include "models/casetimes.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace desk::ui {

class TimesTable : public QFrame
{
    Q_OBJECT
public:
    explicit TimesTable(QWidget *parent);
    void show(const QList<CaseTime> &times, const WorkingHours &hours, const QDate &first, const QDate &today,
              UserId me);

private:
    QLabel *at(int row, int column, const char *look);

    QGridLayout *m_grid;
    QHash<std::pair<int, int>, QLabel *> m_cells;
};

} // namespace desk::ui
