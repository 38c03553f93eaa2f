// The window among the desktop's services: tray, notifications, colour scheme.
#pragma once

#include "session/accounts.h"
#include "system/colourscheme.h"
#include "ui/balloons.h"
#include "ui/casecaller.h"
#include "ui/notifier.h"
#include "ui/tray.h"

#include <QObject>

#include <memory>

namespace desk::ui {

class Language;
class MainWindow;
class ThemeController;

/// What the desktop gives, each behind its seam.
struct DesktopParts
{
    std::unique_ptr<ColourScheme> scheme;
    std::unique_ptr<Notifications> notifications;
    std::unique_ptr<TrayIcon> tray;
};

DesktopParts desktopParts();

class Desktop : public QObject
{
    Q_OBJECT
public:
    Desktop(DesktopParts parts, MainWindow &window, Accounts &accounts, Settings &settings, Clock &clock,
            ThemeController &themes, Language &language, QObject *parent = nullptr);
    bool hasTray() const { return m_tray.isThere(); }

private:
    void followScheme();
    void setSession();

    Accounts &m_accounts;
    ThemeController &m_themes;
    Language &m_language;
    std::unique_ptr<ColourScheme> m_scheme;
    Tray m_tray;
    Balloons m_notifications;
    Notifier m_notifier;
    CaseCaller m_caller;
};

} // namespace desk::ui
