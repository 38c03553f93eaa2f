// Least recently used layouts leave first.
#include "ui/timeline/layoutcache.h"

namespace desk::ui {

LayoutCache::LayoutCache(int rows) : m_rows(rows) {}

void LayoutCache::setContext(const LayoutContext &context)
{
    m_context = context;
    m_rows.clear();
}

std::shared_ptr<const MessageLayout> LayoutCache::layout(const TimelineRow &row)
{
    const QString key = row.key();
    if (const auto *known = m_rows.object(key))
        return *known;
    ++m_made;
    const PictureFace picture = row.attachment && m_pictures ? m_pictures(row) : PictureFace{};
    auto made = std::make_shared<const MessageLayout>(row, m_context, picture);
    m_rows.insert(key, new std::shared_ptr<const MessageLayout>(made));
    return made;
}

} // namespace desk::ui
