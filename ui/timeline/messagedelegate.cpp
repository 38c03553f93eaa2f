// Painting of rows. Ticks and clock are paths, so that they are sharp at every scale.
#include "ui/timeline/messagedelegate.h"

#include "ui/icons.h"
#include "ui/textline.h"
#include "ui/theme.h"
#include "ui/timeline/rowtext.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace desk::ui {

namespace {

struct Ink
{
    QPainter &painter;
    const TimelineRow &row;
    const MessageLayout &layout;
    const RowLook &look;
    const LayoutContext &context;
    const Theme &theme;

    bool rightToLeft() const { return context.direction == Qt::RightToLeft; }

    /// One line in its own direction, standing at the side where the window's reading begins.
    void words(const QRectF &rect, const QString &text, const QFont &font, const QColor &colour,
               Qt::TextElideMode elide = Qt::ElideRight) const
    {
        painter.setFont(font);
        painter.setPen(colour);
        const QFontMetricsF metrics(font);
        const QString fitting = elide == Qt::ElideRight ? elidedLine(text, metrics, rect.width() + 1)
                                                        : metrics.elidedText(text, elide, rect.width() + 1);
        painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        painter.drawText(rect,
                         (rightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter |
                             Qt::TextSingleLine | Qt::TextDontClip,
                         fitting);
        painter.setLayoutDirection(context.direction);
    }

    void ticks() const
    {
        const QRectF box = layout.tick();
        if (box.isEmpty())
            return;
        const qreal unit = box.width() / 16;
        painter.save();
        painter.translate(box.left(), box.center().y() - 5.8 * unit);
        painter.scale(unit, unit);
        const bool read = row.delivery == DeliveryState::Read;
        painter.setPen(QPen(read ? theme.tick : theme.fine, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        QPainterPath path;
        if (row.delivery == DeliveryState::Sent || read) {
            const qreal x = read ? 0.8 : 3.4;
            path.moveTo(x, 5.4);
            path.lineTo(x + 2.9, 8.3);
            path.lineTo(x + 8.6, 2);
            if (read) {
                path.moveTo(x + 5.8, 7.4);
                path.lineTo(x + 6.7, 8.3);
                path.lineTo(x + 12.4, 2);
            }
        } else {
            path.addEllipse(QPointF(9, 5), 4.4, 4.4);
            path.moveTo(9, 2.6);
            path.lineTo(9, 5.2);
            path.lineTo(10.9, 6.3);
        }
        painter.drawPath(path);
        painter.restore();
    }

    void picture(const QRectF &box, qreal radius) const
    {
        QPainterPath frame;
        frame.addRoundedRect(box, radius, radius);
        painter.fillPath(frame, theme.fileBox);
        if (look.picture.isNull()) {
            const qreal size = theme.px(32);
            paintIcon(painter, layout.file().icon,
                      QRectF(box.center() - QPointF(size / 2, size / 2), QSizeF(size, size)), theme.fine);
            return;
        }
        painter.save();
        painter.setClipPath(frame);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        QSizeF size = look.picture.size();
        if (size.width() > box.width() || size.height() > box.height())
            size.scale(box.size(), Qt::KeepAspectRatio);
        painter.drawPixmap(QRectF(box.center() - QPointF(size.width() / 2, size.height() / 2), size), look.picture,
                           QRectF(look.picture.rect()));
        painter.restore();
    }

    /// How much of the file has left, along the lower edge of its box.
    void progress() const
    {
        painter.save();
        QPainterPath frame;
        const qreal radius = theme.px(10);
        frame.addRoundedRect(layout.attachment(), radius, radius);
        painter.setClipPath(frame);
        painter.fillRect(layout.progress(), theme.accent);
        painter.restore();
    }

    void file() const
    {
        const QRectF box = layout.attachment();
        const FileFace &face = layout.file();
        const qreal radius = theme.px(10);
        if (layout.showsPicture())
            return picture(box, radius);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.fileBox);
        painter.drawRoundedRect(box, radius, radius);
        const qreal size = theme.px(22);
        const qreal edge = theme.px(10);
        const qreal gap = theme.px(42);
        const bool rtl = rightToLeft();
        paintIcon(painter, face.icon,
                  QRectF(rtl ? box.right() - edge - size : box.left() + edge, box.center().y() - size / 2, size, size),
                  theme.fine);
        const QRectF inner = rtl ? box.adjusted(edge, 0, -gap, 0) : box.adjusted(gap, 0, -edge, 0);
        const bool single = face.details.isEmpty();
        const qreal half = single ? box.height() : theme.px(20);
        const qreal top = single ? box.top() : box.top() + theme.px(6);
        words(QRectF(inner.left(), top, inner.width(), half), face.name, theme.font(14), theme.ink, Qt::ElideMiddle);
        if (!single)
            words(QRectF(inner.left(), top + half, inner.width(), theme.px(18)), face.details, theme.font(12),
                  theme.fine);
    }

    void text() const
    {
        painter.setPen(theme.ink);
        for (const MessageLayout::Block &block : layout.blocks()) {
            QList<QTextLayout::FormatRange> selections;
            const int size = int(block.layout->text().size());
            for (const TextRange &sought : look.found) {
                const int from = std::clamp(int(sought.from) - block.start, 0, size);
                const int to = std::clamp(int(sought.to) - block.start, 0, size);
                if (from < to) {
                    QTextLayout::FormatRange range{from, to - from, {}};
                    range.format.setBackground(theme.found);
                    selections.append(range);
                }
            }
            if (look.selected) {
                const int from = std::clamp(look.selected->first - block.start, 0, size);
                const int to = std::clamp(look.selected->second - block.start, 0, size);
                if (from < to) {
                    QTextLayout::FormatRange range{from, to - from, {}};
                    range.format.setBackground(theme.accent);
                    range.format.setForeground(theme.onAccent);
                    selections.append(range);
                }
            }
            block.layout->draw(&painter, block.origin, selections);
        }
    }

    void meta() const
    {
        const bool asks = row.delivery == DeliveryState::Refused || row.delivery == DeliveryState::Asking;
        QFont font = theme.font(11, layout.actionText().isEmpty() ? QFont::Normal : QFont::DemiBold);
        words(layout.metaWords(), layout.metaText(), font, asks ? theme.bad : theme.fine);
        if (!layout.actionText().isEmpty()) {
            font.setUnderline(look.actionHovered);
            words(layout.action(), layout.actionText(), font, asks ? theme.bad : theme.tick);
        }
        ticks();
    }

    void bubble() const
    {
        const qreal radius = theme.px(14);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.shadow);
        painter.drawRoundedRect(layout.bubble().translated(0, 1), radius, radius);
        painter.setBrush(row.mine ? theme.mine : theme.theirs);
        painter.drawRoundedRect(layout.bubble(), radius, radius);
        if (!layout.name().isEmpty())
            words(layout.name(), shownText(row.sender), theme.font(12, QFont::DemiBold), theme.accent);
        if (!layout.attachment().isEmpty())
            file();
        if (!layout.progress().isEmpty())
            progress();
        text();
        if (const QTextLayout *note = layout.note()) {
            painter.setPen(theme.bad);
            note->draw(&painter, layout.noteOrigin());
        }
        meta();
    }

    /// Nothing of it looks like a bubble: another colour, an edge, a lock and the words.
    void privateNote() const
    {
        const qreal radius = theme.px(8);
        painter.setPen(QPen(theme.noteLine, 1));
        painter.setBrush(theme.noteBackground);
        painter.drawRoundedRect(layout.bubble().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        paintIcon(painter, QStringLiteral("lock"), layout.lock(), theme.noteInk);
        painter.setPen(theme.noteInk);
        layout.head()->draw(&painter, layout.headOrigin());
        words(layout.name(), row.mine ? RowText::tr("You") : shownText(row.sender), theme.font(12, QFont::DemiBold),
              theme.ink);
        text();
        if (const QTextLayout *note = layout.note()) {
            painter.setPen(theme.bad);
            note->draw(&painter, layout.noteOrigin());
        }
        meta();
    }

    void notice() const
    {
        const QRectF chip = layout.bubble();
        const bool unread = row.kind == TimelineRow::Kind::UnreadLine;
        if (unread) {
            QColor colour = theme.signal;
            colour.setAlphaF(0.5F);
            painter.setPen(QPen(colour, 1));
            const qreal y = std::floor(chip.center().y()) + 0.5;
            painter.drawLine(QPointF(theme.px(18), y), QPointF(chip.left(), y));
            painter.drawLine(QPointF(chip.right(), y), QPointF(context.width - theme.px(18), y));
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.chip);
            const qreal radius = std::min<qreal>(theme.px(11), chip.height() / 2);
            painter.drawRoundedRect(chip, radius, radius);
        }
        const bool failed = row.kind == TimelineRow::Kind::LoadError;
        painter.setPen(unread ? theme.signal : failed ? theme.bad : theme.muted);
        for (const MessageLayout::Block &block : layout.blocks())
            block.layout->draw(&painter, block.origin);
        if (!layout.actionText().isEmpty()) {
            QFont font = theme.font(12, QFont::DemiBold);
            font.setUnderline(look.actionHovered);
            words(layout.action(), layout.actionText(), font, theme.tick);
        }
    }
};

} // namespace

void paintRow(QPainter &painter, const TimelineRow &row, const MessageLayout &layout, const RowLook &look,
              const LayoutContext &context)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(context.direction);
    const Ink ink{painter, row, layout, look, context, *context.theme};
    if (row.kind == TimelineRow::Kind::Message)
        ink.bubble();
    else if (row.kind == TimelineRow::Kind::Note)
        ink.privateNote();
    else
        ink.notice();
    if (look.current) {
        painter.setPen(QPen(context.theme->accent, 2));
        painter.setBrush(Qt::NoBrush);
        const qreal radius = context.theme->px(15);
        painter.drawRoundedRect(layout.bubble().adjusted(-2, -2, 2, 2), radius, radius);
    }
    painter.restore();
}

} // namespace desk::ui
