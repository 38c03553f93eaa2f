// The question and its two answers.
#include "ui/settings/askrow.h"

#include "ui/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace desk::ui {

AskRow::AskRow(QWidget *parent)
    : QWidget(parent), m_words(plainLabel("", this)), m_yes(lookButton("danger", this)), m_no(lookButton("", this))
{
    m_words->setObjectName(QStringLiteral("askWords"));
    m_yes->setObjectName(QStringLiteral("askYes"));
    m_no->setObjectName(QStringLiteral("askNo"));
    m_no->setText(tr("Cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_yes);
    buttons->addWidget(m_no);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_words);
    column->addLayout(buttons);
    connect(m_no, &QPushButton::clicked, this, &AskRow::withdraw);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        const auto act = std::exchange(m_act, {});
        withdraw();
        if (act)
            act();
    });
    hide();
}

void AskRow::ask(const QString &words, const QString &yes, std::function<void()> act)
{
    m_act = std::move(act);
    m_words->setText(words);
    m_yes->setText(yes);
    m_yes->setAccessibleDescription(words);
    m_no->setAccessibleDescription(words);
    show();
    m_no->setFocus(Qt::OtherFocusReason);
}

void AskRow::withdraw()
{
    m_act = {};
    hide();
}

void AskRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        withdraw(); // its words are of the other language
        m_no->setText(tr("Cancel"));
    }
}

} // namespace desk::ui
