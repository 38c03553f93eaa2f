// The list of quick replies that opens over the field when "/" is typed there and narrows with each letter. The
// keyboard stays with the field.
#pragma once

#include "store/records.h"

#include <QListWidget>
#include <QPointer>

namespace desk::ui {

class ComposerEdit;
struct Theme;

class ReplyMenu : public QListWidget
{
    Q_OBJECT
public:
    /// Stands inside `parent`, above the field.
    ReplyMenu(const Theme &theme, ComposerEdit &edit, QWidget *parent);
    void setReplies(const QList<QuickReply> &replies);
    /// The person has written: `text` is all that stands in the field now.
    void follow(const QString &text);
    /// What stands there is no longer a search for a reply.
    void dismiss();
    /// The text is a search for a reply, whether or not one was found.
    bool isAsked() const { return m_asked; }

Q_SIGNALS:
    void chosen(const desk::QuickReply &reply);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool takeKey(int key, Qt::KeyboardModifiers held);
    void step(int by);
    void choose(int row);
    void narrow();
    void place();
    void tellCurrent();

    const Theme &m_theme;
    QPointer<ComposerEdit> m_edit;
    QList<QuickReply> m_replies;
    QList<QuickReply> m_shown;
    QString m_text;
    bool m_asked = false;
};

} // namespace desk::ui
