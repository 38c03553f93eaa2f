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
constexpr int widestTag = 96; ///< the others, and what was said last, need room as well
constexpr int narrowestTag = 36;
constexpr int narrowestWords = 64;

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
        paintHeading(*painter, option, row);
    else
        paintRoom(*painter, option, *row.item);
    painter->restore();
}

void RoomDelegate::paintFocus(QPainter &painter, const QRect &rect) const
{
    painter.setPen(QPen(m_theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), m_theme.px(6), m_theme.px(6));
}

void RoomDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const RoomFilter::Row &row) const
{
    const Qt::LayoutDirection way = option.direction;
    const QFont font = m_theme.font(11, QFont::DemiBold);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintFocus(painter, option.rect);
    const bool pointed = option.state.testFlag(QStyle::State_MouseOver);
    const QColor ink = pointed ? m_theme.ink : m_theme.muted;
    QRect line = option.rect.adjusted(m_theme.px(14), m_theme.px(8), -m_theme.px(14), -m_theme.px(4));
    const int side = m_theme.px(12);
    QRect arrow = takeLeading(line, side, way);
    arrow.setTop(arrow.top() + (arrow.height() - side) / 2);
    arrow.setHeight(side);
    const QString closed = way == Qt::LeftToRight ? QStringLiteral("forward") : QStringLiteral("back");
    paintIcon(painter, row.folded ? closed : QStringLiteral("down"), arrow, ink);
    takeLeading(line, m_theme.px(6), way);
    int used = 0;
    if (row.unread > 0) {
        used = paintCount(painter, line, row.unread, m_theme.signal, m_theme.onSignal, way) + m_theme.px(8);
    } else if (row.count > 0) {
        const QString count = number(row.count);
        used = lineWidth(count, font) + m_theme.px(8);
        drawLine(painter, line, count, font, ink, way, LineEdge::Trailing);
    }
    QRect title = line;
    title.setWidth(line.width() - used);
    drawLine(painter, placed(line, title, way), headingTitle(row), font, ink, way);
}

int RoomDelegate::paintCount(QPainter &painter, const QRect &rect, int count, const QColor &back, const QColor &ink,
                             Qt::LayoutDirection way) const
{
    const QFont font = m_theme.font(11, QFont::Bold);
    const QString text = badgeNumber(count);
    const int width = std::max(lineWidth(text, font) + m_theme.px(14), m_theme.px(20));
    const int height = m_theme.px(18);
    const QRect spot(rect.right() - width + 1, rect.top() + (rect.height() - height) / 2, width, height);
    const QRect here = placed(rect, spot, way);
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    painter.drawRoundedRect(here, height / 2.0, height / 2.0);
    drawLine(painter, here, text, font, ink, way, LineEdge::Middle);
    return width;
}

int RoomDelegate::paintBadge(QPainter &painter, const QRect &rect, const RoomItem &item, Qt::LayoutDirection way) const
{
    // what is muted asks for nothing
    const QColor back = item.muted ? m_theme.chip : m_theme.signal;
    if (item.unread > 0)
        return paintCount(painter, rect, item.unread, back, item.muted ? m_theme.ink : m_theme.onSignal, way);
    if (!item.markedUnread && !item.needsAnswer)
        return 0;
    // full: marked as unread; a ring: read, and waiting for an answer
    const int width = m_theme.px(20);
    const int side = m_theme.px(10);
    const QRect spot(rect.right() - (width + side) / 2 + 1, rect.top() + (rect.height() - side) / 2, side, side);
    const QRectF here = placed(rect, spot, way);
    const QColor ink = item.muted ? m_theme.muted : m_theme.signal;
    painter.setPen(item.markedUnread ? QPen(Qt::NoPen) : QPen(ink, m_theme.px(2)));
    painter.setBrush(item.markedUnread ? QBrush(ink) : QBrush(Qt::NoBrush));
    painter.drawEllipse(item.markedUnread ? here : here.adjusted(1, 1, -1, -1));
    return width;
}

int RoomDelegate::paintMarks(QPainter &painter, const QRect &rect, const RoomItem &item, Qt::LayoutDirection way) const
{
    const int side = m_theme.px(14);
    int used = 0;
    for (const auto &[shown, name] :
         {std::pair(item.pinned, "pin"), std::pair(item.muted, "mute"), std::pair(item.archived, "archive")}) {
        if (!shown)
            continue;
        used += side + m_theme.px(4);
        const QRect spot(rect.right() - used + 1, rect.top() + (rect.height() - side) / 2, side, side);
        paintIcon(painter, QString::fromLatin1(name), placed(rect, spot, way), m_theme.muted);
    }
    return used;
}

