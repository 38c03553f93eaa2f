// The list of quick replies: opens when "/" is typed in the empty field.
#pragma once

#include "store/records.h"
#include "ui/composer/completionmenu.h"

namespace desk::ui {

class ReplyMenu : public CompletionMenu
{
    Q_OBJECT
public:
    ReplyMenu(const Theme &theme, ComposerEdit &edit, QWidget *parent);
    void setReplies(const QList<QuickReply> &replies);
    /// The person has written: `text` is all that stands in the field now.
    void follow(const QString &text);
    void dismiss() override;
    /// The text is a search for a reply, whether or not one was found.
    bool isAsked() const { return m_asked; }

Q_SIGNALS:
    void chosen(const desk::QuickReply &reply);

protected:
    void choose(int row) override;

private:
    void narrow();

    QList<QuickReply> m_replies;
    QList<QuickReply> m_shown;
    QString m_text;
    bool m_asked = false;
};

} // namespace desk::ui
