// The form in which one reply of the team is written. It keeps nothing: what was written goes out as a value, and the form stays
// until it is stored.
#pragma once

#include "protocol/triage.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace desk::ui {

class ComposerEdit;
struct Theme;

class TeamReplyEditor : public QWidget
{
    Q_OBJECT
public:
    TeamReplyEditor(const Theme &theme, QWidget *parent);
    /// `longest`: characters of one message.
    void edit(const TeamReply &reply, int longest);
    /// It is being stored, or nothing can be stored now.
    void setSavable(bool savable);
    /// Why it was not stored; `ofName`: the name is to be changed.
    void refuse(const QString &why, bool ofName);

Q_SIGNALS:
    void saved(const desk::TeamReply &reply);
    void cancelled();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void save();
    void say(const QString &why, QWidget *field);
    void retranslate();

    TeamReply m_reply; ///< as it was before
    int m_longest = 0;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_textLabel;
    ComposerEdit *m_text;
    QLabel *m_help;
    QLabel *m_categoryLabel;
    QComboBox *m_category;
    QCheckBox *m_resolves;
    QLabel *m_error;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace desk::ui
