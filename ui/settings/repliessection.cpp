// What is shown is what the session has: every button orders, and the list follows.
#include "ui/settings/repliessection.h"

#include "ui/composer/replydelegate.h"
#include "ui/format.h"
#include "ui/look.h"
#include "ui/settings/askrow.h"
#include "ui/settings/keepsakesrow.h"
#include "ui/settings/replyeditor.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace desk::ui {

namespace {
constexpr int mostRows = 8; // before the list scrolls
}

RepliesSection::RepliesSection(const Theme &theme, QWidget *parent)
    : SettingsSection(parent), m_theme(theme), m_intro(plainLabel("muted", this)), m_list(new QListWidget(this)),
      m_add(lookButton("", this)), m_edit(lookButton("", this)), m_delete(lookButton("danger", this)),
      m_up(lookButton("", this)), m_down(lookButton("", this)), m_examples(lookButton("", this)),
      m_ask(new AskRow(this)), m_editor(new ReplyEditor(theme, this)), m_keepsakes(new KeepsakesRow(this))
{
    m_list->setObjectName(QStringLiteral("replyList"));
    m_add->setObjectName(QStringLiteral("replyAdd"));
    m_edit->setObjectName(QStringLiteral("replyEdit"));
    m_delete->setObjectName(QStringLiteral("replyDelete"));
    m_up->setObjectName(QStringLiteral("replyUp"));
    m_down->setObjectName(QStringLiteral("replyDown"));
    m_examples->setObjectName(QStringLiteral("replyExamples"));
    m_list->setItemDelegate(new ReplyDelegate(theme, this));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTabKeyNavigation(false);
    m_list->installEventFilter(this);
    addWide(m_intro);
    addWide(m_list);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_edit, m_delete, m_up, m_down, m_examples})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column()->addLayout(buttons);
    addWide(m_ask);
    addWide(m_editor);
    addWide(m_keepsakes);
    m_editor->hide();

    connect(m_add, &QPushButton::clicked, this, [this] { edit(-1); });
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] { edit(m_list->currentRow()); });
    connect(m_delete, &QPushButton::clicked, this, &RepliesSection::askDelete);
    connect(m_up, &QPushButton::clicked, this, [this] { shift(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { shift(1); });
    connect(m_examples, &QPushButton::clicked, this, &RepliesSection::addExamples);
    connect(m_editor, &ReplyEditor::saved, this, &RepliesSection::save);
    connect(m_editor, &ReplyEditor::cancelled, this, &RepliesSection::endEdit);
    connect(m_list, &QListWidget::currentRowChanged, this, &RepliesSection::fitList);
    retranslate();
    follow();
}

void RepliesSection::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_keepsakes->setSession(session);
    m_ask->withdraw();
    m_editor->hide();
    if (session)
        connect(session, &Session::quickRepliesChanged, this, &RepliesSection::follow);
    follow();
}

void RepliesSection::follow()
{
    const QList<QuickReply> replies = m_session ? m_session->quickReplies() : QList<QuickReply>();
    const int row = m_list->currentRow();
    m_ask->withdraw();
    {
        const QSignalBlocker quiet(m_list); // a list that is empty for a moment would lose the focus
        m_list->clear();
        for (const QuickReply &reply : replies)
            ReplyDelegate::add(*m_list, reply);
        m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
    }
    fitList();
}

/// As tall as its rows; and the buttons that have something to do.
void RepliesSection::fitList()
{
    const int count = m_list->count();
    const int row = m_list->currentRow();
    const bool any = count > 0;
    m_list->setVisible(any);
    m_list->setFixedHeight(std::min(count, mostRows) * std::max(1, m_list->sizeHintForRow(0)) +
                           2 * m_list->frameWidth());
    m_add->setEnabled(m_session);
    m_edit->setEnabled(row >= 0);
    m_delete->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < count - 1);
    for (QPushButton *button : {m_edit, m_delete, m_up, m_down})
        button->setVisible(any);
    m_examples->setVisible(!any && m_session);
}

