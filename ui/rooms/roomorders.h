// What the person can say of the chosen conversations, by menu and by key. All of it stays on this machine: none of it
// closes a conversation at the site.
#pragma once

#include "session/session.h"
#include "ui/actions.h"

#include <functional>

class QMenu;
class QWidget;

namespace desk::ui {

/// Off where every one of the rooms has it already, otherwise on.
void giveOrder(Session &session, ActionId action, const QList<RoomId> &rooms);
struct RoomOrders
{
    std::function<void(ActionId)> order;
    std::function<void(RoomId)> open; ///< another conversation of the same person
};

/// Deletes itself when it closes; null: there is nothing to say.
QMenu *makeRoomMenu(Session &session, const QList<RoomId> &rooms, const RoomOrders &orders, QWidget *parent);

} // namespace desk::ui
