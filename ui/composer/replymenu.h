// The list of quick replies, the person's own and the team's: opens when "/" is typed in the empty field.
#pragma once

#include "protocol/triage.h"
#include "store/records.h"
#include "ui/composer/completionmenu.h"

namespace desk::ui {

class ReplyMenu : public CompletionMenu
{
    Q_OBJECT
public:
    ReplyMenu(const Theme &theme, ComposerEdit &edit, QWidget *parent);
    void setReplies(const QList<QuickReply> &replies);
    void setTeamReplies(const QList<TeamReply> &replies);
    bool hasReplies() const { return !m_replies.isEmpty() || !m_team.isEmpty(); }
    /// The person has written: `text` is all that stands in the field now.
    void follow(const QString &text);
    void dismiss() override;
    /// The text is a search for a reply, whether or not one was found.
    bool isAsked() const { return m_asked; }

Q_SIGNALS:
    void chosen(const desk::QuickReply &reply);
    void teamReplyChosen(const desk::TeamReply &reply);
    void macroChosen(const desk::TeamReply &reply); ///< to be done at once

protected:
    void choose(int row) override;
    bool takeKey(const QKeyEvent &key) override;

private:
    std::optional<TeamReply> teamReply(int row) const;
    void narrow();

    QList<QuickReply> m_replies;
    QList<QuickReply> m_shown; ///< the first rows
    QList<TeamReply> m_team;
    QList<TeamReply> m_shownTeam; ///< the rows after them
    QString m_text;
    bool m_asked = false;
};

} // namespace desk::ui
