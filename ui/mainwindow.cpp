// Composition of the window's panes and what flows between them.
#include "ui/mainwindow.h"

#include "ui/actions.h"
#include "ui/attachmentsaver.h"
#include "ui/context/contextpane.h"
#include "ui/emptystage.h"
#include "ui/errortext.h"
#include "ui/exporter.h"
#include "ui/format.h"
#include "ui/leftbehind.h"
#include "ui/linkguard.h"
#include "ui/login/loginpage.h"
#include "ui/login/passwordpanel.h"
#include "ui/media/pictureviewer.h"
#include "ui/noticebar.h"
#include "ui/notificationspane.h"
#include "ui/rooms/listpane.h"
#include "ui/rooms/newcasepanel.h"
#include "ui/search/findbar.h"
#include "ui/settings/settingspage.h"
#include "ui/shortcutsheet.h"
#include "ui/statusbanner.h"
#include "ui/themecontroller.h"
#include "ui/timeline/caseacts.h"
#include "ui/timeline/casestrip.h"
#include "ui/timeline/replywatch.h"
#include "ui/timeline/timelinepane.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace desk::ui {

namespace {

/// Its pages fill what they get. A plain QStackedWidget lays out the texts of all its pages to say how large it wants to be.
class Pages : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;
    QSize sizeHint() const override { return {}; }
    QSize minimumSizeHint() const override { return {}; }
    bool hasHeightForWidth() const override { return false; }
};

} // namespace

MainWindow::MainWindow(Accounts &accounts, Settings &settings, const Clock &clock, const ThemeController &themes,
                       std::function<void(const QUrl &)> openUrl, const QString &downloads,
                       std::shared_ptr<const Autostart> autostart)
    : m_accounts(accounts), m_settings(settings), m_clock(clock), m_themes(themes), m_autostart(std::move(autostart)),
      m_recents(settings), m_saver(nullptr), m_exporter(nullptr), m_actions(new Actions(*this)),
      m_pages(new Pages(this)), m_desk(new QWidget(this)), m_rail(new Rail(themes.theme(), this)),
      m_body(new Pages(this)), m_split(new QSplitter(this)), m_centre(new QWidget(this)), m_left(new Pages(this)),
      m_list(new ListPane(themes.theme(), settings, clock, this)),
      m_notifications(new NotificationsPane(themes.theme(), clock, this)),
      m_notices(new NoticeBar(themes.theme(), this)), m_links(new LinkGuard(settings, *m_notices, openUrl, this)),
      m_leftBehind(new LeftBehind(
          *m_notices, [this](RoomId room) { goBackTo(room); }, this)),
      m_banner(new StatusBanner(themes.theme(), clock, this)),
      m_bannerAbove(new StatusBanner(themes.theme(), clock, this)),
      m_password(new PasswordPanel(accounts, themes.theme(), this)), m_stage(new Pages(this)),
      m_empty(new EmptyStage(themes.theme(), this)),
      m_timeline(new TimelinePane(themes.theme(), settings, clock, this)),
      m_context(new ContextPane(themes.theme(), settings, clock, openUrl, this)),
      m_sheet(new ShortcutSheet(*m_actions, themes.theme(), this))
{
    m_saver = new AttachmentSaver(*m_notices, downloads, openUrl, this);
    m_exporter = new Exporter(*m_notices, clock, downloads, openUrl, this);
    setMinimumSize(900, 600);
    build();
    connectParts();
    connectActions();
    retranslate();
    if (!restoreGeometry(settings.windowGeometry()))
        resize(1280, 800);
    restoreColumns();
    if (accounts.current())
        setSession(accounts.current());
}

MainWindow::~MainWindow()
{
    saveGeometryNow();
}

void MainWindow::build()
{
    m_left->addWidget(m_list);
    m_left->addWidget(m_notifications);

    for (QWidget *widget : std::initializer_list<QWidget *>{m_empty, m_timeline})
        m_stage->addWidget(widget);
    m_stage->setObjectName(QStringLiteral("stage"));
    m_stage->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(m_centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_password);
    column->addWidget(m_bannerAbove);
    column->addWidget(m_notices);
    m_timeline->setBanner(m_banner);
    column->addWidget(m_stage, 1);

    m_split->addWidget(m_left);
    m_split->addWidget(m_centre);
    m_split->addWidget(m_context);
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(1, 1); // before the first size comes; placeColumns keeps it so

    m_body->addWidget(m_split);
    auto *row = new QHBoxLayout(m_desk);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_body, 1);
    m_pages->addWidget(m_desk);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
}

