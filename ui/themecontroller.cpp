// Follows the settings and the system's colour scheme.
#include "ui/themecontroller.h"

#include <QApplication>

namespace desk::ui {

ThemeController::ThemeController(Settings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    // without a service that knows, the platform's own palette tells
    const QPalette platform = QApplication::palette();
    m_systemDark = platform.color(QPalette::Window).lightness() < platform.color(QPalette::WindowText).lightness();
    connect(&settings, &Settings::changed, this, &ThemeController::choose);
    choose();
}

void ThemeController::setSystemDark(bool dark)
{
    m_systemDark = dark;
    choose();
}

void ThemeController::dress()
{
    m_dressed = true;
    qApp->setStyleSheet(m_theme.styleSheet());
}

void ThemeController::choose()
{
    const ThemeChoice choice = m_settings.theme();
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_systemDark);
    const int percent = m_settings.textPercent();
    if (m_chosen && m_theme.dark == dark && m_theme.textPercent == percent)
        return;
    m_chosen = true;
    m_theme = makeTheme(dark, percent);
    QApplication::setFont(m_theme.font());
    QApplication::setPalette(m_theme.palette());
    if (m_dressed)
        dress();
    Q_EMIT changed();
}

} // namespace desk::ui
