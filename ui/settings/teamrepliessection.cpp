// What is shown is what the session knows; every change goes to the site first.
#include "ui/settings/teamrepliessection.h"

#include "store/follow.h"
#include "ui/composer/replydelegate.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/look.h"
#include "ui/settings/askrow.h"
#include "ui/settings/teamreplyeditor.h"
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

TeamRepliesSection::TeamRepliesSection(const Theme &theme, QWidget *parent)
    : SettingsSection(parent), m_theme(theme), m_intro(plainLabel("muted", this)), m_away(plainLabel("muted", this)),
      m_problem(plainLabel("error", this)), m_list(new QListWidget(this)), m_add(lookButton("", this)),
      m_edit(lookButton("", this)), m_delete(lookButton("danger", this)), m_ask(new AskRow(this)),
      m_editor(new TeamReplyEditor(theme, this))
{
    m_away->setObjectName(QStringLiteral("teamReplyAway"));
    m_problem->setObjectName(QStringLiteral("teamReplyProblem"));
    m_list->setObjectName(QStringLiteral("teamReplyList"));
    m_add->setObjectName(QStringLiteral("teamReplyAdd"));
    m_edit->setObjectName(QStringLiteral("teamReplyEdit"));
    m_delete->setObjectName(QStringLiteral("teamReplyDelete"));
    m_ask->setObjectName(QStringLiteral("teamReplyAsk"));
    m_list->setItemDelegate(new ReplyDelegate(theme, this));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTabKeyNavigation(false);
    m_list->installEventFilter(this);
    addWide(m_intro);
    addWide(m_away);
    addWide(m_list);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_edit, m_delete})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column()->addLayout(buttons);
    addWide(m_ask);
    addWide(m_problem);
    addWide(m_editor);
    m_problem->hide();
    m_editor->hide();

    const auto editCurrent = [this] {
        if (const auto reply = current())
            edit(*reply);
    };
    connect(m_add, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_edit, &QPushButton::clicked, this, editCurrent);
    connect(m_list, &QListWidget::itemDoubleClicked, this, editCurrent);
    connect(m_delete, &QPushButton::clicked, this, &TeamRepliesSection::askDelete);
    connect(m_editor, &TeamReplyEditor::saved, this, &TeamRepliesSection::save);
    connect(m_editor, &TeamReplyEditor::cancelled, this, &TeamRepliesSection::endEdit);
    connect(m_list, &QListWidget::currentRowChanged, this, &TeamRepliesSection::fitList);
    retranslate();
    showReplies();
}

void TeamRepliesSection::setSession(Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->triage()->disconnect(this);
    }
    m_session = session;
    m_saving = false;
    m_ask->withdraw();
    m_problem->hide();
    m_editor->hide();
    if (session) {
        connect(session, &Session::statusChanged, this, &TeamRepliesSection::fitList);
        connect(session->triage(), &Triage::availableChanged, this, &TeamRepliesSection::showReplies);
        connect(session->triage(), &Triage::teamRepliesChanged, this, &TeamRepliesSection::showReplies);
    }
    showReplies();
}

bool TeamRepliesSection::isReached() const
{
    return m_session && m_session->status().state == ConnectionStatus::State::Online;
}

std::optional<TeamReply> TeamRepliesSection::current() const
{
    const QList<TeamReply> replies = m_session ? m_session->triage()->teamReplies() : QList<TeamReply>();
    const int row = m_list->currentRow();
    return row >= 0 && row < replies.size() ? std::optional(replies.at(row)) : std::nullopt;
}

void TeamRepliesSection::showReplies()
{
    const bool kept = m_session && m_session->isStaff() && m_session->triage()->available();
    setVisible(kept);
    const QList<TeamReply> replies = kept ? m_session->triage()->teamReplies() : QList<TeamReply>();
    const int row = m_list->currentRow();
    m_ask->withdraw();
    {
        const QSignalBlocker quiet(m_list); // a list that is empty for a moment would lose the focus
        m_list->clear();
        for (const TeamReply &reply : replies)
            ReplyDelegate::add(*m_list, reply);
        m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
    }
    fitList();
}

