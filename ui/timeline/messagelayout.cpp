// Measuring of rows. All lengths are those of the pictures at the chosen text size.
#include "ui/timeline/messagelayout.h"

#include "ui/errortext.h"
#include "ui/theme.h"
#include "ui/timeline/rowtext.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace desk::ui {

namespace {

constexpr qreal side = 18;    // between the window's edge and a bubble
constexpr qreal padding = 12; // inside a bubble
constexpr qreal share = 0.64; // of the width, at most
constexpr qreal lineHeight = 1.45;
constexpr QSize pictureBox(320, 340);
constexpr QSizeF unknownPicture(240, 180);
constexpr qreal leastSide = 56; // of a picture's box: a thin one stays a thing to click

qreal lineStep(const QFont &font)
{
    return std::ceil(font.pixelSize() * lineHeight);
}

/// Lays lines under each other; returns the widest ink and the height. One rhythm for every script: the fonts' own line
/// heights differ so much that a mixed message would limp.
std::pair<qreal, qreal> stack(QTextLayout &layout, qreal width)
{
    const QFontMetricsF metrics(layout.font());
    const qreal step = lineStep(layout.font());
    qreal baseline = std::round((step + metrics.ascent() - metrics.descent()) / 2);
    qreal widest = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, baseline - line.ascent()));
        baseline += step;
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return {std::ceil(widest), layout.lineCount() * step};
}

QTextOption option(bool rightToLeft, Qt::Alignment alignment = {})
{
    QTextOption result;
    result.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    result.setAlignment(alignment ? alignment : (rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute);
    result.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return result;
}

bool ticked(DeliveryState state)
{
    return state != DeliveryState::None && state != DeliveryState::Refused && state != DeliveryState::Asking;
}

} // namespace

MessageLayout::MessageLayout(const TimelineRow &row, const LayoutContext &context, const PictureFace &picture)
{
    if (row.kind == TimelineRow::Kind::Message)
        layOutMessage(row, context, picture);
    else if (row.kind == TimelineRow::Kind::Note)
        layOutPrivateNote(row, context);
    else
        layOutNotice(row, context);
}

MessageLayout::Extent MessageLayout::layOutText(const LayoutContext &context, qreal widest)
{
    Extent extent;
    if (m_text.isEmpty())
        return extent;
    const QFont font = context.theme->font(14);
    m_links = linksIn(m_text);
    for (const Paragraph &paragraph : paragraphs(m_text, context.direction == Qt::RightToLeft)) {
        Block block;
        block.layout = std::make_unique<QTextLayout>(paragraph.text, font);
        block.layout->setTextOption(option(paragraph.rightToLeft));
        block.layout->setCacheEnabled(true);
        QList<QTextLayout::FormatRange> formats;
        for (const LinkRange &link : std::as_const(m_links)) {
            const qsizetype start = std::max<qsizetype>(link.start - paragraph.start, 0);
            const qsizetype end = std::min(link.start + link.length - paragraph.start, paragraph.text.size());
            if (start >= end)
                continue;
            QTextLayout::FormatRange range{int(start), int(end - start), {}};
            range.format.setForeground(context.theme->tick);
            range.format.setFontUnderline(true);
            formats.append(range);
        }
        block.layout->setFormats(formats);
        const auto [width, height] = stack(*block.layout, widest);
        block.origin = QPointF(0, extent.height);
        block.start = paragraph.start;
        block.step = lineStep(font);
        block.rightToLeft = paragraph.rightToLeft;
        block.lastLine = block.layout->lineAt(block.layout->lineCount() - 1).naturalTextRect();
        extent.width = std::max(extent.width, width);
        extent.height += height;
        m_blocks.push_back(std::move(block));
    }
    return extent;
}

