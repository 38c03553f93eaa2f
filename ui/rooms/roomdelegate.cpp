// The painting of the room list, by the measures of the look.
#include "ui/rooms/roomdelegate.h"

#include "ui/format.h"
#include "ui/icons.h"
#include "ui/media/avatar.h"
#include "ui/rooms/roomtext.h"
#include "ui/textline.h"

#include <QPainter>
#include <QPainterPath>

namespace desk::ui {

namespace {

/// `rect` as if the interface ran left to right, turned round when it does not.
QRect placed(const QRect &whole, const QRect &rect, Qt::LayoutDirection way)
{
    return QStyle::visualRect(way, whole, rect);
}

/// Takes `width` from the leading edge of `rect`.
QRect takeLeading(QRect &rect, int width, Qt::LayoutDirection way)
{
    QRect part = rect;
    if (way == Qt::LeftToRight) {
        part.setWidth(width);
        rect.setLeft(rect.left() + width);
    } else {
        part.setLeft(rect.right() - width + 1);
        rect.setRight(rect.right() - width);
    }
    return part;
}

} // namespace

RoomDelegate::RoomDelegate(const RoomFilter &filter, const Theme &theme, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), m_filter(filter), m_theme(theme), m_clock(clock)
{
}

QSize RoomDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool heading = index.isValid() && m_filter.row(index.row()).heading;
    return {m_theme.px(200), heading ? m_theme.px(30) : m_theme.px(60)};
}

void RoomDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const RoomFilter::Row &row = m_filter.row(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (row.heading)
        paintHeading(*painter, option.rect, row, option.direction);
    else
        paintRoom(*painter, option, row.item);
    painter->restore();
}

void RoomDelegate::paintHeading(QPainter &painter, const QRect &rect, const RoomFilter::Row &row,
                                Qt::LayoutDirection way) const
{
    const QFont font = m_theme.font(11, QFont::DemiBold);
    QRect line = rect.adjusted(m_theme.px(14), m_theme.px(8), -m_theme.px(14), -m_theme.px(4));
    const QString count = row.count > 0 ? number(row.count) : QString();
    const int countWidth = QFontMetrics(font).horizontalAdvance(count) + m_theme.px(8);
    drawLine(painter, line, count, font, m_theme.muted, way, true);
    QRect title = line;
    title.setWidth(line.width() - countWidth);
    const QString words = row.title.isEmpty() ? supportHeading() : oneLine(row.title);
    drawLine(painter, placed(line, title, way), words, font, m_theme.muted, way);
}

void RoomDelegate::paintRoom(QPainter &painter, const QStyleOptionViewItem &option, const RoomItem &item) const
{
    const QRect rect = option.rect;
    const Qt::LayoutDirection way = option.direction;
    const bool open = item.room.id == m_open;
    if (open)
        painter.fillRect(rect, m_theme.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(rect, m_theme.dark ? m_theme.chip : m_theme.background);
    if (open) {
        const QRect bar(rect.left(), rect.top() + m_theme.px(8), m_theme.px(3), rect.height() - m_theme.px(16));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.accent);
        painter.drawRoundedRect(placed(rect, bar, way), 1.5, 1.5);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(QPen(m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), m_theme.px(6), m_theme.px(6));
    }

    const RoomText text = roomText(item, m_staff, m_clock.now());
    const int margin = m_theme.px(14);
    const int side = m_theme.px(42);
    const QRect picture(rect.left() + margin, rect.top() + (rect.height() - side) / 2, side, side);
    const QRect pictureHere = placed(rect, picture, way);
    const User &other = item.iAmBuyer || !item.room.client ? item.room.publisher : *item.room.client;
    if (item.support && !m_staff) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x475569));
        painter.drawEllipse(pictureHere);
        const int inset = m_theme.px(11);
        paintIcon(painter, QStringLiteral("support"), pictureHere.adjusted(inset, inset, -inset, -inset), m_theme.avatarInk);
    } else {
        Avatar::paint(painter, pictureHere, m_theme, other.id.value, text.title);
    }

    // the trailing column: time above, badge below
    const QFont small = m_theme.font(11);
    const QFont badgeFont = m_theme.font(11, QFont::Bold);
    const QString badge = item.unread > 0 ? badgeNumber(item.unread) : QString();
    const int badgeWidth =
        badge.isEmpty() ? 0 : std::max(QFontMetrics(badgeFont).horizontalAdvance(badge) + m_theme.px(14), m_theme.px(20));
    const int timeWidth = QFontMetrics(small).horizontalAdvance(text.time) + 2;
    const QRect inner = rect.adjusted(margin + side + m_theme.px(10), m_theme.px(9), -margin, -m_theme.px(9));
    const int half = inner.height() / 2;
    const QRect timeRect(inner.right() - timeWidth + 1, inner.top(), timeWidth, half);
    drawLine(painter, placed(rect, timeRect, way), text.time, small, m_theme.muted, way, true);
    if (!badge.isEmpty()) {
        const int height = m_theme.px(18);
        const QRect spot(inner.right() - badgeWidth + 1, inner.top() + half + (half - height) / 2, badgeWidth, height);
        const QRect here = placed(rect, spot, way);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.signal);
        painter.drawRoundedRect(here, height / 2.0, height / 2.0);
        painter.setPen(m_theme.onSignal);
        painter.setFont(badgeFont);
        painter.drawText(here, Qt::AlignCenter, badge);
    }

    QRect nameRect(inner.left(), inner.top(), inner.width() - timeWidth - m_theme.px(8), half);
    drawLine(painter, placed(rect, nameRect, way), text.title, m_theme.font(14, QFont::DemiBold), m_theme.ink, way);
    QRect snippetRect(inner.left(), inner.top() + half, inner.width() - (badgeWidth ? badgeWidth + m_theme.px(8) : 0), half);
    paintSnippet(painter, placed(rect, snippetRect, way), text, way);
}

