// The form in which one reply of the team is written. It keeps nothing: what was written goes out as a value, and the form stays
// until it is stored.
#pragma once

#include "protocol/triage.h"
#include "ui/settings/replyform.h"

class QCheckBox;
class QComboBox;

namespace desk::ui {

class TeamReplyEditor : public ReplyForm
{
    Q_OBJECT
public:
    TeamReplyEditor(const Theme &theme, QWidget *parent);
    /// `longest`: characters of one message.
    void edit(const TeamReply &reply, int longest);
    /// It is being stored, or nothing can be stored now.
    void setSavable(bool savable);
    /// Why it was not stored; `ofName`: the name is to be changed.
    void tellNotStored(const QString &why, bool ofName);

Q_SIGNALS:
    void saved(const desk::TeamReply &reply);

protected:
    void save() override;
    void retranslate() override;

private:
    TeamReply m_reply; ///< as it was before
    int m_longest = 0;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_categoryLabel;
    QComboBox *m_category;
    QCheckBox *m_resolves;
};

} // namespace desk::ui
