// Which theme is in force: the person's choice, else the system's. Dresses the whole program at once.
#pragma once

#include "system/settings.h"
#include "ui/theme.h"

#include <QObject>

namespace desk::ui {

class ThemeController : public QObject
{
    Q_OBJECT
public:
    explicit ThemeController(Settings &settings, QObject *parent = nullptr);

    /// The same object for the whole run: its contents change, then changed() is emitted.
    const Theme &theme() const { return m_theme; }
    /// The style sheet too, now and at each change. Once the windows are built: under a style sheet every widget that
    /// gets its parent works through it again, with all its children.
    void dress();

public Q_SLOTS:
    /// What the system says now.
    void setSystemDark(bool dark);

Q_SIGNALS:
    void changed();

private:
    void choose();

    Settings &m_settings;
    bool m_systemDark = false;
    bool m_chosen = false;
    bool m_dressed = false;
    Theme m_theme;
};

} // namespace desk::ui
