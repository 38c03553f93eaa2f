// Joins the window to the desktop's services.
#include "ui/desktop.h"

#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/themecontroller.h"

#include <QCoreApplication>

namespace desk::ui {

Desktop::Desktop(MainWindow &window, Accounts &accounts, Settings &settings, ThemeController &themes,
                 Language &language, QObject *parent)
    : QObject(parent), m_window(window), m_accounts(accounts), m_themes(themes), m_language(language),
      m_scheme(makeColourScheme()), m_notifications(makeNotifications(QStringLiteral("Idrissimart Desk"))),
      m_tray(themes.theme()), m_notifier(
                                  settings, [&window](RoomId room) { return window.isRoomFocused(room); },
                                  [this](const Notice &notice) { show(notice); })
{
    connect(m_scheme.get(), &ColourScheme::changed, this, &Desktop::followScheme);
    followScheme();
    connect(m_notifications.get(), &Notifications::activated, this, &Desktop::openNotice);
    connect(&m_tray, &Tray::messageClicked, this, [this] { openNotice(m_lastTag); });
    connect(&m_tray, &Tray::showWanted, &window, &MainWindow::raiseWindow);
    connect(&m_tray, &Tray::quitWanted, qApp, &QCoreApplication::quit);
    connect(&accounts, &Accounts::currentChanged, this, &Desktop::setSession);
    connect(&language, &Language::changed, this, [this] {
        m_tray.retranslate();
        setSession();
    });
    window.setCloseHides(m_tray.isThere());
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
    if (session)
        session->setLanguage(m_language.arabic());
}

void Desktop::show(const Notice &notice)
{
    m_lastTag = notice.tag;
    if (m_notifications->isAvailable())
        m_notifications->show(notice);
    else
        m_tray.showMessage(notice.title, notice.body);
}

void Desktop::openNotice(const QString &tag)
{
    m_window.raiseWindow();
    m_window.openRoom(Notifier::roomOf(tag));
}

} // namespace desk::ui
