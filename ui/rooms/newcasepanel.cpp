// The form of a new support case.
#include "ui/rooms/newcasepanel.h"

#include "ui/casewords.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/look.h"

#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace desk::ui {

NewCasePanel::NewCasePanel(QWidget *parent)
    : QWidget(parent), m_title(plainLabel("title", this)), m_hint(plainLabel("muted", this)),
      m_subjectLabel(plainLabel("heading", this)), m_subject(new QLineEdit(this)),
      m_categoryLabel(plainLabel("heading", this)), m_category(new QComboBox(this)),
      m_textLabel(plainLabel("heading", this)), m_text(new QPlainTextEdit(this)), m_problem(plainLabel("error", this)),
      m_send(lookButton("primary", this)), m_cancel(lookButton("", this))
{
    setObjectName(QStringLiteral("newCasePanel"));
    m_subject->setObjectName(QStringLiteral("caseSubject"));
    m_subject->setMaxLength(200);
    m_category->setObjectName(QStringLiteral("caseCategory"));
    m_text->setObjectName(QStringLiteral("caseText"));
    m_text->setTabChangesFocus(true);
    m_problem->setObjectName(QStringLiteral("caseProblem"));
    m_problem->hide();
    m_send->setObjectName(QStringLiteral("caseSend"));
    m_cancel->setObjectName(QStringLiteral("caseCancel"));
    const QStringList categories = caseCategories();
    for (const QString &category : categories)
        m_category->addItem(QString(), category);
    m_subjectLabel->setBuddy(m_subject);
    m_categoryLabel->setBuddy(m_category);
    m_textLabel->setBuddy(m_text);

    auto *inside = new QWidget(this);
    auto *card = new QFrame(inside);
    card->setObjectName(QStringLiteral("card"));
    card->setMaximumWidth(640);
    auto *form = new QVBoxLayout(card);
    form->setContentsMargins(24, 22, 24, 22);
    form->setSpacing(6);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_hint, m_subjectLabel, m_subject, m_categoryLabel,
                                                            m_category, m_textLabel})
        form->addWidget(widget);
    form->addWidget(m_text, 1);
    form->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 8, 0, 0);
    buttons->addStretch(1);
    m_cancel->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred); // as high as the one beside it
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_send);
    form->addLayout(buttons);
    auto *row = new QHBoxLayout(inside);
    row->setContentsMargins(18, 18, 18, 18);
    row->addStretch(1);
    row->addWidget(card, 20, Qt::AlignTop);
    row->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(inside);
    scroll->setFocusPolicy(Qt::NoFocus);
    letThrough(*scroll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);

    setTabOrder(m_subject, m_category);
    setTabOrder(m_category, m_text);
    setTabOrder(m_text, m_send);
    setTabOrder(m_send, m_cancel);
    connect(m_send, &QPushButton::clicked, this, &NewCasePanel::submit);
    connect(m_cancel, &QPushButton::clicked, this, &NewCasePanel::cancelled);
    retranslate();
}

void NewCasePanel::setSession(Session *session)
{
    if (m_session == session)
        return;
    m_session = session;
    m_subject->clear();
    m_text->clear();
    show({});
    setBusy(false);
}

void NewCasePanel::focusFirst()
{
    if (m_subject->text().isEmpty())
        m_subject->setFocus(Qt::OtherFocusReason);
    else
        m_text->setFocus(Qt::OtherFocusReason);
}

void NewCasePanel::submit()
{
    const QString subject = m_subject->text().trimmed();
    const QString text = m_text->toPlainText().trimmed();
    if (m_busy || !m_session)
        return;
    if (subject.isEmpty()) {
        show(tr("Give the case a subject, so that it finds the right person."));
        m_subject->setFocus();
        return;
    }
    if (text.isEmpty()) {
        show(tr("Write what happened."));
        m_text->setFocus();
        return;
    }
    show({});
    setBusy(true);
    const QPointer<Session> asked = m_session;
    m_session->createSupportCase(subject, m_category->currentData().toString(), text)
        .then(this, [this, asked](const Result<RoomId> &result) {
            if (asked && asked == m_session)
                finish(result);
        });
}

void NewCasePanel::finish(const Result<RoomId> &result)
{
    setBusy(false);
    if (!result) {
        show(tr("The case was not opened; your text is still here. %1").arg(errorSentence(result.error())));
        return;
    }
    m_subject->clear();
    m_text->clear();
    Q_EMIT created(*result);
}

void NewCasePanel::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_subject, m_category, m_text, m_send})
        widget->setEnabled(!busy);
    m_send->setText(busy ? tr("Sending…") : tr("Open the case"));
}

void NewCasePanel::show(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void NewCasePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NewCasePanel::retranslate()
{
    m_title->setText(tr("New support case"));
    m_hint->setText(tr("The site's staff answers here; the answer appears in your list."));
    m_subjectLabel->setText(tr("Subject"));
    m_categoryLabel->setText(tr("What is it about?"));
    m_textLabel->setText(tr("What happened?"));
    for (int i = 0; i < m_category->count(); ++i)
        m_category->setItemText(i, categoryText(m_category->itemData(i).toString()));
    m_cancel->setText(tr("Cancel"));
    m_subject->setAccessibleName(tr("Subject"));
    m_category->setAccessibleName(tr("What is it about?"));
    m_text->setAccessibleName(tr("What happened?"));
    setBusy(m_busy);
}

} // namespace desk::ui
