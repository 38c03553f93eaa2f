// Two lines: the name with ad and time, and the snippet in its own direction with what was sought marked.
#include "ui/search/hitdelegate.h"

#include "ui/format.h"
#include "ui/rooms/roomtext.h"
#include "ui/textline.h"

#include <QCoreApplication>
#include <QGlyphRun>
#include <QPainter>
#include <QTextLayout>

namespace desk::ui {

namespace {
constexpr qsizetype before = 24; ///< letters shown before the first word found
constexpr qsizetype longest = 200;
} // namespace

QString hitSnippet(const SearchModel::Hit &hit, const QStringList &words)
{
    QString text = oneLine(hit.message.text);
    if (hit.message.attachment)
        text = (text + QLatin1Char(' ') + isolated(oneLine(hit.message.attachment->name))).trimmed();
    const QList<TextRange> found = matches(text, words);
    if (!found.isEmpty() && found.first().from > 2 * before) {
        const qsizetype space = text.indexOf(QLatin1Char(' '), found.first().from - before);
        const qsizetype begin = space >= 0 && space < found.first().from ? space + 1 : found.first().from;
        text = QStringLiteral("… ") + text.mid(begin);
    }
    return text.left(longest);
}

QString hitSentence(const SearchModel::Hit &hit, const QStringList &words, const QDateTime &now)
{
    return QCoreApplication::translate("HitDelegate", "%1, %2: %3")
        .arg(isolated(roomTitle(hit.room)), moment(hit.message.createdAt, now), isolated(hitSnippet(hit, words)));
}

HitDelegate::HitDelegate(const SearchModel &model, const Theme &theme, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_theme(theme), m_clock(clock)
{
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.px(200), m_theme.px(54)};
}

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.row() >= m_model.rowCount())
        return;
    const SearchModel::Hit &hit = m_model.hit(index.row());
    const Qt::LayoutDirection way = option.direction;
    const QRect rect = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(rect, m_theme.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(rect, m_theme.dark ? m_theme.chip : m_theme.background);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(rect.adjusted(2, 2, -2, -2), m_theme.px(6), m_theme.px(6));
    }
    const QRect inner = rect.adjusted(m_theme.px(14), m_theme.px(7), -m_theme.px(14), -m_theme.px(7));
    const int half = inner.height() / 2;
    const QFont small = m_theme.font(11);
    const QString time = listTime(hit.message.createdAt, m_clock.now());
    const int timeWidth = lineWidth(time, small) + 2;
    const auto placed = [&](int left, int top, int width) {
        return QStyle::visualRect(way, rect, QRect(left, top, width, half));
    };
    drawLine(*painter, placed(inner.right() - timeWidth + 1, inner.top(), timeWidth), time, small, m_theme.muted, way,
             LineEdge::Trailing);
    const int free = inner.width() - timeWidth - m_theme.px(8);
    const QFont bold = m_theme.font(13, QFont::DemiBold);
    const int used =
        drawLine(*painter, placed(inner.left(), inner.top(), free), roomTitle(hit.room), bold, m_theme.ink, way) +
        m_theme.px(8);
    drawLine(*painter, placed(inner.left() + used, inner.top(), free - used), oneLine(hit.room.room.adTitle), small,
             m_theme.muted, way);
    paintSnippet(*painter, placed(inner.left(), inner.top() + half, inner.width()), hitSnippet(hit, m_model.words()),
                 way);
    painter->restore();
}

void HitDelegate::paintSnippet(QPainter &painter, const QRect &rect, const QString &text, Qt::LayoutDirection way) const
{
    const QFont font = m_theme.font(13);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    QTextLayout layout(shown, font);
    QTextOption option;
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e6);
    layout.endLayout();
    const qreal width = std::min<qreal>(rect.width(), line.naturalTextWidth());
    layout.beginLayout();
    line = layout.createLine();
    line.setLineWidth(std::ceil(width) + 1);
    layout.endLayout();
    const qreal x = way == Qt::LeftToRight ? rect.left() : rect.right() + 1 - std::ceil(width) - 1;
    const qreal high = m_theme.px(18); // not the line's: a fallback font for another script may be taller than the row
    QList<QTextLayout::FormatRange> marks;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.found);
    for (const TextRange &range : matches(shown, m_model.words())) {
        for (const QGlyphRun &run :
             line.glyphRuns(int(range.from), int(range.to - range.from))) { // where it is, in either direction
            const QRectF inked = run.boundingRect();
            painter.drawRoundedRect(
                QRectF(x + inked.left() - 1, rect.top() + (rect.height() - high) / 2, inked.width() + 2, high), 3, 3);
        }
        QTextLayout::FormatRange mark{int(range.from), int(range.to - range.from), {}};
        mark.format.setForeground(m_theme.ink);
        marks << mark;
    }
    painter.setPen(m_theme.muted);
    layout.draw(&painter, QPointF(x, rect.top() + (rect.height() - line.height()) / 2), marks);
}

} // namespace desk::ui
