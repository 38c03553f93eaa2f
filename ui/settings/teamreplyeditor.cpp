// The fields of a team reply, and what is refused in them.
#include "ui/settings/teamreplyeditor.h"

#include "session/replytext.h"
#include "ui/casewords.h"
#include "ui/composer/composeredit.h"
#include "ui/format.h"
#include "ui/look.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace desk::ui {

namespace {
constexpr int mostTexts = 5;
constexpr int longestName = 80;
} // namespace

TeamReplyEditor::TeamReplyEditor(const Theme &theme, QWidget *parent)
    : ReplyForm("teamReply", theme, parent), m_nameLabel(plainLabel("heading", this)), m_name(new QLineEdit(this)),
      m_categoryLabel(plainLabel("heading", this)), m_category(new QComboBox(this)), m_resolves(new QCheckBox(this))
{
    m_category->setObjectName(QStringLiteral("teamReplyCategory"));
    m_resolves->setObjectName(QStringLiteral("teamReplyResolves"));
    m_name->setMaxLength(longestName);
    m_categoryLabel->setBuddy(m_category);
    m_category->addItem(QString(), QString());
    const QStringList categories = caseCategories();
    for (const QString &category : categories)
        m_category->addItem(QString(), category);
    addLine(m_nameLabel, m_name, "Name");
    for (QWidget *part : std::initializer_list<QWidget *>{m_categoryLabel, m_category, m_resolves})
        addBelow(part);
    setOrder({m_name, m_text, m_category, m_resolves});
    retranslate();
}

void TeamReplyEditor::edit(const TeamReply &reply, int longest)
{
    m_reply = reply;
    m_longest = longest;
    m_name->setText(reply.name);
    m_category->setCurrentIndex(std::max(0, m_category->findData(reply.category)));
    m_resolves->setChecked(reply.resolves);
    begin(reply.texts.join(QStringLiteral("\n---\n")));
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
        refuse(tr("Give the reply a name by which the team finds it."), m_name);
    else if (reply.texts.isEmpty())
        refuse(tr("Write the text that the reply stands for."), m_text);
    else if (reply.texts.size() > mostTexts)
        refuse(tr("A reply has at most %1 messages.").arg(number(mostTexts)), m_text);
    else if (tooLong)
        refuse(tr("One of the messages is longer than the site allows (%1 characters).").arg(number(m_longest)),
               m_text);
    else {
        m_error->hide();
        Q_EMIT saved(reply);
    }
}

void TeamReplyEditor::tellNotStored(const QString &why, bool ofName)
{
    refuse(why, ofName ? static_cast<QWidget *>(m_name) : m_save);
}

void TeamReplyEditor::retranslate()
{
    ReplyForm::retranslate();
    setTitle(m_nameLabel, tr("Name"));
    setTitle(m_categoryLabel, tr("Category of the case"));
    m_category->setItemText(0, tr("Stays as it is"));
    for (int i = 1; i < m_category->count(); ++i)
        m_category->setItemText(i, categoryText(m_category->itemData(i).toString()));
    m_help->setText(tr("%1 stands for the other person's name. A line of %2 alone begins a new message; at most %3.")
                        .arg(isolated(QStringLiteral("{name}")), isolated(QStringLiteral("---")), number(mostTexts)));
    m_resolves->setText(tr("With Ctrl+Enter it also resolves the case"));
    m_save->setText(tr("Save for the team"));
}

} // namespace desk::ui