void MainWindow::connectParts()
{
    connect(&m_accounts, &Accounts::currentChanged, this, [this] { setSession(m_accounts.current()); });
    connect(m_list, &ListPane::failed, this, [this](const Error &error) { m_notices->tell(errorSentence(error)); });
    connect(m_rail, &Rail::placeChosen, this, &MainWindow::goTo);
    connect(m_list, &ListPane::roomChosen, this, &MainWindow::openRoom);
    m_list->setActions(m_actions);
    connect(m_list, &ListPane::messageChosen, this, [this](RoomId room, MessageId message, const QString &sought) {
        openRoom(room);
        m_timeline->jumpTo(message);
        m_timeline->showSought(sought);
    });
    connect(m_list, &ListPane::exportWanted, m_exporter, &Exporter::ask);
    connect(m_list, &ListPane::newCaseWanted, this, &MainWindow::showNewCase);
    connect(m_list, &ListPane::countsChanged, this, &MainWindow::tellBadges);
    connect(m_notifications, &NotificationsPane::countChanged, this, &MainWindow::tellBadges);
    connect(m_list, &ListPane::talkWanted, m_timeline, &TimelinePane::focusComposer);
    connect(m_timeline, &TimelinePane::contextToggled, this, &MainWindow::toggleContext);
    connect(m_timeline, &TimelinePane::replyLeftBehind, m_leftBehind, &LeftBehind::tell);
    connect(m_timeline, &TimelinePane::linkActivated, m_links, &LinkGuard::open);
    connect(m_timeline, &TimelinePane::attachmentActivated, m_saver, &AttachmentSaver::save);
    connect(m_timeline, &TimelinePane::pictureActivated, this, &MainWindow::showPicture);
    connect(m_timeline, &TimelinePane::told, m_notices, [this](const QString &sentence) { m_notices->tell(sentence); });
    connect(m_timeline, &TimelinePane::saveRequested, m_saver, &AttachmentSaver::saveAs);
    connect(m_timeline, &TimelinePane::failed, this,
            [this](const Error &error) { m_notices->tell(errorSentence(error)); });
    connect(m_context, &ContextPane::roomWanted, this, &MainWindow::openRoom);
    connect(m_context, &ContextPane::messageWanted, this, [this](MessageId message) {
        bringForward(Front::Talk);
        m_timeline->jumpTo(message);
    });
    connect(m_timeline, &TimelinePane::backRequested, this, [this] {
        bringForward(Front::List);
        m_list->restFocus();
    });
    connect(m_context, &ContextPane::linkActivated, m_links, &LinkGuard::open);
    connect(m_context, &ContextPane::saveWanted, m_saver, &AttachmentSaver::save);
    connect(m_context, &ContextPane::saveAsWanted, m_saver, &AttachmentSaver::saveAs);
    connect(&m_settings, &Settings::changed, this, &MainWindow::placeColumns);
}

void MainWindow::setSession(Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->triage()->disconnect(this);
    }
    closePicture();
    m_session = session;
    m_room = {};
    m_recents.setSession(session);
    m_timeline->setSession(session);
    m_list->setSession(session);
    m_notifications->setSession(session);
    m_banner->setSession(session);
    m_bannerAbove->setSession(session);
    m_saver->setSession(session);
    m_exporter->setSession(session);
    m_notices->clear();
    offerActions();
    m_password->setSession(session);
    m_context->setSession(session);
    if (m_newCase)
        m_newCase->setSession(session);
    if (m_settingsPage)
        m_settingsPage->setSession(session);
    if (!session) {
        showLogin().prepare(std::exchange(m_signedOutNotice, {}));
        retranslate();
        return;
    }
    connect(session->triage(), &Triage::availableChanged, this, &MainWindow::offerActions);
    connect(&session->rooms(), &Rooms::reset, this, &MainWindow::offerActions); // who is staff may have changed
    connect(session, &Session::statusChanged, this, &MainWindow::tellStage);
    connect(&session->rooms(), &Rooms::reset, this, &MainWindow::tellStage);
    connect(&session->rooms(), &Rooms::itemChanged, this, &MainWindow::tellStage);
    session->setWindowVisible(isVisible() && !isMinimized());
    m_rail->setPerson(session->account().me, session->account().site.host());
    m_pages->setCurrentWidget(m_desk);
    showStage(m_empty);
    showPlace(session->isStaff() ? Rail::Place::Support : Rail::Place::Conversations);
    m_list->restFocus();
    tellStage();
    placeColumns();
    retranslate();
}

void MainWindow::showPlace(Rail::Place place)
{
    closePicture();
    m_rail->setPlace(place);
    if (place == Rail::Place::Settings) {
        m_body->setCurrentWidget(&settingsPage());
        m_settingsPage->setFocus();
        return;
    }
    m_body->setCurrentWidget(m_split);
    bringForward(Front::List);
    if (place == Rail::Place::Notifications) {
        m_left->setCurrentWidget(m_notifications);
        m_notifications->refresh();
    } else {
        m_left->setCurrentWidget(m_list);
        m_list->setPlace(place == Rail::Place::Support ? RoomFilterOptions::Place::Support
                                                       : RoomFilterOptions::Place::Conversations);
        tellStage();
    }
}

