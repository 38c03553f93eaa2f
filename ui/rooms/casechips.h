// The four queues of support cases above the list, with how many stand in each.
#pragma once

#include "models/casequeue.h"

#include <QWidget>

class QButtonGroup;
class QPushButton;

namespace desk::ui {

class FlowLayout;
struct Theme;

class CaseChips : public QWidget
{
    Q_OBJECT
public:
    CaseChips(const Theme &theme, QWidget *parent = nullptr);

    CaseQueue queue() const;
    void setQueue(CaseQueue queue); ///< says nothing
    void setCounts(const CaseCounts &counts);
    void setMineShown(bool shown); ///< a site without claims has none of mine

Q_SIGNALS:
    void queueChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QPushButton *chipOf(CaseQueue queue) const;

    const Theme &m_theme;
    FlowLayout *m_line;
    QButtonGroup *m_chips;
    CaseCounts m_counts;
};

} // namespace desk::ui
