// The pages of the window that are made when first wanted.
#include "ui/mainwindow.h"

#include "store/follow.h"
#include "ui/attachmentsaver.h"
#include "ui/composer/composer.h"
#include "ui/errortext.h"
#include "ui/exporter.h"
#include "ui/login/loginpage.h"
#include "ui/media/pictureviewer.h"
#include "ui/rooms/listpane.h"
#include "ui/rooms/newcasepanel.h"
#include "ui/settings/settingspage.h"
#include "ui/team/timespage.h"
#include "ui/themecontroller.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QStackedWidget>

namespace desk::ui {

void MainWindow::setSpeller(Speller &speller)
{
    m_speller = &speller;
    m_timeline->composer()->setSpeller(&speller);
    if (m_settingsPage)
        m_settingsPage->setSpeller(speller);
}

LoginPage &MainWindow::loginPage()
{
    if (!m_login) {
        m_login = new LoginPage(m_accounts, m_settings, m_themes.theme(), m_pages);
        m_pages->addWidget(m_login);
    }
    return *m_login;
}

LoginPage &MainWindow::showLogin()
{
    m_pages->setCurrentWidget(&loginPage());
    return *m_login;
}

void MainWindow::awaitAccount(const FutureResult<Session *> &opening)
{
    follow(opening, this, [this](const Result<Session *> &opened) {
        if (!opened)
            showLogin().prepare(errorSentence(opened.error()));
    });
}

SettingsPage &MainWindow::settingsPage()
{
    if (!m_settingsPage) {
        m_settingsPage = new SettingsPage(m_accounts, m_settings, m_clock, m_themes.theme(), m_autostart, m_body);
        m_settingsPage->setSession(m_session);
        if (m_speller)
            m_settingsPage->setSpeller(*m_speller);
        connect(m_settingsPage, &SettingsPage::closed, this, &MainWindow::showList);
        connect(m_settingsPage, &SettingsPage::signedOut, this, [this](const QString &notice) {
            m_signedOutNotice = notice;
            loginPage().prepare(notice);
        });
        m_body->addWidget(m_settingsPage);
    }
    return *m_settingsPage;
}

TimesPage &MainWindow::timesPage()
{
    if (!m_timesPage) {
        m_timesPage = new TimesPage(m_settings, m_clock, m_themes.theme(), m_body);
        m_timesPage->setSession(m_session);
        connect(&m_accounts, &Accounts::currentChanged, m_timesPage,
                [this] { m_timesPage->setSession(m_accounts.current()); });
        connect(m_timesPage, &TimesPage::closed, this, [this] {
            showList();
            m_list->restFocus();
        });
        connect(m_timesPage, &TimesPage::tableWanted, this, [this](const QString &name, const QByteArray &csv) {
            m_exporter->askTable(m_timesPage->notices(), name, csv);
        });
        m_body->addWidget(m_timesPage);
    }
    return *m_timesPage;
}

void MainWindow::showTimes()
{
    m_rail->setPlace(Rail::Place::Support);
    m_body->setCurrentWidget(&timesPage());
    m_timesPage->refresh();
    m_timesPage->setFocus(Qt::OtherFocusReason);
}

/// In the place of the desk: what it covers is not on screen, and nothing there is marked as read.
void MainWindow::showPicture(const Message &message)
{
    if (!m_viewer) {
        m_viewer = new PictureViewer(m_themes.theme(), m_pages);
        connect(m_viewer, &PictureViewer::closed, this, &MainWindow::closePicture);
        connect(m_viewer, &PictureViewer::saveRequested, m_saver, &AttachmentSaver::saveAs);
        m_pages->addWidget(m_viewer);
    }
    m_viewer->setSession(m_session);
    m_saver->setBar(m_viewer->notices());
    m_pages->setCurrentWidget(m_viewer);
    m_viewer->open(message);
}

void MainWindow::closePicture()
{
    if (!m_viewer || m_pages->currentWidget() != m_viewer)
        return;
    m_pages->setCurrentWidget(m_desk);
    m_saver->setBar(*m_notices);
    m_viewer->setSession(nullptr); // a large picture is not kept
    m_timeline->view()->setFocus();
}

NewCasePanel &MainWindow::newCase()
{
    if (!m_newCase) {
        m_newCase = new NewCasePanel(m_stage);
        m_newCase->setSession(m_session);
        connect(m_newCase, &NewCasePanel::created, this, &MainWindow::openRoom);
        connect(m_newCase, &NewCasePanel::cancelled, this, &MainWindow::goBack);
        m_stage->addWidget(m_newCase);
    }
    return *m_newCase;
}

} // namespace desk::ui
