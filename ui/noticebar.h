// One line above the talk for something that just happened or is asked: with buttons, never a dialog.
#pragma once

#include "ui/theme.h"

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace desk::ui {

class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    struct Choice
    {
        QString words;
        std::function<void()> take;
    };

    explicit NoticeBar(const Theme &theme, QWidget *parent = nullptr);
    /// Replaces what was said before. A choice taken closes the bar first.
    void tell(const QString &words, const QList<Choice> &choices = {});
    /// Other words beside the same choices: the keyboard may stand on one of them.
    void amend(const QString &words);
    void clear();
    QString words() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Theme &m_theme;
    QLabel *m_words;
    QHBoxLayout *m_buttons;
    QToolButton *m_close;
};

} // namespace desk::ui
