// What the tray shows: the true count of unread messages, whether the site is reached and knows us, and a menu.
#pragma once

#include "session/session.h"
#include "system/clock.h"
#include "system/settings.h"
#include "ui/theme.h"
#include "ui/trayicon.h"

#include <QMenu>
#include <QObject>
#include <QPointer>

namespace desk::ui {

class Tray : public QObject
{
    Q_OBJECT
public:
    enum class State { Reached, Away, SignedOut };

    Tray(std::unique_ptr<TrayIcon> icon, Settings &settings, Clock &clock, const Theme &theme,
         QObject *parent = nullptr);

    /// Whether closing the window may hide it.
    bool isThere() const { return m_icon->isThere(); }
    void setSession(Session *session);
    void retranslate();
    void showMessage(const QString &title, const QString &text) { m_icon->showMessage(title, text); }
    /// The program's icon with a count over it, grey when nothing can come, and with a mark when the site wants a
    /// password.
    static QIcon pictureOf(int count, State state, const Theme &theme);

Q_SIGNALS:
    void showWanted();
    void quitWanted();
    void messageClicked();

private:
    void follow();
    void followQuiet();

    const Theme &m_theme;
    Settings &m_settings;
    Clock &m_clock;
    QPointer<Session> m_session;
    QMenu m_menu;
    QAction *m_words;
    QAction *m_show;
    QAction *m_quiet;
    QAction *m_quietHour;
    QAction *m_quit;
    std::unique_ptr<TrayIcon> m_icon;
    quint64 m_quietWait = 0;
    std::optional<std::pair<int, State>> m_painted;
};

} // namespace desk::ui
