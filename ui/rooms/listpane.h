// The second column: title, new case, search, filter chips and the list of conversations.
#pragma once

#include "models/roomfilter.h"
#include "models/roomlistmodel.h"
#include "session/session.h"
#include "system/clock.h"
#include "system/settings.h"
#include "ui/theme.h"

#include <QPointer>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace desk::ui {

enum class ActionId;
class CaseChips;
class FlowLayout;
class HintLine;
class RoomListView;
class Actions;
class SearchField;
class SearchResults;
class Switcher;

class ListPane : public QWidget
{
    Q_OBJECT
public:
    ListPane(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent = nullptr);
    ~ListPane() override;

    void setSession(Session *session);
    /// Commands that the search offers by name; not owned.
    void setActions(Actions *actions);
    void setPlace(RoomFilterOptions::Place place);
    RoomFilterOptions::Place place() const { return m_filter.options().place; }
    void setOpenRoom(RoomId room);
    /// Shows the room in the list even if the filters or the place would hide it.
    void reveal(RoomId room);
    void step(int by, bool unreadOnly);
    /// What can be said of the chosen conversations (ui/rooms/roomorders). Nothing, while the list cannot be seen.
    void order(ActionId action);
    void switchOrder();
    /// The search has the keyboard; while nothing is typed, these conversations are offered, without the open one.
    void openSwitcher(const QList<RoomId> &recents);
    void seek(const QString &text); ///< as if it were typed into the search
    void focusList();
    /// The list has the keyboard, and nothing is opened by it.
    void restFocus();
    /// False: there was nothing to clear.
    bool clearSearch();
    HintLine *hint() const { return m_hint; }
    /// What the rail says of it: the unread ones; for staff the cases that wait.
    int badge(RoomFilterOptions::Place place) const;
    /// There is something in it, whatever the filters show of it.
    bool isPlaceUsed() const;

Q_SIGNALS:
    void roomChosen(desk::RoomId room);
    void talkWanted();
    void newCaseWanted();
    void exportWanted(desk::RoomId room);
    void messageChosen(desk::RoomId room, desk::MessageId message, const QString &sought);
    void countsChanged();
    void lettersWork(bool work); ///< the list of cases has the keyboard
    void failed(const desk::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void followTheme();
    void applyOptions();
    void tellCounts();
    void tellEmptiness();
    bool findsByNumber() const;
    void leaveSearch();
    void enterSearch();
    void closeSwitcher();
    void order(ActionId action, const QList<RoomId> &rooms);
    void showMenu(const QPoint &globalPosition);
    void showOrders();
    void setLongestWaitingFirst(bool first);
    void showCategories();
    bool isQueue() const; ///< staff look at cases
    void followStaff();
    QString emptyQueue() const;

    const Theme &m_theme;
    Settings &m_settings;
    QPointer<Session> m_session;
    RoomListModel m_rooms;
    RoomFilter m_filter;
    RoomFilterOptions m_options;
    QLabel *m_title;
    QToolButton *m_newCase;
    SearchField *m_search;
    QButtonGroup *m_show;
    QPushButton *m_all;
    QPushButton *m_unread;
    QPushButton *m_needsAnswer;
    QPushButton *m_archived;
    QPushButton *m_byAd;
    CaseChips *m_cases;
    QWidget *m_filters; ///< the chips of conversations
    QString m_category; ///< of the cases that are shown; empty: all
    QToolButton *m_sort;
    RoomListView *m_list;
    QLabel *m_empty;
    SearchResults *m_results;
    Switcher *m_switcher;
    HintLine *m_hint;
    RoomId m_open;
    QVBoxLayout *m_head;
    QHBoxLayout *m_strip; ///< the chips, and beside them the order
    FlowLayout *m_chips;
};

} // namespace desk::ui
