// The emoji of the picker as a Qt model: the emoji itself, its name as tooltip and for assistive technology.
#pragma once

#include "models/emojitable.h"

#include <QAbstractListModel>

namespace desk::ui {

class EmojiModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void show(const QList<Emoji> &emoji);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Emoji> m_emoji;
};

} // namespace desk::ui
