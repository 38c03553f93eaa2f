// Joins the window to the desktop's services.
#include "ui/desktop.h"

#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/themecontroller.h"

#include <QCoreApplication>

namespace desk::ui {

DesktopParts desktopParts()
{
    return {makeColourScheme(), makeNotifications(QStringLiteral("Idrissimart Desk")), makeTrayIcon()};
}

Desktop::Desktop(DesktopParts parts, MainWindow &window, Accounts &accounts, Settings &settings, Clock &clock,
                 ThemeController &themes, Language &language, QObject *parent)
    : QObject(parent), m_accounts(accounts), m_themes(themes), m_language(language), m_scheme(std::move(parts.scheme)),
      m_tray(std::move(parts.tray), settings, clock, themes.theme()),
      m_notifications(std::move(parts.notifications), m_tray),
      m_notifier(settings, clock, m_notifications, [&window](RoomId room) { return window.isRoomFocused(room); }),
      m_caller(settings, clock, m_notifications)
{
    connect(m_scheme.get(), &ColourScheme::changed, this, &Desktop::followScheme);
    followScheme();
    connect(&m_notifier, &Notifier::openWanted, &window, [&window](RoomId room) {
        window.raiseWindow();
        if (room.isValid())
            window.openRoom(room);
        else
            window.showList();
    });
    connect(&m_caller, &CaseCaller::openWanted, &window, [&window](RoomId room) {
        window.raiseWindow();
        window.openRoom(room);
    });
    connect(&m_tray, &Tray::showWanted, &window, &MainWindow::raiseWindow);
    connect(&m_tray, &Tray::quitWanted, qApp, &QCoreApplication::quit);
    connect(&accounts, &Accounts::currentChanged, this, &Desktop::setSession);
    connect(&language, &Language::changed, this, [this] {
        m_tray.retranslate();
        setSession();
    });
    window.setCloseHides([this] { return m_tray.isThere(); });
    setSession();
}

void Desktop::followScheme()
{
    if (m_scheme->scheme() != ColourScheme::Scheme::Unknown)
        m_themes.setSystemDark(m_scheme->scheme() == ColourScheme::Scheme::Dark);
}

void Desktop::setSession()
{
    Session *session = m_accounts.current();
    m_tray.setSession(session);
    m_notifier.setSession(session);
    m_caller.setSession(session);
    if (session)
        session->setLanguage(m_language.arabic());
}

} // namespace desk::ui
