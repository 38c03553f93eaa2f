// The arithmetic of the place.
#include "ui/timeline/scrollanchor.h"

#include <algorithm>
#include <cmath>

namespace desk::ui {

ScrollAnchor::ScrollAnchor(std::function<int(int)> height) : m_height(std::move(height)) {}

void ScrollAnchor::setViewport(int height, int padding)
{
    m_viewport = height;
    m_padding = padding;
    settle();
}

void ScrollAnchor::reset(int rows)
{
    m_rows = rows;
    toBottom();
}

void ScrollAnchor::inserted(int first, int count)
{
    m_rows += count;
    if (m_row < 0)
        toBottom();
    else if (first <= m_row)
        m_row += count;
}

void ScrollAnchor::removed(int first, int count)
{
    m_rows -= count;
    if (first + count <= m_row) {
        m_row -= count;
    } else if (first <= m_row) {
        m_below = 0;
        m_row = std::min(first, m_rows - 1);
    }
}

void ScrollAnchor::settle()
{
    if (m_rows == 0) {
        m_row = -1;
        m_below = 0;
        return;
    }
    m_row = std::clamp(m_row, 0, m_rows - 1);
    const auto normalise = [this] {
        while (m_below < 0) {
            if (m_row == m_rows - 1) {
                m_below = 0;
                return;
            }
            m_below += m_height(++m_row);
        }
        while (m_row > 0 && m_below >= m_height(m_row)) {
            m_below -= m_height(m_row);
            --m_row;
        }
    };
    normalise();
    // no gap above the first row unless everything fits
    int above = m_height(m_row) - m_below;
    const int room = bottomLine() - m_padding;
    for (int row = m_row; row > 0 && above < room;)
        above += m_height(--row);
    if (above < room) {
        m_below -= room - above;
        normalise();
    }
}

bool ScrollAnchor::atBottom() const
{
    return m_rows == 0 || (m_row == m_rows - 1 && m_below <= 1);
}

bool ScrollAnchor::atTop() const
{
    const QList<Visible> seen = visible();
    return seen.isEmpty() || (seen.first().row == 0 && seen.first().top >= 0);
}

void ScrollAnchor::toBottom()
{
    m_row = m_rows - 1;
    m_below = 0;
}

void ScrollAnchor::toTop()
{
    if (m_rows > 0)
        place(0, m_padding);
}

void ScrollAnchor::scrollBy(int pixels)
{
    m_below += pixels;
    settle();
}

void ScrollAnchor::place(int row, int top)
{
    m_row = std::clamp(row, 0, std::max(0, m_rows - 1));
    m_below = m_rows > 0 ? top + m_height(m_row) - bottomLine() : 0;
    settle();
}

void ScrollAnchor::reveal(int row)
{
    for (const Visible &seen : visible()) {
        if (seen.row != row)
            continue;
        if (seen.top < m_padding && seen.height < bottomLine() - m_padding)
            scrollBy(m_padding - seen.top);
        else if (seen.top + seen.height > bottomLine())
            scrollBy(std::max(bottomLine() - seen.top - seen.height, m_padding - seen.top));
        return;
    }
    if (row > m_row)
        place(row, bottomLine() - m_height(row));
    else
        place(row, m_padding);
}

ScrollAnchor::Hold ScrollAnchor::hold() const
{
    Hold hold;
    for (const Visible &seen : visible()) {
        if (hold.row < 0 || seen.top <= m_viewport / 2)
            hold = {seen.row, seen.top, seen.top + seen.height};
    }
    return hold;
}

void ScrollAnchor::restore(const Hold &hold)
{
    if (hold.row < 0 || hold.row >= m_rows)
        return settle();
    place(hold.row, hold.top >= 0 ? hold.top : hold.bottom - m_height(hold.row));
}

QList<ScrollAnchor::Visible> ScrollAnchor::visible() const
{
    QList<Visible> result;
    if (m_row < 0)
        return result;
    int top = bottomLine() + m_below;
    for (int row = m_row; row >= 0 && top > 0; --row) {
        const int height = m_height(row);
        top -= height;
        result.prepend({row, top, height});
    }
    top = bottomLine() + m_below;
    for (int row = m_row + 1; row < m_rows && top < m_viewport; ++row) {
        const int height = m_height(row);
        result.append({row, top, height});
        top += height;
    }
    return result;
}

double ScrollAnchor::topPosition() const
{
    const QList<Visible> seen = visible();
    if (seen.isEmpty())
        return 0;
    const Visible &first = seen.first();
    if (first.row == 0 && first.top >= 0)
        return 0;
    return first.row + std::clamp(double(-first.top) / std::max(1, first.height), 0.0, 1.0);
}

double ScrollAnchor::bottomPosition() const
{
    if (m_row < 0)
        return 0;
    return m_row + 1 - std::clamp(double(m_below) / std::max(1, m_height(m_row)), 0.0, 1.0);
}

void ScrollAnchor::setBottomPosition(double position)
{
    if (m_rows == 0)
        return;
    const double end = std::clamp(position, 0.0, double(m_rows));
    m_row = std::clamp(int(std::ceil(end)) - 1, 0, m_rows - 1);
    m_below = int(std::lround((m_row + 1 - end) * m_height(m_row)));
    settle();
}

} // namespace desk::ui
