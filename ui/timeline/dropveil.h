// Over the conversation while files are dragged across it: says what letting go would do. Takes no event itself.
#pragma once

#include <QWidget>

namespace desk::ui {

struct Theme;

class DropVeil : public QWidget
{
    Q_OBJECT
public:
    DropVeil(const Theme &theme, QWidget *parent);
    void lay(); ///< over the whole parent

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace desk::ui
