// Words for the rows of the room list.
#include "ui/rooms/roompresentation.h"

#include "ui/format.h"
#include "ui/rooms/roomtext.h"

namespace desk::ui {

RoomPresentation::RoomPresentation(RoomFilter &filter, const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent), m_filter(filter), m_clock(clock)
{
    setSourceModel(&filter);
}

QVariant RoomPresentation::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::AccessibleTextRole && role != Qt::DisplayRole))
        return QIdentityProxyModel::data(index, role);
    const RoomFilter::Row &row = m_filter.row(index.row());
    if (row.heading)
        return role == Qt::DisplayRole ? headingTitle(row) : headingText(row);
    return role == Qt::DisplayRole ? roomTitle(*row.item) : roomSentence(*row.item, m_staff, m_clock.now());
}

} // namespace desk::ui