void MainWindow::goTo(Rail::Place place)
{
    showPlace(place);
    if (place == Rail::Place::Conversations || place == Rail::Place::Support)
        m_list->restFocus();
    else if (place == Rail::Place::Notifications)
        m_notifications->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showList()
{
    showPlace(m_list->place() == RoomFilterOptions::Place::Support ? Rail::Place::Support : Rail::Place::Conversations);
}

void MainWindow::openRoom(RoomId room)
{
    if (!m_session || !room.isValid())
        return;
    const bool another = m_room != room;
    m_room = room;
    m_recents.visited(room);
    m_session->setRoomState(room, RoomState::MarkedUnread, false);
    m_list->reveal(room);
    showList();
    m_list->setOpenRoom(room);
    if (another)
        m_timeline->openRoom(room);
    m_leftBehind->opened(room);
    m_context->setRoom(room);
    showStage(m_timeline);
    bringForward(Front::Talk);
}

void MainWindow::goBackTo(RoomId room)
{
    openRoom(room);
    m_timeline->focusComposer();
}

void MainWindow::showStage(QWidget *widget)
{
    m_stage->setCurrentWidget(widget);
    placeColumns();
}

void MainWindow::showNewCase()
{
    if (!m_session || m_session->isStaff())
        return;
    if (m_body->currentWidget() != m_split)
        showPlace(Rail::Place::Conversations);
    showStage(&newCase());
    bringForward(Front::Talk);
    m_newCase->focusFirst();
}

void MainWindow::goBack()
{
    if (m_sheet->isVisible()) {
        m_sheet->hide();
    } else if (m_viewer && m_pages->currentWidget() == m_viewer) {
        closePicture();
    } else if (!m_session) {
        return;
    } else if (m_body->currentWidget() == m_settingsPage || m_left->currentWidget() == m_notifications) {
        showList();
        m_list->restFocus();
    } else if (m_stage->currentWidget() == m_newCase) {
        showStage(m_room.isValid() ? static_cast<QWidget *>(m_timeline) : m_empty);
        bringForward(Front::List);
        m_list->restFocus();
    } else if (CaseStrip *question = m_timeline->caseActs()->strip(); question->isVisible()) {
        question->close();
    } else if (m_timeline->replyWatch()->dismiss()) {
        m_timeline->focusComposer();
    } else if (m_timeline->isVisible() && m_timeline->leaveNote()) {
        return;
    } else if (m_timeline->findBar()->isVisible()) {
        m_timeline->findBar()->close();
    } else if (m_front == Front::Context && inOneColumn()) {
        bringForward(Front::Talk);
    } else if (m_front == Front::Talk && inOneColumn()) {
        bringForward(Front::List);
        m_list->restFocus();
    } else if (!m_list->clearSearch()) {
        m_list->restFocus();
    }
}

bool MainWindow::isRoomFocused(RoomId room) const
{
    return isActiveWindow() && m_room == room && m_pages->currentWidget() == m_desk &&
           m_body->currentWidget() == m_split && m_stage->currentWidget() == m_timeline && m_stage->isVisible();
}

void MainWindow::tellBadges()
{
    using Place = RoomFilterOptions::Place;
    m_rail->setBadge(Rail::Place::Conversations, m_list->badge(Place::Conversations));
    m_rail->setBadge(Rail::Place::Support, m_list->badge(Place::Support));
    m_rail->setBadge(Rail::Place::Notifications, m_notifications->unread());
    const int unread = m_session ? m_session->rooms().totalUnread() : 0;
    setWindowTitle(unread > 0 ? tr("(%1) Idrissimart Desk").arg(badgeNumber(unread)) : tr("Idrissimart Desk"));
}

void MainWindow::tellStage()
{
    if (!m_session || m_stage->currentWidget() != m_empty)
        return;
    using Reason = EmptyStage::Reason;
    const ConnectionStatus &status = m_session->status();
    using State = ConnectionStatus::State;
    const bool away = status.state == State::Offline || status.state == State::SignedOut;
    const bool reading = !m_session->rooms().loadedFromCache() || status.syncing || status.state == State::Connecting;
    m_empty->setReason(m_list->isPlaceUsed() ? Reason::NothingOpen
                       : away                ? Reason::NothingStored
                       : reading             ? Reason::Syncing
                                             : Reason::NoRooms,
                       m_list->place() == RoomFilterOptions::Place::Support, m_session->isStaff());
}

void MainWindow::raiseWindow()
{
    if (isMinimized())
        setWindowState(windowState() & ~Qt::WindowMinimized); // and stays maximised if it was
    show();
    raise();
    activateWindow();
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    tellBadges();
    tellStage();
}

void MainWindow::saveGeometryNow()
{
    m_settings.setWindowGeometry(saveGeometry());
    if (m_context->isVisible() && !inOneColumn())
        m_settings.setSplitterState(QByteArray::number(m_left->width()) + ' ' + QByteArray::number(m_contextWidth));
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::StyleChange)
        placeColumns();
    else if (event->type() == QEvent::WindowStateChange && m_session)
        m_session->setWindowVisible(isVisible() && !isMinimized());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveGeometryNow();
    if (m_closeHides && m_closeHides()) {
        event->ignore();
        hide();
        return;
    }
    event->accept();
    Q_EMIT quitWanted();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_session)
        m_session->setWindowVisible(!isMinimized());
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_session)
        m_session->setWindowVisible(false);
}

} // namespace desk::ui
