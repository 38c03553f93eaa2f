// The icon in the tray with the true count of unread messages. Exists only where the desktop has a tray.
#pragma once

#include "session/session.h"
#include "ui/theme.h"

#include <QIcon>
#include <QMenu>
#include <QObject>
#include <QPointer>
#include <QSystemTrayIcon>

namespace desk::ui {

class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(const Theme &theme, QObject *parent = nullptr);

    /// Whether closing the window may hide it.
    bool isThere() const;
    void setSession(Session *session);
    void retranslate();
    void showMessage(const QString &title, const QString &text);
    /// The program's icon with a count over it.
    static QIcon countedIcon(int count, const Theme &theme);

Q_SIGNALS:
    void showWanted();
    void quitWanted();
    void messageClicked();

private:
    void follow();

    const Theme &m_theme;
    QPointer<Session> m_session;
    QMenu m_menu;
    QAction *m_show;
    QAction *m_quit;
    QSystemTrayIcon m_icon;
};

} // namespace desk::ui
