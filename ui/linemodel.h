// Rows without content of their own, for a LineList whose owner keeps the values.
#pragma once

#include <QAbstractListModel>

namespace desk::ui {

class LineModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    /// The owner's values are new: `count` of them are shown.
    void show(int count)
    {
        if (count == m_count) { // the keyboard may stand here
            if (count > 0)
                Q_EMIT dataChanged(index(0), index(count - 1));
            return;
        }
        beginResetModel();
        m_count = count;
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    QVariant data(const QModelIndex &, int) const override { return {}; }

private:
    int m_count = 0;
};

} // namespace desk::ui
