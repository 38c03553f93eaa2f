// All rooms of a session as a flat Qt model, unsorted; roomfilter orders and groups it.
#pragma once

#include "session/rooms.h"

#include <QAbstractListModel>

#include <memory>

namespace desk {

class RoomListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { RoomIdRole = Qt::UserRole + 1, AdRole, UnreadRole, LastAtRole, SupportRole };

    explicit RoomListModel(QObject *parent = nullptr);
    void setRooms(Rooms *rooms); ///< not owned; null: empty
    const RoomItem &item(int row) const { return *m_items.at(row); }
    /// The same object until the room changes: who keeps it has copied nothing, and compares pointers.
    const std::shared_ptr<const RoomItem> &shared(int row) const { return m_items.at(row); }
    int rowOf(RoomId room) const; ///< -1: not there

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void reload();
    void put(const RoomItem &item);
    void remove(RoomId room);

    Rooms *m_rooms = nullptr;
    QList<std::shared_ptr<const RoomItem>> m_items;
    QHash<RoomId, int> m_rows;
};

} // namespace desk
