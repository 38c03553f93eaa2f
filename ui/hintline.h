// A line below the list that tells a newcomer of the keys. It goes away for good when they were used or it was closed.
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace desk {
class Settings;
}

namespace desk::ui {

struct Theme;

class HintLine : public QFrame
{
    Q_OBJECT
public:
    HintLine(const Theme &theme, Settings &settings, QWidget *parent);
    void setQueue(bool queue); ///< it stands below a queue of cases

public Q_SLOTS:
    void learned(); ///< the person knows the keys

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    Settings &m_settings;
    bool m_queue = false;
    QLabel *m_words;
    QToolButton *m_close;
};

} // namespace desk::ui
