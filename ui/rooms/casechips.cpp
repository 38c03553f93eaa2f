// The chips of the queues.
#include "ui/rooms/casechips.h"

#include "ui/flowlayout.h"
#include "ui/format.h"
#include "ui/look.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPushButton>

namespace desk::ui {

CaseChips::CaseChips(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_line(new FlowLayout(this)), m_chips(new QButtonGroup(this))
{
    m_line->setContentsMargins(0, 0, 0, 0);
    for (const auto &[queue, name] :
         {std::pair(CaseQueue::Waiting, "chipWaiting"), std::pair(CaseQueue::Mine, "chipMine"),
          std::pair(CaseQueue::Open, "chipOpen"), std::pair(CaseQueue::Resolved, "chipResolved")}) {
        QPushButton *button = lookButton("chip", this);
        button->setObjectName(QString::fromLatin1(name));
        button->setCheckable(true);
        m_chips->addButton(button, int(queue));
        m_line->addWidget(button);
    }
    setQueue(CaseQueue::Waiting);
    connect(m_chips, &QButtonGroup::buttonClicked, this, &CaseChips::queueChosen);
    retranslate();
}

QPushButton *CaseChips::chipOf(CaseQueue queue) const
{
    return static_cast<QPushButton *>(m_chips->button(int(queue)));
}

CaseQueue CaseChips::queue() const
{
    return CaseQueue(m_chips->checkedId());
}

void CaseChips::setQueue(CaseQueue queue)
{
    chipOf(queue)->setChecked(true);
}

void CaseChips::setCounts(const CaseCounts &counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    retranslate();
}

void CaseChips::setMineShown(bool shown)
{
    chipOf(CaseQueue::Mine)->setVisible(shown);
    if (shown || queue() != CaseQueue::Mine)
        return;
    setQueue(CaseQueue::Waiting);
    Q_EMIT queueChosen();
}

void CaseChips::retranslate()
{
    const auto words = [](const QString &name, int count) {
        return count > 0 ? tr("%1 %2", "a queue and how many cases stand in it").arg(name, number(count)) : name;
    };
    chipOf(CaseQueue::Waiting)->setText(words(tr("Waiting"), m_counts.waiting));
    chipOf(CaseQueue::Mine)->setText(words(tr("Mine"), m_counts.mine));
    chipOf(CaseQueue::Open)->setText(words(tr("Open"), m_counts.open));
    chipOf(CaseQueue::Resolved)->setText(words(tr("Resolved"), m_counts.resolved));
    m_line->setSpacing(m_theme.px(6));
}

void CaseChips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        retranslate();
}

} // namespace desk::ui