void MessageLayout::layOutMeta(const TimelineRow &row, const LayoutContext &context)
{
    const Theme &theme = *context.theme;
    const bool asks = row.delivery == DeliveryState::Refused || row.delivery == DeliveryState::Asking;
    const bool acts = asks || (row.upload && row.upload->stoppable);
    const QFontMetricsF metrics(theme.font(11, acts ? QFont::DemiBold : QFont::Normal));
    if (asks) {
        m_metaText = row.kind == TimelineRow::Kind::Note      ? RowText::tr("Not saved")
                     : row.delivery == DeliveryState::Refused ? RowText::tr("Not sent")
                                                              : RowText::tr("Not sent yet");
        m_metaText += QStringLiteral(" · ");
        m_actionText = row.delivery == DeliveryState::Refused ? RowText::tr("Retry") : RowText::tr("Send now");
    } else if (row.upload) {
        m_metaText = RowText::upload(*row.upload, context.locale);
        if (row.upload->stoppable) {
            m_metaText += QStringLiteral(" · ");
            m_actionText = RowText::tr("Cancel");
        }
    } else {
        m_metaText = RowText::time(row.at, context.zone, context.locale);
        if (row.delivery == DeliveryState::Uncertain)
            m_metaText = row.undecided ? RowText::tr("May not have arrived") : RowText::tr("Checking…");
        else if (row.kind == TimelineRow::Kind::Note && row.delivery == DeliveryState::Sending)
            m_metaText = RowText::tr("Saving…");
    }
    const qreal words = std::ceil(metrics.horizontalAdvance(m_metaText));
    const qreal action = std::ceil(metrics.horizontalAdvance(m_actionText));
    const qreal tick = row.kind == TimelineRow::Kind::Message && ticked(row.delivery) && !acts ? theme.px(16) : 0;
    const qreal gap = tick > 0 ? theme.px(4) : 0;
    const qreal height = std::ceil(theme.px(11) * lineHeight);
    m_meta = QRectF(0, 0, words + action + gap + tick, height);
    // in reading order: the words, then what can be clicked or the tick
    const bool rtl = context.direction == Qt::RightToLeft;
    m_metaWords = QRectF(rtl ? m_meta.width() - words : 0, 0, words, height);
    if (action > 0)
        m_action = QRectF(rtl ? 0 : words, 0, action, height);
    if (tick > 0)
        m_tick = QRectF(rtl ? 0 : m_meta.width() - tick, 0, tick, height);
}

MessageLayout::Extent MessageLayout::layOutNote(const TimelineRow &row, const LayoutContext &context, qreal widest)
{
    if (!row.error || row.delivery != DeliveryState::Refused)
        return {};
    m_note = std::make_unique<QTextLayout>(shownText(errorSentence(*row.error)).simplified(), context.theme->font(11));
    m_note->setTextOption(option(context.direction == Qt::RightToLeft));
    const auto [width, height] = stack(*m_note, widest);
    return {width, height};
}

QSize MessageLayout::pictureAtMost(const Theme &theme)
{
    return {theme.px(pictureBox.width()), theme.px(pictureBox.height())};
}

/// A picture in its own shape, as large as it is and no larger than the box; a file as wide as its words.
QSizeF MessageLayout::attachmentSize(const LayoutContext &context, const PictureFace &picture, qreal widest) const
{
    const Theme &theme = *context.theme;
    if (!m_showsPicture) {
        const qreal words = std::max(QFontMetricsF(theme.font(14)).horizontalAdvance(m_file.name),
                                     QFontMetricsF(theme.font(12)).horizontalAdvance(m_file.details));
        return {std::min<qreal>(widest, std::ceil(words) + theme.px(52)), qreal(theme.px(50))};
    }
    QSizeF size(theme.px(unknownPicture.width()), theme.px(unknownPicture.height()));
    if (picture.kind == PictureFace::Kind::Known)
        size = picture.size;
    const QSizeF most(std::min<qreal>(widest, pictureAtMost(theme).width()), pictureAtMost(theme).height());
    if (size.width() > most.width() || size.height() > most.height())
        size.scale(most, Qt::KeepAspectRatio);
    const qreal least = std::min<qreal>(theme.px(leastSide), most.width());
    return {std::round(std::max(size.width(), least)), std::round(std::max(size.height(), least))};
}

