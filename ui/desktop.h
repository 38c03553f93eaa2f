// The window among the desktop's services: tray, notifications, colour scheme, a second start.
#pragma once

#include "session/accounts.h"
#include "system/colourscheme.h"
#include "system/notifications.h"
#include "ui/notifier.h"
#include "ui/tray.h"

#include <QObject>

#include <memory>

namespace desk::ui {

class Language;
class MainWindow;
class ThemeController;

class Desktop : public QObject
{
    Q_OBJECT
public:
    Desktop(MainWindow &window, Accounts &accounts, Settings &settings, ThemeController &themes, Language &language,
            QObject *parent = nullptr);
    bool hasTray() const { return m_tray.isThere(); }

private:
    void followScheme();
    void setSession();
    void show(const Notice &notice);
    void openNotice(const QString &tag);

    MainWindow &m_window;
    Accounts &m_accounts;
    ThemeController &m_themes;
    Language &m_language;
    std::unique_ptr<ColourScheme> m_scheme;
    std::unique_ptr<Notifications> m_notifications;
    Tray m_tray;
    Notifier m_notifier;
    QString m_lastTag; ///< of the tray's balloon, which tells only that it was clicked
};

} // namespace desk::ui
