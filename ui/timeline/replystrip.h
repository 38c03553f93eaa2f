// The strip above the composer with what others wrote while a reply was being typed: who, their words as plain text,
// and what to do now. Decides nothing.
#pragma once

#include <QFrame>
#include <QStringList>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace desk::ui {

struct Theme;

class ReplyStrip : public QFrame
{
    Q_OBJECT
public:
    struct Words
    {
        QString title;
        QStringList said; ///< one message each, as people wrote it
        QString more;     ///< that there are others; may be empty
    };

    ReplyStrip(const Theme &theme, QWidget *parent);
    /// `asks`: the reply waits; else it is only told.
    void say(const Words &words, bool asks);
    void clear();
    /// Everything that stands there, line by line.
    QString words() const;

Q_SIGNALS:
    void sendWanted();
    void backWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_title;
    QBoxLayout *m_lines;
    QList<QLabel *> m_said;
    QLabel *m_more;
    QLabel *m_hint;
    QPushButton *m_send;
    QPushButton *m_back;
    bool m_asks = false;
};

} // namespace desk::ui
