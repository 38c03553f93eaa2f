// The menu of the room list, and what its entries do.
#include "ui/rooms/roomorders.h"

#include "models/people.h"
#include "ui/format.h"
#include "ui/rooms/roomtext.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace desk::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RoomOrders)
};

QList<RoomItem> itemsOf(Session &session, const QList<RoomId> &rooms)
{
    QList<RoomItem> items;
    for (const RoomId room : rooms) {
        if (const auto item = session.rooms().item(room))
            items << *item;
    }
    return items;
}

bool has(const RoomItem &item, ActionId action)
{
    switch (action) {
    case ActionId::PinConversation:
        return item.pinned;
    case ActionId::MuteConversation:
        return item.muted;
    case ActionId::ArchiveConversation:
        return item.archived;
    case ActionId::MarkRead:
        return !isUnread(item);
    case ActionId::NoReplyNeeded:
        return !item.needsAnswer;
    default:
        return false;
    }
}

bool allHave(const QList<RoomItem> &items, ActionId action)
{
    return std::all_of(items.cbegin(), items.cend(), [action](const RoomItem &item) { return has(item, action); });
}

QString wordsOf(ActionId action, bool on)
{
    switch (action) {
    case ActionId::PinConversation:
        return on ? Words::tr("Un&pin") : Words::tr("&Pin to the top");
    case ActionId::MuteConversation:
        return on ? Words::tr("Un&mute") : Words::tr("&Mute");
    case ActionId::ArchiveConversation:
        return on ? Words::tr("&Bring back from the archive") : Words::tr("&Archive until they write");
    case ActionId::MarkRead:
        return on ? Words::tr("Mark as &unread") : Words::tr("Mark as &read");
    default:
        return Words::tr("&No reply needed");
    }
}

void addOthers(QMenu &menu, Session &session, const RoomItem &item, const RoomOrders &orders)
{
    const QList<RoomItem> others = otherConversations(session.rooms(), item);
    if (others.isEmpty())
        return;
    QMenu *more =
        menu.addMenu(item.support ? Words::tr("&Other cases") : Words::tr("&Other conversations with this person"));
    for (const RoomItem &other : others.first(std::min<qsizetype>(others.size(), 20))) {
        QString words = isolated(
            oneLine(other.support || other.room.adTitle.isEmpty() ? roomTitle(other) : other.room.adTitle).left(60));
        words.replace(QLatin1Char('&'), QLatin1String("&&"));
        if (other.unread > 0)
            words += QStringLiteral(" (%1)").arg(number(other.unread));
        more->addAction(words, &menu, [orders, room = other.room.id] { orders.open(room); });
    }
}

} // namespace

void giveOrder(Session &session, ActionId action, const QList<RoomId> &rooms)
{
    const QList<RoomItem> items = itemsOf(session, rooms);
    const bool on = !allHave(items, action);
    for (const RoomItem &item : items) {
        const RoomId room = item.room.id;
        switch (action) {
        case ActionId::PinConversation:
            session.setRoomState(room, RoomState::Pinned, on);
            break;
        case ActionId::MuteConversation:
            session.setRoomState(room, RoomState::Muted, on);
            break;
        case ActionId::ArchiveConversation:
            session.setRoomState(room, RoomState::Archived, on);
            break;
        case ActionId::MarkRead:
            if (!on)
                session.setRoomState(room, RoomState::MarkedUnread, true);
            else if (isUnread(item))
                session.markRead(room);
            break;
        case ActionId::NoReplyNeeded:
            if (on ? item.needsAnswer : item.noReplyNeeded)
                session.setRoomState(room, RoomState::NoReplyNeeded, on);
            break;
        default:
            break;
        }
    }
}

QMenu *makeRoomMenu(Session &session, const QList<RoomId> &rooms, const RoomOrders &orders, QWidget *parent)
{
    const QList<RoomItem> items = itemsOf(session, rooms);
    if (items.isEmpty())
        return nullptr;
    auto *menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("roomMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (items.size() > 1) {
        menu->addAction(Words::tr("%Ln conversation(s) chosen", nullptr, int(items.size())))->setEnabled(false);
        menu->addSeparator();
    }
    const bool asked = std::any_of(items.cbegin(), items.cend(),
                                   [](const RoomItem &item) { return item.needsAnswer || item.noReplyNeeded; });
    for (const ActionEntry &entry : actionTable()) {
        const ActionId id = entry.id;
        const bool ofRooms = id == ActionId::PinConversation || id == ActionId::MuteConversation ||
                             id == ActionId::ArchiveConversation || id == ActionId::MarkRead ||
                             id == ActionId::NoReplyNeeded;
        if (!ofRooms)
            continue;
        const bool on = allHave(items, id);
        QAction *action = menu->addAction(wordsOf(id, on), parent, [orders, id] { orders.order(id); });
        action->setShortcut(QKeySequence(QString::fromLatin1(entry.keys), QKeySequence::PortableText));
        if (id == ActionId::NoReplyNeeded) {
            action->setCheckable(true);
            action->setChecked(asked && on);
            action->setEnabled(asked);
        }
    }
    if (items.size() == 1) {
        menu->addSeparator();
        addOthers(*menu, session, items.first(), orders);
        menu->addAction(Words::tr("&Export…"), parent, [orders] { orders.order(ActionId::ExportConversation); });
    }
    return menu;
}

} // namespace desk::ui
