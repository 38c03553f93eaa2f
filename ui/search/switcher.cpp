// One list, walked by arrows.
#include "ui/search/switcher.h"

#include "ui/look.h"
#include "ui/rooms/roomlines.h"

#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace desk::ui {

namespace {
constexpr qsizetype mostRecent = 8;
constexpr qsizetype mostUnread = 12;
} // namespace

QList<RoomItem> switcherRooms(const Rooms &rooms, const QList<RoomId> &recents, RoomId open)
{
    QList<RoomItem> offered;
    for (const RoomId room : recents) {
        const auto item = room == open ? std::nullopt : rooms.item(room);
        if (item && offered.size() < mostRecent)
            offered << *item;
    }
    QList<RoomItem> unread = rooms.itemsThat([&](const RoomItem &item) {
        return isCounted(item) && item.room.id != open &&
               std::none_of(offered.cbegin(), offered.cend(),
                            [&](const RoomItem &each) { return each.room.id == item.room.id; });
    });
    std::sort(unread.begin(), unread.end(), [](const RoomItem &a, const RoomItem &b) { return a.lastAt > b.lastAt; });
    return offered + unread.first(std::min(unread.size(), mostUnread));
}

Switcher::Switcher(const Theme &theme, const Clock &clock, QWidget *parent)
    : QScrollArea(parent), m_theme(theme), m_title(plainLabel("heading", this)),
      m_list(new RoomLines(RoomLines::Of::Many, theme, clock, this))
{
    setObjectName(QStringLiteral("switcher"));
    m_list->setObjectName(QStringLiteral("switcherList"));
    auto *inside = new QWidget(this);
    m_column = new QVBoxLayout(inside);
    m_column->addWidget(m_title);
    m_column->addWidget(m_list);
    m_column->addStretch(1);
    setWidget(inside);
    letThrough(*this);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    connect(m_list, &RoomLines::roomChosen, this, &Switcher::roomChosen);
    followTheme();
    retranslate();
    hide();
}

void Switcher::setSession(Session *session)
{
    if (m_session)
        m_session->rooms().disconnect(this);
    m_session = session;
    hide();
    m_list->show({});
    if (!session)
        return;
    connect(&session->rooms(), &Rooms::itemChanged, this, [this] {
        if (isVisible())
            fill();
    });
}

void Switcher::fill()
{
    m_list->show(m_session ? switcherRooms(m_session->rooms(), m_recents, m_open) : QList<RoomItem>());
}

bool Switcher::offer(const QList<RoomId> &recents, RoomId open)
{
    m_recents = recents;
    m_open = open;
    fill();
    m_list->setCurrentIndex({});
    verticalScrollBar()->setValue(0);
    setVisible(m_list->count() > 0);
    return isVisible();
}

void Switcher::chooseFirst()
{
    if (m_list->count() > 0)
        Q_EMIT roomChosen(m_list->room(0));
}

void Switcher::focusFirst()
{
    m_list->setFocus(Qt::TabFocusReason);
    m_list->setCurrentIndex(m_list->model()->index(0, 0));
}

void Switcher::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::StyleChange && m_column)
        followTheme();
}

void Switcher::followTheme()
{
    const int edge = m_theme.px(8);
    m_column->setContentsMargins(edge, edge, edge, edge);
    m_column->setSpacing(m_theme.px(6));
    m_title->setIndent(m_theme.px(6)); // as the lines below it
}

void Switcher::retranslate()
{
    m_title->setText(tr("Open last, and unread"));
    m_list->setAccessibleName(m_title->text());
}

} // namespace desk::ui
