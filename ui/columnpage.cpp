// The frame of the page.
#include "ui/columnpage.h"

#include "ui/format.h"
#include "ui/icons.h"
#include "ui/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace desk::ui {

namespace {
constexpr int columnWidth = 720;
}

ColumnPage::ColumnPage(const char *backName, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_back(new QToolButton(this)), m_title(plainLabel("title", this)),
      m_inside(new QWidget(this)), m_whole(new QVBoxLayout(this)), m_column(new QVBoxLayout(m_inside))
{
    setObjectName(QStringLiteral("stage"));
    setAttribute(Qt::WA_StyledBackground);
    m_back->setObjectName(QString::fromLatin1(backName));
    auto *head = new QHBoxLayout;
    head->addWidget(m_back);
    head->addWidget(m_title, 1);
    m_inside->setMaximumWidth(theme.px(columnWidth));
    m_column->setContentsMargins(24, 18, 24, 24);
    m_column->setSpacing(14);
    m_column->addLayout(head);
    m_whole->setContentsMargins(0, 0, 0, 0);
    m_whole->setSpacing(0);
    connect(m_back, &QToolButton::clicked, this, &ColumnPage::closed);
}

void ColumnPage::putUp()
{
    m_column->addStretch(1);
    auto *centre = new QWidget(this);
    auto *row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(m_inside, 20);
    row->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(centre);
    letThrough(*scroll);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_whole->addWidget(scroll, 1);
}

void ColumnPage::addAbove(QWidget *widget)
{
    m_whole->addWidget(widget);
}

void ColumnPage::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void ColumnPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        retranslate();
}

void ColumnPage::retranslate()
{
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    m_back->setIcon(icon(rtl ? QStringLiteral("forward") : QStringLiteral("back"), m_theme));
    m_back->setIconSize({m_theme.px(18), m_theme.px(18)});
    m_back->setToolTip(plainToolTip(tr("Back to the conversations")));
    m_back->setAccessibleName(tr("Back to the conversations"));
}

} // namespace desk::ui
