// What the forms of a quick reply and of a team reply have in common: named fields around a text, an error, Save and Cancel.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace desk::ui {

class ComposerEdit;
struct Theme;

class ReplyForm : public QWidget
{
    Q_OBJECT
public:
    /// `name` begins the object names of the fields.
    ReplyForm(const char *name, const Theme &theme, QWidget *parent);

Q_SIGNALS:
    void cancelled();

protected:
    virtual void save() = 0;
    virtual void retranslate();

    /// Above the text.
    void addLine(QLabel *label, QLineEdit *line, const char *part);
    void addBelow(QWidget *widget);
    /// In which Tab goes through the fields, before Save; Enter in a line leads on, too.
    void setOrder(const QList<QWidget *> &fields);
    /// What is read above a field, and said of it.
    static void setTitle(QLabel *label, const QString &title);
    void refuse(const QString &why, QWidget *field);
    /// The form as it is opened.
    void begin(const QString &text);

    ComposerEdit *m_text;
    QLabel *m_help;
    QLabel *m_error;
    QPushButton *m_save;

    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_name;
    QLabel *m_textLabel;
    QPushButton *m_cancel;
    QVBoxLayout *m_above;
    QVBoxLayout *m_below;
};

} // namespace desk::ui
