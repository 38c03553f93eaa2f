// The laid-out rows that were needed last, by key. What changes a measure (width, theme, language, day) empties it.
#pragma once

#include "ui/timeline/messagelayout.h"

#include <QCache>

namespace desk::ui {

class LayoutCache
{
public:
    explicit LayoutCache(int rows = 400);

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
    QCache<QString, std::shared_ptr<const MessageLayout>> m_rows;
    qint64 m_made = 0;
};

} // namespace desk::ui
