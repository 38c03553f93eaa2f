// Finding in one conversation: a field over the talk, how many there are, and one after the other, the newest first.
#pragma once

#include "models/searchmodel.h"
#include "ui/theme.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace desk::ui {

class HintField;

class FindBar : public QWidget
{
    Q_OBJECT
public:
    FindBar(const Theme &theme, QWidget *parent = nullptr);

    void setSession(Session *session);
    void setRoom(RoomId room);
    /// Shown, with the keyboard; `text`: what was sought elsewhere.
    void open(const QString &text = {});
    void close();
    void step(int by); ///< 1: to an older one, -1: to a newer one; round at the ends

Q_SIGNALS:
    void messageWanted(desk::MessageId message);
    void soughtChanged(const QString &text); ///< empty: nothing any more
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void ask();
    void take();
    void tell();
    void retranslate();
    void followTheme();

    const Theme &m_theme;
    SearchModel m_model;
    RoomId m_room;
    int m_at = -1;     ///< the hit that is shown; -1: none
    int m_wanted = -1; ///< the hit to show as soon as it is found
    QTimer m_pause;
    QHBoxLayout *m_row;
    HintField *m_field;
    QLabel *m_count;
    QToolButton *m_older;
    QToolButton *m_newer;
    QToolButton *m_close;
};

} // namespace desk::ui
