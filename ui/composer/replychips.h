// Quick replies as a row of chips: as many as fit, the first ones first.
#pragma once

#include "store/records.h"

#include <QWidget>

class QPushButton;

namespace desk::ui {

struct Theme;

class ReplyChips : public QWidget
{
    Q_OBJECT
public:
    ReplyChips(const Theme &theme, QWidget *parent);
    void setReplies(const QList<QuickReply> &replies);
    bool isEmpty() const { return m_replies.isEmpty(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

Q_SIGNALS:
    void chosen(const desk::QuickReply &reply);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();

    const Theme &m_theme;
    QList<QuickReply> m_replies;
    QList<QPushButton *> m_chips; ///< made once, so that Tab finds them where they stand
};

} // namespace desk::ui
