// F1: every shortcut, from the table of actions, laid over the window.
#pragma once

#include "ui/theme.h"

#include <QWidget>

namespace desk::ui {

class Actions;

class ShortcutSheet : public QWidget
{
    Q_OBJECT
public:
    /// Of the actions that are offered.
    ShortcutSheet(const Actions &actions, const Theme &theme, QWidget *parent);
    /// Covers the parent and takes the focus; a click or Esc closes it.
    void open();

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();

    const Actions &m_actions;
    const Theme &m_theme;
    QWidget *m_sheet = nullptr;
};

} // namespace desk::ui
