// The hint and when it goes.
#include "ui/hintline.h"

#include "system/settings.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/look.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace desk::ui {

HintLine::HintLine(const Theme &theme, Settings &settings, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_settings(settings), m_words(plainLabel("muted", this)),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("hintLine"));
    m_close->setObjectName(QStringLiteral("hintClose"));
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_words, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_close, &QToolButton::clicked, this, &HintLine::learned);
    restyle();
    setVisible(!settings.keysLearned());
}

void HintLine::setQueue(bool queue)
{
    m_queue = queue;
    restyle();
}

void HintLine::learned()
{
    if (isHidden())
        return;
    m_settings.setKeysLearned(true);
    hide();
}

void HintLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        restyle();
}

void HintLine::restyle()
{
    m_words->setText(m_queue ? tr("J and K go through the queue, C takes a case. F1 shows all keys.")
                             : tr("Ctrl+K finds people, ads and words. F1 shows all keys."));
    layout()->setContentsMargins(m_theme.px(14), m_theme.px(6), m_theme.px(8), m_theme.px(6));
    m_close->setIcon(icon(QStringLiteral("close"), m_theme));
    m_close->setIconSize({m_theme.px(14), m_theme.px(14)});
    m_close->setToolTip(plainToolTip(tr("Do not show this again")));
    m_close->setAccessibleName(tr("Do not show this again"));
}

} // namespace desk::ui
