// The empty middle.
#include "ui/emptystage.h"

#include "ui/icons.h"
#include "ui/look.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace desk::ui {

EmptyStage::EmptyStage(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_picture(new QLabel(this)), m_title(plainLabel("title", this)),
      m_hint(plainLabel("muted", this))
{
    setObjectName(QStringLiteral("stage"));
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(40, 40, 40, 40);
    column->setSpacing(10);
    column->addStretch(2);
    for (QLabel *label : {m_picture, m_title, m_hint}) {
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
    }
    column->addStretch(3);
    retranslate();
}

void EmptyStage::setReason(Reason reason, bool support, bool staff)
{
    m_reason = reason;
    m_support = support;
    m_staff = staff;
    retranslate();
}

void EmptyStage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        retranslate();
}

void EmptyStage::retranslate()
{
    const int side = m_theme.px(56);
    const QString name = m_support ? QStringLiteral("support") : QStringLiteral("chat");
    m_picture->setPixmap(icon(name, m_theme.accent).pixmap(QSize(side, side), devicePixelRatioF()));
    switch (m_reason) {
    case Reason::NothingOpen:
        m_title->setText(m_support ? tr("Choose a case", "of the site's support") : tr("Choose a conversation"));
        m_hint->setText(tr("Alt+Down opens the next one, Ctrl+K searches, F1 shows all shortcuts."));
        break;
    case Reason::NoRooms:
        m_title->setText(!m_support ? tr("No conversations yet")
                         : m_staff  ? tr("Nobody needs help")
                                    : tr("No support cases yet"));
        m_hint->setText(!m_support ? tr("When somebody writes about one of your ads, it appears here.")
                        : m_staff  ? tr("When a publisher opens a support case, it appears here.")
                                   : tr("Ctrl+N opens one when you need help from the site."));
        break;
    case Reason::NothingStored:
        m_title->setText(tr("Nothing is stored here yet"));
        m_hint->setText(tr("Your conversations appear as soon as the site can be reached; afterwards they are here "
                           "also without a network."));
        break;
    case Reason::Syncing:
        m_title->setText(tr("Reading your conversations"));
        m_hint->setText(
            tr("This happens once on this computer; afterwards they are here at once, also without a network."));
        break;
    }
}

} // namespace desk::ui