void MessageLayout::layOutMessage(const TimelineRow &row, const LayoutContext &context, const PictureFace &picture)
{
    const Theme &theme = *context.theme;
    const bool rtl = context.direction == Qt::RightToLeft;
    const qreal available = context.width - 2 * theme.px(side);
    // a narrow window keeps readable bubbles, a wide one readable lines
    qreal outer = std::clamp(available * share, std::min<qreal>(available, theme.px(260)), qreal(theme.px(760)));
    const qreal pad = theme.px(padding);
    const qreal widest = std::max<qreal>(std::floor(outer - 2 * pad), theme.px(40));

    m_text = bubbleText(row.text);
    qreal top = theme.px(7);
    qreal content = 0;

    if (row.named && row.first && !row.sender.isEmpty()) {
        const QFontMetricsF metrics(theme.font(12, QFont::DemiBold));
        m_name = QRectF(0, top, std::min(widest, std::ceil(metrics.horizontalAdvance(shownText(row.sender)))),
                        std::ceil(theme.px(12) * lineHeight));
        content = m_name.width();
        top += m_name.height();
    }
    if (row.attachment) {
        m_file = fileFace(*row.attachment);
        using Kind = PictureFace::Kind;
        m_showsPicture = m_file.picture && (picture.kind == Kind::Unknown || picture.kind == Kind::Known);
        if (m_file.picture && picture.kind == Kind::Away)
            m_file.details = RowText::away(m_file.details);
        m_attachment = QRectF(QPointF(0, top + theme.px(2)), attachmentSize(context, picture, widest));
        content = std::max(content, m_attachment.width());
        top = m_attachment.bottom() + theme.px(4);
    }
    const Extent text = layOutText(context, widest);
    for (Block &block : m_blocks)
        block.origin.ry() += top;
    content = std::max(content, text.width);
    top += text.height;

    const Extent note = layOutNote(row, context, widest);
    m_noteOrigin.setY(top);
    content = std::max(content, note.width);
    top += note.height;

    layOutMeta(row, context);
    content = std::max(content, m_meta.width());
    // time and tick stand on the last line only if that line reads towards them and leaves room
    bool onLastLine = false;
    if (!m_blocks.empty() && !m_note && m_blocks.back().rightToLeft == rtl) {
        const qreal needed = m_blocks.back().lastLine.width() + theme.px(10) + m_meta.width();
        onLastLine = needed <= widest;
        if (onLastLine)
            content = std::max(content, std::ceil(needed));
    }
    const qreal metaTop = onLastLine ? top - m_meta.height() + theme.px(1) : top + theme.px(1);
    const qreal bottom = metaTop + m_meta.height() + theme.px(onLastLine ? 6 : 5);

    const qreal width = content + 2 * pad;
    const bool right = row.mine != rtl;
    m_bubble = QRectF(right ? context.width - theme.px(side) - width : theme.px(side), 0, width, bottom);
    const qreal left = m_bubble.left() + pad;
    const auto startSide = [&](qreal itemWidth) { return rtl ? left + content - itemWidth : left; };
    for (Block &block : m_blocks)
        block.origin.setX(block.rightToLeft ? left + content - widest : left);
    m_name.moveLeft(startSide(m_name.width()));
    m_attachment.moveLeft(startSide(m_attachment.width()));
    if (row.upload && row.upload->total > 0) {
        const qreal thick = theme.px(4);
        const qreal far =
            m_attachment.width() * std::clamp(double(row.upload->done) / double(row.upload->total), 0.0, 1.0);
        m_progress =
            QRectF(rtl ? m_attachment.right() - far : m_attachment.left(), m_attachment.bottom() - thick, far, thick);
    }
    m_noteOrigin.setX(rtl ? left + content - widest : left);
    const QPointF metaOrigin(rtl ? left : left + content - m_meta.width(), metaTop);
    for (QRectF *part : {&m_meta, &m_metaWords, &m_tick, &m_action})
        part->translate(metaOrigin);
    m_height = int(std::ceil(bottom)) + theme.px(row.last ? 8 : 3);
}

/// A card across the talk: on nobody's side, as no reply stands.
void MessageLayout::layOutPrivateNote(const TimelineRow &row, const LayoutContext &context)
{
    const Theme &theme = *context.theme;
    const bool rtl = context.direction == Qt::RightToLeft;
    const qreal pad = theme.px(padding);
    const qreal outer = std::min<qreal>(context.width - 2 * theme.px(side), theme.px(760));
    const qreal widest = std::max<qreal>(std::floor(outer - 2 * pad), theme.px(40));
    const qreal left = std::round((context.width - widest) / 2);
    qreal top = theme.px(14);

    const qreal sign = theme.px(16);
    const qreal beside = sign + theme.px(6);
    m_head = std::make_unique<QTextLayout>(RowText::noteHead(), theme.font(12, QFont::DemiBold));
    m_head->setTextOption(option(rtl));
    const qreal headHeight = stack(*m_head, std::max<qreal>(widest - beside, theme.px(40))).second;
    m_headOrigin = QPointF(rtl ? left : left + beside, top);
    m_lock = QRectF(rtl ? left + widest - sign : left, top + theme.px(1), sign, sign);
    top += headHeight;

    const QString author = row.mine ? RowText::tr("You") : shownText(row.sender);
    const QFontMetricsF metrics(theme.font(12, QFont::DemiBold));
    const qreal nameWidth = std::min(widest, std::ceil(metrics.horizontalAdvance(author)));
    m_name = QRectF(rtl ? left + widest - nameWidth : left, top, nameWidth, std::ceil(theme.px(12) * lineHeight));
    top += m_name.height();

    m_text = bubbleText(row.text);
    const Extent text = layOutText(context, widest);
    for (Block &block : m_blocks)
        block.origin += QPointF(left, top);
    top += text.height;
    const Extent note = layOutNote(row, context, widest);
    m_noteOrigin = QPointF(left, top);
    top += note.height;

    layOutMeta(row, context);
    const QPointF metaOrigin(rtl ? left : left + widest - m_meta.width(), top);
    for (QRectF *part : {&m_meta, &m_metaWords, &m_action})
        part->translate(metaOrigin);
    const qreal margin = theme.px(6);
    m_bubble = QRectF(left - pad, margin, widest + 2 * pad, top + m_meta.height() + theme.px(6) - margin);
    m_height = int(std::ceil(m_bubble.bottom() + margin)) + theme.px(3);
}

