// A question in place, with the button that does it and the one that does not.
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace desk::ui {

class AskRow : public QWidget
{
    Q_OBJECT
public:
    explicit AskRow(QWidget *parent);
    /// `act` is called once, if at all; a question that stands already is withdrawn.
    void ask(const QString &words, const QString &yes, std::function<void()> act);
    void withdraw();

protected:
    void changeEvent(QEvent *event) override;

private:
    QLabel *m_words;
    QPushButton *m_yes;
    QPushButton *m_no;
    std::function<void()> m_act;
};

} // namespace desk::ui
