// The form in which one quick reply is written. It keeps nothing: what was written goes out as a value.
#pragma once

#include "store/records.h"
#include "ui/settings/replyform.h"

#include <QStringList>

namespace desk::ui {

class ReplyEditor : public ReplyForm
{
    Q_OBJECT
public:
    ReplyEditor(const Theme &theme, QWidget *parent);
    /// `taken`: the shortcuts of the others.
    void edit(const QuickReply &reply, const QStringList &taken);

Q_SIGNALS:
    void saved(const desk::QuickReply &reply);

protected:
    void save() override;
    void retranslate() override;

private:
    QStringList m_taken;
    QLabel *m_shortcutLabel;
    QLineEdit *m_shortcut;
    QLabel *m_titleLabel;
    QLineEdit *m_title;
};

} // namespace desk::ui
