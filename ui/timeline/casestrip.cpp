// The questions about a case.
#include "ui/timeline/casestrip.h"

#include "ui/format.h"
#include "ui/hintfield.h"
#include "ui/look.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk::ui {

namespace {
constexpr int longestWords = 500;
} // namespace

CaseStrip::CaseStrip(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_title(plainLabel("strong", this)), m_colleague(new QComboBox(this)),
      m_words(new HintField(this)), m_do(lookButton("primary", this)), m_cancel(lookButton("quiet", this))
{
    setObjectName(QStringLiteral("caseStrip"));
    m_title->setObjectName(QStringLiteral("caseQuestion"));
    m_colleague->setObjectName(QStringLiteral("caseColleague"));
    m_words->setObjectName(QStringLiteral("caseWords"));
    m_words->setMaxLength(longestWords);
    m_do->setObjectName(QStringLiteral("caseDo"));
    m_cancel->setObjectName(QStringLiteral("caseCancelAct"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_colleague);
    row->addWidget(m_words, 1);
    row->addStretch();
    row->addWidget(m_do);
    row->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addLayout(row);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_words, &HintField::returnPressed, this, &CaseStrip::answer);
    connect(m_do, &QPushButton::clicked, this, &CaseStrip::answer);
    connect(m_cancel, &QPushButton::clicked, this, &CaseStrip::close);
    restyle();
    hide();
}

void CaseStrip::ask(Question question, const QString &owner, const QList<StaffMember> &colleagues)
{
    m_question = question;
    m_owner = owner;
    m_words->clear();
    m_colleague->clear();
    for (const StaffMember &each : colleagues) {
        const QString name = isolated(oneLine(each.user.displayName()));
        m_colleague->addItem(each.isOnline ? tr("%1 · here now").arg(name) : name, each.user.id.value);
    }
    m_colleague->setVisible(question == Question::Transfer);
    m_words->setVisible(question != Question::TakeOver);
    m_do->setEnabled(question != Question::Transfer || !colleagues.isEmpty());
    restyle();
    show();
    QWidget *first = question == Question::TakeOver   ? static_cast<QWidget *>(m_do)
                     : question == Question::Transfer ? static_cast<QWidget *>(m_colleague)
                                                      : m_words;
    first->setFocus(Qt::OtherFocusReason);
}

bool CaseStrip::knowsNobody() const
{
    return !isHidden() && m_question == Question::Transfer && m_colleague->count() == 0;
}

void CaseStrip::close()
{
    if (isHidden())
        return;
    hide();
    Q_EMIT closed();
}

void CaseStrip::answer()
{
    if (!m_do->isEnabled())
        return;
    const UserId to{m_question == Question::Transfer ? m_colleague->currentData().toLongLong() : 0};
    const QString words = m_words->text().trimmed();
    close();
    Q_EMIT answered(to, words);
}

void CaseStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (m_do->hasFocus() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        answer();
    // nothing else goes on: whatever is typed here is no reply
}

void CaseStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        restyle();
}

void CaseStrip::restyle()
{
    switch (m_question) {
    case Question::Resolve:
        m_title->setText(tr("Resolve this case"));
        m_words->setHint(tr("Reason, for the team (may be left empty)"));
        m_do->setText(tr("Resolve"));
        break;
    case Question::Reopen:
        m_title->setText(tr("Reopen this case"));
        m_words->setHint(tr("Reason, for the team (may be left empty)"));
        m_do->setText(tr("Reopen"));
        break;
    case Question::Transfer:
        m_title->setText(m_do->isEnabled() ? tr("Give this case to a colleague")
                                           : tr("There is no colleague whom this case could be given to."));
        m_words->setHint(tr("A word for your colleague (may be left empty)"));
        m_do->setText(tr("Transfer"));
        break;
    case Question::TakeOver:
        m_title->setText(tr("%1 has this case. Take it over?").arg(isolated(oneLine(m_owner))));
        m_do->setText(tr("Take over"));
        break;
    }
    m_words->setAccessibleName(m_words->hint());
    m_colleague->setAccessibleName(tr("Colleague"));
    m_cancel->setText(tr("Cancel"));
    setAccessibleName(m_title->text());
    layout()->setContentsMargins(m_theme.px(18), m_theme.px(8), m_theme.px(14), m_theme.px(8));
    layout()->setSpacing(m_theme.px(6));
}

} // namespace desk::ui
