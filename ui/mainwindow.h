// The window: puts the panes together and passes between them which place and which conversation is open.
#pragma once

#include "session/accounts.h"
#include "system/autostart.h"
#include "system/clock.h"
#include "system/settings.h"

#include "ui/rail.h"
#include "ui/recents.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QSplitter;
class QStackedWidget;

namespace desk {
class Speller;
}

namespace desk::ui {

class Actions;
class AttachmentSaver;
class ContextPane;
class EmptyStage;
class LeftBehind;
class Exporter;
class ListPane;
class LoginPage;
class LinkGuard;
class NewCasePanel;
class NoticeBar;
class NotificationsPane;
class PasswordPanel;
class PictureViewer;
class SettingsPage;
class ShortcutSheet;
class StatusBanner;
class ThemeController;
class TimelinePane;
class TimesPage;

class MainWindow : public QWidget
{
    Q_OBJECT
public:
    /// `autostart`: none where the program cannot start with the system.
    MainWindow(Accounts &accounts, Settings &settings, const Clock &clock, const ThemeController &themes,
               std::function<void(const QUrl &)> openUrl, const QString &downloads,
               std::shared_ptr<const Autostart> autostart = nullptr);
    ~MainWindow() override;

    /// Not owned; outlives the window.
    void setSpeller(Speller &speller);
    /// Closing hides instead of quitting: only where a tray brings the window back, which is asked each time.
    void setCloseHides(std::function<bool()> hides) { m_closeHides = std::move(hides); }
    bool isRoomFocused(RoomId room) const;
    RoomId openRoomId() const { return m_room; }

    /// The sign-in page, as the page that is shown.
    LoginPage &showLogin();
    /// An account is being opened (Accounts::open): the desk stands there empty until its cache is read. If that fails,
    /// the sign-in page says why.
    void awaitAccount(const FutureResult<Session *> &opening);
    ListPane &listPane() { return *m_list; }
    ContextPane &contextPane() { return *m_context; }
    TimelinePane &timelinePane() { return *m_timeline; }
    Actions &actions() { return *m_actions; }

public Q_SLOTS:
    void openRoom(desk::RoomId room);
    void showPlace(desk::ui::Rail::Place place);
    void showList();
    void raiseWindow();

Q_SIGNALS:
    void quitWanted();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void connectActions();
    void offerActions();
    void setSession(Session *session);
    LoginPage &loginPage();
    SettingsPage &settingsPage();
    NewCasePanel &newCase();
    TimesPage &timesPage();
    void showTimes();
    /// Shows it with the keyboard there.
    void goTo(Rail::Place place);
    void goBackTo(RoomId room);
    void showPicture(const Message &message);
    void closePicture();
    void showStage(QWidget *widget);
    void showNewCase();
    void goBack();
    enum class Front { List, Talk, Context };
    bool inOneColumn() const;
    void bringForward(Front front);
    void toggleContext();
    void restoreColumns();
    void placeColumns();
    void tellBadges();
    void tellStage();
    void retranslate();
    void saveGeometryNow();

    Accounts &m_accounts;
    Settings &m_settings;
    const Clock &m_clock;
    const ThemeController &m_themes;
    std::shared_ptr<const Autostart> m_autostart;
    QPointer<Session> m_session;
    Speller *m_speller = nullptr;
    RoomId m_room;
    std::function<bool()> m_closeHides;
    int m_contextWidth = 0;
    bool m_contextAsked = false; ///< the person wants it although the window is narrow
    Front m_front = Front::List; ///< what is seen where there is room for one column only
    QString m_signedOutNotice;
    Recents m_recents;
    AttachmentSaver *m_saver;
    Exporter *m_exporter;

    Actions *m_actions;
    QStackedWidget *m_pages;
    QWidget *m_desk;
    Rail *m_rail;
    QStackedWidget *m_body;
    QSplitter *m_split;
    QWidget *m_centre;
    QStackedWidget *m_left;
    ListPane *m_list;
    NotificationsPane *m_notifications;
    NoticeBar *m_notices;
    LinkGuard *m_links;
    LeftBehind *m_leftBehind;
    StatusBanner *m_banner;      ///< below the header of the talk
    StatusBanner *m_bannerAbove; ///< above everything else in the middle
    PasswordPanel *m_password;
    QStackedWidget *m_stage;
    EmptyStage *m_empty;
    TimelinePane *m_timeline;
    ContextPane *m_context;
    ShortcutSheet *m_sheet;
    // Made when first wanted: the first picture does not wait for them.
    LoginPage *m_login = nullptr;
    SettingsPage *m_settingsPage = nullptr;
    TimesPage *m_timesPage = nullptr;
    NewCasePanel *m_newCase = nullptr;
    PictureViewer *m_viewer = nullptr;
};

} // namespace desk::ui
