// What each action of the table does in the window.
#include "ui/mainwindow.h"

#include "ui/actions.h"
#include "ui/composer/composer.h"
#include "ui/exporter.h"
#include "ui/hintline.h"
#include "ui/rooms/listpane.h"
#include "ui/shortcutsheet.h"
#include "ui/timeline/caseacts.h"
#include "ui/timeline/timelinepane.h"

#include <QAction>

namespace desk::ui {

void MainWindow::connectActions()
{
    const auto on = [this](ActionId id, auto &&order) {
        connect(m_actions->action(id), &QAction::triggered, this, [this, id, order] {
            // on the sign-in page only what makes sense there
            if (id != ActionId::Shortcuts && id != ActionId::Back)
                closePicture(); // it speaks of what the picture covers
            if (m_session || id == ActionId::Shortcuts || id == ActionId::Quit || id == ActionId::Back)
                order();
        });
    };
    on(ActionId::Conversations, [this] { goTo(Rail::Place::Conversations); });
    on(ActionId::Support, [this] { goTo(Rail::Place::Support); });
    on(ActionId::Notifications, [this] { goTo(Rail::Place::Notifications); });
    on(ActionId::Settings, [this] { goTo(Rail::Place::Settings); });
    for (const ActionId id : {ActionId::Search, ActionId::Shortcuts})
        connect(m_actions->action(id), &QAction::triggered, m_list->hint(), &HintLine::learned);
    on(ActionId::ResponseTimes, [this] { showTimes(); });
    on(ActionId::Search, [this] {
        showList();
        m_list->openSwitcher(m_recents.rooms());
    });
    on(ActionId::Find, [this] { m_timeline->find(); });
    on(ActionId::NextConversation, [this] { m_list->step(1, false); });
    on(ActionId::PreviousConversation, [this] { m_list->step(-1, false); });
    on(ActionId::NextUnread, [this] { m_list->step(1, true); });
    for (const ActionId id : {ActionId::MarkRead, ActionId::ArchiveConversation, ActionId::PinConversation,
                              ActionId::MuteConversation, ActionId::NoReplyNeeded})
        on(id, [this, id] { m_list->order(id); });
    on(ActionId::NextCase, [this] { m_list->step(1, false); });
    on(ActionId::PreviousCase, [this] { m_list->step(-1, false); });
    on(ActionId::ReplyToCase, [this] { m_timeline->focusComposer(); });
    for (const auto &[id, act] :
         {std::pair(ActionId::ClaimCase, CaseAct::Claim), std::pair(ActionId::ReleaseCase, CaseAct::Release),
          std::pair(ActionId::TransferCase, CaseAct::Transfer), std::pair(ActionId::ResolveCase, CaseAct::Resolve),
          std::pair(ActionId::ReopenCase, CaseAct::Reopen),
          std::pair(ActionId::CaseNeedsNoReply, CaseAct::NoReplyNeeded)})
        on(id, [this, act = act] { m_timeline->caseActs()->order(act); });
    connect(m_list, &ListPane::lettersWork, m_actions, &Actions::setLettersWork);
    on(ActionId::ExportConversation, [this] { m_exporter->ask(m_room); });
    on(ActionId::SwitchOrder, [this] { m_list->switchOrder(); });
    on(ActionId::NewCase, [this] { showNewCase(); });
    on(ActionId::Emoji, [this] {
        if (m_timeline->isVisible())
            m_timeline->composer()->openEmoji();
    });
    on(ActionId::PrivateNote, [this] {
        if (m_timeline->isVisible())
            m_timeline->toggleNote();
    });
    on(ActionId::ToggleContext, [this] { toggleContext(); });
    on(ActionId::RetryNow, [this] { m_session->retryNow(); });
    on(ActionId::Shortcuts, [this] { m_sheet->open(); });
    on(ActionId::Back, [this] { goBack(); });
    connect(m_actions->action(ActionId::Quit), &QAction::triggered, this, &MainWindow::quitWanted);
    offerActions();
}

void MainWindow::offerActions()
{
    const bool staff = m_session && m_session->isStaff();
    m_actions->offerTo(staff, staff && m_session->triage()->available());
}

} // namespace desk::ui
