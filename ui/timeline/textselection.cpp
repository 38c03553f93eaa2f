// Ranges and copying.
#include "ui/timeline/textselection.h"

#include "models/timelinemodel.h"
#include "ui/timeline/richtext.h"

namespace desk::ui {

void TextSelection::begin(const QModelIndex &row, int position)
{
    m_from = m_to = Place{row, position};
}

void TextSelection::extend(const QModelIndex &row, int position)
{
    m_to = Place{row, position};
}

void TextSelection::clear()
{
    m_from = m_to = {};
}

bool TextSelection::isEmpty() const
{
    return !m_from.row.isValid() || !m_to.row.isValid() || (m_from.row == m_to.row && m_from.position == m_to.position);
}

std::pair<TextSelection::Place, TextSelection::Place> TextSelection::ordered() const
{
    const bool forward =
        m_from.row.row() < m_to.row.row() || (m_from.row.row() == m_to.row.row() && m_from.position <= m_to.position);
    return forward ? std::pair{m_from, m_to} : std::pair{m_to, m_from};
}

std::optional<std::pair<int, int>> TextSelection::rangeIn(int row, int textLength) const
{
    if (isEmpty())
        return std::nullopt;
    const auto [first, last] = ordered();
    if (row < first.row.row() || row > last.row.row())
        return std::nullopt;
    return std::pair{row == first.row.row() ? first.position : 0, row == last.row.row() ? last.position : textLength};
}

QString TextSelection::text(const TimelineModel &model) const
{
    if (isEmpty())
        return {};
    const auto [first, last] = ordered();
    QStringList lines;
    for (int row = first.row.row(); row <= last.row.row(); ++row) {
        if (!model.row(row).isWritten())
            continue;
        const QString whole = bubbleText(model.row(row).text);
        const auto range = rangeIn(row, int(whole.size()));
        const bool inside = row != first.row.row() && row != last.row.row();
        lines << (inside ? copiedText(model, row) : shownText(whole.mid(range->first, range->second - range->first)));
    }
    return lines.join(QLatin1Char('\n'));
}

QString copiedText(const TimelineModel &model, int row)
{
    const TimelineRow &message = model.row(row);
    if (message.text.isEmpty() && message.attachment)
        return shownText(message.attachment->name);
    return shownText(message.text);
}

} // namespace desk::ui
