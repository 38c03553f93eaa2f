// Follows Rooms one item at a time.
#include "models/roomlistmodel.h"

namespace desk {

RoomListModel::RoomListModel(QObject *parent) : QAbstractListModel(parent) {}

void RoomListModel::setRooms(Rooms *rooms)
{
    if (m_rooms)
        m_rooms->disconnect(this);
    m_rooms = rooms;
    if (rooms) {
        connect(rooms, &Rooms::reset, this, &RoomListModel::reload);
        connect(rooms, &Rooms::itemChanged, this, &RoomListModel::put);
        connect(rooms, &Rooms::itemRemoved, this, &RoomListModel::remove);
        connect(rooms, &QObject::destroyed, this, [this] {
            m_rooms = nullptr;
            reload();
        });
    }
    reload();
}

void RoomListModel::reload()
{
    beginResetModel();
    const QList<std::shared_ptr<const RoomItem>> before = std::exchange(m_items, {});
    const QHash<RoomId, int> rowsBefore = std::exchange(m_rows, {});
    const auto add = [&](const RoomItem &item) {
        const int old = rowsBefore.value(item.room.id, -1);
        m_rows.insert(item.room.id, int(m_items.size()));
        m_items << (old >= 0 && *before[old] == item ? before[old] : std::make_shared<const RoomItem>(item));
    };
    if (m_rooms)
        m_rooms->forEach(add);
    endResetModel();
}

void RoomListModel::put(const RoomItem &item)
{
    const int row = rowOf(item.room.id);
    if (row < 0) {
        const int end = int(m_items.size());
        beginInsertRows({}, end, end);
        m_items << std::make_shared<const RoomItem>(item);
        m_rows.insert(item.room.id, end);
        endInsertRows();
    } else if (!(*m_items[row] == item)) {
        m_items[row] = std::make_shared<const RoomItem>(item);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void RoomListModel::remove(RoomId room)
{
    const int row = rowOf(room);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_items.removeAt(row);
    m_rows.remove(room);
    for (int &other : m_rows) {
        if (other > row)
            --other;
    }
    endRemoveRows();
}

int RoomListModel::rowOf(RoomId room) const
{
    return m_rows.value(room, -1);
}

int RoomListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant RoomListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_items.size())
        return {};
    const RoomItem &item = *m_items[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return item.title;
    case RoomIdRole:
        return item.room.id.value;
    case AdRole:
        return item.room.ad.value;
    case UnreadRole:
        return item.unread;
    case LastAtRole:
        return item.lastAt;
    case SupportRole:
        return item.support;
    default:
        return {};
    }
}

} // namespace desk
