// Painting of a reply's row.
#include "ui/composer/replydelegate.h"

#include "ui/format.h"
#include "ui/textline.h"

#include <QListWidget>
#include <QPainter>

namespace desk::ui {

namespace {
constexpr qsizetype longestShown = 80; // of a text: the row is cut long before
}

QString replyLine(const QuickReply &reply)
{
    const QString shortcut = isolated(QLatin1Char('/') + reply.shortcut);
    const QString title = oneLine(reply.title);
    return title.isEmpty() ? shortcut : shortcut + QLatin1Char(' ') + isolated(title);
}

ReplyDelegate::ReplyDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void ReplyDelegate::add(QListWidget &list, const QuickReply &reply)
{
    add(list, QLatin1Char('/') + reply.shortcut, oneLine(reply.title));
    list.item(list.count() - 1)->setText(replyLine(reply));
}

void ReplyDelegate::add(QListWidget &list, const TeamReply &reply)
{
    const QString begin = isolated(oneLine(reply.texts.value(0)).left(longestShown));
    //: a reply of the team in the list of replies; %1: how its text begins
    add(list, oneLine(reply.name),
        reply.resolves ? tr("Team, resolves the case: %1").arg(begin) : tr("Team: %1").arg(begin));
}

void ReplyDelegate::add(QListWidget &list, const QString &mark, const QString &title)
{
    auto *item = new QListWidgetItem(isolated(mark) + QLatin1Char(' ') + isolated(title), &list);
    item->setData(ShortcutRole, mark);
    item->setData(TitleRole, title);
}

void ReplyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool chosen = option.state & QStyle::State_Selected;
    const QRectF box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (chosen || option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? m_theme.selection : m_theme.chip);
        painter->drawRoundedRect(box, m_theme.px(8), m_theme.px(8));
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(m_theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box, m_theme.px(8), m_theme.px(8));
    }
    painter->restore();

    const int gap = m_theme.px(10);
    QRect inside = option.rect.adjusted(gap, 0, -gap, 0);
    QRect shortcut = inside;
    shortcut.setWidth(inside.width() / 2);
    const auto visual = [&option, &inside](const QRect &rect) {
        return QStyle::visualRect(option.direction, inside, rect);
    };
    const int used = drawLine(*painter, visual(shortcut), index.data(ShortcutRole).toString(),
                              m_theme.font(14, QFont::DemiBold), m_theme.ink, option.direction);
    const QRect title = inside.adjusted(used + gap, 0, 0, 0);
    drawLine(*painter, visual(title), index.data(TitleRole).toString(), m_theme.font(13), m_theme.muted,
             option.direction);
}

QSize ReplyDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.px(120), QFontMetrics(m_theme.font(14)).height() + m_theme.px(14)};
}

} // namespace desk::ui
