// The field above the list: its hint, and the key that leads here while it is empty.
#pragma once

#include "ui/hintfield.h"

class QLabel;

namespace desk::ui {

class SearchField : public HintField
{
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);
    void setKeyHint(const QString &keys);

Q_SIGNALS:
    void leftDown(); ///< Down: on to the list
    void entered();  ///< Enter

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void placeHint();

    QLabel *m_keys;
};

} // namespace desk::ui
