// Filters, counts and empty states of the list of conversations.
#include "ui/rooms/listpane.h"

#include "ui/actions.h"
#include "ui/casewords.h"
#include "ui/flowlayout.h"
#include "ui/format.h"
#include "ui/hintline.h"
#include "ui/icons.h"
#include "ui/look.h"
#include "ui/rooms/casechips.h"
#include "ui/rooms/roomlistview.h"
#include "ui/rooms/roomorders.h"
#include "ui/rooms/searchfield.h"
#include "ui/search/searchresults.h"
#include "ui/search/switcher.h"

#include <QActionGroup>
#include <QApplication>
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace desk::ui {

namespace {

QPushButton *chip(const char *name, QWidget *parent)
{
    QPushButton *button = lookButton("chip", parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setCheckable(true);
    return button;
}

} // namespace

ListPane::ListPane(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_settings(settings), m_filter(m_rooms), m_title(new QLabel(this)),
      m_newCase(new QToolButton(this)), m_search(new SearchField(this)), m_show(new QButtonGroup(this)),
      m_all(chip("chipAll", this)), m_unread(chip("chipUnread", this)), m_needsAnswer(chip("chipNeedsAnswer", this)),
      m_archived(chip("chipArchived", this)), m_byAd(chip("chipByAd", this)), m_cases(new CaseChips(theme, this)),
      m_filters(new QWidget(this)), m_sort(new QToolButton(this)),
      m_list(new RoomListView(m_filter, theme, clock, this)), m_empty(plainLabel("muted", this)),
      m_results(new SearchResults(theme, clock, this)), m_switcher(new Switcher(theme, clock, this)),
      m_hint(new HintLine(theme, settings, this)), m_head(new QVBoxLayout), m_strip(new QHBoxLayout)
{
    setObjectName(QStringLiteral("listPane"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setTextFormat(Qt::PlainText);
    setLook(*m_title, "title");
    m_newCase->setObjectName(QStringLiteral("newCase"));
    m_empty->setObjectName(QStringLiteral("listEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(24, 24, 24, 24);
    m_sort->setObjectName(QStringLiteral("listOrder"));
    for (QPushButton *button : {m_all, m_unread, m_needsAnswer, m_archived})
        m_show->addButton(button);
    m_all->setChecked(true);
    m_options.groupByAd = settings.groupByAd();
    m_byAd->setChecked(m_options.groupByAd);
    if (settings.longestWaitingFirst())
        m_options.order = RoomFilterOptions::Order::LongestWaiting;

    auto *titleRow = new QHBoxLayout;
    titleRow->addWidget(m_title, 1);
    titleRow->addWidget(m_newCase);
    auto *head = m_head;
    head->addLayout(titleRow);
    head->addWidget(m_search);
    m_chips = new FlowLayout(m_filters);
    m_chips->setContentsMargins(0, 0, 0, 0);
    for (QPushButton *button : {m_all, m_unread, m_needsAnswer, m_archived, m_byAd})
        m_chips->addWidget(button);
    m_strip->addWidget(m_filters, 1);
    m_strip->addWidget(m_cases, 1);
    m_strip->addWidget(m_sort, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(m_strip);
    column->addWidget(m_empty, 1);
    column->addWidget(m_list, 20); // up to its largest height first, while something is sought
    column->addWidget(m_results, 1);
    column->addWidget(m_switcher, 1);
    column->addWidget(m_hint);

    connect(m_newCase, &QToolButton::clicked, this, &ListPane::newCaseWanted);
    connect(m_search, &QLineEdit::textChanged, this, &ListPane::applyOptions);
    connect(m_search, &SearchField::leftDown, this, &ListPane::leaveSearch);
    connect(m_search, &SearchField::entered, this, &ListPane::enterSearch);
    connect(m_switcher, &Switcher::roomChosen, this, [this](RoomId room) {
        closeSwitcher();
        Q_EMIT roomChosen(room);
        Q_EMIT talkWanted();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (m_switcher->isVisible() && now && now != m_search && !m_switcher->isAncestorOf(now))
            closeSwitcher();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *before, const QWidget *now) {
        if (now == m_search)
            m_filter.prepareSearch();
        if (before == m_list || now == m_list)
            Q_EMIT lettersWork(now == m_list && isQueue());
    });
    connect(m_show, &QButtonGroup::buttonClicked, this, &ListPane::applyOptions);
    connect(m_byAd, &QPushButton::clicked, this, [this](bool on) {
        m_settings.setGroupByAd(on);
        applyOptions();
    });
    connect(m_list, &RoomListView::roomChosen, this, &ListPane::roomChosen);
    connect(m_sort, &QToolButton::clicked, this, [this] { isQueue() ? showCategories() : showOrders(); });
    connect(m_cases, &CaseChips::queueChosen, this, &ListPane::applyOptions);
    connect(&settings, &Settings::changed, this, &ListPane::followStaff);
    connect(m_list, &RoomListView::menuWanted, this, &ListPane::showMenu);
    connect(m_list, &RoomListView::talkWanted, this, &ListPane::talkWanted);
    connect(m_results, &SearchResults::hitChosen, this, &ListPane::messageChosen);
    connect(m_results, &SearchResults::failed, this, &ListPane::failed);
    connect(&m_filter, &RoomFilter::countsChanged, this, &ListPane::tellCounts);
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, &ListPane::tellEmptiness);
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this, &ListPane::tellEmptiness);
    connect(&m_filter, &QAbstractItemModel::modelReset, this, &ListPane::tellEmptiness);
    setTabOrder(m_search, m_newCase);
    setTabOrder(m_newCase, m_all);
    setTabOrder(m_all, m_unread);
    setTabOrder(m_unread, m_needsAnswer);
    setTabOrder(m_needsAnswer, m_archived);
    setTabOrder(m_archived, m_byAd);
    setTabOrder(m_byAd, m_cases);
    setTabOrder(m_cases, m_sort);
    setTabOrder(m_sort, m_list);
    followTheme();
    retranslate();
}

ListPane::~ListPane()
{
    disconnect(qApp, nullptr, this, nullptr); // the focus wanders while the children go
}

void ListPane::setSession(Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->rooms().disconnect(this);
    }
    m_session = session;
    m_rooms.setRooms(session ? &session->rooms() : nullptr);
    const bool staff = session && session->isStaff();
    followStaff();
    m_open = {};
    m_list->setOpenRoom({});
    m_newCase->setVisible(!staff);
    m_search->clear();
    m_results->setSession(session);
    m_switcher->setSession(session);
    m_all->setChecked(true);
    m_cases->setQueue(CaseQueue::Waiting);
    m_category.clear();
    m_options.place = staff ? RoomFilterOptions::Place::Support : RoomFilterOptions::Place::Conversations;
    m_options.supportAmongConversations = !staff;
    applyOptions();
    retranslate();
    if (session) {
        connect(session, &Session::statusChanged, this, &ListPane::tellEmptiness);
        connect(session->triage(), &Triage::availableChanged, this, &ListPane::followStaff);
        connect(&session->rooms(), &Rooms::reset, this, [this] { // of another role, it may be
            followStaff();
            applyOptions();
            retranslate();
        });
    }
    tellCounts();
    tellEmptiness();
}

bool ListPane::isQueue() const
{
    return m_session && m_session->isStaff() && m_options.place == RoomFilterOptions::Place::Support;
}

/// Who looks at the cases, and by which clock.
void ListPane::followStaff()
{
    m_list->setStaff(staffView(m_session, m_settings));
    m_cases->setMineShown(m_session && m_session->triage()->available());
}

void ListPane::setPlace(RoomFilterOptions::Place place)
{
    const bool another = std::exchange(m_options.place, place) != place;
    applyOptions();
    if (another)
        retranslate();
    Q_EMIT lettersWork(m_list->hasFocus() && isQueue());
}

void ListPane::applyOptions()
{
    using Show = RoomFilterOptions::Show;
    m_options.show = m_unread->isChecked()        ? Show::Unread
                     : m_needsAnswer->isChecked() ? Show::NeedsAnswer
                     : m_archived->isChecked()    ? Show::Archived
                                                  : Show::All;
    m_options.groupByAd = m_byAd->isChecked();
    m_options.cases =
        isQueue() ? std::optional(CaseView{m_cases->queue(), m_session->account().me.id, m_category}) : std::nullopt;
    m_filters->setVisible(!m_options.cases);
    m_cases->setVisible(m_options.cases.has_value());
    m_options.search = m_search->text().trimmed();
    m_filter.setOptions(m_options);
    m_switcher->hide();
    m_results->setText(m_options.search);
    m_byAd->setVisible(m_options.place == RoomFilterOptions::Place::Conversations);
    m_list->keepOpenRoom();
    tellEmptiness();
}

void ListPane::restFocus()
{
    closeSwitcher(); // the list can be seen again
    m_list->chooseOpenRoom();
    (m_list->isHidden() ? static_cast<QWidget *>(m_search) : m_list)->setFocus(Qt::OtherFocusReason);
}

void ListPane::setOpenRoom(RoomId room)
{
    m_open = room;
    m_list->setOpenRoom(room);
    m_results->setOpenRoom(room);
}

void ListPane::setActions(Actions *actions)
{
    m_results->setActions(actions);
}

void ListPane::reveal(RoomId room)
{
    if (m_filter.rowOf(room) >= 0 || !m_session || !m_search->text().isEmpty()) // what was sought stays
        return;
    const auto item = m_session->rooms().item(room);
    if (!item)
        return;
    m_filter.setFolded(item->room.ad, false);
    if (m_filter.rowOf(room) >= 0)
        return;
    m_search->clear();
    (item->room.isActive && !item->archived ? m_all : m_archived)->setChecked(true);
    const CaseState state = caseState(*item);
    m_cases->setQueue(state == CaseState::Waiting ? CaseQueue::Waiting
                      : state == CaseState::Open  ? CaseQueue::Open
                                                  : CaseQueue::Resolved);
    m_category.clear();
    const bool staff = m_session->isStaff();
    setPlace(item->support && staff ? RoomFilterOptions::Place::Support : RoomFilterOptions::Place::Conversations);
    retranslate();
}

void ListPane::step(int by, bool unreadOnly)
{
    m_list->step(by, unreadOnly);
}

void ListPane::order(ActionId action)
{
    if (isVisible())
        order(action, m_list->chosenRooms());
}

void ListPane::order(ActionId action, const QList<RoomId> &rooms)
{
    if (!m_session || rooms.isEmpty())
        return;
    if (action == ActionId::ExportConversation)
        return Q_EMIT exportWanted(rooms.first());
    const int row = m_list->currentIndex().row();
    giveOrder(*m_session, action, rooms);
    m_filter.letGo(rooms);
    if (action == ActionId::ArchiveConversation)
        m_list->chooseOpenRoom(row);
}

void ListPane::showMenu(const QPoint &globalPosition)
{
    const QList<RoomId> rooms = m_list->chosenRooms();
    if (!m_session)
        return;
    const RoomOrders orders{[this, rooms](ActionId action) { order(action, rooms); },
                            [this](RoomId room) { Q_EMIT roomChosen(room); }};
    if (QMenu *menu = makeRoomMenu(*m_session, rooms, orders, this))
        menu->popup(globalPosition);
}

void ListPane::showOrders()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("orderMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *orders = new QActionGroup(menu);
    const bool waiting = m_options.order == RoomFilterOptions::Order::LongestWaiting;
    for (const bool first : {false, true}) {
        QAction *action = menu->addAction(first ? tr("&Longest waiting first") : tr("&Newest first"), this,
                                          [this, first] { setLongestWaitingFirst(first); });
        action->setCheckable(true);
        action->setChecked(first == waiting);
        orders->addAction(action);
    }
    menu->popup(m_sort->mapToGlobal(QPoint(0, m_sort->height())));
}

void ListPane::showCategories()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("categoryMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *categories = new QActionGroup(menu);
    const QStringList choices = QStringList{QString()} + caseCategories();
    for (const QString &category : choices) {
        QAction *action =
            menu->addAction(category.isEmpty() ? tr("All categories") : categoryText(category), this, [this, category] {
                m_category = category;
                applyOptions();
                retranslate();
            });
        action->setCheckable(true);
        action->setChecked(category == m_category);
        categories->addAction(action);
    }
    menu->popup(m_sort->mapToGlobal(QPoint(0, m_sort->height())));
}

void ListPane::switchOrder()
{
    setLongestWaitingFirst(m_options.order == RoomFilterOptions::Order::Newest);
}

void ListPane::setLongestWaitingFirst(bool first)
{
    m_settings.setLongestWaitingFirst(first);
    m_options.order = first ? RoomFilterOptions::Order::LongestWaiting : RoomFilterOptions::Order::Newest;
    applyOptions();
    retranslate();
}

void ListPane::focusList()
{
    m_list->setFocus(Qt::TabFocusReason);
    if (!m_list->currentIndex().isValid())
        m_list->step(1);
}

void ListPane::tellCounts()
{
    const int unread = m_filter.unreadRooms(m_options.place);
    if (isQueue())
        m_cases->setCounts(m_filter.caseCounts(m_session->account().me.id));
    m_unread->setText(unread > 0 ? tr("Unread %1").arg(number(unread)) : tr("Unread"));
    Q_EMIT countsChanged();
}

void ListPane::tellEmptiness()
{
    if (m_switcher->isVisible())
        return; // it stands in their place
    const bool empty = m_filter.rowCount() == 0;
    const bool searching = !m_options.search.isEmpty();
    m_list->setVisible(!empty);
    // what was said needs the room; of the people a few stand above
    m_list->setMaximumHeight(searching ? m_theme.px(60) * std::min(m_filter.rowCount(), 4) : QWIDGETSIZE_MAX);
    m_empty->setVisible(empty && (!searching || findsByNumber()));
    if (!empty || !m_session)
        return;
    const bool support = m_options.place == RoomFilterOptions::Place::Support;
    QString words;
    using State = ConnectionStatus::State;
    const ConnectionStatus &status = m_session->status();
    const bool away = status.state == State::Offline || status.state == State::SignedOut;
    const bool reading = status.syncing || status.state == State::Connecting || !m_session->rooms().loadedFromCache();
    if (m_rooms.rowCount() == 0 && away)
        words = tr("Nothing is stored here yet.");
    else if (m_rooms.rowCount() == 0 && reading)
        words = tr("Reading your conversations from the site…");
    else if (findsByNumber() && m_cases->queue() == CaseQueue::Waiting)
        words =
            tr("This site shows its queue to superusers only.\nType a case's number above and press Enter to open it.");
    else if (m_options.cases)
        words = emptyQueue();
    else if (m_options.show == RoomFilterOptions::Show::Unread)
        words = tr("Everything is read.");
    else if (m_options.show == RoomFilterOptions::Show::NeedsAnswer)
        words = tr("Nobody waits for your answer.");
    else if (m_options.show == RoomFilterOptions::Show::Archived)
        words = tr("Nothing is archived, and no conversation is closed.");
    else if (isPlaceUsed())
        words = tr("Nothing is open.\nWhat was closed or put aside is under “Archived”.");
    else if (support)
        words = tr("No support cases yet.\nOpen one with the pencil above.");
    else
        words = tr("No conversations yet.\nWhen somebody writes about one of your ads, it appears here.");
    m_empty->setText(words);
}

bool ListPane::isPlaceUsed() const
{
    const bool support = m_options.place == RoomFilterOptions::Place::Support;
    for (int row = 0; row < m_rooms.rowCount(); ++row) {
        if (m_rooms.item(row).support == support)
            return true;
    }
    return false;
}

int ListPane::badge(RoomFilterOptions::Place place) const
{
    const bool queue = place == RoomFilterOptions::Place::Support && m_session && m_session->isStaff();
    return queue ? m_filter.caseCounts(m_session->account().me.id).waiting : m_filter.unreadRooms(place);
}

QString ListPane::emptyQueue() const
{
    if (!m_category.isEmpty())
        return tr("No case of the category “%1” here.").arg(categoryText(m_category));
    switch (m_cases->queue()) {
    case CaseQueue::Waiting:
        return tr("Nobody is waiting for an answer.");
    case CaseQueue::Mine:
        return tr("You have taken no case.\nC takes the one that is open.");
    case CaseQueue::Open:
        return tr("No case is open and answered.");
    case CaseQueue::Resolved:
        return tr("No case has been resolved yet.");
    }
    return {};
}

void ListPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::StyleChange)
        followTheme();
}

void ListPane::followTheme()
{
    m_newCase->setIcon(icon(QStringLiteral("compose"), m_theme));
    m_head->setContentsMargins(m_theme.px(14), m_theme.px(12), m_theme.px(14), m_theme.px(8));
    m_head->setSpacing(m_theme.px(10));
    m_strip->setContentsMargins(m_theme.px(14), m_theme.px(6), m_theme.px(14), m_theme.px(8));
    m_strip->setSpacing(m_theme.px(4));
    m_chips->setSpacing(m_theme.px(6));
    m_sort->setIcon(icon(QStringLiteral("sort"), m_theme));
    m_sort->setIconSize({m_theme.px(16), m_theme.px(16)});
    m_newCase->setIconSize({m_theme.px(19), m_theme.px(19)});
    m_title->setMinimumHeight(m_theme.px(34));
}

void ListPane::retranslate()
{
    const bool support = m_options.place == RoomFilterOptions::Place::Support;
    const bool staff = m_session && m_session->isStaff();
    m_hint->setQueue(isQueue());
    m_title->setText(!support ? tr("Messages") : staff ? tr("Support queue") : tr("My support cases"));
    m_newCase->setToolTip(plainToolTip(tr("New support case")));
    m_newCase->setAccessibleName(tr("New support case"));
    m_search->setHint(tr("Search everything"));
    m_search->setAccessibleName(tr("Search everything: people, ads, messages and commands"));
    m_search->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText));
    m_all->setText(tr("All"));
    m_byAd->setText(tr("By ad"));
    m_needsAnswer->setText(tr("Needs my answer"));
    m_archived->setText(tr("Archived"));
    const bool waiting = m_options.order == RoomFilterOptions::Order::LongestWaiting;
    const QString categories = m_category.isEmpty() ? tr("All categories") : categoryText(m_category);
    m_sort->setToolTip(plainToolTip(isQueue() ? categories
                                    : waiting ? tr("Longest waiting first")
                                              : tr("Newest first")));
    m_sort->setAccessibleName(isQueue() ? tr("Category: %1").arg(categories)
                              : waiting ? tr("Order of the list: longest waiting first")
                                        : tr("Order of the list: newest first"));
    tellCounts();
    tellEmptiness();
}

} // namespace desk::ui
