// What is selected with the mouse, within one message or across several. Follows its rows as others come and go.
#pragma once

#include <QPersistentModelIndex>
#include <QString>

#include <optional>
#include <utility>

namespace desk {
class TimelineModel;
}

namespace desk::ui {

class TextSelection
{
public:
    /// Begins at a place and selects nothing yet.
    void begin(const QModelIndex &row, int position);
    void extend(const QModelIndex &row, int position);
    void clear();
    bool isEmpty() const;

    /// From, to in the shown text of this row; nothing if none of it is selected.
    std::optional<std::pair<int, int>> rangeIn(int row, int textLength) const;
    /// Messages only, one under the other.
    QString text(const TimelineModel &model) const;

private:
    struct Place
    {
        QPersistentModelIndex row;
        int position = 0;
    };
    std::pair<Place, Place> ordered() const;

    Place m_from;
    Place m_to;
};

/// What copying a whole message gives: its text, else its file's name.
QString copiedText(const TimelineModel &model, int row);

} // namespace desk::ui
