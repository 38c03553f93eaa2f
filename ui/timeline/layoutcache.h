// The laid-out rows that were needed last, by key. What changes a measure (width, theme, language, day) empties it.
#pragma once

#include "ui/timeline/messagelayout.h"

#include <QCache>

#include <functional>

namespace desk::ui {

class LayoutCache
{
public:
    explicit LayoutCache(int rows = 400);

    /// What is known of the picture of a row; without it every picture is shown as a file.
    void setPictures(std::function<PictureFace(const TimelineRow &)> pictures) { m_pictures = std::move(pictures); }

    /// Anything but the row itself. A different context forgets every layout.
    void setContext(const LayoutContext &context);
    const LayoutContext &context() const { return m_context; }
    std::shared_ptr<const MessageLayout> layout(const TimelineRow &row);
    void forget(const QString &key) { m_rows.remove(key); }
    void clear() { m_rows.clear(); }
    /// How many rows were measured since the beginning.
    qint64 made() const { return m_made; }

private:
    LayoutContext m_context;
    std::function<PictureFace(const TimelineRow &)> m_pictures;
    QCache<QString, std::shared_ptr<const MessageLayout>> m_rows;
    qint64 m_made = 0;
};

} // namespace desk::ui