void RoomDelegate::paintRoom(QPainter &painter, const QStyleOptionViewItem &option, const RoomItem &item) const
{
    const QRect rect = option.rect;
    const Qt::LayoutDirection way = option.direction;
    const bool open = item.room.id == m_open;
    if (open || option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(rect, m_theme.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(rect, m_theme.dark ? m_theme.chip : m_theme.background);
    if (open) {
        const QRect bar(rect.left(), rect.top() + m_theme.px(8), m_theme.px(3), rect.height() - m_theme.px(16));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.accent);
        painter.drawRoundedRect(placed(rect, bar, way), 1.5, 1.5);
    }
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintFocus(painter, rect);

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
        paintIcon(painter, QStringLiteral("support"), pictureHere.adjusted(inset, inset, -inset, -inset),
                  m_theme.avatarInk);
    } else {
        Avatar::paint(painter, pictureHere, m_theme, other.id.value, text.title);
    }

    // the trailing column: time above, badge below
    const QFont small = m_theme.font(11);
    const int timeWidth = lineWidth(text.time, small) + 2;
    const QRect inner = rect.adjusted(margin + side + m_theme.px(10), m_theme.px(9), -margin, -m_theme.px(9));
    const int half = inner.height() / 2;
    const QRect timeRect(inner.right() - timeWidth + 1, inner.top(), timeWidth, half);
    drawLine(painter, placed(rect, timeRect, way), text.time, small, m_theme.muted, way, LineEdge::Trailing);
    const QRect markRect(inner.left(), inner.top(), inner.width() - timeWidth - m_theme.px(2), half);
    const int markWidth = paintMarks(painter, placed(rect, markRect, way), item, way);
    const QRect badgeRect(inner.left(), inner.top() + half, inner.width(), half);
    const int badgeWidth = paintBadge(painter, placed(rect, badgeRect, way), item, way);

    QRect nameRect(inner.left(), inner.top(), inner.width() - timeWidth - markWidth - m_theme.px(8), half);
    const QFont name = m_theme.font(14, isUnread(item) ? QFont::Bold : QFont::DemiBold);
    drawLine(painter, placed(rect, nameRect, way), text.title, name, m_theme.ink, way);
    QRect snippetRect(inner.left(), inner.top() + half, inner.width() - (badgeWidth ? badgeWidth + m_theme.px(8) : 0),
                      half);
    paintSnippet(painter, placed(rect, snippetRect, way), text, way);
}

void RoomDelegate::paintSnippet(QPainter &painter, QRect rect, const RoomText &text, Qt::LayoutDirection way) const
{
    const QFont font = m_theme.font(13);
    const int gap = m_theme.px(5);
    const auto tag = [&](const QString &words, const QColor &back, const QColor &ink) {
        if (const int width = words.isEmpty() ? 0 : paintTag(painter, rect, words, back, ink, way))
            takeLeading(rect, std::min(width + gap, rect.width()), way);
    };
    if (!text.waiting.isEmpty()) {
        const bool urgent = text.urgency == RoomText::Urgency::Urgent;
        const bool soon = text.urgency == RoomText::Urgency::Soon;
        const QColor back = urgent ? m_theme.urgentBackground : soon ? m_theme.soonBackground : m_theme.chip;
        const QColor ink = urgent ? m_theme.urgentInk : soon ? m_theme.soonInk : m_theme.signal;
        tag(text.waiting, back, ink);
    }
    const int room = rect.width();
    tag(text.category, m_theme.chip, m_theme.ink);
    tag(text.owner, m_theme.selection, m_theme.accent);
    if (rect.width() < room && rect.width() < m_theme.px(narrowestWords))
        return; // two letters beside tags say nothing

    const bool alarming = text.prefix == RoomText::Prefix::Draft || text.prefix == RoomText::Prefix::NotSent;
    if (!text.prefixText.isEmpty()) {
        const QColor ink = alarming                                  ? m_theme.bad
                           : text.prefix == RoomText::Prefix::Typing ? m_theme.ok
                                                                     : m_theme.muted;
        const QFont bold = m_theme.font(13, text.prefix == RoomText::Prefix::Typing ? QFont::Medium : QFont::Normal);
        const int width = std::min(rect.width(), lineWidth(text.prefixText, bold) + 2);
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
    const int padding = m_theme.px(14);
    const int wanted = lineWidth(text, font) + 1 + padding;
    const int width = std::min({rect.width(), wanted, m_theme.px(widestTag)});
    if (width < m_theme.px(narrowestTag))
        return 0;
    QRect free = rect;
    QRect tag = takeLeading(free, width, way);
    tag.setTop(rect.top() + (rect.height() - height) / 2);
    tag.setHeight(height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    painter.drawRoundedRect(tag, m_theme.px(6), m_theme.px(6));
    drawLine(painter, tag.adjusted(padding / 2, 0, padding / 2 - padding, 0), text, font, ink, way, LineEdge::Middle);
    return width;
}

} // namespace desk::ui
