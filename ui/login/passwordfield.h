// A password field with a button that shows what is typed, and a word when Caps Lock seems to be on.
#pragma once

#include "ui/hintfield.h"
#include "ui/theme.h"

class QAction;

namespace desk::ui {

class PasswordField : public HintField
{
    Q_OBJECT
public:
    explicit PasswordField(const Theme &theme, QWidget *parent = nullptr);
    bool shown() const { return echoMode() == Normal; }
    void setShown(bool shown);

Q_SIGNALS:
    void capsLockGuessed(bool on);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow();

    const Theme &m_theme;
    QAction *m_toggle;
};

} // namespace desk::ui
