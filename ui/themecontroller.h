// Which theme is in force: the person's choice, else the system's. Applies it to the whole program at once.
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

public Q_SLOTS:
    /// What the system says now.
    void setSystemDark(bool dark);

Q_SIGNALS:
    void changed();

private:
    void apply();

    Settings &m_settings;
    bool m_systemDark = false;
    bool m_applied = false;
    Theme m_theme;
};

} // namespace desk::ui
