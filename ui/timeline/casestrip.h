// The strip above the composer that asks what an act on a case needs: a reason, a colleague, or whether to take it over.
// Decides nothing.
#pragma once

#include "protocol/triage.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QPushButton;

namespace desk::ui {

class HintField;
struct Theme;

class CaseStrip : public QFrame
{
    Q_OBJECT
public:
    enum class Question { Resolve, Reopen, Transfer, TakeOver };

    CaseStrip(const Theme &theme, QWidget *parent);
    /// `owner`: who has the case, where it is to be taken over. `colleagues`: whom it can be given, the present ones first.
    void ask(Question question, const QString &owner = {}, const QList<StaffMember> &colleagues = {});
    Question question() const { return m_question; }
    bool knowsNobody() const; ///< it asks for a colleague, and none is known

public Q_SLOTS:
    void close();

Q_SIGNALS:
    /// `to`: of a transfer. `words`: a reason or a word with it; may be empty.
    void answered(desk::UserId to, const QString &words);
    void closed(); ///< by the person, or answered

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void restyle();
    void answer();

    const Theme &m_theme;
    Question m_question = Question::Resolve;
    QString m_owner;
    QLabel *m_title;
    QComboBox *m_colleague;
    HintField *m_words;
    QPushButton *m_do;
    QPushButton *m_cancel;
};

} // namespace desk::ui
