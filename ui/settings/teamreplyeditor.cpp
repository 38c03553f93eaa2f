// The fields of a team reply, and what is refused in them.
#include "ui/settings/teamreplyeditor.h"

#include "session/replytext.h"
#include "ui/casewords.h"
#include "ui/composer/composeredit.h"
#include "ui/format.h"
#include "ui/look.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace desk::ui {

namespace {
constexpr int mostTexts = 5;
constexpr int longestName = 80;
} // namespace

TeamReplyEditor::TeamReplyEditor(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_nameLabel(plainLabel("heading", this)), m_name(new QLineEdit(this)),
      m_textLabel(plainLabel("heading", this)), m_text(new ComposerEdit(theme, this)),
      m_help(plainLabel("muted", this)), m_categoryLabel(plainLabel("heading", this)), m_category(new QComboBox(this)),
      m_resolves(new QCheckBox(this)), m_error(plainLabel("error", this)), m_save(lookButton("primary", this)),
      m_cancel(lookButton("", this))
{
    m_name->setObjectName(QStringLiteral("teamReplyName"));
    m_text->setObjectName(QStringLiteral("teamReplyText"));
    m_category->setObjectName(QStringLiteral("teamReplyCategory"));
    m_resolves->setObjectName(QStringLiteral("teamReplyResolves"));
    m_error->setObjectName(QStringLiteral("teamReplyError"));
    m_save->setObjectName(QStringLiteral("teamReplySave"));
    m_cancel->setObjectName(QStringLiteral("teamReplyCancel"));
    m_name->setMaxLength(longestName);
    m_text->setEnterSends(false);
    m_nameLabel->setBuddy(m_name);
    m_textLabel->setBuddy(m_text);
    m_categoryLabel->setBuddy(m_category);
    m_category->addItem(QString(), QString());
    const QStringList categories = caseCategories();
    for (const QString &category : categories)
        m_category->addItem(QString(), category);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QWidget *part : std::initializer_list<QWidget *>{m_nameLabel, m_name, m_textLabel, m_text, m_help,
                                                          m_categoryLabel, m_category, m_resolves, m_error})
        column->addWidget(part);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &TeamReplyEditor::save);
    connect(m_text, &ComposerEdit::submitted, this, &TeamReplyEditor::save);
    connect(m_name, &QLineEdit::returnPressed, this, [this] { m_text->setFocus(Qt::TabFocusReason); });
    connect(m_cancel, &QPushButton::clicked, this, &TeamReplyEditor::cancelled);
    retranslate();
}

void TeamReplyEditor::edit(const TeamReply &reply, int longest)
{
    m_reply = reply;
    m_longest = longest;
    m_name->setText(reply.name);
    m_text->setPlainText(reply.texts.join(QStringLiteral("\n---\n")));
    m_category->setCurrentIndex(std::max(0, m_category->findData(reply.category)));
    m_resolves->setChecked(reply.resolves);
    m_error->hide();
    m_name->setFocus(Qt::OtherFocusReason);
}

void TeamReplyEditor::setSavable(bool savable)
{
    m_save->setEnabled(savable);
}

void TeamReplyEditor::save()
{
    if (!m_save->isEnabled())
        return;
    TeamReply reply = m_reply;
    reply.name = m_name->text().simplified();
    reply.texts = messagesOf(m_text->toPlainText());
    reply.category = m_category->currentData().toString();
    reply.resolves = m_resolves->isChecked();
    const bool tooLong = std::any_of(reply.texts.cbegin(), reply.texts.cend(),
                                     [this](const QString &text) { return m_longest > 0 && text.size() > m_longest; });
    if (reply.name.isEmpty())
        say(tr("Give the reply a name by which the team finds it."), m_name);
    else if (reply.texts.isEmpty())
        say(tr("Write the text that the reply stands for."), m_text);
    else if (reply.texts.size() > mostTexts)
        say(tr("A reply has at most %1 messages.").arg(number(mostTexts)), m_text);
    else if (tooLong)
        say(tr("One of the messages is longer than the site allows (%1 characters).").arg(number(m_longest)), m_text);
    else {
        m_error->hide();
        Q_EMIT saved(reply);
    }
}

void TeamReplyEditor::refuse(const QString &why, bool ofName)
{
    say(why, ofName ? static_cast<QWidget *>(m_name) : m_save);
}

void TeamReplyEditor::say(const QString &why, QWidget *field)
{
    m_error->setText(why);
    m_error->show();
    field->setAccessibleDescription(why);
    field->setFocus(Qt::OtherFocusReason);
}

/// Esc leaves the form, not the settings.
bool TeamReplyEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void TeamReplyEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

void TeamReplyEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange)
        m_text->restyle();
}

void TeamReplyEditor::retranslate()
{
    m_nameLabel->setText(tr("Name"));
    m_textLabel->setText(tr("Text"));
    m_categoryLabel->setText(tr("Category of the case"));
    m_name->setAccessibleName(tr("Name"));
    m_text->setAccessibleName(tr("Text"));
    m_category->setAccessibleName(tr("Category of the case"));
    m_category->setItemText(0, tr("Stays as it is"));
    for (int i = 1; i < m_category->count(); ++i)
        m_category->setItemText(i, categoryText(m_category->itemData(i).toString()));
    m_help->setText(tr("%1 stands for the other person's name. A line of %2 alone begins a new message; at most %3.")
                        .arg(isolated(QStringLiteral("{name}")), isolated(QStringLiteral("---")), number(mostTexts)));
    m_resolves->setText(tr("With Ctrl+Enter it also resolves the case"));
    m_save->setText(tr("Save for the team"));
    m_cancel->setText(tr("Cancel"));
    m_error->hide();
}

} // namespace desk::ui