void RepliesSection::edit(int row)
{
    if (!m_session)
        return;
    const QList<QuickReply> replies = m_session->quickReplies();
    const QuickReply reply = replies.value(row);
    m_edited = reply.shortcut;
    QStringList taken;
    for (const QuickReply &other : replies) {
        if (other.shortcut != m_edited)
            taken << other.shortcut;
    }
    m_editor->show();
    m_editor->edit(reply, taken);
}

void RepliesSection::save(const QuickReply &reply)
{
    if (!m_session)
        return;
    QList<QuickReply> replies = m_session->quickReplies();
    const auto edited = std::find_if(replies.begin(), replies.end(), [this](const QuickReply &other) {
        return !m_edited.isEmpty() && other.shortcut == m_edited;
    });
    const int row = int(edited - replies.begin());
    if (edited == replies.end())
        replies << reply;
    else
        *edited = reply;
    m_session->setQuickReplies(replies);
    m_list->setCurrentRow(row);
    endEdit();
}

void RepliesSection::endEdit()
{
    m_editor->hide();
    m_edited.clear();
    (m_list->count() > 0 ? static_cast<QWidget *>(m_list) : m_add)->setFocus(Qt::OtherFocusReason);
}

void RepliesSection::askDelete()
{
    const int row = m_list->currentRow();
    if (!m_session || row < 0)
        return;
    const QuickReply reply = m_session->quickReplies().value(row);
    m_ask->ask(tr("Delete this quick reply? %1").arg(replyLine(reply)), tr("Delete"), [this, reply] {
        if (!m_session)
            return;
        QList<QuickReply> replies = m_session->quickReplies();
        replies.removeOne(reply);
        m_session->setQuickReplies(replies);
        (m_list->count() > 0 ? static_cast<QWidget *>(m_list) : m_add)->setFocus(Qt::OtherFocusReason);
    });
}

void RepliesSection::shift(int by)
{
    const int from = m_list->currentRow();
    QList<QuickReply> replies = m_session ? m_session->quickReplies() : QList<QuickReply>();
    if (from < 0 || from + by < 0 || from + by >= replies.size())
        return;
    replies.move(from, from + by);
    const bool byButton = m_up->hasFocus() || m_down->hasFocus();
    m_session->setQuickReplies(replies);
    m_list->setCurrentRow(from + by);
    if (byButton && !(by < 0 ? m_up : m_down)->isEnabled())
        m_list->setFocus(Qt::OtherFocusReason); // it is at the end: that button can do no more
    else if (byButton)
        (by < 0 ? m_up : m_down)->setFocus(Qt::OtherFocusReason);
}

void RepliesSection::addExamples()
{
    if (!m_session)
        return;
    m_session->setQuickReplies(m_session->quickReplies() +
                               QList<QuickReply>{
                                   {tr("available", "a shortcut: one word"), tr("Still available"),
                                    tr("Hello {name}, yes, {ad} is still available.")},
                                   {tr("location", "a shortcut: one word"), tr("Arrange a visit"),
                                    tr("You are welcome to see it.\n---\nWhich day and which place would suit you?")},
                                   {tr("final", "a shortcut: one word"), tr("Price is final"),
                                    tr("Thank you for your offer. The price is final.")},
                               });
    m_list->setFocus(Qt::OtherFocusReason);
}

bool RepliesSection::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            edit(m_list->currentRow());
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            askDelete();
            return true;
        }
    }
    return SettingsSection::eventFilter(watched, event);
}

void RepliesSection::changeEvent(QEvent *event)
{
    SettingsSection::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::StyleChange)
        fitList();
}

void RepliesSection::retranslate()
{
    setTitle(tr("Quick replies and notes"));
    m_intro->setText(
        tr("Type / in an empty message to choose a quick reply. Replies and notes stay on this computer."));
    m_list->setAccessibleName(tr("Quick replies"));
    m_add->setText(tr("Add…"));
    m_edit->setText(tr("Edit…"));
    m_delete->setText(tr("Delete"));
    m_up->setText(tr("Move up"));
    m_down->setText(tr("Move down"));
    m_examples->setText(tr("Add examples"));
}

} // namespace desk::ui