/// As tall as its rows; and the buttons that have something to do.
void TeamRepliesSection::fitList()
{
    const int count = m_list->count();
    const bool reached = isReached();
    m_list->setVisible(count > 0);
    m_list->setFixedHeight(std::min(count, mostRows) * std::max(1, m_list->sizeHintForRow(0)) +
                           2 * m_list->frameWidth());
    m_away->setVisible(!reached);
    m_add->setEnabled(reached);
    for (QPushButton *button : {m_edit, m_delete}) {
        button->setVisible(count > 0);
        button->setEnabled(reached && m_list->currentRow() >= 0);
    }
    m_editor->setSavable(reached && !m_saving);
}

void TeamRepliesSection::edit(const TeamReply &reply)
{
    if (!isReached())
        return;
    m_problem->hide();
    m_ask->withdraw();
    m_editor->show();
    m_editor->edit(reply, m_session->limits().messageChars);
}

/// The form stays, with what was written, until the site has it.
void TeamRepliesSection::save(const TeamReply &reply)
{
    if (!isReached() || m_saving)
        return;
    m_saving = true;
    fitList();
    follow(m_session->triage()->saveTeamReply(reply), this, [this, asked = m_session](const Result<TeamReply> &stored) {
        if (!asked || asked != m_session)
            return;
        m_saving = false;
        fitList();
        if (stored)
            endEdit();
        else
            m_editor->tellNotStored(errorSentence(stored.error()), stored.error().code == ErrorCode::NameTaken);
    });
}

void TeamRepliesSection::endEdit()
{
    m_editor->hide();
    (m_list->count() > 0 ? static_cast<QWidget *>(m_list) : m_add)->setFocus(Qt::OtherFocusReason);
}

void TeamRepliesSection::askDelete()
{
    const auto reply = current();
    if (!reply || !isReached())
        return;
    m_problem->hide();
    m_ask->ask(tr("Delete this reply for the whole team? %1").arg(isolated(oneLine(reply->name))), tr("Delete"),
               [this, id = reply->id] { remove(id); });
}

void TeamRepliesSection::remove(TeamReplyId reply)
{
    if (!isReached())
        return;
    m_editor->hide();
    follow(m_session->triage()->removeTeamReply(reply), this, [this, asked = m_session](const Result<void> &removed) {
        if (!asked || asked != m_session)
            return;
        m_problem->setVisible(!removed);
        if (!removed)
            m_problem->setText(errorSentence(removed.error()));
        (m_list->count() > 0 ? static_cast<QWidget *>(m_list) : m_add)->setFocus(Qt::OtherFocusReason);
    });
}

bool TeamRepliesSection::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_edit->click();
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            askDelete();
            return true;
        }
    }
    return SettingsSection::eventFilter(watched, event);
}

void TeamRepliesSection::changeEvent(QEvent *event)
{
    SettingsSection::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showReplies();
    }
    if (event->type() == QEvent::StyleChange)
        fitList();
}

void TeamRepliesSection::showEvent(QShowEvent *event)
{
    SettingsSection::showEvent(event);
    if (isReached())
        m_session->triage()->refreshTeamReplies();
}

void TeamRepliesSection::retranslate()
{
    setTitle(tr("Team replies"));
    m_intro->setText(tr("Replies that everybody who answers cases has, beside the own ones: type / in an empty message "
                        "of a case. What you change here changes for the whole team."));
    m_away->setText(tr("The site cannot be reached now, so team replies cannot be changed."));
    m_list->setAccessibleName(tr("Team replies"));
    m_add->setText(tr("Add…"));
    m_edit->setText(tr("Edit…"));
    m_delete->setText(tr("Delete"));
}

} // namespace desk::ui
