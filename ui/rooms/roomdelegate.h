// Paints one row of the room list: a conversation or a heading.
#pragma once

#include "models/roomfilter.h"
#include "system/clock.h"
#include "ui/rooms/roomtext.h"
#include "ui/theme.h"

#include <QStyledItemDelegate>

namespace desk::ui {

class RoomDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    RoomDelegate(const RoomFilter &filter, const Theme &theme, const Clock &clock, QObject *parent = nullptr);
    void setOpenRoom(RoomId room) { m_open = room; }
    void setStaff(const std::optional<StaffView> &staff) { m_staff = staff; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const RoomFilter::Row &row) const;
    void paintFocus(QPainter &painter, const QRect &rect) const;
    /// Small marks towards the leading edge of what is left of the first line. Returns the width used.
    int paintMarks(QPainter &painter, const QRect &rect, const RoomItem &item, Qt::LayoutDirection way) const;
    /// What waits for the person, at the trailing edge of the second line. Returns the width used.
    int paintBadge(QPainter &painter, const QRect &rect, const RoomItem &item, Qt::LayoutDirection way) const;
    int paintCount(QPainter &painter, const QRect &rect, int count, const QColor &back, const QColor &ink,
                   Qt::LayoutDirection way) const;
    void paintRoom(QPainter &painter, const QStyleOptionViewItem &option, const RoomItem &item) const;
    void paintSnippet(QPainter &painter, QRect rect, const RoomText &text, Qt::LayoutDirection way) const;
    /// Returns the width used.
    int paintTag(QPainter &painter, const QRect &rect, const QString &text, const QColor &back, const QColor &ink,
                 Qt::LayoutDirection way) const;

    const RoomFilter &m_filter;
    const Theme &m_theme;
    const Clock &m_clock;
    RoomId m_open;
    std::optional<StaffView> m_staff;
};

} // namespace desk::ui
