// The fields of a reply, and what is refused in them.
#include "ui/settings/replyeditor.h"

#include "session/replytext.h"
#include "ui/composer/composeredit.h"
#include "ui/format.h"
#include "ui/look.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace desk::ui {

ReplyEditor::ReplyEditor(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_shortcutLabel(plainLabel("heading", this)), m_shortcut(new QLineEdit(this)),
      m_titleLabel(plainLabel("heading", this)), m_title(new QLineEdit(this)), m_textLabel(plainLabel("heading", this)),
      m_text(new ComposerEdit(theme, this)), m_help(plainLabel("muted", this)), m_error(plainLabel("error", this)),
      m_save(lookButton("primary", this)), m_cancel(lookButton("", this))
{
    m_shortcut->setObjectName(QStringLiteral("replyShortcut"));
    m_title->setObjectName(QStringLiteral("replyTitle"));
    m_text->setObjectName(QStringLiteral("replyText"));
    m_error->setObjectName(QStringLiteral("replyError"));
    m_save->setObjectName(QStringLiteral("replySave"));
    m_cancel->setObjectName(QStringLiteral("replyCancel"));
    m_text->setEnterSends(false);
    m_shortcutLabel->setBuddy(m_shortcut);
    m_titleLabel->setBuddy(m_title);
    m_textLabel->setBuddy(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QWidget *part : std::initializer_list<QWidget *>{m_shortcutLabel, m_shortcut, m_titleLabel, m_title,
                                                          m_textLabel, m_text, m_help, m_error})
        column->addWidget(part);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &ReplyEditor::save);
    connect(m_text, &ComposerEdit::submitted, this, &ReplyEditor::save);
    connect(m_shortcut, &QLineEdit::returnPressed, this, [this] { m_title->setFocus(Qt::TabFocusReason); });
    connect(m_title, &QLineEdit::returnPressed, this, [this] { m_text->setFocus(Qt::TabFocusReason); });
    connect(m_cancel, &QPushButton::clicked, this, &ReplyEditor::cancelled);
    retranslate();
}

void ReplyEditor::edit(const QuickReply &reply, const QStringList &taken)
{
    m_taken = taken;
    m_shortcut->setText(reply.shortcut);
    m_title->setText(reply.title);
    m_text->setPlainText(reply.text);
    m_error->hide();
    m_shortcut->setFocus(Qt::OtherFocusReason);
}

void ReplyEditor::save()
{
    QuickReply reply{m_shortcut->text().trimmed(), m_title->text().simplified(), m_text->toPlainText().trimmed()};
    if (reply.shortcut.startsWith(QLatin1Char('/')))
        reply.shortcut.remove(0, 1);
    const bool taken = std::any_of(m_taken.cbegin(), m_taken.cend(),
                                   [&reply](const QString &other) { return isSameShortcut(other, reply.shortcut); });
    if (!isShortcut(reply.shortcut))
        refuse(tr("The shortcut is one word of letters and digits, for example: available"), m_shortcut);
    else if (taken)
        refuse(tr("Another reply has this shortcut already."), m_shortcut);
    else if (messagesOf(reply.text).isEmpty())
        refuse(tr("Write the text that the reply stands for."), m_text);
    else
        Q_EMIT saved(reply);
}

void ReplyEditor::refuse(const QString &why, QWidget *field)
{
    m_error->setText(why);
    m_error->show();
    field->setAccessibleDescription(why);
    field->setFocus(Qt::OtherFocusReason);
}

/// Esc leaves the form, not the settings.
bool ReplyEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ReplyEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

void ReplyEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange)
        m_text->restyle();
}

void ReplyEditor::retranslate()
{
    m_shortcutLabel->setText(tr("Shortcut"));
    m_titleLabel->setText(tr("Title"));
    m_textLabel->setText(tr("Text"));
    m_shortcut->setAccessibleName(tr("Shortcut"));
    m_title->setAccessibleName(tr("Title"));
    m_text->setAccessibleName(tr("Text"));
    m_help->setText(tr("%1 stands for the other person's name, %2 for the title of the ad. A line of %3 alone begins a "
                       "new message.")
                        .arg(isolated(QStringLiteral("{name}")), isolated(QStringLiteral("{ad}")),
                             isolated(QStringLiteral("---"))));
    m_save->setText(tr("Save"));
    m_cancel->setText(tr("Cancel"));
    m_error->hide();
}

} // namespace desk::ui
