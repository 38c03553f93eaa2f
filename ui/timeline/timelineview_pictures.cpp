// The view's pictures: which of them are asked for, and that one which comes moves nothing that is being read.
#include "models/timelinemodel.h"
#include "ui/media/picturestock.h"
#include "ui/theme.h"
#include "ui/timeline/timelineview.h"

namespace desk::ui {

void TimelineView::setPictures(PictureStock *pictures)
{
    if (m_pictures)
        m_pictures->disconnect(this);
    m_pictures = pictures;
    m_layouts.setPictures(pictures ? [this](const TimelineRow &row) { return faceOf(row); }
                                   : std::function<PictureFace(const TimelineRow &)>());
    m_layouts.clear();
    if (pictures)
        connect(pictures, &PictureStock::changed, this, &TimelineView::pictureChanged);
    boundPictures();
    moved();
}

/// Decoded as large as they are painted: painting must not scale.
void TimelineView::boundPictures()
{
    if (m_pictures)
        m_pictures->setBounds(MessageLayout::pictureAtMost(m_theme) * devicePixelRatioF());
}

PictureRef TimelineView::pictureOf(const TimelineRow &row)
{
    if (!row.attachment)
        return {};
    return row.message.isValid() ? PictureRef{row.attachment->url, false} : PictureRef{row.localFile, true};
}

PictureFace TimelineView::faceOf(const TimelineRow &row) const
{
    const PictureRef picture = pictureOf(row);
    if (picture.isNull())
        return {};
    switch (m_pictures->state(picture)) {
    case PictureStock::State::Unknown:
        return {PictureFace::Kind::Unknown, {}};
    case PictureStock::State::Shown:
        return {PictureFace::Kind::Known, m_pictures->size(picture)};
    case PictureStock::State::Away:
        return {PictureFace::Kind::Away, {}};
    case PictureStock::State::Failed:
        break;
    }
    return {};
}

bool TimelineView::showsPicture(int row) const
{
    return const_cast<TimelineView *>(this)->m_layouts.layout(m_model->row(row))->showsPicture();
}

void TimelineView::pictureChanged(const PictureRef &picture)
{
    if (!m_model)
        return;
    const ScrollAnchor::Hold hold = m_anchor.hold();
    for (int row = 0; row < m_anchor.rows(); ++row) {
        const TimelineRow &message = m_model->row(row);
        if (message.attachment && pictureOf(message) == picture)
            m_layouts.forget(message.key());
    }
    if (m_untouched)
        openingPlace();
    else if (m_following)
        m_anchor.toBottom();
    else
        m_anchor.restore(hold);
    moved();
}

/// What can be seen first, then one view's height above and below it.
void TimelineView::askForPictures()
{
    if (!m_pictures || !m_model)
        return;
    QList<PictureRef> nearby;
    const auto add = [this, &nearby](int row) {
        const TimelineRow &message = m_model->row(row);
        const auto layout = m_layouts.layout(message);
        if (layout->file().picture)
            nearby << pictureOf(message);
        return layout->height();
    };
    const QList<ScrollAnchor::Visible> seen = m_anchor.visible();
    for (auto it = seen.crbegin(); it != seen.crend(); ++it)
        add(it->row);
    if (!seen.isEmpty()) {
        int left = viewport()->height();
        for (int row = seen.first().row - 1; row >= 0 && left > 0; --row)
            left -= add(row);
        left = viewport()->height();
        for (int row = seen.last().row + 1; row < m_anchor.rows() && left > 0; ++row)
            left -= add(row);
    }
    nearby.removeIf([](const PictureRef &picture) { return picture.isNull(); });
    m_pictures->want(nearby);
}

} // namespace desk::ui
