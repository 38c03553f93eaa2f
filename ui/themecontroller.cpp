// Follows the settings and the system's colour scheme.
#include "ui/themecontroller.h"

#include <QApplication>

namespace desk::ui {

ThemeController::ThemeController(Settings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    // without a service that knows, the platform's own palette tells
    const QPalette platform = QApplication::palette();
    m_systemDark = platform.color(QPalette::Window).lightness() < platform.color(QPalette::WindowText).lightness();
    connect(&settings, &Settings::changed, this, &ThemeController::apply);
    apply();
}

void ThemeController::setSystemDark(bool dark)
{
    m_systemDark = dark;
    apply();
}

void ThemeController::apply()
{
    const ThemeChoice choice = m_settings.theme();
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_systemDark);
    const int percent = m_settings.textPercent();
    if (m_applied && m_theme.dark == dark && m_theme.textPercent == percent)
        return;
    m_applied = true;
    m_theme = makeTheme(dark, percent);
    applyTheme(*qApp, m_theme);
    Q_EMIT changed();
}

} // namespace desk::ui
