// Where a timeline stands: a row and the pixels of it below the lower edge. Rows above may come and go without moving
// what is seen. Pure: heights come from a function, asked only for rows near the place.
#pragma once

#include <QList>

#include <functional>

namespace desk::ui {

class ScrollAnchor
{
public:
    struct Visible
    {
        int row = 0;
        int top = 0; ///< in the viewport
        int height = 0;
    };

    /// What a reader looks at: a row, and where it stands.
    struct Hold
    {
        int row = -1;
        int top = 0;
        int bottom = 0;
    };

    /// `height` is called for few rows at a time, whatever the count.
    explicit ScrollAnchor(std::function<int(int)> height);

    void setViewport(int height, int padding);
    /// All rows are new.
    void reset(int rows);
    void inserted(int first, int count);
    void removed(int first, int count);
    /// Heights may have changed.
    void settle();

    int rows() const { return m_rows; }
    int row() const { return m_row; }
    bool atBottom() const;
    bool atTop() const;
    void toBottom();
    void toTop();
    /// Positive: towards older rows.
    void scrollBy(int pixels);
    /// The row's upper edge at this height of the viewport, as far as the ends allow.
    void place(int row, int top);
    /// The least movement that shows the row.
    void reveal(int row);

    /// Around a change of heights: the row in the middle of the view stays where it is. One that begins above the view
    /// keeps its end there, so what is read below it does not move.
    Hold hold() const;
    void restore(const Hold &hold);

    QList<Visible> visible() const;
    /// The place in rows and parts of rows: of the upper edge, of the lower edge.
    double topPosition() const;
    double bottomPosition() const;
    void setBottomPosition(double position);

private:
    int bottomLine() const { return m_viewport - m_padding; }

    std::function<int(int)> m_height;
    int m_viewport = 0;
    int m_padding = 0;
    int m_rows = 0;
    int m_row = -1;
    int m_below = 0;
};

} // namespace desk::ui
