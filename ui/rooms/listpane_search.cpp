// The search of the list: what is offered before anything is typed, and where Enter and Down lead.
#include "ui/rooms/listpane.h"

#include "store/fold.h"
#include "store/follow.h"
#include "ui/rooms/roomlistview.h"
#include "ui/rooms/searchfield.h"
#include "ui/search/searchresults.h"
#include "ui/search/switcher.h"

#include <QLabel>
#include <QLocale>

namespace desk::ui {

void ListPane::openSwitcher(const QList<RoomId> &recents)
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    if (m_search->text().isEmpty() && m_switcher->offer(recents, m_open)) {
        m_list->hide();
        m_empty->hide();
    }
}

void ListPane::closeSwitcher()
{
    m_switcher->hide();
    tellEmptiness();
}

void ListPane::enterSearch()
{
    if (m_switcher->isVisible())
        m_switcher->chooseFirst();
    else
        leaveSearch();
}

void ListPane::seek(const QString &text)
{
    m_search->setText(text);
}

bool ListPane::findsByNumber() const
{
    return m_session && m_session->status().casesByNumber && m_options.place == RoomFilterOptions::Place::Support;
}

/// On to the list; a number that nothing in the list matches is a case's, where the site shows no queue.
void ListPane::leaveSearch()
{
    if (m_switcher->isVisible())
        return m_switcher->focusFirst();
    bool isNumber = false;
    const RoomId room{fold(m_search->text()).trimmed().toLongLong(&isNumber)};
    if (!findsByNumber() || !isNumber || !room.isValid() || m_filter.rowCount() > 0) {
        if (m_filter.rowCount() > 0 || !m_results->focusFirst())
            focusList();
        return;
    }
    follow(m_session->lookUpCase(room), this, [this, room](const Result<void> &found) {
        if (!found)
            return Q_EMIT failed(found.error());
        m_search->clear();
        Q_EMIT roomChosen(room);
    });
}

bool ListPane::clearSearch()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    return true;
}

} // namespace desk::ui
