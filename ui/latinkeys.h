// Shortcuts on an Arabic keyboard: a letter held with Ctrl or Alt counts as the Latin one on the same key.
#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace desk::ui {

/// The Latin key in the place of this one on the Arabic layouts of X11 and Windows; 0: it has none.
int latinKey(int key);

/// Qt finds the Latin letter itself where a second, Latin layout is installed; this works without one.
class LatinKeys : public QObject
{
    Q_OBJECT
public:
    /// For the actions of `window`, and for editing in its fields.
    explicit LatinKeys(QWidget &window);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool triggers(int keys) const;

    QWidget &m_window;
};

} // namespace desk::ui
