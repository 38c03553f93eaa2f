// Choosing several conversations.
#include "ui/rooms/roomselection.h"

#include <QItemSelectionModel>

namespace desk::ui {

void RoomSelection::choose(RoomId room)
{
    m_rooms.clear();
    if (room.isValid())
        m_rooms.insert(room);
    m_anchor = room;
    standOn(room);
}

void RoomSelection::toggle(RoomId room)
{
    dropUnlisted();
    if (!m_rooms.remove(room))
        m_rooms.insert(room);
    m_anchor = room;
    standOn(room);
}

void RoomSelection::extendTo(RoomId room)
{
    const int to = m_filter.rowOf(room);
    int from = m_filter.rowOf(m_anchor);
    if (from < 0) {
        m_anchor = room;
        from = to;
    }
    m_rooms.clear();
    for (int row = std::min(from, to); row >= 0 && row <= std::max(from, to); ++row) {
        if (!m_filter.row(row).heading)
            m_rooms.insert(m_filter.row(row).item->room.id);
    }
    standOn(room);
}

void RoomSelection::chooseAll()
{
    m_rooms.clear();
    for (int row = 0; row < m_filter.rowCount(); ++row) {
        if (!m_filter.row(row).heading)
            m_rooms.insert(m_filter.row(row).item->room.id);
    }
}

void RoomSelection::standOn(RoomId room)
{
    m_cursor = room;
    m_heading.reset();
}

void RoomSelection::standOn(AdId heading)
{
    m_heading = heading;
}

void RoomSelection::dropUnlisted()
{
    const QList<RoomId> listed = rooms();
    m_rooms = QSet<RoomId>(listed.cbegin(), listed.cend());
}

QList<RoomId> RoomSelection::rooms() const
{
    QList<RoomId> listed;
    for (int row = 0; row < m_filter.rowCount() && listed.size() < m_rooms.size(); ++row) {
        const RoomFilter::Row &each = m_filter.row(row);
        if (!each.heading && m_rooms.contains(each.item->room.id))
            listed << each.item->room.id;
    }
    return listed;
}

void RoomSelection::apply(QItemSelectionModel &selection) const
{
    const QAbstractItemModel &model = *selection.model();
    QItemSelection chosen;
    for (int row = 0, left = int(m_rooms.size()); row < m_filter.rowCount() && left > 0; ++row) {
        const RoomFilter::Row &each = m_filter.row(row);
        if (each.heading || !m_rooms.contains(each.item->room.id))
            continue;
        chosen.select(model.index(row, 0), model.index(row, 0));
        --left;
    }
    selection.select(chosen, QItemSelectionModel::ClearAndSelect);
    const int heading = m_heading ? m_filter.headingOf(*m_heading) : -1;
    const int row = heading >= 0 ? heading : m_filter.rowOf(m_cursor);
    const QModelIndex current = row >= 0 ? model.index(row, 0) : QModelIndex();
    if (current != selection.currentIndex())
        selection.setCurrentIndex(current, QItemSelectionModel::NoUpdate);
}

} // namespace desk::ui
