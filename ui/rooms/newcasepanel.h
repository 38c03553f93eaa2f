// A publisher's new support case, in place: subject, category, text. Keeps what was written until the site has it.
#pragma once

#include "session/session.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace desk::ui {

class NewCasePanel : public QWidget
{
    Q_OBJECT
public:
    explicit NewCasePanel(QWidget *parent = nullptr);
    /// Another account: what was written for the last one goes.
    void setSession(Session *session);
    void focusFirst();

Q_SIGNALS:
    void created(desk::RoomId room);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void submit();
    void finish(const Result<RoomId> &result);
    void setBusy(bool busy);
    void show(const QString &problem);
    void retranslate();

    QPointer<Session> m_session;
    bool m_busy = false;
    QLabel *m_title;
    QLabel *m_hint;
    QLabel *m_subjectLabel;
    QLineEdit *m_subject;
    QLabel *m_categoryLabel;
    QComboBox *m_category;
    QLabel *m_textLabel;
    QPlainTextEdit *m_text;
    QLabel *m_problem;
    QPushButton *m_send;
    QPushButton *m_cancel;
};

} // namespace desk::ui