void MessageLayout::layOutNotice(const TimelineRow &row, const LayoutContext &context)
{
    const Theme &theme = *context.theme;
    const bool rtl = context.direction == Qt::RightToLeft;
    const bool line = row.kind == TimelineRow::Kind::UnreadLine;
    const qreal widest = std::max<qreal>(context.width - theme.px(line ? 120 : 80), theme.px(80));
    m_text = RowText::sentence(row, context.zone, context.today, context.locale);
    if ((row.kind == TimelineRow::Kind::Hole && !row.loading) || row.kind == TimelineRow::Kind::LoadError)
        m_actionText = row.kind == TimelineRow::Kind::Hole ? RowText::tr("Load") : RowText::tr("Try again");

    Block block;
    block.layout = std::make_unique<QTextLayout>(m_text, theme.font(12, line ? QFont::DemiBold : QFont::Normal));
    block.layout->setTextOption(option(rtl, Qt::AlignHCenter));
    const auto [width, height] = stack(*block.layout, widest);
    const QFontMetricsF metrics(theme.font(12, QFont::DemiBold));
    const qreal action = m_actionText.isEmpty() ? 0 : std::ceil(metrics.horizontalAdvance(m_actionText));
    const qreal margin = theme.px(8);
    const qreal chip = std::max(width, action) + theme.px(24);
    const qreal tall = height + theme.px(4) + (action > 0 ? metrics.height() + theme.px(2) : 0);
    m_bubble = QRectF(std::round((context.width - chip) / 2), margin, chip, std::ceil(tall));
    block.origin = QPointF((context.width - widest) / 2, margin + theme.px(2));
    if (action > 0)
        m_action = QRectF((context.width - action) / 2, block.origin.y() + height, action, metrics.height());
    m_blocks.push_back(std::move(block));
    m_height = int(std::ceil(m_bubble.bottom() + margin)) + theme.px(3);
}

RowHit MessageLayout::hitTest(const QPointF &point) const
{
    RowHit hit;
    if (m_action.marginsAdded({3, 3, 3, 3}).contains(point))
        hit.part = RowHit::Part::Action;
    else if (m_attachment.contains(point))
        hit.part = RowHit::Part::Attachment;
    else if (m_bubble.contains(point))
        hit.part = RowHit::Part::Bubble;
    hit.position = m_blocks.empty() || point.y() < m_blocks.front().origin.y() ? 0 : int(m_text.size());
    for (const Block &block : m_blocks) {
        const QPointF local = point - block.origin;
        const QTextLayout &layout = *block.layout;
        const int number = block.step > 0 ? int(std::floor(local.y() / block.step)) : -1;
        if (number >= 0 && number < layout.lineCount()) {
            const QTextLine line = layout.lineAt(number);
            const QRectF ink = line.naturalTextRect();
            hit.position = block.start + line.xToCursor(local.x());
            if (hit.part != RowHit::Part::Bubble || local.x() < ink.left() || local.x() > ink.right())
                return hit;
            hit.part = RowHit::Part::Text;
            const int under = block.start + line.xToCursor(local.x(), QTextLine::CursorOnCharacter);
            for (const LinkRange &link : m_links) {
                if (under >= link.start && under < link.start + link.length) {
                    hit.part = RowHit::Part::Link;
                    hit.url = link.url;
                }
            }
            return hit;
        }
    }
    return hit;
}

std::pair<int, int> MessageLayout::wordAt(int position) const
{
    for (const Block &block : m_blocks) {
        const int local = position - block.start;
        const int size = int(block.layout->text().size());
        if (local < 0 || local > size || size == 0)
            continue;
        const int end = block.layout->nextCursorPosition(std::min(local, size - 1), QTextLayout::SkipWords);
        const int begin = block.layout->previousCursorPosition(end, QTextLayout::SkipWords);
        const QString word = block.layout->text().mid(begin, end - begin);
        qsizetype length = word.size();
        while (length > 0 && word.at(length - 1).isSpace())
            --length;
        return {block.start + begin, block.start + begin + int(length)};
    }
    return {position, position};
}

} // namespace desk::ui
