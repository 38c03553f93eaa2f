// The fields' places, and what the keys do in the form.
#include "ui/settings/replyform.h"

#include "ui/composer/composeredit.h"
#include "ui/look.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk::ui {

ReplyForm::ReplyForm(const char *name, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_text(new ComposerEdit(theme, this)), m_help(plainLabel("muted", this)),
      m_error(plainLabel("error", this)), m_save(lookButton("primary", this)), m_name(QString::fromLatin1(name)),
      m_textLabel(plainLabel("heading", this)), m_cancel(lookButton("", this)), m_above(new QVBoxLayout),
      m_below(new QVBoxLayout)
{
    m_text->setObjectName(m_name + QStringLiteral("Text"));
    m_error->setObjectName(m_name + QStringLiteral("Error"));
    m_save->setObjectName(m_name + QStringLiteral("Save"));
    m_cancel->setObjectName(m_name + QStringLiteral("Cancel"));
    m_text->setEnterSends(false);
    m_textLabel->setBuddy(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_above);
    column->addWidget(m_textLabel);
    column->addWidget(m_text);
    column->addWidget(m_help);
    column->addLayout(m_below);
    column->addWidget(m_error);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);
    for (QVBoxLayout *part : {column, m_above, m_below})
        part->setSpacing(6);
    connect(m_save, &QPushButton::clicked, this, &ReplyForm::save);
    connect(m_text, &ComposerEdit::submitted, this, &ReplyForm::save);
    connect(m_cancel, &QPushButton::clicked, this, &ReplyForm::cancelled);
}

void ReplyForm::addLine(QLabel *label, QLineEdit *line, const char *part)
{
    line->setObjectName(m_name + QString::fromLatin1(part));
    label->setBuddy(line);
    m_above->addWidget(label);
    m_above->addWidget(line);
}

void ReplyForm::addBelow(QWidget *widget)
{
    m_below->addWidget(widget);
}

void ReplyForm::setOrder(const QList<QWidget *> &fields)
{
    const QList<QWidget *> all = fields + QList<QWidget *>{m_save, m_cancel};
    for (qsizetype i = 1; i < all.size(); ++i) {
        setTabOrder(all.at(i - 1), all.at(i));
        if (const auto *line = qobject_cast<QLineEdit *>(all.at(i - 1)))
            connect(line, &QLineEdit::returnPressed, this, [next = all.at(i)] { next->setFocus(Qt::TabFocusReason); });
    }
}

void ReplyForm::setTitle(QLabel *label, const QString &title)
{
    label->setText(title);
    label->buddy()->setAccessibleName(title);
}

void ReplyForm::begin(const QString &text)
{
    m_text->setPlainText(text);
    m_error->hide();
}

void ReplyForm::refuse(const QString &why, QWidget *field)
{
    m_error->setText(why);
    m_error->show();
    field->setAccessibleDescription(why);
    field->setFocus(Qt::OtherFocusReason);
}

/// Esc leaves the form, not the settings.
bool ReplyForm::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ReplyForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

void ReplyForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange)
        m_text->restyle();
}

void ReplyForm::retranslate()
{
    setTitle(m_textLabel, tr("Text"));
    m_cancel->setText(tr("Cancel"));
    m_error->hide();
}

} // namespace desk::ui
