// Which conversations of the list are chosen and where the keyboard stands: by room and heading, not by row, so it outlives
// every change of the list.
#pragma once

#include "models/roomfilter.h"

#include <QSet>

class QItemSelectionModel;

namespace desk::ui {

class RoomSelection
{
public:
    explicit RoomSelection(const RoomFilter &filter) : m_filter(filter) {}

    void choose(RoomId room); ///< this one alone; 0: none
    void toggle(RoomId room);
    void extendTo(RoomId room); ///< all between the one chosen last and this one
    void chooseAll();
    void standOn(RoomId room); ///< the keyboard alone
    void standOn(AdId heading);

    QList<RoomId> rooms() const; ///< those that are listed, in their order
    bool contains(RoomId room) const { return m_rooms.contains(room); }
    /// To the view's own: as the rows stand now.
    void apply(QItemSelectionModel &selection) const;

private:
    void dropUnlisted();

    const RoomFilter &m_filter;
    QSet<RoomId> m_rooms;
    RoomId m_anchor; ///< chosen last
    RoomId m_cursor;
    std::optional<AdId> m_heading; ///< the keyboard stands on it
};

} // namespace desk::ui
