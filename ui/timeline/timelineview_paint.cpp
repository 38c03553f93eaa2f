// The view's painting and what makes it new: show, resize, theme, language.
#include "models/timelinemodel.h"
#include "store/fold.h"
#include "ui/media/picturestock.h"
#include "ui/theme.h"
#include "ui/timeline/timelineview.h"

#include <QPainter>
#include <QResizeEvent>

namespace desk::ui {

bool TimelineView::event(QEvent *event)
{
    const bool done = QAbstractScrollArea::event(event);
    if (event->type() == QEvent::WindowActivate)
        reportSeen();
    return done;
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::LayoutDirectionChange:
    case QEvent::LanguageChange:
    case QEvent::LocaleChange:
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::FontChange:
        restyle();
        break;
    case QEvent::ActivationChange:
        reportSeen();
        break;
    default:
        break;
    }
}

void TimelineView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    boundPictures(); // now it is known on which screen
    moved();
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    updateContext();
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.background);
    const QList<ScrollAnchor::Visible> rows = m_anchor.visible();
    if (rows.isEmpty())
        paintEmpty(painter);
    for (const ScrollAnchor::Visible &seen : rows) {
        const TimelineRow &row = m_model->row(seen.row);
        const auto layout = m_layouts.layout(row);
        RowLook look;
        look.selected = m_selection.rangeIn(seen.row, int(layout->text().size()));
        look.current = hasFocus() && m_current.isValid() && m_current.row() == seen.row;
        look.actionHovered = m_hoveredAction.isValid() && m_hoveredAction.row() == seen.row;
        look.found = matches(layout->text(), m_sought);
        if (layout->showsPicture() && m_pictures)
            look.picture = m_pictures->pixmap(pictureOf(row));
        painter.translate(0, seen.top);
        paintRow(painter, row, *layout, look, m_layouts.context());
        painter.translate(0, -seen.top);
    }
}

void TimelineView::setSought(const QStringList &words)
{
    m_sought = words;
    viewport()->update();
}

void TimelineView::paintEmpty(QPainter &painter) const
{
    const QRect area = viewport()->rect().adjusted(m_theme.px(24), 0, -m_theme.px(24), 0);
    const int middle = area.center().y();
    painter.setLayoutDirection(layoutDirection());
    painter.setPen(m_theme.ink);
    painter.setFont(m_theme.font(15, QFont::DemiBold));
    painter.drawText(QRect(area.left(), middle - m_theme.px(60), area.width(), m_theme.px(56)),
                     Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, m_emptyTitle);
    painter.setPen(m_theme.muted);
    painter.setFont(m_theme.font(13));
    painter.drawText(QRect(area.left(), middle, area.width(), m_theme.px(90)),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyHint);
}

} // namespace desk::ui
