// The form in which one quick reply is written. It keeps nothing: what was written goes out as a value.
#pragma once

#include "store/records.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace desk::ui {

class ComposerEdit;
struct Theme;

class ReplyEditor : public QWidget
{
    Q_OBJECT
public:
    ReplyEditor(const Theme &theme, QWidget *parent);
    /// `taken`: the shortcuts of the others.
    void edit(const QuickReply &reply, const QStringList &taken);

Q_SIGNALS:
    void saved(const desk::QuickReply &reply);
    void cancelled();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void save();
    void refuse(const QString &why, QWidget *field);
    void retranslate();

    QStringList m_taken;
    QLabel *m_shortcutLabel;
    QLineEdit *m_shortcut;
    QLabel *m_titleLabel;
    QLineEdit *m_title;
    QLabel *m_textLabel;
    ComposerEdit *m_text;
    QLabel *m_help;
    QLabel *m_error;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace desk::ui
