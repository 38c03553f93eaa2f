// The round button over the talk that leads back to the newest message, with the count of new ones.
#pragma once

#include <QAbstractButton>

namespace desk::ui {

struct Theme;

class JumpButton : public QAbstractButton
{
    Q_OBJECT
public:
    JumpButton(const Theme &theme, QWidget *parent);

    void setCount(int count);
    int count() const { return m_count; }
    QSize sizeHint() const override;
    void retranslate();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    int m_count = 0;
};

} // namespace desk::ui
