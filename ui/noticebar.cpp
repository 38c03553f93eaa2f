// The bar of notices.
#include "ui/noticebar.h"

#include "ui/format.h"
#include "ui/icons.h"
#include "ui/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace desk::ui {

NoticeBar::NoticeBar(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_words(plainLabel("", this)), m_buttons(new QHBoxLayout),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("banner"));
    m_words->setObjectName(QStringLiteral("noticeWords"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(18, 4, 10, 4);
    row->addWidget(m_words, 1);
    row->addLayout(m_buttons);
    row->addWidget(m_close);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::clear);
    retranslate();
    hide();
}

void NoticeBar::tell(const QString &words, const QList<Choice> &choices)
{
    clear();
    m_words->setText(words);
    setAccessibleName(words);
    for (const Choice &choice : choices) {
        QPushButton *button = lookButton("bannerlink", this);
        button->setText(choice.words);
        connect(button, &QPushButton::clicked, this, [this, take = choice.take] {
            clear();
            take();
        });
        m_buttons->addWidget(button);
    }
    show();
}

void NoticeBar::amend(const QString &words)
{
    m_words->setText(words);
    setAccessibleName(words);
}

void NoticeBar::clear()
{
    hide();
    m_words->clear();
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
}

QString NoticeBar::words() const
{
    return m_words->text();
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        retranslate();
}

void NoticeBar::retranslate()
{
    m_close->setIcon(icon(QStringLiteral("close"), m_theme.bannerInk));
    m_close->setIconSize({m_theme.px(14), m_theme.px(14)});
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(plainToolTip(tr("Close")));
}

} // namespace desk::ui
