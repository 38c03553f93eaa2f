// The fields of a reply, and what is refused in them.
#include "ui/settings/replyeditor.h"

#include "session/replytext.h"
#include "ui/composer/composeredit.h"
#include "ui/format.h"
#include "ui/look.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace desk::ui {

ReplyEditor::ReplyEditor(const Theme &theme, QWidget *parent)
    : ReplyForm("reply", theme, parent), m_shortcutLabel(plainLabel("heading", this)), m_shortcut(new QLineEdit(this)),
      m_titleLabel(plainLabel("heading", this)), m_title(new QLineEdit(this))
{
    addLine(m_shortcutLabel, m_shortcut, "Shortcut");
    addLine(m_titleLabel, m_title, "Title");
    setOrder({m_shortcut, m_title, m_text});
    retranslate();
}

void ReplyEditor::edit(const QuickReply &reply, const QStringList &taken)
{
    m_taken = taken;
    m_shortcut->setText(reply.shortcut);
    m_title->setText(reply.title);
    begin(reply.text);
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

void ReplyEditor::retranslate()
{
    ReplyForm::retranslate();
    setTitle(m_shortcutLabel, tr("Shortcut"));
    setTitle(m_titleLabel, tr("Title"));
    m_help->setText(tr("%1 stands for the other person's name, %2 for the title of the ad. A line of %3 alone begins a "
                       "new message.")
                        .arg(isolated(QStringLiteral("{name}")), isolated(QStringLiteral("{ad}")),
                             isolated(QStringLiteral("---"))));
    m_save->setText(tr("Save"));
}

} // namespace desk::ui