void RoomDelegate::paintSnippet(QPainter &painter, QRect rect, const RoomText &text, Qt::LayoutDirection way) const
{
    const QFont font = m_theme.font(13);
    const int gap = m_theme.px(5);
    if (!text.waiting.isEmpty()) {
        const bool urgent = text.urgency == RoomText::Urgency::Urgent;
        const bool soon = text.urgency == RoomText::Urgency::Soon;
        const QColor back = urgent ? m_theme.urgentBackground : soon ? m_theme.soonBackground : m_theme.chip;
        const QColor ink = urgent ? m_theme.urgentInk : soon ? m_theme.soonInk : m_theme.signal;
        takeLeading(rect, paintTag(painter, rect, text.waiting, back, ink, way) + gap, way);
    }
    if (!text.category.isEmpty())
        takeLeading(rect, paintTag(painter, rect, text.category, m_theme.chip, m_theme.ink, way) + gap, way);

    const bool alarming = text.prefix == RoomText::Prefix::Draft || text.prefix == RoomText::Prefix::NotSent;
    if (!text.prefixText.isEmpty()) {
        const QColor ink = alarming ? m_theme.bad : text.prefix == RoomText::Prefix::Typing ? m_theme.ok : m_theme.muted;
        const QFont bold = m_theme.font(13, text.prefix == RoomText::Prefix::Typing ? QFont::Medium : QFont::Normal);
        const int width = std::min(rect.width(), QFontMetrics(bold).horizontalAdvance(text.prefixText) + 2);
        drawLine(painter, takeLeading(rect, width, way), text.prefixText, bold, ink, way);
        takeLeading(rect, std::min(gap, rect.width()), way);
    } else if (text.ticks || text.waitingToSend) {
        const int side = m_theme.px(15);
        QRect mark = takeLeading(rect, side, way);
        mark.moveTop(mark.top() + (mark.height() - side) / 2);
        mark.setHeight(side);
        const QString name = text.waitingToSend ? QStringLiteral("clock")
                             : text.read        ? QStringLiteral("checks")
                                                : QStringLiteral("check");
        paintIcon(painter, name, mark, text.read && !text.waitingToSend ? m_theme.tick : m_theme.muted);
        takeLeading(rect, std::min(gap, rect.width()), way);
    }
    drawLine(painter, rect, text.snippet, font, m_theme.muted, way);
}

int RoomDelegate::paintTag(QPainter &painter, const QRect &rect, const QString &text, const QColor &back,
                           const QColor &ink, Qt::LayoutDirection way) const
{
    const QFont font = m_theme.font(11);
    const int height = m_theme.px(18);
    const int width = std::min(rect.width(), QFontMetrics(font).horizontalAdvance(text) + m_theme.px(14));
    QRect free = rect;
    QRect tag = takeLeading(free, width, way);
    tag.setTop(rect.top() + (rect.height() - height) / 2);
    tag.setHeight(height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    painter.drawRoundedRect(tag, m_theme.px(6), m_theme.px(6));
    painter.setPen(ink);
    painter.setFont(font);
    painter.drawText(tag, Qt::AlignCenter | Qt::TextSingleLine, text);
    return width;
}

} // namespace desk::ui
